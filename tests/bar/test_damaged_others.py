"""R10: every other file that the program reads, cut, garbled or emptied anywhere.

A file is never taken for whole, and what stands in it is never lost by going on: it stays where
it is, or is put away as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coachtui.decide.model import Decision
from coachtui.workspace import archive, versions
from coachtui.workspace.backup import backup
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.versions import agree
from coachtui.workspace.workspace import Workspace
from tests.bar.damage import cuts, flips
from tests.bar.figures import Measured
from tests.bar.saver import opened_pack

pytestmark = [pytest.mark.bar, pytest.mark.row("R10")]

PACK = opened_pack()
VERA = next(persona for persona in PACK.personas if persona.title.startswith("Vera")).answers


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the disk: what is damaged was on it."""
    monkeypatch.setattr("os.fsync", lambda _: None)


@pytest.fixture
def folder(home: Path) -> Path:
    """The folder of a workspace with something in each of its files."""
    workspace = _opened(home)
    for id_, raw in VERA.items():
        workspace.answer(id_, raw)
    workspace.draft("opening", "with a joke")
    workspace.draft("statement", "half of it, so far")
    workspace.flush()
    agree(workspace, "as we said")
    for name in ("Ana", "Ben", "Cleo"):
        workspace.decisions.record(_decision(name))
    workspace.close()
    Home(home).remember(theme="dark")
    return workspace.store.folder


def _decision(name: str) -> Decision:
    return Decision(id="", at="", direction="in", facts={"known": "met"}, name=name)


def _opened(home: Path) -> Workspace:
    return open_workspace(Home(home), holder="app", pack=PACK)


def everything(home: Path) -> list[bytes]:
    """The bytes of every file in a home."""
    return [path.read_bytes() for path in home.rglob("*") if path.is_file()]


Told = Callable[[Path, Path], bool]
"""Whether opening a home, and going on with it, told that a file in it is damaged."""


def _drafts(home: Path, path: Path) -> bool:
    workspace = _opened(home)
    told = bool(workspace.read_only) or any(path.name in one for one in workspace.notices)
    if not workspace.read_only:
        workspace.draft("opening", "after the harm")
    workspace.close()
    return told


def _description(home: Path, path: Path) -> bool:
    workspace = _opened(home)
    told = bool(workspace.read_only) or any(path.name in one for one in workspace.notices)
    if not workspace.read_only:
        workspace.answer("aim", "after the harm")
    workspace.close()
    return told


def _decisions(home: Path, path: Path) -> bool:
    workspace = _opened(home)
    workspace.decisions.record(_decision("after the harm"))
    found = workspace.decisions.all()
    assert [one.name for one in found][-1] == "after the harm"
    told = path.name in workspace.decisions.damaged
    workspace.close()
    return told or len(found) == 4


def _version(home: Path, path: Path) -> bool:
    workspace = _opened(home)
    [found] = [one for one in versions.versions(workspace) if one.time == path.stem]
    agree(workspace, "after the harm")
    workspace.close()
    return bool(found.fault) or found.by_hand


def _state(home: Path, path: Path) -> bool:
    """Of a comfort that is lost nothing needs to be said; it is put away as it was."""
    Home(home).remember(theme="light")
    return True


def _settings(home: Path, path: Path) -> bool:
    settings = Home(home).settings
    Home(home).remember(theme="light")
    return bool(settings.trouble) or settings.theme == "dark" or not path.read_bytes().strip(b"\0")


FILES: dict[str, Told] = {
    "drafts.toml": _drafts,
    "workspace.toml": _description,
    "decisions/0001.jsonl": _decisions,
    "versions/*.toml": _version,
}


def _harm(home: Path, path: Path, told: Told, harmed: Iterator[bytes], *, cut: bool) -> int:
    """Damage a file in each way, open, go on; it was told, and what stood there stands yet."""
    before = {one: one.read_bytes() for one in home.rglob("*") if one.is_file()}
    count = 0
    for data in harmed:
        path.write_bytes(data)
        said = told(home, path)
        assert said or not cut or b"\nrecords = " in data, data
        # A log may have been gone on with where its end was whole.
        assert not data or data in everything(home) or path.read_bytes().startswith(data), data
        for one in [*home.rglob("*")]:
            if one.is_file() and one not in before:
                one.unlink()
        for one, whole in before.items():
            if one.read_bytes() != whole:
                one.write_bytes(whole)
        count += 1
    return count


@pytest.mark.parametrize("name", FILES)
def test_cut_anywhere_it_is_told_and_kept(
    home: Path, folder: Path, name: str, measured: Measured
) -> None:
    [path] = folder.glob(name)
    count = _harm(home, path, FILES[name], cuts(path.read_bytes()), cut=True)
    measured(damages=count, taken_for_whole=0, saved_over=0)


@pytest.mark.parametrize("name", FILES)
def test_with_a_wrong_bit_nothing_is_lost_by_going_on(
    home: Path, folder: Path, name: str, measured: Measured
) -> None:
    [path] = folder.glob(name)
    count = _harm(home, path, FILES[name], flips(path.read_bytes()), cut=False)
    measured(damages=count, saved_over=0)


def test_what_is_remembered_stops_nothing_and_is_put_away(
    home: Path, folder: Path, measured: Measured
) -> None:
    path = home / "state.toml"
    # Where only the sum at the very end is missing, all that is remembered is there.
    ways = [one for one in cuts(path.read_bytes()) if b"\nrecords = " not in one]
    measured(damages=_harm(home, path, _state, iter(ways), cut=False), saved_over=0)


def test_settings_are_never_written_whatever_is_in_them(
    home: Path, folder: Path, measured: Measured
) -> None:
    path = home / "settings.toml"
    path.write_text('theme = "dark"\n\n# mine\n[keys]\n"app.help" = "f9"\n')
    whole = path.read_bytes()
    for ways in (cuts(whole), flips(whole)):
        measured(damages=_harm(home, path, _settings, ways, cut=False), saved_over=0)


def test_a_backup_that_is_damaged_anywhere_is_taken_back_whole_or_not_at_all(
    home: Path, folder: Path, tmp_path: Path, measured: Measured
) -> None:
    path = tmp_path / "backup.zip"
    backup(Home(home), path)
    whole, files = path.read_bytes(), archive.read(path)
    # Where a wrong bit does most harm is the list of names at its end.
    names = whole.index(b"PK\x01\x02")
    harmed = [*cuts(whole), *flips(whole), *flips(whole, range(names, len(whole)))]
    refused = 0
    for data in harmed:
        path.write_bytes(data)
        try:
            assert archive.read(path) == files
        except archive.NoBackup:
            refused += 1
    assert refused > len(harmed) / 2
    measured(damages=len(harmed), taken_for_whole=0)
