"""What the doctor finds, one thing at a time."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Weight = Literal["fine", "look", "wrong"]
"""In order; worth a look; not as it should be."""


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that was looked at."""

    weight: Weight
    what: str
    """What was found, with the workspace or file it is about."""
    means: str = ""
    """What that means for the person; empty where it is fine."""
    instead: str = ""
    """What to do."""
