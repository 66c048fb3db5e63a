"""`coachtui strategy tensions` and `keep`: answers that pull apart, and keeping both on purpose."""

from __future__ import annotations

from typing import Annotated

import typer

from coachtui.cli.given import Command, given
from coachtui.cli.opening import change, look
from coachtui.cli.questions import plain
from coachtui.cli.say import PROBLEM, WRONG, data, fail, out, unknown, wrapped
from coachtui.interview.pipes import fill_page
from coachtui.interview.values import Invalid
from coachtui.pack.model import Tension
from coachtui.strategy.tensions import reads
from coachtui.strategy.tensions import tensions as raised
from coachtui.strategy.why import Reason, answered
from coachtui.workspace.remedy import typed
from coachtui.workspace.workspace import Workspace


def add_to(app: typer.Typer) -> None:
    """Make these commands of a noun."""
    app.command("tensions", cls=Command)(tensions)
    app.command("keep", cls=Command)(keep)


def tensions(context: typer.Context) -> None:
    """List answers that pull apart, each with the question that it raises and ways out."""
    workspace = look(context)
    found = open_(workspace)
    if given(context).json:
        data([as_data(workspace, one) for one in found])
        return
    for one in found:
        tell(workspace, one)
    if not found:
        out("None of your answers pull apart.")


def keep(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="TENSION", help="Its id.")],
    *,
    why: Annotated[str, typer.Option(help="Why both, in a line.")] = "",
    reset: Annotated[bool, typer.Option("--reset", help="Look at it again.")] = False,
) -> None:
    """Keep both answers on purpose; it is asked again only when one of them changes."""
    if bool(why.strip()) == reset:
        fail("Say why, in a line", "", "Add --why; or --reset to look again.", "", code=WRONG)
    with change(context) as workspace:
        ids = [one.id for one in workspace.pack.tensions]
        if id_ not in ids:
            unknown("tension", id_, ids)
        if not reset and id_ not in [one.id for one in open_(workspace)]:
            instead = f"`{typed(workspace, 'strategy tensions')}` lists those that do."
            fail("These answers don't pull apart now", "", instead, code=PROBLEM)
        try:
            workspace.recall(id_) if reset else workspace.dismiss(id_, why)
        except Invalid as invalid:
            fail("Nothing was kept", " ".join(invalid.problems), code=PROBLEM)
        workspace.flush()
    if given(context).json:
        data({"id": id_, "kept": not reset})
    else:
        out(f"{id_} is looked at again." if reset else f"{id_} is kept, on purpose.")


def open_(workspace: Workspace) -> tuple[Tension, ...]:
    """The tensions that are still to be looked at."""
    return raised(workspace.pack, workspace.answers, workspace.edits)


def as_data(workspace: Workspace, one: Tension) -> dict[str, object]:
    """A tension as other programs read it."""
    return {
        "id": one.id,
        "text": fill_page(workspace.pack, one.text, workspace.view.known),
        "answers": [
            {"id": said.id, "text": said.text, "value": plain(said.value), "answer": said.answer}
            for said in _answers(workspace, one)
        ],
        "ways": [{"question": id_, "means": means} for id_, means in one.ways.items()],
    }


def tell(workspace: Workspace, one: Tension) -> None:
    """Say a tension, the answers behind it, and what can be done."""
    wrapped(f"{one.id}: {fill_page(workspace.pack, one.text, workspace.view.known)}", 0, 4)
    for said in _answers(workspace, one):
        wrapped(f"{said.text} {said.answer} ({said.id})", 2, 4)
    for id_, means in one.ways.items():
        wrapped(f"`{typed(workspace, f'answer {id_} ...')}`: {means}", 4, 4)
    keep_both = typed(workspace, f"strategy keep {one.id} --why ...")
    wrapped(f"`{keep_both}`: keep both, on purpose", 4, 4)


def _answers(workspace: Workspace, one: Tension) -> tuple[Reason, ...]:
    known = workspace.view.known
    return answered(workspace.pack, known, reads(one, known))
