"""What is loaded ahead, while the first screen is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.model import Pack
from coachtui.tui.ahead import load_next
from coachtui.workspace import change_log
from coachtui.workspace.home import Home
from coachtui.workspace.model import Change
from coachtui.workspace.open import open_workspace


def test_undo_waits_for_nothing_that_was_changed_another_time(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = open_workspace(Home(home), pack=pack, holder="command")
    workspace.answer("aim", "steady work")
    workspace.close()
    workspace = open_workspace(Home(home), pack=pack, holder="app")
    load_next(workspace).join()

    def late(folder: Path) -> tuple[Change, ...]:
        raise AssertionError(f"{folder} is read again")

    monkeypatch.setattr(change_log, "every", late)
    workspace.undo()
    assert "aim" not in workspace.answers
    workspace.close()
