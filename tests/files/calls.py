"""System calls watched and made to fail, inside of this process."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

NAMES = ("open", "write", "fsync", "close", "link", "replace", "unlink", "mkdir")

Call = Callable[..., object]


class Calls:
    """The calls that concern one folder, in order, as `name file`; some may be made to fail.

    Set `fails` to the place of a call and the error that it gets; with `for_ever` all calls
    from there on get it.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.made: list[str] = []
        self.fails: dict[int, int] = {}
        self.for_ever = False
        self._folder = folder
        self._open: dict[object, str] = {}
        for name in NAMES:
            monkeypatch.setattr(os, name, self._watched(name, getattr(os, name)))

    def _watched(self, name: str, call: Call) -> Call:
        def watched(first: object, *rest: object, **named: object) -> object:
            file = self._open.get(first, "") if isinstance(first, int) else self._named(first)
            if not file:
                return call(first, *rest, **named)
            number = self._failing(len(self.made))
            self.made.append(f"{name} {file}")
            if number and name != "close":
                raise OSError(number, os.strerror(number))
            result = call(first, *rest, **named)
            if number:  # a file is closed all the same
                raise OSError(number, os.strerror(number))
            if name == "open":
                self._open[result] = file
            return result

        return watched

    def _failing(self, place: int) -> int:
        if self.for_ever:
            return next((number for at, number in self.fails.items() if place >= at), 0)
        return self.fails.get(place, 0)

    def _named(self, first: object) -> str:
        """A file of the folder without what is random in its name; "." for the folder."""
        path = Path(cast("str | Path", first))
        if path == self._folder:
            return "."
        if path.parent != self._folder:
            return ""
        parts = path.name.split(".")
        return ".".join([*parts[:-2], "tmp"]) if path.suffix == ".tmp" else path.name
