"""How a comparison reads on the screen: answers, people, lines, each under its heading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content
from textual.widgets.option_list import Option

from coachtui.pack.model import Pack
from coachtui.strategy.model import Line
from coachtui.text import cut
from coachtui.tui.differences_words import SHOWN, changed, turn, was_now
from coachtui.tui.lines import heading, row
from coachtui.tui.safe import content, lines
from coachtui.workspace.comparing import Compared
from coachtui.workspace.differing import LATER, PARTS, Kind, answers, by_which, moved

OPENS = "Enter shows both rules"
"""What can be done with people, beside their heading."""


def rows(pack: Pack, compared: Compared) -> list[Option]:
    """Every row: ids are ``answer:ID``, ``fall:PLACE``, ``line:ID``, ``moved:PLACE``."""
    lines_ = compared.comparison.lines
    some: Mapping[Kind, Iterable[Option]] = {
        "answers": _answers(pack, compared),
        "falls": _falls(compared),
        "changed": _changed(pack, compared),
        "came": _lines("+", pack, compared, lines_.added),
        "went": _lines("–", pack, compared, lines_.gone),
        "moved": _moved(compared),
    }
    found: list[Option] = []
    for kind, part in PARTS.items():
        listed = list(some[kind])
        if listed:
            hint = OPENS if kind == "falls" else part.beside
            found += [heading(part.title, hint, first=not found), *listed]
    if found and not compared.enough:
        found.append(heading("", LATER))
    return found


def _answers(pack: Pack, compared: Compared) -> Iterable[Option]:
    for one in answers(pack, compared, SHOWN):
        words = lines(content(one.text, "$quiet"), was_now(one.before, one.after))
        yield row("·", words, id=f"answer:{one.id}")


def _falls(compared: Compared) -> Iterable[Option]:
    for place, fall in enumerate(compared.falls):
        yield row("→", turn(fall), id=f"fall:{place}")


def _changed(pack: Pack, compared: Compared) -> Iterable[Option]:
    for one in compared.comparison.lines.changed:
        because = (*one.before.because, *one.after.because)
        words = lines(changed(one), *_by(pack, compared, because))
        yield row("~", words, id=f"line:{one.after.id}")


def _lines(sign: str, pack: Pack, compared: Compared, some: Iterable[Line]) -> Iterable[Option]:
    for line in some:
        words = lines(content(cut(line.text, SHOWN)), *_by(pack, compared, line.because))
        yield row(sign, words, id=f"line:{line.id}")


def _by(pack: Pack, compared: Compared, because: tuple[str, ...]) -> list[Content]:
    return [content(by_which(pack, compared, because), "$quiet")]


def _moved(compared: Compared) -> Iterable[Option]:
    for place, (then, now) in enumerate(moved(compared, SHOWN)):
        yield row("~", was_now(then, now), id=f"moved:{place}")
