"""The linear mode: the same interview, strategy, review and export, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coachtui.clock import in_words
from coachtui.files.errors import Trouble
from coachtui.interview import flow
from coachtui.interview.minutes import minutes
from coachtui.interview.pipes import spoken
from coachtui.pack.model import Route
from coachtui.plain.lesson import walk
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import Ended, Talk, on_terminal
from coachtui.plain.words import Leave
from coachtui.workspace.home import Home, Spot
from coachtui.workspace.open import Workspace, open_workspace


def run(home: Home, label: str | None = None, *, talk: Talk | None = None) -> int:
    """Hold a sitting until the person stops or the input ends; give the exit code.

    Raises:
        NoWorkspace, PackError: as `open_workspace`.
    """
    talk = talk or on_terminal()
    workspace = open_workspace(home, label, holder="app")
    try:
        for notice in workspace.notices:
            talk.say(notice)
        if workspace.read_only:
            talk.say(workspace.read_only)
            talk.say("The commands can read: coachtui checklist, coachtui answers.")
            return 1
        sitting = _greet(talk, home, workspace)
        walk(sitting)
    except (Leave, Ended):
        talk.say("Everything is kept. coachtui --plain goes on from here.")
    finally:
        _close(talk, workspace)
    return 0


def _close(talk: Talk, workspace: Workspace) -> None:
    try:
        workspace.close()
    except Trouble as trouble:
        talk.say(str(trouble))


def _greet(talk: Talk, home: Home, workspace: Workspace) -> Sitting:
    """Say where one is, and choose the way where there is more than one."""
    pack = workspace.pack
    spot = home.state.places.get(workspace.meta.id, Spot())
    lessons = {lesson.id: lesson for lesson in pack.lessons}
    lesson = lessons.get(spot.lesson, pack.lessons[0])
    sitting = Sitting(
        talk=talk, home=home, workspace=workspace, lesson=lesson, route="", place=spot.question
    )
    if workspace.answers:
        _welcome_back(sitting)
    else:
        for line in pack.home.welcome:
            talk.say(line)
    talk.say("Type an answer and press Enter. :help lists the words that work anywhere.")
    routes = {route.id: route for route in lesson.routes}
    sitting.route = spot.route if spot.route in routes else _route(sitting, list(routes.values()))
    return sitting


def _welcome_back(sitting: Sitting) -> None:
    talk, workspace = sitting.talk, sitting.workspace
    pack, known = workspace.pack, workspace.view.known
    begun = min(entry.at for entry in workspace.answers.values())[:10]
    talk.say(f"Welcome back. You began on {_day(begun)}.")
    for said, id_ in (
        ("You came because", pack.home.began),
        ("You wrote", pack.home.still),
        ("You meant to look again on", pack.home.review),
    ):
        if id_ in known:
            talk.say(f"{said}: {spoken(pack, pack.questions[id_], known[id_])}")


def _day(iso: str) -> str:
    return in_words(date.fromisoformat(iso)) if iso else "another day"


def _route(sitting: Sitting, routes: Sequence[Route]) -> str:
    """Let the person choose a way; Enter takes the suggested one."""
    talk, workspace = sitting.talk, sitting.workspace
    if len(routes) < 2:
        return routes[0].id if routes else ""
    best = flow.suggested(workspace.pack, sitting.lesson, workspace.view)
    for number, route in enumerate(routes, 1):
        length = round(minutes(workspace.pack, sitting.lesson, route.id))
        talk.say(f"  {number}  {route.title}, about {length} minutes")
    title = next(route.title for route in routes if route.id == best)
    picked = talk.number(f"Which way (Enter: {title})> ", len(routes))
    return routes[picked - 1].id if picked else best
