"""The second pack that ships: another subject, in another voice, and the same engine."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import tomli_w

from coachtui.authoring.check import check_folder
from coachtui.authoring.personas import strategies
from coachtui.decide.verdict import decide
from coachtui.interview import flow
from coachtui.interview.answers import Entry
from coachtui.interview.relevance import view
from coachtui.interview.values import parse
from coachtui.pack.load import load
from coachtui.pack.question import Question
from coachtui.pack.source import DEFAULT, shipped
from tests.conftest import REPOSITORY
from tests.sitting import lines_of
from tests.tui.sitting import sitting

FOLDER = REPOSITORY / "content" / "meetings"
PACK = load(FOLDER)
PEOPLE = {one.id: dict(one.answers) for one in PACK.personas}
OTHERS = re.compile(r"linkedin|\blink|\bconnect|recruit|headline|\bprofile", re.IGNORECASE)
"""Words of the first pack's subject."""

COMMAND = [sys.executable, "-m", "coachtui"]


def asked(person: str, lesson: int, answers: dict[str, Entry]) -> Iterator[tuple[Question, object]]:
    """The questions of a lesson as somebody meets them, each with the raw answer."""
    raw, place = PEOPLE[person], ""
    whole = PACK.lessons[lesson].routes[:1]
    route = whole[0].id if whole else ""
    while True:
        way = flow.steps(PACK, PACK.lessons[lesson], route, answers, view(PACK, answers))
        step = flow.after(way, place)
        if step is None:
            return
        place = step.question.id
        yield step.question, raw[place]
        answers[place] = Entry(value=parse(step.question, raw[place]))


def says(env: dict[str, str], *words: str, typed: str = "") -> str:
    done = subprocess.run(
        [*COMMAND, *words],
        env=env,
        input=typed,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, (done.stdout[-2000:], done.stderr)
    return done.stdout


@pytest.fixture
def chosen(env: dict[str, str], frozen: object) -> dict[str, str]:
    """Somebody goes on with it."""
    says(env, "pack", "use", "meetings")
    return env


def test_both_ship_and_it_passes_its_check_without_a_remark() -> None:
    assert shipped() == (DEFAULT, "meetings")
    assert check_folder(FOLDER)[1] == ()


def test_it_claims_nothing_and_names_no_figure() -> None:
    assert PACK.claims == {}
    assert PACK.limits == {}


def test_it_is_about_something_else() -> None:
    for path in FOLDER.rglob("*.*"):
        assert OTHERS.findall(path.read_text("utf-8")) == [], path.name


@pytest.mark.parametrize("person", PEOPLE)
def test_whoever_answers_all_has_an_answer_to_every_card(person: str) -> None:
    strategy = strategies(PACK)[person]
    for card in PACK.cards.values():
        assert decide(PACK, strategy, card.direction, card.facts).verdict, card.id


def test_people_differ_on_most_cards() -> None:
    said = {
        card.id: {
            decide(PACK, strategy, card.direction, card.facts).verdict
            for strategy in strategies(PACK).values()
        }
        for card in PACK.cards.values()
    }
    assert sum(len(verdicts) > 1 for verdicts in said.values()) >= 5


def test_both_ends_of_the_scale_have_as_many_tensions_and_words() -> None:
    lines = {one.id: one.text for one in PACK.lines}
    few, many = (len(lines[id_].split()) for id_ in ("place-few", "place-many"))
    assert abs(few - many) <= 2
    tests = [test for one in PACK.tensions for branch in one.when for test in branch]
    place = [test for test in tests if test.subject == "place"]
    assert sum(test.below is not None for test in place) == 1
    assert sum(test.at_least is not None for test in place) == 1
    steps = [len(step.split()) for step in PACK.questions["place"].steps]
    assert all(abs(one - other) <= 4 for one, other in pairwise(steps))


def test_a_sitting_line_by_line_and_a_decision_know_no_other_subject(
    chosen: dict[str, str],
) -> None:
    answers: dict[str, Entry] = {}
    first = [line for one in asked("oda", 0, answers) for line in lines_of(*one)]
    second = [line for one in asked("oda", 1, answers) for line in lines_of(*one)]
    words = [":strategy", ":review", ":tensions", ":map", "", ":help", ":decide in"]
    call = ["1", "3", "1", "1", "3", "1", "", ":decide call", "3", "1", ""]
    typed = ["1", *first, ":lesson", "2", *second, *words, *call, ":quit"]
    told = says(chosen, "--plain", typed="".join(f"{line}\n" for line in typed))
    assert "Your answer would be: say no." in told
    assert "Your answer would be: write instead." in told
    given = json.loads(says(chosen, "answers", "--json"))
    assert {id_: one["value"] for id_, one in given.items()} == PEOPLE["oda"]
    everything = [told, *(says(chosen, document) for document in PACK.documents)]
    everything += [says(chosen, name) for name in ("lessons", "questions", "review", "decisions")]
    for page in everything:
        assert OTHERS.findall(page) == []


@pytest.mark.bar
def test_by_commands_each_card_is_decided_as_its_persona_expects(chosen: dict[str, str]) -> None:
    mirela = next(one for one in PACK.personas if one.id == "mirela")
    says(
        chosen,
        *("answers", "load", "-"),
        typed=tomli_w.dumps({"answers": PEOPLE["mirela"]}),
    )
    for id_, verdict in mirela.expect.verdicts.items():
        card = PACK.cards[id_]
        facts = [word for fact, one in card.facts.items() for word in ("--fact", f"{fact}={one}")]
        found = json.loads(says(chosen, "decide", card.direction, *facts, "--no-record", "--json"))
        assert found["verdict"] == verdict
        assert OTHERS.findall(json.dumps(found)) == []


async def test_the_full_screen_tells_of_it_in_its_own_words(home: Path, frozen: object) -> None:
    async with sitting(home, PACK, answers=PEOPLE["oda"]) as here:
        seen = [here.view]
        await here.press("d")
        await here.until("I am asked to one")
        seen.append(here.view)
        await here.press("1")
        await here.until("Can I say no to")
        seen.append(here.view)
        await here.press("1", "3", "3", "3")
        await here.until("Your answer would be: say yes")
        seen.append(here.view)
    for view_ in seen:
        assert OTHERS.findall(view_) == []
