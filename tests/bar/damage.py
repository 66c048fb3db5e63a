"""What disks, sync tools and cables do to a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

WIDE = 64
"""Every so many bytes a file is cut, beside each end of a line."""


def ends(whole: bytes) -> list[int]:
    """Where a file is cut: at each end of a line but the last, and every so many bytes."""
    lines = {place for place, byte in enumerate(whole) if byte == 10}
    return sorted({*range(0, len(whole) - 1, WIDE), *lines} - {len(whole) - 1})


def cuts(whole: bytes) -> Iterator[bytes]:
    """A file cut in each of these places; the rest gone, or zeros."""
    for end in ends(whole):
        yield whole[:end]
        yield whole[:end] + b"\0" * (len(whole) - end)


def flips(whole: bytes, places: Iterable[int] = ()) -> Iterator[bytes]:
    """A file with one wrong bit, in these places or in a hundred."""
    for place in places or range(0, len(whole), max(1, len(whole) // 100)):
        yield whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :]
