"""`lessons`: how far one is, and one that is forgotten; `page`: each page by its id."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.authoring.new import new
from coachtui.workspace.home import Home, Spot
from tests.cli.run import fails, reads, run, says

FIRST, SECOND = "which-talks", "give-the-talk"

pytestmark = pytest.mark.usefixtures("small")


class TestFar:
    def test_each_is_told_with_what_it_is_about_and_why_it_comes_there(self) -> None:
        told = says("lessons")
        assert "Which talks to take (which-talks): not begun, about 15 minutes" in told
        assert "It comes last, since a talk begins where the yes was given." in told
        assert "Next: Which talks to take, about 15 minutes. Any order works." in told
        assert "What did some good: Nothing is noted yet." in told
        assert "%" not in told

    def test_what_one_lesson_asked_counts_in_the_other(self) -> None:
        says("answer", "aim", "calm wards")
        says("answer", "opening", "story")
        first, second = reads("lessons")
        assert (first["begun"], first["finished"]) == (True, False)
        assert (second["begun"], second["finished"], second["says"]) == (True, True, "done")

    def test_a_question_that_two_lessons_ask_is_listed_once_with_both(self) -> None:
        (aim,) = [one for one in reads("questions") if one["id"] == "aim"]
        assert (aim["lesson"], aim["lessons"]) == (FIRST, [FIRST, SECOND])

    def test_the_way_that_was_taken_is_known(self, home: Path) -> None:
        says("answer", "place", "2")
        at = Home(home)
        spot = Spot(lesson=FIRST, question="line", route="core")
        at.remember(places={at.workspaces()[0].id: spot})
        assert reads("lessons")[0]["says"].startswith("page 4 of 6")

    def test_what_did_some_good_is_told(self) -> None:
        says("decide", "in", "--name", "Bev", "--fact", "host=refuse", "--chosen", "accept")
        (one,) = reads("decisions")
        says("decisions", "good", one["id"], "She rang before it was announced.")
        assert "Bev" in says("lessons").split("What did some good: ")[1]

    def test_nothing_is_made_by_looking(self, home: Path) -> None:
        says("lessons")
        assert not home.exists()


class TestForgetting:
    @pytest.fixture(autouse=True)
    def begun(self, small: Path) -> None:
        _ = small  # it stands in place of the pack that ships before anything is answered
        for words in (["opening", "story"], ["aim", "calm wards"], ["place", "2"]):
            says("answer", *words)

    def test_it_is_said_first_what_would_go_and_nothing_is_changed(self) -> None:
        before = reads("answers")
        told = says("lessons", "forget", FIRST, "--dry-run")
        assert told.startswith("1 answer would be cleared; undo brings it back. 1 answer stays:")
        assert "goes: I take a day to prepare" in told
        assert reads("answers") == before

    def test_its_answers_go_and_come_back_byte_for_byte(self, home: Path) -> None:
        (answers,) = home.glob("ws/*/answers.toml")
        before = answers.read_bytes()
        told = says("lessons", "forget", FIRST)
        assert "“Which talks to take” is forgotten; `coachtui lessons undo`" in told
        assert set(reads("answers")) == {"aim", "opening"}
        forgotten = answers.read_bytes()
        assert "Undone: the forgetting of “Which talks to take”." in says("lessons", "undo")
        assert answers.read_bytes() == before
        says("lessons", "redo")
        assert answers.read_bytes() == forgotten

    def test_it_reports_as_data(self) -> None:
        expected = {
            "forgotten": True,
            "answers": 1,
            "drafts": 0,
            "kept": 1,
            "kept_for": ["Give the talk"],
            "gone": ["few"],
            "changed": [],
        }
        assert reads("lessons", "forget", FIRST) == expected
        assert "forgetting" in reads("lessons", "undo")["says"]

    def test_home_does_not_lead_back_into_it(self, home: Path) -> None:
        at = Home(home)
        meta = at.workspaces()[0].id
        at.remember(places={meta: Spot(lesson=FIRST, question="place", route="core")})
        says("lessons", "forget", FIRST)
        assert at.state.places[meta] == Spot()

    def test_where_nothing_is_answered_that_is_said(self) -> None:
        says("lessons", "forget", SECOND)
        assert "nothing to forget" in says("lessons", "forget", SECOND)
        assert reads("lessons", "forget", SECOND)["forgotten"] is False

    def test_another_change_is_not_taken_back_by_it(self) -> None:
        says("lessons", "forget", FIRST)
        says("answer", "travel", "yes")
        told = fails(1, "lessons", "undo")
        assert "the last change is the answer to “Will you travel overnight?”" in told
        assert "travel" in reads("answers")
        assert "Nothing was forgotten" in fails(1, "lessons", "redo")

    def test_a_lesson_that_is_none_exits_2_with_near_names(self) -> None:
        assert "which-talks" in fails(2, "lessons", "forget", "wich-talks")
        assert "which-talks" in fails(2, "lessons", "forget", "wich-talks", "--dry-run")


class TestPages:
    def test_all_are_listed_and_each_is_printed(self) -> None:
        says("answer", "aim", "calm wards")
        says("answer", "opening", "story")
        listed = reads("page")
        assert [one["id"] for one in listed] == ["checklist", "card", "statement", "everything"]
        assert [one["id"] for one in listed if one["lessons"]] == ["everything"]
        assert "everything: All I decided" in says("page")
        for one in listed:
            assert one["title"].upper() in says("page", one["id"])

    def test_the_one_over_all_lessons_reads_lesson_by_lesson(self) -> None:
        says("answer", "aim", "calm wards")
        says("answer", "opening", "story")
        told = says("page", "everything")
        assert told.index("Which talks to take\n---") < told.index("Give the talk\n---")
        assert reads("page", "everything")["blocks"][0]["lesson"] == "Which talks to take"

    def test_it_prints_what_the_command_of_that_name_prints(self) -> None:
        says("answer", "aim", "calm wards")
        for form in ("text", "markdown", "html", "json"):
            assert says("page", "card", "--format", form) == says("card", "--format", form)

    def test_it_is_written_to_a_file(self, tmp_path: Path) -> None:
        says("answer", "aim", "calm wards")
        file = tmp_path / "all.md"
        says("page", "everything", "--format", "markdown", "--output", str(file))
        assert file.read_text().startswith("# All I decided")
        fails(1, "page", "everything", "--output", str(file))

    def test_one_that_is_not_made_exits_2_naming_those_that_are(self) -> None:
        assert "checklist, card, statement, everything" in fails(2, "page", "profile")

    def test_a_file_needs_a_page(self, tmp_path: Path) -> None:
        assert "`coachtui page` lists them" in fails(2, "page", "--output", str(tmp_path / "x"))
        assert run("page").exit_code == 0


def test_a_way_of_a_minute_is_one_minute(tmp_path: Path) -> None:
    folder = new(tmp_path / "garden").folder
    lesson = folder / "lessons" / "lending.md"
    ways = "".join(f'\n[[route]]\nid = "{id_}"\ntitle = "A way"' for id_ in ("whole", "short"))
    text = lesson.read_text("utf-8").replace("\n+++\n\n## What", f"{ways}\n+++\n\n## What")
    text = text.replace('id = "thing"', 'id = "thing"\nroutes = ["short"]')
    lesson.write_text(text, "utf-8")
    says("pack", "use", str(folder))
    assert "A way (short): 1 minute\n" in says("lessons")
