"""Cards judged by gut, one at a time."""

from __future__ import annotations

from collections.abc import Mapping

from coachtui.pack.question import Question
from coachtui.plain.pages import choices
from coachtui.plain.reading import read
from coachtui.plain.saving import save
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import Word, is_word


def judge(sitting: Sitting, question: Question) -> object:
    """Show each card and take a number for it; what was judged anew, or None.

    ``:back`` goes to the card before. What was judged is a draft until the last card.

    Raises:
        Word: a word of command was typed.
        Ended: the input is closed.
    """
    talk, workspace = sitting.talk, sitting.workspace
    judged = _before(sitting, question)
    place = next((n for n, card in enumerate(question.fields) if card.id not in judged), 0)
    while place < len(question.fields):
        card = question.fields[place]
        talk.say()
        talk.say(card.text)
        for line in choices(card):
            talk.say(*line)
        if card.id in judged:
            said = {choice.id: choice.label for choice in card.choices}[judged[card.id]]
            talk.say(f"So far: {said}. Enter keeps it.")
        typed = talk.ask()
        if typed == ":back" and place:
            place -= 1
        elif is_word(typed):
            raise Word(typed)
        elif not typed:
            place += 1
        elif (verdict := read(card, typed)) in {choice.id for choice in card.choices}:
            judged[card.id] = str(verdict)
            workspace.draft(question.id, dict(judged))
            save(sitting)
            place += 1
        else:
            talk.say("One of the numbers above, please.")
    return None if workspace.read_only else workspace.drafts.get(question.id)


def _before(sitting: Sitting, question: Question) -> dict[str, str]:
    """The verdicts as they stand: a draft's, else the answer's."""
    draft = sitting.workspace.drafts.get(question.id)
    entry = sitting.workspace.answers.get(question.id)
    given = draft if isinstance(draft, Mapping) else entry.value if entry else None
    if not isinstance(given, Mapping):
        return {}
    allowed = {card.id: {choice.id for choice in card.choices} for card in question.fields}
    return {card: one for card, one in given.items() if one in allowed.get(card, ())}
