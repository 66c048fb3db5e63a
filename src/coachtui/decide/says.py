"""What is said of a decision, in the same words on every face."""

from __future__ import annotations

from coachtui.clock import kept_in_words
from coachtui.decide.after import Use
from coachtui.decide.model import Answered, Decided, Decision, Outcome, Reason
from coachtui.interview.pipes import fill_page
from coachtui.interview.relevance import View
from coachtui.pack.model import Fact, Pack
from coachtui.text import cut, join_words

REASONS: dict[Reason, str] = {
    "kindness": "kindness",
    "information": "something new that I learnt",
    "pressure": "pressure",
    "felt": "it just felt so",
}
"""Why somebody went against their usual answer."""

OUTCOMES: dict[Outcome, str] = {
    "person": "an exception was made",
    "kind": "the rule was changed",
    "mood": "left as it is: it was the mood",
}
"""What came of a card on which hand and rule part."""

SHOWN = 60
"""Characters of a name."""

ANSWERED: dict[Answered, str] = {
    "well": "they answered well",
    "oddly": "they answered oddly",
    "not": "not at all",
}
"""How somebody answered to being asked."""


def verdict(pack: Pack, decided: Decided) -> str:
    """The answer in a sentence, or what keeps it open."""
    if decided.verdict:
        return f"Your answer would be: {pack.verdicts[decided.direction][decided.verdict]}."
    if decided.ask and decided.ask.question:
        return "Your answers don't settle this yet."
    if decided.missing:
        return "It depends on what you can't tell."
    if decided.uncovered:
        return "None of your usual answers speaks of this."
    return "It depends."


def missing(pack: Pack, seen: View, decided: Decided, facts: tuple[Fact, ...]) -> str:
    """What would settle it; empty where nothing is missing."""
    if decided.verdict:
        return ""
    if decided.ask and decided.ask.question:
        question = pack.questions[decided.ask.question]
        return f"It waits for your answer to: {fill_page(pack, question.text, seen.known)}"
    asked = {fact.id: fact for fact in facts}
    if decided.missing:
        asks = [ask(pack, seen, asked[id_]) for id_ in decided.missing]
        return f"This would settle it: {join_words(asks, pack.and_)}"
    return "A rule of your own would settle it." if decided.uncovered else ""


def ask(pack: Pack, seen: View, fact: Fact, name: str = "") -> str:
    """A fact's question, about somebody or about "them"."""
    return fill_page(pack, fact.ask, seen.known, name)


def used(use: Use) -> str:
    """How far a month's limit is used up: ``3 of 5 used this month``."""
    return f"{use.used} of {use.limit.value} used this month"


def done(pack: Pack, decision: Decision) -> str:
    """What was done, in the words of the lessons; its id where they have none for it any more."""
    chosen = decision.chosen or decision.verdict
    return pack.verdicts.get(decision.direction, {}).get(chosen, chosen)


def usual(pack: Pack, decision: Decision) -> str:
    """What the usual answer was, in the same words."""
    return pack.verdicts.get(decision.direction, {}).get(decision.verdict, decision.verdict)


def against(pack: Pack, decision: Decision) -> str:
    """What the usual answer had been, and why it was gone against; empty where it wasn't."""
    if not decision.against:
        return ""
    why = f": {REASONS[decision.reason]}" if decision.reason else ""
    return f"It said: {usual(pack, decision)}. This time otherwise{why}."


def kept(pack: Pack, decision: Decision) -> str:
    """What was kept just now, and when it comes back."""
    if decision.undone:
        return "Taken back. It stays among past decisions, marked as such."
    day, name = kept_in_words(decision.at), cut(decision.name, SHOWN)
    who = f", {name}" if name else ""
    why = f" This time: {REASONS[decision.reason]}." if decision.reason else ""
    back = f" It comes back on {kept_in_words(decision.until)}." if decision.until else ""
    return f"Kept on {day}{who}: {done(pack, decision)}.{why}{back}"


def asked_back(number: int) -> str:
    """How many who were asked something are back: ``2 people were asked``."""
    return "one person was asked" if number == 1 else f"{number} people were asked"
