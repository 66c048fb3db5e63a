"""What ids and words may look like in a pack, and how they are shown in a mistake."""

from __future__ import annotations

import re
from collections.abc import Collection

ID = re.compile(r"[a-z][a-z0-9-]{0,59}")
"""What an id looks like, matched from beginning to end."""

_HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Characters that can drive a terminal or turn the direction of text; newline and tab can't."""


def hostile(text: str, start: int = 0) -> int:
    """Find the first character that has no place in a pack; -1 where there is none."""
    found = _HOSTILE.search(text, start)
    return found.start() if found else -1


def shown(text: str) -> str:
    """Make any words fit to stand in a mistake: short, on one line, nothing hidden."""
    if len(text) <= 60 and text.isprintable():
        return text
    safe = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:61])
    return safe if len(safe) <= 60 else safe[:59] + "\N{HORIZONTAL ELLIPSIS}"


def near(word: str, known: Collection[str]) -> str:
    """Advise the known words that look most like this one; empty where none does."""
    # Only an author who erred waits for this import.
    from difflib import get_close_matches

    found = get_close_matches(word[:60], sorted(known), n=2)
    return f"Did you mean {' or '.join(f'`{name}`' for name in found)}?" if found else ""
