"""Documents for tests: a page with every style, and one full of hostile words."""

from __future__ import annotations

from typing import get_args

from coachtui.documents.model import Block, Document, Item
from coachtui.pack.model import Style

PAYLOADS = (
    "\x1b]52;c;aGk=\x07",
    "\x1b[31mred",
    "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x9b31m",
    "\x1bP+q544e\x1b\\",
    "a\rb",
    "a\x08\x08b",
    "a\x00b",
    "\x7f",
    "\u202egnp.exe",
    "\u2066hidden\u2069",
    "line\u2028line",
    "zero\u200bwidth",
    "\ufeffmark",
    "[red]markup[/]",
    "[@click=app.quit]x[/]",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<!-- --><b>",
    "javascript:alert(1)",
    "![x](https://evil.example/x.png)",
    "[x](javascript:alert(1))",
    "# heading\n- list\n1. one\n> quote\n```\ncode",
    "a | b | c",
    "$text ${body} %s {0}",
    "&lt;b&gt; &amp;",
    "\\*not\\*",
    "漢字かな交じり文、長い。" * 12,
    "👩‍👩‍👧‍👦🏳️‍🌈👍🏽" * 20,
    "שלום עולם " * 20,
    "e\u0301" * 300,
    "x" * 5000,
)
"""Words of somebody who means harm, or writes as others do elsewhere."""

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
