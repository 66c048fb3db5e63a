"""`coachtui strategy version`, `versions` and `diff`: what was agreed, and what differs since."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from coachtui.cli.given import Command, given
from coachtui.cli.opening import change, look
from coachtui.cli.questions import plain
from coachtui.cli.say import PROBLEM, columns, data, fail, out, unknown
from coachtui.cli.strategy_data import line_data
from coachtui.decide.falls import by
from coachtui.interview.pipes import fill_page
from coachtui.interview.relevance import view
from coachtui.interview.values import Invalid
from coachtui.pack.model import Pack
from coachtui.strategy.model import Line
from coachtui.workspace import versions as kept
from coachtui.workspace.comparing import Compared, apart, between, now
from coachtui.workspace.remedy import typed
from coachtui.workspace.versions import Version
from coachtui.workspace.workspace import Workspace


def add_to(app: typer.Typer) -> None:
    """Make these commands of a noun."""
    app.command("version", cls=Command)(version)
    app.command("versions", cls=Command)(versions)
    app.command("diff", cls=Command)(diff)


def version(
    context: typer.Context,
    *,
    reason: Annotated[str, typer.Option(help="Why so, in a line.")] = "",
) -> None:
    """Agree to the strategy as it stands: what changes from here on can be held against it."""
    from coachtui.workspace.looking import say_changed

    with change(context) as workspace:
        workspace.flush()
        try:
            made = kept.agree(workspace, reason)
        except Invalid as invalid:
            fail("Nothing was agreed", " ".join(invalid.problems), code=PROBLEM)
        say_changed(workspace, changed=False)
    if given(context).json:
        data(_row(made))
    else:
        out(f"Agreed on {made.day}: {made.time}.")


def versions(context: typer.Context) -> None:
    """List what was agreed, newest first."""
    workspace = look(context, partly=True)
    found = kept.versions(workspace)[::-1]
    if given(context).json:
        data([_row(one) for one in found])
        return
    for one in found:
        out(f"{one.time}{f': {one.reason}' if one.reason else ''}")
        if one.by_hand:
            out("    edited by hand since")
        if one.fault:
            out(f"    can't be read: {one.fault}")
    if not found:
        out(f"Nothing is agreed yet. `{typed(workspace, 'strategy version')}` does that.")


def diff(
    context: typer.Context,
    time: Annotated[
        str, typer.Argument(metavar="TIME", help="Which version, or its day; else the last.")
    ] = "",
) -> None:
    """Say what differs from what was agreed: answers, lines, and whom one would answer otherwise.

    The cards are decided again under both, and from ten decisions on the people as well.
    """
    workspace = look(context, partly=True)
    older = _version(workspace, time)
    compared = apart(workspace, older)
    if given(context).json:
        data({"time": older.time, **as_data(workspace.pack, compared)})
    else:
        tell(workspace.pack, compared, f"Nothing differs from what you agreed on {older.day}.")


def preview(context: typer.Context, change: Callable[[Workspace], None]) -> None:
    """Say what a change would do; it is made in memory alone, and nothing of it is written."""
    workspace = look(context, partly=True)
    before = now(workspace)
    change(workspace)
    compared = between(workspace, before, now(workspace))
    if given(context).json:
        data(as_data(workspace.pack, compared))
    else:
        tell(workspace.pack, compared, "That would change nothing of what is decided.")


def tell(pack: Pack, compared: Compared, nothing: str) -> None:
    """Say what differs, line by line."""
    from coachtui.plain.talk import Talk
    from coachtui.workspace.differing import told

    talk = Talk(source=sys.stdin, sink=sys.stdout, width=columns())
    rows = list(told(pack, compared))
    for row in rows:
        talk.say(*row)
    if not rows:
        out(nothing)


def as_data(pack: Pack, compared: Compared) -> dict[str, object]:
    """What differs, as plain data."""
    found = compared.comparison
    old, new = (view(pack, one.answers).known for one in (compared.before, compared.after))
    flips = sorted(found.flips, key=lambda flip: flip.case.card)
    return {
        "answers": [
            {
                "id": id_,
                "text": fill_page(pack, pack.questions[id_].text, new),
                "before": plain(old.get(id_)),
                "after": plain(new.get(id_)),
            }
            for id_ in found.answers
        ],
        "added": [_line(compared, line) for line in found.lines.added],
        "gone": [_line(compared, line) for line in found.lines.gone],
        "changed": [
            {"before": line_data(one.before), **_line(compared, one.after)}
            for one in found.lines.changed
        ],
        "flips": [
            {
                "id": flip.case.id,
                "direction": flip.case.direction,
                "name": flip.case.name,
                "card": flip.case.card,
                "at": flip.case.at,
                "before": {"verdict": flip.before.verdict, "rules": list(flip.before.rules)},
                "after": {"verdict": flip.after.verdict, "rules": list(flip.after.rules)},
                "says": fall.turn,
                "old": list(fall.old),
                "new": list(fall.new),
            }
            for flip, fall in zip(flips, compared.falls, strict=True)
        ],
        "moved": [{"before": then, "after": now} for then, now in compared.moved],
        "replayed": compared.enough,
    }


def _line(compared: Compared, line: Line) -> dict[str, object]:
    return {**line_data(line), "by": list(by(line.because, compared.comparison))}


def _version(workspace: Workspace, time: str) -> Version:
    """The version that is meant: by its time, by the beginning of it, or the newest."""
    found = kept.versions(workspace)
    if not found:
        agree = typed(workspace, "strategy version")
        instead = f"Say `{agree}` to agree to the strategy as it stands."
        fail("Nothing is agreed yet", "", instead, code=PROBLEM)
    meant = [one for one in found if one.time.startswith(time)]
    if not meant:
        unknown("version", time, [one.time for one in reversed(found)])
    # An exact name may begin a longer one.
    one = next((one for one in meant if one.time == time), meant[-1])
    if one.fault:
        raise one.fault
    return one


def _row(one: Version) -> dict[str, object]:
    return {
        "time": one.time,
        "at": one.at,
        "reason": one.reason,
        "digest": one.digest,
        "rules": [
            {"id": agreed.rule.id, "verdict": agreed.rule.verdict, "text": agreed.sentence}
            for agreed in one.rules
        ],
        "by_hand": one.by_hand,
        "fault": str(one.fault) if one.fault else "",
    }
