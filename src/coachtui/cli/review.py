"""`coachtui review`: every answer, what rests on it, and what is worth another look."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import typer
from msgspec import structs

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import look
from coachtui.cli.questions import STANDS
from coachtui.cli.say import data, out, wrapped
from coachtui.cli.tensions import as_data, open_
from coachtui.cli.tensions import tell as tell_tension
from coachtui.clock import kept_in_words
from coachtui.decide.coverage import dead
from coachtui.decide.curious import misfit, settles, unfit, unsettled
from coachtui.decide.good import by_question, said
from coachtui.decide.misfits import Misfit
from coachtui.decide.model import Decision
from coachtui.decide.walk import walk
from coachtui.strategy.own import Sketch
from coachtui.strategy.review import Reviewed
from coachtui.strategy.review import review as reviewed
from coachtui.text import cut, join_words
from coachtui.workspace.remedy import typed
from coachtui.workspace.workspace import Workspace

app = noun()

SHOWN = 400
"""Characters of an answer, or of a rule."""


@app.command(cls=Command)
def review(context: typer.Context) -> None:
    """Read every answer again, and ask what pulls apart, doesn't fit, or isn't settled."""
    workspace = look(context)
    pack, strategy, past = workspace.pack, workspace.strategy, workspace.decisions.all()
    answers = reviewed(pack, workspace.answers, workspace.view, strategy, {})
    unfitting = unfit(pack, strategy, workspace.edits, past)
    open_rules = unsettled(pack, strategy, past)
    if given(context).json:
        data(
            {
                "answers": [structs.asdict(one) for one in answers],
                "tensions": [as_data(workspace, one) for one in open_(workspace)],
                "misfits": [_misfit(workspace, one) for one in unfitting],
                "unsettled": [_unsettled(workspace, one) for one in open_rules],
                "unreached": list(_unreached(workspace)),
            }
        )
        return
    _tell_answers(workspace, answers, past)
    for title, found in (
        ("Usual answers that don't fit", [misfit(pack, strategy, one) for one in unfitting]),
        ("Not settled yet", [settles(pack, one) for one in open_rules]),
        ("Never come to bear", [one["says"] for one in _unreached(workspace)]),
    ):
        if found:
            out(f"\n{title}")
        for words in found:
            wrapped(str(words), 2, 2)
    if open_(workspace):
        out("\nAnswers that pull apart")
    for one in open_(workspace):
        tell_tension(workspace, one)


def _tell_answers(
    workspace: Workspace, answers: tuple[Reviewed, ...], past: tuple[Decision, ...]
) -> None:
    links = by_question(past, workspace.strategy)
    given_ = [one for one in answers if one.state != "open" or one.answer]
    for page, group in groupby(given_, key=lambda one: one.page):
        wrapped(page or "No longer asked")
        for one in group:
            wrapped(f"{one.id}: {one.text}", 2, 4)
            wrapped(cut(one.answer, SHOWN), 4)
            many = len(one.lines)
            rest = "one of your lines rests" if many == 1 else f"{many} of your lines rest"
            rests = f"; {rest} on it" if one.lines else ""
            wrapped(f"{kept_in_words(one.at)}, {one.state}{STANDS[one.asked]}{rests}", 4)
            for remark in one.remarks:
                wrapped(f"Worth a thought: {remark}", 4)
            for link in links.get(one.id, ())[:1]:
                wrapped(f"It did some good: {cut(said(link), SHOWN)}", 4)
    if not given_:
        out(f"Nothing is answered yet. `{typed(workspace, 'questions')}` lists what is asked.")


def _misfit(workspace: Workspace, one: Misfit) -> dict[str, object]:
    return {
        "id": one.id,
        "rule": one.rule,
        "direction": one.direction,
        "verdict": one.verdict,
        "chosen": one.chosen,
        "says": misfit(workspace.pack, workspace.strategy, one),
        "decisions": [decision.id for decision in one.decisions],
    }


def _unsettled(workspace: Workspace, one: Sketch) -> dict[str, object]:
    picked = {fact: list(choices) for fact, choices in one.picked.items()}
    return {"direction": one.direction, "if": picked, "says": settles(workspace.pack, one)}


def _unreached(workspace: Workspace) -> Iterator[dict[str, object]]:
    """Rules that no case reaches, each with those above it that take all of theirs."""
    reads = {line.id: cut(line.text, SHOWN) for line in workspace.strategy.lines}
    for direction in workspace.pack.verdicts:
        for one in dead(walk(workspace.pack, workspace.strategy, direction)):
            above = join_words([f"“{reads[id_]}”" for id_ in one.shadows if id_ in reads])
            first = f" {above} stands above it and comes first." if above else ""
            if one.rule in reads:
                told = f"“{reads[one.rule]}”{first}"
                yield {"rule": one.rule, "shadows": list(one.shadows), "says": told}
