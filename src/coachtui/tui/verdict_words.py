"""What is said of an answer: the rules behind it, why they stand, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from textual.content import Content

from coachtui.clock import in_words, local, today
from coachtui.decide import after, says
from coachtui.decide.model import Decided, Decision
from coachtui.decide.walk import facts_of
from coachtui.documents.parts import to_copy
from coachtui.interview.pipes import fill_page
from coachtui.strategy.model import Line
from coachtui.strategy.why import Reason, reasons
from coachtui.text import cut
from coachtui.tui.course import SHOWN as NAME
from coachtui.tui.course import facts_in_words
from coachtui.tui.safe import content, lines
from coachtui.workspace.workspace import Workspace

SHOWN = 400
"""Characters of a rule, or of an answer behind it."""

Section = tuple[str, tuple[Content, ...]]
"""A heading, and what stands below it."""


def sections(workspace: Workspace, decided: Decided) -> tuple[Section, ...]:
    """All that is said below an answer, heading by heading."""
    behind = rules(workspace, decided.rules)
    rule: Section = (_head(decided, behind), tuple(map(_rule, behind)))
    why_: Section = ("because you were asked", tuple(map(_reason, why(workspace, decided))))
    stands: Section = ("", _from_nothing(decided, behind))
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


def rules(workspace: Workspace, ids: Iterable[str]) -> tuple[Line, ...]:
    """Rules as they read now."""
    reads = {line.id: line for line in workspace.strategy.lines}
    return tuple(reads[id_] for id_ in ids if id_ in reads)


def why(workspace: Workspace, decided: Decided) -> tuple[Reason, ...]:
    """The answers behind the rules, in asking order."""
    found = {
        reason.id: reason
        for line in rules(workspace, decided.rules)
        for reason in reasons(workspace.pack, workspace.answers, line)
    }
    return tuple(found[id_] for id_ in decided.because if id_ in found)


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
    found = []
    for one in decided.passed:
        told = {fact: decided.facts[fact] for fact in one.facts if fact in decided.facts}
        clauses = facts_in_words(workspace, decided.direction, told)
        out = f"Not here: {', '.join(clauses)}." if clauses else "A rule above it came first."
        texts = [line.text for line in rules(workspace, [one.rule])]
        questions = [workspace.pack.questions[id_] for id_ in one.questions]
        reads = texts or [
            f"One that waits for: {fill_page(workspace.pack, question.text, workspace.view.known)}"
            for question in questions[:1]
        ]
        found += [lines(content(cut(text, SHOWN)), content(out, "$quiet")) for text in reads]
    return tuple(found)


def used(workspace: Workspace, decided: Decided, past: Sequence[Decision]) -> str:
    """How far a month's limit is used up, with its date; empty where none is."""
    use = after.use(workspace.pack, past, decided.direction, decided.verdict or "", today())
    if use is None:
        return ""
    limit = use.limit
    return f"{says.used(use)}: {limit.about} ({_day(limit.as_of)})."


def agreed(version: str) -> str:
    """When the strategy was agreed on, by its version's time; empty where it never was."""
    return f"agreed {_day(version[:10])}" if version else ""


def good(decided: Decided, past: Sequence[Decision]) -> tuple[str, ...]:
    """What came of earlier decisions by the same rules, newest first."""
    behind = set(decided.rules)
    found = [one.good for one in reversed(past) if one.good and behind & set(one.rules)]
    return tuple(found[:2])


def kept(workspace: Workspace, decision: Decision) -> str:
    """What was kept, and when it comes back."""
    verdicts = workspace.pack.verdicts.get(decision.direction, {})
    done = verdicts.get(decision.chosen, decision.chosen)
    day = in_words(local(datetime.fromisoformat(decision.at)))
    if decision.undone:
        return "Taken back. It stays among past decisions, marked as such."
    who = f", {cut(decision.name, NAME)}" if decision.name else ""
    why_ = f" This time: {says.REASONS[decision.reason]}." if decision.reason else ""
    back = f" It comes back on {_day(decision.until)}." if decision.until else ""
    return f"Kept on {day}{who}: {done}.{why_}{back}"


def _head(decided: Decided, behind: Sequence[Line]) -> str:
    if decided.verdict is None:
        return "what might hold"
    return "my usual answer" if len(behind) == 1 else "my usual answers, the same either way"


def _rule(line: Line) -> Content:
    said = content(cut(line.text, SHOWN), "bold")
    if line.edited and line.text != line.derived:
        return lines(said, content(f"What it does: {cut(line.derived, SHOWN)}", "$quiet"))
    return said


def _reason(reason: Reason) -> Content:
    answer = content(cut(reason.answer, SHOWN)) if reason.answer else Content("not answered")
    return lines(content(reason.text, "$quiet"), answer)


def _from_nothing(decided: Decided, behind: Sequence[Line]) -> tuple[Content, ...]:
    """Where no answer is behind the rules: why they stand all the same."""
    if decided.because or not behind:
        return ()
    if any(line.mine for line in behind):
        return (Content("You wrote this one yourself."),)
    return (Content("No answer made it: it stands in every strategy."),)


def _beside(workspace: Workspace, decided: Decided) -> tuple[Line, ...]:
    belongs = after.lines(workspace.pack, workspace.strategy, decided)
    return tuple(line for line in belongs if not line.copy)


def _day(iso: str) -> str:
    try:
        return in_words(date.fromisoformat(iso))
    except ValueError:
        return iso
