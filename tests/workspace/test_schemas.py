"""Files of every schema that was ever written here can be read and go on being written.

``schemas/N`` is a home as schema N left it. It is frozen: a new schema gets a folder of its own.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coachtui.files.toml import read
from coachtui.interview.answers import Entry, Row
from coachtui.strategy.edits import Edits, LineEdit, Mine
from coachtui.workspace.home import Home, Spot, State
from coachtui.workspace.model import Meta
from coachtui.workspace.open import open_workspace
from coachtui.workspace.store import ANSWERS, DRAFTS, EDITS, Store
from tests.workspace.conftest import SMALL

AT = "2026-11-22T20:43:40Z"
SCHEMAS = sorted(path.name for path in (Path(__file__).parent / "schemas").iterdir())

CIRCLE: tuple[Row, ...] = ({"row": 2, "name": "Mei"},)
ANSWERED = {
    "start": Entry(value="many", at=AT),
    "scene": Entry(value="They say:\n“It \\ works.”", at=AT),
    "aim": Entry(value="calmer wards", at=AT),
    "more-aims": Entry(value=("one", "two"), at=AT),
    "place": Entry(value=2, state="unsure", by="self", at=AT),
    "travel": Entry(value="no", at=AT),
    "gut": Entry(value={"school": "accept", "fair": "decline"}, at=AT),
    "line": Entry(value="met", at=AT),
    "closed": Entry(value=("sales", "far"), at=AT),
    "circle": Entry(value=CIRCLE, at=AT, last=3),
    "review": Entry(state="coach", at=AT),
}
EDITED = Edits(
    lines={
        "first-aim": LineEdit(text="Calm.", was="First: calm wards", note="mine"),
        "mine-1": LineEdit(done="2026-11-22"),
        "more": LineEdit(off=True),
    },
    order={"more": "top"},
    mine=(Mine(id="mine-1", section="aims", text="Bring cake."),),
)


@pytest.fixture(params=SCHEMAS)
def kept(request: pytest.FixtureRequest, at: Home) -> Home:
    """A home as a schema left it."""
    shutil.copytree(Path(__file__).parent / "schemas" / request.param, at.path)
    return at


def test_every_part_of_it_is_read(kept: Home) -> None:
    [meta] = kept.workspaces()
    assert meta == Meta(
        id="k3j9x2ab",
        label="Vera M.",
        kind="client",
        initials="VM",
        pack="linkedin",
        digest=meta.digest,
        created=AT,
        calendar="c0ffee00c0ffee00",
    )
    spot = Spot(lesson="which-talks", question="aim", route="core")
    assert kept.state == State(current="k3j9x2ab", theme="light", places={"k3j9x2ab": spot})
    store = Store(kept.folder(meta))
    data = store.load()
    assert (store.faults, store.by_hand, store.odd) == ({}, (), {})
    assert data.answers == ANSWERED
    assert data.edits == EDITED
    assert data.drafts == {"evenings": "many"}
    assert len(store.changes()) == 23


def test_it_goes_on_from_there_and_undo_reaches_back(kept: Home) -> None:
    workspace = open_workspace(kept, "Vera M.", holder="command", pack=SMALL)
    assert not workspace.read_only
    assert not [one for one in workspace.notices if "could read some" not in one]
    workspace.undo()
    assert workspace.answers["aim"].value == "calm wards"
    workspace.redo()
    workspace.answer("aim", "calmest wards")
    workspace.close()
    assert open_workspace(kept, "Vera M.", pack=SMALL).answers["aim"].value == "calmest wards"


def test_what_is_written_of_the_same_data_is_the_same_file(kept: Home) -> None:
    """Until a schema follows: then this holds for the newest alone."""
    folder = kept.folder(kept.workspaces()[0])
    store = Store(folder)
    data = store.load()
    built = {
        ANSWERS: store.answers_file(data.answers, SMALL.questions),
        EDITS: store.edits_file(data.edits),
        DRAFTS: store.drafts_file(data.drafts),
    }
    assert {name: (folder / name).read_bytes() for name in built} == built


def test_what_comes_from_a_newer_version_is_read_and_left_alone(kept: Home) -> None:
    folder = kept.folder(kept.workspaces()[0])
    path = folder / ANSWERS
    path.write_bytes(path.read_bytes().replace(b"schema = 1", b"schema = 2"))
    before = path.read_bytes()
    workspace = open_workspace(kept, "Vera M.", holder="command", pack=SMALL)
    assert "a newer coachtui wrote it" in workspace.read_only
    assert workspace.answers["aim"].value == "calmer wards"
    workspace.close()
    assert path.read_bytes() == before
    assert read(path, schema=2).fault is None
