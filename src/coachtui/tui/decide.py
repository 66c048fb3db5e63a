"""Deciding on somebody: a direction, then facts, each told with one key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from coachtui.decide.model import CANT_TELL
from coachtui.decide.says import ask
from coachtui.documents.build import way
from coachtui.interview.pipes import fill_piped
from coachtui.pack.model import Fact
from coachtui.tui import course as on_the_way
from coachtui.tui.course import Course
from coachtui.tui.frame import Frame
from coachtui.tui.places import go_on
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace

_DIGITS = "1234567890"


class Choices(Rows):
    """Rows that say which of them is pointed at; one is taken before another key is looked at."""

    def __init__(self, take: Callable[[Row], None], *, id: str) -> None:
        super().__init__((), id=id)
        self._take = take

    def pressed(self, row: Row) -> None:
        """Take it at once: the next key may be there already, and is for what is asked then."""
        self._take(row)

    def action_enter(self) -> None:
        """Take the row that is pointed at."""
        self.action_pick()

    class Pointed(Message):
        """Another row is pointed at."""

    def point(self, at: int) -> None:
        super().point(at)
        self.post_message(self.Pointed())


class DecideScreen(Frame[None]):
    """One question at a time, each answered with one key."""

    ABOUT = (
        "What you can tell of somebody, one key each, until your usual answers say what to do. "
        "Nothing is kept before you say so."
    )
    TITLE_WORDS = "Decide on somebody"
    CSS_PATH = "decide.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "pick('1')", "pick", id="decide.1", key_display="0-9", show=False),
        *(
            Binding(key, f"pick('{key}')", "pick", id=f"decide.{key}", show=False)
            for key in _DIGITS[1:]
        ),
        Binding("question_mark", "cant_tell", "can't tell", id="decide.cant-tell"),
        Binding("left,backspace", "step_back", "one step back", id="decide.step-back"),
        Binding("n", "name", "name", id="decide.name"),
        Binding("escape", "leave", "back", id="decide.leave"),
    ]

    def __init__(self, workspace: Workspace, course: Course) -> None:
        super().__init__()
        self.workspace = workspace
        self.course = course
        self._fact = on_the_way.fact_asked(workspace, course)
        """What is asked for; None: the direction is."""

    def body(self) -> Iterable[Widget]:
        yield Static(id="crumbs")
        yield Static(id="asks")
        yield Choices(self._take, id="choices")
        yield Static(id="more")

    def on_mount(self) -> None:
        self.renew()

    def on_screen_resume(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Ask for what is needed now; answers may have changed meanwhile.

        Keys may come before there is anything to see: they count all the same.
        """
        if not self.is_current:
            return
        space, course = self.workspace, self.course
        found = on_the_way.decided(space, course)
        if found is not None and not (found.ask and found.ask.fact):
            go_on(self.coach, course)
            return
        self._fact = on_the_way.fact_asked(space, course)
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        space, course, rows = self.workspace, self.course, self._rows()
        crumbs = " · ".join(on_the_way.crumbs(space, course))
        self.query_one("#crumbs", Static).update(content(crumbs, "$quiet"))
        self.query_one("#asks", Static).update(content(self._asks(), "bold $voice"))
        choices = self.query_one(Choices)
        choices.show_rows(rows, self._before(rows))
        choices.focus()
        self._more()
        self.refresh_bindings()

    def _rows(self) -> list[Row]:
        if self._fact is None:
            return _ways(self.workspace)
        return _facts(self.workspace, self._fact, self.course)

    def _asks(self) -> str:
        if self._fact is None:
            return "What is it about?"
        return ask(self.workspace.pack, self.workspace.view, self._fact, self.course.name)

    def _before(self, rows: list[Row]) -> int | None:
        """The row of what was told before, to be pointed at."""
        told = self.course.last.get(self._fact.id, "") if self._fact else ""
        return next((place for place, row in enumerate(rows) if row.id == told), None)

    @on(Choices.Pointed)
    def _more(self) -> None:
        """Say more of the choice that is pointed at."""
        helps = {one.id: one.help for one in self._fact.choices} if self._fact else {}
        row = self._pointed()
        said = content("")
        if row is not None and helps.get(row.id):
            said = content(_filled(self.workspace, self.course, helps[row.id]))
        elif any(helps.values()) and row is None:
            said = Content.styled("An arrow says more of each.", "$quiet")
        self.query_one("#more", Static).update(said)

    def _pointed(self) -> Row | None:
        choices = self.query_one(Choices)
        return None if choices.at is None else choices.rows[choices.at]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Of a direction there is nothing that can't be told; nor is there a step before."""
        if action == "cant_tell":
            return self._fact is not None
        if action == "step_back":
            return on_the_way.back(self.workspace.pack, self.course) is not None
        return True

    # What is told

    def _take(self, row: Row) -> None:
        fact = self._fact
        if fact is None:
            self.course = replace(self.course, direction=row.id)
        else:
            self.course = on_the_way.told(self.course, fact.id, row.id)
        self.renew()

    def action_pick(self, key: str) -> None:
        """Pick the answer with this number; what comes next comes at once."""
        row = next((row for row in self._rows() if row.key == key), None)
        if row is not None:
            self._take(row)

    def action_cant_tell(self) -> None:
        """I can't tell: it isn't asked again, and what can be said without it is said."""
        if self._fact is not None:
            self._take(Row(CANT_TELL, ""))

    def action_step_back(self) -> None:
        """Take back what was told last."""
        before = on_the_way.back(self.workspace.pack, self.course)
        if before is not None:
            self.course = before
            self.renew()

    @work
    async def action_name(self) -> None:
        """Give a name or initials; none is needed."""
        from coachtui.tui.name_dialog import ask_name

        self.course = await ask_name(self.coach, self.course)
        self.renew()

    def action_leave(self) -> None:
        """Back to where you came from; nothing is kept."""
        self.dismiss()


def _ways(workspace: Workspace) -> list[Row]:
    return [
        Row(direction, way(workspace.pack, direction), key)
        for direction, key in zip(
            workspace.pack.verdicts,
            (*_DIGITS[:9], *[""] * len(workspace.pack.verdicts)),
            strict=False,
        )
    ]


def _facts(workspace: Workspace, fact: Fact, course: Course) -> list[Row]:
    rows = [
        Row(one.id, _filled(workspace, course, one.label), one.key or key)
        for key, one in zip(_DIGITS, fact.choices, strict=False)
    ]
    rows.append(Row(CANT_TELL, "can't tell", "question_mark"))
    told = course.last.get(fact.id)
    return [replace_beside(row) if row.id == told else row for row in rows]


def _filled(workspace: Workspace, course: Course, text: str) -> str:
    return fill_piped(workspace.pack, text, workspace.view.known, course.name)


def replace_beside(row: Row) -> Row:
    """A row that was told before."""
    return Row(row.id, row.label, row.key, beside="as before")
