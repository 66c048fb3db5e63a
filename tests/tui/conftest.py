"""What tests of screens need."""

from __future__ import annotations

import pytest

from coachtui.pack.model import Pack
from tests.tui.sitting import small_pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    """A small pack with a bit of everything; tests that need another one say so."""
    return small_pack()
