"""A coach's sheet: the cues of a lesson, page by page. No screen shows them."""

from __future__ import annotations

from coachtui.documents.model import Block, Document, Item
from coachtui.interview.pipes import fill_page
from coachtui.pack.model import Pack
from coachtui.pack.page import Lesson
from coachtui.pack.question import Question


def sheet(pack: Pack, lesson: Lesson) -> Document:
    """A lesson's cues as a document: a block a page, an item a question that has one.

    It knows of nobody's answers: pipes read as they do while nothing is known.
    """
    blocks: list[Block] = []
    for page in lesson.pages:
        asked = [pack.questions[id_] for id_ in page.questions]
        items = tuple(_item(pack, question) for question in asked if question.cue)
        if items:
            blocks.append(Block(section=page.id, title=page.title, items=items))
    return Document(id="cues", title=lesson.title, blocks=tuple(blocks), manner=pack.manner)


def _item(pack: Pack, question: Question) -> Item:
    text = fill_page(pack, question.text, {})
    return Item(id=question.id, text=text, note=fill_page(pack, question.cue, {}))
