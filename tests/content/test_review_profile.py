"""The lesson on one's profile: what it asks, what it leaves, and what it keeps to itself."""

from __future__ import annotations

import re
from datetime import date

import pytest

from coachtui.documents.build import build
from coachtui.interview.answers import Answers, Entry
from coachtui.interview.figures import longer, most
from coachtui.interview.flow import in_route, suggested
from coachtui.interview.minutes import minutes
from coachtui.interview.pipes import pipes_in
from coachtui.interview.put import drafted, put
from coachtui.interview.relevance import view
from coachtui.pack.page import Lesson, Page
from coachtui.pack.question import TYPED, Question
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits
from coachtui.strategy.model import Line
from coachtui.strategy.tensions import tensions
from tests.content.lesson import called, everything_said, own_of, pack, prose, sentences, words
from tests.content.test_lesson import BANNED
from tests.content.test_strategy import answers_of

PEOPLE = [persona.id for persona in pack().personas]

SECTIONS = ("photo", "headline", "about", "experience", "skills", "featured", "recommended", "seen")
"""The sections of a profile, from the top."""


def lesson() -> Lesson:
    """The lesson."""
    return called("review-profile")


def own() -> list[Question]:
    """The questions that this lesson asks of its own."""
    return own_of(lesson())


def lines_of(answers: Answers, section: str) -> list[Line]:
    """The lines of a section that follow from answers, in their order."""
    derived = derive(pack(), answers, Edits())
    return [line for line in derived.lines if line.section == section]


def gaps(answers: Answers) -> list[str]:
    """What is to be mended, first things first."""
    return [line.id.removeprefix("profile-gap-") for line in lines_of(answers, "gaps")]


def texts(answers: Answers, *sections: str) -> str:
    """All that stands in some sections."""
    return "\n".join(line.text for one in sections for line in lines_of(answers, one))


def as_put(question: str, answers: Answers) -> Question:
    """A question as somebody is asked it."""
    return put(pack(), view(pack(), answers).known, pack().questions[question])


def test_it_stands_second_and_says_why() -> None:
    assert [one.id for one in pack().lessons][1] == "review-profile"
    assert len(list(sentences(lesson().here))) == 1


def test_it_goes_through_a_profile_section_by_section() -> None:
    asked = [one.id for one in own()]
    order = [asked.index(f"profile-{section}") for section in SECTIONS]
    assert order == sorted(order)


def test_what_another_lesson_knows_already_is_not_asked_anew() -> None:
    asked = [id_ for page in lesson().pages for id_ in page.questions]
    others = [id_ for id_ in asked if pack().questions[id_].lesson != "review-profile"]
    assert others == ["aim", "aim-kind", "need", "offer", "trade"]


def test_few_of_its_answers_are_typed() -> None:
    typed = [one.id for one in own() if one.kind in TYPED]
    assert typed == ["profile-words", "profile-different", "headline", "about", "profile-eyes"]
    assert len(typed) <= len(own()) / 3


def test_the_short_way_takes_at_most_half_and_is_suggested_before_a_round() -> None:
    whole, core = (minutes(pack(), lesson(), route) for route in ("whole", "core"))
    assert whole <= 30
    assert whole / 3 <= core <= whole / 2
    ways = {id_: suggested(pack(), lesson(), view(pack(), answers_of(id_))) for id_ in PEOPLE}
    assert {id_ for id_, way in ways.items() if way == "core"} == {"marek"}
    held = {one.id for one in own() if in_route(lesson(), "core", one)}
    assert held >= {"headline", "profile-date", "profile-time", "profile-every"}


@pytest.mark.parametrize("page", lesson().pages, ids=lambda page: page.title)
def test_a_page_is_brief_and_plain(page: Page) -> None:
    assert 30 <= len(words(prose(page))) <= 120
    assert max(len(words(one)) for one in sentences(prose(page))) <= 35
    said = " ".join(everything_said(page)).lower()
    assert [word for word in BANNED if re.search(rf"(?<!\w){re.escape(word)}", said)] == []


@pytest.mark.parametrize("question", own(), ids=lambda one: one.id)
def test_a_question_says_what_for_and_helps(question: Question) -> None:
    assert len(list(sentences(question.why))) == 1
    assert 1 <= len(question.hints) <= 3
    assert question.cue
    assert bool(question.example) == (question.kind in TYPED)


def test_each_section_that_is_not_there_leaves_one_thing_to_do() -> None:
    for section in SECTIONS:
        id_ = f"profile-{section}"
        for choice in pack().questions[id_].choices:
            missing = choice.id in ("half", "no", "unlooked")
            found = gaps(answers_of("grace") | {id_: Entry(value=choice.id)})
            assert (section in found) == missing, (section, choice.id)
    for line in lines_of(answers_of("grace"), "gaps"):
        assert line.do == "once"


def test_gaps_stand_in_the_order_of_the_first_aim() -> None:
    none = {f"profile-{section}": Entry(value="no") for section in SECTIONS}
    everything = answers_of("grace") | none | {"profile-proof": Entry(value=("nothing",))}
    first = {}
    for choice in pack().questions["aim-kind"].choices:
        found = gaps(everything | {"aim-kind": Entry(value=choice.id)})
        assert sorted(found) == sorted([*SECTIONS, "proof"])
        first[choice.id] = found[0]
    assert first["job"] == first["clients"] == first["found"] == "headline"
    assert first["help"] == first["team"] == "about"
    assert first["keep"] == "photo"


def test_the_order_is_called_a_judgement_wherever_it_is_shown() -> None:
    assert "nobody has measured" in pack().sections["gaps"].hint
    page = next(one for one in lesson().pages if "profile-date" in one.questions)
    assert "our judgement: nobody has measured" in prose(page)


def test_graces_gaps_begin_with_what_a_ward_manager_would_look_for() -> None:
    found = gaps(answers_of("grace"))
    assert found[:3] == ["headline", "experience", "about"]
    assert found[-1] == "featured"


def test_ines_has_two_things_to_mend_and_three_that_stay_unsaid() -> None:
    assert gaps(answers_of("ines")) == ["skills", "about"]
    said = texts(answers_of("ines"), "profile-seen")
    for unsaid in ("My plans are my own", "Whoever I serve in confidence", "Figures that aren't"):
        assert unsaid in said


def test_linnea_who_sees_nothing_to_show_gets_a_way_to_find_it() -> None:
    found = lines_of(answers_of("linnea"), "gaps")
    (proof,) = [line for line in found if line.id == "profile-gap-proof"]
    assert "I ask one person I've worked with" in proof.text


def test_what_is_left_out_on_purpose_is_no_gap() -> None:
    assert not {"featured", "recommended"} & set(gaps(answers_of("ines")))
    assert "photo" not in gaps(answers_of("peg"))
    assert "No photo, on purpose" in texts(answers_of("peg"), "profile-who")


@pytest.mark.parametrize("id_", PEOPLE)
def test_the_checklist_is_made_of_ones_own_answers_and_comes_back(id_: str) -> None:
    sections = ("profile-who", "profile-how", "profile-show", "profile-seen")
    checks = [line for one in sections for line in lines_of(answers_of(id_), one)]
    assert 10 <= len(checks) <= 18
    for line in checks:
        assert line.do == "profile"
        assert line.because
        assert "?" in line.text
    assert str(answers_of(id_)["profile-words"].value) in texts(answers_of(id_), "profile-who")


def test_nothing_stands_on_the_page_before_anything_was_answered() -> None:
    page = build(pack(), derive(pack(), {}, Edits()), "profile", who="")
    assert [item for block in page.blocks for item in block.items] == []


def test_both_drafts_of_a_headline_hold_what_is_public_and_fit() -> None:
    for id_ in PEOPLE:
        asked = as_put("headline", answers_of(id_))
        assert [draft.id for draft in asked.drafts] == ["plain", "found"]
        for draft in asked.drafts:
            said = drafted(asked, draft)
            assert "\n" not in said
            assert len(said) <= most(pack(), {}, asked)


def test_the_drafts_of_an_about_hold_the_day_as_it_was_told() -> None:
    asked = as_put("about", answers_of("ines"))
    three = drafted(asked, asked.drafts[0])
    assert "I told the bank before the bank asked.\nWe kept the credit line" in three
    assert "> " not in three
    assert "An hour on anybody's cash-flow model" in three
    assert "I read everything and answer slowly." in three


def test_no_draft_repeats_an_aim_or_tells_what_stays_unsaid() -> None:
    drafts = [draft for id_ in ("headline", "about") for draft in pack().questions[id_].drafts]
    piped = {pipe for draft in drafts for line in draft.lines for pipe in pipes_in(line)}
    assert piped == {"trade", "offer", "profile-words", "profile-different", "statement"}
    for private in ("aim", "aim-kind", "need", "profile-unsaid", "profile-eyes"):
        assert not pack().questions[private].public


def test_without_a_statement_an_about_is_drafted_all_the_same() -> None:
    asked = as_put("about", answers_of("linnea"))
    assert [len(draft.lines) for draft in asked.drafts] == [3, 2]


def test_headline_and_about_are_counted_against_dated_limits_and_never_cut() -> None:
    for id_, room in (("headline", 220), ("about", 2600)):
        question = pack().questions[id_]
        assert most(pack(), {}, question) == room
        assert longer(pack(), {}, question, "x" * room) == ""
        assert f"{room:,} fit" in longer(pack(), {}, question, "x" * (room + 1))
        limit = pack().limits[id_]
        assert pack().claims[limit.source].strength != "strong"
        assert date.fromisoformat(limit.as_of).year >= 2026


def test_headline_and_about_can_be_copied_whole() -> None:
    for id_ in PEOPLE:
        answers = answers_of(id_)
        (headline,) = lines_of(answers, "profile-headline")
        (about,) = lines_of(answers, "profile-about")
        assert headline.copy
        assert about.copy
        assert str(answers["headline"].value).rstrip(".") in headline.text
        assert str(answers["about"].value).strip().split("\n")[-1] in about.text


def test_the_reminder_is_made_of_what_was_chosen() -> None:
    reminder = pack().reminders["profile"]
    assert reminder.lesson == "review-profile"
    assert (reminder.first, reminder.every, reminder.time) == (
        "profile-date", "profile-every", "profile-time",
    )  # fmt: skip
    every = {choice.id for choice in pack().questions["profile-every"].choices}
    assert every - set(reminder.spans) == {"change"}
    assert set(reminder.times) == {c.id for c in pack().questions["profile-time"].choices}
    assert reminder.document == "profile"


def test_the_page_says_when_how_often_and_who_else_looks() -> None:
    said = texts(answers_of("grace"), "profile-when", "profile-sooner")
    for part in (
        "26 November 2026, in the evening", "every three months", "niece Tola",
        "I'm about to invite some people.",
    ):  # fmt: skip
        assert part in said


def test_no_aim_and_no_reason_stand_on_a_page_that_goes_into_a_calendar() -> None:
    for id_ in PEOPLE:
        answers = answers_of(id_)
        page = build(pack(), derive(pack(), answers, Edits()), "profile", who="")
        said = " ".join(item.text for block in page.blocks for item in block.items)
        assert str(answers["aim"].value) not in said
        assert "Why I looked" not in said


@pytest.mark.parametrize(
    ("tension", "who"),
    [
        ("figure-and-silence", {"marek"}),
        ("witness-and-silence", {"grace"}),
        ("looking-unsaid", {"ines"}),
    ],
)
def test_proof_and_silence_pull_apart_where_they_do(tension: str, who: set[str]) -> None:
    raised = {
        id_
        for id_ in PEOPLE
        if tension in {one.id for one in tensions(pack(), answers_of(id_), Edits())}
    }
    assert raised == who


def test_what_is_old_or_unmeasured_is_said_to_be_so() -> None:
    said = "\n".join(prose(page) for page in lesson().pages)
    assert "Around 2009 LinkedIn called a profile complete" in said
    assert "We found no number that stands on anything" in said
    assert "nobody has measured" in said
    assert {pack().claims[id_].strength for id_ in ("profile-order", "profile-audit")} == {"weak"}


def test_leaving_out_and_leaving_in_are_both_fair() -> None:
    page = next(one for one in lesson().pages if "profile-unsaid" in one.questions)
    assert "names no patient" in prose(page)
    assert "leave out nothing at all" in prose(page)
    assert pack().questions["profile-unsaid"].alone == ("nothing",)


def test_a_photo_changes_when_people_would_be_surprised_and_not_for_novelty() -> None:
    page = next(one for one in lesson().pages if "profile-photo" in one.questions)
    assert "would people be surprised on meeting you" in prose(page)
    assert "keep it for as long as you like" in prose(page)
