"""A document as Markdown: every sign of somebody's words stands for itself, and none is HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coachtui.documents.model import Block, Document, Item
from coachtui.documents.quoting import unquoted
from coachtui.pack.manner import Manner
from coachtui.text import shown

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SIGNS = re.compile(r"[\\`*_{}\[\]#|~!$^=]|[&<>]")
_AT_START = re.compile(r"^([-+:])|^(\d{1,9})(?=[.)])")


def render(document: Document, *, whys: bool = False) -> str:
    """The page in Markdown; with `whys` each line is followed by what made it."""
    rows = [f"# {said(document.heading)}"]
    if document.dates:
        rows += ["", said(", ".join(document.dates))]
    if not document.blocks:
        rows += ["", said(document.nothing), ""]
        rows += [f"- {said(text)} (`{id_}`)" for id_, text in document.first]
    lesson, manner = "", document.manner
    for block in document.blocks:
        if block.lesson and block.lesson != lesson:
            rows += ["", f"## {said(block.lesson)}"]
        lesson = block.lesson
        rows += ["", f"{'###' if lesson else '##'} {said(block.title)}", ""]
        if block.hint:
            rows += [f"{said(block.hint)}", ""]
        lay_out = _quoted if block.style == "quoted" else _list
        rows += lay_out(block, manner, whys=whys)
    return "\n".join(rows) + "\n"


def said(text: str) -> str:
    """Words on one line, with every sign that Markdown would take for its own made harmless."""
    line = " ".join(shown(text).split())
    line = _SIGNS.sub(lambda sign: _ENTITIES.get(sign[0], f"\\{sign[0]}"), line)
    return _AT_START.sub(lambda start: f"\\{start[1]}" if start[1] else f"{start[2]}\\", line)


def _list(block: Block, manner: Manner, *, whys: bool) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        mark = f"{number}. " if block.style in {"numbered", "first-yes"} else "- "
        box = "[x] " if item.done else "[ ] " if block.style == "checks" or item.tick else ""
        whole = item.copyable and not item.words
        text = manner.quoted(unquoted(item.text)) if whole else item.text
        verdict = f" → **{said(item.label)}**" if item.label else ""
        day = f" ({ticked})" if (ticked := item.day(manner)) else ""
        yield f"{mark}{box}{said(text)}{day}{verdict}".rstrip()
        yield from _below(item, manner, " " * len(mark), whys=whys)


def _below(item: Item, manner: Manner, indent: str, *, whys: bool) -> Iterator[str]:
    if item.words:
        yield ""
        yield from (f"{indent}> {said(line)}".rstrip() for line in _with_breaks(item.words))
        yield ""
    if item.derived:
        yield f"{indent}- {manner.word('does')} {said(item.derived)}"
    if item.note:
        yield f"{indent}- {manner.word('note')} {said(item.note)}"
    if whys:
        for question, answer in item.reasons(manner):
            yield f"{indent}- *{said(question)}*" + (f" {said(answer)}" if answer else "")


def _quoted(block: Block, manner: Manner, *, whys: bool) -> Iterator[str]:
    yield from (f"> {said(line)}".rstrip() for line in _with_breaks(block.paragraphs))
    for item in block.items:
        bare = Item(id="", text="", note=item.note, derived=item.derived, why=item.why)
        below = list(_below(bare, manner, "", whys=whys))
        if below:
            yield from ("", *below)


def _with_breaks(lines: tuple[str, ...]) -> Iterator[str]:
    """Lines of a quotation, each a paragraph of its own."""
    for place, line in enumerate(line for line in lines if line.strip()):
        if place:
            yield ""
        yield line
