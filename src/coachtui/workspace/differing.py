"""How a comparison reads: in which parts on every face, and line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from coachtui.decide.falls import Fall, by
from coachtui.interview.pipes import fill_page, labelled
from coachtui.interview.relevance import view
from coachtui.pack.model import Pack
from coachtui.strategy.model import Line
from coachtui.text import cut, join_words
from coachtui.workspace.apart import NONE
from coachtui.workspace.comparing import ENOUGH, Compared

SHOWN = 400
"""Characters of a line, or of an answer."""

ABSENT = "(no such rule)"
"""In place of a rule that the lesson doesn't have."""

LATER = (
    f"From {ENOUGH} decisions on, the people you decided on are held against both as well. "
    "Until then made-up people stand for them."
)


Kind = Literal["answers", "falls", "changed", "came", "went", "moved"]


class Part(NamedTuple):
    """A heading, and what stands beside it."""

    title: str
    beside: str = ""


PARTS: Mapping[Kind, Part] = {
    "answers": Part("Answered otherwise"),
    "falls": Part("Would be answered otherwise"),
    "changed": Part("Changed"),
    "came": Part("Came"),
    "went": Part("Went"),
    "moved": Part("Moved in the lesson itself", "not by you"),
}
"""The parts of a comparison, in order; one in which nothing differs is left out."""


class Answer(NamedTuple):
    """A question that is answered otherwise."""

    id: str
    text: str
    before: str
    after: str


class Told(NamedTuple):
    """Some words, and what stands before them."""

    text: str
    lead: str = ""


def told(pack: Pack, compared: Compared) -> Iterator[Told]:
    """All that differs; nothing where nothing does."""
    lines = compared.comparison.lines
    found: Mapping[Kind, Iterable[Told]] = {
        "answers": _answers(pack, compared),
        "falls": _falls(compared.falls),
        "changed": _changed(pack, compared),
        "came": _lines("  + ", pack, compared, lines.added),
        "went": _lines("  - ", pack, compared, lines.gone),
        "moved": _moved(compared),
    }
    nothing = True
    for kind, part in PARTS.items():
        rows = list(found[kind])
        if rows:
            nothing = False
            yield Told(", ".join(filter(None, part)))
            yield from rows
    if not nothing and not compared.enough:
        yield Told(LATER)


def by_which(pack: Pack, compared: Compared, because: tuple[str, ...]) -> str:
    """By which answers a line came about; by none: the person did it to the line itself."""
    known = view(pack, compared.after.answers).known
    asked = [
        f"“{fill_page(pack, pack.questions[id_].text, known)}”"
        for id_ in by(because, compared.comparison)
    ]
    return f"by your answer to {join_words(asked, pack.and_)}" if asked else "by your own hand"


def answers(pack: Pack, compared: Compared, most: int) -> Iterator[Answer]:
    """The questions that are answered otherwise; of an answer at most so many characters."""
    old, new = (view(pack, one.answers).known for one in (compared.before, compared.after))
    for id_ in compared.comparison.answers:
        question = pack.questions[id_]
        before, after = (
            cut(labelled(pack, question, known[id_]), most) if id_ in known else NONE
            for known in (old, new)
        )
        yield Answer(id_, fill_page(pack, question.text, new), before, after)


def moved(compared: Compared, most: int) -> Iterator[tuple[str, str]]:
    """Rules that the lesson itself words otherwise: then and now, at most so many characters."""
    for then, now in compared.moved:
        yield cut(then, most) or ABSENT, cut(now, most) or ABSENT


def _answers(pack: Pack, compared: Compared) -> Iterator[Told]:
    for one in answers(pack, compared, SHOWN):
        yield Told(one.text, "  * ")
        yield Told(one.before, "    was: ")
        yield Told(one.after, "    now: ")


def _falls(falls: Iterable[Fall]) -> Iterator[Told]:
    for fall in falls:
        yield Told(f"{fall.turn} ({fall.seen})", "  > ")
        for rules, lead, outcome in (
            (fall.old, "    old rule: ", fall.before),
            (fall.new, "    new rule: ", fall.after),
        ):
            yield from (Told(cut(rule, SHOWN), lead) for rule in rules or (f"none: {outcome}",))


def _changed(pack: Pack, compared: Compared) -> Iterator[Told]:
    for one in compared.comparison.lines.changed:
        before, after = _words(one.before), _words(one.after)
        if before == after:
            yield Told(f"{after} (Reads as before, and decides otherwise.)", "  ~ ")
        else:
            yield Told(before, "  ~ was: ")
            yield Told(after, "    now: ")
        yield Told(by_which(pack, compared, (*one.before.because, *one.after.because)), "    ")


def _lines(lead: str, pack: Pack, compared: Compared, lines: Iterable[Line]) -> Iterator[Told]:
    for line in lines:
        yield Told(_words(line), lead)
        yield Told(by_which(pack, compared, line.because), "    ")


def _words(line: Line) -> str:
    text = cut(line.text, SHOWN)
    return f"{text} (What it does: {cut(line.derived, SHOWN)})" if line.edited else text


def _moved(compared: Compared) -> Iterator[Told]:
    for then, now in moved(compared, SHOWN):
        yield Told(then, "  ~ was: ")
        yield Told(now, "    now: ")
