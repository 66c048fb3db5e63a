"""What is given at a question is kept the moment it can be, and as a draft until then."""

from __future__ import annotations

from textual import on
from textual.timer import Timer

from coachtui.interview.answers import Value
from coachtui.interview.values import Invalid
from coachtui.strategy.model import Strategy
from coachtui.tui import reading
from coachtui.tui.fields.base import Field
from coachtui.tui.pulling import Pulling
from coachtui.tui.writing import PAUSE
from coachtui.workspace.workspace import Workspace


class Keeping(Pulling):
    """A screen with a question, which hands what stands in its field to the workspace."""

    asked_in = ""
    """The lesson that asks: it is noted where an answer was given that several ask for."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._pause: Timer | None = None
        self._meant = False
        """The person said that this is the answer, if only by going on."""
        self._made = ""
        """What the answer before made."""

    def tell(self, before: Strategy | None = None) -> None:
        """Say how the question stands, and what its answer changed since `before`."""
        raise NotImplementedError

    def settled(self) -> Value | None:
        """The answer, where one is kept and nothing else was typed since."""
        entry = self.workspace.answers.get(self.question.id)
        if entry is None or entry.state != "answered" or self.question.id in self.workspace.drafts:
            return None
        return entry.value

    def problems(self) -> tuple[str, ...]:
        """What keeps a draft from being an answer."""
        id_ = self.question.id
        try:
            self.workspace.proposed(id_, self.workspace.drafts[id_])
        except Invalid as invalid:
            return _lacking(invalid)
        return ()

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        event.stop()
        ask = self.ask
        if ask is None or event.field is not ask.field:
            return
        if not self.may_change():
            return
        if event.field.typed:
            self._later()
        elif event.field.whole():
            self.keep()
        else:
            self.workspace.draft(self.question.id, event.raw)
            self.coach.save_soon()
            self.tell()
            ask.wrong(())

    def _later(self) -> None:
        """Keep a draft in a moment, however long somebody types on."""
        if self._pause is None:
            self._pause = self.set_timer(PAUSE, self._draft)
            self.coach.writer.begun()
        if ask := self.ask:
            ask.wrong(())
            ask.echo("")  # it was of other words

    def _draft(self) -> None:
        self._pause = None
        ask = self.ask
        if ask is not None and self._fresh(ask.field.raw()):
            self.workspace.draft(self.question.id, ask.field.raw())
        self.coach.save_soon()

    def keep(self) -> None:
        """Keep what stands in the field; what can't be an answer yet is kept as a draft."""
        ask = self.ask
        if ask is None or self.workspace.read_only:
            return
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
            self.coach.save_soon()
        raw = ask.field.raw()
        if not self._fresh(raw):
            return
        before, was = self.workspace.strategy, self.workspace.answers
        problems: tuple[str, ...] = ()
        if raw is None:
            self.workspace.clear(self.question.id)
        else:
            try:
                self.workspace.answer(self.question.id, raw, lesson=self.asked_in)
            except Invalid as invalid:
                problems = _lacking(invalid)
            else:
                value = self.workspace.answers[self.question.id].value
                ask.field.kept(value if value is not None else ())
                if ask.field.typed:  # leaving keeps it, so only the next question can tell
                    self._made = reading.echo_of(self.workspace, before, self.question)
        self.coach.save_soon()
        self.tell(before)
        self.arose(was, carried=ask.field.typed)
        if problems:
            ask.wrong(problems)
        ask.show_said()

    def _fresh(self, raw: object) -> bool:
        """Whether a raw value says anything that isn't kept already."""
        id_ = self.question.id
        if id_ in self.workspace.drafts:
            return True
        entry = self.workspace.answers.get(id_)
        if entry is None or entry.value is None or entry.state == "open":
            return raw is not None
        if self._meant and entry.state != "answered":
            return True
        return not reading.same(raw, entry.value)


def _lacking(invalid: Invalid) -> tuple[str, ...]:
    return ("Not yet complete. " + " ".join(invalid.problems),)
