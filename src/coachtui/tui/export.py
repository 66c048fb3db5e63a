"""A page to a file: which page, in which form, whom it names, and where it goes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from coachtui.documents.formats import FORMATS
from coachtui.text import cut, join_words
from coachtui.tui.frame import Frame
from coachtui.tui.hanging import Hanging
from coachtui.tui.lines import Lines
from coachtui.tui.modal import Dialog
from coachtui.tui.safe import content
from coachtui.tui.sheets import Sheet, of_calendar, of_page
from coachtui.workspace.reminding import CALENDAR, reminders

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace

SHOWN = 20_000
"""Characters of a page that are shown; the file has them all."""

ICS = "calendar"
"""The row of the calendar file."""

WHYS = ("without the whys", "with the whys")


class ReplaceDialog(Dialog[bool]):
    """A file of that name is there already: replace it, or not."""

    ABOUT = "A file of that name is there already."
    CSS_PATH = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "answer(True)", "replace it", id="replace.yes"),
        Binding("escape", "answer(False)", "leave it as it is", id="replace.no"),
    ]

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def head(self) -> str:
        return "There is a file of that name already"

    def body(self) -> Iterable[Widget]:
        yield Static(content(str(self._path)), classes="below")

    def action_answer(self, replace: bool) -> None:
        """Replace the file, or leave it."""
        self.dismiss(replace)


class ExportScreen(Frame[None]):
    """Choose a page and a form, see whom it names and how it reads, and write it."""

    ABOUT = (
        "Write one of your pages to a file. You see it first, and every name in it; "
        "the file goes where you say, readable for you alone."
    )
    TITLE_WORDS = "To a file"
    CSS_PATH = "export.tcss"
    AUTO_FOCUS = "Lines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", "write it", id="export.write", priority=True),
        Binding("right", "turn(1)", "another", id="export.next"),
        Binding("left", "turn(-1)", "the one before", id="export.before", show=False),
        Binding("y", "copy", "copy it", id="export.copy"),
        Binding("pagedown", "read(1)", "read on", id="export.on", show=False, priority=True),
        Binding("pageup", "read(-1)", "read back", id="export.up", show=False, priority=True),
        Binding("tab", "app.focus_next", "on to the file name", id="export.file", show=False),
        Binding("escape", "back", "back", id="export.back"),
    ]

    def __init__(self, workspace: Workspace, document_id: str, *, at: str = "") -> None:
        super().__init__()
        self._begins_at = at
        self._workspace = workspace
        self._documents = tuple(workspace.pack.documents)
        page_ = document_id if document_id in self._documents else next(iter(self._documents), "")
        self._chosen = {"page": page_, "format": "text", "whys": WHYS[0]}
        self._suggested = ""
        self._shows_calendar = False

    def body(self) -> Iterable[Widget]:
        yield Lines(id="choices")
        with Horizontal(id="goes"):
            yield Static("File")
            yield Input(id="file", compact=True)
        yield Static(id="where")
        yield Static(id="names")
        with VerticalScroll(id="paper"):
            yield Static(id="read")

    def on_mount(self) -> None:
        if not self._rows():
            self.coach.say("These lessons have no page to write to a file.")
            self.dismiss()
            return
        self.query_one("#choices", Lines).fill(self._rows(), self._begins_at)
        self.renew()

    def on_resize(self) -> None:
        self.call_after_refresh(self.renew)

    def renew(self) -> None:
        """Show what is pointed at as it would be written now."""
        if not self._rows():
            return
        file, sheet = self.query_one("#file", Input), self._sheet()
        self._shows_calendar = self._at_calendar()
        suggestion = _suggestion(sheet)
        if file.value == self._suggested:
            file.value = suggestion
        self._suggested = suggestion
        self.query_one("#names", Static).update(_naming(sheet.names))
        width = max(self.query_one("#paper").scrollable_content_region.width, 40)
        self.query_one("#read", Static).update(content(cut(sheet.read(min(width, 80)), SHOWN)))
        self._where()

    def _rows(self) -> list[Option]:
        pack = self._workspace.pack
        rows: dict[str, tuple[str, str]] = {}
        if self._documents:
            rows["page"] = "Page", f"‹ {pack.documents[self._chosen['page']].title} ›"
            rows["format"] = "As", f"‹ {self._chosen['format']} ›"
            rows["whys"] = "And", f"‹ {self._chosen['whys']} ›"
        if dated := reminders(self._workspace):
            titles = [one.title for one in dated.values()]
            rows[ICS] = "Or", f"{CALENDAR}: {', '.join(titles)}"
        return [
            Option(Hanging(Content.styled(f"  {head:<7}", "$quiet"), content(words)), id_)
            for id_, (head, words) in rows.items()
        ]

    def _at_calendar(self) -> bool:
        return self.query_one("#choices", Lines).pointed == ICS or not self._documents

    def _sheet(self) -> Sheet:
        if self._at_calendar():
            return of_calendar(self._workspace)
        whys = self._chosen["whys"] == WHYS[1]
        return of_page(self._workspace, self._chosen["page"], self._chosen["format"], whys=whys)

    @on(Lines.OptionHighlighted)
    def _pointed(self) -> None:
        """The calendar file is another thing to write than a page."""
        if self._suggested and self._at_calendar() != self._shows_calendar:
            self.renew()

    def _path(self) -> Path:
        typed = self.query_one("#file", Input).value.strip() or self._suggested
        try:
            return (_folder() / Path(typed).expanduser()).absolute()
        except RuntimeError:  # a home folder that nobody knows
            return (_folder() / typed).absolute()

    @on(Input.Changed)
    def _where(self) -> None:
        self.query_one("#where", Static).update(
            content(f"in {self._path().parent}   (Tab: another name)", "$quiet")
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Arrows choose in the list; in the file name they move the cursor."""
        if action == "turn" and self.is_mounted:
            choices = self.query_one("#choices", Lines)
            return choices.has_focus and choices.pointed != ICS
        return action != "turn"

    def action_turn(self, by: int) -> None:
        """Another page, another form, with or without the whys."""
        choices = self.query_one("#choices", Lines)
        what = choices.pointed
        all_of = {"page": self._documents, "format": tuple(FORMATS), "whys": WHYS}[what]
        now = all_of.index(self._chosen[what])
        self._chosen[what] = all_of[(now + by) % len(all_of)]
        choices.fill(self._rows())
        self.renew()

    @work
    async def action_write(self) -> None:
        """Write the file. One that is there already is replaced only when you say so."""
        from coachtui.files.errors import Exists, Trouble
        from coachtui.files.save import create

        path, sheet = self._path(), self._sheet()
        if sheet.lacks:
            self.coach.say(sheet.lacks, wrong=True)
            return
        words = sheet.written().encode()
        try:
            try:
                await asyncio.to_thread(create, path, words)
            except Exists:
                if path.is_symlink() or not path.is_file():
                    raise
                if not await self.app.push_screen_wait(ReplaceDialog(path)):
                    return
                await asyncio.to_thread(create, path, words, overwrite=True)
        except Trouble as trouble:
            self.coach.say(str(trouble), wrong=True, seconds=12)
            return
        self.coach.say(f"Written: {path}\n{sheet.said}".strip(), seconds=12)
        self.dismiss()

    @work
    async def action_copy(self) -> None:
        """Copy the page as it would be written."""
        from coachtui.tui.copying import copy

        sheet = self._sheet()
        self.coach.say(sheet.lacks or await copy(self.app, sheet.written()))

    def action_read(self, by: int) -> None:
        """Turn the page that is shown."""
        paper = self.query_one("#paper", VerticalScroll)
        paper.scroll_relative(y=by * max(paper.size.height - 2, 1), animate=False)

    def action_back(self) -> None:
        """Back; nothing is written."""
        self.dismiss()


def _naming(names: tuple[str, ...]) -> Content:
    if not names:
        return Content.styled("It names nobody.", "$quiet")
    who = content(join_words(names), "bold")
    return Content.assemble(("It names  ", "$quiet"), who)


def _suggestion(sheet: Sheet) -> str:
    """A name that is free: a page of the same name may be somebody else's."""
    from coachtui.files.save import free

    return free(_folder() / sheet.file).name


def _folder() -> Path:
    """The folder one is in; one's home where that is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()
