"""What files of earlier schemas say, as today's has it: pure functions, from each to the next.

A new schema is made by adding a step to `STEPS`, and nothing else: files are written in it from
then on, and those of any earlier one are read through the chain. Such a file stays as it is on
the disk until somebody changes what is in it; then a copy of it is set aside first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

Data = Mapping[str, object]
Step = Callable[[Path, Data], Data]
"""From a file's path, by which it knows what it is, and what stands in it, a step makes what would
stand there one schema later. What it doesn't know it passes on; it changes nothing it is given."""

STEPS: Sequence[Step] = ()
"""The first leads from schema 1 to 2, the next from 2 to 3."""


def newest() -> int:
    """The schema in which files are written."""
    return 1 + len(STEPS)


def migrated(path: Path, data: Data, schema: int) -> Data:
    """What a file of a schema says, as the newest one has it.

    Raises:
        ValueError: what stands in the file isn't what that schema knew.
    """
    path = path.with_name(path.name.removesuffix(".bak"))
    for step in STEPS[schema - 1 :]:
        try:
            data = step(path, data)
        except (AttributeError, LookupError, TypeError) as error:
            raise ValueError(f"it isn't as schema {schema} was") from error
    return data
