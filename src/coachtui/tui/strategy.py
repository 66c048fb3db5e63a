"""The strategy: what the answers gave, as the person's own page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.clock import today
from coachtui.documents.parts import Held, Part, before, held, parts, step
from coachtui.strategy.model import Line
from coachtui.tui.frame import Frame
from coachtui.tui.lines import Lines
from coachtui.tui.safe import content, lines
from coachtui.tui.strategy_rows import rows

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace


class StrategyScreen(Frame[None]):
    """What the answers gave, line by line, and all that can be done with a line."""

    ABOUT = (
        "Your usual answers, and every other line that your answers gave. "
        "Each can be traced back, reworded, switched off or moved."
    )
    TITLE_WORDS = "What your answers gave"
    CSS_PATH = "strategy.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "why", "why", id="strategy.why"),
        Binding("e", "reword", "reword", id="strategy.reword"),
        Binding("o", "switch", "on/off", id="strategy.switch"),
        Binding("c", "change", "change", id="strategy.change"),
        Binding("x,space", "tick", "tick", id="strategy.tick"),
        Binding("a", "add", "add", id="strategy.add"),
        Binding("y", "copy", "copy", id="strategy.copy"),
        Binding("s", "export", "to a file", id="strategy.export"),
        Binding("escape", "back", "back", id="strategy.back"),
        Binding("u", "app.undo", "undo", id="strategy.undo", show=False),
        Binding("n", "note", "note", id="strategy.note", show=False),
        Binding("d", "drop", "drop one of mine", id="strategy.drop", show=False),
        Binding("A", "exception", "an exception above", id="strategy.exception", show=False),
        Binding(
            "left_square_bracket,shift+up", "move(-1)", "move up", id="strategy.up", show=False
        ),
        Binding(
            "right_square_bracket,shift+down",
            "move(1)",
            "move down",
            id="strategy.down",
            show=False,
        ),
        Binding("right", "part(1)", "next part", id="strategy.next-part", show=False),
        Binding("left", "part(-1)", "part before", id="strategy.part-before", show=False),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._parts: tuple[Part, ...] = ()
        self._first = ""

    def body(self) -> Iterable[Widget]:
        yield Static(id="empty")
        yield Lines(id="lines")

    def on_mount(self) -> None:
        self.renew()
        self.query_one("#lines", Lines).focus()

    def on_screen_resume(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Show the strategy as it is now, pointing where it pointed."""
        workspace = self._workspace
        self._parts = parts(workspace.pack, workspace.strategy)
        waiting = self._held()
        first = next(iter(waiting), None)
        empty = not workspace.view.known and first is not None
        if first is not None and empty:
            self.query_one("#empty", Static).update(
                lines(
                    "Nothing here comes from you yet. It begins with one answer:",
                    "",
                    content(first.text, "bold"),
                    "",
                    "Enter goes there.",
                )
            )
        self._first = first.question if first is not None and empty else ""
        self.query_one("#empty").display = empty
        self.query_one("#lines").display = not empty
        self.query_one("#lines", Lines).fill(rows(self._parts, waiting))
        self.refresh_bindings()

    # What is pointed at

    @property
    def _list(self) -> Lines:
        return self.query_one("#lines", Lines)

    def _line(self) -> Line | None:
        kind, _, id_ = self._list.pointed.partition(":")
        if kind != "line":
            return None
        return next((one for one in self._workspace.strategy.lines if one.id == id_), None)

    def _part(self) -> Part | None:
        """The part that the line pointed at belongs to."""
        line = self._line()
        return next((one for one in self._parts if line in (*one.lines, *one.offered)), None)

    def on_option_list_option_highlighted(self) -> None:
        """Other lines, other keys."""
        self.refresh_bindings()

    def on_option_list_option_selected(self) -> None:
        """A click on a line does what Enter does."""
        self.action_why()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the line that is pointed at; the rest rests (None)."""
        if not self.is_mounted or self._first:
            return True if action in ("why", "back", "export") else None
        line = self._line()
        fits = {
            "tick": line is not None and line.do == "once",
            "drop": line is not None and line.mine,
            "exception": line is not None and bool(line.direction),
            "change": line is not None and bool(line.because),
            **dict.fromkeys(("reword", "note", "copy", "move", "switch"), line is not None),
        }
        return True if fits.get(action, True) else None

    # What is done with it

    def action_why(self) -> None:
        """The questions that made this line, and your answers."""
        kind, _, id_ = self._list.pointed.partition(":")
        line = self._line()
        if self._first or kind == "held":
            self._answer(self._first or id_)
        elif line is not None:
            self._why(line)

    @work
    async def _why(self, line: Line) -> None:
        from coachtui.strategy.why import why
        from coachtui.tui.line_dialog import WhyDialog

        workspace = self._workspace
        said = why(workspace.pack, workspace.answers, workspace.strategy, line.id)
        question = await self.app.push_screen_wait(WhyDialog(line, said))
        if question:
            self._answer(question)

    def action_change(self) -> None:
        """Answer the question behind this line once more."""
        line = self._line()
        if line is None:
            return
        if len(line.because) == 1:
            self._answer(line.because[0])
        else:
            self._why(line)

    def _answer(self, question: str) -> None:
        from coachtui.tui.answer import AnswerScreen

        self.app.push_screen(AnswerScreen(self._workspace, question))

    @work
    async def action_reword(self) -> None:
        """Say this line in your own words."""
        from coachtui.tui.line_dialog import StaleDialog
        from coachtui.tui.words_dialog import reword

        line = self._line()
        if line is None:
            return
        if line.stale:
            which = await self.app.push_screen_wait(StaleDialog(line))
            if which in ("mine", "new"):
                self._edit(line, text=line.text if which == "mine" else "")
            if which != "edit":
                return
        words = await self.app.push_screen_wait(reword(self._workspace, line))
        if words is not None:
            self._edit(line, text="" if words == line.derived else words)

    @work
    async def action_note(self) -> None:
        """Write a note to this line."""
        from coachtui.tui.words_dialog import note

        line = self._line()
        if line is None:
            return
        words = await self.app.push_screen_wait(note(self._workspace, line))
        if words is not None:
            self._edit(line, note=words)

    def action_switch(self) -> None:
        """Switch it off or on; take in one that is offered."""
        line = self._line()
        if line is None:
            return
        if line.offered:
            self._edit(line, on=not line.enabled, off=False)
        else:
            self._edit(line, off=line.enabled)

    def action_tick(self) -> None:
        """Tick what is done, or take the tick off."""
        line = self._line()
        if line is not None:
            self._edit(line, done="" if line.done else today().isoformat())

    def action_move(self, by: int) -> None:
        """Move this line one place up or down."""
        line, part = self._line(), self._part()
        if line is None or part is None or line not in part.lines:
            return
        after = step(part, line.id, by)
        if after is None:
            self.coach.say("It can't go further: the rule for everything else stays last.")
        else:
            self._do(lambda: self._workspace.place(line.id, after))

    def action_drop(self) -> None:
        """Drop a line of your own; undo brings it back."""
        line = self._line()
        if line is not None and line.mine:
            self._do(lambda: self._workspace.drop(line.id), "Dropped. u brings it back.")

    def action_add(self) -> None:
        """Add a line or a rule of your own here."""
        part = self._part() or next(iter(self._parts), None)
        if part is not None:
            self._add(part)

    def action_exception(self) -> None:
        """Put an exception of your own above this rule."""
        line, part = self._line(), self._part()
        if line is not None and part is not None and line.direction:
            self._add(part, above=line)

    @work
    async def _add(self, part: Part, above: Line | None = None) -> None:
        from coachtui.strategy.edits import Mine, free_id

        space = self._workspace
        if part.direction:
            from coachtui.tui.own import OwnRuleDialog

            mine = await self.app.push_screen_wait(OwnRuleDialog(space, part, above))
        else:
            from coachtui.tui.words_dialog import WordsDialog

            asks = f"A line of your own: {part.title}"
            words = await self.app.push_screen_wait(WordsDialog(space, f"own:{part.id}", asks))
            made = Mine(id=free_id(space.edits), section=part.section, text=words or "")
            mine = made if words else None
        if mine is None or not self._do(lambda: space.add(mine)):
            return
        if above is not None:
            self._do(lambda: space.place(mine.id, before(part, above.id)))
        self._list.point(f"line:{mine.id}")

    @work
    async def action_copy(self) -> None:
        """Copy this line, or only the words in it to copy."""
        from coachtui.documents.parts import to_copy
        from coachtui.tui.copying import copy

        line = self._line()
        if line is not None:
            self.coach.say(await copy(self.app, to_copy(line)))

    def action_export(self) -> None:
        """Write a checklist, a card or another page to a file."""
        from coachtui.tui.export import ExportScreen

        documents = self._workspace.pack.documents
        part = self._part()
        fits = [id_ for id_, one in documents.items() if part and part.id in one.parts]
        if documents:
            self.app.push_screen(ExportScreen(self._workspace, (fits or list(documents))[0]))
        else:
            self.coach.say("This pack has no page to write to a file.")

    def action_part(self, by: int) -> None:
        """Go to the next part, or to the one before."""
        self._list.to_heading(by)

    def action_back(self) -> None:
        """Back to where you came from."""
        self.dismiss()

    # Changes

    def _held(self) -> tuple[Held, ...]:
        workspace = self._workspace
        return held(workspace.pack, workspace.view, workspace.strategy)

    def _edit(self, line: Line, **changes: Any) -> None:  # noqa: ANN401  (fields of a line's edit)
        self._do(lambda: self._workspace.edit(line.id, **changes))

    def _do(self, change: Callable[[], None], said: str = "") -> bool:
        from coachtui.workspace.workspace import ReadOnly

        try:
            change()
        except ReadOnly as reason:
            self.coach.say(f"Nothing was changed: {reason}", wrong=True)
            return False
        self.coach.save_soon()
        self.renew()
        if said:
            self.coach.say(said)
        return True
