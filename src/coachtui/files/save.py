"""Saving a file so that it is always wholly old or wholly new, and outlasts a power cut.

The order of the steps is the point of this module; each one is there because a test without
it loses data. See ``tests/bar`` for the tests.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path

from coachtui.files.errors import Exists, SaveError

_NEW = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)
_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{8}\.tmp")
_WITHOUT_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
_UNCONFIRMABLE = {errno.EINVAL, errno.EOPNOTSUPP}


def save(path: Path, data: bytes, *, keep: bool = False) -> None:
    """Replace a file's content: afterwards it is old or new, whatever happens meanwhile.

    Where `path` is a link, what it leads to is replaced and the link stays.

    Args:
        path: The file; its folder exists.
        data: All of its bytes.
        keep: Leave the old file beside it, as ``NAME.bak``.

    Raises:
        SaveError: The file is as it was, or with `replaced` new but not confirmed by the disk.
    """
    replaced = False
    try:
        target = _led_to(path)
        with _temporary(target) as temporary:
            _write(temporary, data)
            if temporary.read_bytes() != data:
                raise OSError(errno.EIO, "other bytes came back than were written")
            if keep:
                _keep(target)
            temporary.replace(target)
            replaced = True
        confirm(target.parent)
    except OSError as error:
        raise SaveError(path, error, needed=len(data), replaced=replaced) from error


def create(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write a file that isn't there yet: an export, a backup.

    Args:
        path: The file.
        data: All of its bytes.
        overwrite: A file that is there may be replaced; a link never is.

    Raises:
        Exists: There is one, and it may not be replaced.
        SaveError: It couldn't be written; no half of it is left.
    """
    if overwrite and path.is_file() and not path.is_symlink():
        save(path, data)
        return
    try:
        os.close(os.open(path, _NEW, 0o600))
    except FileExistsError:
        raise Exists(path) from None
    except OSError as error:
        raise SaveError(path, error, needed=len(data), new=True) from error
    try:
        save(path, data)
    except SaveError as error:
        if not error.replaced:
            with suppress(OSError):
                path.unlink()
        raise


def free(path: Path) -> Path:
    """This path where nothing stands at it yet, else the next one: ``page.txt``, ``page-2.txt``."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(one for one in chain((path,), numbered) if not os.path.lexists(one))


def make_folder(path: Path) -> None:
    """Make a folder that only its owner can enter, and those above it; one may be there.

    Raises:
        SaveError: It can't be made.
    """
    try:
        if path.exists():
            if not path.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
            return
        if not path.parent.exists():
            make_folder(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)
        confirm(path.parent)
    except OSError as error:
        raise SaveError(path, error) from error


def strays(folder: Path) -> tuple[Path, ...]:
    """Temporary files of saves that were interrupted: nothing in them was ever confirmed."""
    try:
        return tuple(path for path in folder.iterdir() if _TEMPORARY.fullmatch(path.name))
    except OSError:
        return ()


def sweep(folder: Path) -> int:
    """Remove strays, and say how many; call it only while nobody else can be saving there."""
    found = strays(folder)
    for path in found:
        with suppress(OSError):
            path.unlink()
    return len(found)


def _led_to(path: Path) -> Path:
    """Where a path leads in the end.

    Raises:
        OSError: It leads to itself; what `Path.resolve` makes of that differs between Pythons.
    """
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


@contextmanager
def _temporary(target: Path) -> Iterator[Path]:
    """Name a new file beside the target, which is gone afterwards unless it was moved."""
    path = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    try:
        yield path
    finally:
        # A link onto a file that it is already a link of stays where it is: so always try.
        with suppress(OSError):
            path.unlink()


def _write(path: Path, data: bytes) -> None:
    file = os.open(path, _NEW, 0o600)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
        # Never a second time: after a fault the system forgets what it failed to write.
        os.fsync(file)
    finally:
        os.close(file)


def _keep(target: Path) -> None:
    with _temporary(target.with_name(target.name + ".bak")) as link:
        try:
            link.hardlink_to(target)
        except FileNotFoundError:
            return
        except OSError as error:
            if error.errno not in _WITHOUT_LINKS:
                raise
            _write(link, target.read_bytes())
        link.replace(target.with_name(target.name + ".bak"))


def confirm(folder: Path) -> None:
    """Have the disk keep the folder's names; some systems can't be asked.

    Raises:
        OSError: It doesn't.
    """
    if os.name == "nt":
        return
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno not in _UNCONFIRMABLE:
            raise
    finally:
        os.close(file)
