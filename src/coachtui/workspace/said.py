"""A few words of a person's, as they may be kept."""

from __future__ import annotations

from coachtui.interview.values import Invalid
from coachtui.text import CAPS, clean, too_long


def said(words: str, most: int = CAPS["text"], *, needed: bool = True) -> str:
    """Words clean and trimmed; too many of them are refused, and none cut.

    Args:
        words: As they were typed.
        most: The most characters.
        needed: Whether there have to be any.

    Raises:
        Invalid: there are too many, or none.
    """
    words = clean(words).strip()
    if needed and not words:
        raise Invalid(["Nothing is written yet."])
    if len(words) > most:
        raise Invalid([f"{too_long(words, most)} Nothing was cut: shorten it."])
    return words
