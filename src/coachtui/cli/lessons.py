"""`coachtui lessons`: what can be learnt here, and how far one is."""

from __future__ import annotations

import typer

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import look
from coachtui.cli.say import data, wrapped
from coachtui.interview.flow import mark, pages, steps, suggested
from coachtui.interview.minutes import minutes
from coachtui.pack.model import Lesson
from coachtui.workspace.workspace import Workspace

app = noun()


@app.command(cls=Command)
def lessons(context: typer.Context) -> None:
    """List the lessons, their ways through, and the pages that are done."""
    workspace = look(context)
    pack = workspace.pack
    if given(context).json:
        data([_row(workspace, lesson) for lesson in pack.lessons])
        return
    for lesson in pack.lessons:
        done, of = _far(workspace, lesson)
        wrapped(f"{lesson.title} ({lesson.id}): {done} of {of} pages")
        wrapped(lesson.about, 2)
        for route in lesson.routes:
            wrapped(
                f"- {route.title} ({route.id}): {_whole(workspace, lesson, route.id)} minutes", 2, 2
            )


def _row(workspace: Workspace, lesson: Lesson) -> dict[str, object]:
    pack = workspace.pack
    done, of = _far(workspace, lesson)
    return {
        "id": lesson.id,
        "title": lesson.title,
        "about": lesson.about,
        "pages": of,
        "done": done,
        "suggested": suggested(pack, lesson, workspace.view),
        "routes": [
            {"id": one.id, "title": one.title, "minutes": _whole(workspace, lesson, one.id)}
            for one in lesson.routes
        ],
    }


def _far(workspace: Workspace, lesson: Lesson) -> tuple[int, int]:
    """How many pages are settled, and how many are asked at all."""
    route = lesson.routes[0].id if lesson.routes else ""
    way = steps(workspace.pack, lesson, route, workspace.answers, workspace.view)
    marks = [mark(way, page) for page in pages(way)]
    asked = [one for one in marks if one != "aside"]
    return len(asked) - asked.count("open"), len(asked)


def _whole(workspace: Workspace, lesson: Lesson, route: str) -> int:
    """The minutes of a way through, at least one."""
    return max(round(minutes(workspace.pack, lesson, route)), 1)
