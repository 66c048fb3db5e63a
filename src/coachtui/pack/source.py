"""Where the packs that ship with coachtui are."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]

DEFAULT = "linkedin"
"""The id of the pack that everybody begins with."""


def bundled() -> Path:
    """Find the folder of the packs that ship: in the package, else in the repository.

    Raises:
        FileNotFoundError: neither is there, so the installation is incomplete.
    """
    for folder in (PACKAGE / "content", PACKAGE.parents[1] / "content"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"coachtui is not completely installed: there is no folder `content` in {PACKAGE}"
    )


def shipped() -> tuple[str, ...]:
    """The ids of all packs that ship, the one that everybody begins with first.

    Raises:
        FileNotFoundError: as `bundled`.
    """
    found = sorted(path.parent.name for path in bundled().glob("*/pack.toml"))
    return tuple(sorted(found, key=lambda id_: id_ != DEFAULT))


def find(name: str) -> Path:
    """Find a pack that ships by its id.

    Raises:
        FileNotFoundError: no pack of this id ships.
    """
    folder = bundled() / name
    if "/" in name or "\\" in name or not (folder / "pack.toml").is_file():
        raise FileNotFoundError(f"no pack named {name!r} comes with coachtui")
    return folder
