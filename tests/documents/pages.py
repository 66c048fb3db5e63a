"""Documents for tests: a page with every style, and one full of hostile words."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import get_args

import pytest

from coachtui.documents.model import Block, Document, Item
from coachtui.pack.model import Style

PAYLOADS = {
    "clipboard": "\x1b]52;c;aGk=\x07",
    "colour": "\x1b[31mred",
    "hyperlink": "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "one-byte csi": "\x9b31m",
    "device control": "\x1bP+q544e\x1b\\",
    "carriage return": "a\rb",
    "backspace": "a\x08\x08b",
    "null": "a\x00b",
    "delete": "\x7f",
    "override": "\u202egnp.exe",
    "isolate": "\u2066hidden\u2069",
    "separator": "line\u2028line",
    "zero width": "zero\u200bwidth",
    "byte order": "\ufeffmark",
    "markup": "[red]markup[/]",
    "action": "[@click=app.quit]x[/]",
    "script": "<script>alert(1)</script>",
    "attribute": '"><img src=x onerror=alert(1)>',
    "comment": "<!-- --><b>",
    "scheme": "javascript:alert(1)",
    "image": "![x](https://evil.example/x.png)",
    "link": "[x](javascript:alert(1))",
    "blocks": "# heading\n- list\n1. one\n> quote\n```\ncode",
    "table": "a | b | c",
    "template": "$text ${body} %s {0}",
    "entities": "&lt;b&gt; &amp;",
    "escapes": "\\*not\\*",
    "chinese": "漢字かな交じり文、長い。" * 12,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈👍🏽" * 20,
    "hebrew": "שלום עולם " * 20,
    "accents": "e\u0301" * 300,
    "no space": "x" * 5000,
}
"""Words of somebody who means harm, or writes as others do elsewhere."""

EVERY_PAYLOAD = pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)

FORBIDDEN = (
    *(chr(code) for code in (*range(9), *range(11, 32), *range(127, 160))),
    *"\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff",
)
"""What never reaches a terminal or a file."""


def hostile(payload: str) -> Document:
    """The payload in every place that takes outside words, in every style."""
    item = Item(
        id="one",
        text=payload,
        words=(payload, "", payload),
        label=payload,
        tick=True,
        why=((payload, payload),),
        copyable=True,
        note=payload,
        derived=payload,
    )
    blocks = tuple(
        Block(section=style, title=payload, hint=payload, style=style, items=(item, item))
        for style in get_args(Style)
    )
    return Document(id="card", title=payload, who=payload, dates=(payload,), blocks=blocks)


def page(style: Style, *items: Item, title: str = "A part", hint: str = "") -> Document:
    """A page of one block."""
    block = Block(section="part", title=title, hint=hint, style=style, items=items)
    return Document(id="card", title="My page", blocks=(block,))


def item(text: str, **rest: object) -> Item:
    """An item of a page."""
    return Item(**{"id": "one", "text": text, **rest})  # type: ignore[arg-type]


VOID = {"meta", "br", "hr", "img", "link", "input"}
"""Tags that nothing closes."""


class Page(HTMLParser):
    """HTML read back: every tag must close, and what is on it is kept."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open, f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")
