"""A page in any of the forms in which it can be taken along."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from coachtui.documents.model import Document

FORMATS: Mapping[str, str] = MappingProxyType(
    {"text": "txt", "markdown": "md", "html": "html", "json": "json"}
)
"""Format to the ending of its files."""


def render(paper: Document, format_: str, *, whys: bool = False, columns: int = 80) -> str:
    """A page in one of the formats.

    Args:
        paper: The page.
        format_: A key of `FORMATS`.
        whys: With what made each line.
        columns: How wide text may be; other formats have no width.
    """
    match format_:
        case "markdown":
            from coachtui.documents import as_markdown

            return as_markdown.render(paper, whys=whys)
        case "html":
            from coachtui.documents import as_html

            return as_html.render(paper, whys=whys)
        case "json":
            from coachtui.documents import as_data

            return as_data.render(paper, whys=whys)
        case _:
            from coachtui.documents import as_text

            return as_text.render(paper, whys=whys, columns=columns)
