"""What was said of somebody, as other programs read it."""

from __future__ import annotations

from coachtui.cli.questions import plain
from coachtui.clock import today
from coachtui.decide import after, behind, says
from coachtui.decide.model import Decided, Decision
from coachtui.decide.verdict import fact_asked
from coachtui.documents.quoting import to_copy
from coachtui.interview.pipes import fill_piped
from coachtui.workspace.workspace import Workspace


def as_data(
    workspace: Workspace, found: Decided, name: str, kept: Decision | None
) -> dict[str, object]:
    """The answer, what stands behind it, what goes with it, and under which id it was kept."""
    pack = workspace.pack
    belongs = after.lines(pack, workspace.strategy, found)
    past = workspace.decisions.all() if pack.uses.get(found.direction) else ()
    known, verdict = workspace.view.known, found.verdict or ""
    use = after.use(pack, known, past, found.direction, verdict, today=today())
    used = {"limit": use.limit.id, "used": use.used, "of": use.limit.value} if use else None
    return {
        "direction": found.direction,
        "verdict": found.verdict,
        "rules": list(found.rules),
        "facts": dict(found.facts),
        "undecided": found.undecided,
        "uncovered": found.uncovered,
        "ask": _ask(workspace, found, name),
        "missing": list(found.missing),
        "passed": [
            {
                "rule": one.rule,
                "verdict": one.verdict,
                "facts": list(one.facts),
                "questions": list(one.questions),
            }
            for one in found.passed
        ],
        "waits": [{"id": wait.id, "question": wait.question} for wait in found.waits],
        "why": [
            {"id": one.id, "text": one.text, "value": plain(one.value), "answer": one.answer}
            for one in behind.why(pack, workspace.view, found)
        ],
        "says": says.verdict(pack, found),
        "lines": [{"id": one.id, "text": one.text} for one in belongs if not one.copy],
        "replies": [{"id": one.id, "text": to_copy(one)} for one in belongs if one.copy],
        "used": used,
        "recorded": kept.id if kept else None,
    }


def _ask(workspace: Workspace, found: Decided, name: str) -> dict[str, object] | None:
    if found.ask is None:
        return None
    pack, seen = workspace.pack, workspace.view
    fact = fact_asked(pack, workspace.strategy, found)
    if fact is None:
        return {"question": found.ask.question}
    return {
        "fact": fact.id,
        "text": says.ask(pack, seen, fact, name),
        "choices": [
            {"id": one.id, "label": fill_piped(pack, one.label, seen.known, name)}
            for one in fact.choices
        ],
    }
