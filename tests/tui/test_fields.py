"""Every kind of field, by keys and by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.pack.model import Pack
from coachtui.pack.question import Draft
from coachtui.text import CAPS
from tests.tui.sitting import Sitting, asked, sitting

pytestmark = pytest.mark.bar


def value(here: Sitting, question: str) -> object:
    entry = here.workspace.answers.get(question)
    return entry.value if entry else None


async def test_choice_points_by_arrows_and_picks_by_enter_and_by_mouse(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "kind-of-aim") as here:
        await here.press("down")
        assert value(here, "kind-of-aim") is None
        await here.press("down", "enter")
        assert value(here, "kind-of-aim") == "learn"
        row = next(y for y, line in enumerate(here.view.split("\n")) if "hand on what" in line)
        await here.pilot.click(offset=(12, row))
        await here.pilot.pause()
        assert value(here, "kind-of-aim") == "give"


async def test_enter_with_nothing_chosen_says_so_and_stays(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "kind-of-aim") as here:
        await here.press("enter")
        assert "Nothing is chosen yet" in here.view


async def test_choices_go_on_and_off_the_lonely_one_excludes_and_the_most_is_told(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "closed") as here:
        await here.press("2", "1")
        assert value(here, "closed") == ("sales", "far")
        await here.press("3")
        assert value(here, "closed") == ("nothing",)
        await here.press("1")
        assert value(here, "closed") == ("sales",)
        await here.press("1")
        assert value(here, "closed") is None
    async with asked(home, pack, "closed", answers={"closed": ["sales", "far"]}) as here:
        assert here.view.count("[x]") == 2


@pytest.mark.parametrize("draft", [["gone"], ["sales", "gone"], [5], [["a"]]])
async def test_a_draft_with_choices_that_the_pack_has_no_more_can_be_changed(
    home: Path, pack: Pack, draft: object
) -> None:
    async with sitting(home, pack) as here:
        here.workspace.draft("closed", draft)
    async with asked(home, pack, "closed") as here:
        await here.press("2")
        first = ("sales",) if draft == ["sales", "gone"] else ()
        assert value(here, "closed") == (*first, pack.questions["closed"].choices[1].id)


async def test_a_draft_of_another_kind_stands_on_the_first_line(home: Path, pack: Pack) -> None:
    async with sitting(home, pack) as here:
        here.workspace.draft("more-aims", 2027)
    async with asked(home, pack, "more-aims") as here:
        assert "2027" in here.view


async def test_choosing_more_than_fit_is_refused_kindly(home: Path, pack: Pack) -> None:
    closed = replace(pack.questions["closed"], alone=())
    wider = replace(pack, questions={**pack.questions, "closed": closed})
    async with asked(home, wider, "closed") as here:
        await here.press("1", "2", "3")
        assert value(here, "closed") == ("sales", "far")
        assert "At most 2 fit here" in here.view


async def test_a_scale_has_no_thumb_until_a_number_sets_one(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "place") as here:
        await here.press("right")
        assert "●" not in here.view
        assert value(here, "place") is None
        await here.press("3")
        assert value(here, "place") == 3
        assert "a talk every other month" in here.view
        await here.press("right", "right", "right")
        assert value(here, "place") == 5
        await here.press("left")
        assert value(here, "place") == 4


async def test_a_number_takes_digits_and_tells_where_it_ends(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "evenings") as here:
        assert "0 to 40" in here.view
        await here.press("9", "x", "9", "enter")
        assert value(here, "evenings") is None
        assert "99" in here.view
        assert "from 0 to 40 is expected" in here.view
        await here.press("backspace", "enter")
        assert value(here, "evenings") == 9


async def test_yes_and_no_have_their_letters(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "travel") as here:
        await here.press("n")
        assert value(here, "travel") == "no"


@pytest.mark.usefixtures("frozen")
async def test_a_date_is_offered_with_the_day_it_gives_or_typed(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "review") as here:
        assert "in 3 months, on 22 February 2027" in here.view
        await here.press("2")
        assert value(here, "review") == "2027-02-22"
        await here.press("3")
        await here.press(*["backspace"] * 10)
        await here.type("2027-06-3")
        assert value(here, "review") in (None, "2027-02-22")
        await here.type("0")
        await here.press("enter")
        assert value(here, "review") == "2027-06-30"


async def test_lines_have_a_field_each_and_an_empty_one_goes_on(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "more-aims") as here:
        await here.type("the wards")
        await here.press("enter")
        await here.type("the students")
        await here.press("enter", "enter")
        assert value(here, "more-aims") == ("the wards", "the students")
        assert "The first is nearest to" in here.view


async def test_rows_are_added_changed_moved_removed_and_brought_back(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "circle") as here:
        await here.press("a")
        await here.type("Bev")
        await here.press("enter", "2", "enter", "enter")
        await here.press("a")
        await here.type("Kofi")
        await here.press("enter", "enter", "4", "0", "enter")
        assert value(here, "circle") == (
            {"row": 1, "name": "Bev", "known": "met"},
            {"row": 2, "name": "Kofi", "seats": 40},
        )
        await here.press("up", "h")
        assert [row["name"] for row in _rows(here)] == ["Kofi", "Bev"]
        await here.press("x")
        assert [row["name"] for row in _rows(here)] == ["Bev"]
        await here.press("u")
        assert [row["name"] for row in _rows(here)] == ["Kofi", "Bev"]
        await here.press("enter")
        await here.type(" A.")
        await here.press("escape")
        assert [(row["row"], row["name"]) for row in _rows(here)] == [(2, "Kofi A."), (1, "Bev")]


async def test_with_many_rows_a_low_window_still_says_how_to_add_and_to_go_on(
    home: Path, pack: Pack
) -> None:
    wide = replace(pack.questions["circle"], max=20)
    wider = replace(pack, questions={**pack.questions, "circle": wide})
    rows = [{"name": f"Bev {n}", "known": "met", "seats": 40} for n in range(15)]
    async with asked(home, wider, "circle", answers={"circle": rows}) as here:
        await here.until("a adds one more.")
        assert "Ctrl+N goes on." in here.view
        assert "Bev 14" not in here.view
        await here.press("a")
        await here.type("Kofi")
        assert "Kofi" in here.view
        assert "Enter keeps it and goes to the next part." in here.view


async def test_back_from_a_row_what_is_pointed_at_is_in_view_and_how_to_go_on(
    home: Path, pack: Pack
) -> None:
    long = "春までに感染予防の仕事を、リーズから一時間以内で。" * 4
    rows = [{"name": long, "known": "met", "seats": 40} for _ in range(4)]
    async with asked(home, pack, "circle", answers={"circle": rows}) as here:
        assert "›" not in here.view
        await here.press("down", "up", "enter", "escape")
        assert "› a  add one more" in here.view
        assert "a adds one more." in here.view
        await here.press("up")
        assert "› 4" in here.view


async def test_in_the_lowest_window_a_refusal_is_in_view_above_how_to_go_on(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "aim", size=(60, 18)) as here:
        await here.press("f2", "f3")
        await here.paste("word " * 20_000)
        await here.until("500 fit here")
        assert "Ctrl+O opens it in your editor" in " ".join(here.view.split())


async def test_a_row_half_typed_is_kept_as_a_draft(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "circle") as here:
        await here.press("a")
        await here.type("Be")
        await here.saved()
        assert here.workspace.drafts["circle"] == [{"name": "Be"}]
        await here.press("ctrl+n", "ctrl+b")
        assert "Be" in here.view


async def test_cards_come_one_by_one_and_each_can_be_taken_back(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "gut") as here:
        assert "card 1 of 2" in here.view
        await here.press("1")
        assert "card 2 of 2" in here.view
        assert value(here, "gut") is None
        assert "Not yet complete" not in here.view
        await here.press("backspace", "2", "3")
        assert value(here, "gut") == {"school": "ask", "fair": "decline"}
        assert "what you said" in here.view
        await here.press("enter")
        assert "From which step up" in here.view


async def test_a_draft_is_copied_in_by_a_key_then_the_next_one_and_own_words_stay(
    home: Path, pack: Pack
) -> None:
    given = {"aim": "steady work", "line": "met"}
    async with asked(home, pack, "statement", answers=given, size=(100, 36)) as here:
        await here.press("ctrl+r")
        await here.press("ctrl+n", "ctrl+b")
        first = str(value(here, "statement"))
        assert first.startswith("I speak so that this happens: steady work")
        await here.press("ctrl+r", "ctrl+n", "ctrl+b")
        assert value(here, "statement") == "I speak where we have met."
        assert first not in str(value(here, "statement"))


async def test_a_draft_for_one_line_is_copied_in_as_one_line_behind_own_words(
    home: Path, pack: Pack
) -> None:
    draft = Draft(id="plain", title="Plain", lines=("Steady work.", "Ask me about: stairs."))
    aim = replace(pack.questions["aim"], drafts=(draft,))
    offering = replace(pack, questions={**pack.questions, "aim": aim})
    async with asked(home, offering, "aim") as here:
        assert "Plain" in here.view
        await here.press(*"Hm.", "ctrl+r", "enter")
        assert value(here, "aim") == "Hm. Steady work. Ask me about: stairs."


async def test_one_line_takes_a_paste_of_several_as_one(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "aim") as here:
        await here.paste("steady\r\n  work\n")
        await here.press("enter")
        assert value(here, "aim") == "steady work"


async def test_a_paste_over_the_cap_is_refused_aloud_and_kept_as_a_draft(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "aim") as here:
        await here.paste("word " * 20_000)
        assert "500 fit here" in here.view
        await here.press("ctrl+n")
        assert "The same key once more goes on without an answer." in here.view
        await here.press("ctrl+n")
        await here.saved()
        assert len(str(here.workspace.drafts["aim"])) == 99_999
        assert value(here, "aim") is None
        await here.press("ctrl+b")
        assert "word word" in here.view


async def test_a_hundred_thousand_characters_on_one_line_open_within_a_second(
    home: Path, pack: Pack
) -> None:
    from time import process_time

    whole = "wort " * (CAPS["prose"] // 5 - 1) + "ende"
    async with asked(home, pack, "aim", answers={"scene": whole}) as here:
        start = process_time()
        await here.press("ctrl+b")
        assert process_time() - start < 1
        assert "wort wort" in here.view
        assert "Ctrl+O" in here.view
        await here.press("x", "ctrl+n")
        assert value(here, "scene") == whole


@pytest.mark.parametrize(
    "words",
    ["سلام، من آنجا هستم", "会社で働いています", "👩‍👩‍👧 family 👍🏽", "שלום עולם", "e\u0301clair"],
)
async def test_words_of_any_script_stand_whole_and_break_no_layout(
    home: Path, pack: Pack, words: str
) -> None:
    async with asked(home, pack, "aim") as here:
        await here.paste(words)
        await here.press("enter", "ctrl+b")
        assert value(here, "aim") == words
        assert here.view.count("│") == 2
        assert "saved" in here.view


def _rows(here: Sitting) -> list[dict[str, object]]:
    rows = value(here, "circle")
    assert isinstance(rows, tuple)
    return [dict(row) for row in rows]


@pytest.mark.parametrize("id_", ["aim", "evenings"])
async def test_enter_with_nothing_written_says_so_and_ctrl_n_goes_on(
    home: Path, pack: Pack, id_: str
) -> None:
    async with asked(home, pack, id_) as here:
        await here.press("enter")
        assert "Nothing is written yet. Ctrl+N goes on without it." in here.view
        await here.press("ctrl+n")
        assert "Nothing is written yet" not in here.view
