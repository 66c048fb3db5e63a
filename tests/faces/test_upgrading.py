"""After a pack moved on every face shows what was said before, and loses none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.tui.ask import Ask
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.review import ReviewScreen
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.cli.run import reads, run, says
from tests.conftest import REPOSITORY
from tests.plain.hold import hold
from tests.tui.host import app_of, text_of

LATER = REPOSITORY / "tests" / "packs" / "small-later"

GIVEN = """
[answers]
start = "few"
aim = "Fewer lawns mown in May"
kind-of-aim = "found"
place = 5
travel = "yes"
line = "worked"
circle = [{ name = "The parish", known = "met", seats = 120 }]
"""


@pytest.fixture(autouse=True)
def upgraded(small_folder: Path, frozen: object) -> None:
    """Answers given under the earlier pack, and the later one in use since."""
    says("pack", "use", str(small_folder))
    says("answers", "load", "-", typed=GIVEN)
    says("strategy", "version", "--reason", "As it was")
    facts = ["--fact", "host=met", "--fact", "topic=far", "--fact", "fee=paid"]
    says("decide", "in", "--name", "Ada", *facts, "--chosen", "ask", "--record")
    says("pack", "use", str(LATER))


def test_the_commands_list_all_that_was_said() -> None:
    said = says("answers")
    assert "travel: answered, no longer asked\n  yes\n" in said
    assert "start: open\n  few\n" in said
    assert "place: open\n  5\n" in said
    assert "door: answered\n  we have worked together\n" in said
    data = reads("answers")
    assert data["travel"]["value"] == "yes"
    assert data["door"]["value"] == "worked"
    assert data["circle"]["value"][0]["places"] == 120


def test_the_review_says_what_counts_no_more() -> None:
    said = " ".join(says("review").split())
    assert "No longer asked travel" in said
    assert said.count("Kept as it was; it doesn't fit any more, so it doesn't count.") == 2
    rows = {one["id"]: one for one in reads("review")["answers"]}
    assert (rows["travel"]["known"], rows["travel"]["answer"]) == (False, "yes")
    assert rows["start"]["answer"] == "few"


def test_what_was_agreed_is_held_against_today() -> None:
    said = says("strategy", "diff")
    assert "Moved in the lesson itself, not by you" in said
    assert "If we have worked together, then I say yes at once." in said
    assert "Answered otherwise" not in said


def test_people_decided_on_before_are_still_told_of() -> None:
    (row,) = reads("decisions")
    assert row["name"] == "Ada"
    assert row["facts"] == {"host": "talked", "topic": "far", "fee": "paid"}
    assert "we have talked" in says("decisions")


def test_the_linear_mode_says_what_is_no_longer_asked(home: Path) -> None:
    held = hold(home, ":review", "", ":quit")
    assert held.code == 0
    assert held.says("Kept as it was; it doesn't fit any more", "No longer asked: travel: yes")


def test_in_the_linear_mode_what_fits_no_more_is_not_brought_back(home: Path) -> None:
    held = hold(home, ":edit place", ":before", ":quit")
    assert held.says("a whole number from 1 to 3 is expected here")
    assert reads("answers")["place"] == {**reads("answers")["place"], "value": 5, "state": "open"}


async def test_the_app_shows_the_question_open_and_the_rest_in_the_review(home: Path) -> None:
    workspace = open_workspace(Home(home), holder="app")
    app = app_of(workspace, home)
    async with app.run_test(size=(80, 40)) as pilot:
        screen = LessonScreen(workspace, "which-talks", "place", route="whole")
        await app.push_screen(screen)
        await pilot.pause()
        assert screen.query_one(Ask).field.raw() is None
        await pilot.press("ctrl+r")
        assert workspace.answers["place"].state == "open"
        await pilot.press("2")
        assert workspace.view.known["place"] == 2
        await pilot.press("f5")
        assert workspace.answers["place"].value == 5
        await app.push_screen(ReviewScreen(workspace))
        await pilot.pause()
        await pilot.press("end")
        shown = text_of(app)
        assert "Kept, no longer asked" in shown
        assert "travel" in shown
    workspace.close()


def test_only_a_change_writes_and_then_nothing_is_lost(home: Path) -> None:
    folder = next(path for path in (home / "ws").iterdir() if (path / "answers.toml").exists())
    before = (folder / "answers.toml").read_bytes()
    for command in (["answers"], ["review"], ["strategy"], ["card"], ["answers", "worksheet"]):
        assert run(*command).exit_code == 0
    assert (folder / "answers.toml").read_bytes() == before
    says("answer", "evenings", "3")
    after = (folder / "answers.toml").read_text(encoding="utf-8")
    for kept in (
        "[answers.travel]",
        '[answers.start]\nvalue = "few"',
        "[answers.place]\nvalue = 5",
    ):
        assert kept in after
