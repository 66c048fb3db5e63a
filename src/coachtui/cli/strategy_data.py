"""The strategy as other programs read it."""

from __future__ import annotations

from msgspec import structs

from coachtui.strategy.derive import derive
from coachtui.strategy.model import Line, Rule, Strategy
from coachtui.workspace.workspace import Workspace


def as_data(workspace: Workspace) -> dict[str, object]:
    """The whole strategy as plain data, rules that are off among it."""
    shown = workspace.strategy
    return {
        "lines": [line_data(line) for line in shown.lines],
        "rules": [
            {
                "id": line.id,
                "direction": rule.direction,
                "text": line.text,
                "verdict": rule.verdict,
                "because": list(line.because),
                "enabled": line.enabled,
            }
            for line, rule in _all_rules(workspace, shown)
        ],
        "sections": dict(shown.sections),
        "waits": [{"id": wait.id, "question": wait.question} for wait in shown.waits],
    }


def _all_rules(workspace: Workspace, shown: Strategy) -> list[tuple[Line, Rule]]:
    """Every rule with its line, in order, also those that are switched off."""
    edits = workspace.edits
    switched = {id_: structs.replace(edit, off=False) for id_, edit in edits.lines.items()}
    on = derive(workspace.pack, workspace.answers, structs.replace(edits, lines=switched))
    rules = {rule.id: rule for rule in on.rules}
    return [(line, rules[line.id]) for line in shown.lines if line.id in rules]


def line_data(line: Line) -> dict[str, object]:
    """One line as plain data."""
    data: dict[str, object] = {
        "id": line.id,
        "section": line.section,
        "text": line.text,
        "because": list(line.because),
        "edited": line.edited,
        "enabled": line.enabled,
    }
    others = ("derived", "mine", "offered", "done", "ticked", "note")
    data |= {key: getattr(line, key) for key in others}
    return data
