"""What an answer would be, beside the others: checked, and not kept."""

from __future__ import annotations

from msgspec import structs

from coachtui.clock import stamp
from coachtui.interview.answers import Answers, Entry
from coachtui.interview.constraints import Remarks, check
from coachtui.interview.figures import longer
from coachtui.interview.relevance import holds, view
from coachtui.interview.values import Invalid, parse
from coachtui.pack.model import Pack
from coachtui.workspace import entries
from coachtui.workspace.rows import with_others


def tried(pack: Pack, answers: Answers, id_: str, raw: object, by: str) -> Entry:
    """The entry that an answer would be. Its rows are numbered against those of before.

    Raises:
        KeyError: the pack has no such question.
        Invalid: it can't be kept as an answer.
    """
    question, old, raw = pack.questions[id_], answers.get(id_), entries.cleaned(raw)
    if question.kind == "repeat":
        raw = entries.numbered(question, raw, old)
    value = with_others(question, parse(question, raw), old.value if old else None)
    last = max(old.last if old else 0, entries.highest(value))
    entry = Entry(value=value, by=by, at=stamp(), last=last)
    if barred := remarks(pack, answers, id_, entry).hard:
        raise Invalid(barred)
    return entry


def remarks(pack: Pack, answers: Answers, id_: str, entry: Entry | None) -> Remarks:
    """What a question's constraints say of an entry, as if it stood beside the other answers."""
    question = pack.questions.get(id_)
    if question is None or entry is None or entry.value is None:
        return Remarks()
    conditional = [one for one in (*question.hard, *question.soft) if one.when]
    asked = conditional or question.limit
    known = view(pack, {**answers, id_: entry}).known if asked else {}
    met = {one: holds(pack, one.when, known) for one in conditional}
    found = check(question, entry.value, met)
    over = longer(pack, known, question, entry.value)
    return structs.replace(found, soft=(*found.soft, over)) if over else found
