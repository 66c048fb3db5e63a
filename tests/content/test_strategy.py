"""What the linking pack makes of answers: sentences that can be said aloud, and no gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

import pytest

from coachtui.decide.verdict import decide
from coachtui.documents.as_text import render
from coachtui.documents.build import build
from coachtui.interview.answers import Answers, Entry, Value
from coachtui.interview.pipes import questions_piped
from coachtui.interview.relevance import holds, view
from coachtui.interview.values import parse
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.pack.question import TYPED
from coachtui.pack.source import find
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits, LineEdit
from coachtui.strategy.model import Line, Rule, Strategy

PACK = load(find("linkedin"))
"""Read once: the cases below are made of its choices."""

PEOPLE = [persona.id for persona in PACK.personas]
RUNGS = [choice.id for choice in PACK.questions["in-line"].choices]
PLAIN = [choice.id for choice in PACK.questions["plain"].choices]
ALL = ("welcome", "closed", "bridge", "must", "after", "sooner")
"""Questions of several values: with every choice taken, every line of theirs stands."""

PAGE = 66
"""Lines of one printed side."""

Case = Mapping[str, str]


def answers_of(id_: str) -> dict[str, Entry]:
    """A made-up person's answers, as a workspace would keep them."""
    persona = next(one for one in PACK.personas if one.id == id_)
    kept = {}
    for question, raw in persona.answers.items():
        value = parse(PACK.questions[question], raw)
        rows = len(value) if PACK.questions[question].kind == "repeat" else 0  # type: ignore[arg-type]
        kept[question] = Entry(value=value, last=rows)
    return kept


def strategy_of(answers: Answers, edits: Edits | None = None) -> Strategy:
    """What follows from answers, with nothing edited."""
    return derive(PACK, answers, edits or Edits())


def taking_all(**given: Value) -> dict[str, Entry]:
    """Grace's answers, with every choice of the questions of several values, and some others."""
    answers = answers_of("grace")
    for id_ in ALL:
        choices = tuple(choice.id for choice in PACK.questions[id_].choices)
        answers[id_] = Entry(value=choices)
    return answers | {id_.replace("_", "-"): Entry(value=value) for id_, value in given.items()}


def flaws(text: str) -> list[str]:
    """What would make a reader stumble over a sentence."""
    looked_for = {
        "a brace": r"[{}]",
        "a doubled space": r"  ",
        "a doubled stop": r"(?<!\.)\.\.(?!\.)|\?\.|!\.",
        "a space before a stop": r" [,.;:?!](?!\.)",
        "a word twice": r"\b(\w+) \1\b",
        "no capital at its start": r"\A(?![\"“> ]*[A-Z0-9])",
        "no stop at its end": r"[^.?!\")”]\Z",
    }
    return [name for name, pattern in looked_for.items() if re.search(pattern, text)]


def ends_in_own_words(line: Line) -> bool:
    """Whether a line ends in words that somebody typed, with whatever stop they gave them."""
    source = next((one for one in PACK.lines if one.id == line.source), None)
    if source is None:
        return False
    last = re.search(r"\{([a-z-]+)(?:\.[a-z-]+)?\}\"?\Z", source.text)
    return last is not None and PACK.questions[last[1]].kind in TYPED | {"repeat"}


@pytest.mark.parametrize("out_line", RUNGS)
def test_every_way_of_drawing_the_lines_gives_sentences_that_read_well(out_line: str) -> None:
    stumbles = {}
    for in_line, plain in product(RUNGS, PLAIN):
        strategy = strategy_of(taking_all(out_line=out_line, in_line=in_line, plain=plain))
        derived = [line.text for line in strategy.lines if not ends_in_own_words(line)]
        for text in (*derived, *(rule.check for rule in strategy.rules)):
            if flaws(text):
                stumbles[text] = flaws(text)
    assert stumbles == {}


@pytest.mark.bar
@pytest.mark.parametrize(
    ("question", "choice"),
    [
        (question.id, choice.id)
        for question in PACK.questions.values()
        if question.kind == "choice"
        for choice in question.choices
    ],
)
def test_every_choice_gives_sentences_that_read_well(question: str, choice: str) -> None:
    answers = taking_all() | {question: Entry(value=choice)}
    stumbles = {
        line.text: flaws(line.text)
        for line in strategy_of(answers).lines
        if not ends_in_own_words(line) and flaws(line.text)
    }
    assert stumbles == {}


@pytest.mark.parametrize("pair", combinations([c.id for c in PACK.questions["trust"].choices], 2))
def test_every_pair_of_reasons_to_trust_reads_well(pair: tuple[str, str]) -> None:
    lines = strategy_of(taking_all(trust=pair)).lines
    assert [line.text for line in lines if "trust" in line.because and flaws(line.text)] == []


def test_a_rule_says_if_and_then_i() -> None:
    for rule in PACK.rules:
        assert re.match(r"If .+, then I .+\.\Z", rule.text), rule.id
        assert rule.check.endswith(("?", "?)", ".)")), rule.id


def test_no_rule_bends_words_that_somebody_typed() -> None:
    for rule in PACK.rules:
        for id_ in (*questions_piped(rule.text), *questions_piped(rule.check)):
            assert PACK.questions[id_].kind not in TYPED, (rule.id, id_)


def test_what_others_see_pipes_only_what_is_public() -> None:
    shown = PACK.documents["statement"].parts
    for line in PACK.lines:
        if line.section in shown:
            assert all(PACK.questions[id_].public for id_ in questions_piped(line.text)), line.id


@pytest.mark.parametrize("id_", PEOPLE)
def test_each_person_gets_what_was_expected_of_their_answers(id_: str) -> None:
    persona = next(one for one in PACK.personas if one.id == id_)
    given = {line.id for line in strategy_of(answers_of(id_)).lines}
    assert set(persona.expect.has) - given == set()
    assert set(persona.expect.lacks) & given == set()


@pytest.mark.parametrize("id_", PEOPLE)
def test_each_person_has_answered_what_they_were_asked_and_nothing_else(id_: str) -> None:
    answers = answers_of(id_)
    seen = view(PACK, answers)
    asked = {question for question, truth in seen.relevant.items() if truth}
    assert set(answers) - asked == set()
    assert asked - set(answers) <= {"more-aims", "statement", "invite-reply-ask"}


def test_no_two_people_get_the_same_rules() -> None:
    rules = {id_: {(r.id, r.verdict) for r in strategy_of(answers_of(id_)).rules} for id_ in PEOPLE}
    for one, other in combinations(PEOPLE, 2):
        assert rules[one] != rules[other], (one, other)


def test_every_verdict_is_somebodys() -> None:
    used = {(r.direction, r.verdict) for id_ in PEOPLE for r in strategy_of(answers_of(id_)).rules}
    assert used == {(way, one) for way, verdicts in PACK.verdicts.items() for one in verdicts}


def test_people_stand_all_along_the_line() -> None:
    places = {answers_of(id_)["place"].value for id_ in PEOPLE}
    assert places == set(range(1, 8))


def cases(pack: Pack, direction: str) -> Iterator[Case]:
    """Everybody who could be at the door."""
    facts = [pack.facts[id_] for id_ in pack.asks[direction]]
    for chosen in product(*([choice.id for choice in fact.choices] for fact in facts)):
        yield dict(zip(pack.asks[direction], chosen, strict=True))


def fires(rules: Sequence[Rule], case: Case) -> Rule | None:
    """The first rule that holds."""
    for rule in rules:
        if all(case[fact] in choices for fact, choices in rule.allowed.items()):
            return rule
    return None


@pytest.mark.parametrize("id_", PEOPLE)
def test_each_person_judges_the_cards_as_was_expected_of_them(id_: str) -> None:
    strategy = strategy_of(answers_of(id_))
    expected = next(one for one in PACK.personas if one.id == id_).expect.verdicts
    judged = {
        card.id: decide(PACK, strategy, card.direction, card.facts).verdict or "?"
        for card in PACK.cards.values()
    }
    assert judged == expected


@pytest.mark.parametrize("id_", PEOPLE)
def test_each_persons_answers_pull_apart_where_that_was_expected(id_: str) -> None:
    known = view(PACK, answers_of(id_)).known
    pulling = [one.id for one in PACK.tensions if holds(PACK, one.when, known)]
    expected = next(one for one in PACK.personas if one.id == id_).expect.tensions
    assert pulling == list(expected or ())


@pytest.mark.parametrize("direction", list(PACK.verdicts))
def test_everybody_at_the_door_gets_an_answer_and_no_rule_stands_idle(direction: str) -> None:
    everybody = list(cases(PACK, direction))
    strategies = {id_: strategy_of(answers_of(id_)) for id_ in PEOPLE}
    lines = {(line, line, plain): taking_all(out_line=line, in_line=line, plain=plain)
             for line, plain in product(RUNGS, PLAIN)}  # fmt: skip
    strategies |= {str(drawn): strategy_of(answers) for drawn, answers in lines.items()}
    for whose, strategy in strategies.items():
        rules = [rule for rule in strategy.rules if rule.direction == direction]
        fired = [fires(rules, case) for case in everybody]
        assert None not in fired, whose
        assert {rule.id for rule in rules} == {rule.id for rule in fired if rule}, whose


def test_graces_page_has_what_she_keeps() -> None:
    taken = Edits(lines={id_: LineEdit(on=True) for id_ in ("no-answer", "no-papers")})
    page = build(PACK, strategy_of(answers_of("grace"), taken), "card", who="Grace")
    found = {item.id for block in page.blocks for item in block.items}
    assert found >= {
        *("aim-first", "aim-next", "look-advocacy", "give", "place-close", "paid-few"),
        *("in-refuse", "in-discretion", "in-uneasy", "in-known", "in-introduced", "in-recruiter"),
        *("in-reason-rule", "in-otherwise", "after-one-thing", "no-papers", "ask-end"),
        *("out-discretion", "out-list-pick", "out-blank", "out-introduced", "out-common"),
        *("out-below", "out-plain", "out-note", "ten-pick", "notes-some"),
        *("must-how", "must-true", "must-help", "must-nothing", "no-answer"),
        *("invite-reply-ask", "reply-decline", "circle-1", "circle-5", "first-step"),
        *("own-words", "flinch", "sooner-work", "sooner-twice"),
    }


def test_graces_page_fits_one_printed_side() -> None:
    taken = Edits(lines={id_: LineEdit(on=True) for id_ in ("no-answer", "no-papers")})
    page = build(PACK, strategy_of(answers_of("grace"), taken), "card", who="Grace Adeyemi")
    rows = render(page).splitlines()
    assert len(rows) <= PAGE
    assert max(map(len, rows)) <= 80


def test_a_reply_is_offered_only_where_its_answer_can_come() -> None:
    marek = {line.id for line in strategy_of(answers_of("marek")).lines}
    assert marek & {"reply-ask", "ask-end", "reply-decline", "reply-bridge"} == set()
    without = {id_: one for id_, one in answers_of("marek").items() if id_ != "invite-reply-ask"}
    for plain in PLAIN:
        strategy = strategy_of(without | {"plain": Entry(value=plain)})
        asks = any(rule.verdict == "ask" for rule in strategy.rules)
        assert asks == ("reply-ask" in {line.id for line in strategy.lines}), plain


def test_what_no_answer_made_stands_only_once_taken_in() -> None:
    offered = {line.id: line for line in PACK.lines if line.offered}
    assert len(offered) >= 2
    for line in strategy_of(answers_of("peg")).lines:
        if line.id in offered:
            assert not line.enabled
            assert line.because == ()
