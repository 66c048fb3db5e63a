"""What one's usual answers say of somebody, why, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coachtui.clock import kept_in_words, today
from coachtui.decide import after, behind, says
from coachtui.decide.model import Decided, Decision
from coachtui.decide.walk import facts_of
from coachtui.documents.quoting import to_copy
from coachtui.plain.talk import Talk, brief
from coachtui.text import cut
from coachtui.workspace.versions import newest
from coachtui.workspace.workspace import Workspace

FEW = 2
"""Links that did some good, of those by the same rules."""


def tell(talk: Talk, workspace: Workspace, found: Decided, past: Sequence[Decision]) -> None:
    """Say the answer, and all that stands behind it and goes with it.

    Args:
        talk: Where it is said.
        workspace: Whose usual answers they are.
        found: What they say.
        past: What was decided before.
    """
    pack = workspace.pack
    talk.say(says.verdict(pack, found))
    facts = facts_of(pack, workspace.strategy, found.direction)
    if missing := says.missing(pack, workspace.view, found, facts):
        talk.say(missing)
    if beside := "; ".join(_beside(workspace, found, past)):
        talk.say(f"{beside[:1].upper()}{beside[1:]}.")
    belongs = after.lines(pack, workspace.strategy, found)
    replies = [to_copy(line) for line in belongs if line.copy]
    if found.verdict is None:
        _replies(talk, replies)
    _rules(talk, workspace, found)
    goes = [line.text for line in belongs if not line.copy]
    if goes:
        talk.say("What goes with it:")
    for text in goes:
        talk.say(brief(text), "  - ")
    if found.verdict is not None:
        _replies(talk, replies)
    for link in _good(found, past):
        talk.say(f"Some good came of it: “{cut(link, 200)}”")


def passed(talk: Talk, workspace: Workspace, found: Decided) -> None:
    """Say which earlier rules say otherwise, and what ruled each out."""
    talk.say("Passed over:")
    for one in behind.passed(workspace.pack, workspace.view, workspace.strategy, found):
        talk.say(brief(one.text), "  - ")
        talk.say(one.out, "    ")


def _rules(talk: Talk, workspace: Workspace, found: Decided) -> None:
    rules = behind.rules(workspace.strategy, found.rules)
    head = "My usual answer:" if len(rules) == 1 else "My usual answers, the same either way:"
    if rules:
        talk.say("What might hold:" if found.verdict is None else head)
    for line in rules:
        talk.say(brief(line.text), "  - ")
        if line.edited and line.text != line.derived:
            talk.say(brief(line.derived), "    What it does: ")
    reasons = behind.why(workspace.pack, workspace.view, found)
    if reasons:
        talk.say("Because you were asked:")
    for reason in reasons:
        talk.say(f"{reason.text} {brief(reason.answer) or 'Not answered.'}", "  - ")
    if rules and not found.because:
        yours = any(line.mine for line in rules)
        nobody = "No answer made it: it stands in every strategy."
        talk.say("You wrote this one yourself." if yours else nobody)


def _replies(talk: Talk, replies: Sequence[str]) -> None:
    """Words to be copied, with nothing before them on their lines."""
    for reply in replies:
        talk.say("Ready to copy:")
        talk.say(reply)


def _beside(workspace: Workspace, found: Decided, past: Sequence[Decision]) -> Iterator[str]:
    """When it was agreed, and what of a month's limit is used up."""
    version = newest(workspace)
    if version:
        yield f"agreed {kept_in_words(version[:10])}"
    known, verdict = workspace.view.known, found.verdict or ""
    use = after.use(workspace.pack, known, past, found.direction, verdict, today=today())
    if use is not None:
        as_of = kept_in_words(use.limit.as_of)
        yield f"{says.used(use)}: {use.limit.about} ({as_of})"


def _good(found: Decided, past: Sequence[Decision]) -> list[str]:
    rules = set(found.rules)
    return [one.good for one in reversed(past) if one.good and rules & set(one.rules)][:FEW]
