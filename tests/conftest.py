"""What all tests share: a home of their own, a clock that can stand still, two packs."""

from __future__ import annotations

import gc
import itertools
import os
import re
import signal
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.bar.figures import (
    measured,
    pytest_configure,
    pytest_itemcollected,
    pytest_terminal_summary,
)
from tests.terminal import environment

__all__ = ["measured", "pytest_configure", "pytest_itemcollected", "pytest_terminal_summary"]

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell that runs the tests in the background has them ignore Ctrl+C, and every program
    # that they start would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)

REPOSITORY = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


_FOLDERS = itertools.count()
SYNCED = ("files", "bar")
"""Folders of the tests in which it matters what the disk was told to keep."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Three for two cores: whoever drives a screen or waits for a disk leaves half of one idle."""
    return max(1, (os.cpu_count() or 1) * 3 // 2)


def pytest_collection_finish() -> None:
    """What all tests share is never garbage, so it isn't looked through again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of each test's own. Pytest's own fixture first looks through those of all others."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    return tmp_path_factory.mktemp(f"{next(_FOLDERS)}-{name}", numbered=False)


@pytest.fixture(autouse=True)
def at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the disk but the tests of saving; programs that are started still do."""
    if request.path.parent.name not in SYNCED:
        monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture(autouse=True)
def env(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """The environment of each test, here and for programs that it starts: nobody's settings.

    The home folder exists and is empty; coachtui's own data folder in it doesn't exist yet.
    """
    passing = tmp_path_factory.getbasetemp() / "passing"
    passing.mkdir(exist_ok=True)
    given = environment(tmp_path / "home", TMPDIR=str(passing))
    Path(given["HOME"]).mkdir()
    for name in os.environ:
        if name not in given and not name.startswith("PYTEST_"):
            monkeypatch.delenv(name)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(tempfile, "tempdir", None)  # it was looked up before
    return given


@pytest.fixture
def home(env: dict[str, str]) -> Path:
    """Where this test's coachtui keeps its data."""
    return Path(env["COACHTUI_HOME"])


@pytest.fixture
def frozen(env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The clock stands still, here and in programs started with `env`."""
    env["COACHTUI_NOW"] = "2026-11-22T20:00:00Z"
    monkeypatch.setenv("COACHTUI_NOW", env["COACHTUI_NOW"])
    return NOW


@pytest.fixture(scope="session")
def small_folder() -> Path:
    """A small pack with a bit of everything."""
    return REPOSITORY / "tests" / "packs" / "small"


@pytest.fixture(scope="session")
def shipped_folder() -> Path:
    """The pack that ships."""
    return REPOSITORY / "content" / "linkedin"
