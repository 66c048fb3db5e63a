"""A word of command is heard at a prompt, and obeyed: ``:back``, ``:why`` and the rest."""

from __future__ import annotations

from difflib import get_close_matches

from coachtui.files.errors import Trouble
from coachtui.pack.question import Question
from coachtui.plain.sitting import Elsewhere, Goal, Sitting
from coachtui.plain.talk import Word, brief
from coachtui.workspace.errors import ReadOnly


def heard(sitting: Sitting, question: Question | None, typed: str) -> Goal | None:
    """Obey a word; one that is typed at a prompt inside of it is obeyed in its place.

    Returns:
        Where to go on; None: where one is.

    Raises:
        Leave: the person wants to stop.
        Ended: the input is closed.
    """
    while True:
        try:
            return _obeyed(sitting, question, typed)
        except Word as word:
            typed = word.typed
        except Elsewhere as other:
            return other.goal
        except ReadOnly as reason:
            sitting.talk.say(f"Nothing was changed: {reason}")
            return None
        except Trouble as trouble:
            sitting.talk.say(str(trouble))
            return None


def _obeyed(sitting: Sitting, question: Question | None, typed: str) -> Goal | None:
    """Do what a word says, at a question or at the end of the way.

    Raises:
        Leave: it was ``:quit``.
        Word: another word was typed at a prompt of this one.
        Trouble: it couldn't be done.
    """
    name, _, rest = typed[1:].strip().partition(" ")
    word = sitting.words.get(name)
    if word is None:
        near = get_close_matches(name[:60], sitting.words, 1)
        meant = f" Did you mean :{near[0]}?" if near else ""
        sitting.talk.say(f"“:{brief(name, 60)}” is none of the words.{meant} :help lists them.")
        return None
    if word.of_said and sitting.workspace.barred.nothing_said:
        sitting.talk.say(sitting.workspace.barred.nothing_said)
        return None
    if word.anywhere is not None:
        return word.anywhere(sitting, rest.strip())
    if question is not None and word.at_question is not None:
        return word.at_question(sitting, question, rest.strip())
    sitting.talk.say("There is no question on view. :map and :back lead to one.")
    return None
