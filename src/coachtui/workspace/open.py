"""Opening a workspace: find it, lock it where it is to be changed, say what was noticed."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import structs

from coachtui.files import locks
from coachtui.files.errors import Held, SaveError
from coachtui.files.save import make_folder, sweep
from coachtui.interview.answers import Entry
from coachtui.interview.values import Invalid, parse
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.pack.source import find
from coachtui.workspace import entries
from coachtui.workspace.home import Home
from coachtui.workspace.model import Kept, Meta
from coachtui.workspace.store import Store
from coachtui.workspace.workspace import ReadOnly, Workspace

__all__ = ["NoWorkspace", "ReadOnly", "Workspace", "open_workspace"]

Holder = Literal["app", "command", "look"]
"""Who opens: an app holds the lock while it is open, a command for one change, a look never."""

LOCK = "answers.lock"
COPIES = ("*.sync-conflict-*", "* conflicted copy *", "* (1).toml", "*.conflict-*.toml")
"""How sync tools, and we, name a second version of a file."""


class NoWorkspace(Exception):  # noqa: N818
    """There is no workspace of that name, and nobody asked to make one."""


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
        PackError, FileNotFoundError: its pack can't be used.
    """
    meta = home.find(label) if label else home.own()
    trouble = ""
    if meta is None:
        if label and not create:
            raise NoWorkspace(label)
        meta, trouble = _made(home, label, holder)
    pack = pack or load(find(meta.pack))
    folder = home.folder(meta)
    store = Store(folder)
    notices: list[str] = []
    lock: locks.Lock | None = None
    if holder != "look" and not trouble:
        lock, trouble = _locked(folder, holder)
    if lock:
        notices += _tidied(home.path, folder)
    kept = store.load()
    if store.faults:
        trouble = trouble or " ".join(str(fault) for fault in store.faults)
    kept, wrong = _checked(pack, kept)
    notices += [*wrong, *_noticed(store, kept)]
    return Workspace(pack, meta, store, kept, read_only=trouble, notices=tuple(notices), lock=lock)


def _made(home: Home, label: str | None, holder: Holder) -> tuple[Meta, str]:
    kind: Literal["self", "client"] = "client" if label else "self"
    if holder == "look":
        return Meta(id="none", label=label or "", kind=kind), ""
    try:
        return home.create(label or "", kind), ""
    except SaveError as error:
        return Meta(id="none", label=label or "", kind=kind), str(error)
    except OSError as error:
        reason = f"Nothing can be kept in {home.path}: {error.strerror}. Name another place with"
        return Meta(id="none", label=label or "", kind=kind), f"{reason} --home."


def _locked(folder: Path, holder: Holder) -> tuple[locks.Lock | None, str]:
    try:
        make_folder(folder)
        return locks.take(folder / LOCK, "app" if holder == "app" else "command"), ""
    except Held as held:
        return None, str(held)
    except OSError as error:
        return None, f"These answers can only be read: {error.strerror or error}."


def _tidied(home: Path, folder: Path) -> Iterator[str]:
    """Repair modes that others may look through, and sweep what interrupted saves left."""
    if sweep(folder):
        yield "A save was interrupted last time. Nothing that was said to be saved is lost."
    if os.name == "nt":
        return
    loose = [path for path in (home, folder) if path.stat().st_mode & 0o077]
    loose += [path for path in folder.iterdir() if path.is_file() and path.stat().st_mode & 0o077]
    for path in loose:
        path.chmod(0o700 if path.is_dir() else 0o600)
    if loose:
        yield "Other users of this machine could read some of these files; now they can't."


def _checked(pack: Pack, kept: Kept) -> tuple[Kept, list[str]]:
    """Rename answers whose question was renamed; open those that fit their question no more."""
    renamed = {old: id_ for id_, question in pack.questions.items() for old in question.was}
    answers: dict[str, Entry] = {}
    wrong: list[str] = []
    for id_, entry in kept.answers.items():
        new = renamed.get(id_, id_)
        if new != id_ and new in kept.answers:
            new = id_
        question = pack.questions.get(new)
        answers[new] = entry
        if question is None or entry.value is None or entry.state != "answered":
            continue
        try:
            raw = entries.to_data(entry)["value"]
            answers[new] = structs.replace(entry, value=parse(question, raw))
        except Invalid as invalid:
            answers[new] = structs.replace(entry, state="open")
            wrong.append(f"The answer to “{question.text}” is kept, but open: {invalid}")
    return structs.replace(kept, answers=answers), wrong


def _noticed(store: Store, kept: Kept) -> Iterator[str]:
    for name in store.by_hand:
        yield f"{name} was edited by hand; it is taken as it stands."
    if store.folder.is_dir():
        for path in sorted(store.folder.iterdir()):
            if any(fnmatch.fnmatch(path.name, pattern) for pattern in COPIES):
                yield f"A second version is there: {path.name}. Look whether it holds anything new."
    if kept.changes:
        last = kept.changes[-1]
        entry = kept.answers.get(last.key)
        now = entries.to_data(entry) if entry else None
        if last.part == "answers" and now != last.after and "answers.toml" not in store.by_hand:
            yield f"The last change, of `{last.key}`, wasn't applied. It stands in the history."
