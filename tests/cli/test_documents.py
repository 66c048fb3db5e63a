"""`checklist`, `guidelines`, `card`, `statement` and `cues`: pages to print and files to keep."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from coachtui.documents.width import width
from tests.cli.run import fails, reads, run, says
from tests.documents.pages import Page

pytestmark = pytest.mark.usefixtures("frozen")
DOCUMENTS = ("checklist", "guidelines", "card", "statement")
FORMATS = ("text", "markdown", "html", "json")


@pytest.mark.usefixtures("grace")
@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("format_", FORMATS)
def test_every_document_is_printed_in_every_format(document: str, format_: str) -> None:
    written = says(document, "--format", format_)
    assert len(written) > 100
    if format_ == "html":
        Page(written)
    if format_ == "json":
        assert json.loads(written)["id"] == document


@pytest.mark.usefixtures("grace")
def test_json_is_a_format_too() -> None:
    assert reads("card") == json.loads(says("card", "--format", "json"))


@pytest.mark.usefixtures("grace")
def test_every_rule_that_stands_is_on_the_checklist() -> None:
    items = {item["id"] for block in reads("checklist")["blocks"] for item in block["items"]}
    assert {rule["id"] for rule in reads("strategy")["rules"]} <= items


@pytest.mark.usefixtures("grace")
def test_the_card_fits_one_printed_side() -> None:
    rows = says("card").split("\n")
    assert len(rows) <= 70
    assert max(map(width, rows)) <= 80


@pytest.mark.usefixtures("grace")
def test_the_page_says_its_day_and_when_to_look_again() -> None:
    assert "22 November 2026, look again " in says("card").split("\n", 1)[0]


@pytest.mark.usefixtures("grace")
def test_whys_are_printed_where_they_are_wanted() -> None:
    assert "WHY EACH STANDS" in says("card", "--whys")
    assert "WHY EACH STANDS" not in says("card", "--no-whys")
    blocks = reads("card", "--whys")["blocks"]
    assert any(item["why"] for block in blocks for item in block["items"])


@pytest.mark.usefixtures("grace")
def test_lines_are_as_wide_as_the_terminal_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in (50, 120):
        monkeypatch.setenv("COLUMNS", str(columns))
        assert max(map(width, says("card").split("\n"))) <= columns
    assert max(map(width, says("card").split("\n"))) > 80


def test_an_empty_document_says_where_it_begins() -> None:
    told = says("card", "--format", "json")
    first = json.loads(told)["first"] or json.loads(says("statement", "--json"))["first"]
    assert first
    assert "It begins with your answer to:" in says("statement")


@pytest.mark.usefixtures("small")
def test_a_document_that_the_lessons_do_not_make_exits_2_naming_those_they_do() -> None:
    told = fails(2, "guidelines")
    assert "checklist, card, statement" in told


@pytest.mark.usefixtures("grace")
@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_is_written_for_its_owner_alone(tmp_path: Path, format_: str) -> None:
    file = tmp_path / "page"
    told = run("card", "--format", format_, "--output", str(file))
    assert told.exit_code == 0
    assert str(file) in told.stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text(encoding="utf-8") == says("card", "--format", format_)


@pytest.mark.usefixtures("grace")
def test_who_is_named_in_a_file_is_said(tmp_path: Path) -> None:
    told = run("card", "--output", str(tmp_path / "page.txt")).stderr
    assert told == "Names in this file: Bev O., Farida K., Joan P., Mr Adair and Kofi A.\n"
    assert run("guidelines", "--output", str(tmp_path / "other.txt")).stderr == ""


@pytest.mark.usefixtures("grace")
def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text("mine")
    told = fails(1, "guidelines", "--output", str(file))
    assert "Name another file, or add --overwrite and it is replaced." in told
    assert file.read_text() == "mine"
    says("guidelines", "--output", str(file), "--overwrite")
    assert file.read_text() == says("guidelines")


@pytest.mark.parametrize("overwrite", [[], ["--overwrite"]])
def test_a_link_is_never_followed(tmp_path: Path, overwrite: list[str]) -> None:
    real = tmp_path / "real.txt"
    real.write_text("mine")
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    told = fails(1, "guidelines", "--output", str(link), *overwrite)
    assert "Name another file." in told
    assert "--overwrite" not in told
    assert real.read_text() == "mine"
    assert link.is_symlink()


def test_a_folder_that_is_not_there_is_said_and_what_to_do(tmp_path: Path) -> None:
    told = fails(1, "guidelines", "--output", str(tmp_path / "missing" / "page.txt"))
    assert "there is no such folder. Make the folder first, or name another." in " ".join(
        told.split()
    )
    assert "gone" not in told


@pytest.mark.parametrize("where", ["missing/page.txt", "folder"])
def test_a_file_that_can_not_be_written_exits_1(tmp_path: Path, where: str) -> None:
    (tmp_path / "folder").mkdir()
    fails(1, "guidelines", "--output", str(tmp_path / where), "--overwrite")


def test_an_unknown_format_exits_2() -> None:
    assert "markdown" in fails(2, "card", "--format", "pdf")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_coachs_sheet_holds_every_cue(shipped_folder: Path, format_: str) -> None:
    sheet = says("cues", "link-strategically", "--format", format_)
    assert "What would make this time well spent?" in sheet
    lesson = (shipped_folder / "lessons" / "link-strategically.md").read_text()
    assert lesson.count("\ncue = ") == says("cues", "link-strategically").count("note: ")


def test_a_coachs_sheet_is_written_to_a_file(tmp_path: Path) -> None:
    says("cues", "link-strategically", "--output", str(tmp_path / "cues.txt"))
    assert (tmp_path / "cues.txt").stat().st_size > 1000


def test_an_unknown_lesson_exits_2_with_near_names() -> None:
    assert "link-strategically" in fails(2, "cues", "link-strategicaly")


@pytest.mark.usefixtures("grace")
def test_cues_reach_no_other_command(shipped_folder: Path) -> None:
    lesson = (shipped_folder / "lessons" / "link-strategically.md").read_text()
    cues = [row[7:-1] for row in lesson.split("\n") if row.startswith("cue = ")]
    assert len(cues) > 10
    for words in (
        ["questions"],
        ["lessons"],
        ["answers"],
        ["strategy"],
        *([one] for one in DOCUMENTS),
    ):
        for told in (says(*words), says(*words, "--json")):
            assert not [cue for cue in cues if cue in told]
