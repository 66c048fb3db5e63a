"""One matter put line by line: what happened, what differs, the ways on; and which is taken."""

from __future__ import annotations

from collections.abc import Iterator

from coachtui.plain.talk import Said, Talk
from coachtui.workspace.matters.model import Matter

MOST = 40
"""The most differences that are read out; the others are counted."""

TRY = 10
"""Characters of what is typed that may be a choice."""


def put(talk: Talk, matter: Matter) -> str:
    """Say what is to be settled, and ask for a way on, by its key or its number.

    Returns:
        The id of the way; empty for Enter, as for the one which leaves everything as it is.

    Raises:
        Word: a word of command was typed.
        Ended: the input is closed.
    """
    tell(talk, matter)
    for way in matter.ways:
        talk.say(f"{way.label}{f' ({way.note})' if way.note else ''}", f"  {way.key}  ")
    ids = {way.key: way.id for way in matter.ways}
    ids = {**{str(n): way.id for n, way in enumerate(matter.ways, 1)}, **ids}
    keys = [way.key for way in matter.ways]
    while typed := talk.heard(f"{', '.join(keys)} or Enter> ")[:TRY].lower():
        if typed in ids:
            return ids[typed]
        talk.say(f"One of {', '.join(keys)}, please, or Enter to leave it as it is.")
    return ""


def tell(talk: Talk, matter: Matter) -> None:
    """Say what is to be settled, with all that differs, and ask nothing."""
    talk.say()
    talk.say(matter.title)
    talk.say(matter.words)
    for line in differing(matter):
        talk.say(*line)


def differing(matter: Matter) -> Iterator[Said]:
    """What differs: each with how it stands and how it would be."""
    wide = max(map(len, matter.heads)) + 2
    for one in matter.told[:MOST]:
        yield Said(one.about)
        for head, words in zip(matter.heads, (one.was, one.now), strict=True):
            yield Said(words, f"  {head:<{wide}}")
    left = len(matter.told) - MOST
    if left > 0:
        yield Said(f"And {left:,} more.")
