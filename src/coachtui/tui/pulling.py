"""A word on answers that pull apart, below the question that made them: once, and quietly."""

from __future__ import annotations

from textual.content import Content

from coachtui.decide.curious import pull, question
from coachtui.interview.answers import Answers
from coachtui.pack.model import Tension
from coachtui.strategy.tensions import arising, tensions
from coachtui.tui.aided import Aided
from coachtui.tui.keys import commands
from coachtui.tui.safe import content
from coachtui.workspace.workspace import Workspace


class Pulling(Aided):
    """A screen with a question, which tells of a tension that an answer raised."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._pulling = ""
        """The tension that is told of."""
        self._carried = False
        """It is told beside the next question, as typed words are kept when they are left."""

    def arose(self, was: Answers, *, carried: bool) -> None:
        """Tell of what an answer raised.

        Args:
            was: The answers before it.
            carried: To be told beside the next question as well.
        """
        space = self.workspace
        now = tensions(space.pack, space.answers, space.edits)
        fresh = arising(space.pack, was, space.answers, space.edits)
        held = self._pulling in {one.id for one in now}
        self._pulling = fresh[0].id if fresh else self._pulling if held else ""
        self._carried = carried
        self._tell_pull()

    def begin_pull(self) -> None:
        """Another question is on view: what was told is told no more, unless it was carried."""
        self._pulling = self._pulling if self._carried else ""
        self._carried = False
        self._tell_pull()

    def _tell_pull(self) -> None:
        ask, space, found = self.ask, self.workspace, self._found()
        if ask is not None:
            words = question(pull(space.pack, space.view.known, found)) if found else ""
            ask.pulls(content(words) + self._opens() if words else Content(""))
        self.refresh_bindings()

    def _opens(self) -> Content:
        keys = {one.id: one.key for one in commands(self.app.screen)}
        return Content.styled(f"   {keys.get('lesson.pull', '')} opens it", "$quiet")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One key for two: while something is told of, it opens that and no editor."""
        if action == "pull":
            return bool(self._pulling)
        if action == "editor" and self._pulling:
            return False
        return super().check_action(action, parameters)

    def action_pull(self) -> None:
        """Look at two answers that pull apart."""
        from coachtui.tui.tension import TensionScreen

        self.coach.keep_typed()
        found = self._found()
        if found is not None:
            screen = TensionScreen(self.workspace, found)
            self.app.push_screen(screen, lambda _: self.coach.renew_all())

    def _found(self) -> Tension | None:
        pack = self.workspace.pack
        return next((one for one in pack.tensions if one.id == self._pulling), None)
