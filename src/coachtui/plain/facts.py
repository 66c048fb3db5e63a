"""What is known of somebody, asked fact after fact until the usual answers say something."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from coachtui.decide import says
from coachtui.decide.behind import clauses
from coachtui.decide.model import CANT_TELL, Decided
from coachtui.decide.verdict import decide, fact_asked
from coachtui.interview.pipes import fill_piped
from coachtui.pack.model import Fact
from coachtui.plain.talk import Talk, Word, is_word
from coachtui.text import ended
from coachtui.workspace.workspace import Workspace

BACK, HINT = ":back", ":hint"
"""Words of command that are obeyed here."""

NOTHING: Mapping[str, str] = MappingProxyType({})


def ask_facts(
    talk: Talk,
    workspace: Workspace,
    found: Decided,
    name: str = "",
    before: Mapping[str, str] = NOTHING,
) -> Decided:
    """Ask for each fact that is still needed, one number each.

    ``?`` can't be told; ``:back`` takes back what was told last. Enter alone takes what was told
    before, where something was; else it leaves, and what is given back still asks.

    Args:
        talk: Where it is asked.
        workspace: Whose usual answers they are.
        found: What they say so far.
        name: Who it is.
        before: What was told of them another time.

    Raises:
        Word: another word of command was typed.
        Ended: the input is closed.
    """
    pack, strategy = workspace.pack, workspace.strategy
    while fact := fact_asked(pack, strategy, found):
        said = clauses(pack, workspace.view, strategy, found.direction, found.facts)
        if said:
            talk.say(ended(f"So far: {'; '.join(said)}"))
        talk.say(says.ask(pack, workspace.view, fact, name))
        keys = _say_choices(talk, workspace, fact, name, before.get(fact.id, ""))
        told = _told(talk, keys)
        if not told:
            return found
        known = dict(found.facts)
        if told == HINT:
            _say_more(talk, workspace, fact, name)
        elif told == BACK:
            if not known:
                return found
            known.popitem()
        else:
            known[fact.id] = told
        found = decide(pack, strategy, found.direction, known)
    return found


def _say_choices(
    talk: Talk, workspace: Workspace, fact: Fact, name: str, before: str
) -> dict[str, str]:
    """Say what can be told; what is typed to the choice that it stands for."""
    keys: dict[str, str] = {}
    for number, choice in enumerate(fact.choices, 1):
        key = choice.key or str(number)
        keys[key] = choice.id
        label = _filled(workspace, choice.label, name)
        if choice.id == before:
            keys[""] = before
            label = f"{label} (as before)"
        talk.say(label, f"  {key}  ")
    talk.say("can't tell", f"  {CANT_TELL}  ")
    if any(choice.help for choice in fact.choices):
        talk.say(f"{HINT} says more of each.")
    return {**keys, CANT_TELL: CANT_TELL, BACK: BACK, HINT: HINT}


def _say_more(talk: Talk, workspace: Workspace, fact: Fact, name: str) -> None:
    """Say more of each choice that there is more to say of."""
    for choice in fact.choices:
        if choice.help:
            talk.say(_filled(workspace, choice.label, name))
            talk.say(_filled(workspace, choice.help, name), "     ")


def _filled(workspace: Workspace, text: str, name: str) -> str:
    return fill_piped(workspace.pack, text, workspace.view.known, name)


def _told(talk: Talk, keys: Mapping[str, str]) -> str:
    """What is typed for a fact: a choice, ``?``, a word that is obeyed here, or nothing."""
    prompt = "Number (Enter: as before)> " if "" in keys else "Number (Enter leaves it)> "
    while (typed := talk.ask(prompt)) not in keys:
        if not typed:
            return ""
        if is_word(typed):
            raise Word(typed)
        talk.say("One of the numbers above, please, or ?")
    return keys[typed]
