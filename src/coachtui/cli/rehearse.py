"""`coachtui rehearse`: made-up people judged by hand, held against one's usual answers."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import look, looked_at
from coachtui.cli.questions import plain
from coachtui.cli.say import PROBLEM, WRONG, aside, data, fail, unknown, wrapped
from coachtui.decide import behind, says
from coachtui.decide.hands import says as told
from coachtui.decide.model import Decision
from coachtui.decide.rehearsal import SITTING, Judged, judge
from coachtui.decide.rehearsal import sitting as chosen
from coachtui.decide.sitting import seen
from coachtui.decide.walk import facts_of
from coachtui.pack.model import Card
from coachtui.workspace.deciding import record
from coachtui.workspace.open import NONE
from coachtui.workspace.workspace import Workspace

app = noun()


@app.command(cls=Command)
def rehearse(
    context: typer.Context,
    judged: Annotated[
        list[str] | None,
        typer.Argument(metavar="CARD=VERDICT...", help="What your hand says of a card."),
    ] = None,
    *,
    count: Annotated[int, typer.Option(min=1, help="How many cards.")] = SITTING,
) -> None:
    """Judge made-up people by hand, and see where your usual answers say otherwise.

    On a terminal it shows card after card. Else it lists the cards of a sitting, and takes what
    your hand says of them.
    """
    if judged:
        _judge(context, judged)
        return
    wanted = given(context)
    if not wanted.json and sys.stdin.isatty() and sys.stdout.isatty():
        _sit(context, count)
        return
    workspace = look(context)
    cards = _cards(workspace, count)
    if wanted.json:
        data([_card(workspace, card) for card in cards])
        return
    for card in cards:
        wrapped(f"{card.id}: {card.name}", 0, 4)
        wrapped(card.text, 4)
        for id_, words in workspace.pack.verdicts[card.direction].items():
            wrapped(f"{card.id}={id_}: {words}", 4, 4)


def _cards(workspace: Workspace, count: int) -> tuple[Card, ...]:
    if not workspace.pack.cards:
        fail("These lessons have no cards", safe="", code=PROBLEM)
    pack, past = workspace.pack, workspace.decisions.all()
    return chosen(pack, workspace.strategy, seen(pack, workspace.view.known, past), count)


def _card(workspace: Workspace, card: Card) -> dict[str, object]:
    verdicts = workspace.pack.verdicts[card.direction]
    return {
        "id": card.id,
        "direction": card.direction,
        "name": card.name,
        "text": card.text,
        "choices": [{"id": id_, "label": words} for id_, words in verdicts.items()],
    }


def _judge(context: typer.Context, words: list[str]) -> None:
    """Record what the hand says of each card, and say how it compares."""
    workspace = look(context)
    pairs = [_pair(workspace, word) for word in words]
    if len({card.id for card, _ in pairs}) < len(pairs):
        fail("A card is judged twice", "", "Judge each once.", "", code=WRONG)
    if workspace.meta.id == NONE:
        instead = "Answer a question first, then your usual answers have something to say."
        fail("There is nothing to hold a hand against", "", instead, code=PROBLEM)
    rows = []
    for card, verdict in pairs:
        one = judge(workspace.pack, workspace.strategy, card, verdict)
        kept = record(workspace, one.decided, chosen=verdict, card=card.id)
        if given(context).json:
            rows.append(_row(workspace, one, kept))
        else:
            _tell(workspace, one)
    if given(context).json:
        data(rows)


def _pair(workspace: Workspace, word: str) -> tuple[Card, str]:
    id_, _, verdict = (part.strip() for part in word.partition("="))
    cards = workspace.pack.cards
    if id_ not in cards:
        unknown("card", id_, cards)
    verdicts = workspace.pack.verdicts[cards[id_].direction]
    if verdict not in verdicts:
        unknown(f"answer to `{id_}`", verdict, verdicts)
    return cards[id_], verdict


def _row(workspace: Workspace, one: Judged, kept: Decision) -> dict[str, object]:
    found = one.decided
    reasons = behind.why(workspace.pack, workspace.view, found)
    return {
        "id": one.card.id,
        "name": one.card.name,
        "direction": one.card.direction,
        "hand": one.gut,
        "verdict": found.verdict,
        "held": one.held,
        "rules": list(found.rules),
        "says": told(workspace.pack, one),
        "unsettled": _unsettled(workspace, one),
        "ask": {"fact": found.ask.fact or None, "question": found.ask.question or None}
        if found.ask
        else None,
        "missing": list(found.missing),
        "why": [
            {"id": said.id, "text": said.text, "value": plain(said.value), "answer": said.answer}
            for said in reasons
        ],
        "recorded": kept.id,
    }


def _tell(workspace: Workspace, one: Judged) -> None:
    wrapped(told(workspace.pack, one))
    if one.held == "alike":
        return
    for line in behind.rules(workspace.strategy, one.decided.rules):
        wrapped(line.text, 2, 2)
    if unsettled := _unsettled(workspace, one):
        wrapped(unsettled, 2, 2)


def _unsettled(workspace: Workspace, one: Judged) -> str:
    """What would settle it; empty where the rules say something."""
    pack, found = workspace.pack, one.decided
    facts = facts_of(pack, workspace.strategy, found.direction)
    if found.ask and found.ask.fact:
        fact = next(fact for fact in facts if fact.id == found.ask.fact)
        return f"This would settle it: {says.ask(pack, workspace.view, fact, one.card.name)}"
    return says.missing(pack, workspace.view, found, facts)


def _sit(context: typer.Context, count: int) -> None:
    """A sitting on the terminal, line by line; answers may be changed in it."""
    from coachtui.plain.alone import held_alone

    workspace = looked_at(given(context), "command")
    try:
        for notice in (*workspace.notices, workspace.read_only):
            if notice:
                aside(notice)
        held_alone(given(context).home, workspace, count)
    finally:
        workspace.close()
