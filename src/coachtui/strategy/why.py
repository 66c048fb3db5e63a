"""Why a line stands: the questions that made it, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from coachtui.interview.answers import Answers, Value, rows_of
from coachtui.interview.pipes import fill_page, labelled
from coachtui.interview.relevance import view
from coachtui.pack.model import Pack
from coachtui.strategy.model import Line, Strategy


class Reason(Struct, frozen=True, kw_only=True):
    """One question behind a line."""

    id: str
    text: str
    value: Value | None
    answer: str
    """The answer in the person's words, or as its label reads."""


class Why(Struct, frozen=True, kw_only=True):
    """The whole answer to "why does this stand here?"."""

    line: str
    text: str
    rule: str
    """The id of the pack's rule or line that it comes from, or the line's own."""
    questions: tuple[Reason, ...]
    says: str
    """Where no answer made it: that, and how to switch it off; empty otherwise."""


def why(pack: Pack, answers: Answers, strategy: Strategy, line_id: str) -> Why:
    """Explain one line.

    Raises:
        KeyError: no such line in the strategy.
    """
    line = next((one for one in strategy.lines if one.id == line_id), None)
    if line is None:
        raise KeyError(line_id)
    return Why(
        line=line.id,
        text=line.text,
        rule=line.source,
        questions=reasons(pack, answers, line),
        says="" if line.because else _without_answers(line),
    )


def reasons(pack: Pack, answers: Answers, line: Line) -> tuple[Reason, ...]:
    """The questions behind a line, with their answers as they stand."""
    known = dict(view(pack, answers).known)
    for id_ in line.because:
        if line.row and pack.questions[id_].kind == "repeat" and id_ in known:
            known[id_] = tuple(row for row in rows_of(known[id_]) if row["row"] == line.row)
    return answered(pack, known, line.because)


def answered(pack: Pack, known: Mapping[str, Value], ids: Iterable[str]) -> tuple[Reason, ...]:
    """Questions with their answers; of one that isn't answered, the answer is empty."""
    found: list[Reason] = []
    for id_ in ids:
        question, value = pack.questions[id_], known.get(id_)
        said = "" if value is None else labelled(pack, question, value)
        text = fill_page(pack, question.text, known)
        found.append(Reason(id=id_, text=text, value=value, answer=said))
    return tuple(found)


def _without_answers(line: Line) -> str:
    if line.mine:
        return "You wrote this one yourself. Drop it to let it go; undo brings it back."
    if line.offered and line.enabled:
        return "No answer made it: it was offered, and you took it in. Switch it off to let it go."
    if line.offered:
        return "No answer made it: it is offered to everybody. Switch it on to take it in."
    return "No answer made it: it stands in every strategy. Switch it off if it isn't yours."
