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
from coachtui.strategy.citing import cited
from coachtui.text import clean
from coachtui.workspace.entries import from_data
from coachtui.workspace.home import Home
from coachtui.workspace.open import Workspace, open_workspace
from tests.people import values

PACK = load(Path(__file__).resolve().parents[1] / "packs" / "small")
LESSON = PACK.lessons[0]


class Walk(RuleBasedStateMachine):
    """Answer, type, back, forward, jump, skip, clear, forget, undo, redo, save, be killed."""

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
        draft = self.workspace.drafts.get(self.at)
        self.workspace.clear(self.at)
        if draft is not None:
            assert self.workspace.history(self.at)[-1].draft == draft

    @rule(lesson=st.sampled_from([lesson.id for lesson in PACK.lessons]))
    def forget(self, lesson: str) -> None:
        answers, drafts = self.workspace.answers, self.workspace.drafts
        self.workspace.forget(lesson)
        if self.workspace.answers != answers or self.workspace.drafts != drafts:
            self.workspace.undo()
            assert (self.workspace.answers, self.workspace.drafts) == (answers, drafts)
            self.workspace.redo()

    @rule(words=st.text(max_size=20))
    def type(self, words: str) -> None:
        self.workspace.draft(self.at, words)
        assert self.workspace.drafts.get(self.at, "") == clean(words)

    @rule()
    def save(self) -> None:
        self.workspace.flush()
        assert not self.workspace.unsaved

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
        before = self.workspace
        before.close()
        self.workspace = open_workspace(self.home, holder="app", pack=PACK)
        assert (self.workspace.read_only, self.workspace.notices) == ("", ())
        assert self.workspace.answers == before.answers
        assert self.workspace.edits == before.edits
        assert self.workspace.drafts == before.drafts

    @rule()
    def be_killed(self) -> None:
        """What was saved is there; what wasn't is gone with the process, and nothing else."""
        self.workspace.flush()
        saved = self.workspace
        saved.draft(self.at, "typed in the last second")
        assert saved._lock
        saved._lock.release()
        self.workspace = open_workspace(self.home, holder="app", pack=PACK)
        assert (self.workspace.read_only, self.workspace.notices) == ("", ())
        assert self.workspace.answers == saved.answers

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
        told: dict[str, list[object]] = {}
        for change in self.workspace._recording.changes:
            if change.part == "answers" and change.after:
                entry = from_data(change.after)  # type: ignore[arg-type]
                told.setdefault(change.key, []).append(entry.value)
        for id_, value in self.given:
            assert value in told[id_]

    def teardown(self) -> None:
        if hasattr(self, "home"):
            self.workspace.close()
            self.folder.cleanup()


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
