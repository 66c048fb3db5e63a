"""Cards judged by gut, one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from coachtui.interview.values import Invalid
from coachtui.pack.model import Question
from coachtui.plain.reading import keyed, read
from coachtui.plain.sitting import Sitting


def judge(sitting: Sitting, question: Question) -> str:
    """Show each card and take a number for it; give a word of command, or "" when done.

    ``:back`` goes to the card before. What was judged is kept after each card.
    """
    talk, workspace = sitting.talk, sitting.workspace
    judged = _before(sitting, question)
    place = next((n for n, card in enumerate(question.fields) if card.id not in judged), 0)
    while place < len(question.fields):
        card = question.fields[place]
        talk.say()
        talk.say(f"{workspace.pack.cards[card.id].name}. {card.text}")
        for key, choice in keyed(card):
            talk.say(f"  {key}  {choice.label}")
        if card.id in judged:
            said = {choice.id: choice.label for choice in card.choices}[judged[card.id]]
            talk.say(f"So far: {said}. Enter keeps it.")
        typed = talk.ask()
        if typed == ":back" and place:
            place -= 1
        elif typed.startswith(":"):
            return typed
        elif not typed:
            place += 1
        elif (verdict := read(card, typed)) in {choice.id for choice in card.choices}:
            judged[card.id] = str(verdict)
            _keep(sitting, question, judged)
            place += 1
        else:
            talk.say(f"A number from 1 to {len(card.choices)}, please.")
    return ""


def _before(sitting: Sitting, question: Question) -> dict[str, str]:
    draft = sitting.workspace.drafts.get(question.id)
    entry = sitting.workspace.answers.get(question.id)
    given = draft if isinstance(draft, Mapping) else entry.value if entry else None
    if not isinstance(given, Mapping):
        return {}
    allowed = {card.id: {choice.id for choice in card.choices} for card in question.fields}
    return {card: one for card, one in given.items() if one in allowed.get(card, ())}


def _keep(sitting: Sitting, question: Question, judged: Mapping[str, str]) -> None:
    with suppress(Invalid):  # not all are judged yet: what is there is kept as a draft
        sitting.workspace.answer(question.id, judged)
    sitting.save()
