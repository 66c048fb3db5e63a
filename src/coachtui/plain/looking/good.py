"""Links that did some good since: how each began, with whom, and for which rule it speaks."""

from __future__ import annotations

from collections.abc import Sequence

from coachtui.decide.falls import SOMEBODY
from coachtui.decide.model import Decision
from coachtui.files.errors import Trouble
from coachtui.interview.values import Invalid
from coachtui.plain.decisions import said
from coachtui.plain.keeping import ask_name
from coachtui.plain.looking.base import line, look, note
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import Talk, brief
from coachtui.workspace.looking import GOOD, RECENT, link


def good(sitting: Sitting) -> None:
    """Links that did some good: how each began, and with whom."""
    talk, workspace = sitting.talk, sitting.workspace
    talk.say("One that did some good since: how did it begin? In a line; none: Enter.")
    while True:
        told = look(workspace).told
        if told:
            talk.say(f"Noted: {', '.join(told)}. Another one, or Enter goes on.")
        typed = line(sitting, GOOD)
        if not typed:
            return
        try:
            made = _with_whom(sitting, typed)
        except (Trouble, Invalid) as trouble:
            talk.say(f"Not kept. {trouble}")
            continue
        if made is not None:
            workspace.draft(GOOD, None)
            note(sitting, told=(*told, made.name or SOMEBODY))


def _with_whom(sitting: Sitting, words: str) -> Decision | None:
    """Keep how it began with whom it began; None: back to the words."""
    talk, log = sitting.talk, sitting.workspace.decisions
    past = [one for one in log.all() if not one.undone and not one.card]
    real = past[: -RECENT - 1 : -1]
    rows = [*(said(sitting, one) for one in real), "somebody else"]
    picked = _pick(talk, "With whom?", rows)
    if picked is None:
        return None
    if picked < len(real):
        return log.amend(real[picked].id, good=words)
    made = _somebody(sitting, words)
    return log.record(made) if made else None


def _somebody(sitting: Sitting, words: str) -> Decision | None:
    """Somebody who wasn't decided on here, and the rule that this one speaks for."""
    talk, workspace = sitting.talk, sitting.workspace
    pack, strategy = workspace.pack, workspace.strategy
    name = ask_name(talk, workspace, "")
    ways = list(pack.verdicts)
    sections = {way: pack.sections.get(f"rules.{way}") for way in ways}
    titles = [section.title if section else way for way, section in sections.items()]
    way = _pick(talk, "How did it come about?", [*titles, "otherwise"])
    if way is None:
        return None
    rules = [one.id for one in strategy.rules if way < len(ways) and one.direction == ways[way]]
    lines = {one.id: brief(one.text) for one in strategy.lines}
    rule: int | None = 0
    if rules:
        asks = "Which of these does it speak for?"
        rule = _pick(talk, asks, [*(lines[id_] for id_ in rules), "none of them"])
    if rule is None:
        return None
    return link(workspace, words, name, rules[rule] if rule < len(rules) else "")


def _pick(talk: Talk, asks: str, rows: Sequence[str]) -> int | None:
    """The place of one of some rows; None for Enter."""
    talk.say(asks)
    for number, words in enumerate(rows, 1):
        talk.say(words, f"  {number}  ")
    picked = talk.number("Number (Enter: back to the words)> ", len(rows))
    return None if picked is None else picked - 1
