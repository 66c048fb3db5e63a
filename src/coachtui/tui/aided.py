"""Help with the question on view: why it is asked, hints, an example, one's own editor."""

from __future__ import annotations

from pathlib import Path

from textual.app import SuspendNotSupported

from coachtui.files.editor import command, edited
from coachtui.interview import flow
from coachtui.pack.question import Question
from coachtui.tui.ask import Ask
from coachtui.tui.changing import may_change
from coachtui.tui.frame import Frame
from coachtui.tui.page import Prose
from coachtui.workspace.workspace import Workspace


class Aided(Frame[bool]):
    """A screen with a question on view, and what helps with answering it."""

    step: flow.Step
    """The question on view, its page, and how it stands."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._ask: Ask | None = None

    @property
    def question(self) -> Question:
        """The question on view, as the pack has it."""
        return self.step.question

    @property
    def ask(self) -> Ask | None:
        """The question on view, as a widget; None for the moment between two."""
        return self._ask if self._ask is not None and self._ask.is_attached else None

    async def show_step(self, step: flow.Step) -> None:
        """Put a question."""
        raise NotImplementedError

    def may_change(self) -> bool:
        """Whether this workspace can be changed; says why where it can't."""
        return may_change(self.coach)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that have nothing to give here aren't offered."""
        question, ask = self.question, self.ask
        given = {
            "why": bool(question.why),
            "hint": bool(question.hints),
            "example": bool(question.example) and not (ask is not None and ask.exemplified),
            "editor": question.kind in ("text", "prose"),
        }
        return given.get(action, True)

    def action_why(self) -> None:
        """What the answer to this question is used for."""
        if ask := self.ask:
            ask.why()

    def action_hint(self) -> None:
        """A hint; once more for one more."""
        ask = self.ask
        if ask is not None and not ask.hint():
            self.coach.say("That was the last hint.")

    def action_example(self) -> None:
        """How somebody else answered."""
        if ask := self.ask:
            ask.example()
            self.refresh_bindings()

    def action_read(self, way: int) -> None:
        """Turn the prose of this page, and at its end the question."""
        for part in (*self.query(Prose), *self.query(Ask)):
            if part.scroll_y < part.max_scroll_y if way > 0 else part.scroll_y > 0:
                stays = sum(one.outer_size.height for one in part.children if one.styles.is_docked)
                by = max(part.size.height - stays - 1, 1)
                part.scroll_relative(y=way * by, animate=False)
                return

    async def action_editor(self) -> None:
        """Write in your own editor, the one that VISUAL or EDITOR names."""
        ask = self.ask
        editor = command(self.coach.home.settings.editor)
        if ask is None or not self.may_change():
            return
        if not editor:
            self.coach.say("No editor is set. Name one: VISUAL or EDITOR, or `editor` in settings.")
            return
        words = str(ask.field.raw() or "")
        text: str | OSError | SuspendNotSupported
        try:
            with self.app.suspend():
                text = _edited(editor, self.workspace.store.folder, words)
        except SuspendNotSupported as error:
            text = error
        if not isinstance(text, str):
            self.coach.say(f"The editor couldn't be opened: {text}", wrong=True)
            return
        self.workspace.draft(self.question.id, text)
        self.coach.save_soon()
        await self.show_step(self.step)


def _edited(editor: tuple[str, ...], folder: Path, words: str) -> str | OSError:
    """What came of the editor; an error that got past it would leave the app suspended."""
    try:
        return edited(editor, folder, words)
    except OSError as error:
        return error
