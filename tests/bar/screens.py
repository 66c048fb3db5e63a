"""Every screen of the app, opened over a workspace in which certain words stand wherever they may.

A screen that isn't in `SCREENS` fails a test, so that none is forgotten by a row of the bar.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace
from textual.screen import Screen

import coachtui.tui
from coachtui.decide.misfits import misfits
from coachtui.decide.model import Decision
from coachtui.decide.rehearsal import Judged, judge
from coachtui.decide.verdict import decide
from coachtui.documents.by_lesson import closing
from coachtui.documents.parts import parts
from coachtui.files.errors import SaveError
from coachtui.pack.mistakes import Mistake
from coachtui.strategy.edits import Mine
from coachtui.strategy.review import Reviewed
from coachtui.strategy.why import why
from coachtui.tui.course import Course
from coachtui.workspace.comparing import proposed
from coachtui.workspace.earlier import Earlier
from coachtui.workspace.forgetting import forgetting
from coachtui.workspace.home import Home
from coachtui.workspace.matters.unsaved import not_saved
from coachtui.workspace.open import open_workspace
from coachtui.workspace.versions import agree, versions
from coachtui.workspace.workspace import Workspace
from tests.sitting import SHIPPED

GRACE = next(one for one in SHIPPED.personas if one.id == "grace").answers
LESSON = "link-strategically"
WORDED = ("text", "prose")
AT = "2026-11-22T20:00:00Z"

BASES = {
    *(
        "Aided",
        "Dialog",
        "Frame",
        "Keeping",
        "OutcomeScreen",
        "Pulling",
        "QuestionScreen",
        "Settling",
    ),
    *("StrategyList", "Topmost"),
}
"""Classes that others are made of; nobody sees one as it is."""


class Over(NamedTuple):
    """What a screen is opened over."""

    workspace: Workspace
    words: str

    @property
    def rule(self) -> Any:  # noqa: ANN401  (a line of the strategy)
        """A rule that was reworded, and whose answer has changed since."""
        lines = self.workspace.strategy.lines
        return next(one for one in lines if one.id == "in-known")

    def judged(self, gut: str, card: str = "thabo") -> Judged:
        """A card, judged by gut."""
        return judge(SHIPPED, self.workspace.strategy, SHIPPED.cards[card], gut)

    def decided(self, **facts: str) -> Any:  # noqa: ANN401  (what the usual answers say)
        """What is said of somebody."""
        return decide(SHIPPED, self.workspace.strategy, "in", facts)

    @property
    def course(self) -> Course:
        """Somebody of whom all is told."""
        return Course(direction="in", given=(("known", "refuse"),), name=self.words)


def hostile(home: Path, words: str) -> Workspace:
    """Somebody who answered everything and did everything, with the words wherever any may be."""
    workspace = open_workspace(Home(home), "Client " + words[:100], holder="app", create=True)
    for id_, raw in GRACE.items():
        workspace.answer(id_, _with(id_, raw, words))
    workspace.draft("offer", f"half {words}")
    for line in ("in-known", "aim-first"):
        workspace.edit(line, text=f"{words} is how I do it.", note=words)
    workspace.add(Mine(id="mine-1", section="guidelines", text=words))
    workspace.flush()
    agree(workspace, words[:300])
    workspace.answer("in-line", "words")
    for number, (verdict, chosen) in enumerate((("wait", "accept"), ("wait", "accept"))):
        workspace.decisions.record(decided_on(number, verdict, chosen, words))
    workspace.decisions.record(replace(decided_on(7, "ask", "ask", words), until="2027-02-01"))
    workspace.flush()
    return workspace


def _with(id_: str, raw: object, words: str) -> object:
    question = SHIPPED.questions[id_]
    if question.kind in WORDED:
        return f"{words} {raw}"[:400]
    if question.kind == "lines":
        return [f"{words} {one}"[:400] for one in raw]  # type: ignore[attr-defined]
    if question.kind == "repeat":
        typed = [one.id for one in question.fields if one.kind in WORDED]
        return [
            {key: f"{words} {one}"[:400] if key in typed else one for key, one in row.items()}
            for row in raw  # type: ignore[attr-defined]
        ]
    return raw


def decided_on(number: int, verdict: str, chosen: str, words: str) -> Decision:
    return Decision(
        id=f"cccccc{number:02}",
        at=AT,
        direction="in",
        facts={"known": "heard", "note": "none", "hat": "newcomer", "link": "list"},
        verdict=verdict,
        rules=("in-otherwise",),
        chosen=chosen,
        reason="kindness" if chosen != verdict else "",
        name=words[:400],
        good=words[:400],
    )


def _full(over: Over) -> SaveError:
    return SaveError(over.workspace.store.folder / "answers.toml", OSError(28, "full"), needed=9)


def _changed(over: Over) -> Any:  # noqa: ANN401  (what would change)
    space = over.workspace
    return proposed(space, space.proposed("in-line", "vouch"))


def _part(over: Over) -> Any:  # noqa: ANN401  (a part of the strategy)
    found = parts(SHIPPED, over.workspace.strategy)
    return next(one for one in found if one.direction == "in")


def _rule_part(over: Over) -> tuple[Any, ...]:
    return (over.workspace, _part(over), over.rule)


def _misfit(over: Over) -> tuple[Any, ...]:
    space = over.workspace
    return space, misfits(space.decisions.all(), space.strategy, space.edits)[0]


def _told(over: Over) -> tuple[Any, ...]:
    line = over.rule
    space = over.workspace
    return line, why(SHIPPED, space.answers, space.strategy, line.id), space.decisions.all()[:1]


def _review(over: Over) -> tuple[Any, ...]:
    now = Reviewed(id="aim", text="Finish", answer=over.words, remarks=(over.words,))
    return now, (Earlier(raw=over.words, words=over.words, at=AT),)


def _workspace(over: Over) -> tuple[Any, ...]:
    return (over.workspace,)


def _asks(over: Over) -> tuple[Any, ...]:
    return over.workspace, "note:x", over.words, over.words


def _rows(over: Over) -> tuple[Any, ...]:
    from coachtui.tui.rows import Row

    return over.words, over.words, [Row("a", over.words, "a", note=over.words, beside=over.words)]


def _home_screen(over: Over) -> tuple[Any, ...]:
    from coachtui.tui.home import HomeScreen

    return (HomeScreen(over.workspace),)


def _closing(over: Over) -> tuple[Any, ...]:
    page = closing(SHIPPED)
    assert page
    return over.workspace, page.id


def _settle(over: Over) -> tuple[Any, ...]:
    return (not_saved(over.workspace, _full(over)),)


def _path(over: Over) -> tuple[Any, ...]:
    return (Path("/tmp") / over.words.replace("/", " "),)


SCREENS: Mapping[str, Callable[[Over], tuple[Any, ...]]] = {
    "AgreeDialog": _workspace,
    "AnswerScreen": lambda over: (over.workspace, "aim"),
    "AnyWords": _asks,
    "Broken": lambda over: ([Mistake(over.words, 1, over.words, over.words)],),
    "Choose": _rows,
    "ConflictDialog": lambda over: (over.workspace, "answers.toml"),
    "DecideScreen": lambda over: (over.workspace, Course(direction="in", name=over.words)),
    "DecisionScreen": lambda over: (over.workspace, over.workspace.decisions.all()[0]),
    "DecisionsScreen": _workspace,
    "DifferencesScreen": lambda over: (over.workspace, versions(over.workspace)[0]),
    "DisagreementScreen": lambda over: (
        *(over.workspace, over.judged("decline"), lambda **_: None, over.words),
    ),
    "EarlierDialog": _review,
    "Elsewhere": lambda _: (Path("/tmp/answers.toml"),),
    "EndScreen": lambda over: (over.workspace, LESSON, "whole"),
    "EverythingScreen": _closing,
    "ExportScreen": lambda over: (over.workspace, "card"),
    "FallDialog": lambda over: (_changed(over).falls[0], (over.words, "now")),
    "ForgetDialog": lambda over: (forgetting(over.workspace, "review-profile"),),
    "HelpScreen": _home_screen,
    "HomeScreen": _workspace,
    "LessonScreen": lambda over: (over.workspace, LESSON, "circle", False, "whole"),
    "LessonsScreen": _workspace,
    "LookAgainScreen": _workspace,
    "MapScreen": lambda over: (over.workspace, LESSON, "whole"),
    "MisfitScreen": _misfit,
    "NameDialog": lambda over: (over.words,),
    "NotSaved": _settle,
    "OwnRuleDialog": _rule_part,
    "PreviewDialog": lambda over: (_changed(over),),
    "RehearseScreen": _workspace,
    "ReplaceDialog": _path,
    "ReviewScreen": _workspace,
    "Settle": _settle,
    "StaleDialog": lambda over: (over.rule,),
    "StrategyScreen": _workspace,
    "TensionScreen": lambda over: (over.workspace, SHIPPED.tensions[0]),
    "TooSmall": lambda _: (600, 180),
    "UndecidedScreen": lambda over: (over.workspace, over.course, over.decided()),
    "UnsettledScreen": lambda over: (over.workspace, over.judged("accept")),
    "VerdictScreen": lambda over: (over.workspace, over.course, over.decided(known="refuse")),
    "VersionsScreen": _workspace,
    "WaitingScreen": _workspace,
    "WhyDialog": _told,
    "WordsDialog": _asks,
}
"""Each screen by its name, with what it is made of."""

NAMED: Mapping[str, Mapping[str, Any]] = {
    "NameDialog": {"short": False},
    "TooSmall": {"id": "small"},
}
"""What is given by name."""

WITHOUT = {
    *("AgreeDialog", "ConflictDialog", "EndScreen", "ForgetDialog", "HelpScreen", "MapScreen"),
    *("NotSaved", "OwnRuleDialog", "RehearseScreen", "Settle", "TooSmall", "UnsettledScreen"),
    *("DifferencesScreen", "DecisionsScreen", "Elsewhere", "FallDialog", "ReplaceDialog"),
}
"""Screens on which none of these words stand, or in a column, or with a part left out."""


def classes() -> dict[str, type[Screen[Any]]]:
    """Every class of a screen in the app, by name, but for those in `BASES`."""
    for module in pkgutil.walk_packages(coachtui.tui.__path__, "coachtui.tui."):
        importlib.import_module(module.name)
    found = {one.__name__: one for one in _below(Screen) if one.__module__.startswith("coachtui.")}
    return {name: one for name, one in found.items() if name not in BASES}


def _below(kind: type[Any]) -> Iterator[type[Any]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def made(name: str, over: Over) -> Screen[Any]:
    """One screen, to be shown."""
    return classes()[name](*SCREENS[name](over), **NAMED.get(name, {}))
