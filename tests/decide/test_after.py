"""What comes with a verdict: a month's limit, a return after a while, a lapse without a word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.decide.after import lines, returns, use, waiting
from coachtui.decide.misfits import misfits, narrower
from coachtui.decide.model import Decision
from coachtui.decide.verdict import decide
from coachtui.pack.load import load
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Dismissal, Edits
from tests.people import persona

PACK = load(Path(__file__).resolve().parents[2] / "content" / "linkedin")
GRACE = derive(PACK, persona(PACK, "grace"), Edits())
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHTUI_NOW", "2026-11-22T12:00:00Z")


def decision(**changes: object) -> Decision:
    """A decision to invite with a note, today."""
    made = Decision(
        id="a", at="2026-11-22T09:00:00Z", direction="out", facts={}, verdict="note",
        rules=("out-note",), chosen="note",
    )  # fmt: skip
    return replace(made, **changes)


def test_notes_are_counted_by_calendar_month_and_by_what_was_done() -> None:
    past = [
        decision(),
        decision(verdict="not-yet", at="2026-11-01T00:00:00Z"),
        decision(at="2026-10-31T23:59:59Z"),
        decision(chosen="plain"),
        decision(undone=True),
        decision(card="samira"),
        decision(direction="in", chosen="accept"),
        decision(at="never"),
    ]
    found = use(PACK, {}, past, "out", "note", today=TODAY)
    assert found is not None
    assert (found.used, found.limit.value) == (2, 5)
    assert use(PACK, {}, past, "out", "plain", today=TODAY) is None
    assert use(PACK, {}, past, "in", "ask", today=TODAY) is None


def test_who_was_asked_comes_back_after_a_week_and_lapses_after_another() -> None:
    assert returns(PACK, "in", "ask", TODAY) == "2026-11-29"
    assert returns(PACK, "in", "accept", TODAY) == ""
    asked = decision(direction="in", chosen="ask", until="2026-11-29")
    days = {
        day: bool(
            waiting([asked], date(2026, 11 if day < 31 else 12, day if day < 31 else day - 30))
        )
        for day in range(22, 41)
    }
    assert [day for day, there in days.items() if there] == list(range(29, 36))
    for settled in (
        {"answered": "well"},
        {"undone": True},
        {"card": "thabo"},
        {"until": "soon"},
        {"at": "soon"},
    ):
        assert not waiting([replace(asked, **settled)], date(2026, 11, 30))


def test_what_was_to_come_back_on_its_own_day_lapses_after_it() -> None:
    asked = decision(direction="in", chosen="ask", until="2026-11-22")
    assert waiting([asked], TODAY)
    assert not waiting([asked], date(2026, 11, 23))


def test_lines_come_with_a_verdict_or_with_its_rule() -> None:
    declined = decide(PACK, GRACE, "in", {"known": "together", "hat": "discretion"})
    assert "reply-decline" in {line.id for line in lines(PACK, GRACE, declined)}
    uneasy = decide(PACK, GRACE, "in", {"known": "refuse"})
    assert "reply-decline" not in {line.id for line in lines(PACK, GRACE, uneasy)}
    asked = decide(
        PACK, GRACE, "in", {"known": "heard", "note": "line", "hat": "none", "link": "list"}
    )
    found = lines(PACK, GRACE, asked)
    assert asked.verdict == "ask"
    assert any(line.copy for line in found)


def test_where_nothing_can_be_told_the_reply_asks_them() -> None:
    unsure = decide(PACK, GRACE, "in", dict.fromkeys(PACK.asks["in"], "?"))
    assert unsure.undecided
    assert unsure.missing
    assert "invite-reply-ask" in {line.id for line in lines(PACK, GRACE, unsure)}


def broken(at: str, **facts: str) -> Decision:
    """A bare invitation that was let in against the usual answer."""
    return Decision(
        id=at, at=f"2026-11-{at}T00:00:00Z", direction="in", facts=facts, verdict="wait",
        rules=("in-otherwise",), chosen="accept", reason="kindness",
    )  # fmt: skip


def test_a_rule_that_was_gone_against_twice_the_same_way_is_spoken_of() -> None:
    one = broken("01", known="heard", note="none", hat="newcomer", link="list")
    two = broken("02", known="placeless", note="none", hat="newcomer", link="?")
    assert not misfits([one], GRACE, Edits())
    assert not misfits([one, replace(two, chosen="ask")], GRACE, Edits())
    assert not misfits([one, replace(two, undone=True)], GRACE, Edits())
    assert not misfits([one, replace(two, card="thabo")], GRACE, Edits())
    assert not misfits([one, two], replace(GRACE, rules=()), Edits())
    (found,) = misfits([one, two], GRACE, Edits())
    assert (found.rule, found.verdict, found.chosen) == ("in-otherwise", "wait", "accept")
    sketch = narrower(PACK, found)
    assert sketch.verdict == "accept"
    assert sketch.picked == {
        "known": ("placeless", "heard"), "note": ("none",), "hat": ("newcomer",),
    }  # fmt: skip


def test_a_fact_of_which_everything_came_up_makes_a_rule_no_narrower() -> None:
    each = [choice.id for choice in PACK.facts["note"].choices]
    past = [broken(f"{day:02}", known="heard", note=one) for day, one in enumerate(each, 1)]
    (found,) = misfits(past, GRACE, Edits())
    assert narrower(PACK, found).picked == {"known": ("heard",)}


def test_a_rule_that_was_kept_is_spoken_of_again_after_two_more_breaks() -> None:
    past = [broken("01"), broken("02")]
    (found,) = misfits(past, GRACE, Edits())
    kept = Edits(dismissed={found.id: Dismissal(reason="on purpose", answers=found.since)})
    assert not misfits(past, GRACE, kept)
    assert not misfits([*past, broken("03")], GRACE, kept)
    (again,) = misfits([*past, broken("03"), broken("04")], GRACE, kept)
    assert [one.id for one in again.decisions] == ["03", "04"]
