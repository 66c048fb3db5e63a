"""R4: when the power goes, what was said to be saved is on the disk.

A disk in a file is mounted, the writer is stopped, the disk is told to forget what it hasn't
written, and mounted again. A writer that doesn't sync must fail this test, or it proves nothing.
"""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import signal
import struct
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bar.figures import Measured
from tests.bar.test_killed_while_answering import EACH, assert_kept
from tests.bar.warm import Warm, warm

pytestmark = pytest.mark.row("R4")

CUTS = int(os.environ.get("BAR_CUTS", "50"))
"""Of each kind; before a release 500, by this variable."""

SHUTDOWN = 0x8004587D
LOSE = {"nothing flushed": 2, "metadata flushed": 1}
"""What the disk still writes when the power goes."""

SIZES = {"ext4": 24, "xfs": 320}
"""Megabytes: the least that the system's tools make."""


class Disk:
    """A disk whose power can be cut."""

    def __init__(self, image: Path, folder: Path) -> None:
        self.folder = folder
        self._image = image

    def mount(self) -> bool:
        """Mount it; False where that is refused."""
        command = ["mount", "-o", "loop", str(self._image), str(self.folder)]
        return not subprocess.run(command, capture_output=True, check=False).returncode

    def cut(self, flag: int) -> None:
        """Have it forget what it hasn't written, as of now."""
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, SHUTDOWN, struct.pack("I", flag))
        finally:
            os.close(folder)

    def unmount(self) -> None:
        """Take it away."""
        subprocess.run(["umount", str(self.folder)], capture_output=True, check=True)


@pytest.fixture
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    """A mounted disk with the file system that is asked for."""
    kind = request.param
    make = shutil.which(f"mkfs.{kind}")
    if os.geteuid() or make is None:
        pytest.skip(f"no {kind} can be made here")
    image, folder = tmp_path / "image", tmp_path / "disk"
    folder.mkdir()
    with image.open("wb") as file:
        file.truncate(SIZES[kind] << 20)
    subprocess.run([make, "-q", str(image)], check=True, capture_output=True)
    found = Disk(image, folder)
    if not found.mount():
        pytest.skip("no loop mounts are allowed here")
    yield found
    # Lazily: where a test failed, something may still be open.
    subprocess.run(["umount", "-l", str(folder)], check=False)


def _cut_while_writing(
    process: Warm, disk: Disk, home: Path, flag: int, first: int, seconds: float
) -> int:
    """Answer, and cut the power meanwhile; the last number that was acknowledged."""
    pid = process.copy(home, first)
    said = process.line()
    time.sleep(seconds)
    os.kill(pid, signal.SIGSTOP)
    disk.cut(flag)
    os.kill(pid, signal.SIGKILL)
    lines = [said, *process.rest()[:-1]]
    disk.unmount()
    assert disk.mount()
    return max(map(int, lines))


def _cut_often(disk: Disk, flag: int, times: int, *how: str) -> int:
    """Cut the power so often; how many answers were recorded, none of them lost."""
    dice, recorded = random.Random(flag), 0
    with warm("answering", *how) as process:
        for begin in range(0, times, EACH):
            newest, place = -1, disk.folder / str(begin)
            for _ in range(min(EACH, times - begin)):
                seconds = dice.uniform(0, 0.06)
                last = _cut_while_writing(process, disk, place, flag, newest + 1, seconds)
                newest = assert_kept(place, last)
            recorded += newest + 1
            shutil.rmtree(place)
    return recorded


@pytest.mark.bar
@pytest.mark.parametrize("flag", LOSE.values(), ids=list(LOSE))
@pytest.mark.parametrize("disk", SIZES, indirect=True)
def test_what_was_acknowledged_outlasts_a_power_cut(
    disk: Disk, flag: int, measured: Measured
) -> None:
    measured(cuts=CUTS, answers=_cut_often(disk, flag, CUTS), lost=0)


@pytest.mark.bar
@pytest.mark.parametrize("disk", SIZES, indirect=True)
def test_without_syncing_it_would_not(disk: Disk, measured: Measured) -> None:
    with pytest.raises((AssertionError, IndexError, KeyError)):
        _cut_often(disk, LOSE["nothing flushed"], 5, "unsynced")
    measured(controls_that_failed_as_they_must=1)


@pytest.mark.parametrize("disk", ["ext4"], indirect=True)
def test_one_power_cut(disk: Disk) -> None:
    _cut_often(disk, LOSE["nothing flushed"], 1)
