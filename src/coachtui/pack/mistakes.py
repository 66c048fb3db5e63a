"""What an author got wrong, said so that it can be mended."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Mistake(Struct, frozen=True, order=True):
    """One thing wrong in a pack."""

    file: str
    """Path inside the pack."""
    line: int
    """Counted from 1; 0 where the whole file is meant."""
    what: str
    """What is wrong, naming it."""
    instead: str
    """What to write instead."""
    remark: bool = False
    """Worth a look, but no error: it doesn't fail the check."""


class PackError(Exception):
    """A pack can't be used as it stands; `mistakes` says why."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes))
        first = self.mistakes[0]
        super().__init__(f"{first.file}:{first.line}: {first.what}. {first.instead}")
