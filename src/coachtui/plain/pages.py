"""A page's prose and a question as lines to be said."""

from __future__ import annotations

from collections.abc import Iterator

from coachtui.clock import in_words as day_in_words
from coachtui.decide.curious import pull
from coachtui.decide.hands import hands, says
from coachtui.documents.parts import parts
from coachtui.interview.pipes import fill_page
from coachtui.interview.put import amount
from coachtui.pack.model import Pack
from coachtui.pack.page import Bars, Page, Show
from coachtui.pack.prose import Block, Span, parse
from coachtui.pack.question import Question
from coachtui.plain.reading import keyed, offers
from coachtui.plain.talk import Said
from coachtui.strategy.tensions import AT_ONCE, tensions
from coachtui.workspace.open import Workspace

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


def page_of(pack: Pack, question: Question) -> Page | None:
    """The page of the question's own lesson on which it stands."""
    return next(
        (
            page
            for lesson in pack.lessons
            for page in lesson.pages
            if lesson.id == question.lesson and question.id in page.questions
        ),
        None,
    )


def prose(workspace: Workspace, page: Page) -> Iterator[Said]:
    """What a page says, an empty line between paragraphs, its sources at the end."""
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
                    yield Said("")
                before = block.kind
                yield _said(workspace, block, sources)
            yield Said("")
    for number, id_ in enumerate(sources, 1):
        claim = workspace.pack.claims[id_]
        year = f", {claim.year}" if claim.year and str(claim.year) not in claim.source else ""
        yield Said(f"{claim.source}{year}. {claim.limits}", f"[{number}] ")
    if sources:
        yield Said("")


def question_lines(question: Question, fit: int = 0) -> Iterator[Said]:
    """What is asked, with the numbers that answer it, and how to answer.

    Args:
        question: With the pipes in its words filled.
        fit: Characters that fit where typed words are going; 0: nobody counts them.
    """
    yield Said(question.text)
    if question.kind in ("choice", "choices"):
        yield from choices(question)
    if question.kind == "yes-no":  # the letters stay: their words may be another language's
        told = [one for one in question.choices if one.label != one.id]
        yield from (Said(one.label, f"  {one.key}  ") for one in told)
    if question.kind == "scale":
        low, high = question.ends or ("", "")
        yield Said(f"from 1, {low}, to {question.max}, {high}", "  ")
        yield from (Said(step, f"  {n}  ") for n, step in enumerate(question.steps, 1))
    for number, (words, day) in enumerate(offers(question), 1):
        yield Said(f"{words}: {day_in_words(day)}", f"  {number}  ")
    if question.drafts:
        yield Said(":drafts shows texts to begin from.", "  ")
    if fit:
        yield Said(f"{fit:,} characters fit.")
    if question.kind in _HOW:
        most = f" At most {question.max}." if question.kind == "choices" and question.max else ""
        yield Said(_HOW[question.kind] + most)


def choices(question: Question) -> Iterator[Said]:
    """The choices, each behind the number that picks it."""
    for key, choice in keyed(question):
        yield Said(choice.label, f"  {key}  ")
        if choice.help:
            yield Said(choice.help, "     ")


def _said(workspace: Workspace, block: Block, sources: list[str]) -> Said:
    words = "".join(_span(workspace, span, sources) for span in block.spans)
    number = f"{block.number}. " if block.kind == "numbered" else ""
    return Said(words, _BEFORE[block.kind] + number)


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


def _bars(workspace: Workspace, picture: Bars, sources: list[str]) -> Iterator[Said]:
    """A picture of bars as a list: what each stands for, and how much it is."""
    for block in parse(picture.caption):
        yield _said(workspace, block, sources)
    for row in picture.rows:
        said = ", ".join(filter(None, (amount(workspace.pack.manner, row), row.note)))
        yield Said(f"{row.label}: {said}", "  - ")
    yield Said("")


def _show(workspace: Workspace, piece: Show) -> Iterator[Said]:
    """What follows from the answers: hands and rules, what pulls apart, lines as they stand."""
    pack, strategy, known = workspace.pack, workspace.strategy, workspace.view.known
    judged = hands(pack, strategy, known, piece.hands) if piece.hands else ()
    for one in judged:
        yield Said(says(pack, one), "  - ")
    if judged:
        yield Said("")
    pulls = tensions(pack, workspace.answers, workspace.edits) if piece.tensions else ()
    for tension in pulls[:AT_ONCE]:
        yield Said(pull(pack, known, tension), "  - ")
    if pulls:
        yield Said(":tensions offers ways out, or keeps both, on purpose.")
        yield Said("")
    for part in parts(workspace.pack, workspace.strategy):
        names = {part.id, part.section}
        lines = part.offered if piece.offered else [one for one in part.lines if one.enabled]
        if lines and names & set(piece.parts):
            yield Said(part.title)
            for line in lines:
                yield Said(f"{line.text} [{line.id}]" if piece.offered else line.text, "  - ")
            yield Said("")
    if piece.offered:
        yield Said(":strategy and the word in brackets takes one in.")
        yield Said("")
