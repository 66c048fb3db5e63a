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

from coachtui.documents.build import names_in
from coachtui.documents.formats import FORMATS, render
from coachtui.documents.model import Document
from coachtui.text import cut, join_words
from coachtui.tui.frame import Frame
from coachtui.tui.hanging import Hanging
from coachtui.tui.lines import Lines
from coachtui.tui.modal import Dialog
from coachtui.tui.safe import content
from coachtui.workspace.paper import page

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace

SHOWN = 20_000
"""Characters of a page that are shown; the file has them all."""

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

    def __init__(self, workspace: Workspace, document_id: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._documents = tuple(workspace.pack.documents)
        page_ = document_id if document_id in self._documents else next(iter(self._documents), "")
        self._chosen = {"page": page_, "format": "text", "whys": WHYS[0]}
        self._suggested = ""

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
        if not self._documents:
            self.coach.say("These lessons have no page to write to a file.")
            self.dismiss()
        self.renew()

    def on_resize(self) -> None:
        self.call_after_refresh(self.renew)

    def renew(self) -> None:
        """Show the page as it would be written now."""
        if not self._documents:
            return
        chosen = self._chosen
        self.query_one("#choices", Lines).fill(self._rows())
        file = self.query_one("#file", Input)
        suggestion = f"{chosen['page']}.{FORMATS[chosen['format']]}"
        if file.value == self._suggested:
            file.value = suggestion
        self._suggested = suggestion
        paper = self._page()
        names = names_in(paper, self._workspace.answers, self._workspace.pack)
        self.query_one("#names", Static).update(_naming(names))
        width = max(self.query_one("#paper").scrollable_content_region.width, 40)
        form = "markdown" if chosen["format"] == "markdown" else "text"
        words = render(paper, form, whys=self._whys, columns=min(width, 80))
        self.query_one("#read", Static).update(content(cut(words, SHOWN)))
        self._where()

    def _rows(self) -> list[Option]:
        titles = {id_: one.title for id_, one in self._workspace.pack.documents.items()}
        shown = {**self._chosen, "page": titles[self._chosen["page"]]}
        heads = {"page": "Page", "format": "As", "whys": "And"}
        return [
            Option(
                Hanging(Content.styled(f"  {heads[id_]:<7}", "$quiet"), content(f"‹ {words} ›")),
                id_,
            )
            for id_, words in shown.items()
        ]

    @property
    def _whys(self) -> bool:
        return self._chosen["whys"] == WHYS[1]

    def _page(self) -> Document:
        return page(self._workspace, self._chosen["page"], whys=self._whys)

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
        if action == "turn":
            return self.is_mounted and self.query_one("#choices").has_focus
        return True

    def action_turn(self, by: int) -> None:
        """Another page, another form, with or without the whys."""
        what = self.query_one("#choices", Lines).pointed
        all_of = {"page": self._documents, "format": tuple(FORMATS), "whys": WHYS}[what]
        now = all_of.index(self._chosen[what])
        self._chosen[what] = all_of[(now + by) % len(all_of)]
        self.renew()

    @work
    async def action_write(self) -> None:
        """Write the file. One that is there already is replaced only when you say so."""
        from coachtui.files.errors import Exists, Trouble
        from coachtui.files.save import create

        path = self._path()
        words = render(self._page(), self._chosen["format"], whys=self._whys).encode()
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
        self.coach.say(f"Written: {path}", seconds=12)
        self.dismiss()

    @work
    async def action_copy(self) -> None:
        """Copy the page as it would be written."""
        from coachtui.tui.copying import copy

        words = render(self._page(), self._chosen["format"], whys=self._whys)
        self.coach.say(await copy(self.app, words))

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


def _folder() -> Path:
    """The folder one is in; one's home where that is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()
