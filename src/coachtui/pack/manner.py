"""How a pack's language writes what the program says beside the pack's own words.

Plain data and a few functions: documents and derived sentences are made with it. What the
program says to whoever uses it (keys, errors) isn't in it, and stays English.

Annotations are evaluated as they stand, as in `model`.
"""

import datetime
from collections.abc import Mapping, Sequence

from msgspec import Struct

WORDS: Mapping[str, str] = {
    "yes": "yes",
    "no": "no",
    "them": "them",
    "below": "the words below",
    "rule": "If {conditions}, then I {verdict}.",
    "always": "In any case I {verdict}.",
    "asked": "the answer to {question} is yes",
    "unless": "{verdict}, unless {conditions}",
    "does": "what it does:",
    "note": "note:",
    "characters": "{count} characters",
    "done": "done",
    "to-do": "to do",
    "last": "last: {day}",
    "look-again": "look again {day}",
    "to-look-again": "Look again",
    "whys": "Why each stands",
    "unmade": "No answer made it.",
    "nothing": "Nothing stands here: none of your answers calls for it.",
    "nothing-yet": "Nothing stands here yet. It begins with your answer to:",
    "no-good-yet": "Nothing is noted yet. Once some good comes of a decision, note how it began, "
    "among past decisions or when you look again.",
    "not-sure": "not sure",
}
"""The fixed words by id, as they read where a pack says nothing else. What stands in braces is
filled in: it belongs into other words for them too."""

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages that aren't written from left to right: no face can lay them out."""


class Manner(Struct, frozen=True, kw_only=True):
    """How dates and numbers are written, words quoted and lists joined, and some fixed words."""

    language: str = "en"
    """By its code, as in BCP 47."""
    quotes: tuple[str, str] = ("“", "”")
    months: tuple[str, ...] = (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    )
    date: str = "{day} {month} {year}"
    and_: str = "and"
    or_: str = "or"
    thousands: str = ","
    """What parts thousands."""
    decimal: str = "."
    """What parts whole numbers from fractions."""
    words: Mapping[str, str] = {}
    """Those of `WORDS` that read otherwise."""

    def word(self, id_: str, **parts: str) -> str:
        """Some fixed words, with what is to be filled in."""
        return filled(self.words.get(id_, WORDS[id_]), parts)

    def day(self, day: datetime.date) -> str:
        """A date as people read it: ``22 November 2026``."""
        month = self.months[day.month - 1]
        return filled(self.date, {"day": str(day.day), "month": month, "year": str(day.year)})

    def number(self, number: int | float) -> str:
        """A number as people read it: ``2,600``."""
        said = f"{number:,}" if isinstance(number, int) else f"{number:,g}"
        parts = (part.replace(",", self.thousands) for part in said.split("."))
        return self.decimal.join(parts)

    def quoted(self, words: str) -> str:
        """Words between quotation marks."""
        return f"{self.quotes[0]}{words}{self.quotes[1]}"

    def joined(self, words: Sequence[str], *, any_: bool = False) -> str:
        """Several words as they stand in a sentence: ``a, b and c``, or with `any_` ``a or b``."""
        if len(words) < 2:
            return "".join(words)
        return f"{', '.join(words[:-1])} {self.or_ if any_ else self.and_} {words[-1]}"


ENGLISH = Manner()
"""As the program itself writes."""


def filled(text: str, parts: Mapping[str, str]) -> str:
    """A text with its holes filled; what is filled in is never looked into."""
    said = ""
    while text:
        before, opening, rest = text.partition("{")
        name, closing, after = rest.partition("}")
        if not (opening and closing) or name not in parts:
            return said + text
        said, text = said + before + parts[name], after
    return said


def holes(text: str) -> tuple[str, ...]:
    """What is to be filled in: the names in braces, in order."""
    pieces = [piece.partition("}") for piece in text.split("{")[1:]]
    return tuple(name for name, closing, _ in pieces if closing)
