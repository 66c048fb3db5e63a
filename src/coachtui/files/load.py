"""Reading a file's bytes within bounds: a workspace may come from anyone."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

from coachtui.files.errors import CutShort, Garbled, TooBig, why_unread

MOST = 8_000_000
"""The largest file that is read, in bytes."""


class NoFile(OSError):  # noqa: N818  (it says what stands there)
    """Something else stands where a file should be: a folder, a pipe."""


def load(path: Path) -> bytes:
    """All bytes of a file.

    Raises:
        FileNotFoundError: There is none.
        TooBig: It has more than `MOST` bytes.
        CutShort: It is empty, or nothing but NULs, as a crash of the system leaves it.
        Garbled: It is no file, or the system can't read it.
    """
    try:
        file = opened(path)
        try:
            size = os.fstat(file).st_size
            if size > MOST:
                raise TooBig(path, size, MOST)
            data = _all(file)
        finally:
            os.close(file)
    except FileNotFoundError:
        raise
    except NotADirectoryError as error:  # nor is it there where its folder is none
        raise FileNotFoundError(error.errno, error.strerror, str(path)) from error
    except NoFile as error:
        raise Garbled(path, "this is no file") from error
    except OSError as error:
        raise Garbled(path, why_unread(error)) from error
    if not data.strip(b"\0 \t\r\n"):
        raise CutShort(path, "it is empty")
    return data


def opened(path: Path, how: int = os.O_RDONLY) -> int:
    """The number of an open file, which surely is one.

    Raises:
        NoFile: It is something else.
        OSError: It can't be opened.
    """
    # Whatever else stands there, a pipe for one, must not keep us waiting.
    how |= getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    file = os.open(path, how, 0o600)
    mode = os.fstat(file).st_mode
    if stat.S_ISREG(mode):
        return file
    os.close(file)
    if stat.S_ISDIR(mode):
        raise NoFile(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    raise NoFile(f"{path.name} is no file")


def as_it_stands(path: Path) -> bytes:
    """All bytes of a file, whatever they are and however many.

    Raises:
        OSError: It can't be read, or is no file.
    """
    with os.fdopen(opened(path), "rb") as file:
        return file.read()


def digest(data: bytes) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """SHA-256 of a file as it stands; empty where there is none.

    Raises:
        OSError: It can't be read.
    """
    try:
        return digest(as_it_stands(path))
    except FileNotFoundError:
        return ""


def _all(file: int) -> bytes:
    parts: list[bytes] = []
    left = MOST
    while left > 0 and (part := os.read(file, min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
