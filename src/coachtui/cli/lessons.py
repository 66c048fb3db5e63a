"""`coachtui lessons`: what can be learnt, how far one is, and forgetting one begun by mistake."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated, NoReturn

import typer

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import change, look
from coachtui.cli.say import PROBLEM, data, fail, out, unknown, wrapped
from coachtui.decide.good import NONE, newest
from coachtui.decide.good import said as began
from coachtui.files.errors import SaveError
from coachtui.interview.flow import mark, pages, steps, suggested
from coachtui.interview.minutes import minutes
from coachtui.interview.thread import Far, length, next_of, said
from coachtui.pack.page import Lesson
from coachtui.text import cut, many
from coachtui.workspace.forgetting import Forgetting, forgetting, told
from coachtui.workspace.home import Spot
from coachtui.workspace.naming import name_of, redone, undone
from coachtui.workspace.remedy import typed
from coachtui.workspace.whereabouts import lessons_of
from coachtui.workspace.workspace import Workspace

app = noun(invoke_without_command=True)

LessonId = Annotated[str, typer.Argument(metavar="LESSON", help="A lesson's id.")]

SHOWN = 400
"""Characters of how a link began, or of a line."""


@app.callback()
def lessons(context: typer.Context) -> None:
    """List the lessons in the recommended order, how far you are, and their ways through."""
    if context.invoked_subcommand is not None:
        return
    workspace = look(context)
    spot = _spot(context, workspace)
    found = lessons_of(workspace, spot)
    if given(context).json:
        data([_row(workspace, one, spot) for one in found])
        return
    for one in found:
        lesson = one.lesson
        wrapped(f"{lesson.title} ({lesson.id}): {said(one, spot.at(lesson.id).question)}")
        for words in filter(None, (lesson.about, lesson.here)):
            wrapped(words, 2)
        for route in lesson.routes:
            whole = _whole(workspace, lesson, route.id)
            wrapped(f"- {route.title} ({route.id}): {many(whole, 'minute')}", 2, 2)
    _tell_rest(workspace, found)


@app.command(cls=Command)
def forget(
    context: typer.Context,
    lesson: LessonId,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be cleared.")
    ] = False,
) -> None:
    """Clear the answers of a lesson begun by mistake; `lessons undo` brings all of them back."""
    if dry_run:
        workspace = look(context)
        _tell(context, workspace, _forgetting(workspace, lesson), done=False)
        return
    with change(context) as workspace:
        found = _forgetting(workspace, lesson)
        if found:
            workspace.forget(lesson)
            workspace.flush()
            _leave(context, workspace, lesson)
    _tell(context, workspace, found, done=bool(found))


@app.command(cls=Command)
def undo(context: typer.Context) -> None:
    """Bring back the lesson that was forgotten last, where nothing was changed since."""
    with change(context) as workspace:
        last = workspace.undoable
        if last is None or not last.batch:
            _refuse("Nothing was brought back", workspace, "answers load")
        workspace.undo()
        words = undone(workspace, last)
    _report(context, words)


@app.command(cls=Command)
def redo(context: typer.Context) -> None:
    """Forget once more what `lessons undo` brought back, where nothing was changed since."""
    with change(context) as workspace:
        last = workspace.redoable
        if last is None or not last.batch:
            _refuse("Nothing was forgotten", workspace, "lessons forget LESSON")
        workspace.redo()
        words = redone(workspace, last)
    _report(context, words)


def _row(workspace: Workspace, one: Far, spot: Spot) -> dict[str, object]:
    pack, lesson = workspace.pack, one.lesson
    done, of = _far(workspace, lesson)
    return {
        "id": lesson.id,
        "title": lesson.title,
        "about": lesson.about,
        "here": lesson.here,
        "begun": one.begun,
        "finished": one.done,
        "says": said(one, spot.at(lesson.id).question),
        "pages": of,
        "done": done,
        "suggested": suggested(pack, lesson, workspace.view),
        "routes": [
            {"id": route.id, "title": route.title, "minutes": _whole(workspace, lesson, route.id)}
            for route in lesson.routes
        ],
    }


def _tell_rest(workspace: Workspace, found: tuple[Far, ...]) -> None:
    """The lesson that comes next, and what did some good."""
    after = next_of(found)
    if len(found) > 1 and after is not None:
        next_ = "Go on with" if after.begun else "Next"
        out("")
        wrapped(f"{next_}: {after.lesson.title}, {length(after)}. Any order works.")
    if workspace.pack.verdicts:
        link = next(iter(newest(workspace.decisions.all())), None)
        out("")
        wrapped(f"What did some good: {cut(began(link), SHOWN) if link else NONE}")


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


def _forgetting(workspace: Workspace, lesson: str) -> Forgetting:
    known = [one.id for one in workspace.pack.lessons]
    if lesson not in known:
        unknown("lesson", lesson, known)
    return forgetting(workspace, lesson)


def _tell(context: typer.Context, workspace: Workspace, found: Forgetting, *, done: bool) -> None:
    gone = [cut(line.text, SHOWN) for line in found.lines.gone]
    changed = [cut(one.after.text, SHOWN) for one in found.lines.changed]
    if given(context).json:
        data(
            {
                "forgotten": done,
                "answers": found.answers,
                "drafts": found.drafts,
                "kept": found.kept,
                "kept_for": list(found.stays),
                "gone": [line.id for line in found.lines.gone],
                "changed": [one.after.id for one in found.lines.changed],
            }
        )
        return
    if done:
        undo = typed(workspace, "lessons undo")
        out(f"“{found.title}” is forgotten; `{undo}` brings it back.")
    else:
        wrapped(" ".join(told(found)))
    for words in gone:
        wrapped(f"goes: {words}", 2, 6)
    for words in changed:
        wrapped(f"changes: {words}", 2, 9)


def _leave(context: typer.Context, workspace: Workspace, lesson: str) -> None:
    """No longer go on where the forgotten lesson was left; only a comfort."""
    home, spot = given(context).home, _spot(context, workspace)
    with suppress(SaveError, OSError):
        if spot.at(lesson).question:
            places = home.state.places
            home.remember(places={**places, workspace.meta.id: spot.without(lesson)})


def _spot(context: typer.Context, workspace: Workspace) -> Spot:
    return given(context).home.state.places.get(workspace.meta.id, Spot())


def _refuse(what: str, workspace: Workspace, instead: str) -> NoReturn:
    last = workspace.undoable
    why = f"the last change is {name_of(workspace, last)}" if last else "nothing was ever changed"
    fail(what, why, f"`{typed(workspace, instead)}` may help.", code=PROBLEM)


def _report(context: typer.Context, words: str) -> None:
    if given(context).json:
        data({"says": words})
    else:
        out(words)
