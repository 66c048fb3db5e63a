"""A backup that is being taken back: noted first, so that one which broke off is told of."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from coachtui.clock import stamp
from coachtui.files import toml
from coachtui.files.save import save
from coachtui.workspace.home import RESTORING, Home


class HalfRestored(Struct, frozen=True, kw_only=True):
    """Taking a backup back began, and hasn't come to its end."""

    source: str
    """The backup, as a path that leads there from anywhere; empty: it isn't known."""
    label: str
    """Of whom alone it was taken back; empty: of everybody in it."""
    before: str
    """The zip of what was there before the first try; empty: nothing was, or it isn't known."""


def found(home: Home) -> HalfRestored | None:
    """What was begun in a home; None: nothing, or it came to its end."""
    document = toml.read(home.path / RESTORING)
    if not (document.digest or document.fault):
        return None
    source, label, before = (str(document.data.get(key, "")) for key in ("from", "label", "before"))
    return HalfRestored(source=source, label=label, before=before)


def begin(home: Home, source: Path, label: str, before: Path | None) -> None:
    """Note that a backup is being taken back, and where what was there before is.

    Where an earlier try broke off, that is what was there before the earlier one.

    Raises:
        SaveError: it couldn't be noted, so nothing may be changed.
    """
    last = found(home)
    first = last.before if last and Path(last.before).is_file() else str(before or "")
    said = {"from": str(source.absolute()), "label": label, "before": first, "at": stamp()}
    words = {key: one.encode("utf-8", "replace").decode() for key, one in said.items()}
    save(home.path / RESTORING, toml.dump(words))


def end(home: Home) -> None:
    """Note that everything which was to be taken back is there."""
    with suppress(OSError):  # it is told of once more, and taking it back does no harm
        (home.path / RESTORING).unlink()
