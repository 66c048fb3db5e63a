"""A question as it is put to somebody: every pipe in its words filled."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from coachtui.interview.answers import Value
from coachtui.interview.pipes import fill, fill_piped, lookup
from coachtui.pack.manner import Manner
from coachtui.pack.model import Pack
from coachtui.pack.page import Bar
from coachtui.pack.question import Choice, Draft, Question


def put(pack: Pack, known: Mapping[str, Value], question: Question) -> Question:
    """A question with all of its words filled, its choices, fields and drafts among them.

    The lines of a draft whose answers are unknown are left out, and a draft without any left.
    """

    def say(text: str) -> str:
        return fill_piped(pack, text, known)

    return replace(
        question,
        text=_asked(pack, question, say(question.text)),
        why=say(question.why),
        hints=tuple(map(say, question.hints)),
        example=say(question.example),
        choices=yes_or_no(pack.manner, "y", "n")
        if question.kind == "yes-no"
        else tuple(
            replace(one, label=say(one.label), help=say(one.help)) for one in question.choices
        ),
        steps=tuple(map(say, question.steps)),
        ends=(say(question.ends[0]), say(question.ends[1])) if question.ends else None,
        fields=tuple(put(pack, known, field) for field in question.fields),
        drafts=tuple(made for one in question.drafts if (made := _draft(pack, known, one)).lines),
    )


def yes_or_no(manner: Manner, *keys: str) -> tuple[Choice, ...]:
    """Yes and no as the pack's language has them, with the keys that pick them."""
    ids = ("yes", "no")
    return tuple(
        Choice(id=id_, label=manner.word(id_), key=key) for id_, key in zip(ids, keys, strict=True)
    )


def drafted(question: Question, draft: Draft) -> str:
    """The words of a draft; on one line where the question takes one line."""
    if question.kind == "text":
        return " ".join(" ".join(draft.lines).split())
    return "\n".join(draft.lines)


def amount(manner: Manner, bar: Bar) -> str:
    """The number that a bar stands for; empty where its note says it already."""
    value = manner.number(bar.value)
    said = re.search(rf"(?<![\d.,]){re.escape(value)}(?!\d|[.,]\d)", bar.note)
    return "" if said else value


def _asked(pack: Pack, question: Question, text: str) -> str:
    """Of a card the name stands above its text."""
    card = pack.cards.get(question.id) if question.lesson == "" else None
    return f"{card.name}\n{text}" if card and card.text == question.text else text


def _draft(pack: Pack, known: Mapping[str, Value], draft: Draft) -> Draft:
    below = pack.manner.word("below")
    # Words to copy: what somebody typed stands in them without a mark before its lines.
    lines = (
        fill(line, lambda pipe: lookup(pack, known, pipe), mark="", below=below)
        for line in draft.lines
    )
    return replace(draft, lines=tuple(line for line in lines if line is not None))
