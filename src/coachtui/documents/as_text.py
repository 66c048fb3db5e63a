"""A document as plain text: for a terminal, a mail, a sheet of paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coachtui.documents.model import Block, Document, Item
from coachtui.documents.quoting import unquoted
from coachtui.documents.width import padded, width, wrap
from coachtui.pack.manner import Manner
from coachtui.text import cut, shown

WIDTH = 80
"""Columns: a terminal's, and one printed side's."""

NARROWEST = 40
"""Columns: nothing is squeezed any further."""

WHY = 300
"""Characters of an answer among the whys; the whole of it is kept with the answers."""

_VERDICTS = 28
"""The widest column of verdicts."""

_CHECKS = 34
"""The least columns that checks need to have their verdicts beside them."""

_MARGIN = 20
"""The widest margin for titles beside their lines."""


def render(document: Document, *, whys: bool = False, columns: int = WIDTH) -> str:
    """The page, each line at most `columns` wide, the last with its newline.

    With `whys` a second part follows: what made each line.
    """
    columns = max(columns, NARROWEST)
    title = document.title.upper() + (f": {document.who}" if document.who else "")
    rows = _ends(title, ", ".join(document.dates), columns)
    if not document.blocks:
        rows += ["", *_empty(document, columns)]
    margin = _margin(document.blocks, columns)
    before, lesson = "", ""
    for block in document.blocks:
        if block.lesson != lesson:
            rows += _lesson(block.lesson, columns)
            before, lesson = "", block.lesson
        if not before == block.style == "beside":
            rows.append("")
        before = block.style
        if before == "beside":
            rows += _beside(block, document.manner, margin, columns)
        else:
            rows += _block(block, document.manner, columns)
    if whys and document.blocks:
        rows += _whys(document, columns)
    return "".join(f"{row.rstrip()}\n" for row in rows)


def _ends(left: str, right: str, columns: int) -> list[str]:
    """Two texts at the two ends of a line; below each other where they don't fit."""
    left, right = shown(left), shown(right)
    if right and width(left) + width(right) + 2 <= columns:
        return [padded(left, columns - width(right)) + right]
    return [*wrap(left, columns), *wrap(right, columns)]


def _hung(first: str, text: str, columns: int) -> list[str]:
    """A text behind a bullet or a word, its further lines below its beginning."""
    wide = width(first)
    if wide > columns // 2:
        return [*wrap(first, columns), *wrap(shown(text), columns)]
    lines = wrap(shown(text), columns - wide) or [""]
    return [first + lines[0], *(" " * wide + line for line in lines[1:])]


def _empty(document: Document, columns: int) -> Iterator[str]:
    yield from wrap(document.nothing, columns)
    for id_, text in document.first:
        yield from _hung(" - ", f"{text} ({id_})", columns)


def _lesson(title: str, columns: int) -> Iterator[str]:
    """The title of a lesson, underlined; below the last of them a line across the page."""
    lines = wrap(shown(title), columns) if title else []
    yield from ("", *lines, "-" * max(map(width, lines), default=columns))


def _block(block: Block, manner: Manner, columns: int) -> Iterator[str]:
    yield from _ends(block.title.upper(), block.hint, columns)
    if block.style == "quoted":
        yield from _quoted(block, manner, columns)
        return
    verdicts = min(max((width(shown(item.label)) for item in block.items), default=0), _VERDICTS)
    beside = columns - verdicts - 2 >= _CHECKS
    for number, item in enumerate(block.items, 1):
        first = _bullet(block, item, number)
        indent = " " * width(first)
        if item.label and beside:
            body = _hung(first, _sentence(item, manner), columns - verdicts - 2)
            yield from _with_verdict(body, item.label, columns - verdicts, columns)
        else:
            yield from _hung(first, _sentence(item, manner), columns)
            yield from _hung(f"{indent}→ ", item.label, columns) if item.label else ()
        yield from _below(item, manner, indent, columns)


def _bullet(block: Block, item: Item, number: int) -> str:
    if item.done:
        return " [x] "
    if block.style == "checks" or item.tick:
        return " [ ] "
    if block.style in {"numbered", "first-yes"}:
        return f" {number:>{len(str(len(block.items)))}} "
    return " - "


def _sentence(item: Item, manner: Manner) -> str:
    day = f" ({ticked})" if (ticked := item.day(manner)) else ""
    if not item.copyable:
        return f"{item.text}{day}".strip()
    whole = item.text and not item.words
    said = manner.quoted(unquoted(item.text)) if whole else item.text
    count = manner.word("characters", count=manner.number(len(item.copy)))
    return f"{said} ({count}){day}".strip()


def _with_verdict(body: list[str], label: str, column: int, columns: int) -> list[str]:
    """The verdict in its column, beginning beside the last line of its check."""
    lines = wrap(shown(label), columns - column) or [""]
    rows = [*body[:-1], padded(body[-1], column) + lines[0]]
    return [*rows, *(" " * column + line for line in lines[1:])]


def _below(item: Item, manner: Manner, indent: str, columns: int) -> Iterator[str]:
    for line in _between_marks(item.words, manner):
        yield from _hung(indent, line, columns)
    if item.derived:
        yield from _hung(f"{indent}{manner.word('does')} ", item.derived, columns)
    if item.note:
        yield from _hung(f"{indent}{manner.word('note')} ", item.note, columns)


def _between_marks(words: Sequence[str], manner: Manner) -> list[str]:
    """Words of one's own between quotation marks, their lines kept."""
    lines = [line for line in words if line.strip()]
    return manner.quoted("\n".join(lines)).split("\n") if lines else []


def _quoted(block: Block, manner: Manner, columns: int) -> Iterator[str]:
    """One paragraph to copy; words of several lines keep their lines."""
    for line in _between_marks(block.paragraphs, manner):
        yield from _hung(" ", line, columns)
    for item in block.items:
        bare = Item(id="", text="", note=item.note, derived=item.derived)
        yield from _below(bare, manner, "   ", columns)


def _margin(blocks: Sequence[Block], columns: int) -> int:
    titles = [width(shown(block.title.upper())) for block in blocks if block.style == "beside"]
    return min(max(titles, default=0), _MARGIN, columns // 4) + 2


def _beside(block: Block, manner: Manner, margin: int, columns: int) -> Iterator[str]:
    """The title in the margin, the lines at its right."""
    titles = wrap(shown(block.title.upper()), margin - 2)
    lines: list[str] = []
    for item in block.items:
        mark = "[x] " if item.done else "[ ] " if item.tick else ""
        if item.text:
            lines += _hung(mark, _sentence(item, manner), columns - margin)
        lines += _below(item, manner, " " * len(mark), columns - margin)
    for place in range(max(len(titles), len(lines))):
        title = titles[place] if place < len(titles) else ""
        yield padded(title, margin) + (lines[place] if place < len(lines) else "")


def _whys(document: Document, columns: int) -> Iterator[str]:
    yield from ("", "", document.manner.word("whys").upper())
    for block in document.blocks:
        yield from ("", *wrap(shown(block.title.upper()), columns))
        for item in block.items:
            yield from _hung(" - ", cut(item.text or " ".join(item.words), WHY), columns)
            for question, answer in item.reasons(document.manner):
                said = f"{question} → {cut(answer, WHY)}" if answer else question
                yield from _hung("     ", said, columns)
