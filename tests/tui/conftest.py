"""What tests of screens need."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.model import Pack
from tests.tui.recovering import answered
from tests.tui.sitting import small_pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    """A small pack with a bit of everything; tests that need another one say so."""
    return small_pack()


@pytest.fixture
def folder(home: Path, pack: Pack) -> Path:
    """The folder of a workspace in which a few answers are."""
    return answered(home, pack)
