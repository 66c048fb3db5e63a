"""The lesson, line by line: one question after another, and visits to single ones."""

from __future__ import annotations

from coachtui.documents.by_lesson import origins
from coachtui.documents.parts import parts
from coachtui.interview import flow
from coachtui.interview.figures import most
from coachtui.interview.pipes import fill_page, labelled
from coachtui.pack.page import Page
from coachtui.pack.question import Question
from coachtui.plain import between, pages, ways
from coachtui.plain.answering import keep
from coachtui.plain.cards import judge
from coachtui.plain.hearing import heard
from coachtui.plain.rows import ask_rows
from coachtui.plain.sitting import STATES, Goal, Leave, Sitting, left_said
from coachtui.plain.talk import Word, brief, is_word
from coachtui.plain.typed import ask_words, standing
from coachtui.workspace.errors import ReadOnly

FEW = 3
"""Lines of something else, after more of which what is asked is said again: it is out of sight."""

AT_END = ":strategy reads your usual answers, :export writes a page. Enter: enough for today."
"""What can be done at the end of the way."""


def walk(sitting: Sitting, start: str = "") -> None:
    """Ask from a question on, else where one left off, and go wherever one wants.

    Raises:
        Leave: the person wants to stop.
        Ended: the input is closed.
    """
    step = sitting.step(start) if start else flow.resume(sitting.way, sitting.place)
    goal = Goal(start or (step.question.id if step else ""))
    while True:
        sitting.visiting = goal.once
        question = sitting.workspace.pack.questions.get(goal.question)
        if not goal.once:
            sitting.place = goal.question
            if question is not None and sitting.step(question.id) is None:
                sitting.enter(question.lesson)
        goal = put(sitting, question) if question else _end(sitting)


def put(sitting: Sitting, question: Question) -> Goal:
    """Put one question until it is answered or left; give where to go on.

    Raises:
        Leave: the person wants to stop.
        Ended: the input is closed.
    """
    workspace = sitting.workspace
    _turn(sitting, question)
    if not sitting.visiting:
        sitting.remember()
    _ask(sitting, question)
    sitting.hint = 0
    suggested = flow.suggested(workspace.pack, sitting.lesson, workspace.view)
    while True:
        try:
            if _answered(sitting, question):
                if question.id == workspace.pack.home.began and not sitting.visiting:
                    ways.offer(sitting, suggested)
                return sitting.onward(question.id)
        except Word as word:
            before = sitting.talk.lines
            goal = heard(sitting, question, word.typed)
            if goal is not None:
                return goal
            if sitting.talk.lines - before > FEW:
                sitting.talk.say()
                _ask(sitting, question)
        except ReadOnly as reason:
            sitting.talk.say(f"Nothing was changed: {reason}")


def _ask(sitting: Sitting, question: Question) -> None:
    """Say what is asked, and what stands there so far."""
    space = sitting.workspace
    fit = most(space.pack, space.view.known, question)
    for line in pages.question_lines(sitting.put(question), fit):
        sitting.talk.say(*line)
    _standing(sitting, question)


def _answered(sitting: Sitting, question: Question) -> bool:
    """Read an answer and keep it; whether the question is done with.

    Enter alone goes on: what was begun is tried, and stays begun where it is no answer yet.
    """
    put = sitting.put(question)
    match question.kind:
        case "repeat":
            raw, entered = ask_rows(sitting, put), True
        case "rehearsal":
            raw, entered = judge(sitting, put), True
        case _:
            begun = sitting.workspace.drafts.get(question.id)
            raw = ask_words(sitting, question)
            entered = raw is begun
    if raw is None:
        _say_open(sitting, question)
        return True
    if keep(sitting, question, raw):
        return True
    return entered and not sitting.visiting


def _say_open(sitting: Sitting, question: Question) -> None:
    """Say that a question stays open, where nothing was ever answered to it."""
    entry = sitting.workspace.answers.get(question.id)
    if entry is None or (entry.value is None and entry.state == "open"):
        sitting.talk.say("Left open. :back comes back to it, now or later.")


def _turn(sitting: Sitting, question: Question) -> None:
    """Say where one is, and the page the first time that one comes to it."""
    talk, workspace = sitting.talk, sitting.workspace
    step = sitting.step(question.id)
    page = step.page if step else pages.page_of(workspace.pack, question)
    talk.say()
    if page is None or (page.id == sitting.page and not sitting.visiting):
        return
    sitting.page = "" if sitting.visiting else page.id
    title = fill_page(workspace.pack, page.title, workspace.view.known)
    if sitting.visiting:
        talk.say(f"One answer, then back to where you were. From the page: {title}")
        return
    talk.say(f"{_where(sitting, page)}: {title}")
    talk.say()
    if page.id not in sitting.read:
        sitting.read.add(page.id)
        for line in pages.prose(workspace, page):
            talk.say(*line)


def _where(sitting: Sitting, page: Page) -> str:
    way = sitting.way
    on_way = any(step.page.id == page.id for step in way)
    said = flow.where(way, page) if on_way else "a page of the whole way"
    return said[:1].upper() + said[1:]


def _standing(sitting: Sitting, question: Question) -> None:
    """Say what was answered before, or what was typed and isn't complete yet."""
    workspace, talk = sitting.workspace, sitting.talk
    entry = workspace.answers.get(question.id)
    listed = question.kind in ("repeat", "rehearsal")
    if question.id in workspace.drafts:
        if not listed:
            talk.say(f"Begun, not complete yet: {brief(standing(sitting, question))}")
        return
    if entry is None:
        return
    elsewhere = sitting.elsewhere(question.id)
    if elsewhere is not None:
        talk.say(
            f"You said this in “{elsewhere.title}”. Before it changes, you hear what else does."
        )
    if entry.value is None or listed:
        if entry.state not in ("open", "answered"):
            talk.say(f"Left as: {STATES[entry.state]}.")
        return
    said = brief(labelled(workspace.pack, sitting.put(question), entry.value))
    if entry.state == "answered":
        talk.say(f"So far: {said}")
        talk.say("Enter keeps it.")
    elif entry.state == "open":
        talk.say(f"Before, you said: {said}")
        talk.say(":before makes it your answer again; Enter leaves it open.")
    else:
        talk.say(f"So far ({STATES[entry.state]}): {said}")
        talk.say("Enter leaves it so; :before makes it your answer.")


def _end(sitting: Sitting) -> Goal:
    """The end of a way: what came of it, and what can be done with it.

    Raises:
        Leave: that is enough for today.
    """
    talk, workspace = sitting.talk, sitting.workspace
    sitting.page = ""
    talk.say()
    several = len(workspace.pack.lessons) > 1
    talk.say(f"You have been through {f'“{sitting.lesson.title}”' if several else 'it'}.")
    lessons = origins(workspace.pack)
    for part in parts(workspace.pack, workspace.strategy):
        count = sum(line.enabled for line in part.lines)
        if count and lessons[part.id] == sitting.lesson.id:
            talk.say(f"{part.title}: {'one line' if count == 1 else f'{count} lines'}", "  ")
    if left := left_said(flow.left(sitting.way)):
        talk.say(f"Left for another day: {left}. :map shows where.")
    for words in between.onward(sitting):
        talk.say(words)
    talk.say(AT_END)
    while typed := talk.ask():
        if not is_word(typed):
            talk.say("A word such as :strategy, please, or Enter to leave.")
            continue
        before = talk.lines
        goal = heard(sitting, None, typed)
        if goal is not None:
            return goal
        if talk.lines - before > FEW:
            talk.say()
            talk.say(AT_END)
    raise Leave
