"""All that a person said, as one file to put away."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from coachtui.clock import now
from coachtui.files.errors import SaveError, Unreadable
from coachtui.files.load import as_it_stands
from coachtui.files.save import create
from coachtui.text import shown
from coachtui.workspace import archive
from coachtui.workspace.archive import FOLDERS_LEFT_OUT, LEFT_OUT, README, belongs
from coachtui.workspace.home import Home
from coachtui.workspace.store import CHANGES

_WORDS = """\
A backup of coachtui, made {moment}.

To have it back, say `coachtui restore` with this file: it shows what would change before it
does anything, and puts away what is there. Each file in here can also be read as it is: answers
are in answers.toml, in plain words.
"""


class Made(Struct, frozen=True):
    """What a backup came to."""

    files: int
    """How many are in it; none: nothing was written, for there was nothing."""
    strangers: tuple[str, ...]
    """Paths, inside of the home, of files that are none of ours: they aren't in it."""


def backup(
    home: Home, target: Path, folders: Sequence[Path] | None = None, *, overwrite: bool = False
) -> Made:
    """Write all workspaces, settings and places into one zip file, and read it again.

    An app may be open meanwhile: each file is whole at any time. Damaged files are in it as
    they are; they may be all that is left.

    Args:
        home: What is copied.
        target: The zip file, readable by its owner alone.
        folders: The folders of some workspaces: those alone. None: all that is there.
        overwrite: Whether a file that is there may be replaced.

    Raises:
        Exists: there is such a file already.
        TooMuch: it couldn't be taken back.
        Unreadable: a file can't be read, so that the backup wouldn't be whole.
        SaveError: it couldn't be written.
    """
    names = _names(home, folders)
    contents = _contents(home, names)
    if contents:
        create(target, zipped(contents), overwrite=overwrite)
        _verify(target, contents)
    strangers = (name for name in names if not belongs(name) and not name.endswith(LEFT_OUT))
    return Made(len(contents), tuple(map(shown, strangers)))


def contents_of(home: Home) -> dict[str, bytes]:
    """What belongs into a backup, by its path inside of the home.

    Raises:
        Unreadable: a file, or a folder, can't be read.
    """
    return _contents(home, _names(home))


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """A zip of some files, with a word on how to have them back.

    Raises:
        TooMuch: it couldn't be taken back.
    """
    size = sum(map(len, contents.values()))
    if len(contents) > archive.MEMBERS or size > archive.BYTES:
        raise archive.TooMuch(len(contents), size)
    moment = now()
    words = _WORDS.format(moment=moment.strftime("%Y-%m-%d %H:%M UTC")).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in {README: words, **contents}.items():
            info = zipfile.ZipInfo(name, moment.timetuple()[:6])
            info.external_attr = 0o100600 << 16
            file.writestr(info, data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _contents(home: Home, names: Iterable[str]) -> dict[str, bytes]:
    """The logs of changes are read first, so that none runs ahead of the answers it tells of."""
    found = sorted(filter(belongs, names), key=lambda name: (f"/{CHANGES}/" not in name, name))
    return {name: _bytes(home.path / name) for name in found}


def _names(home: Home, folders: Sequence[Path] | None = None) -> list[str]:
    """The files of a home, by their paths inside of it, also of what is linked into it."""
    every = (home.path,) if folders is None else folders
    return [
        path.relative_to(home.path).as_posix()
        for folder in every
        if folder.is_dir()
        for path in _files(home.path, folder)
    ]


def _files(home: Path, folder: Path) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()
    _is_new(folder, seen)
    for inside, folders, files in os.walk(folder, onerror=_tell, followlinks=True):
        here = Path(inside)
        if here == home:
            folders[:] = [name for name in folders if name not in FOLDERS_LEFT_OUT]
        folders[:] = [name for name in folders if _is_new(here / name, seen)]
        yield from (here / name for name in files if (here / name).is_file())


def _is_new(folder: Path, seen: set[tuple[int, int]]) -> bool:
    """Whether a folder wasn't walked through yet: a link may lead to one that was."""
    try:
        status = folder.stat()
    except OSError as error:
        raise Unreadable(folder, error) from error
    known, there = len(seen), (status.st_dev, status.st_ino)
    seen.add(there)
    return len(seen) > known


def _tell(error: OSError) -> None:
    """A folder that can't be listed is no empty one."""
    raise Unreadable(Path(error.filename), error) from error


def _bytes(path: Path) -> bytes:
    try:
        return as_it_stands(path)
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
