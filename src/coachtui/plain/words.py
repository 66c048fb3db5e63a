"""The words that work at any prompt: ``:back``, ``:why``, ``:hint`` and the rest."""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial

from coachtui.interview import flow
from coachtui.interview.answers import State
from coachtui.plain import (
    agreeing,
    aside,
    between,
    curious,
    deciding,
    decisions,
    due,
    look_again,
    marking,
    own,
    recovery,
    rehearse,
    review,
    saving,
    strategy,
    waiting,
    ways,
)
from coachtui.plain.export import export
from coachtui.plain.map import choose_page
from coachtui.plain.sitting import Goal, Leave, Meaning, Sitting
from coachtui.plain.talk import brief


def _back(sitting: Sitting, _: str) -> Goal | None:
    if sitting.visiting:
        return Goal(sitting.place)
    step = flow.before(sitting.way, sitting.place)
    if step is None:
        sitting.talk.say("This is the beginning.")
        return None
    return Goal(step.question.id)


def _edit(sitting: Sitting, rest: str) -> Goal | None:
    questions = sitting.workspace.pack.questions
    if rest in questions:
        return Goal(rest, once=True)
    near = get_close_matches(rest[:60], questions, 3)
    sitting.talk.say(
        f"No question is called “{brief(rest, 60)}”."
        + (f" Near: {', '.join(near)}." if near else " :review lists them all.")
    )
    return None


def _strategy(sitting: Sitting, rest: str) -> Goal | None:
    if rest:
        return strategy.one(sitting, rest)
    strategy.tell(sitting)
    return None


def _add(sitting: Sitting, _: str) -> None:
    own.choose(sitting)


def _drop(sitting: Sitting, rest: str) -> None:
    strategy.drop(sitting, rest)


def _export(sitting: Sitting, rest: str) -> None:
    export(sitting, rest)


def _save(sitting: Sitting, _: str) -> None:
    if saving.again(sitting):
        sitting.talk.say("Saved.")


def _decide(sitting: Sitting, rest: str) -> None:
    deciding.decide(sitting, rest)


def _decisions(sitting: Sitting, rest: str) -> None:
    decisions.past(sitting, rest)


def _misfits(sitting: Sitting, _: str) -> None:
    if not curious.misfits(sitting):
        sitting.talk.say("There is none that you went against twice, the same way.")


def _diff(sitting: Sitting, rest: str) -> None:
    agreeing.differ(sitting, rest)


def _help(sitting: Sitting, _: str) -> None:
    wide = max(map(len, WORDS)) + 2
    for name, word in WORDS.items():
        sitting.talk.say(word.says, f"  :{name:<{wide}}")
    sitting.talk.say("An answer that begins with a colon is typed with two.")


def _quit(_: Sitting, __: str) -> None:
    raise Leave


def _mark(says: str, state: State) -> Meaning:
    return Meaning(says, at_question=partial(marking.mark, state))


WORDS: dict[str, Meaning] = {
    "why": Meaning("why this is asked", aside.why),
    "page": Meaning("the page again", aside.page),
    "hint": Meaning("a hint; again for the next one", aside.hint),
    "example": Meaning("somebody else's answer", aside.example),
    "read": Meaning("what you answered here, in full", aside.read, of_said=True),
    "drafts": Meaning("texts to begin from, where there are some", aside.drafts),
    "more": Meaning("go on with the words that stand here", aside.more),
    "file": Meaning(":file PATH takes your answer from a file", aside.from_file),
    "editor": Meaning("write your answer in your editor", aside.in_editor),
    "unsure": _mark("not sure yet: go on, come back later", "unsure"),
    "skip": _mark("leave it out", "skipped"),
    "coach": _mark("keep it to talk over with somebody", "coach"),
    "clear": Meaning("take the answer back", marking.clear),
    "before": Meaning("make what you had said here your answer again", marking.before),
    "earlier": Meaning("what you answered before that", aside.bring_back),
    "back": Meaning("the question before", anywhere=_back),
    "map": Meaning(
        "all pages and how they stand; go to one",
        anywhere=lambda s, _: choose_page(s),
        of_said=True,
    ),
    "route": Meaning(
        "take a shorter or a longer way", anywhere=lambda s, _: ways.change(s, s.place)
    ),
    "lesson": Meaning(
        "all lessons, how far you are; :lesson ID goes to one",
        anywhere=between.lessons,
        of_said=True,
    ),
    "everything": Meaning(
        "all you decided, on one page", anywhere=between.everything, of_said=True
    ),
    "forget": Meaning("forget a lesson that you began by mistake", anywhere=between.forget),
    "edit": Meaning(":edit ID answers one question, then comes back", anywhere=_edit),
    "undo": Meaning("take back the last change", anywhere=marking.undo),
    "redo": Meaning("bring back what was taken back", anywhere=marking.redo),
    "states": Meaning(
        "what stood before, to look at and take back", anywhere=lambda s, _: recovery.look(s)
    ),
    "decide": Meaning(
        "what your usual answers say of somebody; :decide in, out", anywhere=_decide, of_said=True
    ),
    "rehearse": Meaning(
        "made-up people, judged by hand, beside your usual answers",
        anywhere=lambda s, _: rehearse.rehearse(s),
        of_said=True,
    ),
    "waiting": Meaning(
        "those whom you asked first, and who are back", anywhere=lambda s, _: waiting.wait(s)
    ),
    "tensions": Meaning(
        "answers that pull apart, and ways out",
        anywhere=lambda s, _: curious.look(s),
        of_said=True,
    ),
    "misfits": Meaning(
        "usual answers that you went against twice", anywhere=_misfits, of_said=True
    ),
    "settle": Meaning(
        "the rule that would settle most of what is open",
        anywhere=lambda s, _: curious.settle(s),
        of_said=True,
    ),
    "decisions": Meaning(
        "whom you decided on; :decisions NAME finds somebody", anywhere=_decisions
    ),
    "again": Meaning(
        "what still holds after some months, five minutes",
        anywhere=look_again.again,
        of_said=True,
    ),
    "due": Meaning("what you meant to come back to about now", anywhere=lambda s, _: due.look(s)),
    "version": Meaning(
        "agree to your strategy as it stands, from today", anywhere=lambda s, _: agreeing.agree(s)
    ),
    "diff": Meaning("what differs from what you agreed", anywhere=_diff, of_said=True),
    "strategy": Meaning(
        "your usual answers; :strategy ID says why, changes it",
        anywhere=_strategy,
        of_said=True,
    ),
    "add": Meaning("a line or a rule of your own", anywhere=_add),
    "drop": Meaning(":drop ID lets go of one of your own", anywhere=_drop),
    "review": Meaning(
        "every answer, with its date; change one",
        anywhere=lambda s, _: review.answers(s),
        of_said=True,
    ),
    "fresh": Meaning("be asked everything again; the old answers are kept", anywhere=marking.fresh),
    "export": Meaning(
        "write the checklist, the guidelines or the page to a file", anywhere=_export
    ),
    "save": Meaning("save now, and ask what to do where that fails", anywhere=_save),
    "help": Meaning("these words", anywhere=_help),
    "quit": Meaning("enough for today; everything is kept", anywhere=_quit),
}
"""Every word."""
