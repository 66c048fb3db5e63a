"""`coachtui answer`: answer one question, or say how it stands."""

from __future__ import annotations

import re
from typing import Annotated, NoReturn

import typer
from msgspec.structs import asdict

from coachtui.cli.given import Command, Untyped, given, noun
from coachtui.cli.opening import change
from coachtui.cli.questions import plain
from coachtui.cli.say import PROBLEM, WRONG, data, fail, unknown, wrapped
from coachtui.cli.words import from_stdin, raw_value
from coachtui.interview.answers import State
from coachtui.interview.pipes import fill_page
from coachtui.interview.relevance import View
from coachtui.interview.values import Invalid
from coachtui.pack.model import Pack
from coachtui.pack.question import Question
from coachtui.strategy.compare import echo
from coachtui.strategy.model import Line, Strategy
from coachtui.text import cut
from coachtui.workspace.workspace import Workspace

app = noun()


class _WithNumbers(Command):
    """A command whose words may be numbers below nought, which look like options."""

    def parse_args(self, ctx: Untyped, args: list[str]) -> list[str]:
        """Move such numbers behind a ``--``."""
        below = [word for word in args if re.fullmatch(r"-\d+", word)]
        if below and "--" not in args:
            args = [*(word for word in args if word not in below), "--", *below]
        return super().parse_args(ctx, args)


@app.command(cls=_WithNumbers)
def answer(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="The question.")],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="VALUE...", help="The answer; - reads standard input."),
    ] = None,
    *,
    unsure: Annotated[bool, typer.Option("--unsure", help="Not sure yet.")] = False,
    skip: Annotated[bool, typer.Option("--skip", help="Leave it out.")] = False,
    coach: Annotated[bool, typer.Option("--coach", help="To talk over.")] = False,
    clear: Annotated[bool, typer.Option("--clear", help="Take the answer back.")] = False,
) -> None:
    """Answer a question.

    Choices take their ids, lines one VALUE each, a row of a repeat one VALUE such as
    '{ name = "Ana", known = "words" }', a rehearsal pairs such as thabo=accept.
    """
    states: dict[State, bool] = {"unsure": unsure, "skipped": skip, "coach": coach}
    marks = [state for state, wanted in states.items() if wanted]
    given_words = from_stdin() if words == ["-"] else words
    if len(marks) + clear > 1 or (given_words and (skip or clear)):
        fail("These don't go together", instead="Say one thing at a time.", safe="", code=WRONG)
    with change(context) as workspace:
        question = _question(workspace.pack, id_)
        if given_words is None and not marks and not clear:
            _missing(question)
        before = workspace.strategy
        partial = ""
        if clear:
            workspace.clear(id_)
        if given_words is not None:
            partial = _answered(workspace, question, given_words)
        if marks:
            workspace.mark(id_, marks[0])
        workspace.flush()
        _report(context, workspace, question, before, partial)


def _question(pack: Pack, id_: str) -> Question:
    if id_ not in pack.questions:
        unknown("question", id_, pack.questions)
    return pack.questions[id_]


def _answered(workspace: Workspace, question: Question, words: list[str]) -> str:
    """Keep the answer; a rehearsal that isn't complete is kept as a draft, which is returned."""
    id_ = question.id
    raw = raw_value(workspace, question, words)
    if isinstance(raw, dict) and (left := [one for one in question.fields if one.id not in raw]):
        wrong = [
            f"{card}={verdict}"
            for card, verdict in raw.items()
            if not _fits(question, card, verdict)
        ]
        workspace.draft(id_, raw)
        if wrong:
            ids = ", ".join(choice.id for choice in question.fields[0].choices)
            _not_kept(workspace, id_, f"{', '.join(wrong)}: the answers are {ids}")
        return f"Kept so far. Still to judge: {', '.join(one.id for one in left)}."
    try:
        workspace.answer(id_, raw)
    except Invalid as invalid:
        _not_kept(workspace, id_, " ".join(invalid.problems))
    return ""


def _fits(question: Question, card: str, verdict: object) -> bool:
    field = next(one for one in question.fields if one.id == card)
    return any(choice.id == verdict for choice in field.choices)


def _not_kept(workspace: Workspace, id_: str, why: str) -> NoReturn:
    workspace.flush()
    instead = "What you typed is kept as a draft; answer again to replace it."
    if id_ in workspace.answers:
        instead += " The answer you gave before stands."
    fail(f"This is no answer to `{id_}` yet", why, instead, "", code=PROBLEM)


def _missing(question: Question) -> NoReturn:
    ids = [choice.id for choice in question.choices]
    span = f"from {1 if question.kind == 'scale' else question.min} to {question.max}"
    shape = {
        "scale": f"a number {span}",
        "number": f"a number {span}",
        "yes-no": "yes or no",
        "date": "a date such as 2026-11-22",
        "repeat": "rows such as "
        + "'{ "
        + ", ".join(f'{field.id} = "..."' for field in question.fields)
        + " }'",
        "rehearsal": " ".join(f"{card}=..." for card in question.cards),
    }.get(question.kind, f"of {', '.join(ids)}" if ids else "words")
    instead = f"Give {shape}; or --unsure, --skip, --coach, --clear."
    fail(f"An answer to `{question.id}` is missing", "", instead, "", code=WRONG)


def _report(
    context: typer.Context,
    workspace: Workspace,
    question: Question,
    before: Strategy,
    partial: str,
) -> None:
    entry = workspace.answers.get(question.id)
    seen, relevant = workspace.view, workspace.view.relevant.get(question.id)
    line = echo(before, workspace.strategy, question.id) if question.id in seen.known else None
    remarks = workspace.remarks(question.id).soft
    standing = entry.value if entry and entry.state == "answered" else None
    guided = workspace.guided(question.id, standing)
    if given(context).json:
        data(
            {
                **_stands(workspace, question.id),
                "echo": {"id": line.id, "text": line.text} if line else None,
                "remarks": list(remarks),
                "guided": [asdict(one) for one in guided],
            }
        )
        return
    wrapped(partial or f"{question.id}: {entry.state if entry else 'open'}.")
    if relevant is not True and entry:
        how = "set aside by other answers" if relevant is False else "not asked yet"
        wrapped(f"This question is {how}: what you gave is kept, and counts once it is asked.")
    said = _echoed(workspace.pack, question, line, seen)
    if said and entry and entry.state == "answered":
        wrapped(said)
    for remark in remarks:
        wrapped(f"Worth a thought: {remark}")
    for one in guided:
        wrapped(f"Worth a thought: {one.words}")
        if one.sentence:
            wrapped(f"“{one.sentence}”", 4)
        wrapped(f"Guideline: {one.guideline}", 4)


def _stands(workspace: Workspace, id_: str) -> dict[str, object]:
    """How a question stands, as other programs read it."""
    entry = workspace.answers.get(id_)
    return {
        "id": id_,
        "value": plain(entry.value) if entry else None,
        "state": entry.state if entry else "open",
        "relevant": workspace.view.relevant.get(id_),
        "draft": workspace.drafts.get(id_),
    }


def _echoed(pack: Pack, question: Question, line: Line | None, seen: View) -> str:
    if question.id not in seen.known:
        return ""
    if question.echo:
        return fill_page(pack, question.echo, seen.known)
    return f"That gives: {cut(line.text, 400)}" if line else ""
