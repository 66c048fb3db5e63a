"""The lesson on recommendations: from one person to a list, a draft, and words to copy."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from coachtui.documents.build import build
from coachtui.documents.model import Document as Paper
from coachtui.interview.answers import Answers, Value
from coachtui.interview.figures import limit, longer
from coachtui.interview.flow import in_route
from coachtui.interview.minutes import minutes
from coachtui.interview.put import put
from coachtui.interview.relevance import holds, view
from coachtui.interview.remarks import remarks
from coachtui.pack.page import Lesson
from coachtui.pack.question import TYPED, Question
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits
from coachtui.strategy.model import Line, Strategy
from coachtui.strategy.tensions import tensions
from tests.content.lesson import called, given, own_of, pack, prose, sentences, words

PEOPLE = [persona.id for persona in pack().personas]
ALWAYS = {"rec-instance", "rec-only-you", "rec-first", "rec-length", "rec-no-trade"}
"""What stands however the lesson is answered: remarks on a draft point to it."""

CHECKED = {"rec-check-effort", "rec-check-ideas", "rec-check-through", "rec-check-others"}
STEPS = {
    "idea": ("rec-owed-idea", True),
    "seen": ("rec-owed-seen", True),
    "drafted": ("rec-owed-drafted", True),
    "given": ("rec-owed-given", False),
    "change": ("rec-owed-change", True),
    "thanked": ("rec-owed-thanked", False),
    "not-mine": ("rec-owed-not-mine", True),
}
"""How far one is: the line that says what comes next, and whether there is something to do."""


def lesson() -> Lesson:
    return called("give-recommendations")


def own() -> list[Question]:
    return own_of(lesson())


def persona(id_: str) -> Answers:
    return given(next(one.answers for one in pack().personas if one.id == id_))


def strategy(answers: Answers) -> Strategy:
    return derive(pack(), answers, Edits())


def lines(answers: Answers) -> dict[str, Line]:
    return {line.id: line for line in strategy(answers).lines}


def paper(answers: Answers) -> Paper:
    return build(pack(), strategy(answers), "recommendations")


def known(answers: Answers) -> Mapping[str, Value]:
    return view(pack(), answers).known


def person(state: str, work: str = "moved the ward") -> dict[str, object]:
    return {"owed": [{"name": "Bev", "work": work, "state": state}]}


@pytest.mark.parametrize("state", STEPS)
def test_each_person_has_a_next_step_by_how_far_it_is(state: str) -> None:
    said = {line.source: line for line in lines(given(person(state))).values() if line.row}
    id_, to_do = STEPS[state]
    assert set(said) == {id_}
    assert said[id_].text.startswith("Bev, moved the ward: ")
    assert said[id_].do == ("once" if to_do else "")


def test_the_steps_are_those_of_the_states_that_can_be_chosen() -> None:
    state = next(field for field in pack().questions["owed"].fields if field.id == "state")
    assert [choice.id for choice in state.choices] == list(STEPS)


def test_a_row_without_a_word_on_the_work_still_reads() -> None:
    answers = given({"owed": [{"name": "Bev", "state": "seen"}]})
    assert lines(answers)["rec-owed-seen-1"].text.startswith("Bev, work that I saw: ")


def test_once_a_draft_is_given_the_step_is_another() -> None:
    before, after = lines(given(person("drafted"))), lines(given(person("thanked")))
    assert "rec-owed-drafted-1" in before
    assert "rec-owed-drafted-1" not in after
    assert after["rec-owed-thanked-1"].text.endswith("Nothing is left to do.")


def test_pegs_list_names_all_five_with_what_comes_next() -> None:
    block = next(one for one in paper(persona("peg")).blocks if one.section == "rec-owed")
    listed = [item.id for item in block.items]
    assert listed == [
        "rec-step", "rec-owed-seen-1", "rec-owed-drafted-2", "rec-owed-change-4",
        "rec-owed-not-mine-5", "rec-owed-thanked-3",
    ]  # fmt: skip


def test_whoever_was_asked_first_answers_the_one_who_asked() -> None:
    assert lines(persona("grace"))["rec-answer-first"].do == "once"
    assert "rec-answer-first" not in lines(persona("peg"))


@pytest.mark.parametrize("answers", [{}, *map(persona, PEOPLE)])
def test_how_one_is_written_and_what_a_reader_looks_for_stand_for_everybody(
    answers: Answers,
) -> None:
    standing = lines(answers)
    assert set(standing) >= ALWAYS | CHECKED
    assert {standing[id_].section for id_ in CHECKED} == {"rec-check"}
    assert not any(standing[id_].because for id_ in ALWAYS)


@pytest.mark.parametrize("id_", PEOPLE)
def test_everybody_has_kind_words_for_a_no_ready_to_copy(id_: str) -> None:
    no = next(one for one in paper(persona(id_)).blocks if one.section == "rec-say-no")
    assert no.items
    assert any(one.copy and one.section == "rec-say-no" for one in lines(persona(id_)).values())


@pytest.mark.parametrize("reason", ["mean", "duty", "employer"])
def test_a_reason_for_a_no_brings_words_that_fit_it(reason: str) -> None:
    said = {id_ for id_ in lines(given({"rec-no": [reason]})) if id_.startswith("rec-say-no-")}
    assert said == {f"rec-say-no-{reason}"}


def test_what_is_offered_in_place_of_one_can_be_copied_and_nothing_may_be_offered() -> None:
    assert lines(persona("grace"))["rec-say-instead"].text == (
        "I'm glad to tell anybody who asks me what I did see."
    )
    assert "rec-say-instead" not in lines(persona("caoimhe"))
    assert "rec-instead-none" in lines(persona("caoimhe"))


def test_words_for_asking_name_the_work_and_what_is_given_comes_before() -> None:
    asking = next(one for one in paper(persona("olena")).blocks if one.section == "rec-asking")
    first, then = asking.items
    assert (first.id, then.id) == ("rec-give-facts", "rec-say-ask")
    assert "the calculations of the Lopan bridge, three years" in then.text
    assert then.text.endswith("a no is fine.")


def test_whoever_would_rather_not_ask_is_asked_nothing_more_of_it() -> None:
    seen = view(pack(), persona("ines"))
    assert seen.relevant["rec-ask-work"] is False
    assert seen.relevant["rec-ask-give"] is False
    assert "rec-ask-none" in lines(persona("ines"))


@pytest.mark.parametrize(("id_", "line"), [("grace", "rec-given-pale"), ("ines", "rec-given-off")])
def test_to_have_one_changed_there_are_words_to_copy(id_: str, line: str) -> None:
    assert lines(persona(id_))[line].copy


def test_where_no_plain_yes_comes_it_is_said_before_and_beside_the_draft() -> None:
    rashid = persona("rashid")
    assert view(pack(), rashid).relevant["rec-close"] is False
    assert "rec-no-plain-yes" in lines(rashid)
    (remark,) = pack().questions["rec-draft"].soft
    assert holds(pack(), remark.when, known(rashid)) is True
    assert holds(pack(), remark.when, known(persona("grace"))) is False


def test_a_draft_begins_with_what_was_answered_and_with_nothing_made_up() -> None:
    point, day = put(pack(), known(persona("linnea")), pack().questions["rec-draft"]).drafts
    assert point.lines[:2] == (
        "How we know each other: one of us taught the other.",
        "In one sentence: I'd work with them again tomorrow.",
    )
    assert "She found the error in my counting sheet" in day.lines[0]
    for draft in put(pack(), {}, pack().questions["rec-draft"]).drafts:
        assert len(draft.lines) == 1
        assert "{" not in draft.lines[0]


@pytest.mark.parametrize("id_", PEOPLE)
def test_a_made_up_persons_draft_is_theirs_and_short(id_: str) -> None:
    answers = persona(id_)
    draft = str(answers["rec-draft"].value)
    assert 20 <= len(words(draft)) <= 80
    assert "{" not in draft
    assert lines(answers)["rec-draft"].copy


def spoken(draft: str) -> dict[str, str]:
    """The guidelines that remarks on a draft point to, each with what is asked."""
    return {
        one.line: one.words for one in remarks(pack(), pack().questions["rec-draft"], draft, {})
    }


def test_every_remark_on_a_draft_points_to_a_guideline_that_always_stands() -> None:
    asked = [pack().remarks[id_] for id_ in pack().questions["rec-draft"].remarks]
    assert {remark.line for remark in asked} == ALWAYS


@pytest.mark.parametrize("id_", PEOPLE)
def test_nothing_is_said_of_drafts_that_tell_what_was_seen(id_: str) -> None:
    assert spoken(str(persona(id_)["rec-draft"].value)) == {}


def test_nothing_is_said_of_the_example_nor_of_the_texts_to_begin_from() -> None:
    question = pack().questions["rec-draft"]
    assert spoken(question.example) == {}
    for id_ in PEOPLE:
        for draft in put(pack(), known(persona(id_)), question).drafts:
            assert spoken("\n".join(draft.lines)) == {}, id_


def test_of_the_two_about_marta_the_kind_one_alone_is_asked_for_a_day() -> None:
    page = next(page for page in lesson().pages if page.id == "rec-habit")
    parts = prose(page).split("\n\n")
    kind, seen = (part.removeprefix("> ") for part in parts if part.startswith("> "))
    assert "rec-instance" in spoken(kind)
    assert all(asked.endswith("?") for asked in spoken(kind).values())
    assert spoken(seen) == {}


def test_the_fields_length_is_dated_and_a_longer_draft_is_remarked_upon_and_kept() -> None:
    assert limit(pack(), {}, "recommendation").value == 3000
    question = pack().questions["rec-draft"]
    assert longer(pack(), {}, question, "x" * 3000) == ""
    assert "3,000" in longer(pack(), {}, question, "x" * 3001)


@pytest.mark.parametrize(
    ("id_", "tension"),
    [("peg", "rec-rarely-and-many"), ("rashid", "rec-freely-and-introduced-rarely")],
)
def test_either_end_may_pull_apart_and_only_there(id_: str, tension: str) -> None:
    raised = {one: [t.id for t in tensions(pack(), persona(one), Edits())] for one in PEOPLE}
    assert [one for one, ids in raised.items() if tension in ids] == [id_]


def test_four_on_a_list_are_few_enough_for_giving_rarely() -> None:
    row = {"name": "Bev", "work": "moved the ward", "state": "seen"}
    for amount, pulls in ((4, False), (5, True)):
        answers = given({"rec-many": "rarely", "owed": [row] * amount})
        raised = [one.id for one in tensions(pack(), answers, Edits())]
        assert ("rec-rarely-and-many" in raised) is pulls


def test_it_fits_an_evening_and_the_short_way_half_of_that() -> None:
    whole, core = (minutes(pack(), lesson(), route) for route in ("whole", "core"))
    assert whole <= 25
    assert whole / 3 <= core <= whole * 0.52
    assert minutes(pack(), lesson(), "asked") <= 10


def test_every_way_ends_in_a_draft_and_in_a_name_and_a_day() -> None:
    for route in lesson().routes:
        held = [one.id for one in own() if in_route(lesson(), route.id, one)]
        assert "rec-draft" in held, route.id
        assert held[-1] == "rec-step", route.id


def test_at_most_a_third_is_typed() -> None:
    typed = [one for one in own() if one.kind in TYPED]
    assert 12 <= len(own()) <= 25
    assert 8 <= len(lesson().pages) <= 14
    assert 3 * len(typed) <= len(own())


@pytest.mark.parametrize("question", own(), ids=lambda one: one.id)
def test_a_question_says_what_for_and_helps(question: Question) -> None:
    assert len(list(sentences(question.why))) == 1
    assert 1 <= len(question.hints) <= 3
    assert question.cue
    if question.kind in TYPED:
        assert question.example


def test_what_is_taught_has_its_place() -> None:
    taught = {
        "rec-start": "once the other person accepts it",
        "rec-no": "hardly worked together",
        "rec-who": "can be said of one person alone",
        "rec-seat": "cover both names",
        "rec-traits": "choose what travels",
        "rec-habit": "makes a capable woman look dull",
        "rec-plain": "after two sentences",
        "rec-many": "nobody has measured",
        "rec-pair": "a pair gets noticed",
        "rec-ask": "never many people at once",
        "rec-given": "ask for a change",
        "rec-step": "ask how it began",
    }
    pages = {page.id: prose(page).replace("\n", " ").lower() for page in lesson().pages}
    for page, sign in taught.items():
        assert sign in pages[page], page


@pytest.mark.parametrize(
    ("grounds", "offered"), [("little", True), ("mean", False), ("duty", False), ("nobody", False)]
)
def test_having_seen_too_little_is_said_only_where_that_is_why(
    grounds: str, *, offered: bool
) -> None:
    answers = {**persona("olena"), **given({"rec-no": [grounds]})}
    assert ("rec-say-no" in lines(answers)) is offered


@pytest.mark.parametrize("asked", ["rec-ask", "invite-no", "profile-date", "invite-first"])
def test_a_choice_that_makes_its_line_only_later_is_answered_at_once(asked: str) -> None:
    assert f"{{{asked}}}" in pack().questions[asked].echo
