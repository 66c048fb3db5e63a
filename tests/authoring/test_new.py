"""A new pack passes its check at once, whatever its folder is called; or nothing is written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from coachtui.authoring.check import check_folder
from coachtui.authoring.new import TEMPLATE, NotMade, id_of, name_of, new
from coachtui.pack.load import load
from coachtui.pack.source import shipped
from coachtui.pack.words import ID


def test_it_passes_its_check_and_has_one_of_each(tmp_path: Path) -> None:
    made = new(tmp_path / "garden")
    pack, mistakes = check_folder(made.folder)
    assert mistakes == ()
    assert pack is not None
    assert (pack.id, pack.title) == ("garden", "Garden")
    assert len(pack.lessons) == 1
    assert len(pack.questions) == 2
    assert pack.facts
    assert pack.rules
    assert pack.lines
    assert pack.claims
    assert pack.personas
    assert sorted(made.files) == sorted(
        path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*.*")
    )


def test_each_file_says_what_it_is_for(tmp_path: Path) -> None:
    made = new(tmp_path / "garden")
    for name in made.files:
        head = (made.folder / name).read_text("utf-8").splitlines()[:2]
        assert any(line.startswith("# ") for line in head), name


def test_no_mark_of_the_template_is_left(tmp_path: Path) -> None:
    made = new(tmp_path / "garden")
    assert not [name for name in made.files if "@" in (made.folder / name).read_text("utf-8")]
    assert len(made.files) == len([path for path in TEMPLATE.rglob("*.*") if path.is_file()])


@pytest.mark.parametrize(
    ("name", "id_", "title"),
    [
        ("garden", "garden", "Garden"),
        ("My Garden_Club", "my-garden-club", "My Garden Club"),
        ("Übung für Zürich", "ubung-fur-zurich", "Übung für Zürich"),
        ("2027-plans", "pack-2027-plans", "2027 plans"),
        ("linkedin", "my-linkedin", "Linkedin"),
        ("meetings", "my-meetings", "Meetings"),
        ("日本", "my-pack", "日本"),
        ("---", "my-pack", "A pack"),
        ("a" * 200, "a" * 60, "A" + "a" * 199),
        ("\x1b[31mred\u202e", "31mred", "Red"),
    ],
)
def test_any_name_of_a_folder_gives_an_id_and_a_title(name: str, id_: str, title: str) -> None:
    if not name.startswith("\x1b"):
        assert id_of(name) == id_
    assert ID.fullmatch(id_of(name))
    assert id_of(name) not in shipped()
    assert name_of(name) == title


@pytest.mark.parametrize(
    "title", ['Say "no" \\ [/b] {line}', "日本 'x'", "# a", "two\nlines\t\x1b[1m"]
)
def test_any_title_is_written_so_that_it_reads_back(tmp_path: Path, title: str) -> None:
    made = new(tmp_path / "garden", title)
    pack = load(made.folder)
    assert pack.title == made.title
    assert title.startswith(made.title[:2])


def test_an_empty_folder_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Green House").mkdir()
    monkeypatch.chdir(tmp_path / "Green House")
    assert new(Path()).id == "green-house"


def test_what_stands_there_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "garden"
    folder.mkdir()
    (folder / ".hidden").write_text("mine")
    with pytest.raises(NotMade, match="isn't empty"):
        new(folder)
    assert [path.name for path in folder.iterdir()] == [".hidden"]
    (tmp_path / "file").write_text("mine")
    with pytest.raises(NotMade, match="file is a file"):
        new(tmp_path / "file")
    with pytest.raises(NotMade, match="would stand in a file"):
        new(tmp_path / "file" / "garden")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(NotMade, match="leads nowhere"):
        new(tmp_path / "link")


@pytest.mark.parametrize(
    ("number", "cause"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "the disk can only be read")],
)
@pytest.mark.parametrize("at", range(0, 20, 3))
def test_where_it_cannot_be_written_nothing_of_it_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, cause: str, at: int
) -> None:
    folder, real, calls = tmp_path / "garden", os.open, 0
    folder.mkdir()

    def failing(path: str | Path, *args: int, **rest: int) -> int:
        nonlocal calls
        if str(folder) in str(path):
            calls += 1
            if calls > at:
                raise OSError(number, os.strerror(number))
        return real(path, *args, **rest)

    monkeypatch.setattr(os, "open", failing)
    with pytest.raises(NotMade, match=cause):
        new(folder)
    monkeypatch.undo()
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert new(folder).files
