"""Where a linear sitting stands: the workspace, the way, the place."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from coachtui.files.errors import SaveError
from coachtui.interview import flow
from coachtui.interview.answers import State
from coachtui.pack.model import Lesson
from coachtui.plain.talk import Talk
from coachtui.workspace.home import Home, Spot
from coachtui.workspace.open import Workspace

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


class Sitting(Struct, kw_only=True):
    """One person at one prompt."""

    talk: Talk
    home: Home
    workspace: Workspace
    lesson: Lesson
    route: str
    place: str = ""
    """The question last asked."""
    hint: int = 0
    """How many hints of the present question were given."""
    read: set[str] = msgspec.field(default_factory=set)
    """Ids of the pages whose prose was printed in this sitting."""

    @property
    def way(self) -> tuple[flow.Step, ...]:
        """The steps of the route as they stand now."""
        workspace = self.workspace
        return flow.steps(
            workspace.pack, self.lesson, self.route, workspace.answers, workspace.view
        )

    def step(self, question: str) -> flow.Step | None:
        """The step of a question; one that the route leaves out is found on the whole way."""
        first = self.lesson.routes[0].id if self.lesson.routes else self.route
        workspace = self.workspace
        whole = flow.steps(workspace.pack, self.lesson, first, workspace.answers, workspace.view)
        return next((one for one in (*self.way, *whole) if one.question.id == question), None)

    def next(self, question: str) -> str:
        """The id of the question asked after this one; empty at the end."""
        step = flow.after(self.way, question)
        return step.question.id if step else ""

    def remember(self, question: str) -> None:
        """Note the place, so that the next sitting goes on from it."""
        self.place = question
        spot = Spot(lesson=self.lesson.id, question=question, route=self.route)
        places = self.home.state.places
        try:
            self.home.remember(places={**places, self.workspace.meta.id: spot})
        except (SaveError, OSError):
            return  # only a comfort: the next sitting begins at the first open question

    def save(self) -> None:
        """Write what changed; say so where that fails, and go on: nothing typed is lost."""
        try:
            self.workspace.flush()
        except SaveError as error:
            self.talk.say(f"Not saved: {error}")
