"""The person's own ``settings.toml``: read, never written, so that their comments stay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from coachtui.files.errors import Unread
from coachtui.files.load import load
from coachtui.files.toml import parse
from coachtui.pack.model import Pack
from coachtui.text import shown

SETTINGS = "settings.toml"
DEFAULTS = "The defaults are used until it is mended."


class OwnLimit(Struct, frozen=True, kw_only=True):
    """A limit that a person knows better than the pack."""

    value: int
    as_of: date | None = None
    """The day on which it was so."""


class Settings(Struct, frozen=True, kw_only=True):
    """What a person set."""

    keys: Mapping[str, str] = {}
    """Binding id to key."""
    theme: str = ""
    editor: str = ""
    limits: Mapping[str, OwnLimit] = {}
    """Limit of a pack to what stands in its place."""
    trouble: str = ""
    """What is wrong in the file, where it couldn't be used; the defaults stand."""


def applied(pack: Pack, settings: Settings) -> tuple[Pack, tuple[str, ...]]:
    """The pack with the person's own limits in place of its own, and what couldn't be placed."""
    if not settings.limits:
        return pack, ()
    from difflib import get_close_matches

    own = {id_: one for id_, one in settings.limits.items() if id_ in pack.limits}
    limits = {
        id_: structs.replace(
            limit,
            value=own[id_].value,
            as_of=(as_of.isoformat() if (as_of := own[id_].as_of) else limit.as_of),
            cases=(),
        )
        if id_ in own
        else limit
        for id_, limit in pack.limits.items()
    }
    # One that is nothing like any of these may be meant for another pack.
    near = {id_: get_close_matches(id_, pack.limits, 1, 0.7) for id_ in settings.limits}
    strange = tuple(
        f"{SETTINGS}: `limits.{shown(id_)}` is no limit of this pack. Is `{found[0]}` meant?"
        for id_, found in near.items()
        if found and id_ not in pack.limits
    )
    return structs.replace(pack, limits=limits), strange


def read(path: Path) -> Settings:
    """The settings of a file; defaults, with `trouble`, where it can't be used."""
    try:
        raw = load(path)
        found = parse(path, raw)
        return msgspec.convert(
            {key: one for key, one in found.items() if key != "trouble"}, Settings
        )
    except FileNotFoundError:
        return Settings()
    except Unread as fault:
        return Settings(trouble=f"{path.name}: {fault.why}. {DEFAULTS}")
    except msgspec.ValidationError as error:
        key = str(error).rpartition("$.")[2].partition("`")[0].partition("[")[0]
        expected = str(error).partition(" - at")[0].lower()
        from coachtui.files.places import lines

        line = lines(raw.decode("utf-8-sig")).get((key,), 0)
        where = f"line {line}: " if line else ""
        return Settings(trouble=f"{path.name}: {where}`{key}`: {expected}. {DEFAULTS}")
