"""Lines and rules of the person's own, from the options of a command."""

from __future__ import annotations

from coachtui.cli.say import PROBLEM, WRONG, fail, unknown
from coachtui.pack.condition import Test
from coachtui.strategy.edits import Mine
from coachtui.strategy.model import RULES
from coachtui.workspace.workspace import Workspace


def own_line(workspace: Workspace, section: str | None, text: str) -> Mine:
    """A line of one's own in a section."""
    if section is None:
        fail("A line needs a place", instead="Add --section.", safe="", code=WRONG)
    sections = workspace.pack.sections
    if section == RULES or section.startswith(f"{RULES}."):
        instead = "Say --direction and --verdict instead of --section."
        fail("A rule needs its way and what you do", instead=instead, safe="", code=WRONG)
    if section not in sections:
        unknown("section", section, sections)
    if not text.strip():
        fail("A line needs words", instead="Add --text.", safe="", code=PROBLEM)
    return Mine(id=workspace.free_id(), section=section, text=text)


def own_rule(
    workspace: Workspace,
    *,
    direction: str,
    verdict: str | None,
    conditions: list[str],
    ask: str,
    text: str,
) -> Mine:
    """A rule of one's own: facts that must hold, a question of its own, or both."""
    verdicts = workspace.pack.verdicts
    if direction not in verdicts:
        unknown("direction", direction, verdicts)
    if verdict is None:
        fail("A rule needs a verdict", instead="Add --verdict.", safe="", code=WRONG)
    if verdict not in verdicts[direction]:
        unknown("verdict", verdict, verdicts[direction])
    if not conditions and not ask:
        instead = "Add --if fact=choice, or --ask and a question."
        fail("A rule needs a condition", instead=instead, safe="", code=WRONG)
    tests = tuple(_test(workspace, condition) for condition in conditions)
    return Mine(
        id=workspace.free_id(),
        section=RULES,
        text=text,
        direction=direction,
        verdict=verdict,
        if_=tests,
        ask=ask,
    )


def _test(workspace: Workspace, condition: str) -> Test:
    fact_id, _, listed = condition.partition("=")
    facts = workspace.pack.facts
    if fact_id.strip() not in facts:
        unknown("fact", fact_id.strip(), facts)
    fact = facts[fact_id.strip()]
    ids = [choice.id for choice in fact.choices]
    chosen = [word.strip() for word in listed.split(",") if word.strip()]
    for one in chosen:
        if one not in ids:
            unknown(f"choice of `{fact.id}`", one, ids)
    if not chosen:
        instead = f"Name some of {', '.join(ids)}."
        fail(f"`{fact.id}` needs a choice", instead=instead, safe="", code=WRONG)
    return Test(subject=fact.id, any_of=tuple(chosen))
