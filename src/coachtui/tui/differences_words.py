"""What differs, as words of the screen: lines, and who would fare otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from coachtui.decide.falls import Fall
from coachtui.strategy.compare import Changed, Difference
from coachtui.strategy.model import Line
from coachtui.text import cut
from coachtui.tui.beside import Beside
from coachtui.tui.safe import content, lines

SHOWN = 1_000
"""Characters of a line."""


def changed(one: Changed) -> Content:
    """Old and new words of a line, one below the other."""
    before, after = _does(one.before), _does(one.after)
    if before == after:
        return content(after) + Content.styled(
            "\nReads as before, and decides otherwise.", "$quiet"
        )
    return was_now(before, after)


def was_now(before: str, after: str) -> Content:
    """What was, and below it what is."""
    return Content.assemble(("was  ", "$quiet"), content(before)) + Content.assemble(
        ("\nnow  ", "$quiet"), content(after)
    )


def counted(difference: Difference) -> int:
    """How many lines differ."""
    return len(difference.added) + len(difference.gone) + len(difference.changed)


def turn(fall: Fall) -> Content:
    """Who, what the answer was, what it would be, and whether there is such a person."""
    return Content.assemble(
        content(fall.who, "bold"),
        content(f": {fall.before} → {fall.after}"),
        content(f"   {fall.seen}", "$quiet"),
    )


def rules_of(fall: Fall, heads: tuple[str, str]) -> Beside:
    """The rules behind the old answer and the new one, side by side.

    Args:
        fall: Who fares otherwise.
        heads: What stands above each of the two.
    """
    return Beside(_column(heads[0], fall.before, fall.old), _column(heads[1], fall.after, fall.new))


def _column(head: str, outcome: str, rules: Sequence[str]) -> Content:
    words = [content(cut(rule, SHOWN)) for rule in rules] or [content(outcome, "italic")]
    return lines(content(head, "$voice"), *words)


def _does(line: Line) -> str:
    """Its words; of a line worded by the person also what it does."""
    text = cut(line.text, SHOWN)
    return f"{text}\n(what it does: {cut(line.derived, SHOWN)})" if line.edited else text
