"""Deciding on somebody: a direction, what is known of them, the answer, and keeping it."""

from __future__ import annotations

from collections.abc import Mapping

from coachtui.decide.rehearsal import exception
from coachtui.decide.verdict import decide as by_rule
from coachtui.documents.build import way
from coachtui.plain.facts import NOTHING, ask_facts
from coachtui.plain.keeping import Case, Do, settle
from coachtui.plain.outcome import tell
from coachtui.plain.own import narrow
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import brief
from coachtui.plain.visiting import visit


def decide(sitting: Sitting, rest: str = "") -> None:
    """Decide on one person after another, until that is enough.

    Args:
        sitting: The sitting.
        rest: The direction, where it was named already.

    Raises:
        Word: a word of command was typed.
        Elsewhere, Leave, Ended: as `visit`.
    """
    direction = rest
    while True:
        direction = direction or _direction(sitting)
        if direction not in sitting.workspace.pack.verdicts:
            if direction:
                ways = ", ".join(sitting.workspace.pack.verdicts)
                sitting.talk.say(f"“{brief(direction, 60)}” is none of: {ways}.")
            return
        if not on_one(sitting, direction):
            return
        direction = ""


def on_one(
    sitting: Sitting, direction: str, name: str = "", before: Mapping[str, str] = NOTHING
) -> bool:
    """Decide on one person; whether another one is to follow.

    Args:
        sitting: The sitting.
        direction: Which way.
        name: Who it is.
        before: What was told of them another time.

    Raises:
        Word: a word of command was typed.
        Elsewhere, Leave, Ended: as `visit`.
    """
    talk, workspace = sitting.talk, sitting.workspace
    if workspace.barred.nothing_said:
        talk.say(workspace.barred.nothing_said)
        return False
    found = by_rule(workspace.pack, workspace.strategy, direction, {})
    case = Case(talk=talk, workspace=workspace, found=found, name=name)
    another = False

    def go_on() -> bool:
        nonlocal another
        another = True
        return False

    def offered() -> dict[str, tuple[str, Do]]:
        more = {} if case.stands else _missing(sitting, case)
        return {**more, "d": ("another one", go_on)}

    case.found = ask_facts(talk, workspace, found, name, before)
    if _told(case):
        settle(case, offered)
    return another


def _direction(sitting: Sitting) -> str:
    """Which way it is about; empty: none was chosen."""
    pack, talk = sitting.workspace.pack, sitting.talk
    ways = list(pack.verdicts)
    if len(ways) < 2:
        return "".join(ways)
    for number, direction in enumerate(ways, 1):
        talk.say(way(pack, direction), f"  {number}  ")
    picked = talk.number("What is it about (Enter: nothing)> ", len(ways))
    return ways[picked - 1] if picked else ""


def _told(case: Case) -> bool:
    """Say the answer; False where it was left before there was one."""
    if case.found.ask and case.found.ask.fact:
        case.talk.say("Left open, and nothing is kept.")
        return False
    tell(case.talk, case.workspace, case.found, case.workspace.decisions.all())
    return True


def _missing(sitting: Sitting, case: Case) -> dict[str, tuple[str, Do]]:
    """What can be given there and then, where the usual answers say nothing yet."""
    found = case.found
    if found.verdict or sitting.workspace.read_only:
        return {}
    if found.ask:
        return {"m": ("answer that question now", lambda: _answer(sitting, case))}
    return {"r": ("make a rule of my own", lambda: _rule(sitting, case))}


def _answer(sitting: Sitting, case: Case) -> bool:
    asked = case.found.ask
    if asked:
        visit(sitting, asked.question)
    return _again(case)


def _rule(sitting: Sitting, case: Case) -> bool:
    """A rule of one's own, of what was told here; it stands beside the others."""
    found = case.found
    sketch = exception(sitting.workspace.pack, found.direction, found.facts, "")
    narrow(sitting, sketch, "", "-".join(found.facts.values()))
    return _again(case)


def _again(case: Case) -> bool:
    """Decide again by what is answered now, and say it; whether there is something to keep."""
    workspace, found = case.workspace, case.found
    now = by_rule(workspace.pack, workspace.strategy, found.direction, found.facts)
    case.found = ask_facts(case.talk, workspace, now, case.name)
    return _told(case)
