"""`coachtui doctor`: a fault for each thing it can find, and what it says to type mends that."""

from __future__ import annotations

import errno
import os
import shlex
import shutil
import subprocess
from collections import namedtuple
from collections.abc import Callable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import get_args

import pytest

from coachtui import crash
from coachtui.files import locks, toml
from coachtui.files.errors import SaveError
from coachtui.files.save import save
from coachtui.pack.load import load
from coachtui.workspace import archive, doctor
from coachtui.workspace.finding import Finding, Kind
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.restoring import restore
from tests.cli.run import fails, reads, rightless, run, says

pytestmark = pytest.mark.usefixtures("frozen")

Seed = Callable[[Path, pytest.MonkeyPatch], object]
_load = cache(load)
STRAY = ".0001.jsonl.0a1b2c3d.tmp"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with all kinds of files in it, and a backup of how it was before the last answer."""
    made = tmp_path_factory.mktemp("whole")
    lines = (
        *(f"answer aim {words}" for words in ("One", "Two", "Three")),
        *(f"strategy edit aim-first --note {words}" for words in ("mine", "'mine too'")),
        *(f"strategy version --reason {words}" for words in ("first", "again")),
        "decide in --fact known=refuse --name Bo",
        f"backup {made / 'backup.zip'}",
        "answer aim Four",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COACHTUI_NOW", "2026-11-22T20:00:00Z")
        for line in lines:
            says("--home", str(made / "home"), *shlex.split(line))
        workspace = open_workspace(Home(made / "home"), holder="command")
        workspace.draft("tuesday", "half a thought")
        workspace.close()
    return made


@pytest.fixture
def folder(whole: Path, home: Path) -> Path:
    """Its only workspace's folder, in the place where this test's data are kept."""
    shutil.copytree(whole / "home", home)
    shutil.copy(whole / "backup.zip", home.parents[1])
    return open_workspace(Home(home)).store.folder


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at a terminal; lessons are read once for all tests."""
    monkeypatch.setattr("coachtui.workspace.left_behind.load", _load)
    monkeypatch.setattr("coachtui.cli.restore.answering", lambda: True)


def ill(at: Path) -> list[Finding]:
    return [one for one in doctor.report(Home(at)) if one.weight != "fine"]


# What is harmed


def cut(name: str) -> Seed:
    def seed(folder: Path, _: pytest.MonkeyPatch) -> None:
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[: len(data) // 2])

    return seed


def lost(name: str) -> Seed:
    return lambda folder, _: (folder / name).unlink()


def replaced(name: str, old: bytes, new: bytes) -> Seed:
    def seed(folder: Path, _: pytest.MonkeyPatch) -> None:
        data = (folder / name).read_bytes()
        assert old in data
        (folder / name).write_bytes(data.replace(old, new))

    return seed


def grown(name: str) -> Seed:
    return lambda folder, _: (folder / name).write_bytes(b"# more\n" * 1_300_000)


def a_folder(name: str) -> Seed:
    def seed(folder: Path, _: pytest.MonkeyPatch) -> None:
        (folder / name).unlink(missing_ok=True)
        (folder / name).mkdir(mode=0o700)

    return seed


def leading_nowhere(name: str) -> Seed:
    def seed(folder: Path, _: pytest.MonkeyPatch) -> None:
        (folder / name).unlink()
        (folder / name).symlink_to(folder / "no" / "where")

    return seed


def a_file(name: str) -> Seed:
    def seed(folder: Path, _: pytest.MonkeyPatch) -> None:
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).write_bytes(b"")
        (folder / name).chmod(0o600)

    return seed


def copied(name: str, to: str) -> Seed:
    def seed(folder: Path, _: pytest.MonkeyPatch) -> None:
        text = (folder / name).read_bytes().replace(b"Four", b"Five")
        (folder / to).write_bytes(text)
        (folder / to).chmod(0o600)

    return seed


def added(name: str, data: bytes = b"") -> Seed:
    def seed(folder: Path, _: pytest.MonkeyPatch) -> None:
        with (folder / name).open("ab") as file:
            file.write(data)
        (folder / name).chmod(0o600)

    return seed


def version(how: Callable[[str], Seed]) -> Seed:
    def seed(folder: Path, patch: pytest.MonkeyPatch) -> None:
        found = (folder / "versions").iterdir()
        again = next(path for path in found if b'"again"' in path.read_bytes())
        how(f"versions/{again.name}")(folder, patch)

    return seed


def nothing_known(folder: Path, patch: pytest.MonkeyPatch) -> None:
    cut("answers.toml")(folder, patch)
    (folder / "answers.toml.bak").unlink()
    shutil.rmtree(folder / "changes")


def nobody(folder: Path, patch: pytest.MonkeyPatch) -> None:
    cut("workspace.toml")(folder, patch)
    (folder / "workspace.toml.bak").unlink()


# What is around


def free(size: int) -> Seed:
    usage = namedtuple("usage", "total used free")
    return lambda _, patch: patch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 0, size))


def not_installed(_: Path, patch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    patch.setattr(metadata, "version", gone)


def letters(_: Path, patch: pytest.MonkeyPatch) -> None:
    stdout = namedtuple("stdout", "encoding")
    patch.setattr("coachtui.workspace.doctor.sys.stdout", stdout("ascii"))


def with_rights(mode: int) -> Seed:
    def seed(folder: Path, patch: pytest.MonkeyPatch) -> None:
        folder.chmod(mode)
        # Whoever is the administrator may do everything all the same.
        patch.setattr(os, "access", lambda path, how: Path(path).stat().st_mode >> 6 & how == how)

    return seed


unwritable, shut = with_rights(0o500), with_rights(0o000)


def home_a_file(folder: Path, _: pytest.MonkeyPatch) -> None:
    home = folder.parents[1]
    shutil.rmtree(home)
    home.write_bytes(b"")


def half_restored(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """A backup whose taking back broke off."""
    home = Home(folder.parents[1])
    source = home.path.parents[1] / "backup.zip"

    def failing(path: Path, data: bytes) -> None:
        if path.name == "answers.toml":
            raise SaveError(path, OSError(28, "full"), needed=len(data))
        save(path, data)

    with patch.context() as broken:
        broken.setattr("coachtui.workspace.restoring.save", failing)
        with pytest.raises(SaveError):
            restore(home, archive.read(source), source)


def restored_from_nowhere(folder: Path, _: pytest.MonkeyPatch) -> None:
    path = folder.parents[1] / "restoring.toml"
    path.write_bytes(toml.dump({"from": "/no/where.zip", "at": "2026-11-22T20:00:00Z"}))


def crashed(folder: Path, _: pytest.MonkeyPatch) -> None:
    crash.report(ValueError("Ana"), folder.parents[1], crash.APP)


def held(folder: Path, patch: pytest.MonkeyPatch) -> None:
    lock = locks.take(folder / "answers.lock", "app")
    patch.setattr(locks, "kept_by_a_test", lock, raising=False)


def killed(folder: Path, _: pytest.MonkeyPatch) -> None:
    lock = locks.take(folder / "answers.lock", "app")
    content = (folder / "answers.lock").read_bytes()
    lock.release()
    (folder / "answers.lock").write_bytes(content)


def no_lessons(folder: Path, _: pytest.MonkeyPatch) -> None:
    home = Home(folder.parents[1])
    home.choose(home.workspaces()[0], "no-such")


def put_away(folder: Path, patch: pytest.MonkeyPatch) -> None:
    (folder / "quarantine").mkdir(mode=0o700)
    added("quarantine/answers.2026.toml")(folder, patch)


def in_home(seed: Seed) -> Seed:
    return lambda folder, patch: seed(folder.parents[1], patch)


HARMS: dict[Kind, Callable[[str], Seed]] = {
    "cut-short": cut,
    "too-big": grown,
    "gone": lost,
    "not-a-file": a_folder,
    "broken-link": leading_nowhere,
    "newer": lambda name: replaced(name, b"schema = 1", b"schema = 9"),
    "garbled": lambda name: replaced(name, b" = ", b" == "),
}

SEEDS: list[tuple[Kind, str, Seed]] = [
    *(
        (kind, name, harm(name))
        for name in ("answers.toml", "edits.toml", "workspace.toml")
        for kind, harm in HARMS.items()
    ),
    ("cut-short", "answers of which nothing is known", nothing_known),
    ("cut-short", "a workspace of which nothing is known", nobody),
    ("by-hand", "answers", replaced("answers.toml", b"Four", b"Five")),
    ("by-hand", "edits", replaced("edits.toml", b"mine too", b"mine two")),
    ("by-hand", "drafts", replaced("drafts.toml", b"half", b"part")),
    ("typed", "drafts", cut("drafts.toml")),
    ("typed", "drafts, a folder", a_folder("drafts.toml")),
    ("typed", "drafts, too big", grown("drafts.toml")),
    ("newer", "drafts", replaced("drafts.toml", b"schema = 1", b"schema = 9")),
    ("changes", "a line", added("changes/0001.jsonl", b'{"n":')),
    ("changes", "a folder", a_folder("changes/0001.jsonl")),
    ("not-a-folder", "changes", a_file("changes")),
    ("not-a-folder", "versions", a_file("versions")),
    ("not-a-folder", "reports", in_home(a_file("reports"))),
    ("decisions", "a line", added("decisions/0001.jsonl", b'{"id":')),
    ("decisions", "no decision", added("decisions/0001.jsonl", b'{"id":7}\n')),
    ("version", "cut", version(cut)),
    ("version", "a folder", version(a_folder)),
    ("version-by-hand", "a reason", version(lambda one: replaced(one, b"again", b"anew"))),
    ("strays", "of answers", added(".answers.toml.0a1b2c3d.tmp")),
    ("strays", "of changes", added(f"changes/{STRAY}")),
    ("strays", "of places", in_home(added(".state.toml.0a1b2c3d.tmp"))),
    ("decision-stray", "", added(f"decisions/{STRAY}")),
    ("second-version", "a sync tool's", copied("answers.toml", "answers.sync-conflict-1.toml")),
    ("second-version", "a browser's", copied("answers.toml", "answers (1).toml")),
    ("second-version", "another's", copied("edits.toml", "edits (Ana's conflicted copy).toml")),
    ("second-version", "of drafts", copied("drafts.toml", "drafts (1).toml")),
    ("second-version", "of nothing", copied("workspace.toml", "workspace (1).toml")),
    ("second-version", "empty", added("answers (2).toml")),
    ("put-away", "", put_away),
    ("loose-modes", "", lambda folder, _: (folder / "answers.toml").chmod(0o644)),
    ("read-only", "", unwritable),
    ("read-only", "the home", in_home(unwritable)),
    ("unreadable", "", shut),
    ("unreadable", "not to be listed", with_rights(0o300)),
    ("unreadable", "the versions", lambda folder, patch: shut(folder / "versions", patch)),
    ("unreadable", "all workspaces", lambda folder, patch: shut(folder.parent, patch)),
    ("unreadable", "the home", in_home(shut)),
    ("unreadable", "around the home", lambda folder, patch: shut(folder.parents[2], patch)),
    ("not-a-file", "the lock", a_folder("answers.lock")),
    ("not-a-file", "the lock of decisions", a_folder("decisions.lock")),
    ("not-a-file", "the lock of the home", in_home(a_folder("ws.lock"))),
    ("not-a-file", "a link for a lock", leading_nowhere("answers.lock")),
    ("held", "", held),
    ("left-lock", "", killed),
    ("lessons", "", no_lessons),
    ("home-is-a-file", "", home_a_file),
    ("half-restored", "", half_restored),
    ("half-restored", "nothing left of it", restored_from_nowhere),
    ("settings", "", in_home(added("settings.toml", b"theme = 3\n"))),
    ("settings", "a folder", in_home(a_folder("settings.toml"))),
    ("places", "", in_home(added("state.toml", b"\0"))),
    ("places", "a folder", in_home(a_folder("state.toml"))),
    ("crash", "", crashed),
    ("low-room", "", free(9_000_000)),
    ("full-disk", "", free(4096)),
    ("encoding", "", letters),
    ("no-full-screen", "", lambda _, patch: patch.setenv("TERM", "dumb")),
    ("not-installed", "", not_installed),
]

ELSEWHERE: dict[Kind, str] = {
    "newer": "the newer version is to be installed",
    "held": "the other window is to be closed",
    "low-room": "room is to be made",
    "full-disk": "room is to be made",
    "encoding": "the terminal's own settings say it",
    "no-full-screen": "another terminal has one",
    "not-installed": "coachtui is to be installed again",
}
"""What nothing that is typed here can mend, and why."""

NOT_HERE: set[Kind] = {"fine", "no-workspace"}
"""What is no fault; and what the command itself asks about first."""


def test_everything_that_can_be_found_has_a_fault_here() -> None:
    assert {kind for kind, _, _ in SEEDS} | NOT_HERE == set(get_args(Kind))


def test_in_a_home_that_is_well_nothing_is_found(home: Path, folder: Path) -> None:
    assert ill(home) == []
    assert {one.kind for one in doctor.report(Home(home))} == {"fine"}
    assert f"\n{'':<11}coachtui" not in says("doctor")


def found(home: Path, kind: Kind) -> Finding:
    return next(one for one in doctor.report(Home(home)) if one.kind == kind)


def typed(line: str) -> None:
    """Type a line, and say yes to what it asks."""
    for part in line.split(" && "):
        words = shlex.split(part)
        if words[0] == "coachtui":
            result = run(*words[1:], typed="y\n")
            assert "nobody foresaw" not in result.output
            assert result.exit_code == 0, (line, result.output)
        else:
            subprocess.run(words, check=True)


@pytest.mark.parametrize(
    ("kind", "seed"),
    [pytest.param(kind, seed, id=f"{kind} {words}".strip()) for kind, words, seed in SEEDS],
)
def test_it_is_found_explained_and_mended_by_what_can_be_typed(
    home: Path, folder: Path, kind: Kind, seed: Seed, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed(folder, monkeypatch)
    before = sorted(path for path in home.rglob("*") if path.suffix != ".lock")
    one = found(home, kind)
    others = {other.kind for other in ill(home)} - {kind}
    assert others <= {"broken-link", "not-a-file", "gone"}, others
    assert before == sorted(path for path in home.rglob("*") if path.suffix != ".lock")
    if one.weight == "fine":
        return
    assert one.means
    assert one.instead
    assert bool(one.commands) == (kind not in ELSEWHERE)
    spare = folder.parents[3] / f"{folder.parents[3].name}-spare"
    for number, line in enumerate(one.commands):
        if number == 0 and len(one.commands) > 1:
            shutil.copytree(home, spare, symlinks=True)
        elif number:
            shutil.rmtree(home)
            shutil.copytree(spare, home, symlinks=True)
        typed(line)
        assert ill(home) == [], line
        told = run("doctor")
        assert told.exit_code == 0, told.output
    shutil.rmtree(spare, ignore_errors=True)


def test_what_could_be_had_back_is_had_back(home: Path, folder: Path) -> None:
    cut("answers.toml")(folder, pytest.MonkeyPatch())
    said = run("doctor")
    assert said.exit_code == 1
    assert "\n           coachtui restore newest\n" in said.stdout
    says("restore", "newest", "--yes")
    assert reads("answers")["aim"]["value"] == "Four"


def test_mending_says_what_it_did_and_deletes_no_words(home: Path, folder: Path) -> None:
    line = b'{"n":99,"half a'
    added("changes/0001.jsonl", line)(folder, pytest.MonkeyPatch())
    replaced("answers.toml", b"Four", b"By hand")(folder, pytest.MonkeyPatch())
    before = (folder / "changes" / "0001.jsonl").read_bytes()
    said = reads("doctor", "--mend")
    assert len(said["done"]) == 2
    assert said["fine"]
    assert reads("answers")["aim"]["value"] == "By hand"
    assert (folder / "changes" / "0001.jsonl").read_bytes() == before.removesuffix(line)
    [aside] = (folder / "changes" / "quarantine").iterdir()
    assert aside.read_bytes() == before
    assert reads("doctor", "--mend")["done"] == []


@pytest.mark.parametrize("name", ["changes", "decisions"])
def test_on_a_full_disk_what_can_be_read_of_a_record_stays_where_it_is(
    home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    added(f"{name}/0001.jsonl", b"garbage{")(folder, monkeypatch)
    before = (folder / name / "0001.jsonl").read_bytes()
    lines, room = before.count(b"\n"), 0
    while not _mended_with_room_for(room, monkeypatch):
        assert (folder / name / "0001.jsonl").read_bytes() == before
        room += 1
    assert room == 4, "two locks, the copy, the new one"
    assert (folder / name / "0001.jsonl").read_bytes().count(b"\n") == lines
    assert before in [path.read_bytes() for path in (folder / name / "quarantine").iterdir()]
    assert ill(home) == []


def _mended_with_room_for(writes: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Mend on a disk that is full after some writes; whether that did."""
    write, left = os.write, iter(range(writes))

    def full(file: int, data: bytes) -> int:
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(file, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        result = run("doctor", "--mend")
    assert (result.exit_code == 1) == ("the disk is full" in result.output)
    return result.exit_code == 0


def test_beside_an_open_app_nothing_is_mended(home: Path, folder: Path) -> None:
    app = open_workspace(Home(home), holder="app")
    added(".answers.toml.0a1b2c3d.tmp")(folder, pytest.MonkeyPatch())
    assert "the open app" in fails(1, "doctor", "--mend")
    assert (folder / ".answers.toml.0a1b2c3d.tmp").exists()
    app.close()


def test_the_commands_are_for_the_home_and_the_person_that_are_meant(
    home: Path, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "an other"
    whose = ("--home", str(other), "--workspace", "Ana's; ls")
    for words in ("One", "Two"):
        run(*whose, "--create", "answer", "aim", words)
    [theirs] = (other / "ws").iterdir()
    cut("answers.toml")(theirs, pytest.MonkeyPatch())
    [one] = ill(other)
    [line] = one.commands
    assert shlex.split(line)[1:5] == [*whose]
    typed(line)
    assert ill(other) == []
    assert ill(home) == []


def test_what_really_cannot_be_entered_is_named(
    home: Path, folder: Path, env: dict[str, str]
) -> None:
    for path in (folder / "decisions", folder, folder.parent, home, home.parent):
        path.chmod(0)
        for words in (["doctor"], ["doctor", "--mend"]):
            done = rightless(env, *words)
            assert (done.returncode, done.stderr) == (1, "")
            assert f"\n{'':<11}chmod u+rwx {path}\n" in done.stdout
        path.chmod(0o700)


def test_one_that_is_not_in_use_is_taken_into_use_first(home: Path, folder: Path) -> None:
    says("pack", "use", "meetings")
    cut("answers.toml")(folder, pytest.MonkeyPatch())
    [one] = ill(home)
    typed(one.commands[0])
    assert ill(home) == []
    assert reads("answers")["aim"]["value"] == "Four"


def test_a_person_of_whom_nothing_is_kept(home: Path, folder: Path) -> None:
    one = next(one for one in doctor.report(Home(home), "Bo") if one.kind == "no-workspace")
    typed(one.commands[0])
    assert not [one for one in doctor.report(Home(home), "Bo") if one.weight != "fine"]


def test_without_a_home_and_with_many_faults_it_comes_to_its_end(home: Path, folder: Path) -> None:
    for kind, _, seed in SEEDS:
        if kind in ("by-hand", "changes", "decisions", "second-version", "strays", "settings"):
            seed(folder, pytest.MonkeyPatch())
    assert len(ill(home)) > 8
    run("doctor", "--mend")
    assert {one.kind for one in ill(home)} <= {"second-version", "settings"}
    shutil.rmtree(home)
    assert reads("doctor", "--mend")["fine"]
    assert not home.exists()
