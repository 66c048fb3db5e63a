"""Read back on the first screen: what was decided, or said last."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from coachtui.tui.safe import content, lines


class ReadBack(Widget):
    """What was decided or said last: as much of it as there is room for above the next steps."""

    DEFAULT_CSS = """
    ReadBack { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(id="decided")
        self._about = ""
        self._said: tuple[str, ...] = ()

    def tell(self, about: str, said: tuple[str, ...]) -> None:
        """Say other lines, and what they are; none: it takes no room."""
        self._about, self._said = about, said
        self.styles.max_height = len(said) + 2
        self.display = bool(said)
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        most = self.content_size.height - 2
        if most < 1:
            return Content("")
        said = [content(f"  {line}").truncate(self.content_size.width) for line in self._said]
        return lines("", Content.styled(self._about, "$quiet"), *said[:most])
