"""`coachtui doctor`: how the files are, and what is left of crashes."""

from __future__ import annotations

import typer
from msgspec import structs

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import ensured
from coachtui.cli.say import PROBLEM, columns, data, out
from coachtui.crash import reports as kept_reports
from coachtui.crash import tilde
from coachtui.documents.width import wrap

app = noun(invoke_without_command=True)


@app.callback()
def doctor(context: typer.Context) -> None:
    """Look whether all files can be read as a whole; nothing is changed."""
    if context.invoked_subcommand is not None:
        return
    from coachtui.workspace.doctor import report

    wanted = given(context)
    if wanted.label:
        ensured(wanted, wanted.label)
    findings = report(wanted.home, wanted.label or None)
    wrong = any(one.weight == "wrong" for one in findings)
    crashes = len(kept_reports(wanted.home.path))
    if wanted.json:
        found = [structs.asdict(one) for one in findings]
        data({"fine": not wrong, "findings": found, "reports": crashes})
    else:
        for one in findings:
            words = " ".join(part for part in (one.what, one.means, one.instead) if part)
            for number, line in enumerate(wrap(words, columns() - 7)):
                out(f"{'' if number else one.weight:<7}{line}")
        if crashes:
            out(f"Reports of crashes: {crashes}. `coachtui doctor reports` lists them.")
    if wrong:
        raise typer.Exit(PROBLEM)


@app.command(cls=Command)
def reports(context: typer.Context) -> None:
    """List the reports of crashes; none of your words are in them."""
    paths = kept_reports(given(context).home.path)
    if given(context).json:
        data([str(path) for path in paths])
        return
    for path in paths:
        out(tilde(path))
    if not paths:
        out("There are no reports of crashes.")
