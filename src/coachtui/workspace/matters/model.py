"""What a person is to settle before going on: what happened, why, and a few ways on.

Every face puts the same words. The first way is the safe one; the one without an id
changes nothing.
"""

from __future__ import annotations

from msgspec import Struct

from coachtui.clock import moment_in_words
from coachtui.text import many
from coachtui.workspace.apart import Told
from coachtui.workspace.copies import Copy

WORDS_OF = {
    "answers": "your answers",
    "edits": "what you did to your lines",
    "drafts": "what you typed and hadn't kept yet",
}
"""What of `Kept` is what to a person."""


class Way(Struct, frozen=True, kw_only=True):
    """One way on."""

    id: str
    """Empty: everything is left as it is."""
    key: str
    label: str
    note: str = ""
    """What comes of it."""


class Matter(Struct, frozen=True, kw_only=True):
    """One thing to settle."""

    title: str
    words: str
    """What happened, why, what to do, and that nothing is lost: a paragraph or more."""
    ways: tuple[Way, ...]
    told: tuple[Told, ...] = ()
    """What differs: as it stands, and as it would be."""
    heads: tuple[str, str] = ("now", "then")
    """What the two are called beside each other."""
    copy: Copy | None = None
    """The other state that it is about."""
    report: str = ""
    """The name of a report of a crash that it tells of."""


AGAIN = "again"
LOOK = Way(id="", key="l", label="Look, and change nothing")
LATER = Way(id="", key="l", label="Decide later")


def much(copy: Copy) -> str:
    """How much is in a state, and of when it is: ``101 answers, the last of 20:43``."""
    if "answers" not in copy.parts:
        return WORDS_OF[copy.parts[0]] if copy.parts else "nothing of yours"
    when = moment_in_words(copy.at)
    return f"{many(copy.answered, 'answer')}{f', the last of {when}' if when else ''}"
