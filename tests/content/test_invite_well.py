"""The lesson on invitations: three notes in one's own voice, replies, the month's few notes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from coachtui.decide import after
from coachtui.decide.verdict import decide
from coachtui.documents.build import build
from coachtui.documents.quoting import to_copy
from coachtui.interview.answers import Answers, Value
from coachtui.interview.figures import limit, longer
from coachtui.interview.flow import in_route
from coachtui.interview.minutes import minutes
from coachtui.interview.relevance import view
from coachtui.interview.remarks import remarks
from coachtui.pack.page import Lesson, Page
from coachtui.pack.question import TYPED, Question
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits
from coachtui.strategy.model import Line, Strategy
from tests.content.lesson import called, given, own_of, pack, prose, sentences, words

PEOPLE = [persona.id for persona in pack().personas]
NOTES = ("invite-note-well", "invite-note-hazy", "invite-note-new")
CASES = {
    "vouch": NOTES[0],
    "together": NOTES[0],
    "words": NOTES[1],
    "heard": NOTES[2],
    "placeless": NOTES[2],
}
"""Every rung on which somebody may be invited, and the note that goes with it."""


def lesson() -> Lesson:
    return called("invite-well")


def own() -> list[Question]:
    return own_of(lesson())


def raw(id_: str) -> Mapping[str, object]:
    return next(one.answers for one in pack().personas if one.id == id_)


def persona(id_: str, **changed: object) -> Answers:
    return given({**raw(id_), **{key.replace("_", "-"): one for key, one in changed.items()}})


def strategy(answers: Answers) -> Strategy:
    return derive(pack(), answers, Edits())


def lines(answers: Answers) -> dict[str, Line]:
    return {line.id: line for line in strategy(answers).lines}


def known(answers: Answers) -> Mapping[str, Value]:
    return view(pack(), answers).known


def shown(answers: Answers, direction: str, **facts: str) -> list[Line]:
    """What stands beside the verdict on somebody."""
    standing = strategy(answers)
    decided = decide(pack(), standing, direction, facts)
    return list(after.lines(pack(), standing, decided))


def copied(answers: Answers, direction: str, **facts: str) -> list[str]:
    """The ids of the words that lie ready to copy, in order."""
    return [line.id for line in shown(answers, direction, **facts) if line.copy]


@pytest.mark.parametrize("rung", CASES)
def test_the_note_for_the_case_lies_ready_and_no_other(rung: str) -> None:
    answers = persona("grace", out_line="placeless", plain="nobody", tools="full")
    ready = copied(answers, "out", known=rung, why="glad", link="room", recent="recent", hat="none")
    assert [id_ for id_ in ready if id_ in NOTES] == [CASES[rung]]
    assert ready[0] == CASES[rung], "the note for this case comes before general words"


def test_where_plain_is_the_answer_a_note_of_ones_own_lies_ready_all_the_same() -> None:
    ready = copied(persona("marek"), "out", known="together", why="glad", recent="recent")
    assert ready[0] == "invite-note-well"


def test_copying_a_note_takes_its_words_alone() -> None:
    note = lines(persona("grace"))["invite-note-hazy"]
    assert to_copy(note) == raw("grace")["invite-note-hazy"]


def test_beside_a_note_stands_that_what_is_in_brackets_changes() -> None:
    beside = shown(persona("marek"), "out", known="heard", why="glad", recent="longer")
    assert "invite-meant" in {line.id for line in beside}
    guidelines = build(pack(), strategy(persona("marek")), "guidelines")
    hints = {block.title: block.hint for block in guidelines.blocks}
    assert hints["To one who has never met me"] == "in brackets: what changes"


def test_peg_has_nothing_to_say_yet_to_somebody_she_never_met() -> None:
    answers = persona("peg", out_line="placeless")
    assert "invite-note-new" not in lines(answers)
    beside = shown(answers, "out", known="heard", why="glad", link="room", recent="longer")
    assert "invite-found-nothing" in {line.id for line in beside}


@pytest.mark.parametrize("id_", PEOPLE)
def test_everybodys_notes_fit_their_account_and_are_meant_for_one(id_: str) -> None:
    answers = persona(id_)
    for note in NOTES:
        question, text = pack().questions[note], raw(id_).get(note)
        if isinstance(text, str):
            assert longer(pack(), known(answers), question, text) == ""
            assert remarks(pack(), question, text, known(answers)) == ()


@pytest.mark.parametrize("note", NOTES)
def test_linkedins_own_line_is_recognised_in_every_note(note: str) -> None:
    said = remarks(
        pack(),
        pack().questions[note],
        "Dear Bev, I’d like to add you to my professional network on LinkedIn.",
        {},
    )
    assert "invite-standard-line" in {one.remark for one in said}


def test_a_note_that_could_go_to_anybody_is_asked_about() -> None:
    text = "Hello, your posts are so interesting and it would be great to connect."
    for note in NOTES[1:]:
        said = remarks(pack(), pack().questions[note], text, {})
        assert [one.remark for one in said] == ["invite-anybody"]


@pytest.mark.parametrize("note", NOTES)
def test_an_example_fits_a_free_account(note: str) -> None:
    question = pack().questions[note]
    assert longer(pack(), {}, question, question.example) == ""


@pytest.mark.parametrize(("account", "length"), [(None, 200), ("free", 200), ("paid", 300)])
def test_the_account_says_how_long_a_note_may_be(account: str | None, length: int) -> None:
    answers = given({"account": account} if account else {})
    assert limit(pack(), known(answers), "note-length").value == length


def test_a_paid_account_is_not_counted_against_a_months_notes() -> None:
    def use(id_: str) -> object:
        day = date(2026, 11, 23)
        return after.use(pack(), known(persona(id_)), [], "out", "note", today=day)

    assert use("grace") is not None
    assert use("marek") is None
    assert lines(persona("marek"))["notes-some"].text.endswith("any number.")


def test_what_rations_is_the_month_on_a_free_account_and_oneself_on_a_paid_one() -> None:
    grace, marek = lines(persona("grace")), lines(persona("marek"))
    assert grace["invite-none"].text == (
        "None left, and one is due: I let it wait for the first of the month."
    )
    assert "invite-own-limit" not in grace
    assert "40 a month" in marek["invite-own-limit"].text
    assert "invite-none" not in marek


@pytest.mark.parametrize("id_", PEOPLE)
def test_whoever_gets_a_note_first_is_said_where_one_is_due(id_: str) -> None:
    line = lines(persona(id_))["invite-ration"]
    assert line.on == ("note",)


def test_who_finds_plain_fine_for_everybody_or_nobody_is_not_asked_what_lies_below() -> None:
    for id_ in ("marek", "olena"):
        assert view(pack(), persona(id_)).relevant["invite-plain"] is False


@pytest.mark.parametrize(("who", "reply"), [("grace", "invite-reply-ask"), ("olena", "reply-ask")])
def test_own_words_for_asking_take_the_place_of_the_packs(who: str, reply: str) -> None:
    note = "line" if who == "grace" else "none"
    assert copied(persona(who), "in", known="heard", note=note, hat="none", link="list") == [reply]


def test_what_is_enough_for_a_yes_stands_beside_asking() -> None:
    beside = shown(persona("grace"), "in", known="heard", note="line", hat="none", link="list")
    assert {line.id for line in beside} >= {"invite-enough-where", "invite-enough-person"}


def test_a_no_in_words_is_laid_out_for_those_whom_it_was_meant_for() -> None:
    ready = copied(persona("grace"), "in", known="heard", note="line", hat="discretion")
    assert ready[0] == "invite-no-duty"
    ines = persona("ines")
    assert copied(ines, "in", known="heard", note="mine", hat="competitor") == ["invite-no-wrote"]
    assert copied(ines, "in", known="heard", note="none", hat="competitor") == []


@pytest.mark.parametrize("id_", ["grace", "ines", "olena"])
def test_whoever_makes_one_uneasy_or_is_refused_gets_no_words(id_: str) -> None:
    for facts in ({"known": "refuse"}, {"known": "heard", "note": "uneasy", "hat": "none"}):
        assert not [one for one in copied(persona(id_), "in", **facts) if one.startswith("invite")]


def test_silence_is_fine_too_and_then_no_words_are_asked_for() -> None:
    answers = persona("linnea")
    assert view(pack(), answers).relevant["invite-reply-no"] is False
    assert "invite-no-silent" in lines(answers)


@pytest.mark.parametrize("id_", PEOPLE)
def test_the_thanks_after_a_yes_lie_ready_and_ask_for_nothing(id_: str) -> None:
    line = lines(persona(id_))["invite-reply-thanks"]
    assert line.on == ("accept",)
    assert line.copy
    assert "?" not in line.text


def test_a_note_and_its_reply_are_reckoned_against_the_minutes_a_week() -> None:
    assert lines(persona("grace"))["pace-notes"].text == (
        "At 8 minutes for a note and its reply, 10 to 30 minutes a week would come to about "
        "5–15 a month."
    )
    rashid = lines(persona("rashid"))
    assert "At a minute for a note" in rashid["pace-notes-one"].text
    assert "pace-notes" not in rashid


def test_nothing_is_reckoned_while_the_minutes_are_not_known() -> None:
    for answers in (
        {"note-minutes": 8},
        {"minutes": "ten"},
        {"minutes": "ten", "note-minutes": 60},
    ):
        assert "pace-notes" not in lines(given(answers))


def test_one_of_three_people_has_a_day_and_can_be_ticked() -> None:
    line = lines(persona("grace"))["invite-first"]
    assert line.do == "once"
    assert line.text == (
        "The next that I invite: the one who may not place me, on 26 November 2026."
    )


def test_somebody_to_whom_nothing_is_to_be_said_yet_does_not_go_first_unasked() -> None:
    (remark,) = pack().questions["invite-first"].soft
    tests = {test.subject: test.any_of for test in remark.when[0]}
    assert tests == {"invite-found": ("nothing",), "invite-first": ("new",)}


@pytest.mark.parametrize("id_", PEOPLE)
def test_notes_month_and_replies_are_in_the_guidelines_and_a_page_of_their_own(id_: str) -> None:
    standing = strategy(persona(id_))
    for document in ("guidelines", "invitations"):
        held = {
            item.id for block in build(pack(), standing, document).blocks for item in block.items
        }
        own = "reply-ask" if id_ == "olena" else "invite-reply-ask"
        stands = any(line.id == own for line in standing.lines)
        assert held >= {"invite-note-well", "invite-note-hazy", "invite-ration"}
        assert (own in held) == stands


def test_what_is_known_of_notes_is_told_as_it_is() -> None:
    page = next(page for page in lesson().pages if page.id == "invite-count")
    assert "in conflict" in prose(page)
    assert "people you already know" in prose(page)
    assert pack().claims["notes"].strength == "disputed"


def test_one_new_link_with_thousands_is_told_with_its_date_and_as_an_estimate() -> None:
    page = next(page for page in pack().lessons[0].pages if page.id == "introduce")
    said = " ".join(prose(page).split())
    assert "In autumn 2009 the 115 led to about 1 million" in said
    assert "some 0.75 million overnight.[^counts-others] It was an estimate" in said


def test_a_quarter_of_an_hour_the_short_way_and_half_an_hour_the_whole() -> None:
    whole, core = (minutes(pack(), lesson(), route) for route in ("whole", "core"))
    assert 22 <= whole <= 32
    assert whole / 3 <= core <= whole / 2
    held = [one.id for one in own() if in_route(lesson(), "core", one)]
    assert held == [
        "account", "invite-people", "invite-note-hazy", "invite-found", "invite-note-new",
        "invite-ration", "invite-first", "invite-day",
    ]  # fmt: skip


def test_most_of_it_is_answered_with_a_key() -> None:
    typed = [one for one in own() if one.kind in TYPED]
    assert 8 <= len(lesson().pages) <= 14
    assert 12 <= len(own()) <= 25
    assert len(typed) <= len(own()) / 3


@pytest.mark.parametrize("question", own(), ids=lambda one: one.id)
def test_a_question_says_what_for_and_helps(question: Question) -> None:
    assert len(list(sentences(question.why))) == 1
    assert 1 <= len(question.hints) <= 3
    assert question.cue
    if question.kind in TYPED:
        assert question.example


@pytest.mark.parametrize("page", lesson().pages, ids=lambda one: one.id)
def test_a_page_is_brief(page: Page) -> None:
    assert len(words(prose(page))) <= 100
    assert all(len(words(one)) <= 35 for one in sentences(prose(page)))
