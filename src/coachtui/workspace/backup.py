"""All that a person said, as one file to put away."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from coachtui.clock import now
from coachtui.files.errors import SaveError, Unreadable
from coachtui.files.save import create
from coachtui.workspace.archive import FOLDERS_LEFT_OUT, LEFT_OUT, README
from coachtui.workspace.home import Home
from coachtui.workspace.store import CHANGES

_WORDS = """\
A backup of coachtui, made {moment}.

To have it back, say `coachtui restore` with this file: it shows what would change before it
does anything, and puts away what is there. Each file in here can also be read as it is: answers
are in answers.toml, in plain words.
"""


def backup(
    home: Home, target: Path, folders: Sequence[Path] = (), *, overwrite: bool = False
) -> int:
    """Write all workspaces, settings and places into one zip file, and read it again.

    An app may be open meanwhile: each file is whole at any time. Damaged files are in it as
    they are; they may be all that is left.

    Args:
        home: What is copied.
        target: The zip file, readable by its owner alone.
        folders: The folders of some workspaces: those alone.
        overwrite: Whether a file that is there may be replaced.

    Returns:
        How many files are in it; where there are none, nothing is written.

    Raises:
        Exists: there is such a file already.
        Unreadable: a file can't be read, so that the backup wouldn't be whole.
        SaveError: it couldn't be written.
    """
    contents = contents_of(home, folders)
    if contents:
        create(target, zipped(contents), overwrite=overwrite)
        _verify(target, contents)
    return len(contents)


def contents_of(home: Home, folders: Sequence[Path] = ()) -> dict[str, bytes]:
    """What belongs into a backup, by its path inside of the home.

    The logs of changes are read first, so that none runs ahead of the answers it tells of.

    Raises:
        Unreadable: a file, or a folder, can't be read.
    """
    every = (path for folder in folders or (home.path,) for path in _files(home.path, folder))
    found = sorted(every, key=lambda p: (CHANGES not in p.parts, p))
    return {path.relative_to(home.path).as_posix(): _bytes(path) for path in found}


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """A zip of some files, with a word on how to have them back."""
    moment = now()
    words = _WORDS.format(moment=moment.strftime("%Y-%m-%d %H:%M UTC")).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {README: words, **contents}.items():
            info = zipfile.ZipInfo(name, moment.timetuple()[:6])
            info.external_attr = 0o100600 << 16
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _files(home: Path, folder: Path) -> Iterator[Path]:
    for inside, folders, files in os.walk(folder, onerror=_tell) if folder.is_dir() else ():
        here = Path(inside)
        if here == home:
            folders[:] = [name for name in folders if name not in FOLDERS_LEFT_OUT]
        for name in files:
            if (here / name).is_file() and not name.endswith(LEFT_OUT):
                yield here / name


def _tell(error: OSError) -> None:
    """A folder that can't be listed is no empty one."""
    raise Unreadable(Path(error.filename), error) from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(path, error) from error


def _verify(target: Path, contents: Mapping[str, bytes]) -> None:
    try:
        with zipfile.ZipFile(target) as made:
            found = {name: made.read(name) for name in made.namelist() if name != README}
    except (OSError, zipfile.BadZipFile) as error:
        fault = OSError(errno.EIO, str(error))
        raise SaveError(target, fault, replaced=True) from error
    if found != contents:
        raise SaveError(target, OSError(errno.EIO, "it reads otherwise"), replaced=True)
