"""A whole home as each schema left it can be read, gone on with, and saved without a loss.

``schema-N/home`` was made by the program that wrote schema N, and ``schema-N/read.json`` says
what it read there. Both are frozen: a new schema gets a folder of its own beside them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from coachtui.cli.commands import COMMANDS
from coachtui.files import migrate
from coachtui.files.migrate import Data
from coachtui.files.toml import dump, parse
from coachtui.workspace.archive import read as unpacked
from coachtui.workspace.backup import backup, contents_of
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.restoring import restore
from coachtui.workspace.store import ANSWERS, DRAFTS, EDITS, Store
from coachtui.workspace.versions import agree
from coachtui.workspace.workspace import Workspace
from tests.cli.run import run
from tests.frozen.reading import everything

FROZEN = sorted(Path(__file__).parent.glob("schema-*"))
FIRST = FROZEN[0]
KEPT = ("answers.toml", "edits.toml", "drafts.toml", "workspace.toml")

pytestmark = pytest.mark.usefixtures("frozen")


@pytest.fixture(params=FROZEN, ids=lambda path: path.name)
def schema(request: pytest.FixtureRequest) -> Path:
    """What is frozen of one schema."""
    folder: Path = request.param
    return folder


@pytest.fixture
def kept(schema: Path, home: Path) -> Home:
    """A copy of the home as a schema left it."""
    shutil.copytree(schema / "home", home)
    return Home(home)


def told(schema: Path) -> dict[str, Any]:
    """What was read of it then."""
    found: dict[str, Any] = json.loads((schema / "read.json").read_text(encoding="utf-8"))
    return found


GONE = {".state.current"}
"""What was read then and isn't any more: whose workspace an app had open last."""


def lost(before: object, after: object, place: str = "") -> Iterator[str]:
    """Where something was, and isn't any more, or is otherwise; what is new is passed over."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key, one in before.items():
            yield from lost(one, after.get(key), f"{place}.{key}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from lost(one, other, f"{place}.{number}")
    elif before != after and place not in GONE:
        yield place


def mine(home: Home) -> Path:
    """The folder of the person's own workspace."""
    meta = home.own()
    assert meta
    return home.folder(meta)


def opened(home: Home) -> Workspace:
    """The person's own workspace, with the pack that was frozen with it."""
    workspace = open_workspace(home, holder="command")
    assert not workspace.read_only
    return workspace


def test_it_is_read_as_it_was(schema: Path, kept: Home) -> None:
    before = contents_of(kept)
    assert list(lost(told(schema), everything(kept))) == []
    assert contents_of(kept) == before, "looking changes nothing"


def test_every_command_that_reports_works_on_it(kept: Home) -> None:
    changing = {"answer", "backup", "restore", "pack", "decide", "cues", "undo", "redo"}
    not_in_its_pack = {"guidelines", "calendar"}
    for command in COMMANDS.keys() - changing - not_in_its_pack:
        result = run("--json", command)
        assert result.exit_code == 0, (command, result.output)
        assert json.loads(result.stdout) is not None


def test_it_goes_on_from_there_and_undo_reaches_back(schema: Path, kept: Home) -> None:
    workspace = opened(kept)
    for _ in range(5):
        assert workspace.undo()
    for _ in range(5):
        assert workspace.redo()
    was = workspace.answers
    workspace.answer("aim", "calmest wards")
    workspace.edit("mine-1", note="no lemon")
    workspace.draft("review", "in spring")
    agree(workspace, "still so")
    last = workspace.decisions.all()[-1]
    workspace.decisions.amend(last.id, name="Margaret")
    workspace.close()
    again = opened(kept)
    assert again.answers["aim"].value == "calmest wards"
    assert {id_: one for id_, one in again.answers.items() if id_ != "aim"} == {
        id_: one for id_, one in was.items() if id_ != "aim"
    }
    again.close()
    name = kept.own().id  # type: ignore[union-attr]
    gone = [
        place.removeprefix(f".workspaces.{name}.")
        for place in lost(told(schema), everything(kept))
        if ".changes" not in place
    ]
    assert sorted(gone) == [
        "decisions.6.name",
        "kept.answers.aim.at",
        "kept.answers.aim.by",
        "kept.answers.aim.value",
        "kept.drafts.review",
        "kept.edits.lines.mine-1.note",
        "versions",
    ]


def test_what_is_written_of_the_same_data_is_the_same_file(home: Path) -> None:
    """This holds of the newest schema alone."""
    shutil.copytree(FROZEN[-1] / "home", home)
    folder = mine(Home(home))
    store, pack = Store(folder), opened(Home(home)).pack
    data = store.load()
    built = {
        ANSWERS: store.answers_file(data.answers, pack.questions),
        EDITS: store.edits_file(data.edits),
        DRAFTS: store.drafts_file(data.drafts),
    }
    assert {name: (folder / name).read_bytes() for name in built} == built


def test_it_comes_back_from_a_backup_byte_for_byte(kept: Home, tmp_path: Path) -> None:
    backup(kept, tmp_path / "backup.zip")
    other = Home(tmp_path / "other")
    restore(other, unpacked(tmp_path / "backup.zip"), tmp_path / "backup.zip")
    assert contents_of(other) == contents_of(kept)


def strange(path: Path) -> dict[str, object]:
    """A file with keys that nobody knows, on top and as deep as keys of others may stand."""
    data = parse(path, path.read_bytes())
    data = {key: one for key, one in data.items() if key not in ("schema", "eof")}
    if path.name == "answers.toml":
        for entry in data["answers"].values():  # type: ignore[attr-defined]
            entry["weight"] = 7
    return {"later": "kept", **data, "later-table": {"words": ["a", "b"]}}


def test_what_this_version_does_not_know_is_kept(kept: Home) -> None:
    folder = mine(kept)
    paths = [*(folder / name for name in KEPT), kept.path / "state.toml"]
    for path in paths:
        path.write_bytes(dump(strange(path)))
    wanted = {path: strange(path) for path in paths}
    workspace = opened(kept)
    workspace.answer("aim", "calmest wards")
    workspace.edit("mine-1", note="no lemon")
    workspace.draft("review", "in spring")
    workspace.close()
    kept.describe(workspace.meta)
    kept.remember(theme="dark")
    for path in paths:
        found = parse(path, path.read_bytes())
        assert found["later"] == "kept", path.name
        assert found["later-table"] == {"words": ["a", "b"]}, path.name
        assert found != wanted[path]
    answers = parse(folder / ANSWERS, (folder / ANSWERS).read_bytes())["answers"]
    assert isinstance(answers, dict)
    assert {one["weight"] for one in answers.values()} == {7}


@pytest.mark.parametrize("name", KEPT)
def test_what_comes_from_a_newer_version_is_read_and_left_alone(kept: Home, name: str) -> None:
    path = mine(kept) / name
    newer = f"schema = {migrate.newest() + 1}".encode()
    path.write_bytes(path.read_bytes().replace(b"schema = 1", newer))
    before = path.read_bytes()
    workspace = open_workspace(kept, holder="command")
    said = "\n".join((workspace.read_only, *workspace.notices))
    assert "a newer coachtui wrote it" in said
    assert workspace.answers["aim"].value == "calm wards, 漢字"
    workspace.close()
    assert path.read_bytes() == before


# A schema that is made up: what it takes to add one, and what becomes of files then.


def made_up(path: Path, data: Data) -> Data:
    """Schema 2 calls the states otherwise, and keeps a tick as a list of days."""
    match path.name:
        case "answers.toml":
            answers = data["answers"]
            assert isinstance(answers, dict)
            return {**data, "answers": {id_: _said(one) for id_, one in answers.items()}}
        case "workspace.toml":
            return {**data, "initials": "made up"}
        case "state.toml":
            return {**data, "theme": "dark"}
    return data


def _said(entry: dict[str, object]) -> dict[str, object]:
    return {**entry, "state": "skipped"} if entry.get("state") == "coach" else entry


@pytest.fixture
def later(home: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The home of schema 1, opened by a program that writes the one after."""
    shutil.copytree(FIRST / "home", home)
    monkeypatch.setattr(migrate, "STEPS", (made_up,))
    return Home(home)


def test_looking_at_an_earlier_schema_shows_todays_and_writes_nothing(later: Home) -> None:
    before = contents_of(later)
    workspace = open_workspace(later)
    assert workspace.answers["evenings"].state == "skipped"
    assert workspace.meta.initials == "made up"
    assert later.state.theme == "dark"
    assert not workspace.read_only
    opened(later).close()
    assert contents_of(later) == before


def test_what_is_saved_is_of_today_and_the_original_is_set_aside(later: Home) -> None:
    folder = mine(later)
    before = {name: (folder / name).read_bytes() for name in KEPT}
    state = (later.path / "state.toml").read_bytes()
    workspace = opened(later)
    workspace.answer("aim", "calmest wards")
    workspace.close()
    later.describe(workspace.meta)
    later.remember(theme="light")
    aside = {path.name.partition(".")[0]: path for path in (folder / "quarantine").iterdir()}
    for name in ("answers.toml", "workspace.toml"):
        assert (folder / name).read_bytes().startswith(b"schema = 2\n")
        assert aside[name.removesuffix(".toml")].read_bytes() == before[name]
    assert (folder / EDITS).read_bytes() == before[EDITS], "nobody changed what is in it"
    assert [path.read_bytes() for path in (later.path / "quarantine").iterdir()] == [state]
    again = opened(later)
    assert again.answers["evenings"].state == "skipped"
    again.answer("aim", "calm again")
    again.close()
    assert len(list((folder / "quarantine").iterdir())) == len(aside), "once is enough"


def test_what_is_not_as_its_schema_was_is_shown_and_never_saved_over(later: Home) -> None:
    path = mine(later) / EDITS
    path.write_bytes(path.read_bytes().replace(b"schema = 1", b"schema = 0"))
    before = path.read_bytes()
    workspace = open_workspace(later, holder="command")
    assert "edits.toml" in workspace.read_only
    workspace.close()
    assert path.read_bytes() == before


def test_an_agreed_version_is_read_as_todays_has_it(
    later: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reworded(path: Path, data: Data) -> Data:
        return {**data, "reason": "made up"} if path.parent.name == "versions" else data

    monkeypatch.setattr(migrate, "STEPS", (reworded,))
    read = everything(later)["workspaces"][mine(later).name]["versions"]
    assert [one["reason"] for one in read] == ["made up", "made up"]
