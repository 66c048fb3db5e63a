"""R7: on a disk that can only be read, everything can be looked at and nothing is attempted."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from coachtui.pack.load import load
from coachtui.workspace.doctor import report
from coachtui.workspace.errors import ReadOnly
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.bar.saver import SMALL

pytestmark = pytest.mark.row("R7")

PACK = load(SMALL)


def _run(*command: str) -> bool:
    found = shutil.which(command[0])
    return bool(found) and not subprocess.run(command, capture_output=True, check=False).returncode


def _mounted(home: Path, stack: ExitStack) -> bool:
    if not _run("mount", "--bind", str(home), str(home)):
        return False
    stack.callback(_run, "umount", str(home))
    return _run("mount", "-o", "remount,ro,bind", str(home))


def _immutable(home: Path, stack: ExitStack) -> bool:
    stack.callback(_run, "chattr", "-R", "-i", str(home))
    return _run("chattr", "-R", "+i", str(home))


WAYS = {"mounted to be read": _mounted, "made immutable": _immutable}


@pytest.fixture(params=list(WAYS))
def read_only(request: pytest.FixtureRequest, home: Path) -> Iterator[Home]:
    """A home with an answer in it that can't be written to."""
    workspace = open_workspace(Home(home), holder="app", pack=PACK)
    workspace.answer("aim", "one")
    workspace.close()
    make: Callable[[Path, ExitStack], bool] = WAYS[request.param]
    with ExitStack() as stack:
        if os.geteuid() or not make(home, stack):
            pytest.skip("nothing can be made read-only here")
        yield Home(home)


@pytest.mark.parametrize("holder", ["app", "command", "look"])
def test_it_can_be_looked_at_and_says_why_not_changed(read_only: Home, holder: str) -> None:
    workspace = open_workspace(read_only, holder=holder, pack=PACK)  # type: ignore[arg-type]
    assert workspace.answers["aim"].value == "one"
    assert len(workspace.history("aim")) == 1
    if holder != "look":
        assert "can only be read" in workspace.read_only
        with pytest.raises(ReadOnly):
            workspace.answer("aim", "two")
    workspace.close()


def test_another_workspace_cannot_be_made_and_that_is_said(read_only: Home) -> None:
    workspace = open_workspace(read_only, "Ana", holder="command", pack=PACK, create=True)
    assert "couldn't be saved" in workspace.read_only
    assert workspace.answers == {}


def test_the_doctor_says_so(read_only: Home) -> None:
    said = [finding.what for finding in report(read_only) if finding.weight == "wrong"]
    assert any("can't be written to" in what for what in said)
