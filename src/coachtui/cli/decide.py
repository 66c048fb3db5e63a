"""`coachtui decide`: what one's usual answers say of somebody, and keeping it."""

from __future__ import annotations

import sys
from typing import Annotated, cast, get_args

import typer

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import change, look
from coachtui.cli.say import WRONG, aside, columns, data, fail, out, unknown, wrapped
from coachtui.decide.model import CANT_TELL, Decided, Decision, Reason
from coachtui.decide.says import ask, verdict
from coachtui.decide.says import kept as told
from coachtui.decide.verdict import decide as by_rule
from coachtui.decide.verdict import fact_asked
from coachtui.decide.walk import facts_of
from coachtui.files.errors import Trouble
from coachtui.pack.model import Fact
from coachtui.text import CAPS, clean, initials
from coachtui.workspace.deciding import record as keep
from coachtui.workspace.open import NONE
from coachtui.workspace.remedy import typed
from coachtui.workspace.workspace import Workspace

app = noun()


Direction = Annotated[
    str, typer.Argument(metavar="DIRECTION", help="What it is about, such as in or out.")
]
Name = Annotated[
    str, typer.Option(help="Who: a name or initials; in a client's workspace, initials.")
]
Facts = Annotated[
    list[str] | None,
    typer.Option(metavar="FACT=CHOICE", help="What is known of them; ? can't be told."),
]
Chosen = Annotated[
    str, typer.Option(metavar="VERDICT", help="What you do, where you do otherwise.")
]
Why = Annotated[str, typer.Option(help="And why: kindness, information, pressure or felt.")]
Record = Annotated[
    bool | None,
    typer.Option("--record/--no-record", help="Keep it among your decisions, or don't."),
]


@app.command(cls=Command)
def decide(
    context: typer.Context,
    direction: Direction,
    *,
    name: Name = "",
    fact: Facts = None,
    chosen: Chosen = "",
    reason: Why = "",
    record: Record = None,
) -> None:
    """Say what your usual answers say of somebody; what is decided is kept.

    On a terminal it asks for what it still needs to know. Nothing is asked with --json.
    """
    workspace = look(context)
    _check(workspace, direction, chosen, reason)
    name = _name(workspace, name)
    facts = _facts(workspace, direction, fact or [])
    found = by_rule(workspace.pack, workspace.strategy, direction, facts)
    wanted = given(context)
    if not wanted.json and record is None and not chosen and _at_a_terminal():
        _talk_over(workspace, found, name)
        return
    kept: Decision | Trouble | None = None
    if record is not False and (chosen or found.verdict):
        workspace = _made(context, workspace)
        kept = _kept(workspace, found, chosen, name, cast("Reason", reason))
    elif record:
        aside("It isn't decided, so nothing is kept. Say what you do with --chosen.")
    stands = kept if isinstance(kept, Decision) else None
    if wanted.json:
        from coachtui.cli.decide_data import as_data

        data(as_data(workspace, found, name, stands))
    else:
        _say(workspace, found, name, stands)
    if isinstance(kept, Trouble):
        raise kept


def _kept(
    workspace: Workspace, found: Decided, chosen: str, name: str, reason: Reason
) -> Decision | Trouble:
    """Keep it; or what went wrong with that: the answer is said all the same."""
    try:
        return keep(workspace, found, chosen=chosen, name=name, reason=reason)
    except Trouble as trouble:
        return trouble


def _made(context: typer.Context, workspace: Workspace) -> Workspace:
    """A workspace that is on the disk, where a decision can be kept."""
    if workspace.meta.id != NONE:
        return workspace
    with change(context):
        pass
    return look(context)


def _check(workspace: Workspace, direction: str, chosen: str, reason: str) -> None:
    verdicts = workspace.pack.verdicts
    if direction not in verdicts:
        unknown("direction", direction, verdicts)
    if chosen and chosen not in verdicts[direction]:
        unknown("answer", chosen, verdicts[direction])
    reasons = [one for one in get_args(Reason) if one]
    if reason and reason not in reasons:
        unknown("reason", reason, reasons)
    if reason and not chosen:
        instead = "Say what you do instead with --chosen."
        fail("A reason goes with what you do otherwise", "", instead, "", code=WRONG)


def _name(workspace: Workspace, name: str) -> str:
    """The name as it is kept: in a client's workspace its initials."""
    name = " ".join(clean(name).split())
    if len(name) > CAPS["names"]:
        instead = f"It has {len(name):,} characters; {CAPS['names']:,} fit. Shorten it."
        fail("The name is too long", "", instead, "Nothing was kept.", code=WRONG)
    return (initials(name) or name) if workspace.meta.kind == "client" else name


def _facts(workspace: Workspace, direction: str, words: list[str]) -> dict[str, str]:
    """What is known, as it was given; each fact and choice is one that there is."""
    asked = {one.id: one for one in facts_of(workspace.pack, workspace.strategy, direction)}
    facts: dict[str, str] = {}
    for word in words:
        id_, equals, choice = (part.strip() for part in word.partition("="))
        if id_ not in asked:
            unknown("fact", id_, asked)
        ids = [one.id for one in asked[id_].choices]
        if not equals or not choice:
            instead = f"Say {id_}= and one of {', '.join(ids)}, or {CANT_TELL}."
            fail(f"`{id_}` needs a choice", "", instead, "", code=WRONG)
        if choice not in (*ids, CANT_TELL):
            unknown(f"choice of `{id_}`", choice, ids)
        if facts.get(id_, choice) != choice:
            fail(f"`{id_}` is given twice", "", "Say it once.", "", code=WRONG)
        facts[id_] = choice
    return facts


def _at_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _talk_over(workspace: Workspace, found: Decided, name: str) -> None:
    """Ask for what is still needed, say the answer, and let it be kept."""
    from coachtui.plain.facts import ask_facts
    from coachtui.plain.keeping import Case, settle
    from coachtui.plain.outcome import tell
    from coachtui.plain.talk import Ended, Word, on_terminal

    talk = on_terminal()
    try:
        found = ask_facts(talk, workspace, found, name)
        if found.ask and found.ask.fact:
            out("Left open, and nothing is kept.")
            return
        tell(talk, workspace, found, workspace.decisions.all())
        settle(Case(talk=talk, workspace=workspace, found=found, name=name))
    except Ended:
        return
    except Word as word:
        if word.typed != ":quit":
            out(f"Such words work in `{typed(workspace, '--plain')}`.")


def _say(workspace: Workspace, found: Decided, name: str, kept: Decision | None) -> None:
    """Say the answer and what goes with it; or what is still to be known."""
    from coachtui.plain.outcome import tell
    from coachtui.plain.talk import Talk

    talk = Talk(source=sys.stdin, sink=sys.stdout, width=columns())
    if fact := fact_asked(workspace.pack, workspace.strategy, found):
        _say_what_is_asked(workspace, found, fact, name)
    else:
        tell(talk, workspace, found, workspace.decisions.all())
    if found.ask and found.ask.question:
        out(f"Say `{typed(workspace, f'answer {found.ask.question} ...')}`.")
    if kept:
        wrapped(f"{kept.id}: {told(workspace.pack, kept)}")


def _say_what_is_asked(workspace: Workspace, found: Decided, fact: Fact, name: str) -> None:
    out(f"{verdict(workspace.pack, found)} {ask(workspace.pack, workspace.view, fact, name)}")
    for choice in fact.choices:
        wrapped(f"--fact {fact.id}={choice.id}: {choice.label}", 2, 4)
