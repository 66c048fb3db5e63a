"""A document as one HTML file: it needs nothing else, runs nothing, and prints on A4."""

from __future__ import annotations

import html
import string
from collections.abc import Iterable

from coachtui.documents.html_sheet import PAGE, STYLE, policy
from coachtui.documents.model import Block, Document, Item
from coachtui.documents.quoting import unquoted
from coachtui.pack.manner import Manner
from coachtui.text import shown


class _Markup(str):
    """What may enter a page as it is; everything else is escaped."""

    __slots__ = ()


def render(document: Document, *, whys: bool = False) -> str:
    """The page in HTML; with `whys` a second side follows: what made each line."""
    before = ("", *(block.lesson for block in document.blocks))
    body = [
        _all(
            [
                _some("<h2>$text</h2>\n", block.lesson if block.lesson != lesson else ""),
                _section(block, document.manner),
            ]
        )
        for block, lesson in zip(document.blocks, before, strict=False)
    ] or [_empty(document)]
    if whys and document.blocks:
        body.append(_whys(document))
    return _fill(
        PAGE,
        policy=policy(),
        language=document.manner.language,
        title=document.heading,
        style=_Markup(STYLE),
        dates=_some('<p class="soft">$text</p>\n', ", ".join(document.dates)),
        body=_all(body),
    )


def _fill(template: str, **parts: str) -> _Markup:
    """The one way into a page: all that isn't markup of this module is escaped."""
    safe = {
        name: part if isinstance(part, _Markup) else html.escape(shown(part))
        for name, part in parts.items()
    }
    return _Markup(string.Template(template).substitute(safe))


def _some(template: str, text: str, **parts: str) -> _Markup:
    """A template filled, or nothing where there is no text for it."""
    return _fill(template, text=text, **parts) if text else _Markup()


def _all(parts: Iterable[_Markup]) -> _Markup:
    return _Markup("".join(parts))


def _empty(document: Document) -> _Markup:
    asked = _all(
        _fill("<li>$text <code>$id</code></li>\n", text=text, id=id_)
        for id_, text in document.first
    )
    lead = _fill("<p>$text</p>\n", text=document.nothing)
    return _all([lead, _fill("<ul>\n$asked</ul>\n", asked=asked)]) if asked else lead


def _section(block: Block, manner: Manner) -> _Markup:
    bodies = {"first-yes": _table, "quoted": _quotation, "beside": _plain}
    return _fill(
        '<section class="$style">\n<$level>$title</$level>\n<div>\n$hint$body</div>\n</section>\n',
        style=block.style,
        level="h3" if block.lesson else "h2",
        title=block.title,
        hint=_some('<p class="soft">$text</p>\n', block.hint),
        body=bodies.get(block.style, _list)(block, manner),
    )


def _table(block: Block, manner: Manner) -> _Markup:
    rows = _all(
        _fill(
            '<tr><th scope="row">$number</th><td>$box$text$below</td>'
            '<td class="verdict">$verdict</td></tr>\n',
            number=str(number),
            box=_box(block, item, manner),
            text=_text(item, manner),
            below=_below(item, manner),
            verdict=item.label,
        )
        for number, item in enumerate(block.items, 1)
    )
    return _fill("<table>\n$rows</table>\n", rows=rows)


def _list(block: Block, manner: Manner) -> _Markup:
    boxed = any(_box(block, item, manner) for item in block.items)
    opening = "<ol>" if block.style == "numbered" else '<ul class="boxes">' if boxed else "<ul>"
    items = _all(
        _fill(
            "<li>$box$text$below</li>\n",
            box=_box(block, item, manner),
            text=_text(item, manner),
            below=_below(item, manner),
        )
        for item in block.items
    )
    return _fill(
        "$opening\n$items$closing\n",
        opening=_Markup(opening),
        items=items,
        closing=_Markup("</ol>" if block.style == "numbered" else "</ul>"),
    )


def _plain(block: Block, manner: Manner) -> _Markup:
    return _all(
        _fill(
            "<p>$box$text</p>\n$below",
            box=_box(block, item, manner),
            text=_text(item, manner),
            below=_below(item, manner),
        )
        for item in block.items
    )


def _quotation(block: Block, manner: Manner) -> _Markup:
    words = _words(block.paragraphs)
    below = (
        _below(Item(id="", text="", note=item.note, derived=item.derived), manner)
        for item in block.items
    )
    return _all([words, *below])


def _box(block: Block, item: Item, manner: Manner) -> _Markup:
    box = '<span role="img" aria-label="$text">$sign</span> '
    if item.done:
        return _fill(box, text=manner.word("done"), sign="☑")
    if item.tick or block.style == "checks":
        return _fill(box, text=manner.word("to-do"), sign="☐")
    return _Markup()


def _text(item: Item, manner: Manner) -> _Markup:
    day = _some(' <span class="soft">($text)</span>', item.day(manner))
    if not item.copyable:
        return _fill("$text$day", text=item.text, day=day)
    whole = item.text and not item.words
    said = manner.quoted(unquoted(item.text)) if whole else item.text
    length = f"({manner.word('characters', count=manner.number(len(item.copy)))})"
    return _fill('$said <span class="soft">$length</span>$day', said=said, length=length, day=day)


def _below(item: Item, manner: Manner) -> _Markup:
    below = '<div class="below">$lead $text</div>\n'
    return _all(
        [
            _words(item.words),
            _some(below, item.derived, lead=manner.word("does")),
            _some(below, item.note, lead=manner.word("note")),
        ]
    )


def _words(lines: Iterable[str]) -> _Markup:
    paragraphs = _all(_fill("<p>$line</p>\n", line=line) for line in lines if line.strip())
    return (
        _fill("<blockquote>\n$lines</blockquote>\n", lines=paragraphs) if paragraphs else paragraphs
    )


def _whys(document: Document) -> _Markup:
    parts: list[_Markup] = []
    for block in document.blocks:
        rows = [
            _fill(
                "<dt>$text</dt>\n$answers",
                text=item.text or " ".join(item.words),
                answers=_all(
                    _fill(
                        '<dd><span class="soft">$question</span> $answer</dd>\n',
                        question=question,
                        answer=answer,
                    )
                    for question, answer in item.reasons(document.manner)
                ),
            )
            for item in block.items
        ]
        parts.append(
            _fill("<h3>$title</h3>\n<dl>\n$rows</dl>\n", title=block.title, rows=_all(rows))
        )
    return _fill(
        '<section class="whys">\n<h2>$title</h2>\n$parts</section>\n',
        title=document.manner.word("whys"),
        parts=_all(parts),
    )
