"""`coachtui questions`: all that is asked, in asking order, and how each question stands."""

from __future__ import annotations

from collections.abc import Mapping

import typer

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import look
from coachtui.cli.say import data, out, wrapped
from coachtui.interview.answers import Value, rows_of
from coachtui.interview.flow import asks
from coachtui.interview.pipes import fill_page
from coachtui.pack.model import Pack
from coachtui.pack.question import Choice, Constraint, Question
from coachtui.workspace.workspace import Workspace

app = noun()

STANDS = {True: "", None: ", not asked yet", False: ", set aside"}
"""How relevance reads behind a state."""


@app.command(cls=Command)
def questions(context: typer.Context) -> None:
    """List the questions in the order in which they are asked."""
    workspace = look(context)
    asked = [_row(workspace, question) for question in workspace.pack.questions.values()]
    if given(context).json:
        data(asked)
        return
    titles = {lesson.id: lesson.title for lesson in workspace.pack.lessons}
    before = ""
    for question in workspace.pack.questions.values():
        if question.lesson != before:
            before = question.lesson
            wrapped(titles.get(before, before))
        id_ = question.id
        relevant = workspace.view.relevant.get(id_)
        out(f"  {id_} ({question.kind}): {state_of(workspace, id_)}{STANDS[relevant]}")
        text = fill_page(workspace.pack, question.text, workspace.view.known)
        wrapped(text, 6)


def state_of(workspace: Workspace, id_: str) -> str:
    """How an answer stands: its state, or that something was typed and isn't one yet."""
    entry = workspace.answers.get(id_)
    state = entry.state if entry else "open"
    return f"{state}, with a draft" if id_ in workspace.drafts else state


def plain(value: Value | None) -> object:
    """A value as data: rows without the numbers that the program keeps for itself."""
    if isinstance(value, Mapping):
        return dict(value)
    if rows_of(value):
        return [{key: cell for key, cell in row.items() if key != "row"} for row in rows_of(value)]
    return list(value) if isinstance(value, tuple) else value


def _row(workspace: Workspace, question: Question) -> dict[str, object]:
    pack, known = workspace.pack, workspace.view.known
    entry = workspace.answers.get(question.id)
    return {
        "id": question.id,
        "lesson": question.lesson,
        "lessons": [one.id for one in pack.lessons if asks(one, question.id)],
        "page": question.page,
        "kind": question.kind,
        "text": fill_page(pack, question.text, known),
        "relevant": workspace.view.relevant.get(question.id),
        "state": entry.state if entry else "open",
        "value": plain(entry.value) if entry else None,
        "draft": workspace.drafts.get(question.id),
        **_holds(pack, question, known),
        "fields": [
            {
                "id": field.id,
                "kind": field.kind,
                "text": fill_page(pack, field.text, known),
                **_holds(pack, field, known),
            }
            for field in question.fields
        ],
        "routes": list(question.routes),
    }


def _holds(pack: Pack, question: Question, known: Mapping[str, Value]) -> dict[str, object]:
    """What a question or field may hold."""
    patterns = [one.pattern for one in question.hard if one.pattern]
    return {
        "choices": [_choice(pack, question, one, known) for one in question.choices],
        "min": 1 if question.kind == "scale" else question.min,
        "max": question.max,
        "ends": list(question.ends) if question.ends else None,
        "pattern": patterns[0] if patterns else None,
        "hard": [_constraint(one) for one in question.hard],
    }


def _choice(
    pack: Pack, question: Question, choice: Choice, known: Mapping[str, Value]
) -> dict[str, object]:
    row: dict[str, object] = {"id": choice.id, "label": fill_page(pack, choice.label, known)}
    if choice.id in question.alone:
        row["alone"] = True
    return row


def _constraint(constraint: Constraint) -> dict[str, object]:
    row: dict[str, object] = {"say": constraint.say, "sometimes": bool(constraint.when)}
    for bound in ("shorter", "longer", "fewer", "more"):
        if getattr(constraint, bound) is not None:
            row[bound] = getattr(constraint, bound)
    return {**row, "pattern": constraint.pattern} if constraint.pattern else row
