"""R2: whatever error any call of a save meets, once or for ever, nothing is lost or misreported."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.bar.figures import Measured
from tests.bar.saver import FAILED, REPLACED
from tests.bar.test_killed_while_saving import assert_old_or_new
from tests.bar.tracing import Call, break_in, calls, needs_strace, prepared

pytestmark = pytest.mark.row("R2")

ERRORS = ("EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES")


def _fault(kind: str, root: Path, call: Call, error: str, how: str) -> None:
    folder = prepared(kind, root)
    done = break_in(kind, folder, call, f"error={error}:when={how}")
    number = getattr(errno, error)
    # What is closed or removed in vain at the very end fails unheard; all else is told.
    assert done in (0, REPLACED, FAILED + number), (call, error, how)
    assert_old_or_new(kind, folder, saved=done == 0, in_order=False)


@pytest.mark.bar
@pytest.mark.parametrize("how", ["{n}", "{n}+"], ids=["once", "for-ever"])
@pytest.mark.parametrize(
    "kind",
    [
        *("keep", "export", "log", "answer", "decide", "backup"),
        pytest.param("restore", marks=pytest.mark.long),
    ],
)
def test_a_fault_at_each_call_leaves_old_or_new_and_is_told(
    kind: str, how: str, tmp_path: Path, measured: Measured
) -> None:
    needs_strace()
    found = calls(kind, tmp_path)
    for number, call in enumerate(found):
        error = ERRORS[number % len(ERRORS)]
        _fault(kind, tmp_path, call, error, how)
    assert len(found) > 8
    measured(faults=len(found), lost=0, untold=0)


@pytest.mark.bar
@pytest.mark.parametrize("error", ERRORS)
def test_each_fault_at_each_step_of_a_plain_save(
    error: str, tmp_path: Path, measured: Measured
) -> None:
    needs_strace()
    found = calls("save", tmp_path)
    for call in found:
        for how in ("{n}", "{n}+"):
            _fault("save", tmp_path, call, error, how)
    measured(faults=2 * len(found), lost=0, untold=0)


def test_a_full_disk_at_the_first_step_is_told(tmp_path: Path) -> None:
    needs_strace()
    call = next(call for call in calls("answer", tmp_path) if call.name == "write")
    _fault("answer", tmp_path, call, "ENOSPC", "{n}")
