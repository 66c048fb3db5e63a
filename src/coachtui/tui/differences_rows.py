"""How a comparison reads on the screen: answers, people, lines, each under its heading."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widgets.option_list import Option

from coachtui.interview.pipes import fill_page, labelled
from coachtui.interview.relevance import view
from coachtui.pack.model import Pack
from coachtui.strategy.model import Line
from coachtui.text import cut
from coachtui.tui.differing import SHOWN, changed, turn, was_now
from coachtui.tui.lines import heading, row
from coachtui.tui.safe import content, lines
from coachtui.workspace.comparing import Compared
from coachtui.workspace.differing import ABSENT, LATER, NONE, by_which


def rows(pack: Pack, compared: Compared) -> list[Option]:
    """Every row: ids are ``answer:ID``, ``fall:PLACE``, ``line:ID``, ``moved:PLACE``."""
    parts = (
        ("Answered otherwise", "", _answers(pack, compared)),
        ("Would be answered otherwise", "Enter shows both rules", _falls(compared)),
        ("Changed", "", _changed(pack, compared)),
        ("Came", "", _lines("+", pack, compared, compared.comparison.lines.added)),
        ("Went", "", _lines("–", pack, compared, compared.comparison.lines.gone)),
        ("Moved in the lesson itself", "not by you", _moved(compared)),
    )
    found: list[Option] = []
    for title, hint, some in parts:
        listed = list(some)
        if listed:
            found += [heading(title, hint, first=not found), *listed]
    if found and not compared.enough:
        found.append(heading("", LATER))
    return found


def _answers(pack: Pack, compared: Compared) -> Iterable[Option]:
    old = view(pack, compared.before.answers).known
    new = view(pack, compared.after.answers).known
    for id_ in compared.comparison.answers:
        question = pack.questions[id_]
        before, after = (
            cut(labelled(pack, question, known[id_]), SHOWN) if id_ in known else NONE
            for known in (old, new)
        )
        asked = content(fill_page(pack, question.text, new), "$quiet")
        yield row("·", lines(asked, was_now(before, after)), id=f"answer:{id_}")


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
    for place, (then, now) in enumerate(compared.moved):
        words = was_now(cut(then, SHOWN) or ABSENT, cut(now, SHOWN) or ABSENT)
        yield row("~", words, id=f"moved:{place}")
