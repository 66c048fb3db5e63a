"""References to what isn't there, or within a lesson comes later."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.authoring.broken import LESSON, SECOND, Case, assert_named, found

CASES: dict[str, Case] = {
    "a condition": (
        "lines.toml",
        "when = { place = { below = 3 } }",
        "when = { plce = { below = 3 } }",
        "line:few",
        "`when` asks about `plce`, which isn't there",
        "Did you mean `place`?",
    ),
    "a field in a condition": (
        "lines.toml",
        "when = { place = { below = 3 } }",
        'when = { "circle.knwon" = "met" }',
        "line:few",
        "asks about the field `knwon`",
        "Did you mean `known`?",
    ),
    "a field of what is no repeat": (
        "lines.toml",
        "when = { place = { below = 3 } }",
        'when = { "place.known" = "met" }',
        "line:few",
        "asks about the field `known`",
        "There is none",
    ),
    "a reference in a condition": (
        "tensions.toml",
        '{ place = { at_least = 4 }, line = { at_least = "worked" } }',
        '{ place = { at_least = 4 }, line = { at_least = "{lime}" } }',
        "tension:many-and-closed",
        "asks about `lime`, which isn't there",
        "Did you mean `line`?",
    ),
    "a route's condition": (
        LESSON,
        'when = { start = "waiting" }',
        'when = { strat = "waiting" }',
        "lesson:which-talks",
        "the route `door` asks about `strat`",
        "Did you mean `start`",
    ),
    "a rule's fact": (
        "rules.toml",
        'if = { topic = "sales" }',
        'if = { tropic = "sales" }',
        "rule:in-sales",
        "`if` names the fact `tropic`",
        "Did you mean `topic`?",
    ),
    "a rule's threshold": (
        "rules.toml",
        'at_least = "{line}"',
        'at_least = "{lime}"',
        "rule:in-line",
        "`if` refers to `lime`",
        "Did you mean `line`?",
    ),
    "a rule's verdict": (
        "rules.toml",
        'verdict = "{below}"',
        'verdict = "{beneath}"',
        "rule:in-otherwise",
        "`verdict` refers to `beneath`",
        "There are",
    ),
    "a pipe": (
        "rules.toml",
        'text = "If {line}, then I say yes."',
        'text = "If {lines}, then I say yes."',
        "rule:in-line",
        "`text` pipes `lines`, which isn't there",
        "Did you mean `line`?",
    ),
    "a pipe in a fact's choice": (
        "facts.toml",
        "No reason is owed, and none is kept.",
        "As before: {befor}",
        "fact:host",
        "`help.refuse` pipes `befor`",
        "Did you mean `below`?",
    ),
    "a limit": (
        "lines.toml",
        "{limits.slots}",
        "{limits.slot}",
        "line:few",
        "pipes the limit `slot`",
        "Did you mean `slots`?",
    ),
    "a field in a line of another kind": (
        "lines.toml",
        "I am home the same night.",
        "I am home: {circle.name}",
        "line:no-travel",
        "`{circle.name}`, a field of a repeat",
        'Add each = "circle"',
    ),
    "a field that the repeat hasn't": (
        "lines.toml",
        "{circle.seats} seats",
        "{circle.chairs} seats",
        "line:circle",
        "pipes the field `chairs`",
        "There are",
    ),
    "each of a question of another kind": (
        "lines.toml",
        'each = "circle"',
        'each = "closed"',
        "line:circle",
        "`each` names `closed`, a question of kind choices",
        "Name a repeat",
    ),
    "on": (
        "lines.toml",
        'on = ["ask"]',
        'on = ["asks"]',
        "line:reply-ask",
        "`on` names `asks`",
        "Did you mean `ask`?",
    ),
    "a route of a question": (
        LESSON,
        'routes = ["core"]\nstop = true',
        'routes = ["cord"]\nstop = true',
        "question:kind-of-aim",
        "`routes` names `cord`",
        "Did you mean `core`",
    ),
    "a card of a rehearsal": (
        LESSON,
        '["school", "fair"]',
        '["school", "fare"]',
        "question:gut",
        "`cards` names `fare`",
        "Did you mean `fair`?",
    ),
    "decide": (
        LESSON,
        'decide = "out"',
        'decide = "up"',
        "question:circle",
        "`decide` names the direction `up`",
        "There are: `in`, `out`",
    ),
    "the fact of a field": (
        LESSON,
        'fact = "host"',
        'fact = "hosts"',
        "question:circle",
        "the field `known` gives the fact `hosts`",
        "Did you mean `host`?",
    ),
    "a field that gives another fact": (
        LESSON,
        'fact = "host"',
        'fact = "fee"',
        "question:circle",
        "gives the fact `fee`, which has no `new`",
        'choices_from = "fee"',
    ),
    "no field gives a fact": (
        LESSON,
        'fact = "host", ',
        "",
        "question:circle",
        "no field gives a fact",
        'fact = "..."',
    ),
    "an earlier id still in use": (
        LESSON,
        'was = ["goal"]',
        'was = ["travel"]',
        "question:aim",
        "`was` names `travel`, which is a question of today",
        "no longer in use",
    ),
    "an earlier id of two questions": (
        LESSON,
        'id = "more-aims"\nkind = "lines"\n',
        'id = "more-aims"\nkind = "lines"\nwas = ["goal"]\n',
        "question:more-aims",
        "`was` names `goal`, as the question `aim` does",
        "one place to go",
    ),
    "a field's earlier id still in use": (
        LESSON,
        'id = "seats", ',
        'id = "seats", was = ["known"], ',
        "question:circle",
        "`was` names `known`, which is a field of today",
        "no longer in use",
    ),
    "a question asked again": (
        SECOND,
        'id = "aim"',
        'id = "aims"',
        "page:aims",
        "`ask` names `aims`",
        "Did you mean `aim`",
    ),
    "a question of the same lesson asked again": (
        LESSON,
        "## A date\n\nWhat holds now may not hold in a year.\n",
        '## A date\n\nWhat holds now may not hold.\n\n```toml ask\nid = "aim"\n```\n',
        "page:aim",
        "`aim` is asked in this lesson already",
        "another lesson",
    ),
    "a part in a page": (
        LESSON,
        'parts = ["rules.in"]',
        'parts = ["rules.im"]',
        "page:flinch",
        "`show` names the part `rules.im`",
        "Did you mean `rules.in`",
    ),
    "hands that nobody showed": (
        LESSON,
        'parts = ["rules.in"]',
        'hands = "guts"',
        "page:flinch",
        "`show` holds the hands of `guts`, which isn't there",
        "Did you mean",
    ),
    "hands of a question that has none": (
        LESSON,
        'parts = ["rules.in"]',
        'hands = "aim"',
        "page:flinch",
        "`aim`, which is no rehearsal",
        "toml rehearsal",
    ),
    "a later question in a condition": (
        LESSON,
        'text = "Will you travel overnight?"',
        'text = "Will you travel overnight?"\nwhen = { line = "met" }',
        "question:travel",
        "asks about `line`, which comes later",
        "look back only",
    ),
    "a later question in a pipe": (
        LESSON,
        'text = "Will you travel overnight?"',
        'text = "If {line}, will you travel?"',
        "question:travel",
        "`text` pipes `line`, which comes later",
        "look back only",
    ),
    "a question of the same page in its prose": (
        LESSON,
        "Write down a few to whom you would gladly speak.",
        "Write down a few. {circle}",
        "page:circle",
        "`prose` pipes `circle`, which comes later",
        "look back only",
    ),
    "a question that waits for itself": (
        LESSON,
        'text = "Will you travel overnight?"',
        'text = "Will you travel overnight?"\nwhen = { travel = "yes" }',
        "question:travel",
        "`travel`, which is the question itself",
        "look back only",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_leads_nowhere_is_named(case: str, tmp_path: Path) -> None:
    assert_named(CASES[case], tmp_path)


@pytest.mark.parametrize("key", ["began", "still", "changed", "review"])
def test_the_home_screen_reads_questions_that_exist(key: str, tmp_path: Path) -> None:
    old = next(line for line in HOME if line.startswith(key))
    mistakes = found(tmp_path, ("pack.toml", old, f'{key} = "nothing"'))
    assert any(f"home: `{key}` names `nothing`" in mistake.what for mistake in mistakes)


HOME = ('began = "start"', 'still = "aim"', 'changed = "scene"', 'review = "review"')


def test_the_review_is_a_date(tmp_path: Path) -> None:
    mistakes = found(tmp_path, ("pack.toml", 'review = "review"', 'review = "place"'))
    assert any("no date question" in mistake.what for mistake in mistakes)


AGAIN = {
    "a question that isn't there": ('flinch = "nothing"', "home: `flinch` names `nothing`"),
    "rows without a field": ('circle = "circle"', "`circle` and `here` go together"),
    "a field without rows": ('here = "known"', "`circle` and `here` go together"),
    "no rows": ('circle = "aim"\nhere = "known"', "`aim`, which has no rows"),
    "a field that isn't there": ('circle = "circle"\nhere = "there"', "the field `there`"),
    "a field without a yes": ('circle = "circle"\nhere = "known"', "`known` can't be ticked"),
}


@pytest.mark.parametrize("case", AGAIN)
def test_what_is_looked_at_again_can_be_looked_at(case: str, tmp_path: Path) -> None:
    written, what = AGAIN[case]
    mistakes = found(tmp_path, ("pack.toml", HOME[3], f"{HOME[3]}\n{written}"))
    assert any(what in mistake.what for mistake in mistakes), mistakes


def test_rows_with_a_yes_or_no_can_be_ticked(tmp_path: Path) -> None:
    seats = '{ id = "seats", kind = "number", min = 1, max = 500, text = "Seats" }'
    came = f'{seats},\n  {{ id = "came", kind = "yes-no", text = "Did I speak there?" }}'
    home = f'{HOME[3]}\nflinch = "flinch"\ncircle = "circle"\nhere = "came"'
    assert found(tmp_path, ("pack.toml", HOME[3], home), (LESSON, seats, came)) == ()


def test_a_question_may_ask_about_its_own_answer_in_a_constraint_and_an_echo(
    tmp_path: Path,
) -> None:
    own = 'text = "Will you travel overnight?"\necho = "Nights away: {travel}"\n'
    own += 'soft = [{ say = "Often?", when = { travel = "yes" } }]'
    assert found(tmp_path, (LESSON, 'text = "Will you travel overnight?"', own)) == ()


def test_across_lessons_a_reference_may_lead_either_way(tmp_path: Path) -> None:
    forth = 'text = "Will you travel overnight?"\nwhen = { opening = "story" }'
    unasked = ("personas/wilma.toml", 'travel = "yes"\n', "")
    assert found(tmp_path, (LESSON, 'text = "Will you travel overnight?"', forth), unasked) == ()


def test_lessons_whose_questions_wait_for_each_other_are_named_once(tmp_path: Path) -> None:
    forth = 'text = "Will you travel overnight?"\nwhen = { opening = "story" }'
    back = 'text = "How do you begin?"\nwhen = { travel = "yes" }'
    mistakes = found(
        tmp_path,
        (LESSON, 'text = "Will you travel overnight?"', forth),
        (SECOND, 'text = "How do you begin?"', back),
    )
    circles = [m.what for m in mistakes if "wait for each other" in m.what]
    expected = "question `travel`: these wait for each other: `travel` → `opening` → `travel`"
    assert circles == [expected]
