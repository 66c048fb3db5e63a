"""A document as data, for other programs."""

from __future__ import annotations

import json

from coachtui.documents.model import Document, Item


def render(document: Document, *, whys: bool = False) -> str:
    """The document in JSON, in ASCII, so that nothing in it can drive a terminal."""
    return json.dumps(to_data(document, whys=whys), indent=2) + "\n"


def to_data(document: Document, *, whys: bool = False) -> dict[str, object]:
    """The document as plain data; the whys only where they are asked for."""
    return {
        "id": document.id,
        "title": document.title,
        "who": document.who,
        "dates": list(document.dates),
        "blocks": [
            {
                "section": block.section,
                "lesson": block.lesson,
                "title": block.title,
                "hint": block.hint,
                "style": block.style,
                "items": [_item(item, whys=whys) for item in block.items],
            }
            for block in document.blocks
        ],
        "first": [{"question": id_, "text": text} for id_, text in document.first],
    }


def _item(item: Item, *, whys: bool) -> dict[str, object]:
    data: dict[str, object] = {
        "id": item.id,
        "text": item.text,
        "words": list(item.words),
        "label": item.label,
        "tick": item.tick,
        "done": item.done,
        "ticked": item.ticked,
        "copy": item.copy,
        "note": item.note,
        "derived": item.derived,
    }
    if whys:
        data["why"] = [{"question": question, "answer": answer} for question, answer in item.why]
    return data
