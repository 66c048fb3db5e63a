"""What is to be settled, line by line: at the beginning, in the middle, and earlier states."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachtui import crash
from coachtui.files.errors import SaveError
from coachtui.plain.run import run
from coachtui.plain.talk import Talk
from coachtui.workspace.home import Home
from coachtui.workspace.matters.settling import DONE
from coachtui.workspace.open import open_workspace
from coachtui.workspace.versions import agree
from coachtui.workspace.workspace import Workspace
from tests.plain.hold import Held, given, hold, kept, value

pytestmark = pytest.mark.usefixtures("frozen")

AIM, TRADE = "What stood before", "Piano tuning"


class Terminal(io.StringIO):
    """Lines that somebody types at a terminal."""

    def isatty(self) -> bool:
        return True


def sit(home: Path, *lines: str, label: str | None = None, width: int = 80) -> Held:
    """Type lines at a terminal, then close the input."""
    sink = io.StringIO()
    source = Terminal("".join(f"{line}\n" for line in lines))
    code = run(Home(home), label, talk=Talk(source=source, sink=sink, width=width))
    return Held(sink.getvalue(), code)


@pytest.fixture
def folder(home: Path) -> Path:
    """A workspace's folder after two answers, each saved."""
    given(home, {"aim": AIM})
    given(home, {"trade": TRADE})
    return kept(home).store.folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def put_away(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in (folder / "quarantine").glob("*")]


# A file that was cut short


def test_what_was_cut_short_is_taken_back_with_one_key(home: Path, folder: Path) -> None:
    cut(folder / "answers.toml")
    harmed = (folder / "answers.toml").read_bytes()
    held = sit(home, "t", ":quit")
    assert held.says("Your answers can't be read as a whole", "its end is missing")
    assert held.says("back", AIM, "Take back all 2 answers", DONE["mend"], "Welcome back.")
    assert held.says("Everything is kept.")
    assert (value(home, "aim"), value(home, "trade")) == (AIM, TRADE)
    assert put_away(folder) == [harmed]


def test_one_answer_is_taken_back_as_one(home: Path) -> None:
    given(home, {"aim": "hers"})
    cut(kept(home).store.folder / "answers.toml")
    assert sit(home, "l", ":quit").says("Take back the one answer")


@pytest.mark.parametrize("typed", ["", "l", "L", "2", "nonsense\nl"])
def test_left_as_it_is_nothing_is_written(home: Path, folder: Path, typed: str) -> None:
    cut(folder / "answers.toml")
    (folder / "answers.toml.bak").unlink()
    before = bytes_of(folder)
    held = sit(home, *typed.split("\n"), ":quit")
    assert held.says("It can only be read", "Nothing was changed.")
    assert bytes_of(folder) == before


def test_without_a_terminal_it_is_said_and_nothing_is_changed(home: Path, folder: Path) -> None:
    cut(folder / "answers.toml")
    before = bytes_of(folder)
    held = hold(home, "t", ":quit")
    assert held.says("Your answers can't be read as a whole", "somebody at a terminal")
    assert DONE["mend"][:20] not in held.said
    assert bytes_of(folder) == before


@pytest.mark.parametrize(
    "word", [":decide in", ":rehearse", ":strategy", ":review", ":everything", ":read"]
)
def test_while_answers_cannot_be_read_nothing_is_said_of_anybody(
    home: Path, folder: Path, word: str
) -> None:
    cut(folder / "answers.toml")
    held = sit(home, "l", word, ":quit")
    assert held.says("so nothing that rests on what you said is shown.")
    assert "would be" not in held.said


def test_earlier_states_are_shown_before_one_is_taken(home: Path, folder: Path) -> None:
    workspace = open_workspace(Home(home), holder="command")
    agree(workspace, "first")
    workspace.answer("aim", "Something later")
    workspace.close()
    cut(folder / "answers.toml")
    held = sit(home, "e", "2", "", ":quit")
    assert held.says("Earlier states", "As you agreed it", "This is what it would change")
    assert value(home, "aim") is None, "nothing was taken"
    held = sit(home, "e", "2", "t", ":undo", ":quit")
    assert held.says("Taken back. :undo brings back what stood before.")
    held = sit(home, ":states", "", ":quit")
    assert held.says("Earlier states")


def test_what_a_workspace_is_comes_back_too(home: Path) -> None:
    given(home, {"aim": "hers"}, "Ana")
    given(home, {"aim": "hers, later"}, "Ana")
    path = kept(home, "Ana").store.folder / "workspace.toml"
    cut(path)
    held = sit(home, "t", ":quit", label="Ana")
    assert held.says("What this workspace is can't be read", DONE["mend"])
    assert value(home, "aim") is None, "one's own isn't made of it"
    found = kept(home, "Ana")
    assert (found.meta.label, found.answers["aim"].value) == ("Ana", "hers, later")


def test_where_taking_back_fails_it_is_said_and_asked_again(
    home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(folder / "answers.toml")
    full = [True]
    flush = Workspace.flush

    def refusing(self: Workspace) -> None:
        if full and self.unsaved:
            full.pop()
            raise SaveError(self.store.folder / "answers.toml", OSError(28, "full"), needed=900)
        flush(self)

    monkeypatch.setattr(Workspace, "flush", refusing)
    held = sit(home, "t", "t", ":quit")
    assert held.says("Not saved yet", "900 bytes are needed", "Try again", "Saved.")
    assert held.says("Everything is kept.")
    assert value(home, "aim") == AIM


def test_where_nothing_can_be_put_away_nothing_is_taken_and_nothing_stays_locked(
    home: Path, folder: Path
) -> None:
    cut(folder / "answers.toml")
    harmed = (folder / "answers.toml").read_bytes()
    (folder / "quarantine").write_bytes(b"a file")
    held = sit(home, "e", "2", "t", "t", "", ":quit")
    assert held.said.count("a file stands where the folder should be") == 2
    assert (folder / "answers.toml").read_bytes() == harmed
    (folder / "quarantine").unlink()
    assert sit(home, "t", ":quit").says(DONE["mend"])
    assert value(home, "aim") == AIM


# A newer version, another window, a home that can't be written to


def test_what_a_newer_version_wrote_is_looked_at_and_left(home: Path, folder: Path) -> None:
    path = folder / "answers.toml"
    path.write_bytes(path.read_bytes().replace(b"schema = 1", b"schema = 9"))
    before = bytes_of(folder)
    held = sit(home, "t", "", ":states", ":edit aim", "Another", ":quit")
    assert held.says("A newer coachtui wrote this", "Install the newer one", "Nothing was changed")
    assert bytes_of(folder) == before


@pytest.fixture
def other(home: Path, folder: Path) -> Iterator[Workspace]:
    """Another window."""
    app = open_workspace(Home(home), holder="app")
    yield app
    app.close()


def test_a_second_window_can_try_again_once_the_first_is_closed(
    home: Path, other: Workspace
) -> None:
    class Closing(Terminal):
        turns = 0

        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
            line = super().readline(size)
            self.turns += line == "t\n"
            if self.turns == 2:
                other.close()
            return line

    sink = io.StringIO()
    source = Closing("t\nt\n:edit trade\nTuning organs\nk\n:quit\n")
    assert run(Home(home), talk=Talk(source=source, sink=sink)) == 0
    assert sink.getvalue().count("Open in another window") == 2
    assert value(home, "trade") == "Tuning organs"


def test_where_nothing_can_be_written_it_is_said_and_all_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    held = sit(tmp_path / "file" / "home", "t", "", "1", ":quit")
    assert held.says("Nothing can be saved here", "A file stands where the folder should be")
    assert held.says("It can only be read", "Nothing was changed")
    assert DONE["again"] not in held.said
    assert (tmp_path / "file").read_text() == ""


# A second version of a file


@pytest.fixture
def second(home: Path, folder: Path) -> Path:
    """A second version, with an answer that is another and one that is new."""
    given(home, {"aim": "Theirs", "minutes": "ten"}, "Ana")
    path = folder / "answers.sync-conflict-20261120-ABC.toml"
    shutil.copy(kept(home, "Ana").store.folder / "answers.toml", path)
    return path


@pytest.mark.parametrize(
    ("typed", "aim", "minutes"),
    [("a", AIM, "ten"), ("k", AIM, None), ("o", "Theirs", "ten")],
)
def test_both_versions_are_kept_whichever_stands(
    home: Path, second: Path, typed: str, aim: str, minutes: str | None
) -> None:
    other = second.read_bytes()
    held = sit(home, typed, ":quit")
    assert held.says("Two versions of your answers", "They differ in", "yours", AIM)
    assert held.says("other", "Theirs", "Everything is kept.")
    assert (value(home, "aim"), value(home, "minutes")) == (aim, minutes)
    assert other in put_away(second.parent)
    assert not second.exists()


def test_decided_later_it_is_asked_again(home: Path, second: Path) -> None:
    before = bytes_of(second.parent)
    for _ in range(2):
        assert sit(home, "", ":quit").says("Two versions of your answers", "Decide later")
    assert bytes_of(second.parent) == before


def test_two_matters_come_one_after_the_other(home: Path, second: Path) -> None:
    shutil.copy(second, second.with_name("answers (1).toml"))
    held = sit(home, "k", "k", ":quit")
    assert held.says("answers (1).toml", "Put away.", "sync-conflict", "Put away.")
    assert len(put_away(second.parent)) == 2


def test_a_word_of_command_waits_and_quit_leaves(home: Path, second: Path) -> None:
    held = sit(home, ":strategy", ":quit")
    assert held.says("First this, or Enter.", "Everything is kept.")
    assert held.said.count("Two versions of your answers") == 2
    assert second.exists()


def test_what_another_program_wrote_drives_no_terminal(home: Path, folder: Path) -> None:
    name = "answers (\x1b]52;c;eA==\x07).toml"
    shutil.copy(folder / "answers.toml", folder / name)
    held = sit(home, "", ":quit", width=20)
    assert "\x1b" not in held.said
    assert held.says("A second version")


# A sitting that ended in the middle


def test_after_a_crash_it_is_told_once_and_gone_on_with(home: Path, folder: Path) -> None:
    hold(home, ":edit tuesday", "Bev rang before noon.")
    crash.report(ValueError("Bev"), home, crash.APP)
    held = sit(home, "g", "I slept well.", "", ":quit")
    assert held.says("The last time ended in the middle", "without any of your words")
    assert held.says("“Bev rang before noon.”", "Begun, not complete yet: Bev rang")
    assert "ended in the middle" not in sit(home, ":quit").said


# In the middle of answering


LONG = [f"Line {n} of a long answer, typed on a Tuesday." for n in range(200)]


def test_a_full_disk_in_a_long_answer_costs_no_word(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(self: Workspace) -> None:
        if self.unsaved:
            raise SaveError(self.store.folder / "answers.toml", OSError(28, "full"), needed=9_800)

    monkeypatch.setattr(Workspace, "flush", refusing)
    path = tmp_path / "elsewhere.toml"
    held = sit(home, "", "", *LONG, "", "f", str(path), ":quit", "")
    assert held.says("Not saved yet: the disk is full", "Type on: it stays here")
    assert held.says("The disk is full, and 10 kB are needed", "The answer to", "It stays here")
    assert held.said.count("One of t, f, g") == 0, "no line of the answer chose anything"
    assert held.says("Save everything into another file", f"Written: {path}.")
    assert held.code == 1, "it isn't called kept where it isn't"
    monkeypatch.undo()
    text = path.read_text()
    assert all(line in text for line in LONG)


# Earlier states from the middle of a sitting


def test_an_earlier_state_is_taken_back_and_undone(home: Path, folder: Path) -> None:
    given(home, {"aim": "Later"})
    held = sit(home, ":states", "1", "t", ":quit")
    assert held.says("Earlier states", "As it was before the last save", "now", "Later")
    assert held.says("then", AIM, "Taken back. :undo brings back what stood before.")
    assert value(home, "aim") == AIM
    assert sit(home, ":undo", ":quit").says("Undone: what was taken")
    assert value(home, "aim") == "Later"


def test_where_there_is_no_earlier_state_it_is_said(home: Path) -> None:
    given(home, {"aim": "one"})
    assert sit(home, ":states", "", ":quit").says("There are none")
