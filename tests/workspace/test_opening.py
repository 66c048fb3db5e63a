"""Opening: whose workspace, who else is at it, and what is said when it can only be read."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec import structs

from coachtui.crash import tilde
from coachtui.files import locks
from coachtui.files.errors import Trouble
from coachtui.files.toml import dump, read
from coachtui.workspace.errors import NoWorkspace, ReadOnly, Unusable
from coachtui.workspace.home import Home, Spot, State
from coachtui.workspace.open import open_workspace
from tests.workspace.conftest import SMALL, Open


def test_a_first_start_makes_ones_own_workspace(at: Home, opened: Open) -> None:
    workspace = opened()
    assert workspace.meta.kind == "self"
    assert at.workspaces() == (workspace.meta,)
    assert len(workspace.meta.id) == 8
    assert workspace.meta.calendar
    assert workspace.notices == ()


def test_a_look_makes_nothing(at: Home, opened: Open) -> None:
    assert opened(holder="look").answers == {}
    assert not at.path.exists()


def test_clients_are_found_by_their_label_whatever_its_case(at: Home, opened: Open) -> None:
    at.create("Ana  Prado", initials="AP")
    own = opened()
    client = opened("ana prado", holder="look")
    assert (client.meta.label, client.meta.kind, client.meta.initials) == (
        "Ana Prado",
        "client",
        "AP",
    )
    assert at.find("ben") is None
    assert own.meta.id != client.meta.id
    with pytest.raises(NoWorkspace):
        opened("ben", create=False)
    assert len(at.workspaces()) == 2


@pytest.mark.parametrize(
    "label", ["CON", "..", "a/b", "a" * 500, "\x1b[31mred", "name.toml", "👩‍👩‍👧"]
)
def test_any_label_will_do_as_it_is_in_no_path(at: Home, label: str) -> None:
    meta = at.create(label)
    assert at.find(label) == meta
    assert meta.id.isalnum()
    assert "\x1b" not in meta.label


def test_a_label_longer_than_names_are_is_refused(at: Home) -> None:
    with pytest.raises(Unusable, match="501"):
        at.create("a" * 501)
    assert at.workspaces() == ()


def test_a_workspace_is_made_once_however_many_make_it(at: Home) -> None:
    with ThreadPoolExecutor(8) as pool:
        own = list(pool.map(lambda _: at.create("", "self"), range(8)))
        client = list(pool.map(lambda _: at.create("Ana"), range(8)))
    assert len({meta.id for meta in own}) == len({meta.id for meta in client}) == 1
    assert len(at.workspaces()) == 2


def test_without_a_name_an_app_opens_ones_own(at: Home, opened: Open) -> None:
    own = opened()
    own.close()
    opened("Ana", holder="app").close()
    assert opened(holder="app").meta.id == own.meta.id


def test_without_a_name_no_clients_is_ever_opened(at: Home, opened: Open) -> None:
    for label in ("Ana", "Ben"):
        opened(label, holder="app").close()
    assert opened(holder="app").meta.kind == "self"


def test_of_another_workspace_only_the_label_is_read(at: Home, opened: Open) -> None:
    other = opened("Ben")
    other.answer("aim", "one")
    other.close()
    for path in other.store.folder.rglob("*"):
        if path.is_file() and path.name != "workspace.toml":
            path.unlink()
            path.mkdir()
    assert opened("Ana").notices == ()


LONG = 60.0
"""Seconds of waiting for a lock that no slow machine comes near."""


def test_an_open_app_is_named_at_once_and_the_rest_can_read(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks.take, "__defaults__", (LONG,))
    app = opened(holder="app")
    app.answer("aim", "one")
    app.flush()
    started = time.monotonic()
    command, second = opened(), opened(holder="app")
    assert time.monotonic() - started < LONG / 2
    for other in (command, second):
        assert "the open app" in other.read_only
        assert other.answers["aim"].value == "one"
        with pytest.raises(ReadOnly, match="the open app"):
            other.answer("aim", "two")
        other.close()
    app.close()
    assert not opened().read_only


def test_a_command_waits_for_another_to_be_done(at: Home, opened: Open) -> None:
    first = opened()
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(opened)
        time.sleep(0.2)
        first.answer("aim", "one")
        first.close()
        assert second.result().answers["aim"].value == "one"


def test_a_killed_app_blocks_nobody_and_loses_nothing(
    home: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks.take, "__defaults__", (LONG,))
    script = (
        "import os, sys; from pathlib import Path\n"
        "from coachtui.pack.load import load\n"
        "from coachtui.workspace.home import Home\n"
        "from coachtui.workspace.open import open_workspace\n"
        "pack = load(Path(sys.argv[2]))\n"
        "workspace = open_workspace(Home(Path(sys.argv[1])), holder='app', pack=pack)\n"
        "workspace.answer('aim', 'one'); workspace.flush()\n"
        "os.kill(os.getpid(), 9)\n"
    )
    pack = Path(__file__).resolve().parents[1] / "packs" / "small"
    done = subprocess.run([sys.executable, "-c", script, str(home), str(pack)], check=False)
    assert done.returncode == -9
    started = time.monotonic()
    workspace = opened()
    assert time.monotonic() - started < LONG / 2
    assert not workspace.read_only
    assert workspace.answers["aim"].value == "one"


def test_a_file_in_the_place_of_the_home_is_said_and_everything_can_be_looked_at(
    home: Path, opened: Open
) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_bytes(b"a file")
    assert opened(holder="look").answers == {}
    workspace = opened()
    assert "a file stands where the folder should be" in workspace.read_only
    with pytest.raises(ReadOnly):
        workspace.answer("aim", "one")
    workspace.close()
    assert home.read_bytes() == b"a file"


def test_a_description_that_cannot_be_read_is_no_new_beginning(at: Home, opened: Open) -> None:
    workspace = opened()
    workspace.answer("aim", "one")
    workspace.close()
    path = workspace.store.folder / "workspace.toml"
    for harmed in (path.read_bytes()[:20], b"", b'schema = 1\nkind = "pet"\n[eof]\nrecords = 1\n'):
        path.write_bytes(harmed)
        again = opened()
        assert "workspace.toml couldn't be read" in again.read_only
        assert again.answers["aim"].value == "one"
        again.close()
        assert path.read_bytes() == harmed
    path.unlink()
    assert "workspace.toml" in opened().read_only
    assert len(list((at.path / "ws").iterdir())) == 1


def test_a_client_whose_description_was_cut_short_is_not_made_again(at: Home, opened: Open) -> None:
    client = opened("Ana")
    client.answer("aim", "one")
    client.close()
    path = client.store.folder / "workspace.toml"
    path.write_bytes(path.read_bytes().partition(b"[eof]")[0])
    again = opened("Ana")
    assert "workspace.toml couldn't be read" in again.read_only
    assert again.answers["aim"].value == "one"
    assert len(list((at.path / "ws").iterdir())) == 1


def test_a_workspace_that_was_hardly_begun_is_passed_over(at: Home, opened: Open) -> None:
    """As after a crash between making the folder and writing what it is."""
    (at.path / "ws" / "abcdefgh").mkdir(parents=True)
    assert not opened().read_only
    assert len(at.workspaces()) == 1


def test_the_lessons_that_were_last_used_are_noted(at: Home, opened: Open) -> None:
    workspace = opened()
    workspace.answer("aim", "one")
    workspace.close()
    assert at.workspaces()[0].digest == SMALL.digest
    again = opened(pack=structs.replace(SMALL, digest="f" * 64))
    again.answer("aim", "two")
    again.close()
    assert at.workspaces()[0].digest == "f" * 64


def test_a_place_without_locks_can_be_used_and_that_is_said(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import fcntl
    import os

    opened().close()

    def refuse(file: int, how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    workspace = opened()
    assert not workspace.read_only
    assert "don't open this workspace twice" in workspace.notices[0]
    workspace.answer("aim", "one")
    workspace.close()


def test_places_and_theme_are_remembered(at: Home) -> None:
    spot = Spot(lesson="which-talks", question="aim", route="core")
    at.remember(theme="light")
    at.remember(places={"abcdefgh": spot})
    assert at.state == State(theme="light", places={"abcdefgh": spot})
    before = (at.path / "state.toml").stat().st_mtime_ns
    at.remember(theme="light")
    assert (at.path / "state.toml").stat().st_mtime_ns == before


def test_what_is_remembered_in_words_unknown_here_stays(at: Home) -> None:
    at.remember(theme="light")
    path = at.path / "state.toml"
    path.write_bytes(dump({"theme": "light", "colour": "blue"}))
    at.remember(theme="dark")
    assert read(path).data == {"theme": "dark", "colour": "blue"}


@pytest.mark.parametrize("content", [b"", b"theme = [", b"theme = 3\n[eof]\nrecords = 1\n"])
def test_a_memory_that_cannot_be_read_is_begun_afresh(at: Home, content: bytes) -> None:
    at.path.mkdir(parents=True)
    (at.path / "state.toml").write_bytes(content)
    assert at.state == State()
    at.remember(theme="dark")
    assert at.state.theme == "dark"


def test_settings_are_read_and_never_written(at: Home) -> None:
    assert not at.settings.trouble
    at.path.mkdir(parents=True)
    path = at.path / "settings.toml"
    path.write_text('# mine\ntheme = "light"\n[keys]\n"lesson.next" = "n"\n')
    before = path.read_bytes()
    assert at.settings.theme == "light"
    assert at.settings.keys == {"lesson.next": "n"}
    at.remember(theme="dark")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("# mine\ntheme = light\n", "settings.toml: line 2:"),
        ("# mine\n\ntheme = 3\n", "line 3: `theme`: expected `str`, got `int`"),
        ('theme = "light"\n[keys]\nnext = 3\n', "line 2: `keys`: expected `str`, got `int`"),
        ("keys = 1\n", "line 1: `keys`: expected `object`, got `int`"),
        ("\xff", "settings.toml: "),
        ("", "settings.toml: it is empty"),
        ('trouble = "none"\ntheme = 3', "line 2: `theme`"),
    ],
)
def test_settings_that_cannot_be_used_are_said_with_their_line(
    at: Home, content: str, says: str
) -> None:
    at.path.mkdir(parents=True)
    (at.path / "settings.toml").write_bytes(content.encode("latin-1"))
    settings = at.settings
    assert says in settings.trouble
    assert "The defaults are used" in settings.trouble
    assert (settings.theme, settings.keys) == ("", {})


def test_the_home_is_where_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert Home.default().path == tmp_path / "home" / "coachtui"
    monkeypatch.setenv("COACHTUI_HOME", "  ")
    assert Home.default().path == tmp_path / "home" / ".local" / "share" / "coachtui"
    monkeypatch.delenv("COACHTUI_HOME")
    assert Home.default().path == tmp_path / "home" / ".local" / "share" / "coachtui"
    monkeypatch.setenv("COACHTUI_HOME", "~/elsewhere")
    assert Home.default().path == tmp_path / "home" / "elsewhere"


def test_every_trouble_says_what_why_what_to_do_and_what_is_safe(opened: Open) -> None:
    opened(holder="app")
    held = opened().read_only
    assert held.startswith("These answers can't be changed from here now: the open app")
    assert "Close it, or type there." in held
    assert "Nothing was lost" in held
    with pytest.raises(Trouble) as caught:
        opened().answer("aim", "one")
    assert str(caught.value) == held
    assert caught.value.what == "Nothing was changed"


def test_where_the_lock_is_none_it_is_said_where_that_stands(at: Home, opened: Open) -> None:
    workspace = opened()
    workspace.close()
    lock = workspace.store.folder / "answers.lock"
    lock.unlink()
    lock.mkdir(mode=0o700)
    barred = opened().barred
    assert tilde(lock) in barred.disk
    assert barred.brief == "a folder stands where the file should be"


def test_opening_needs_nothing_of_the_screen() -> None:
    script = (
        "import sys; import coachtui.workspace.open, coachtui.workspace.worksheet\n"
        "heavy = {'textual', 'rich', 'typer', 'platformdirs'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_two_hundred_answers_are_open_at_once(at: Home, opened: Open) -> None:
    from coachtui.interview.answers import Entry

    workspace = opened()
    entries = {f"question-{n}": Entry(value=f"Some words, {n}.", at="x") for n in range(200)}
    workspace.take(entries, {}, None)
    workspace.close()
    times = []
    for _ in range(5):
        started = time.perf_counter()
        open_workspace(at, holder="app", pack=SMALL).close()
        times.append(time.perf_counter() - started)
    assert min(times) < 0.03  # 0.005 s on the machine it was written on


def test_a_limit_of_the_persons_own_stands_in_place_of_the_packs(at: Home, opened: Open) -> None:
    at.path.mkdir(parents=True)
    own = '[limits.slots]\nvalue = 9\nas_of = "2027-01-01"\n[limits.slot]\nvalue = 1\n'
    (at.path / "settings.toml").write_text(own)
    workspace = opened()
    limit = workspace.pack.limits["slots"]
    assert (limit.value, limit.as_of) == (9, "2027-01-01")
    assert any("`limits.slot` is no limit of this pack" in one for one in workspace.notices)
