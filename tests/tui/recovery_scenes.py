"""Scenes of what goes wrong: those of which docs/recovery.md has pictures."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from tests.conftest import REPOSITORY
from tests.tui.scenes import USUAL, Size, Walk
from tests.tui.sitting import Sitting


def _loaded() -> ModuleType:
    path = REPOSITORY / "docs" / "pictures" / "recovery.py"
    spec = importlib.util.spec_from_file_location("pictures_recovery", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def recoveries(folder: Path, size: Size = USUAL) -> Walk:
    """Everything that can go wrong, as somebody meets it."""
    async for name, app, pilot in _loaded().troubles(folder.absolute(), size):
        yield name, Sitting(app, pilot)
