"""What differs since a version equals what both versions give when each is worked out afresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.decide.model import Decision
from coachtui.decide.verdict import decide
from coachtui.pack.load import load
from coachtui.pack.model import Card
from coachtui.strategy.derive import derive
from coachtui.workspace.comparing import apart
from coachtui.workspace.deciding import record
from coachtui.workspace.versions import agree, read, versions
from coachtui.workspace.workspace import Workspace
from tests.workspace.conftest import Open

PACK = load(Path(__file__).resolve().parents[2] / "content" / "linkedin")
OTHERWISE: tuple[tuple[str, object], ...] = (
    ("in-line", "together"),
    ("in-bare", "accept"),
    ("out-line", "heard"),
    ("plain", "vouch"),
    ("closed", ["competitor"]),
    ("parting", "remove"),
)
"""Answers of a later day, one after another."""


@pytest.mark.parametrize("id_", ["grace", "ines", "rashid"])
def test_what_differs_and_who_would_fare_otherwise_is_what_both_versions_give(
    opened: Open, id_: str
) -> None:
    workspace = opened(pack=PACK)
    for question, raw in next(one for one in PACK.personas if one.id == id_).answers.items():
        workspace.answer(question, raw)
    workspace.flush()
    agree(workspace, "")
    for card in PACK.cards.values():
        record(workspace, decide(PACK, workspace.strategy, card.direction, card.facts))
    for question, raw in OTHERWISE:
        if workspace.view.relevant[question]:
            workspace.answer(question, raw)
        holds(workspace)
    workspace.edit("in-known", off=True)
    holds(workspace)
    agree(workspace, "later")
    older, newer = (read(workspace, one.time) for one in versions(workspace))
    assert apart(workspace, older, newer) == apart(workspace, older)


def holds(workspace: Workspace) -> None:
    """Hold what is said to differ since the first version against both, each worked out afresh."""
    older = versions(workspace)[0]
    found = apart(workspace, older)
    assert found.enough
    before = derive(PACK, older.answers, older.edits)
    after = derive(PACK, workspace.answers, workspace.edits)
    old = {line.id: line for line in before.lines if line.enabled}
    new = {line.id: line for line in after.lines if line.enabled}
    lines = found.comparison.lines
    assert {line.id for line in lines.added} == set(new) - set(old)
    assert {line.id for line in lines.gone} == set(old) - set(new)
    texts = {one.after.id for one in lines.changed}
    assert texts >= {one for one in set(old) & set(new) if old[one].text != new[one].text}
    people = {one.id: one for one in workspace.decisions.all()}
    flips = {one.case.id: (one.before, one.after) for one in found.comparison.flips}
    cases: tuple[Card | Decision, ...] = (*PACK.cards.values(), *people.values())
    for case in cases:
        then, now = (decide(PACK, one, case.direction, case.facts) for one in (before, after))
        if then.verdict == now.verdict:
            assert case.id not in flips
        else:
            assert flips[case.id] == (then, now)
