"""How two states of what a person said differ: question by question, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from coachtui.interview.answers import Answers, Entry, State
from coachtui.interview.pipes import as_kept, fill_page, labelled
from coachtui.interview.relevance import view
from coachtui.pack.model import Pack
from coachtui.strategy.edits import Edits, LineEdit, Mine
from coachtui.text import cut, shown
from coachtui.workspace.entries import same
from coachtui.workspace.model import Kept

NONE = "(no answer)"
UNTOUCHED = "(as it follows from your answers)"
NOTHING_TYPED = "(nothing typed)"

SHOWN = 160
"""Characters of an answer: enough to know it again."""

_LEFT: Mapping[State, str] = {
    "open": "open",
    "unsure": "not sure yet",
    "skipped": "skipped",
    "coach": "to talk over",
}


class Apart(Struct, frozen=True, kw_only=True):
    """By question, how answers differ from others."""

    changed: tuple[str, ...] = ()
    """Answered in both, and otherwise."""
    gone: tuple[str, ...] = ()
    """Answered only in the old ones."""
    back: tuple[str, ...] = ()
    """Answered only in the new ones."""

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.changed or self.gone or self.back)


class Told(NamedTuple):
    """One thing that differs, in words."""

    about: str
    """The question, or the line."""
    was: str
    now: str


def apart(old: Answers, new: Answers) -> Apart:
    """How new answers differ from old ones; when they were given doesn't count."""
    return Apart(
        changed=tuple(id_ for id_ in new if id_ in old and not same(old[id_], new[id_])),
        gone=tuple(id_ for id_ in old if id_ not in new),
        back=tuple(id_ for id_ in new if id_ not in old),
    )


def told(pack: Pack, old: Kept, new: Kept) -> tuple[Told, ...]:
    """All that differs in words: answers as they are asked, then edits, then what is a draft."""
    return (
        *answers_told(pack, old.answers, new.answers),
        *_edits(old, new),
        *_drafts(pack, old, new),
    )


def answers_told(pack: Pack, old: Answers, new: Answers) -> Iterator[Told]:
    """The answers that differ, as they are asked; then those to what nobody asks any more."""
    known = view(pack, {**old, **new}).known
    found = {id_ for id_ in {**old, **new} if not same(old.get(id_), new.get(id_))}
    for id_ in (
        *(id_ for id_ in pack.questions if id_ in found),
        *sorted(found - {*pack.questions}),
    ):
        question = pack.questions.get(id_)
        about = fill_page(pack, question.text, known) if question else id_
        yield Told(about, _said(pack, id_, old.get(id_)), _said(pack, id_, new.get(id_)))


def _said(pack: Pack, id_: str, entry: Entry | None) -> str:
    if entry is None:
        return NONE
    words, question = "", pack.questions.get(id_)
    if entry.value is not None:
        words = labelled(pack, question, entry.value) if question else as_kept(entry.value)
    if entry.state == "answered":
        return cut(words, SHOWN) or NONE
    left = _LEFT[entry.state]
    return f"{cut(words, SHOWN)} ({left})" if words else f"({left})"


def _edits(old: Kept, new: Kept) -> Iterator[Told]:
    before, after = _edited(old.edits), _edited(new.edits)
    for about in dict.fromkeys((*before, *after)):
        was, now = before.get(about, UNTOUCHED), after.get(about, UNTOUCHED)
        if was != now:
            yield Told(about, was, now)


def _edited(edits: Edits) -> dict[str, str]:
    """Each edit by what it is of, in words."""
    return {
        **{f"The line `{shown(id_)}`": _edit(one) for id_, one in edits.lines.items()},
        **{f"Your own line `{shown(one.id)}`": _mine(one) for one in edits.mine},
        **{
            f"The place of `{shown(id_)}`": f"after {shown(one)}"
            for id_, one in edits.order.items()
        },
        **{
            f"The answers that pull apart, `{shown(id_)}`": cut(shown(one.reason), SHOWN) or "kept"
            for id_, one in edits.dismissed.items()
        },
    }


def _edit(edit: LineEdit) -> str:
    parts = (
        f"“{cut(shown(edit.text), SHOWN)}”" if edit.text else "",
        "off" if edit.off else "",
        "taken in" if edit.on else "",
        f"note: “{cut(shown(edit.note), SHOWN)}”" if edit.note else "",
        f"ticked on {shown(edit.done)}" if edit.done else "",
    )
    return ", ".join(filter(None, parts))


def _mine(mine: Mine) -> str:
    return f"“{cut(shown(mine.text), SHOWN)}”" if mine.text else "a rule of your own"


def _drafts(pack: Pack, old: Kept, new: Kept) -> Iterator[Told]:
    for id_ in dict.fromkeys((*old.drafts, *new.drafts)):
        was, now = old.drafts.get(id_), new.drafts.get(id_)
        if was != now:
            question = pack.questions.get(id_)
            about = shown(question.text) if question else "something of your own"
            yield Told(f"Typed, and not kept yet: {about}", typed(was), typed(now))


def typed(raw: object) -> str:
    """A draft in words."""
    if raw is None:
        return NOTHING_TYPED
    if isinstance(raw, list):
        raw = tuple(raw)
    return cut(as_kept(raw) if isinstance(raw, (tuple, Mapping)) else shown(str(raw)), SHOWN)
