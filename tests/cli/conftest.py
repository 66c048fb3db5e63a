"""What the tests of commands share: somebody who answered everything, a small pack."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest
import tomli_w
import typer.main

from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.workspace import packs
from coachtui.workspace.home import Home
from tests.cli.run import says
from tests.conftest import REPOSITORY
from tests.sitting import SHIPPED, asked

_read_once, _read = cache(load), packs.read
_made_once = cache(typer.main.get_command)


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack is read once for all tests; how it is read is tested elsewhere."""

    def read(home: Home, name: str, *, may_keep: bool) -> Pack:
        folder = packs.place(home, name)
        if folder == REPOSITORY / "content" / "linkedin":
            return _read_once(folder, whole=False)
        return _read(home, name, may_keep=may_keep)

    monkeypatch.setattr("coachtui.pack.load.load", _read_once)
    monkeypatch.setattr(packs, "read", read)


@pytest.fixture(autouse=True)
def made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command is made of its function once; a process carries out one command and no more."""
    monkeypatch.setattr("typer.main.get_command", _made_once)
    monkeypatch.setattr("typer.testing._get_command", _made_once)


@pytest.fixture(scope="session")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which everything was answered, in the order in which it is asked."""
    home = tmp_path_factory.mktemp("answered") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COACHTUI_NOW", "2026-11-22T20:00:00Z")
        raw = {question.id: raw for question, raw in asked(SHIPPED, "grace", "whole")}
        loaded = tomli_w.dumps({"answers": raw})
        says("--home", str(home), "answers", "load", "-", typed=loaded)
    return home


@pytest.fixture
def grace(answered: Path, home: Path) -> None:
    """Somebody has answered everything."""
    shutil.copytree(answered, home)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, small_folder: Path) -> Path:
    """The small pack stands in place of the one that ships."""
    monkeypatch.setattr("coachtui.workspace.packs.find", lambda _: small_folder)
    return small_folder
