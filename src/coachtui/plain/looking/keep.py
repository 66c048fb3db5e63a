"""The last page: keep it, or change one thing; a new day; and agreed from today."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from coachtui.clock import in_words, today
from coachtui.files.errors import Trouble
from coachtui.interview.again import planned
from coachtui.interview.pipes import fill_page
from coachtui.interview.values import Invalid
from coachtui.plain.agreeing import agree
from coachtui.plain.saving import save
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import Word, brief
from coachtui.plain.visiting import visit
from coachtui.workspace.looking import CHANGED, concerned, next_look

Ways = Mapping[str, tuple[str, Callable[[], object]]]
"""A letter to its words, and to what it does."""


def keep(sitting: Sitting) -> None:
    """A few ways on; none of them has to be taken."""
    talk, workspace = sitting.talk, sitting.workspace
    questions = workspace.pack.questions
    talk.say("Keep it, or change one thing? It may well stand as it is.")
    while True:
        for line in _resting(sitting):
            talk.say(line)
        ways = _ways(sitting)
        for letter, (words, _) in ways.items():
            talk.say(words, f"  {letter}  ")
        talk.say(":edit ID changes one answer; :review lists them all.", "  ")
        try:
            picked = talk.letter("Enter: enough for today> ", "".join(ways), back=True)
            if not picked:
                return
            ways[picked][1]()
        except Word as word:
            name, _, id_ = word.typed[1:].partition(" ")
            if name != "edit" or id_.strip() not in questions:
                raise
            visit(sitting, id_.strip())
        except (Trouble, Invalid) as trouble:
            talk.say(str(trouble))


def _resting(sitting: Sitting) -> Iterator[str]:
    """The day that lies ahead, and lines that rest on what has changed."""
    workspace = sitting.workspace
    day = planned(workspace.pack, workspace.view.known)
    if day is not None and day > today():
        yield f"You look again on {in_words(day)}."
    rest = concerned(workspace)
    for line in workspace.strategy.lines:
        if line.id in rest and line.enabled:
            yield f"It rests on what has changed: “{brief(line.text)}” :strategy {line.id}"


def _ways(sitting: Sitting) -> Ways:
    """What can be done, as things stand."""
    workspace = sitting.workspace
    pack, home = workspace.pack, workspace.pack.home
    ways: dict[str, tuple[str, Callable[[], object]]] = {}
    if CHANGED in workspace.drafts and home.changed:
        asked = brief(fill_page(pack, pack.questions[home.changed].text, workspace.view.known))
        ways["b"] = (f"begin anew with one page: “{asked}”", lambda: visit(sitting, home.changed))
    day = next_look(workspace)
    if day is not None:
        given = day.isoformat()
        words = f"look again on {in_words(day)}, as long from today as the last time"
        ways["l"] = (words, lambda: _look_again_on(sitting, given))
    if home.review:
        ways["a"] = ("look again on another day", lambda: visit(sitting, home.review))
    words = "this is how I do it, from today; with a reason or without"
    ways["v"] = (words, lambda: agree(sitting))
    return ways


def _look_again_on(sitting: Sitting, day: str) -> None:
    sitting.workspace.answer(sitting.workspace.pack.home.review, day)
    save(sitting)
