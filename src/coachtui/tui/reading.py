"""Where somebody is on the way through a lesson, in words: no percentages, no clock."""

from __future__ import annotations

from collections.abc import Mapping

from coachtui.interview.answers import Answers
from coachtui.interview.minutes import minutes, took
from coachtui.interview.pipes import fill_page, labelled
from coachtui.interview.put import put
from coachtui.interview.relevance import View, view
from coachtui.pack.model import Pack
from coachtui.pack.page import Lesson, Route
from coachtui.pack.question import Question
from coachtui.strategy.model import Strategy
from coachtui.text import cut, first_line, shown
from coachtui.workspace.workspace import Workspace

STATES = {
    "unsure": "You marked this: not sure yet.",
    "skipped": "You skipped this for now.",
    "coach": "You marked this: to talk over.",
}
"""What is said of a question that was left with a word on why."""

QUOTED = 70
"""Characters of somebody's longer words that are read back to them at once."""


def left_as(workspace: Workspace, question: Question) -> str:
    """How a question was left, in a sentence; empty where it was answered or never asked."""
    entry = workspace.answers.get(question.id)
    if entry is None:
        return ""
    if entry.state == "open" and entry.value is not None:
        said = labelled(workspace.pack, question, entry.value)
        return f"Before, you said: {cut(first_line(said), 200)}   (Ctrl+R brings it back)"
    return STATES.get(entry.state, "")


def filled(workspace: Workspace, question: Question) -> Question:
    """A question as it is put: every pipe in its words filled."""
    return put(workspace.pack, workspace.view.known, question)


def echo_of(workspace: Workspace, before: Strategy, question: Question) -> str:
    """What an answer just made: the pack's own words for it, else the line that came of it."""
    return _echo(workspace.pack, workspace.view, before, workspace.strategy, question)


def would_give(workspace: Workspace, question: Question, changed: Answers) -> str:
    """What an answer would make that isn't kept yet: `changed` is all answers with it."""
    from coachtui.strategy.derive import derive

    pack = workspace.pack
    after = derive(pack, changed, workspace.edits)
    return _echo(pack, view(pack, changed), workspace.strategy, after, question)


def _echo(pack: Pack, seen: View, before: Strategy, after: Strategy, question: Question) -> str:
    if question.id not in seen.known:
        return ""
    if question.echo:
        return fill_page(pack, question.echo, seen.known)
    from coachtui.strategy.compare import echo

    line = echo(before, after, question.id)
    return _in_a_row(line.text) if line else ""


def _in_a_row(text: str) -> str:
    """A line whose blocks of typed words stand behind it: whoever typed them knows the rest."""
    said, *blocks = text.split("\n")
    if said.startswith("> "):  # nothing but somebody's words
        said, blocks = "", [said, *blocks]
    words = " ".join(one.removeprefix(">").strip() for one in blocks)
    return f"{said} “{cut(words, QUOTED)}”".lstrip() if words else said


def same(raw: object, value: object) -> bool:
    """Whether a field says what is kept already, as far as a screen shows it."""
    return _plain(raw) == _plain(value)


def _plain(raw: object) -> object:
    if isinstance(raw, str):
        return shown(raw).strip()
    if isinstance(raw, Mapping):
        return {key: _plain(one) for key, one in raw.items()}
    if isinstance(raw, (list, tuple)):
        return [_plain(one) for one in raw]
    return raw


def routes(pack: Pack, lesson: Lesson) -> tuple[tuple[str, str, str], ...]:
    """The ways through a lesson: id, title, and how long each takes in words."""
    ways = lesson.routes or (Route(id="", title=lesson.title),)
    return tuple((one.id, one.title, took(minutes(pack, lesson, one.id))) for one in ways)
