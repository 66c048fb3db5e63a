"""What is said of an answer: the rules behind it, why they stand, and what goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from coachtui.clock import kept_in_words, today
from coachtui.decide import after, behind, says
from coachtui.decide.good import by_rule, said
from coachtui.decide.model import Decided, Decision
from coachtui.decide.walk import facts_of
from coachtui.documents.quoting import to_copy
from coachtui.strategy.model import Line
from coachtui.strategy.why import Reason
from coachtui.text import cut
from coachtui.tui.safe import content, lines
from coachtui.workspace.workspace import Workspace

SHOWN = 400
"""Characters of a rule, or of an answer behind it."""

FEW = 2
"""Links that did some good, of those by the same rules."""

Section = tuple[str, tuple[Content, ...]]
"""A heading, and what stands below it."""


def sections(workspace: Workspace, decided: Decided) -> tuple[Section, ...]:
    """All that is said below an answer, heading by heading."""
    rules = behind.rules(workspace.strategy, decided.rules)
    rule: Section = (_head(decided, rules), tuple(map(_rule, rules)))
    whys = behind.why(workspace.pack, workspace.view, decided)
    why_: Section = ("because you were asked", tuple(map(_reason, whys)))
    stands: Section = ("", _from_nothing(decided, rules))
    beside = tuple(content(one.text) for one in _beside(workspace, decided))
    goes: Section = ("what goes with it", beside)
    words = tuple(content(f"“{one}”") for one in ready(workspace, decided))
    copied: Section = ("ready to copy", words)
    if decided.verdict is None:
        # What asks the person themselves is what helps now.
        found = (copied, rule, why_, stands, goes)
    else:
        found = (rule, why_, stands, goes, copied)
    return tuple((head, said) for head, said in found if said)


def ready(workspace: Workspace, decided: Decided) -> tuple[str, ...]:
    """The words that are there to be copied."""
    belongs = after.lines(workspace.pack, workspace.strategy, decided)
    return tuple(to_copy(line) for line in belongs if line.copy)


def missing(workspace: Workspace, decided: Decided) -> str:
    """What would settle it."""
    facts = facts_of(workspace.pack, workspace.strategy, decided.direction)
    return says.missing(workspace.pack, workspace.view, decided, facts)


def passed(workspace: Workspace, decided: Decided) -> tuple[Content, ...]:
    """Earlier rules that say otherwise, each with what ruled it out."""
    found = behind.passed(workspace.pack, workspace.view, workspace.strategy, decided)
    return tuple(lines(content(cut(one.text, SHOWN)), content(one.out, "$quiet")) for one in found)


def used(workspace: Workspace, decided: Decided, past: Sequence[Decision]) -> str:
    """How far a month's limit is used up, with its date; empty where none is."""
    known, verdict = workspace.view.known, decided.verdict or ""
    use = after.use(workspace.pack, known, past, decided.direction, verdict, today=today())
    if use is None:
        return ""
    limit = use.limit
    return f"{says.used(use)}: {limit.about} ({kept_in_words(limit.as_of)})."


def agreed(version: str) -> str:
    """When the strategy was agreed on, by its version's time; empty where it never was."""
    return f"agreed {kept_in_words(version[:10])}" if version else ""


def aside(
    workspace: Workspace, decided: Decided, past: Sequence[Decision], version: str, lacks: str
) -> str:
    """One quiet line below the answer; empty where there is nothing to say.

    Args:
        workspace: The open workspace.
        decided: What the usual answers say.
        past: What was decided before.
        version: The time of the version that was agreed on last.
        lacks: What would settle it.
    """
    other = workspace.read_only and not workspace.unrecordable
    window = "it can be kept from this window too" if other else ""
    said = filter(None, (agreed(version), used(workspace, decided, past), lacks, window))
    quiet = " · ".join(said)
    return quiet[:1].upper() + quiet[1:]


def good(decided: Decided, past: Sequence[Decision]) -> tuple[str, ...]:
    """What came of earlier decisions by the same rules, newest first."""
    found = by_rule(past)
    links = {link.id: link for rule in decided.rules for link in found.get(rule, ())}
    return tuple(said(link) for link in links.values())[:FEW]


def _head(decided: Decided, rules: Sequence[Line]) -> str:
    if decided.verdict is None:
        return "what might hold"
    return "my usual answer" if len(rules) == 1 else "my usual answers, the same either way"


def _rule(line: Line) -> Content:
    said = content(cut(line.text, SHOWN), "bold")
    if line.edited and line.text != line.derived:
        return lines(said, content(f"What it does: {cut(line.derived, SHOWN)}", "$quiet"))
    return said


def _reason(reason: Reason) -> Content:
    answer = content(cut(reason.answer, SHOWN)) if reason.answer else Content("not answered")
    return lines(content(reason.text, "$quiet"), answer)


def _from_nothing(decided: Decided, rules: Sequence[Line]) -> tuple[Content, ...]:
    """Where no answer is behind the rules: why they stand all the same."""
    if decided.because or not rules:
        return ()
    if any(line.mine for line in rules):
        return (Content("You wrote this one yourself."),)
    return (Content("No answer made it: it stands in every strategy."),)


def _beside(workspace: Workspace, decided: Decided) -> tuple[Line, ...]:
    belongs = after.lines(workspace.pack, workspace.strategy, decided)
    return tuple(line for line in belongs if not line.copy)
