"""All that a person said, as one file to put away."""

from __future__ import annotations

import io
import os
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from coachtui.crash import REPORTS
from coachtui.workspace.home import Home

_LEFT_OUT = (".lock", ".tmp")
"""Endings of files that hold nothing of anybody's."""


def archive(home: Home, folder: Path | None = None) -> tuple[bytes, int]:
    """A zip of every file of a home, or of one workspace's folder in it.

    Paths in it are those inside of the home, so that it can be put back by unpacking it there.
    Links are left out, as are locks, what interrupted saves left, and reports of crashes.

    Returns:
        The bytes, and how many files are in them.

    Raises:
        OSError: a file can't be read.
    """
    names = sorted(_files(home.path, folder or home.path))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name in names:
            path = home.path / name
            saved = time.gmtime(max(path.stat().st_mtime, _EARLIEST))
            info = zipfile.ZipInfo(name.as_posix(), saved[:6])
            info.external_attr = 0o100600 << 16
            zipped.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue(), len(names)


_EARLIEST = 315_532_800
"""1980 in seconds: a zip knows no earlier day."""


def _files(home: Path, folder: Path) -> Iterator[Path]:
    for inside, folders, files in os.walk(folder):
        here = Path(inside)
        if here == home:
            folders[:] = [name for name in folders if name != REPORTS]
        for name in files:
            path = here / name
            if path.is_file() and not path.is_symlink() and not name.endswith(_LEFT_OUT):
                yield path.relative_to(home)
