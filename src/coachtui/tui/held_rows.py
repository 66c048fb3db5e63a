"""In a page's prose: hands held against rules, and answers that pull apart; each row opens one.

They are reached by Tab, as everything in the prose that can be acted upon. What was changed on
the page that a row opens shows here at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on
from textual.message import Message

from coachtui.decide.curious import pull
from coachtui.decide.hands import hands, says
from coachtui.decide.rehearsal import Judged
from coachtui.strategy.tensions import AT_ONCE, tensions
from coachtui.tui.rows import Row, Rows
from coachtui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from coachtui.tui.coach import Coach

ALIKE, APART, OPEN = "=", "≠", "?"
"""How hand and rule compare, as a sign before the words that say it too."""

_SIGNS = {"alike": ALIKE, "apart": APART, "unsettled": OPEN}


class HeldRows(Rows):
    """Rows of a page's prose that open a page of their own."""

    class Changed(Message):
        """What follows from the answers may have changed."""

    def on_focus(self) -> None:
        # Textual calls the list's own, too. Here Enter opens what is pointed at.
        if self.at is None and self.rows:
            self.point(0)

    def told(self, _: object = None) -> None:
        """Tell that something may have changed, once the page that was opened is closed."""
        self.post_message(self.Changed())


class Hands(HeldRows):
    """The cards of a rehearsal: the hand, and what the usual answer would be."""

    def __init__(self, workspace: Workspace, rehearsal: str) -> None:
        self._workspace = workspace
        strategy, known = workspace.strategy, workspace.view.known
        self.judged = hands(workspace.pack, strategy, known, rehearsal)
        super().__init__(
            [
                Row(one.card.id, says(workspace.pack, one), str(place), _SIGNS[one.held])
                for place, one in enumerate(self.judged, 1)
            ]
        )

    @on(Rows.Entered)
    def _open(self, event: Rows.Entered) -> None:
        event.stop()
        one = next(one for one in self.judged if one.card.id == event.row.id)
        app = cast("Coach", self.app)
        if one.held == "alike":
            app.say("Hand and rule agree on this one.")
        elif one.held == "apart":
            self._apart(app, one)
        else:
            self._unsettled(app, one)

    def _apart(self, app: Coach, one: Judged) -> None:
        from coachtui.tui.disagreement import DisagreementScreen
        from coachtui.tui.judging import Judgements

        log = Judgements(app)
        begun = False

        def keep(**changes: object) -> None:
            nonlocal begun
            if not begun:
                log.judge(one)
                begun = True
            log.amend(one.card.id, **changes)

        app.push_screen(DisagreementScreen(self._workspace, one, keep), self.told)

    def _unsettled(self, app: Coach, one: Judged) -> None:
        from coachtui.tui.unsettled import UnsettledScreen

        def given(now: Judged | None) -> None:
            if now is not None and now.held == "apart":
                self._apart(app, now)
            else:
                self.told()

        app.push_screen(UnsettledScreen(self._workspace, one), given)


class Pulls(HeldRows):
    """The answers that pull apart, a few at a time."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        pack, known = workspace.pack, workspace.view.known
        self.found = tensions(pack, workspace.answers, workspace.edits)[:AT_ONCE]
        super().__init__([Row(one.id, pull(pack, known, one), mark="?") for one in self.found])

    @on(Rows.Entered)
    def _open(self, event: Rows.Entered) -> None:
        event.stop()
        from coachtui.tui.tension import TensionScreen

        one = next(one for one in self.found if one.id == event.row.id)
        self.app.push_screen(TensionScreen(self._workspace, one), self.told)
