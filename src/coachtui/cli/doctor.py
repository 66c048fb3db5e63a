"""`coachtui doctor`: how the files are, and what is left of crashes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import structs

from coachtui.cli.given import Command, Given, given, noun
from coachtui.cli.opening import ensured
from coachtui.cli.say import PROBLEM, columns, data, out, wrapped
from coachtui.crash import reports as kept_reports
from coachtui.crash import tilde
from coachtui.documents.width import wrap
from coachtui.files.errors import SaveError

if TYPE_CHECKING:
    from coachtui.workspace.finding import Finding

app = noun(invoke_without_command=True)


@app.callback()
def doctor(
    context: typer.Context,
    *,
    mend: Annotated[
        bool,
        typer.Option(
            "--mend", help="Put in order what needs no choice; what gives way is put away."
        ),
    ] = False,
) -> None:
    """Look whether all files can be read as a whole, and say how to mend what can't."""
    if context.invoked_subcommand is not None:
        return
    from coachtui.workspace.doctor import report

    wanted = given(context)
    if wanted.label:
        ensured(wanted, wanted.label)
    done = _mended(wanted) if mend else []
    findings = report(wanted.home, wanted.label or None)
    wrong = any(one.weight == "wrong" for one in findings)
    crashes = len(kept_reports(wanted.home.path))
    if wanted.json:
        found = [structs.asdict(one) for one in findings]
        data({"fine": not wrong, "findings": found, "reports": crashes, "done": done})
    else:
        for words in done:
            wrapped(words)
        for one in findings:
            _say(one)
        if crashes:
            out(f"Reports of crashes: {crashes}. `coachtui doctor reports` lists them.")
    if wrong:
        raise typer.Exit(PROBLEM)


def _mended(wanted: Given) -> list[str]:
    """Put everybody's files in order, or with a label that person's; what was done."""
    from coachtui.workspace.home import WORKSPACES
    from coachtui.workspace.left_behind import unreadable
    from coachtui.workspace.mending import mend, mend_home

    home = wanted.home
    if any(unreadable(home.path / WORKSPACES)):  # which the report says
        return []
    one = home.find(wanted.label) if wanted.label else None
    metas = home.of(one) or (one,) if one else [meta for meta, _ in home.described()]
    done = [words for meta in metas for words in mend(home, meta)]
    return done if wanted.label else [*done, *mend_home(home)]


def _say(finding: Finding) -> None:
    """One finding; what can be typed stands on a line of its own, however long it is."""
    words = " ".join(part for part in (finding.what, finding.means, finding.instead) if part)
    for number, line in enumerate(wrap(words, columns() - 7)):
        out(f"{'' if number else finding.weight:<7}{line}")
    for line in finding.commands:
        out(f"{'':<11}{line}")


@app.command(cls=Command)
def reports(context: typer.Context) -> None:
    """List the reports of crashes; none of your words are in them."""
    home = given(context).home
    paths = kept_reports(home.path)
    if paths and paths[0].name > home.state.told:
        with suppress(SaveError, OSError):  # then it is told of once more
            home.remember(told=paths[0].name)
    if given(context).json:
        data([str(path) for path in paths])
        return
    for path in paths:
        out(tilde(path))
    if not paths:
        out("There are no reports of crashes.")
