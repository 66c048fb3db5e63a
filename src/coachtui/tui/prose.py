"""A page's prose as widgets: paragraphs, lists, pictures, lines of the strategy, sources."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coachtui.documents.parts import parts
from coachtui.interview.pipes import fill_page
from coachtui.pack.page import Bars, Page, Show
from coachtui.pack.prose import Block, Span, parse
from coachtui.tui.bars import BarsView
from coachtui.tui.hanging import Hanging
from coachtui.tui.held_rows import Hands, Pulls
from coachtui.tui.offered import Offered
from coachtui.tui.safe import content, lines
from coachtui.workspace.workspace import Workspace

_STYLES = {"plain": "", "emphasis": "italic", "strong": "bold", "pipe": "$good"}


def prose(workspace: Workspace, page: Page) -> Iterator[Widget]:
    """The widgets of a page, its sources last."""
    sources: list[str] = []
    for piece in page.prose:
        match piece:
            case Bars():
                caption = [_said(workspace, one, sources) for one in parse(piece.caption)]
                yield BarsView(piece, lines(*caption), workspace.pack.manner, classes="block")
            case Show():
                yield from _show(workspace, piece)
            case _:
                blocks = parse(piece)
                for block, after in zip_longest(blocks, blocks[1:]):
                    tight = after is not None and block.kind == after.kind != "paragraph"
                    yield _block(block, _said(workspace, block, sources), tight=tight)
    if sources:
        yield Static(lines(*_sources(workspace, sources)), classes="block sources")


def _block(block: Block, words: Content, *, tight: bool) -> Static:
    """One block; items of a list stand close together."""
    classes = "item" if tight else "block"
    margin = {"bullet": "  · ", "numbered": f"{block.number:>3}. ", "quote": "  │ "}.get(block.kind)
    if margin is None:
        return Static(words, classes=classes)
    return Static(Hanging(Content.styled(margin, "$quiet"), words), classes=classes)


def _said(workspace: Workspace, block: Block, sources: list[str]) -> Content:
    return Content("").join(
        [_span(workspace, span, sources, first=not place) for place, span in enumerate(block.spans)]
    )


def _span(workspace: Workspace, span: Span, sources: list[str], *, first: bool) -> Content:
    if span.style == "note":
        if span.text not in workspace.pack.claims:
            return Content("")
        if span.text not in sources:
            sources.append(span.text)
        return Content.styled(f" [{sources.index(span.text) + 1}]", "$quiet")
    text = span.text
    if span.style == "pipe":
        # A page's text begins with a capital; in the middle of a sentence it mustn't.
        before = "" if first else "-"
        filled = fill_page(workspace.pack, f"{before}{{{text}}}", workspace.view.known)
        text = filled.removeprefix("-") if before else filled
    return content(text, _STYLES[span.style])


def _sources(workspace: Workspace, sources: list[str]) -> Iterator[Content]:
    for number, id_ in enumerate(sources, 1):
        claim = workspace.pack.claims[id_]
        year = f", {claim.year}" if claim.year else ""
        yield content(f"[{number}] {claim.source}{year}. {claim.limits}", "$quiet")


def _show(workspace: Workspace, piece: Show) -> Iterator[Widget]:
    yield from _held(workspace, piece)
    for part in parts(workspace.pack, workspace.strategy):
        if not {part.id, part.section} & set(piece.parts):
            continue
        shown = [line for line in part.lines if line.enabled]
        offered = [line for line in (*part.lines, *part.offered) if line.offered]
        if not (offered if piece.offered else shown):
            continue
        yield Static(content(part.title, "$voice"), classes="item")
        if piece.offered:
            yield Offered(offered)
        for line in () if piece.offered else shown:
            margin = Content.styled("  · ", "$quiet")
            yield Static(Hanging(margin, content(line.text)), classes="item")
        yield Static(classes="gap")


def _held(workspace: Workspace, piece: Show) -> Iterator[Widget]:
    """Hands against rules, and what pulls apart; nothing where there is none."""
    hands = Hands(workspace, piece.hands) if piece.hands else None
    pulls = Pulls(workspace) if piece.tensions else None
    for title, rows in (("By hand, and by rule", hands), ("Answers that pull apart", pulls)):
        if rows is not None and rows.rows:
            hint = Content.styled("   Tab goes here, Enter opens one", "$quiet")
            yield Static(content(title, "$voice") + hint, classes="item")
            yield rows
            yield Static(classes="gap")
