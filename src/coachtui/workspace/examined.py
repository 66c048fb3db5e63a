"""What can be found wrong with the files of one workspace."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from coachtui.files import locks, segments, toml
from coachtui.files.aside import QUARANTINE
from coachtui.files.errors import Unread
from coachtui.files.save import strays
from coachtui.pack.load import load
from coachtui.pack.mistakes import PackError
from coachtui.pack.source import DEFAULT
from coachtui.text import join_words, shown
from coachtui.workspace import description, notices, versions
from coachtui.workspace.decisions import DECISIONS, Decisions
from coachtui.workspace.decisions import LOCK as RECORDING
from coachtui.workspace.finding import Finding
from coachtui.workspace.home import Home
from coachtui.workspace.model import Meta
from coachtui.workspace.open import LOCK
from coachtui.workspace.packs import place
from coachtui.workspace.store import ANSWERS, CHANGES, DRAFTS, EDITS, VERSIONS


def examined(home: Home, meta: Meta) -> Iterator[Finding]:
    """All that there is to say of one workspace's files; nothing is changed."""
    folder, name = home.folder(meta), _name(meta)
    fault = description.read(folder)[1]
    if fault:
        yield _unread(name, folder, fault)
    for file in (ANSWERS, EDITS, DRAFTS):
        yield from _file(name, folder / file)
    yield from _log(name, folder / CHANGES)
    yield from _decisions(name, folder)
    yield from _versions(name, folder)
    yield from _lock(
        name, folder / LOCK, "Until it ends, the workspace can only be read from elsewhere."
    )
    yield from _lock(name, folder / RECORDING, "Until it ends, no decision can be recorded.")
    yield from modes(folder, *folder.iterdir())
    yield from _left(name, folder)
    yield from _pack(home, name, meta)


def _name(meta: Meta) -> str:
    if meta.label:
        return f"Workspace “{shown(meta.label)}” ({meta.id})"
    return f"Your own workspace ({meta.id})"


def _file(name: str, path: Path) -> Iterator[Finding]:
    document = toml.read(path)
    if document.fault:
        yield _unread(name, path.parent, document.fault)
    elif document.by_hand:
        yield Finding(
            weight="look",
            what=f"{name}: {path.name} isn't as it was saved.",
            means="It was edited by hand, or harmed by the disk; it is taken as it stands.",
            instead="Look through it. A copy is kept before it is saved again.",
        )
    elif document.digest:
        records = toml.count(document.data)
        yield Finding(weight="fine", what=f"{name}: {path.name} is whole, {records} records.")


def _unread(name: str, folder: Path, fault: Unread) -> Finding:
    backup = folder / f"{fault.path.name}.bak"
    earlier = toml.read(backup)
    instead = fault.instead
    if earlier.digest and earlier.fault is None:
        records = toml.count(earlier.data)
        instead = (
            f"{backup.name} holds the state before, of {records} records: with coachtui closed,"
            f" copy {backup} over {fault.path.name}."
        )
    return Finding(
        weight="wrong",
        what=f"{name}: {fault.what}: {fault.why}.",
        means="The workspace can be looked at, not changed. The file is left as it is.",
        instead=instead,
    )


def _log(name: str, folder: Path) -> Iterator[Finding]:
    try:
        log = segments.read(segments.segments(folder))
    except OSError as error:
        log = segments.Log(damaged=(error.strerror or "changes",))
    if log.damaged:
        yield Finding(
            weight="look",
            what=f"{name}: the record of changes is harmed in {join_words(log.damaged)}.",
            means="Undo and history don't reach all of it. The answers aren't touched by that.",
            instead="Take it back from a backup, or leave it so.",
        )
    elif log.events:
        yield Finding(weight="fine", what=f"{name}: {len(log.events)} changes on record.")


def _decisions(name: str, folder: Path) -> Iterator[Finding]:
    log = Decisions(folder)
    if log.damaged:
        yield Finding(
            weight="look",
            what=f"{name}: the record of decisions is harmed in {join_words(log.damaged)}.",
            means="What stands on harmed lines doesn't count. New ones are recorded behind them.",
            instead="Take it back from a backup, or leave it so.",
        )
    elif count := len(log.all()):
        yield Finding(weight="fine", what=f"{name}: {count} decisions on record.")


def _versions(name: str, folder: Path) -> Iterator[Finding]:
    whole = 0
    for version in versions.kept(folder):
        if version.fault:
            yield Finding(
                weight="look",
                what=f"{name}: the version of {version.time} can't be read: {version.fault.why}.",
                means="What was agreed then can't be shown. Your answers aren't touched by that.",
                instead="Take it back from a backup, or leave it so.",
            )
        elif version.by_hand:
            yield Finding(
                weight="look",
                what=f"{name}: the version of {version.time} isn't as it was saved.",
                means="It was edited by hand, or harmed by the disk; it is taken as it stands.",
                instead="Take it back from a backup, if you didn't edit it.",
            )
        else:
            whole += 1
    if whole:
        yield Finding(weight="fine", what=f"{name}: {whole} agreed versions are whole.")


def _lock(name: str, path: Path, means: str) -> Iterator[Finding]:
    holder = locks.holder(path)
    if locks.is_held(path):
        who = {"app": "an open app", "command": "a command"}.get(holder.who, "another program")
        yield Finding(
            weight="look",
            what=f"{name}: {who} (process {holder.pid}, since {shown(holder.since)}) holds it.",
            means=means,
            instead="Close it, if you don't know it to be open.",
        )
    elif holder.pid:
        yield Finding(
            weight="fine",
            what=f"{name}: its holder of {shown(holder.since)} is gone; nothing is held.",
        )


def modes(*paths: Path) -> Iterator[Finding]:
    """Files and folders that others may look into."""
    if os.name == "nt":
        return
    loose = [path for path in paths if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077]
    if loose:
        yield Finding(
            weight="look",
            what=f"Others on this machine may look into {join_words([str(one) for one in loose])}.",
            means="They could read what you wrote.",
            instead="Open the workspace once: that mends it.",
        )


def _left(name: str, folder: Path) -> Iterator[Finding]:
    """What crashes, sync tools and conflicts left behind."""
    left = [stray for one in (folder, folder / CHANGES, folder / VERSIONS) for stray in strays(one)]
    if left:
        yield Finding(
            weight="look",
            what=f"{name}: {len(left)} unfinished files of interrupted saves.",
            means="Nothing in them was ever said to be saved.",
            instead="Open the workspace once: that removes them.",
        )
    if strays(folder / DECISIONS) and not locks.is_held(folder / RECORDING):
        yield Finding(
            weight="look",
            what=f"{name}: a decision was being recorded when it was interrupted.",
            means="It was never said to be recorded.",
            instead="Record it again: that removes what is left of it.",
        )
    for copy in notices.second_versions(folder):
        yield Finding(
            weight="look",
            what=f"{name}: a second version is there, {shown(copy)}.",
            means="A sync tool, or you, kept two versions apart.",
            instead="Look whether it holds anything new, then remove it.",
        )
    aside = sorted(path.name for path in (folder / QUARANTINE).glob("*"))
    if aside:
        yield Finding(
            weight="fine",
            what=f"{name}: {len(aside)} earlier versions in {QUARANTINE}, the last {aside[-1]}.",
        )


def _pack(home: Home, name: str, meta: Meta) -> Iterator[Finding]:
    try:
        pack = load(place(home, meta.pack))
    except (FileNotFoundError, PackError) as error:
        yield Finding(
            weight="wrong",
            what=f"{name}: its lessons, {shown(meta.pack)}, can't be used: {shown(str(error))}",
            means="The workspace can't be opened. Its files aren't touched by that.",
            instead="Install coachtui again."
            if meta.pack == DEFAULT
            else f"Mend them, then `coachtui pack use FOLDER`; `coachtui pack use {DEFAULT}` goes"
            " on with those that everybody begins with.",
        )
        return
    changed = bool(meta.digest) and meta.digest != pack.digest
    yield Finding(
        weight="fine",
        what=f"{name}: lessons {pack.id}, {pack.digest[:12]}"
        + (", changed since it was saved last." if changed else "."),
    )
