"""The words that work at any prompt: ``:back``, ``:why``, ``:hint`` and the rest."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from functools import partial

from coachtui.interview import flow
from coachtui.interview.answers import State
from coachtui.interview.pipes import fill_page
from coachtui.pack.model import Question
from coachtui.plain import look, pages
from coachtui.plain.sitting import STATES, Sitting
from coachtui.plain.talk import Ended

Said = Callable[[Sitting, Question, str], str | None]
"""What a word does. It gives the id of the question to go on with, "" to end the way,
None to stay."""


class Leave(Exception):  # noqa: N818
    """The person wants to stop for now; everything is kept."""


def is_word(typed: str) -> bool:
    """Whether a line is a word of command: one colon; two begin an answer with a colon."""
    return typed.startswith(":") and not typed.startswith("::")


def known_word(typed: str) -> bool:
    """Whether a line begins with a word that is on the list."""
    return typed[1:].strip().partition(" ")[0] in WORDS


def obey(sitting: Sitting, question: Question, typed: str) -> str | None:
    """Do what a word says.

    Raises:
        Leave: it was ``:quit``.
        Ended: the input is closed.
    """
    word, _, rest = typed[1:].strip().partition(" ")
    if not known_word(typed):
        near = get_close_matches(word, WORDS, 1)
        meant = f" Did you mean :{near[0]}?" if near else ""
        sitting.talk.say(f"“:{word}” is none of the words.{meant} :help lists them.")
        return None
    return WORDS[word][1](sitting, question, rest.strip())


def _say(sitting: Sitting, text: str, otherwise: str) -> None:
    workspace = sitting.workspace
    sitting.talk.say(fill_page(workspace.pack, text, workspace.view.known) if text else otherwise)


def _why(sitting: Sitting, question: Question, _: str) -> None:
    _say(sitting, question.why, "Nothing more is made of this one.")


def _page(sitting: Sitting, question: Question, _: str) -> None:
    step = sitting.step(question.id)
    for line in pages.prose(sitting.workspace, step.page) if step else ():
        sitting.talk.say(line)


def _hint(sitting: Sitting, question: Question, _: str) -> None:
    if sitting.hint < len(question.hints):
        _say(sitting, question.hints[sitting.hint], "")
        sitting.hint += 1
    else:
        had = "No more hints" if question.hints else "No hint"
        sitting.talk.say(f"{had} for this one. :example may help, or :skip.")


def _example(sitting: Sitting, question: Question, _: str) -> None:
    _say(sitting, question.example, "No example for this one.")


def _drafts(sitting: Sitting, question: Question, _: str) -> None:
    look.drafts(sitting, question)


def _back(sitting: Sitting, question: Question, _: str) -> str | None:
    step = flow.before(sitting.way, question.id)
    if step is None:
        sitting.talk.say("This is the beginning.")
        return None
    return step.question.id


def _mark(state: State, sitting: Sitting, question: Question, _: str) -> str:
    sitting.workspace.mark(question.id, state)
    sitting.save()
    sitting.talk.say(f"Left as: {STATES[state]}.")
    return sitting.next(question.id)


def _clear(sitting: Sitting, question: Question, _: str) -> None:
    sitting.workspace.clear(question.id)
    sitting.save()
    sitting.talk.say("Taken back. :undo brings it back.")


def _map(sitting: Sitting, _: Question, __: str) -> str | None:
    return look.choose_page(sitting)


def _edit(sitting: Sitting, _: Question, rest: str) -> str | None:
    pack = sitting.workspace.pack
    if rest in pack.questions:
        return rest
    near = get_close_matches(rest, pack.questions, 3)
    sitting.talk.say(
        f"No question is called “{rest}”."
        + (f" Near: {', '.join(near)}." if near else " :review lists them all.")
    )
    return None


def _undo(sitting: Sitting, _: Question, __: str) -> str | None:
    change = sitting.workspace.undo()
    sitting.save()
    if change is None:
        sitting.talk.say("There is nothing to undo.")
        return None
    sitting.talk.say(f"Undone: what was changed last, in “{change.key}”.")
    return change.key if change.part == "answers" else None


def _strategy(sitting: Sitting, _: Question, rest: str) -> None:
    look.strategy(sitting, rest)


def _review(sitting: Sitting, _: Question, __: str) -> str | None:
    return look.review(sitting)


def _export(sitting: Sitting, _: Question, rest: str) -> None:
    look.export(sitting, rest)


def _help(sitting: Sitting, _: Question, __: str) -> None:
    for word, (says, _do) in WORDS.items():
        sitting.talk.say(f":{word:<9} {says}", indent="  ")
    sitting.talk.say("An answer that begins with a colon is typed with two.")


def _quit(_: Sitting, __: Question, ___: str) -> None:
    raise Leave


WORDS: dict[str, tuple[str, Said]] = {
    "why": ("why this is asked", _why),
    "page": ("the page again", _page),
    "hint": ("a hint; again for the next one", _hint),
    "example": ("somebody else's answer", _example),
    "drafts": ("texts to begin from, where there are some", _drafts),
    "back": ("the question before", _back),
    "unsure": ("not sure yet: go on, come back later", partial(_mark, "unsure")),
    "skip": ("leave it out", partial(_mark, "skipped")),
    "coach": ("keep it to talk over with somebody", partial(_mark, "coach")),
    "clear": ("take the answer back", _clear),
    "map": ("all pages and how they stand; go to one", _map),
    "edit": (":edit ID goes to a question", _edit),
    "undo": ("take back the last change", _undo),
    "strategy": ("your usual answers; :strategy ID says why, changes it", _strategy),
    "review": ("every answer, with its date; go to one", _review),
    "export": ("write the checklist, the guidelines or the page to a file", _export),
    "help": ("these words", _help),
    "quit": ("enough for today; everything is kept", _quit),
}
"""Word to what it is for and what it does."""

__all__ = ["WORDS", "Ended", "Leave", "is_word", "obey"]
