"""The person's own ``settings.toml``: read, never written, so that their comments stay."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from coachtui.files.errors import Unread
from coachtui.files.load import load
from coachtui.files.toml import parse

SETTINGS = "settings.toml"
DEFAULTS = "The defaults are used until it is mended."


class Settings(Struct, frozen=True, kw_only=True):
    """What a person set."""

    keys: Mapping[str, str] = {}
    """Binding id to key."""
    theme: str = ""
    editor: str = ""
    trouble: str = ""
    """What is wrong in the file, where it couldn't be used; the defaults stand."""


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
