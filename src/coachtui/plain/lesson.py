"""The lesson, line by line: one question after another, with back, hints and states by words."""

from __future__ import annotations

from coachtui.interview import flow
from coachtui.interview.minutes import minutes
from coachtui.interview.pipes import fill_page, labelled
from coachtui.interview.values import Invalid
from coachtui.pack.model import Question
from coachtui.plain import pages
from coachtui.plain.cards import judge
from coachtui.plain.reading import read
from coachtui.plain.rows import ask_rows
from coachtui.plain.sitting import STATES, Sitting
from coachtui.plain.words import is_word, known_word, obey
from coachtui.strategy.compare import echo


def walk(sitting: Sitting, question: str = "") -> None:
    """Ask from a question on (else where one left off) until the route ends.

    Raises:
        Leave: the person asked for another place.
        Ended: the input is closed.
    """
    step = sitting.step(question) or flow.resume(sitting.way, sitting.place)
    shown_page = ""
    while step is not None:
        if step.page.id != shown_page:
            _turn(sitting, step)
            shown_page = step.page.id
        sitting.remember(step.question.id)
        goal = _one(sitting, step.question)
        step = sitting.step(goal) if goal else None
    _end(sitting)


def _turn(sitting: Sitting, step: flow.Step) -> None:
    """Say where one is, and the page."""
    talk, workspace = sitting.talk, sitting.workspace
    order = [page.id for page in flow.pages(sitting.way)]
    title = fill_page(workspace.pack, step.page.title, workspace.view.known)
    talk.say()
    talk.say(f"Page {order.index(step.page.id) + 1} of {len(order)}: {title}")
    talk.say()
    if step.page.id not in sitting.read:
        sitting.read.add(step.page.id)
        for line in pages.prose(workspace, step.page):
            talk.say(line)


def _one(sitting: Sitting, question: Question) -> str:
    """Put one question until it is answered or left; give the id of the question to go on with."""
    talk, workspace = sitting.talk, sitting.workspace
    for line in pages.question_lines(workspace, question):
        talk.say(line)
    _standing(sitting, question)
    sitting.hint = 0
    while True:
        if question.kind == "repeat":
            typed = ask_rows(sitting, question)
        elif question.kind == "rehearsal":
            typed = judge(sitting, question)
        else:
            typed = talk.ask()
        if is_word(typed):
            goal = obey(sitting, question, typed)
            if goal is not None:
                return goal
            continue
        lines, word = _lines(sitting, question, typed)
        kept = not typed or _keep(sitting, question, read(question, "\n".join(lines)))
        if word:
            goal = obey(sitting, question, word)
            if goal is not None:
                return goal
        if word or not kept:
            continue
        return sitting.next(question.id)


def _standing(sitting: Sitting, question: Question) -> None:
    """Say what was answered before, or what was typed and isn't complete yet."""
    workspace, talk = sitting.workspace, sitting.talk
    entry = workspace.answers.get(question.id)
    if question.id in workspace.drafts:
        talk.say(f"Begun, not complete yet: {workspace.drafts[question.id]}")
    elif entry and entry.value is not None:
        said = labelled(workspace.pack, question, entry.value)
        state = "" if entry.state == "answered" else f" ({STATES[entry.state]})"
        talk.say(f"So far{state}: {said}")
        talk.say("Enter keeps it.")
    elif entry and entry.state != "open":
        talk.say(f"Left as: {STATES[entry.state]}.")


def _lines(sitting: Sitting, question: Question, first: str) -> tuple[list[str], str]:
    """All lines of an answer, and the word of command that ended it, or "".

    Words of several lines are read on until an empty line.
    """
    lines = [_without_escape(first)]
    most = {"prose": None, "lines": question.max}.get(question.kind, 1)
    while first and (most is None or len(lines) < most) and (line := sitting.talk.ask("| ")):
        if is_word(line) and known_word(line):
            return lines, line
        lines.append(_without_escape(line))
    return lines, ""


def _without_escape(line: str) -> str:
    return line[1:] if line.startswith("::") else line


def _keep(sitting: Sitting, question: Question, raw: object) -> bool:
    """Keep an answer and say what it made; False where it can't be kept."""
    workspace, talk = sitting.workspace, sitting.talk
    before = workspace.strategy
    try:
        workspace.answer(question.id, raw)
    except Invalid as invalid:
        picks = question.kind in ("choice", "choices")
        for problem in ["One of the numbers above, please."] if picks else invalid.problems:
            talk.say(problem)
        talk.say("What you typed is kept as a draft. Answer again, or :skip to go on.")
        sitting.save()
        return False
    sitting.save()
    for remark in workspace.remarks(question.id).soft:
        talk.say(remark)
    line = echo(before, workspace.strategy, question.id)
    if line is not None:
        talk.say(f"That gives: {line.text}")
    elif question.echo:
        talk.say(fill_page(workspace.pack, question.echo, workspace.view.known))
    if question.stop:
        talk.say("Stopping here is fine: :quit keeps everything.")
    return True


def _end(sitting: Sitting) -> None:
    """The end of a route: what there is now, and what can be done with it."""
    talk = sitting.talk
    waiting = [step for step in sitting.way if step.asked and not step.settled]
    talk.say()
    if waiting:
        left = minutes(sitting.workspace.pack, sitting.lesson, sitting.route)
        talk.say(
            f"That is the end of this way. {len(waiting)} left open, of about"
            f" {round(left)} minutes in all: :map shows which."
        )
    else:
        talk.say("That is the whole way, and everything is kept.")
    talk.say(
        ":strategy reads your usual answers, :export writes a page, :quit is enough for today."
    )
