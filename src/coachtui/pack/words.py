"""What ids and words may look like in a pack, and how they are shown in a mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable

ID = re.compile(r"[a-z][a-z0-9-]{0,59}")
"""What an id looks like, matched from beginning to end."""

_HOSTILE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
"""Characters that can drive a terminal or turn the direction of text; newline and tab can't."""


MOST, SHOWN = 1_000, 12
"""How many names are searched for a near one, and how many are listed."""


def hostile(text: str, start: int = 0) -> int:
    """Find the first character that has no place in a pack; -1 where there is none."""
    found = re.compile(_HOSTILE).search(text, start)  # compiled once, where it is needed at all
    return found.start() if found else -1


def shown(text: str) -> str:
    """Make any words fit to stand in a mistake: short, on one line, nothing hidden."""
    if len(text) <= 60 and text.isprintable():
        return text
    safe = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:61])
    return safe if len(safe) <= 60 else safe[:59] + "\N{HORIZONTAL ELLIPSIS}"


def near(word: str, known: Iterable[str]) -> str:
    """Advise on a word that nothing knows: those that look most like it, else all there are."""
    # Only an author who erred waits for this import.
    from difflib import get_close_matches

    there = [name for name, _ in zip(known, range(MOST), strict=False)]
    found = get_close_matches(word[:60], there, n=2)
    if found:
        return f"Did you mean {' or '.join(f'`{shown(name)}`' for name in found)}?"
    if not there:
        return "There is none."
    names = ", ".join(f"`{shown(name)}`" for name in there[:SHOWN])
    return f"There are: {names}{', ...' if len(there) > SHOWN else '.'}"
