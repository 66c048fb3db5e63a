"""`coachtui pack preview` from the command line: where it opens, and why it can't."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.authoring.new import new
from coachtui.pack.load import load
from tests.cli.run import fails, run, says

LESSON = "garden/lessons/lending.md"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_once: None) -> None:
    """Somebody who writes a pack, in the folder above it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("coachtui.pack.load.load", load)
    new(Path("garden"))


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ("garden", "Somebody asks to borrow something."),
        ("garden/pack.toml", "Somebody asks to borrow something."),
        (LESSON, "Page 1 of 2: What you would miss"),
        (f"{LESSON}:line", "Page 2 of 2: Whom you lend to"),
        ("garden:line", "Page 2 of 2: Whom you lend to"),
        ("garden/rules.toml:thing", "Page 1 of 2: What you would miss"),
    ],
)
def test_it_opens_where_it_was_told_to(home: Path, named: str, shown: str) -> None:
    told = says("pack", "preview", "--plain", named, typed=":quit\n")
    assert "what you answer is thrown away" in told
    assert shown in told
    assert not home.exists()


def test_a_folder_with_a_colon_in_its_name_is_one() -> None:
    new(Path("a:line"))
    assert "Somebody asks" in says("pack", "preview", "--plain", "a:line", typed=":quit\n")
    assert "Page 2 of 2" in says("pack", "preview", "--plain", "a:line:line", typed=":quit\n")


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("nothing", "There is no file or folder nothing."),
        ("garden/lessons/lendin.md:line", "There is no file or folder garden/lessons/lendin.md."),
        (f"{LESSON}:lin", "Near it: line"),
        (".", "is no pack: it has no pack.toml"),
        ("garden/lessons/other.md", 'lessons = [..., "other"]'),
        (":line", "There is no file or folder :line."),
        ("", "is no pack: it has no pack.toml"),
    ],
)
def test_where_there_is_nothing_to_show_it_says_so(named: str, told: str) -> None:
    Path("garden/lessons/other.md").write_text("## Later\n")
    assert told in fails(2, "pack", "preview", "--plain", named)


def test_a_pack_that_cannot_be_shown_is_told_with_all_that_is_wrong() -> None:
    Path("garden/rules.toml").write_text("[[rule]]\n[[rule]]\n")
    done = run("pack", "preview", "--plain", "garden")
    assert done.exit_code == 1
    assert done.stdout.count("rules.toml:") > 2
    assert "It can't be shown as it stands" in done.stderr


def test_without_a_terminal_the_linear_mode_is_named() -> None:
    assert "coachtui pack preview --plain" in fails(2, "pack", "preview", "garden")


def test_whoever_needs_it_has_the_linear_mode_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCESSIBLE", "1")
    assert "Somebody asks to borrow" in says("pack", "preview", "garden", typed=":quit\n")
