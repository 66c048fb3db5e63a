"""Putting a whole folder of files in the place of another: old or new, whatever happens.

A folder is replaced by two renames. Between them it stands under another name, which
`standing` knows; whatever an interrupted `put` left behind, the next one tidies away.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from coachtui.files.errors import SaveError
from coachtui.files.save import confirm, create, make_folder


def standing(folder: Path) -> Path | None:
    """Where a folder is to be read now; None where there is none."""
    # Looked at twice: between two looks a new one may have come in its place.
    places = (folder, _beside(folder, "old"), folder)
    return next((place for place in places if place.is_dir()), None)


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files in the place of a folder, or where there was none.

    Args:
        folder: The folder; the one above is there, and nobody else puts anything in it now.
        files: Path inside the folder to its bytes.

    Raises:
        SaveError: What stood there is as it was; or, with `replaced`, the new one stands, but
            the disk hasn't confirmed it.
    """
    new, old = _beside(folder, "new"), _beside(folder, "old")
    try:
        _tidy(folder, new, old)
        for name, data in files.items():
            make_folder((new / name).parent)
            create(new / name, data)
        _swap(folder, new, old)
    except OSError as error:
        raise SaveError(folder, error) from error
    finally:
        with suppress(OSError):
            _remove(new)
    with suppress(OSError):
        _remove(old)
    try:
        confirm(folder.parent)
    except OSError as error:
        raise SaveError(folder, error, replaced=True) from error


def _swap(folder: Path, new: Path, old: Path) -> None:
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise


def _tidy(folder: Path, new: Path, old: Path) -> None:
    """Finish what was interrupted: the old one goes back where the new one never came."""
    if old.is_dir() and not folder.exists():
        old.rename(folder)
    _remove(old)
    _remove(new)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        from shutil import rmtree  # a start looks for folders, and never removes one

        rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _beside(folder: Path, word: str) -> Path:
    return folder.with_name(f".{folder.name}.{word}")
