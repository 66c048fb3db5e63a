"""What the doctor finds, one thing at a time."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Weight = Literal["fine", "look", "wrong"]
"""In order; worth a look; not as it should be."""

Kind = Literal[
    "fine",
    "not-installed",
    "no-full-screen",
    "encoding",
    "home-is-a-file",
    "read-only",
    "unreadable",
    "low-room",
    "full-disk",
    "loose-modes",
    "half-restored",
    "settings",
    "places",
    "crash",
    "no-workspace",
    "cut-short",
    "garbled",
    "too-big",
    "newer",
    "gone",
    "not-a-file",
    "not-a-folder",
    "broken-link",
    "typed",
    "by-hand",
    "changes",
    "decisions",
    "version",
    "version-by-hand",
    "held",
    "left-lock",
    "strays",
    "decision-stray",
    "second-version",
    "put-away",
    "lessons",
]
"""What a finding is about: a test seeds each of them."""


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that was looked at."""

    weight: Weight
    kind: Kind
    what: str
    """What was found, with the workspace or file it is about."""
    means: str = ""
    """What that means for the person; empty where it is fine."""
    instead: str = ""
    """What to do."""
    commands: tuple[str, ...] = ()
    """The same as it can be typed; each would do, the safe one first."""


def fine(what: str) -> Finding:
    """Something that is in order."""
    return Finding(weight="fine", kind="fine", what=what)
