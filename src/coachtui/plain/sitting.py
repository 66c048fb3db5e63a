"""Where a linear sitting stands: the workspace, the way, the place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple

import msgspec
from msgspec import Struct

from coachtui.files.errors import SaveError
from coachtui.interview import flow
from coachtui.interview.answers import State
from coachtui.interview.put import put
from coachtui.pack.page import Lesson
from coachtui.pack.question import Question
from coachtui.plain.talk import Talk
from coachtui.workspace.home import Home, Spot
from coachtui.workspace.open import Workspace
from coachtui.workspace.origin import said_in

STATES: dict[State, str] = {
    "open": "open",
    "answered": "answered",
    "unsure": "not sure yet",
    "skipped": "skipped",
    "coach": "to talk over",
}
"""States as a person reads them."""

MARKS: dict[flow.Mark, str] = {
    "done": "done",
    "open": "open",
    "unsure": STATES["unsure"],
    "skipped": STATES["skipped"],
    "coach": STATES["coach"],
    "aside": "set aside",
}
"""How a page stands, as a person reads it."""


class Leave(Exception):  # noqa: N818  (nothing went wrong)
    """The person wants to stop for now; everything is kept."""


class Goal(Struct, frozen=True):
    """Where to go on."""

    question: str = ""
    """Empty: the end of the way."""
    once: bool = False
    """A visit: back to where one was afterwards."""


class Elsewhere(Exception):  # noqa: N818  (nothing went wrong)
    """A word of command led to another place, from the middle of something."""

    def __init__(self, goal: Goal) -> None:
        super().__init__(goal)
        self.goal = goal


class Meaning(NamedTuple):
    """What a word of command is for, and what it does; where it leads to, None to stay."""

    says: str
    at_question: Callable[[Sitting, Question, str], Goal | None] | None = None
    anywhere: Callable[[Sitting, str], Goal | None] | None = None
    of_said: bool = False
    """It tells what was said, or what follows from it: nothing, where that can't be read."""


class Sitting(Struct, kw_only=True):
    """One person at one prompt."""

    talk: Talk
    home: Home
    workspace: Workspace
    lesson: Lesson
    words: Mapping[str, Meaning]
    """The words of command that are obeyed. Some lead to a question, at which all are again."""
    route: str = ""
    place: str = ""
    """The question at which the walk stands; empty at the end of the way."""
    visiting: bool = False
    """The question on view is visited: what its answer changes is said before it is kept."""
    hint: int = 0
    """How many hints of the present question were given."""
    unsaved: bool = False
    """Saving failed, and how to go on was asked."""
    told: bool = False
    """Saving failed in the middle of an answer, and that was said."""
    page: str = ""
    """The page that was named last."""
    read: set[str] = msgspec.field(default_factory=set)
    """Ids of the pages whose prose was printed in this sitting."""

    @property
    def way(self) -> tuple[flow.Step, ...]:
        """The steps of the route as they stand now."""
        return self._steps(self.route)

    def step(self, question: str) -> flow.Step | None:
        """The step of a question; one that the route leaves out is found on the whole way."""
        whole = self._steps(self.lesson.routes[0].id if self.lesson.routes else self.route)
        return next((one for one in (*self.way, *whole) if one.question.id == question), None)

    @property
    def spot(self) -> Spot:
        """Where each lesson was left."""
        return self.home.state.places.get(self.workspace.meta.id, Spot())

    def elsewhere(self, question: str) -> Lesson | None:
        """The lesson that has the answer to a question which this one asks too; None: no other."""
        if self.visiting or not flow.asks(self.lesson, question):
            return None
        return said_in(self.workspace, question, self.lesson.id)

    def weighs(self, question: str) -> bool:
        """Whether what an answer changes is said first: in a visit, and where one is elsewhere."""
        return self.visiting or self.elsewhere(question) is not None

    @property
    def asked_in(self) -> str:
        """The lesson that asks; empty in a visit."""
        return "" if self.visiting else self.lesson.id

    def put(self, question: Question) -> Question:
        """A question with all pipes in its words filled."""
        return put(self.workspace.pack, self.workspace.view.known, question)

    def onward(self, question: str) -> Goal:
        """Where to go once a question is done with."""
        if self.visiting:
            return Goal(self.place)
        step = flow.after(self._steps(self.route, visited=question), question)
        return Goal(step.question.id if step else "")

    def enter(self, lesson: str) -> None:
        """Go over to a lesson, on the way that was taken through it, else the suggested one."""
        pack = self.workspace.pack
        self.lesson = flow.lesson_of(pack, lesson)
        left = self.spot.at(lesson).route
        known = left in {route.id for route in self.lesson.routes}
        self.route = left if known else flow.suggested(pack, self.lesson, self.workspace.view)

    def remember(self) -> None:
        """Note the place, so that the next sitting goes on from it."""
        if self.workspace.read_only:
            return
        spot = self.spot.moved(self.lesson.id, self.place, self.route)
        places = self.home.state.places
        with suppress(SaveError, OSError):  # a comfort: else one begins at what is open
            self.home.remember(places={**places, self.workspace.meta.id: spot})

    def leave(self, lesson: str) -> None:
        """No longer note where a lesson was left."""
        places = self.home.state.places
        with suppress(SaveError, OSError):  # a comfort
            spot = self.spot.without(lesson)
            self.home.remember(places={**places, self.workspace.meta.id: spot})

    def _steps(self, route: str, visited: str = "") -> tuple[flow.Step, ...]:
        workspace = self.workspace
        answers, seen = workspace.answers, workspace.view
        return flow.steps(workspace.pack, self.lesson, route, answers, seen, visited=visited)


def left_said(counts: Mapping[State, int]) -> str:
    """How many questions are left in which state, in words: ``3 open, 1 to talk over``."""
    return ", ".join(f"{counts[state]} {said}" for state, said in STATES.items() if state in counts)
