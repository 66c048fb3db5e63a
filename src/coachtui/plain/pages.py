"""A page's prose and a question as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from coachtui.clock import in_words as day_in_words
from coachtui.documents.parts import parts
from coachtui.interview.pipes import fill_page, questions_piped
from coachtui.pack.model import Bars, Draft, Page, Question, Show
from coachtui.pack.prose import Block, Span, parse
from coachtui.plain.reading import keyed, offers
from coachtui.workspace.open import Workspace

BAR = 24
"""The longest bar of a picture, in characters."""

_BEFORE = {"paragraph": "", "bullet": "  - ", "numbered": "  ", "quote": "  | "}
_HOW = {
    "choice": "Type a number.",
    "choices": "Type one or more numbers, with spaces between.",
    "scale": "Type a number.",
    "number": "Type a number.",
    "date": "Type a number, or a date such as 2026-11-22.",
    "yes-no": "Type y or n.",
    "text": "Type a line.",
    "prose": "Type as many lines as you like; an empty line ends it.",
    "lines": "Type a line each; an empty line ends it.",
}


def prose(workspace: Workspace, page: Page) -> Iterator[str]:
    """The lines of a page, an empty one between paragraphs, its sources at the end."""
    sources: list[str] = []
    for piece in page.prose:
        if isinstance(piece, Bars):
            yield from _bars(workspace, piece, sources)
        elif isinstance(piece, Show):
            yield from _show(workspace, piece)
        else:
            before = ""
            for block in parse(piece):
                if before and not (before == block.kind in ("bullet", "numbered")):
                    yield ""
                before = block.kind
                yield _said(workspace, block, sources)
            yield ""
    for number, id_ in enumerate(sources, 1):
        claim = workspace.pack.claims[id_]
        year = f", {claim.year}" if claim.year and str(claim.year) not in claim.source else ""
        yield f"[{number}] {claim.source}{year}. {claim.limits}"
    if sources:
        yield ""


def question_lines(workspace: Workspace, question: Question) -> Iterator[str]:
    """What is asked, with the numbers that answer it, and how to answer."""
    known = workspace.view.known
    yield fill_page(workspace.pack, question.text, known)
    if question.kind in ("choice", "choices"):
        for key, choice in keyed(question):
            yield f"  {key}  {fill_page(workspace.pack, choice.label, known)}"
    if question.kind == "scale":
        low, high = question.ends or ("", "")
        yield f"  from 1, {low}, to {question.max}, {high}"
        yield from (f"  {n}  {step}" for n, step in enumerate(question.steps, 1))
    for number, (words, day) in enumerate(offers(question), 1):
        yield f"  {number}  {words}: {day_in_words(day)}"
    if question.drafts:
        yield "  :drafts shows texts to begin from."
    if question.kind in _HOW:
        most = f" At most {question.max}." if question.kind == "choices" and question.max else ""
        yield _HOW[question.kind] + most


def drafted(workspace: Workspace, draft: Draft) -> str:
    """A draft's text; its lines whose answers are unknown are left out."""
    known = workspace.view.known
    said = [
        fill_page(workspace.pack, line, known)
        for line in draft.lines
        if all(id_ in known for id_ in questions_piped(line))
    ]
    return " ".join(said)


def _said(workspace: Workspace, block: Block, sources: list[str]) -> str:
    words = "".join(_span(workspace, span, sources) for span in block.spans)
    number = f"{block.number}. " if block.kind == "numbered" else ""
    return f"{_BEFORE[block.kind]}{number}{words}"


def _span(workspace: Workspace, span: Span, sources: list[str]) -> str:
    if span.style == "pipe":
        return fill_page(workspace.pack, f"-{{{span.text}}}", workspace.view.known)[1:]
    if span.style != "note":
        return span.text
    if span.text not in workspace.pack.claims:
        return ""
    if span.text not in sources:
        sources.append(span.text)
    return f" [{sources.index(span.text) + 1}]"


def _bars(workspace: Workspace, picture: Bars, sources: list[str]) -> Iterator[str]:
    """A picture of bars, drawn with equals signs, what each stands for beside it."""
    most = max((row.value for row in picture.rows), default=1) or 1
    wide = max((len(row.label) for row in picture.rows), default=0)
    for row in picture.rows:
        length = max(1, round(BAR * row.value / most)) if row.value else 0
        yield f"  {row.label:<{wide}}  {'=' * length} {row.note}".rstrip()
    for block in parse(picture.caption):
        yield _said(workspace, block, sources)
    yield ""


def _show(workspace: Workspace, piece: Show) -> Iterator[str]:
    """The person's own lines as they stand, or those that may be taken in."""
    for part in parts(workspace.pack, workspace.strategy):
        names = {part.id, part.section}
        lines = part.offered if piece.offered else [one for one in part.lines if one.enabled]
        if lines and names & set(piece.parts or names):
            yield part.title
            yield from (f"  - {line.text}" for line in lines)
            yield ""
