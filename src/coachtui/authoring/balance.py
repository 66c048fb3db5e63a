"""Paragraphs that have equal weight: neither has more words, nor more footnotes."""

from __future__ import annotations

import re

from coachtui.authoring.notes import Notes
from coachtui.authoring.prose_check import length
from coachtui.pack.model import Balance
from coachtui.pack.page import Page

TENTH = 1.1
"""The most words of one for each word of another."""

_GAP = re.compile(r"\n[ \t]*\n")
_NOTE = re.compile(r"\[\^[^\]\s]*\]")


def balance(notes: Notes) -> None:
    """Note pages whose paragraphs of equal weight have different ones."""
    pages = {page.id: page for lesson in notes.pack.lessons for page in lesson.pages}
    for one in notes.pack.balance:
        if one.page not in pages:
            notes.missing(f"balance:{one.page}", "`page` names", one.page, pages)
        else:
            _weighed(notes, one, pages[one.page])


def _weighed(notes: Notes, one: Balance, page: Page) -> None:
    prose = "\n\n".join(piece for piece in page.prose if isinstance(piece, str))
    paragraphs = [paragraph.strip() for paragraph in _GAP.split(prose)]
    words: dict[str, int] = {}
    cited: dict[str, int] = {}
    for end in one.ends:
        found = [text for text in paragraphs if _opens(text, end)]
        if len(found) != 1:
            what = f"{len(found) or 'no'} paragraphs of it open with {end!r} in strong"
            notes.wrong(f"balance:{one.page}", what, f"Begin one so: **{end}.**")
            continue
        words[end] = length(_NOTE.sub("", found[0]))
        cited[end] = len(_NOTE.findall(found[0]))
    if len(words) < len(one.ends):
        return
    place = f"page:{one.page}"
    if max(words.values()) > TENTH * min(words.values()):
        what = f"its ends differ by more than a tenth: {_counts(words, 'words')}"
        notes.wrong(place, what, "Shorten the longer, or say more of the other.")
    if len(set(cited.values())) > 1:
        what = f"its ends have not as many footnotes: {_counts(cited, 'footnotes')}"
        notes.wrong(place, what, "Give each as many sources as the other.")


def _opens(paragraph: str, end: str) -> bool:
    """Whether a paragraph opens with some words in strong, whatever stop they have."""
    return re.match(rf"\*\*{re.escape(end)}[.:]?\*\*", paragraph) is not None


def _counts(counts: dict[str, int], what: str) -> str:
    return ", ".join(f"{end!r} has {count} {what}" for end, count in counts.items())
