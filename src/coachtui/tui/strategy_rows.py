"""How the strategy reads on the screen: its parts as rows, every state in words or a sign."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from textual.content import Content
from textual.widgets.option_list import Option

from coachtui.documents.parts import Held, Part, numbered
from coachtui.strategy.model import Line
from coachtui.strategy.ticks import when
from coachtui.text import cut
from coachtui.tui.lines import heading, row
from coachtui.tui.safe import content

SHOWN = 1_000
"""Characters of a line; Enter shows the whole of it."""

HELD = "held"
"""The id of the last part: what waits for an answer."""

NOTHING: Mapping[str, str] = MappingProxyType({})

CONCERNED = "rests on what you said has changed: does it still fit?"


def rows(
    parts: Sequence[Part],
    waiting: Sequence[Held],
    concerned: Collection[str] = (),
    pending: Mapping[str, str] = NOTHING,
) -> list[Option]:
    """Every row: headings have the id ``part:ID``, lines ``line:ID``, questions ``held:ID``.

    Args:
        parts: What stands.
        waiting: What waits for an answer.
        concerned: Ids of lines that rest on something which the person says has changed.
        pending: Below which line it is said that for some it isn't settled yet.
    """
    found: list[Option] = []
    for part in parts:
        found.append(heading(part.title, part.hint, id=f"part:{part.id}", first=not found))
        numbers = numbered(part)
        found += [
            _line(line, numbers.get(line.id, 0), line.id in concerned, pending.get(line.id, ""))
            for line in part.lines
        ]
        found += [_offered(line) for line in part.offered]
    if waiting:
        found.append(heading("Waiting for an answer", id=f"part:{HELD}", first=not found))
        found += [_held(one) for one in waiting]
    return found


def _line(line: Line, number: int, concerned: bool, pending: str) -> Option:
    quiet = "" if line.enabled else "$quiet"
    words = content(cut(line.text, SHOWN), quiet)
    said = _said(line)
    if said:
        words = Content.assemble(words, "  ", content(f"({said})", "$quiet"))
    if line.edited and line.derived != line.text:
        words += "\n" + content(f"what it does: {cut(line.derived, SHOWN)}", "$quiet")
    if pending:
        words += "\n" + content(pending, "$quiet")
    if concerned:
        words += "\n" + content(CONCERNED, "$care")
    if line.note:
        words += "\n" + content(f"note: {line.note}", "$quiet")
    return row(_margin(line, number), words, id=f"line:{line.id}")


def _margin(line: Line, number: int) -> str:
    if not line.enabled:
        return "off"
    if line.do:
        return "[x]" if line.done else "[ ]"
    return str(number) if number else "·"


def _said(line: Line) -> str:
    """What is particular about a line, in words."""
    said = []
    if line.mine:
        said.append("yours")
    elif line.stale:
        said.append("your wording; your answer has changed since: e shows both")
    elif line.edited:
        said.append("your wording")
    if day := when(line.ticked, done=line.done):
        said.append(day)
    return "; ".join(said)


def _offered(line: Line) -> Option:
    words = Content.assemble(
        content(cut(line.text, SHOWN)), "  ", ("(offered: take in?)", "$quiet")
    )
    return row("+", words, id=f"line:{line.id}")


def _held(one: Held) -> Option:
    many = f"{len(one.lines)} lines wait" if len(one.lines) > 1 else "1 line waits"
    words = Content.assemble(content(f"“{one.text}”"), "  ", (f"({many}: Enter answers)", "$quiet"))
    return row("?", words, id=f"held:{one.question}")
