"""Answers inside sentences: whole, quoted, joined; a person's words are never bent."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from coachtui.interview import figures
from coachtui.interview.answers import Row, Value, rows_of
from coachtui.pack.manner import WORDS
from coachtui.pack.model import Pack
from coachtui.pack.question import TYPED, Question
from coachtui.text import shown

PIPE = re.compile(r"\{([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?)\}")
"""A pipe: ``{aim}``, ``{circle.name}``, ``{limits.notes}``, ``{estimates.a-month}``, ``{name}``."""

FIGURES = ("limits", "estimates")
"""What stands before the stop in the pipe of a figure, where a question's id could."""

INLINE = 120
"""Characters: longer words stand below their sentence, as a block."""

_INITIAL = r"(?:^|[\s.])\w\.$"
_LOOSE_END = r"[\s:;,·–-]+$"
"""What a sentence ends in when its last words weren't given."""

_OPEN, _CLOSE = "\"'“‘„‚«‹»›", "\"'”’“‘»›«‹"

_HERE = "\0"
"""In the place of a pipe, where no text has it: one pattern does for all pipes."""

_QUOTED = f"[{_OPEN}]?{_HERE}[{_CLOSE}]?"


def pipes_in(text: str) -> tuple[str, ...]:
    """What a text pipes, in order, each once."""
    return tuple(dict.fromkeys(PIPE.findall(text))) if "{" in text else ()


def questions_piped(text: str) -> tuple[str, ...]:
    """Ids of the questions that a text pipes; figures and the person's name are none."""
    return tuple(
        dict.fromkeys(
            pipe.partition(".")[0]
            for pipe in pipes_in(text)
            if pipe != "name" and pipe.partition(".")[0] not in FIGURES
        )
    )


def spoken(pack: Pack, question: Question, value: Value) -> str:
    """An answer as words inside a sentence; a person's own words whole, with their line ends."""
    if isinstance(value, Mapping):
        fields = {field.id: field for field in question.fields}
        judged = [
            f"{pack.cards[card].name}: {spoken(pack, fields[card], verdict)}"
            if card in fields and card in pack.cards
            else shown(f"{card}: {verdict}")
            for card, verdict in value.items()
        ]
        return "; ".join(judged)
    if isinstance(value, tuple):
        if question.kind == "lines":
            return shown("; ".join(_trimmed(str(one)) for one in value))
        items = [_choice_words(question, one) for one in value if isinstance(one, str)]
        rows = [str(next(iter(_cells(row)), "")) for row in rows_of(value)]
        return shown(pack.manner.joined([*items, *rows]))
    if question.kind in TYPED:
        return shown(str(value))
    if question.kind == "date":
        return pack.manner.day(date.fromisoformat(str(value)))
    if question.kind == "yes-no" and value in ("yes", "no"):
        return pack.manner.word(str(value))
    return _choice_words(question, value)


def labelled(pack: Pack, question: Question, value: Value) -> str:
    """An answer as it stands in a list of answers: labels, not the words for sentences.

    One that doesn't fit its question any more reads as it was kept.
    """
    labels = {choice.id: choice.label for choice in question.choices}
    if isinstance(value, tuple) and question.kind != "repeat":
        return shown("; ".join(labels.get(str(item), str(item)) for item in value))
    if isinstance(value, str) and value in labels:
        return shown(labels[value])
    try:
        return spoken(pack, question, value)
    except ValueError:  # it was of another kind once
        return as_kept(value)


def as_kept(value: Value) -> str:
    """An answer to what nobody asks any more, or of a kind that isn't asked for: as it was kept."""
    if isinstance(value, Mapping):
        return shown("; ".join(f"{key}: {one}" for key, one in value.items()))
    if isinstance(value, tuple):
        rows = (", ".join(map(str, _cells(row))) for row in rows_of(value))
        return shown("; ".join([*(one for one in value if isinstance(one, str)), *rows]))
    return shown(str(value))


def fill(
    text: str,
    words: Callable[[str], str | None],
    mark: str = "> ",
    below: str = WORDS["below"],
) -> str | None:
    """Replace every pipe; None where the words of one are unknown.

    Words of one line and at most `INLINE` characters stand in the sentence without
    their final stop. Longer ones stand below it, each line behind the mark; `below` stands
    for them where the sentence goes on.
    """
    found: dict[str, str] = {}
    for pipe in pipes_in(text):
        said = words(pipe)
        if said is None:
            return None
        found[pipe] = said.strip()
    if not found:
        return text
    blocks: list[str] = []
    for pipe, said in found.items():
        if "\n" in said or len(said) > INLINE:
            blocks += [f"{mark}{line}".rstrip() for line in said.split("\n")]
            text = _without(text, pipe, below)
    filled = PIPE.sub(lambda hit: _fitted(found.get(hit[1], hit[0]), hit), text)
    if "" in found.values():
        filled = re.sub(_LOOSE_END, "", filled)
    return "\n".join([filled, *blocks] if filled else blocks)


def fill_page(pack: Pack, text: str, known: Mapping[str, Value], name: str = "") -> str:
    """Fill a page's, question's or fact's text: an unknown answer reads its `else`, or "…"."""

    def words(pipe: str) -> str:
        said = lookup(pack, known, pipe, name)
        if said is not None:
            return said if len(said) <= INLINE else said[: INLINE - 1].rstrip() + "…"
        question = pack.questions.get(pipe.partition(".")[0])
        return (question.else_ if question else "") or "…"

    filled = PIPE.sub(lambda hit: _fitted(_first_line(words(hit[1])), hit), text)
    return filled[:1].upper() + filled[1:]


def fill_piped(pack: Pack, text: str, known: Mapping[str, Value], name: str = "") -> str:
    """As `fill_page`; a text that pipes nothing stays as it stands, small letter and all."""
    return fill_page(pack, text, known, name) if "{" in text else text


def lookup(
    pack: Pack, known: Mapping[str, Value], pipe: str, name: str = "", row: Row | None = None
) -> str | None:
    """The words of one pipe; None where they are unknown."""
    id_, _, field = pipe.partition(".")
    if pipe == "name":
        return shown(name) if name else pack.manner.word("them")
    if id_ == "limits":
        return figures.said(pack, known, field) if field in pack.limits else None
    if id_ == "estimates":
        return figures.fits(pack, known, field)
    question = pack.questions.get(id_)
    if question is None or id_ not in known:
        return None
    if not field:
        return spoken(pack, question, known[id_])
    subject = next((one for one in question.fields if one.id == field), None)
    if subject is None or row is None:
        return None
    if field not in row:
        return subject.else_
    return spoken(pack, subject, row[field])


def _choice_words(question: Question, value: object) -> str:
    for choice in question.choices:
        if choice.id == value:
            return choice.say or choice.label
    return shown(str(value))


def _cells(row: Row) -> list[str | int]:
    return [cell for key, cell in row.items() if key != "row"]


def _first_line(words: str) -> str:
    return words.split("\n", 1)[0]


def _fitted(words: str, hit: re.Match[str]) -> str:
    """Without the final stop, which the sentence brings.

    It stays where it is an initial's, or where a quotation ends the sentence.
    """
    after = hit.string[hit.end() :]
    initial = re.search(_INITIAL, words) and not after.startswith(".")
    quoted = after.rstrip() in tuple(_CLOSE)
    return words if initial or quoted else _trimmed(words)


def _trimmed(words: str) -> str:
    """Without a final stop; an ellipsis stays."""
    return words[:-1] if words.endswith(".") and not words.endswith("..") else words


def _without(text: str, pipe: str, below: str) -> str:
    """Take a pipe whose words stand below out of its sentence."""
    text = text.replace("{" + pipe + "}", _HERE)
    text = re.sub(f"{_QUOTED}(?=[.?:;]*\\s*$)", "", text).rstrip(" .")
    text = re.sub(_QUOTED, lambda _: below, text)
    return text if not text or text.endswith((":", "?", ".")) else f"{text}:"
