"""One save of one kind, in a process of its own, between two calls that a tracer can see."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from coachtui.decide.model import Decision
from coachtui.files.errors import CAUSES, SaveError, Unreadable
from coachtui.files.save import create, save
from coachtui.files.segments import append
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.workspace.decisions import Decisions
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.workspace import Workspace
from tests.bar import homes

BEGIN, END = "/saving-begins-here", "/saving-ends-here"
FAILED, REPLACED = 100, 99

OLD, NEW = b"old\n" * 2000, b"new\n" * 3000
EVENTS = [{"n": 1, "value": "old"}], [{"n": 2, "value": "new"}]
OLD_DECISION, NEW_DECISION = (
    Decision(id=id_, at="2026-11-22T20:00:00Z", direction="in", facts={"known": "met"}, name="Ana")
    for id_ in ("decided1", "decided2")
)
SMALL = Path(__file__).resolve().parents[1] / "packs" / "small"

Action = Callable[[], object]


def main(kind: str, folder: Path) -> int:
    """Save, and tell how it went.

    Returns:
        0 when the save was confirmed. Where it failed, `FAILED` and the number of the error, or
        `REPLACED`; 1 where something else is wrong.
    """
    action, intact = KINDS[kind](folder)
    os.access(BEGIN, os.F_OK)
    try:
        action()
    except SaveError as error:
        named = error.cause == CAUSES.get(error.errno, ("",))[0]
        if not (named and error.cause in str(error) and intact()):
            return 1
        return REPLACED if error.replaced else FAILED + error.errno
    except Unreadable as error:
        return FAILED + error.errno
    os.access(END, os.F_OK)
    return 0


def _always() -> bool:
    return True


def _save(folder: Path) -> tuple[Action, Callable[[], bool]]:
    return lambda: save(folder / "file", NEW), _always


def _keep(folder: Path) -> tuple[Action, Callable[[], bool]]:
    return lambda: save(folder / "file", NEW, keep=True), _always


def _export(folder: Path) -> tuple[Action, Callable[[], bool]]:
    return lambda: create(folder / "file", NEW), _always


def _log(folder: Path) -> tuple[Action, Callable[[], bool]]:
    return lambda: append(folder / "changes", EVENTS[1]), _always


@cache
def opened_pack() -> Pack:
    """The small pack, and all that is loaded to open a workspace."""
    return load(SMALL)


def _opened(folder: Path) -> Workspace:
    return open_workspace(Home(folder / "home"), holder="command", pack=opened_pack())


def _answer(folder: Path) -> tuple[Action, Callable[[], bool]]:
    workspace = _opened(folder)
    workspace.answer("aim", "new")
    workspace.edit("first-aim", note="new")
    workspace.draft("place", "new")

    def intact() -> bool:
        """Whether all that was typed is still there, to be saved again or elsewhere."""
        typed = (workspace.answers["aim"].value, workspace.drafts["place"])
        return workspace.unsaved and typed == ("new", "new")

    return workspace.flush, intact


def _write_old(folder: Path) -> None:
    save(folder / "file", OLD)


def _log_old(folder: Path) -> None:
    append(folder / "changes", EVENTS[0])


def _answer_old(folder: Path) -> None:
    workspace = _opened(folder)
    workspace.answer("aim", "old")
    workspace.edit("first-aim", note="old")
    workspace.draft("place", "old")
    workspace.close()


def _nothing(folder: Path) -> None:
    folder.mkdir(exist_ok=True)


def _decide(folder: Path) -> tuple[Action, Callable[[], bool]]:
    decisions = Decisions(folder)
    return lambda: decisions.record(NEW_DECISION), _always


def _decide_old(folder: Path) -> None:
    Decisions(folder).record(OLD_DECISION)


def _backup(folder: Path) -> tuple[Action, Callable[[], bool]]:
    return homes.backing_up(folder), _always


def _restore(folder: Path) -> tuple[Action, Callable[[], bool]]:
    return homes.taking_back(folder), _always


KINDS = {
    "save": _save,
    "keep": _keep,
    "export": _export,
    "log": _log,
    "answer": _answer,
    "decide": _decide,
    "backup": _backup,
    "restore": _restore,
}
BEFORE = {
    "save": _write_old,
    "keep": _write_old,
    "export": _nothing,
    "log": _log_old,
    "answer": _answer_old,
    "decide": _decide_old,
    "backup": homes.make,
    "restore": homes.make,
}
