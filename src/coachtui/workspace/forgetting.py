"""Forgetting a lesson that was begun by mistake: what would be cleared, and what stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from coachtui.interview.answers import Answers
from coachtui.interview.flow import asks, lesson_of
from coachtui.interview.thread import own_questions
from coachtui.pack.model import Pack
from coachtui.strategy.compare import Difference
from coachtui.text import join_words, many
from coachtui.workspace.opened import Opened


class Forgetting(Struct, frozen=True, kw_only=True):
    """What forgetting a lesson would do."""

    title: str
    """The lesson's."""
    answers: int
    """How many questions would be open again."""
    drafts: int
    """Of how many something is typed that would go with them."""
    stays: tuple[str, ...]
    """The titles of the lessons for which some of its answers stay."""
    kept: int
    """How many those are."""
    lines: Difference
    """The lines that would go, or read otherwise."""

    def __bool__(self) -> bool:
        """Whether there is anything to forget."""
        return bool(self.answers or self.drafts)


def cleared(pack: Pack, answers: Answers, drafts: Collection[str], lesson: str) -> tuple[str, ...]:
    """The questions of a lesson whose answers and drafts would go, in asking order.

    Those stay that another lesson asks too, where that one has answers of its own.

    Raises:
        KeyError: the pack has no such lesson.
    """
    _ = lesson_of(pack, lesson)
    needed = _needed(pack, answers, drafts, lesson)
    return tuple(id_ for id_ in _given(pack, answers, drafts, lesson) if id_ not in needed)


def forgetting(workspace: Opened, lesson: str) -> Forgetting:
    """What forgetting a lesson would do; nothing is changed.

    Raises:
        KeyError: the pack has no such lesson.
    """
    from coachtui.strategy.compare import compare
    from coachtui.strategy.derive import derive

    pack, answers, drafts = workspace.pack, workspace.answers, workspace.drafts
    ids = cleared(pack, answers, drafts, lesson)
    needed = _needed(pack, answers, drafts, lesson)
    stay = {id_: needed[id_] for id_ in _given(pack, answers, drafts, lesson) if id_ in needed}
    after = derive(
        pack, {id_: one for id_, one in answers.items() if id_ not in ids}, workspace.edits
    )
    return Forgetting(
        title=lesson_of(pack, lesson).title,
        answers=sum(_is_given(answers, id_) for id_ in ids),
        drafts=sum(id_ in drafts for id_ in ids),
        stays=tuple(dict.fromkeys(stay.values())),
        kept=len(stay),
        lines=compare(workspace.strategy, after),
    )


def told(found: Forgetting) -> tuple[str, ...]:
    """What would be cleared and what stays, in sentences; the lines themselves aren't named."""
    if not found:
        return (f"Nothing of “{found.title}” is answered, so there is nothing to forget.",)
    goes = [many(found.answers, "answer")] if found.answers else []
    goes += [many(found.drafts, "draft")] if found.drafts else []
    it = "it" if found.answers + found.drafts == 1 else "them"
    said = [f"{' and '.join(goes)} would be cleared; undo brings {it} back."]
    if found.kept:
        titles = join_words([f"“{title}”" for title in found.stays])
        stays = "1 answer stays" if found.kept == 1 else f"{found.kept} answers stay"
        said.append(f"{stays}: {titles} {'asks' if len(found.stays) == 1 else 'ask'} for it too.")
    if gone := len(found.lines.gone):
        said.append(f"{many(gone, 'line')} of your strategy would go; ticks and edits are kept.")
    if changed := len(found.lines.changed) + len(found.lines.added):
        said.append(f"{many(changed, 'line')} would read otherwise.")
    return tuple(said)


def _given(pack: Pack, answers: Answers, drafts: Collection[str], lesson: str) -> Iterator[str]:
    """The lesson's own questions with an answer, a word on why there is none, or a draft."""
    return (id_ for id_ in own_questions(pack, lesson) if _is_given(answers, id_) or id_ in drafts)


def _is_given(answers: Answers, id_: str) -> bool:
    entry = answers.get(id_)
    return entry is not None and (entry.value is not None or entry.state != "open")


def _needed(
    pack: Pack, answers: Answers, drafts: Collection[str], lesson: str
) -> Mapping[str, str]:
    """Question to the title of another lesson that asks it and has answers of its own."""
    begun = [
        one
        for one in pack.lessons
        if one.id != lesson and any(_given(pack, answers, drafts, one.id))
    ]
    return {
        id_: one.title
        for one in reversed(begun)
        for id_ in own_questions(pack, lesson)
        if asks(one, id_)
    }
