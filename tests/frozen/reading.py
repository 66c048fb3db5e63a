"""All that is read of a home, as plain data: what a frozen one is held against."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from coachtui.workspace import description, versions
from coachtui.workspace.decisions import Decisions
from coachtui.workspace.home import Home
from coachtui.workspace.store import Store


def everything(home: Home) -> dict[str, Any]:
    """Which workspaces there are, all that is in each, what is remembered, and the settings."""
    folders = [home.folder(meta) for meta in home.workspaces()]
    inside = {folder.name: _inside(folder) for folder in folders}
    found = {"state": home.state, "settings": home.settings, "workspaces": inside}
    data: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(found, order="deterministic"))
    return data


def _inside(folder: Path) -> dict[str, object]:
    meta, fault = description.read(folder)
    assert fault is None, fault
    store = Store(folder)
    kept = store.load()
    assert (store.faults, store.by_hand, store.odd) == ({}, (), {})
    decisions = Decisions(folder)
    assert decisions.damaged == ()
    agreed = versions.kept(folder)
    assert not any(one.fault or one.by_hand for one in agreed)
    return {
        "meta": meta,
        "kept": kept,
        "changes": store.changes(),
        "decisions": decisions.all(),
        "versions": agreed,
    }
