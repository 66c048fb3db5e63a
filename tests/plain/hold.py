"""A sitting in the linear mode, held in this process: what is typed, what was said."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coachtui.pack.load import load
from coachtui.plain.run import run
from coachtui.plain.talk import Talk
from coachtui.workspace.home import Home, Spot
from coachtui.workspace.open import open_workspace
from coachtui.workspace.workspace import Workspace

REPOSITORY = Path(__file__).resolve().parents[2]
SHIPPED = load(REPOSITORY / "content" / "linkedin")
SMALL = load(REPOSITORY / "tests" / "packs" / "small")


@dataclass(frozen=True)
class Held:
    """What came of a sitting."""

    said: str
    code: int

    def says(self, *words: str) -> bool:
        """Whether all of these were said, one after the other, however they are wrapped."""
        rest = "".join(self.said.split())
        for some in words:
            _, found, rest = rest.partition("".join(some.split()))
            if not found:
                return False
        return True


def hold(home: Path, *lines: str, label: str | None = None, width: int = 80) -> Held:
    """Type lines, then close the input."""
    sink = io.StringIO()
    source = io.StringIO("".join(f"{line}\n" for line in lines))
    code = run(Home(home), label, talk=Talk(source=source, sink=sink, width=width))
    return Held(sink.getvalue(), code)


def kept(home: Path, label: str | None = None) -> Workspace:
    """The workspace as it is on the disk."""
    return open_workspace(Home(home), label)


def given(home: Path, answers: Mapping[str, object], label: str | None = None) -> None:
    """Answer beforehand."""
    workspace = open_workspace(Home(home), label, holder="command", create=True)
    for id_, raw in answers.items():
        workspace.answer(id_, raw)
    workspace.close()


def value(home: Path, id_: str) -> object:
    """The value of an answer on the disk."""
    entry = kept(home).answers.get(id_)
    return entry.value if entry else None


def state(home: Path, id_: str) -> str:
    """The state of a question on the disk."""
    entry = kept(home).answers.get(id_)
    return entry.state if entry else "open"


def hold_at(
    home: Path,
    question: str,
    *lines: str,
    answers: Mapping[str, object] | None = None,
    route: str = "whole",
) -> Held:
    """Type lines at an open question, with answers that were given before."""
    at = Home(home)
    workspace = open_workspace(at, holder="command")
    for id_, raw in (answers or {}).items():
        workspace.answer(id_, raw)
    lesson = workspace.pack.questions[question].lesson
    workspace.close()
    spot = Spot(lesson=lesson, question=question, route=route)
    at.remember(places={workspace.meta.id: spot})
    return hold(home, *lines)
