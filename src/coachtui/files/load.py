"""Reading a file's bytes within bounds: a workspace may come from anyone."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from coachtui.files.errors import CutShort, Garbled, TooBig, why_unread

MOST = 8_000_000
"""The largest file that is read, in bytes."""


def load(path: Path) -> bytes:
    """All bytes of a file.

    Raises:
        FileNotFoundError: There is none.
        TooBig: It has more than `MOST` bytes.
        CutShort: It is empty, or nothing but NULs, as a crash of the system leaves it.
        Garbled: It is no file, or the system can't read it.
    """
    try:
        # Whatever else stands there, a pipe for one, must not keep us waiting.
        file = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        try:
            status = os.fstat(file)
            if not stat.S_ISREG(status.st_mode):
                raise Garbled(path, "this is no file")
            if status.st_size > MOST:
                raise TooBig(path, status.st_size, MOST)
            data = _all(file)
        finally:
            os.close(file)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Garbled(path, why_unread(error)) from error
    if not data.strip(b"\0 \t\r\n"):
        raise CutShort(path, "it is empty")
    return data


def digest(data: bytes) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """SHA-256 of a file as it stands; empty where there is none.

    Raises:
        OSError: It can't be read.
    """
    try:
        return digest(path.read_bytes())
    except FileNotFoundError:
        return ""


def _all(file: int) -> bytes:
    parts: list[bytes] = []
    left = MOST
    while left > 0 and (part := os.read(file, min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
