"""What goes wrong: input that ends or is cut, disks that are full, files changed by others."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest

from coachtui.documents.width import width as columns
from coachtui.files.errors import SaveError
from coachtui.plain.run import run
from coachtui.plain.talk import Talk
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.workspace import Workspace
from tests.plain.hold import given, hold, hold_at, kept, value

pytestmark = pytest.mark.usefixtures("frozen")


class Interrupted(io.StringIO):
    """Typed lines, and then Ctrl+C."""

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        line = super().readline(size)
        if not line:
            raise KeyboardInterrupt
        return line


def interrupted(home: Path, *lines: str) -> tuple[int, str]:
    sink = io.StringIO()
    source: TextIO = Interrupted("".join(f"{line}\n" for line in lines))
    return run(Home(home), talk=Talk(source=source, sink=sink)), sink.getvalue()


def test_ctrl_c_keeps_everything_and_exits_130(home: Path) -> None:
    code, said = interrupted(home, "1", "2", "Bev rang before noon.")
    assert code == 130
    assert "Everything is kept." in said
    assert value(home, "start") == "grown"
    assert kept(home).drafts == {"tuesday": "Bev rang before noon."}


def test_ctrl_c_at_the_first_prompt(home: Path) -> None:
    assert interrupted(home)[0] == 130


def test_the_lock_is_let_go_after_ctrl_c(home: Path) -> None:
    interrupted(home, "1")
    workspace = open_workspace(Home(home), holder="app")
    assert not workspace.read_only
    workspace.close()


def test_the_end_of_the_input_keeps_lines_and_they_are_gone_on_with(home: Path) -> None:
    hold(home, "1", "2", "Bev rang before noon.", "Joan came by.")
    assert kept(home).drafts == {"tuesday": "Bev rang before noon.\nJoan came by."}
    held = hold(home, ":more", "I slept well.", "", ":quit")
    assert held.says("Begun, not complete yet: Bev rang before noon. Joan came by.")
    assert value(home, "tuesday") == "Bev rang before noon.\nJoan came by.\nI slept well."
    assert not kept(home).drafts


def test_enter_takes_what_was_begun_as_it_stands(home: Path) -> None:
    hold(home, "1", "2", "Bev rang before noon.")
    hold(home, "", ":quit")
    assert value(home, "tuesday") == "Bev rang before noon."


def test_words_begun_before_are_brought_back_by_undo(home: Path) -> None:
    hold(home, "1", "2", "Bev rang before noon.")
    hold(home, "Something else altogether.", "", ":undo", ":quit")
    assert kept(home).drafts == {"tuesday": "Bev rang before noon."}


def test_the_end_of_the_input_in_the_middle_of_a_row_keeps_the_row(home: Path) -> None:
    hold_at(home, "circle", "D. K.", "4")
    assert kept(home).drafts == {"circle": [{"name": "D. K.", "known": "together"}]}
    held = hold(home, "edit 1", "", "5", ":quit")
    assert held.says("1. D. K.; we've done something together", "So far: D. K. Enter keeps it.")


def test_a_field_that_is_too_long_is_refused_aloud_and_kept(home: Path) -> None:
    held = hold_at(home, "circle", "D" * 100_000)
    assert held.says("That is 100,000 characters; 500 fit here.", "It is kept as a draft.")
    assert kept(home).drafts == {"circle": [{"name": "D" * 100_000}]}
    held = hold(home, "edit 1", "D. K.", *[""] * 5, "", ":quit")
    assert held.says("(100,000 characters in all)")
    assert kept(home).drafts["circle"] == [{"name": "D. K."}]


def test_a_text_that_is_too_long_is_refused_aloud_and_kept(home: Path) -> None:
    held = hold_at(home, "aim", "A" * 100_000, "", ":quit")
    assert held.says("100,000 characters; 500 fit here. Nothing was cut", "kept as a draft")
    assert kept(home).drafts == {"aim": "A" * 100_000}
    assert value(home, "aim") is None


def test_a_line_where_terminals_cut_is_remarked_upon(home: Path) -> None:
    held = hold_at(home, "tuesday", "word " * 818 + "last", "", ":quit")
    assert held.says("That line is long, 4,094 characters", "It ends with", "last”", ":file PATH")
    assert str(value(home, "tuesday")).endswith("last")


def test_an_answer_is_taken_from_a_file(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"\xef\xbb\xbfBev rang.\r\n\r\nA new paragraph \x1b]52;c;eA==\x07here.\r\n")
    held = hold_at(home, "tuesday", f":file {path}", ":quit")
    assert held.says("What are you after?")
    assert value(home, "tuesday") == "Bev rang.\n\nA new paragraph here."


@pytest.mark.parametrize("named", ["", "/nowhere/at/all", "/dev/zero", "/tmp", "~nobody-at-all/x"])
def test_a_file_that_cannot_be_read_is_explained(home: Path, named: str) -> None:
    held = hold_at(home, "tuesday", f":file {named}", "Bev rang.", "")
    assert held.code == 0
    assert value(home, "tuesday") == "Bev rang."


def test_a_pipe_is_not_waited_for(home: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    held = hold_at(home, "tuesday", f":file {tmp_path / 'pipe'}")
    assert held.says("pipe can't be read: this is no file.")
    assert "doctor" not in held.said


def test_no_editor_is_opened_where_nobody_sits(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "false")
    assert hold_at(home, "tuesday", ":editor").says("No editor can be opened here.")


# Saving


class TestAConflict:
    def changed(self, home: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> str:
        """Answer while somebody else changes the file; what was said."""
        given(home, {"aim": "What stood before"})
        answer = Workspace.answer

        def beside(self: Workspace, id_: str, raw: object, *, lesson: str = "") -> None:
            monkeypatch.setattr(Workspace, "answer", answer)
            path = self.store.folder / "answers.toml"
            path.write_text(path.read_text().replace("What stood before", "What they wrote"))
            answer(self, id_, raw, lesson=lesson)

        monkeypatch.setattr(Workspace, "answer", beside)
        return hold(home, ":edit trade", "Piano tuning", "k", *lines).said

    def test_mine_is_kept(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        said = self.changed(home, monkeypatch, "m", ":quit")
        assert "Changed on the disk" in said
        assert "What they wrote" in said
        assert value(home, "trade") == "Piano tuning"
        assert value(home, "aim") == "What stood before"

    def test_theirs_is_kept(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.changed(home, monkeypatch, "t", ":quit")
        assert value(home, "trade") is None
        assert value(home, "aim") == "What they wrote"

    def test_both_are_kept(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.changed(home, monkeypatch, "b", ":quit")
        assert value(home, "trade") == "Piano tuning"
        assert value(home, "aim") == "What they wrote"

    def test_it_can_wait_and_save_asks_again(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        said = self.changed(home, monkeypatch, "", ":skip", ":save", "m", ":quit")
        assert "Still not saved" in said
        assert "Everything is kept." in said
        assert value(home, "trade") == "Piano tuning"

    def test_undecided_at_the_end_it_is_said_and_not_called_kept(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        said = self.changed(home, monkeypatch)
        assert "The last change isn't saved." in said
        assert "Everything is kept" not in said
        assert value(home, "aim") == "What they wrote"


class TestADiskThatIsFull:
    @pytest.fixture
    def full(self, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
        """Whether the disk is full: it is while this holds anything."""
        full = [True]
        flush = Workspace.flush

        def refusing(self: Workspace) -> None:
            if full and self.unsaved:
                raise SaveError(self.store.folder / "answers.toml", OSError(28, "full"))
            flush(self)

        monkeypatch.setattr(Workspace, "flush", refusing)
        return full

    @pytest.mark.usefixtures("full")
    def test_it_is_said_once_and_one_can_go_on(self, home: Path) -> None:
        held = hold(home, "1", "2", "", ":skip", "Learn the trade again", ":quit", "")
        assert held.says("Not saved yet", "The disk is full", "It stays here", "Still not saved")
        assert held.says("The last change isn't saved.")
        assert held.code == 1

    @pytest.mark.usefixtures("full")
    def test_everything_can_be_saved_elsewhere(self, home: Path, tmp_path: Path) -> None:
        path = tmp_path / "elsewhere.toml"
        held = hold(home, "1", "2", "f", str(path), ":quit", "")
        assert held.says(f"Written: {path}.")
        assert "grown" in path.read_text()

    @pytest.mark.usefixtures("full")
    def test_the_name_that_is_proposed_is_free(self, home: Path) -> None:
        taken = Path.home() / "coachtui-answers.toml"
        taken.write_text("mine")
        held = hold(home, "1", "2", "f", "", ":quit", "")
        assert held.says("coachtui-answers-2.toml)>")
        assert "grown" in taken.with_name("coachtui-answers-2.toml").read_text()
        assert taken.read_text() == "mine"

    def test_trying_again_saves_once_there_is_room(self, home: Path, full: list[bool]) -> None:
        class Freeing(io.StringIO):
            def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
                line = super().readline(size)
                if line == "t\n":
                    full.clear()
                return line

        sink = io.StringIO()
        source = Freeing("1\n2\nt\n:quit\n")
        assert run(Home(home), talk=Talk(source=source, sink=sink)) == 0
        assert "Everything is kept." in sink.getvalue()
        assert value(home, "start") == "grown"


def test_at_the_end_it_is_not_said_that_nothing_was_lost_with_the_folder(home: Path) -> None:
    class Deleting(io.StringIO):
        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
            line = super().readline(size)
            if line == "Piano tuning\n":
                shutil.rmtree(home)
            return line

    given(home, {"aim": "What stood before"})
    sink = io.StringIO()
    source = Deleting(":edit trade\nPiano tuning\n")
    assert run(Home(home), talk=Talk(source=source, sink=sink)) == 1
    said = " ".join(sink.getvalue().split())
    assert "The last change isn't saved. " in said
    assert "the folder is gone." in said
    assert "Nothing was lost" not in said


class TestReadOnly:
    @pytest.fixture
    def held_open(self, grace: Path) -> Iterator[Path]:
        """An app holds the lock."""
        app = open_workspace(Home(grace), holder="app")
        yield grace
        app.close()

    def test_looking_works(self, held_open: Path, tmp_path: Path) -> None:
        path = tmp_path / "mine.txt"
        held = hold(
            held_open,
            ":strategy",
            ":review",
            "",
            ":map",
            "",
            f":export {path}",
            "1",
            "",
            "",
            ":quit",
        )
        assert held.code == 0
        assert held.says(
            "Open in another window", "can only be read", "You can look:", "in-known", "What you"
        )
        assert path.exists()
        assert held.says("Nothing was changed.")

    def test_changing_says_why_not(self, held_open: Path) -> None:
        before = value(held_open, "aim")
        held = hold(
            held_open, ":edit aim", "Something else by now", ":clear", ":undo", ":unsure", ":fresh",
            "y", ":strategy in-known", "2", ":drop in-known", ":quit",
        )  # fmt: skip
        assert held.said.count("Nothing was changed: These answers can't be changed") >= 6
        assert value(held_open, "aim") == before

    def test_empty_lines_come_to_an_end(self, held_open: Path) -> None:
        assert hold(held_open, *[""] * 300).says("You have been through", "Nothing was changed.")


def test_a_workspace_cut_short_can_be_looked_at(grace: Path) -> None:
    path = kept(grace).store.folder / "answers.toml"
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    held = hold(grace, ":strategy", ":export", ":edit aim", "Something else", ":quit")
    assert held.says("Your answers can't be read as a whole", "Begin once more", "Nothing was")
    assert held.says(
        "so nothing that rests on what you said is shown", "this page might not be yours"
    )
    assert "Welcome back" not in held.said
    assert path.read_bytes() == data[: len(data) // 2]


def test_where_no_home_can_be_made_one_can_still_look(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    held = hold(tmp_path / "file" / "home", "1", "1", ":quit")
    assert held.code == 0
    assert held.says("Nothing was changed")


# Terminals


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(grace: Path, width: int) -> None:
    held = hold(grace, *[""] * 60, ":strategy", ":review", "", ":help", ":quit", width=width)
    prompts = ("> ", "| ")
    said = [row for row in held.said.split("\n") if not row.endswith(prompts)]
    assert max(columns(row) for row in said) <= width


def test_bytes_that_are_no_letters_are_replaced(env: dict[str, str], home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "coachtui"],
        env={**env, "TERM": "dumb"},
        input=b"1\n2\nBev rang \xff\xfe.\n\n:quit\n",
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert str(value(home, "tuesday")).startswith("Bev rang �")
