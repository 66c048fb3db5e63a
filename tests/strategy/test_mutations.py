"""A changed answer changes only lines that rest on it, for each persona and each question."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from coachtui.interview.answers import Answers, Entry
from coachtui.interview.relevance import view
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.strategy.citing import cited, closure, sources
from coachtui.strategy.compare import compare
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits
from coachtui.strategy.model import Strategy
from tests.people import AT_ONCE, answers_of, values

REPOSITORY = Path(__file__).resolve().parents[2]
SHIPPED = load(REPOSITORY / "content" / "linkedin")
SMALL = load(REPOSITORY / "tests" / "packs" / "small")
PEOPLE = [
    pytest.param(
        pack,
        one,
        id=one.id,
        marks=() if pack is SMALL or one.id in AT_ONCE else (pytest.mark.bar, pytest.mark.long),
    )
    for pack in (SMALL, SHIPPED)
    for one in pack.personas
]


def rests_on(pack: Pack, line: str) -> frozenset[str]:
    """All questions whose answers may change a line: those it cites, and those that open them."""
    source = next(one for one in sources(pack) if line == one.id or _is_row(line, one.id))
    return frozenset(closure(pack, cited(pack, source)))


def _is_row(line: str, id_: str) -> bool:
    return line.startswith(f"{id_}-") and line.removeprefix(f"{id_}-").isdecimal()


def assert_only_its_own_change(pack: Pack, before: Strategy, after: Answers, changed: str) -> None:
    difference = compare(before, derive(pack, after, Edits()))
    touched = [
        *difference.added,
        *difference.gone,
        *(one.after for one in difference.changed),
    ]
    for line in touched:
        assert changed in rests_on(pack, line.id), (line.id, line.text)


@pytest.mark.parametrize(("pack", "person"), PEOPLE)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_another_answer_changes_only_what_rests_on_it(
    pack: Pack, person: object, data: st.DataObject
) -> None:
    before = answers_of(pack, person)  # type: ignore[arg-type]
    changed = data.draw(st.sampled_from(sorted(pack.questions)))
    value = data.draw(values(pack, pack.questions[changed]))
    after = {**before, changed: Entry(value=value)}
    assert_only_its_own_change(pack, derive(pack, before, Edits()), after, changed)


@pytest.mark.parametrize(("pack", "person"), PEOPLE)
def test_an_answer_taken_back_takes_only_what_rests_on_it(pack: Pack, person: object) -> None:
    before = answers_of(pack, person)  # type: ignore[arg-type]
    strategy = derive(pack, before, Edits())
    for changed in before:
        for state in ("unsure", "open"):
            entry = structs.replace(before[changed], state=state)
            assert_only_its_own_change(pack, strategy, {**before, changed: entry}, changed)
        without = {id_: entry for id_, entry in before.items() if id_ != changed}
        assert_only_its_own_change(pack, strategy, without, changed)


@pytest.mark.parametrize(("pack", "person"), PEOPLE)
def test_what_a_line_says_it_rests_on_is_known(pack: Pack, person: object) -> None:
    answers = answers_of(pack, person)  # type: ignore[arg-type]
    strategy = derive(pack, answers, Edits())
    known = view(pack, answers).known
    for line in strategy.lines:
        source = next(one for one in sources(pack) if one.id == line.source)
        assert line.because == cited(pack, source)
        if len(source.when) < 2:  # of several branches one may be unknown
            assert set(line.because) <= set(known), line.id
