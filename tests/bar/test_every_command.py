"""What holds of every command there is: R7, S1 and S9, each over the lists in `every`."""

from __future__ import annotations

import io
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.bar import every
from tests.bar.every import ELSEWHERE, LOOKING, WRITING, Words
from tests.bar.figures import Measured
from tests.cli.conftest import made_once, read_once
from tests.cli.run import run
from tests.documents.pages import FORBIDDEN, PAYLOADS

pytestmark = [pytest.mark.bar, pytest.mark.usefixtures("frozen", "made_once", "read_once")]
__all__ = ["made_once", "read_once"]


def test_no_command_is_left_out() -> None:
    assert every.named() == set(every.leaves())


@pytest.fixture
def beside(tmp_path: Path, small_folder: Path) -> Path:
    """Somebody did everything once; the folder of the files that commands take."""
    every.prepare(tmp_path / "beside", small_folder)
    return tmp_path / "beside"


def test_each_does_what_it_is_for(beside: Path) -> None:
    """Else what follows would prove nothing."""
    for words in (*LOOKING, *ELSEWHERE, *WRITING):
        result = run(*every.filled(words, beside))
        assert result.exit_code == 0, (words, result.output)


# R7: a home that can only be read, or isn't there, or is a file.


def _does(*command: str) -> bool:
    found = shutil.which(command[0])
    return bool(found) and not subprocess.run(command, capture_output=True, check=False).returncode


def _mounted(home: Path, stack: ExitStack) -> bool:
    if not _does("mount", "--bind", str(home), str(home)):
        return False
    stack.callback(_does, "umount", str(home))
    return _does("mount", "-o", "remount,ro,bind", str(home))


def _immutable(home: Path, stack: ExitStack) -> bool:
    stack.callback(_does, "chattr", "-R", "-i", str(home))
    return _does("chattr", "-R", "+i", str(home))


WAYS: dict[str, Callable[[Path, ExitStack], bool]] = {
    "mounted to be read": _mounted,
    "made immutable": _immutable,
}


@pytest.fixture(params=WAYS)
def read_only(request: pytest.FixtureRequest, beside: Path, home: Path) -> Iterator[Path]:
    """The same folder, beside a home that can't be written to."""
    with ExitStack() as stack:
        if os.geteuid() or not WAYS[request.param](home, stack):
            pytest.skip("nothing can be made read-only here")
        yield beside


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, but for locks."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def assert_refused(words: Words, exit_code: int, told: str) -> None:
    """A writing command said why it couldn't, and nothing like a crash."""
    assert exit_code == 1, (words, told)
    assert "coachtui: " in told, words
    assert "nobody foresaw" not in told, (words, told)
    assert "Traceback" not in told, words


@pytest.mark.row("R7")
def test_where_nothing_can_be_written_everything_can_be_looked_at(
    read_only: Path, home: Path, measured: Measured
) -> None:
    before = bytes_of(home)
    measured(commands=len([*LOOKING, *ELSEWHERE, *WRITING]), crashed=0)
    for words in LOOKING:
        result = run(*every.filled(words, read_only))
        # The doctor calls it wrong that nothing can be written.
        assert result.exit_code == (words == ["doctor"]), (words, result.output)
        assert result.stdout, words
    for words in WRITING:
        result = run(*every.filled(words, read_only))
        assert_refused(words, result.exit_code, result.stderr)
    for words in ELSEWHERE:
        result = run(*every.filled(words, read_only))
        assert result.exit_code == 0, (words, result.output)
    assert bytes_of(home) == before


@pytest.mark.row("R7")
def test_to_whoever_may_not_write_everything_is_shown(
    beside: Path, home: Path, env: dict[str, str]
) -> None:
    """The third way: the rights of a system that isn't the administrator's."""
    drop = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"]
    if os.geteuid() or not _does(*drop, "true"):
        pytest.skip("no rights can be dropped here")
    before = bytes_of(home)
    for path in (home, *home.rglob("*")):
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        for words, looks in (
            *((one, True) for one in LOOKING[::6]),
            *((one, False) for one in WRITING[::4]),
        ):
            line = [*drop, sys.executable, "-m", "coachtui", *every.filled(words, beside)]
            done = subprocess.run(line, env=env, capture_output=True, text=True, check=False)
            if looks:
                assert done.returncode == 0, (words, done.stderr)
                assert done.stdout, words
            else:
                assert_refused(words, done.returncode, done.stderr)
        assert bytes_of(home) == before
    finally:
        for path in (home, *home.rglob("*")):
            path.chmod(0o700 if path.is_dir() else 0o600)


@pytest.mark.row("R7")
def test_a_file_where_the_home_should_be_is_said_and_left_alone(beside: Path, home: Path) -> None:
    shutil.rmtree(home)
    home.write_text("mine")
    nothing_there = ("why", "diff", "decisions", "rehearse", "drop")
    for words in (*LOOKING, *WRITING):
        result = run(*every.filled(words, beside))
        assert result.exit_code in (0, 1, 2), words
        assert "nobody foresaw" not in result.stderr, (words, result.stderr)
        assert "Traceback" not in result.output, words
        if words in WRITING and not set(words) & {*nothing_there, "edit", "undo", "redo", "forget"}:
            assert_refused(words, result.exit_code, result.stderr)
    assert home.read_text() == "mine"


@pytest.mark.row("R7")
def test_where_there_is_no_home_looking_makes_none(beside: Path, home: Path) -> None:
    shutil.rmtree(home)
    for words in LOOKING:
        result = run(*every.filled(words, beside))
        assert result.exit_code in (0, 1, 2), words
        assert "nobody foresaw" not in result.stderr, (words, result.stderr)
        assert not home.exists(), words


# S1: words of somebody who means harm, out of every command.

SHORT = [one for one in PAYLOADS.values() if len(one) < 60]


def harmless(text: str) -> bool:
    return not [one for one in FORBIDDEN if one in text]


@pytest.mark.row("S1")
@pytest.mark.parametrize("some", [SHORT[::2], SHORT[1::2]], ids=["some", "others"])
def test_no_command_hands_on_what_drives_a_terminal(
    tmp_path: Path, small_folder: Path, some: list[str], measured: Measured
) -> None:
    measured(commands=len([*LOOKING, *ELSEWHERE, *WRITING]))
    beside = tmp_path / "beside"
    every.prepare(beside, small_folder, f"{' '.join(some)} words"[-400:])
    for words in (*LOOKING, *ELSEWHERE, *WRITING):
        result = run(*every.filled(words, beside))
        assert result.exit_code == 0, (words, result.output)
        assert harmless(result.stdout), words
        assert harmless(result.stderr), words
        assert "words" in result.stdout or words not in (["answers"], ["decisions"]), words
    for path in (beside / "out").rglob("*"):
        if path.is_file() and not zipfile.is_zipfile(path):
            assert harmless(path.read_text(encoding="utf-8").replace("\r\n", "\n")), path.name


# S9: whose the files are, and in which of them anybody's words stand.

CANARY = "Bev O. Canary"
ANYWHERE = ("answers.toml", "edits.toml", "drafts.toml", "changes/", "versions/", "decisions/")
"""Where the layout lets a person's words stand, inside of a workspace."""

WHOLE = ("before/", "quarantine/")
"""Folders of what was put away as it was."""


@pytest.mark.row("S9")
def test_what_a_whole_run_leaves_is_its_owners_and_words_stand_where_they_belong(
    tmp_path: Path, small_folder: Path, home: Path, measured: Measured
) -> None:
    old = os.umask(0o077)  # as the program begins
    try:
        beside = tmp_path / "beside"
        every.prepare(beside, small_folder, CANARY)
        for words in (*LOOKING, *ELSEWHERE, *WRITING):
            run(*every.filled(words, beside))
    finally:
        os.umask(old)
    for path in (home, *home.rglob("*"), *(beside / "out").rglob("*")):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path
        assert "Bev" not in str(path.relative_to(tmp_path)), path
    found = {name for name, data in bytes_of(home).items() if b"Bev" in data}
    strange = {name for name in found if not _may_hold_words(name)}
    assert strange == set()
    assert {name.split("/")[2] for name in found if name.startswith("ws/")} >= {
        *("answers.toml", "edits.toml", "changes", "versions", "decisions")
    }, "the canary was sought where it is"
    [put_away] = home.glob("before/*.zip")
    with zipfile.ZipFile(io.BytesIO(put_away.read_bytes())) as archive:
        held = {name for name in archive.namelist() if b"Bev" in archive.read(name)}
    assert held
    assert {name for name in held if not _may_hold_words(name)} == set()
    measured(files=len(bytes_of(home)), words_where_none_belong=0)


def _may_hold_words(name: str) -> bool:
    inside = name.partition("ws/")[2].partition("/")[2].removesuffix(".bak")
    return name.startswith(WHOLE) or inside.startswith((*ANYWHERE, "quarantine/"))
