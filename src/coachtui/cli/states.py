"""`coachtui restore` without a file: earlier and other states, listed, compared, taken back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from msgspec import Struct

from coachtui.cli.given import given
from coachtui.cli.opening import look, looked_at
from coachtui.cli.say import WRONG, columns, data, fail, out, unknown, wrapped
from coachtui.files.aside import QUARANTINE
from coachtui.workspace import copies, taking
from coachtui.workspace.copies import NEWEST, Copy
from coachtui.workspace.errors import ReadOnly
from coachtui.workspace.matters import settling
from coachtui.workspace.matters.earlier import called, earlier
from coachtui.workspace.matters.model import Matter, much
from coachtui.workspace.remedy import typed
from coachtui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from coachtui.plain.talk import Talk

WAYS = {"newest": "mend", "beside": "take"}
"""Kind of state to how it is taken; all others are taken back."""

UNDOES = ("take", "back", "add")


class Wish(Struct, frozen=True, kw_only=True):
    """What is to be done with a state that was named."""

    add: bool = False
    put_away: bool = False
    dry_run: bool = False


def listed(context: typer.Context) -> None:
    """Say which states can be taken back."""
    workspace = look(context, partly=True)
    found = _found(workspace)
    if given(context).json:
        data([_row(number, one) for number, one in enumerate(found, 1)])
        return
    talk = _talk()
    for number, one in enumerate(found, 1):
        talk.say(f"{called(one)}: {much(one)}", f"{number:>3}  ")
    if not found:
        out("There is no earlier state: what stands is all that there is.")
    else:
        first = typed(workspace, "restore 1")
        out(f"`{first}` says what the first would change, and asks.")
    out(f"`{typed(workspace, 'restore FILE.zip')}` takes a backup back.")


def taken(context: typer.Context, named: str, wish: Wish, agree: Callable[[], None]) -> None:
    """Say what a state would change, and take it back once that is agreed to.

    Args:
        context: Of the command.
        named: A number of the list, or a name.
        wish: What is to be done with it.
        agree: Asks; it leaves where the answer is no.
    """
    workspace = looked_at(given(context), "look" if wish.dry_run else "command")
    try:
        bars = workspace.barred
        if not wish.dry_run and (bars.held or bars.disk or bars.newer):
            raise ReadOnly(workspace.read_only)
        copy = _named(_found(workspace, named), named)
        matter, way = earlier(workspace, copy), _way(workspace, copy, wish)
        _tell(context, matter, way)
        if wish.dry_run:
            return
        agree()
        before = _aside(workspace)
        workspace = settling.settled(given(context).home, workspace, matter, way)
        workspace.flush()
        put_away = sorted(_aside(workspace) - before)
        _done(context, workspace, matter, way, put_away)
    finally:
        workspace.close()


def _found(workspace: Workspace, named: str = "") -> tuple[Copy, ...]:
    """The states of the list; one that is named may also be one that says nothing new."""
    found = copies.copies(workspace)
    newest = Copy(name=NEWEST, kind="newest")
    if not any(one.name == NEWEST for one in found) and workspace.barred.faults:
        found = (newest, *found) if taking.mendable(workspace.store) else found
    names = {one.name for one in found}
    more = (one for one in copies.beside(workspace) if one.name == named)
    return (*found, *(one for one in more if one.name not in names))


def _named(found: tuple[Copy, ...], named: str) -> Copy:
    if named.isdecimal() and len(named) < 10 and 0 < int(named) <= len(found):
        return found[int(named) - 1]
    by_name = {one.name: one for one in found}
    if named not in by_name:
        unknown("state", named, by_name)
    return by_name[named]


def _way(workspace: Workspace, copy: Copy, wish: Wish) -> str:
    """How it is settled, as the matters call it."""
    if not (wish.add or wish.put_away):
        if copy.kind == "beside" and not (copy.parts and not copy.fault):
            instead = "Add --put-away, and it is put away."
            fail(f"{copy.name} holds nothing to take", "", instead, code=WRONG)
        return WAYS.get(copy.kind, "back")
    if copy.kind != "beside" or workspace.barred.faults:
        instead = "Leave --add and --put-away out."
        fail(f"{copy.name} is no second version beside a whole one", "", instead, code=WRONG)
    if wish.add and "answers" not in copy.parts:
        fail(f"{copy.name} holds no answers to add", "", "Leave --add out.", code=WRONG)
    return "keep" if wish.put_away else "add"


def _tell(context: typer.Context, matter: Matter, way: str) -> None:
    if given(context).json:
        return
    from coachtui.plain.settle import differing

    talk = _talk()
    talk.say(f"{matter.title}.")
    talk.say(matter.words)
    for line in differing(matter):
        talk.say(*line)
    if not matter.told:
        out("Nothing: it says what stands already.")
    if way == "keep":
        out("It would be put away, and what stands stays.")
    if way == "add":
        out("Only answers that you haven't given would be taken.")


def _done(
    context: typer.Context, workspace: Workspace, matter: Matter, way: str, put_away: list[Path]
) -> None:
    """Say what was done, and where what gave way is."""
    undone = way in UNDOES and matter.copy is not None and matter.copy.parts != ("drafts",)
    if given(context).json:
        told = [one._asdict() for one in matter.told]
        paths = [str(path) for path in put_away]
        data({"way": way, "told": told, "put_away": paths, "undo": undone})
        return
    wrapped({"keep": "Put away.", "add": "Added."}.get(way, "Taken back."))
    for path in put_away:
        out(f"{'It' if way == 'keep' else 'What gave way'} is in {path}")
    if undone:
        undo = typed(workspace, "lessons undo")
        wrapped(f"`{undo}` takes that back, as long as nothing else was changed.")


def _talk() -> Talk:
    from coachtui.plain.talk import Talk

    return Talk(source=sys.stdin, sink=sys.stdout, width=columns())


def _aside(workspace: Workspace) -> set[Path]:
    return set((workspace.store.folder / QUARANTINE).glob("*"))


def _row(number: int, copy: Copy) -> dict[str, object]:
    known = {key: getattr(copy, key) for key in ("name", "kind", "at")}
    about = {"parts": list(copy.parts), "answers": copy.answered, "words": called(copy)}
    return {"number": number, **known, **about}
