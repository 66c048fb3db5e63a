"""Words from outside: made harmless where they enter, and again where they are shown.

A terminal obeys control characters, whoever wrote them. So no control character but newline
and tab enters (:func:`clean`), and where words are shown or written out, characters that turn
or hide what stands beside them go as well (:func:`shown`). Joiners and direction marks stay:
Persian, Hebrew, Arabic and families need them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

CAPS: Mapping[str, int] = MappingProxyType(
    {"text": 500, "prose": 100_000, "names": 500, "notes": 20_000}
)
"""The most characters that are kept, by kind of words. Longer ones are refused aloud, never cut."""

JOINING = frozenset("\u200c\u200d\u200e\u200f\u061c")
"""Joiners and direction marks: they stay, though no eye sees them."""

# Patterns are strings: `re` compiles and keeps one that is used, and most starts use few.
_UNCLEAN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
_UNSHOWN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]"
_HIDING = "[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
_SEPARATOR = "[\u2028\u2029]"
_LONE_SURROGATE = "[\ud800-\udfff]"

# A sequence goes whole where it ends within 64 characters; else only what introduces it goes,
# since what follows an unfinished one may be anybody's words.
_SEQUENCE = (
    "(?:\x1b\\[|\x9b)[0-?]{0,50}[ -/]{0,10}[@-~]"  # CSI
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,60}(?:\x07|\x1b\\\\|\x9c)"  # strings
    "|\x1b[\\[\\]PX^_]"  # unfinished: the introducer alone
    "|\x1b[ -/]{0,10}[0-~]"
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
_JOINED = ("\u200c", "\u200d")


def clean(text: str) -> str:
    """Make words from anywhere safe to keep: the entrance of every file, paste and import.

    Line ends become newlines, escape sequences and control characters go, halves of
    surrogate pairs that stand alone become U+FFFD. Cleaning twice changes nothing more.
    """
    if _prints(text) or not re.search(_UNCLEAN, text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(_SEQUENCE, "", text)
    if re.search(_LONE_SURROGATE, text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def shown(text: str) -> str:
    """Make words safe to show or to write out: cleaned, and nothing turned round or hidden.

    Overrides, embeddings and isolates of direction and invisible spaces go, separators of
    lines and paragraphs become spaces.
    """
    if _prints(text) or not re.search(_UNSHOWN, text):
        return text
    return re.sub(_SEPARATOR, " ", re.sub(_HIDING, "", clean(text)))


def first_line(text: str) -> str:
    """The first line that has words on it, trimmed; empty where none has."""
    return next((line.strip() for line in text.split("\n") if line.strip()), "")


def cut(text: str, n: int) -> str:
    """At most `n` characters, ending in "…" where something was left out.

    The cut is made between words where one ends in the last third, and never inside of a
    character that is made of several.
    """
    if len(text) <= n:
        return text
    if n < 1:
        return ""
    end = n - 1
    while end and (unicodedata.combining(text[end]) or _joins(text[end]) or _joins(text[end - 1])):
        end -= 1
    space = text.rfind(" ", end - end // 3, end + 1)
    kept = text[: space if space > 0 else end]
    return kept.rstrip(" ,;:-–—") + "…"


def cut_inside(text: str, n: int) -> str:
    """At most `n` characters: how it begins and how it ends, "…" between where some was left out.

    The end begins with a whole word.
    """
    end = text[-(n // 2) - 1 :].partition(" ")[2] if len(text) > n else ""
    return f"{cut(text, n - len(end) - 1)} {end}" if end else cut(text, n)


def too_long(words: str, most: int) -> str:
    """That words are longer than what fits, in a sentence."""
    return f"That is {len(words):,} characters; {most:,} fit here."


def join_words(words: Sequence[str], and_: str = "and") -> str:
    """Several words as they stand in a sentence: ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {and_} {words[-1]}"


def ended(words: str) -> str:
    """Words as a sentence: with a full stop where they don't end in one, or in a question."""
    return words if words.endswith((".", "?", "!")) else f"{words}."


def many(number: int, thing: str) -> str:
    """A number of things in words: ``1 answer``, ``1,200 answers``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name: ``Ana Maria Prado``, ``AP``."""
    letters = [letter for word in name.split() if (letter := _first_letter(word))]
    return "".join([*letters[:1], *letters[1:][-1:]]).upper()


def _prints(text: str) -> bool:
    """Whether nothing but printable characters and newlines is in it, as nearly always."""
    return text.replace("\n", "").isprintable()


def _first_letter(word: str) -> str:
    return next((character for character in word if character.isalnum()), "")


def _joins(character: str) -> bool:
    """Whether a character binds its neighbours into one: a joiner, a variant, a skin tone."""
    return (
        character in _JOINED
        or "\ufe00" <= character <= "\ufe0f"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
