"""Any walk through a workspace keeps every answer, and feeds no unknown one to a rule."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coachtui.interview import flow
from coachtui.interview.answers import Entry
from coachtui.pack.load import load
from coachtui.strategy.derive import cited
from coachtui.workspace.entries import from_data
from coachtui.workspace.home import Home
from coachtui.workspace.open import Workspace, open_workspace
from tests.people import values

PACK = load(Path(__file__).resolve().parents[1] / "packs" / "small")
LESSON = PACK.lessons[0]


class Walk(RuleBasedStateMachine):
    """Answer, back, forward, jump, skip, answer again, undo, redo, save, reopen."""

    workspace: Workspace

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.home = Home(Path(self.folder.name) / "home")
        self.workspace = open_workspace(self.home, holder="app", pack=PACK)
        self.at = next(iter(PACK.questions))
        self.given: list[tuple[str, object]] = []

    def way(self) -> tuple[flow.Step, ...]:
        workspace = self.workspace
        return flow.steps(PACK, LESSON, LESSON.routes[0].id, workspace.answers, workspace.view)

    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        value = data.draw(values(PACK, PACK.questions[self.at]))
        self.workspace.answer(self.at, value)
        entry = self.workspace.answers[self.at]
        assert entry.state == "answered"
        self.given.append((self.at, entry.value))

    @rule(forward=st.booleans())
    def go(self, forward: bool) -> None:
        step = (flow.after if forward else flow.before)(self.way(), self.at)
        if step is not None:
            assert step.asked
            self.at = step.question.id

    @rule(question=st.sampled_from(list(PACK.questions)))
    def jump(self, question: str) -> None:
        self.at = question

    @rule(state=st.sampled_from(["unsure", "skipped", "coach", "open"]))
    def leave(self, state: str) -> None:
        before = self.workspace.answers.get(self.at, Entry(state="open"))
        self.workspace.mark(self.at, state)  # type: ignore[arg-type]
        assert self.workspace.answers.get(self.at, before).value == before.value

    @rule()
    def clear(self) -> None:
        self.workspace.clear(self.at)

    @rule()
    def undo_and_redo(self) -> None:
        answers = self.workspace.answers
        if self.workspace.undo():
            assert self.workspace.redo()
        assert self.workspace.answers == answers

    @rule()
    def undo(self) -> None:
        self.workspace.undo()

    @precondition(lambda self: self.given)
    @rule()
    def reopen(self) -> None:
        answers, edits = self.workspace.answers, self.workspace.edits
        self.workspace.close()
        self.workspace = open_workspace(self.home, holder="app", pack=PACK)
        assert not self.workspace.read_only
        assert self.workspace.answers == answers
        assert self.workspace.edits == edits

    @invariant()
    def rules_rest_on_what_is_known(self) -> None:
        if not hasattr(self, "home"):
            return
        known = self.workspace.view.known
        for one in self.workspace.strategy.rules:
            source = next(source for source in PACK.rules if source.id == one.id)
            assert set(cited(PACK, source)) <= set(known)

    @invariant()
    def every_answer_ever_given_is_in_the_history(self) -> None:
        if not hasattr(self, "home"):
            return
        for id_, value in self.given[-5:]:
            told = [change.after for change in self.workspace.history(id_) if change.after]
            assert any(from_data(data).value == value for data in told)  # type: ignore[arg-type]

    def teardown(self) -> None:
        if hasattr(self, "home"):
            self.workspace.close()
            self.folder.cleanup()


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
