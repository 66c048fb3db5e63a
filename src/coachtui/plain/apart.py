"""One card on which hand and rule part, and one that the usual answers don't settle yet."""

from __future__ import annotations

from msgspec.structs import replace

from coachtui.decide import behind, says
from coachtui.decide.model import Outcome
from coachtui.decide.rehearsal import Judged, exception
from coachtui.decide.verdict import decide
from coachtui.decide.walk import facts_of
from coachtui.plain import own
from coachtui.plain.facts import ask_facts
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import Talk, brief
from coachtui.plain.typed import words
from coachtui.plain.visiting import again, visit
from coachtui.text import CAPS
from coachtui.workspace import half_made


def disagree(sitting: Sitting, judged: Judged, saw: str) -> tuple[Outcome, str]:
    """Hand, rule, and what was seen that the rule didn't see; then what it was.

    Args:
        sitting: The sitting.
        judged: A card on which they part.
        saw: What was said there before.

    Returns:
        It was the person, the kind or the mood, or empty: left for now; and what was seen.

    Raises:
        Word: a word of command was typed.
        Elsewhere, Leave, Ended: as `visit`.
    """
    talk, workspace = sitting.talk, sitting.workspace
    card, found = judged.card, judged.decided
    rules = behind.rules(workspace.strategy, found.rules)
    talk.say(card.name)
    talk.say(workspace.pack.verdicts[card.direction][judged.gut], "Your hand: ")
    for line in rules:
        talk.say(f"“{brief(line.text)}”", "Your rule: ")
    if saw:
        talk.say(f"You saw: {brief(saw)}")
    asks = "What did you see that the rule didn't? Enter: nothing to add."
    saw = words(sitting, asks, half_made.seen(card.id), CAPS["text"]) or saw
    if workspace.read_only:
        return "", saw
    mine = rules[0] if rules and rules[0].mine else None
    outcome = _what_it_was(talk, kind=bool(mine or workspace.view.asked(found.because)))
    if outcome == "person":
        sketch = exception(workspace.pack, card.direction, found.facts, judged.gut)
        made = bool(own.narrow(sitting, sketch, rules[0].id if rules else "", card.id))
    elif outcome == "kind":
        made = own.change(sitting, mine) if mine else again(sitting, found.because)
    else:
        made = bool(outcome)
    return (outcome if made else ""), saw


def _what_it_was(talk: Talk, *, kind: bool) -> Outcome:
    """Ask what it was; empty: it is left for now.

    Args:
        talk: Where it is asked.
        kind: Whether the rule can be changed.
    """
    ways: list[tuple[Outcome, str]] = [("person", "it was the person: an exception")]
    if kind:
        ways.append(("kind", "it was the kind: change the rule; what else would change is said"))
    ways.append(("mood", "it was the mood: all stays as it is"))
    for number, (_, words_) in enumerate(ways, 1):
        talk.say(words_, f"  {number}  ")
    picked = talk.number("Number (Enter leaves it for now)> ", len(ways))
    return ways[picked - 1][0] if picked else ""


def unsettled(sitting: Sitting, judged: Judged) -> Judged:
    """Say what is missing of one card, and take it there and then; the judgement as it is then.

    Raises:
        Word: a word of command was typed.
        Elsewhere, Leave, Ended: as `visit`.
    """
    talk, workspace = sitting.talk, sitting.workspace
    card, pack = judged.card, workspace.pack
    talk.say(card.name)
    talk.say(pack.verdicts[card.direction][judged.gut], "Your hand: ")
    while True:
        found = decide(pack, workspace.strategy, card.direction, judged.decided.facts)
        found = ask_facts(talk, workspace, found, card.name)
        judged = replace(judged, decided=found)
        talk.say(says.verdict(pack, found))
        if found.verdict or workspace.read_only or (found.ask and found.ask.fact):
            return judged
        facts = facts_of(pack, workspace.strategy, card.direction)
        talk.say(says.missing(pack, workspace.view, found, facts))
        if found.ask:
            asked = talk.letter("m answers it now, Enter leaves it open> ", "m")
            if not asked or not visit(sitting, found.ask.question):
                return judged
        else:
            asked = talk.letter("r makes a rule of my own, Enter leaves it open> ", "r")
            sketch = exception(pack, card.direction, found.facts, judged.gut)
            if not asked or not own.narrow(sitting, sketch, "", card.id):
                return judged
