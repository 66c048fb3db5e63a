"""Opening a workspace: find it, lock it where it is to be changed, say what was noticed."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from coachtui.crash import tilde
from coachtui.files import locks
from coachtui.files.errors import Held, Trouble, Unread, Unreadable, cause_of
from coachtui.pack.mistakes import PackError
from coachtui.pack.model import Pack
from coachtui.pack.source import DEFAULT
from coachtui.workspace import description, history, notices, packs, upgraded
from coachtui.workspace.barred import Barred
from coachtui.workspace.errors import NoLessons, NoWorkspace, ReadOnly
from coachtui.workspace.home import Home
from coachtui.workspace.model import Change, Kept, Meta
from coachtui.workspace.opened import Holder
from coachtui.workspace.settings import applied
from coachtui.workspace.store import ANSWERS, EDITS, NOTHING, Store
from coachtui.workspace.workspace import Workspace

__all__ = ["Holder", "NoWorkspace", "ReadOnly", "Workspace", "open_workspace", "reopened"]

LOCK = "answers.lock"
NONE = "none"
"""The id of a workspace that isn't on the disk."""

_FEW = 50
"""How many changes are looked at first: the newest mostly stand where they should."""


def open_workspace(
    home: Home,
    label: str | None = None,
    *,
    holder: Holder = "look",
    pack: Pack | None = None,
    create: bool = False,
) -> Workspace:
    """Open a workspace: the one so labelled, else the person's own, which is made where needed.

    It opens whenever anything can be read. Where it can't be changed, `Workspace.read_only`
    says why.

    Raises:
        NoWorkspace: none is so labelled, and it isn't to be made.
        NoLessons: its pack is broken or gone.
        PackError, FileNotFoundError: the same of the one that everybody begins with, so that
            coachtui isn't installed as it should be.
    """
    meta, disk = _chosen(home, label, holder, create=create)
    pack = pack or _pack(home, meta, may_keep=holder != "look" and not disk)
    return _opened(home, meta, pack, holder, disk=disk)


def reopened(home: Home, workspace: Workspace, instead: Mapping[str, str] = NOTHING) -> Workspace:
    """Open a workspace once more, once what kept it from being changed may be out of the way.

    Args:
        home: Where it is.
        workspace: As it was opened before; it is closed.
        instead: Names of files to what is read in their place, as `Store.load` takes it: that is
            to be saved then.

    Raises:
        Conflict, SaveError: what it holds couldn't be saved; it stays open.
        Unreadable: it is gone; what was read of it stays open.
        ValueError: as `Store.load`.
    """
    meta, holder, pack = workspace.meta, workspace.holder, workspace.pack
    if not workspace.read_only:
        workspace.flush()
    if meta.id == NONE:
        workspace.close()
        return open_workspace(home, meta.label or None, holder=holder, pack=pack, create=True)
    try:
        meta = description.read(home.folder(meta))[0]
    except FileNotFoundError as error:
        gone = OSError(errno.ENOENT, os.strerror(errno.ENOENT))
        raise Unreadable(home.folder(meta) / description.WORKSPACE, gone) from error
    workspace.close()
    return _opened(home, meta, pack, holder, instead=instead)


def _opened(
    home: Home,
    meta: Meta,
    pack: Pack,
    holder: Holder,
    *,
    disk: str = "",
    instead: Mapping[str, str] = NOTHING,
) -> Workspace:
    pack, strange = applied(pack, home.settings)
    folder = home.folder(meta)
    taken = _taken(folder, holder, disk)
    tidied = tuple(notices.tidied(home.path, folder)) if taken.lock else ()
    store = Store(folder)
    stored = store.load(instead=instead)
    if instead:
        stored = history.caught_up(store.newest(), stored)
    barred = _barred(folder, store, taken)
    kept, unfit, wrong = upgraded.kept(pack, stored)
    newest, lost = _lost(store, stored, kept) if not barred.faults else (store.newest(), ())
    store.unfit = {id_: (kept.answers[id_], entry) for id_, (entry, _) in unfit.items()}
    away = bool(taken.lock and not barred.faults) and store.clear_drafts()
    passing = (*strange, *taken.remarks, *tidied, *wrong, *notices.noticed(store, away=away))
    interrupted = (*notices.interrupted(home.path), *notices.second(folder))
    workspace = Workspace(
        pack,
        meta,
        store,
        kept,
        holder=holder,
        newest=newest,
        not_applied=lost,
        barred=barred,
        notices=(*passing, *interrupted, *notices.not_applied(pack, lost)),
        passing=passing,
        lock=taken.lock,
    )
    if not barred.lasting and taken.lock:
        workspace.lost(lost)
    return workspace


def _pack(home: Home, meta: Meta, *, may_keep: bool) -> Pack:
    try:
        return packs.read(home, meta.pack, may_keep=may_keep)
    except (PackError, FileNotFoundError) as error:
        if meta.pack == DEFAULT:
            raise
        gone = "it is neither installed nor one of those that come with coachtui"
        from coachtui.workspace.remedy import command

        use = command(home, "pack", "use", label=meta.label)
        raise NoLessons(meta, str(error) if isinstance(error, PackError) else gone, use) from error


def _chosen(home: Home, label: str | None, holder: Holder, *, create: bool) -> tuple[Meta, str]:
    """The workspace that is meant, made where it may be, and why it couldn't be made."""
    meta = home.find(label) if label else home.own()
    if meta:
        return meta, ""
    if label and not create:
        raise NoWorkspace(label)
    kind: Literal["self", "client"] = "client" if label else "self"
    nothing = Meta(id=NONE, label=label or "", kind=kind)
    if holder == "look":
        return nothing, ""
    try:
        return home.create(label or "", kind), ""
    except Trouble as error:
        return nothing, f"{error} Another place can be named with --home."


class _Taken(NamedTuple):
    """A workspace's lock, or why there is none."""

    lock: locks.Lock | None = None
    held: Held | None = None
    """Somebody else has it."""
    disk: str = ""
    """Why it can only be read, whoever has it."""
    remarks: tuple[str, ...] = ()


def _taken(folder: Path, holder: Holder, disk: str) -> _Taken:
    """Take the lock, where it is wanted and the disk is known to bear it."""
    if holder == "look" or disk:
        return _Taken(disk=disk)
    try:
        return _Taken(locks.take(folder / LOCK, "app" if holder == "app" else "command"))
    except Held as other:
        return _Taken(held=other)
    except OSError as error:
        if error.errno in locks.UNSUPPORTED:
            remark = "Nothing can be locked on this disk: don't open this workspace twice."
            return _Taken(remarks=(remark,))
        cause, instead = cause_of(error)
        in_the_way = error.errno in (errno.EISDIR, errno.ELOOP, errno.ENXIO)
        place = f" The place is {tilde(folder / LOCK)}." if in_the_way else ""
        return _Taken(disk=f"These answers can only be read: {cause}. {instead}{place}")


def _barred(folder: Path, store: Store, taken: _Taken) -> Barred:
    """What keeps the workspace from being changed: the lock, the disk, files that are harmed."""
    faults = (store.faults[name] for name in (ANSWERS, EDITS) if name in store.faults)
    return Barred(held=taken.held, disk=taken.disk, faults=(*_description(folder), *faults))


def _description(folder: Path) -> list[Unread]:
    """What is wrong with the workspace's description; nothing, where there is no workspace."""
    try:
        fault = description.read(folder)[1]
    except FileNotFoundError:
        return []
    return [fault] if fault else []


def _lost(store: Store, stored: Kept, kept: Kept) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """The newest changes of the log, and those of them that never reached the files.

    The log calls things as they were called when they were changed, so the files are held
    against it as they stand, and as they are read today.
    """
    newest: tuple[Change, ...] = ()
    for few in (_FEW, 0):
        newest = store.newest(few)
        for seen in (stored, kept):
            if history.in_step(newest, *history.as_data(seen)):
                return newest, ()
    found = (history.unapplied(newest, *history.as_data(seen)) for seen in (stored, kept))
    return newest, next(filter(None, found), ())
