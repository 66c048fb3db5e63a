"""What no persona reaches is named, with the nearest persona and what would have to differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.authoring.check import check_folder
from tests.authoring.broken import LESSON, Case, assert_named, broken, found
from tests.conftest import REPOSITORY

VERA, WILMA, YVES = (f"personas/{name}.toml" for name in ("vera", "wilma", "yves"))

CASES: dict[str, Case] = {
    "the line of one choice": (
        "lines.toml",
        'when = { kind-of-aim = "found" }',
        'when = { kind-of-aim = "found", travel = "yes" }',
        "line:found",
        "no persona reaches it; nearest is `wilma`: it wants `kind-of-aim` to be `found`",
        "add a persona",
    ),
    "a rule for one of several choices": (
        YVES,
        'closed = ["far"]',
        'closed = ["sales"]',
        "rule:in-far",
        "no persona reaches it; nearest is `vera`: it wants `closed` to include `far`",
        "Change an answer of a persona's",
    ),
    "a line whose words nobody gives": (
        VERA,
        'more-aims = ["Meet those who do it better"]\n',
        "",
        "line:more",
        "nearest is `vera`: it wants an answer to `more-aims`",
        "or take it out",
    ),
    "a line behind a question that nobody near it is asked": (
        "lines.toml",
        'when = { travel = "no" }',
        'when = { below = "accept", travel = "no" }',
        "line:no-travel",
        "nearest is `vera`: it wants `below` to be `accept`",
        "add a persona",
    ),
    "a tension": (
        WILMA,
        "place = 5",
        "place = 2",
        "tension:many-and-closed",
        "no persona raises it; nearest is `wilma`: it wants `place` to be at least 4",
        "add a persona",
    ),
    "a question that nobody is asked": (
        LESSON,
        'when = { line = { at_least = "met" } }',
        'when = { line = "nobody" }',
        "question:below",
        "no persona is asked it; nearest is `vera`: it wants `line` to be `nobody`",
        "add a persona",
    ),
    "a question that everybody is asked": (
        LESSON,
        'when = { line = { at_least = "met" } }',
        'when = { line = { at_least = "new" } }',
        "question:below",
        "every persona is asked it, in spite of its `when`; nearest is `vera`: "
        "it wants `line` to be below `new`",
        "add a persona",
    ),
    "a route that is suggested to nobody": (
        YVES,
        'start = "waiting"',
        'start = "many"',
        "lesson:which-talks",
        "the route `door` is suggested to no persona; nearest is `vera`: "
        "it wants `start` to be `waiting`",
        "add a persona",
    ),
    "a route that is suggested to everybody": (
        LESSON,
        'when = { start = "waiting" }',
        'when = [{ start = "waiting" }, { evenings = { at_least = 3 } }]',
        "lesson:which-talks",
        "the route `door` is suggested to every persona, in spite of its `when`; "
        "nearest is `vera`: it wants `evenings` to be below 3",
        "add a persona",
    ),
    "rows that nobody has": (
        "lines.toml",
        'each = "circle"\n',
        'each = "circle"\nwhen = { "circle.seats" = 7, "circle.known" = { not = "new" } }\n',
        "line:circle",
        "nearest is `vera`: it wants `circle` to have a row whose `seats` is 7",
        "add a persona",
    ),
    "a count that nobody comes to": (
        "lines.toml",
        'each = "circle"\n',
        'each = "circle"\nwhen = { circle = { at_least = 3 } }\n',
        "line:circle",
        "nearest is `vera`: it wants `circle` to have 3 or more",
        "add a persona",
    ),
    "a case of a limit that is nobody's": (
        "pack.toml",
        "value = 20\n",
        'value = 20\ncases = [{ when = { start = "few", travel = "no" }, value = 30 }]\n',
        "limit:slots",
        "its case 1 is no persona's; nearest is `vera`: it wants `start` to be `few`",
        "add a persona",
    ),
    "a case of a limit that is everybody's": (
        "pack.toml",
        "value = 20\n",
        "value = 20\ncases = [{ when = { evenings = { at_least = 1 } }, value = 30 }]\n",
        "limit:slots",
        "its case 1 is every persona's; nearest is `vera`: it wants `evenings` to be below 1",
        "add a persona",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_no_persona_reaches_is_named_with_the_nearest(case: Case, tmp_path: Path) -> None:
    assert_named(case, tmp_path)


def test_what_a_chain_of_questions_wants_is_told_from_its_beginning(tmp_path: Path) -> None:
    changes = (
        (LESSON, 'when = { line = { at_least = "met" } }', 'when = { travel = "yes" }'),
        (WILMA, 'travel = "yes"', 'travel = "no"'),
    )
    told = [one.what for one in found(tmp_path, *changes)]
    assert (
        "rule `in-otherwise`: no persona reaches it; nearest is `vera`: "
        "it wants `travel` to be `yes`" in told
    )


def test_a_pack_without_personas_is_asked_for_nothing_of_the_kind(tmp_path: Path) -> None:
    folder = broken(tmp_path)
    for persona in (folder / "personas").iterdir():
        persona.unlink()
    assert check_folder(folder)[1] == ()


@pytest.mark.parametrize("pack", ["content/linkedin", "tests/packs/small"])
def test_all_that_our_own_packs_can_say_is_said_to_somebody(pack: str) -> None:
    assert check_folder(REPOSITORY / pack)[1] == ()


def test_a_rule_that_is_left_no_choice_by_any_persona_wants_other_answers(tmp_path: Path) -> None:
    known = 'if = { host = { at_least = "{line}"'
    mistakes = found(
        tmp_path,
        ("rules.toml", f"{known} }} }}", f'{known}, below = "met" }} }}'),
        ("personas/yves.toml", 'line = "new"', 'line = "met"'),
    )
    wants = "it wants answers that leave a choice of the fact `host`"
    assert any("rule `in-line`: no persona" in m.what and wants in m.what for m in mistakes)
