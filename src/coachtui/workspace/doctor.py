"""What can be found wrong with a person's files, and around them."""

from __future__ import annotations

import os
import platform
import shutil
import stat
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Literal

from msgspec import Struct

from coachtui import __version__
from coachtui.files import locks, segments, toml
from coachtui.files.aside import QUARANTINE
from coachtui.files.errors import Unread, in_bytes
from coachtui.files.save import strays
from coachtui.pack.load import load
from coachtui.pack.mistakes import PackError
from coachtui.pack.source import find
from coachtui.text import join_words, shown
from coachtui.workspace import description, notices
from coachtui.workspace.home import WORKSPACES, Home
from coachtui.workspace.model import Meta
from coachtui.workspace.open import LOCK
from coachtui.workspace.store import ANSWERS, CHANGES, DRAFTS, EDITS

Weight = Literal["fine", "look", "wrong"]
"""In order; worth a look; not as it should be."""

ROOM = 50_000_000
"""Bytes of free space below which saving may soon fail."""


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that was looked at."""

    weight: Weight
    what: str
    """What was found, with the workspace or file it is about."""
    means: str = ""
    """What that means for the person; empty where it is fine."""
    instead: str = ""
    """What to do."""


def report(home: Home, label: str | None = None) -> tuple[Finding, ...]:
    """Look at everything, or with a label at that workspace alone, and change nothing."""
    found = [*_around(), *_home(home)]
    metas = dict(home.described())
    if label is not None:
        one = home.find(label)
        metas = {one: None} if one else {}
        if one is None:
            found.append(Finding(weight="wrong", what=f"There is no workspace “{shown(label)}”."))
    for meta in metas:
        found += _workspace(home, meta)
    return tuple(found)


def _around() -> Iterator[Finding]:
    """Versions and terminal."""
    versions = [f"coachtui {__version__}", f"Python {platform.python_version()}"]
    for name in ("textual", "msgspec", "tomli"):
        try:
            versions.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            yield Finding(
                weight="wrong",
                what=f"{name} isn't installed.",
                means="coachtui can't work without it.",
                instead="Install coachtui again.",
            )
    yield Finding(weight="fine", what=f"{', '.join(versions)} on {platform.system()}.")
    size = shutil.get_terminal_size()
    term, encoding = os.environ.get("TERM", ""), sys.stdout.encoding or "none"
    yield Finding(
        weight="fine",
        what=f"Terminal {shown(term) or 'unnamed'}, {size.columns} by {size.lines}, {encoding}.",
    )
    if term == "dumb":
        yield Finding(
            weight="look",
            what="This terminal has no full screen.",
            means="coachtui asks line by line here.",
            instead="Use another terminal for the full screen.",
        )
    if encoding.lower().replace("-", "") != "utf8":
        yield Finding(
            weight="look",
            what=f"The terminal's encoding is {encoding}.",
            means="Some letters and signs may be shown as question marks.",
            instead="Set LANG to one that ends in UTF-8.",
        )


def _home(home: Home) -> Iterator[Finding]:
    """The folder of everything: is it there, whose is it, is there room."""
    path = home.path
    if not path.is_dir():
        file = path.exists()
        yield Finding(
            weight="wrong" if file else "fine",
            what=f"{path} is a file." if file else f"{path} isn't made yet.",
            means="Nothing can be kept there." if file else "",
            instead="Move it away, or name another place with --home." if file else "",
        )
        return
    if not os.access(path, os.W_OK | os.X_OK):
        yield Finding(
            weight="wrong",
            what=f"{path} can't be written to.",
            means="What is there can be read; nothing can be saved.",
            instead="Ask for the right to write, or name another place with --home.",
        )
    free = shutil.disk_usage(path).free
    yield Finding(
        weight="fine" if free >= ROOM else "look",
        what=f"{path}: {in_bytes(free)} are free on its disk.",
        means="" if free >= ROOM else "Saving may soon fail. What is saved stays.",
        instead="" if free >= ROOM else "Make room.",
    )
    yield from _modes(path, path / WORKSPACES)
    if trouble := home.settings.trouble:
        yield Finding(
            weight="look",
            what=trouble,
            means="None of your settings is in use.",
            instead="Mend it.",
        )


def _workspace(home: Home, meta: Meta) -> Iterator[Finding]:
    folder, name = home.folder(meta), _name(meta)
    fault = description.read(folder)[1]
    if fault:
        yield _unread(name, folder, fault)
    for file in (ANSWERS, EDITS, DRAFTS):
        yield from _file(name, folder / file)
    yield from _log(name, folder / CHANGES)
    yield from _lock(name, folder / LOCK)
    yield from _modes(folder, *folder.iterdir())
    yield from _left(name, folder)
    yield from _pack(name, meta)


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


def _lock(name: str, path: Path) -> Iterator[Finding]:
    holder = locks.holder(path)
    if locks.is_held(path):
        who = {"app": "an open app", "command": "a command"}.get(holder.who, "another program")
        yield Finding(
            weight="look",
            what=f"{name}: {who} (process {holder.pid}, since {shown(holder.since)}) holds it.",
            means="Until it ends, the workspace can only be read from elsewhere.",
            instead="Close it, if you don't know it to be open.",
        )
    elif holder.pid:
        yield Finding(
            weight="fine",
            what=f"{name}: its holder of {shown(holder.since)} is gone; nothing is held.",
        )


def _modes(*paths: Path) -> Iterator[Finding]:
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
    left = [*strays(folder), *strays(folder / CHANGES)]
    if left:
        yield Finding(
            weight="look",
            what=f"{name}: {len(left)} unfinished files of interrupted saves.",
            means="Nothing in them was ever said to be saved.",
            instead="Open the workspace once: that removes them.",
        )
    for copy in notices.copies(folder):
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


def _pack(name: str, meta: Meta) -> Iterator[Finding]:
    try:
        pack = load(find(meta.pack))
    except (FileNotFoundError, PackError) as error:
        yield Finding(
            weight="wrong",
            what=f"{name}: its lessons, {shown(meta.pack)}, can't be used: {shown(str(error))}",
            means="The workspace can't be opened. Its files aren't touched by that.",
            instead="Install coachtui again, or mend the lessons.",
        )
        return
    changed = bool(meta.digest) and meta.digest != pack.digest
    yield Finding(
        weight="fine",
        what=f"{name}: lessons {pack.id}, {pack.digest[:12]}"
        + (", changed since it was saved last." if changed else "."),
    )
