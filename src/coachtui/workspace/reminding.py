"""What the person means to come back to: when, whether it is due, and for their calendar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from msgspec import structs

from coachtui.clock import in_words, now, today, zone
from coachtui.interview import flow
from coachtui.interview.offers import every, offered
from coachtui.interview.pipes import fill_page
from coachtui.interview.rounds import Rounds, rounds
from coachtui.pack.reminder import Reminder

if TYPE_CHECKING:
    from coachtui.documents.appointment import Appointment
    from coachtui.documents.model import Document
    from coachtui.workspace.workspace import Workspace

LATER = "1m"
"""How long something is put off."""

CALENDAR, FILE = "Calendar file", "reminders.ics"
"""What it is called beside the pages, and as a file where nobody says otherwise."""

UPDATES = "Take it into your calendar: one that has it already updates the same entry."
"""What is said once a file is written: its entries keep what they are known by."""


LOOK, LOOK_MINUTES = "look-again", 5
"""The id of the reminder that every pack has which asks when to look again, and its length."""


def reminders(workspace: Workspace) -> Mapping[str, Reminder]:
    """All that can be come back to, by id: the pack's own, then looking again at all of it.

    A pack that reminds of that day itself, or has that id for something else, keeps its own.
    """
    pack = workspace.pack
    own, review = pack.reminders, pack.home.review
    if not review or LOOK in own or any(one.first == review for one in own.values()):
        return own
    look = Reminder(
        id=LOOK,
        title=pack.manner.word("to-look-again"),
        lesson=pack.questions[review].lesson,
        first=review,
        minutes=LOOK_MINUTES,
    )
    return {**own, LOOK: look}


def due(workspace: Workspace) -> tuple[Reminder, ...]:
    """What somebody meant to come back to about now, and hasn't begun."""
    begun = workspace.begun
    if not begun:
        return ()
    from coachtui.strategy import ticks  # the first screen is mostly there without it

    untouched = ticks.untouched(workspace.strategy, begun)
    return tuple(one for id_, one in workspace.pack.reminders.items() if id_ in untouched)


def rounds_of(workspace: Workspace, reminder: Reminder) -> Rounds | None:
    """When it comes round, seen from today; None while its first day isn't known."""
    return rounds(reminder, workspace.view.known, today())


def said(found: Rounds, minutes: int) -> str:
    """When it comes round, in words: ``from 22 February 2027, every 3 months, at 08:30``."""
    words = [in_words(found.first)]
    if found.span:
        words = [f"from {in_words(found.first)}", every(found.span)]
    if found.at is not None:
        words.append(f"at {found.at:%H:%M} for {minutes} minutes")
    return ", ".join(words)


def dated(workspace: Workspace) -> tuple[Reminder, ...]:
    """Those whose first day is known, so that they can stand in a calendar."""
    every_one = reminders(workspace).values()
    return tuple(one for one in every_one if rounds_of(workspace, one) is not None)


def wants(workspace: Workspace, reminder: Reminder) -> tuple[str, str]:
    """The question to answer before there is a day, and its text; empty where none is asked."""
    from coachtui.strategy.waits import first_open

    pack, seen = workspace.pack, workspace.view
    if seen.relevant.get(reminder.first) is False:
        return "", ""
    id_ = first_open(pack, seen, reminder.first)
    return id_, fill_page(pack, pack.questions[id_].text, seen.known)


def next_line(workspace: Workspace, reminder: Reminder) -> str:
    """The id of the first line that stands open in this round; empty: none does."""
    lines = workspace.strategy.lines
    open_ = (one.id for one in lines if one.do == reminder.id and one.enabled and not one.done)
    return next(open_, "")


def first_asked(workspace: Workspace, reminder: Reminder, route: str = "") -> str:
    """The question with which its lesson begins; empty: nothing is asked there.

    Args:
        workspace: The open workspace.
        reminder: What is come back to.
        route: The way that was taken; empty: the one that is suggested.
    """
    pack, seen = workspace.pack, workspace.view
    lesson = flow.lesson_of(pack, reminder.lesson)
    way = flow.steps(
        pack, lesson, route or flow.suggested(pack, lesson, seen), workspace.answers, seen
    )
    return next((step.question.id for step in way if step.asked), "")


def put_off(workspace: Workspace, reminder: Reminder) -> date:
    """Not now: its rounds begin some time from today. Undo brings the day back that was said.

    Returns:
        The new day.

    Raises:
        Invalid: the question of its day doesn't take that one.
        ReadOnly: the workspace can't be changed.
    """
    day = offered(LATER, today())
    workspace.answer(reminder.first, day.isoformat())
    return day


def uid(workspace: Workspace, reminder: Reminder) -> str:
    """What a calendar knows it by: of this workspace, of this reminder, and of nobody's name."""
    meta = workspace.meta
    mine = re.sub(r"[^a-zA-Z0-9]", "", meta.calendar) or re.sub(r"[^a-zA-Z0-9]", "", meta.id)
    return f"{reminder.id}-{mine}@coachtui"


def sheet(workspace: Workspace, reminder: Reminder) -> Document | None:
    """The page that goes with it, as it stands when its next round begins; None: none does.

    A calendar may be seen by others, at work above all: only a pack that says so has it there.
    """
    from coachtui.workspace.paper import page

    if not reminder.told:
        return None
    found = rounds_of(workspace, reminder)
    day = found.next if found is not None else None
    return page(workspace, reminder.document, day=day) if reminder.document else None


def names(workspace: Workspace, reminders: Iterable[Reminder]) -> tuple[str, ...]:
    """The people who are named in the pages that go with them."""
    from coachtui.documents.build import names_in

    papers = (sheet(workspace, one) for one in reminders)
    # Whose page it is stands on paper, and in no entry of a calendar.
    unsigned = [structs.replace(one, who="") for one in papers if one is not None]
    found = (names_in(one, workspace.answers, workspace.pack) for one in unsigned)
    return tuple(dict.fromkeys(name for some in found for name in some))


def appointment(workspace: Workspace, reminder: Reminder) -> Appointment | None:
    """It as an entry of a calendar; None while its first day isn't known."""
    from coachtui.documents.appointment import Appointment, words

    found = rounds_of(workspace, reminder)
    if found is None:
        return None
    paper, change = sheet(workspace, reminder), workspace.newest
    return Appointment(
        uid=uid(workspace, reminder),
        title=reminder.title,
        words=words(paper) if paper is not None else _where(reminder),
        rounds=found,
        minutes=reminder.minutes,
        made=now(),
        changed=min(now(), max(_moment(change.at if change else ""), _start(found.begun))),
        # Each change counts, and each day, since lines come and go with the days as well.
        number=today().toordinal() + (change.n if change else 0),
    )


def _where(reminder: Reminder) -> str:
    """Where it is told what there is to do; nothing of what anybody answered."""
    return f"coachtui page {reminder.document}" if reminder.document else ""


def calendar(workspace: Workspace, reminders: Iterable[Reminder]) -> str:
    """A calendar file of those whose first day is known."""
    from coachtui.documents.as_ics import render

    found = (appointment(workspace, one) for one in reminders)
    return render([one for one in found if one is not None], zone())


def _moment(stamp: str) -> datetime:
    """A moment of the log; one that can't be read was long ago."""
    try:
        found = datetime.fromisoformat(stamp)
    except ValueError:
        found = datetime.fromtimestamp(0, UTC)
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _start(day: date | None) -> datetime:
    return datetime.combine(day or date(1970, 1, 1), time(), UTC)
