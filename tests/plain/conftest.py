"""What the tests of the linear mode share: packs that are read once, somebody who is through."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.plain.hold import SHIPPED, SMALL, given
from tests.sitting import asked


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped pack is read once for all tests; how it is read is tested elsewhere."""
    monkeypatch.setattr("coachtui.workspace.packs.read", lambda *_, **__: SHIPPED)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small pack stands in place of the one that ships."""
    monkeypatch.setattr("coachtui.workspace.packs.read", lambda *_, **__: SMALL)


@pytest.fixture(scope="session")
def _answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("answered") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COACHTUI_NOW", "2026-11-22T20:00:00Z")
        given(home, {one.id: raw for one, raw in asked(SHIPPED, "grace", "whole")})
    return home


@pytest.fixture
def grace(_answered: Path, home: Path) -> Path:
    """The home of somebody who has answered everything on 22 November 2026."""
    shutil.copytree(_answered, home)
    return home


@pytest.fixture
def far_east(frozen: datetime) -> Iterator[None]:
    """A clock that goes on, ten hours ahead of UTC."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COACHTUI_NOW", raising=False)
        patch.setenv("TZ", "UTC-10")
        time.tzset()
        yield
    time.tzset()
