"""The Markdown of pages, as plain data: paragraphs, lists and quotes made of spans.

A small part of Markdown, and no more: emphasis, lists, block quotes, footnote marks and
pipes. Pipes are found here, in the author's text, so that a person's own words are filled
in afterwards and never read as Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from markdown_it.token import Token

Style = Literal["plain", "emphasis", "strong", "pipe", "note"]


class Span(Struct, frozen=True):
    """A stretch of words in one style; of a pipe or note `text` is what it names."""

    text: str
    style: Style = "plain"


class Block(Struct, frozen=True):
    """A paragraph, one item of a list, or a paragraph of a quotation."""

    kind: Literal["paragraph", "bullet", "numbered", "quote"]
    spans: tuple[Span, ...]
    number: int = 0
    """Of a numbered item."""


_MARKS = re.compile(r"\[\^([a-z][a-z0-9-]*)\]|\{([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?)\}")


def parse(markdown: str) -> tuple[Block, ...]:
    """The blocks of a stretch of prose, in order."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("zero").enable(
        ["paragraph", "list", "blockquote", "emphasis", "backticks", "escape", "newline"]
    )
    # Unjoined, an escaped brace stays apart from the words behind it: it opens no pipe.
    reader.disable("text_join")
    return tuple(_blocks(reader.parse(markdown)))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    inside: list[str] = []
    numbers: list[int] = []
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open", "blockquote_open"):
            inside.append(token.type.removesuffix("_open"))
            numbers.append(int(token.attrGet("start") or 1) - 1)
        elif token.type in ("bullet_list_close", "ordered_list_close", "blockquote_close"):
            inside.pop()
            numbers.pop()
        elif token.type == "list_item_open":
            numbers[-1] += 1
        elif token.type == "inline":
            spans = tuple(_spans(token.children or ()))
            match inside[-1] if inside else "":
                case "bullet_list":
                    yield Block("bullet", spans)
                case "ordered_list":
                    yield Block("numbered", spans, numbers[-1])
                case "blockquote":
                    yield Block("quote", spans)
                case _:
                    yield Block("paragraph", spans)


def _spans(tokens: Sequence[Token]) -> Iterator[Span]:
    styles: list[Style] = ["plain"]
    for token in tokens:
        match token.type:
            case "em_open":
                styles.append("emphasis")
            case "strong_open":
                styles.append("strong")
            case "em_close" | "strong_close":
                styles.pop()
            case "softbreak":
                yield Span(" ", styles[-1])
            case "hardbreak":
                yield Span("\n", styles[-1])
            case _:
                yield from _marked(token.content, styles[-1])


def _marked(text: str, style: Style) -> Iterator[Span]:
    """Cut a stretch of words at its footnote marks and pipes."""
    end = 0
    for hit in _MARKS.finditer(text):
        if hit.start() > end:
            yield Span(text[end : hit.start()], style)
        yield Span(hit[1], "note") if hit[1] else Span(hit[2], "pipe")
        end = hit.end()
    if end < len(text):
        yield Span(text[end:], style)
