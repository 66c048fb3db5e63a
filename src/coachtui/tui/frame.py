"""What every screen has: one line above, one line of keys below, and a calm middle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult, RenderResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import Reactive
from textual.widget import Widget

from coachtui.tui.keys import KeyBar
from coachtui.tui.safe import content
from coachtui.tui.topmost import Topmost
from coachtui.workspace.model import Meta

Result = TypeVar("Result")


class TopBar(Widget):
    """Whose answers these are, where one is, and whether all is saved."""

    DEFAULT_CSS = """
    TopBar { dock: top; height: 1; padding: 0 2; color: $quiet; }
    """

    def __init__(self, title: str, whose: str = "") -> None:
        super().__init__()
        self._title = title
        self._whose = whose

    def on_mount(self) -> None:
        self.watch(self.app, "saving", self._saving)

    def _saving(self) -> None:
        self.refresh()

    def retitle(self, title: str) -> None:
        """Say otherwise where one is."""
        self._title = title
        self.refresh()

    def render(self) -> RenderResult:
        saving = self.app.saving  # type: ignore[attr-defined]
        state = Content.styled(saving.words, "" if saving.fine else "$wrong bold")
        width = self.content_size.width
        room = max(width - state.cell_length - 2, 0)
        title = _titled(self._whose, self._title, room).truncate(room, ellipsis=True)
        return title.pad_right(max(width - title.cell_length - state.cell_length, 0)) + state


def whose(meta: Meta) -> str:
    """Whose answers these are, where they are a client's; empty for one's own."""
    return meta.label if meta.kind == "client" else ""


def _titled(whose: str, title: str, room: int) -> Content:
    """A title, behind whose answers these are: at most half of the room is theirs."""
    if not whose:
        return content(title)
    return content(whose).truncate(room // 2, ellipsis=True) + " · " + content(title)


class Banner(Widget):
    """A line that stays: this workspace can only be read, and why."""

    DEFAULT_CSS = """
    Banner { dock: top; height: auto; padding: 0 2; color: $care; margin-top: 1; }
    """

    def __init__(self, reason: str) -> None:
        super().__init__()
        self._reason = reason

    def render(self) -> RenderResult:
        return content(f"Only to be read: {self._reason}. Ctrl+S says what can be done.")


class Frame(Topmost[Result], Generic[Result]):
    """A screen with its title above, its keys below, and `body` between."""

    TITLE_WORDS = ""
    MIDDLE: ClassVar[type[Widget]] = Vertical
    """What `body` stands in."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the keys. It shows that itself: the screen needn't be painted anew for it."""

    def compose(self) -> ComposeResult:
        workspace = self.app.workspace  # type: ignore[attr-defined]
        yield TopBar(self.title_words(), whose(workspace.meta))
        if workspace.read_only:
            yield Banner(workspace.barred.brief or workspace.read_only)
        with self.MIDDLE(id="body"):
            yield from self.body()
        yield KeyBar()

    def _compositor_refresh(self) -> None:
        """Paint, but not below another full screen: Textual would paint all of that one anew.

        What is due then is forgotten: a screen that comes back on view is painted whole. Whoever
        asked to be painted a moment ago is noted first; Textual may forget it.
        """
        if self.is_active or self.app.screen.is_modal:
            self._compositor.update_widgets(self._dirty_widgets)
            super()._compositor_refresh()
        else:
            self._dirty_widgets.clear()
            self._compositor._dirty_regions.clear()

    def title_words(self) -> str:
        """What the line above says."""
        return self.TITLE_WORDS

    def body(self) -> Iterable[Widget]:
        """The widgets between."""
        return ()
