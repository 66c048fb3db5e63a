"""What crashes, sync tools, other hands and other programs left in a workspace's folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from coachtui.files import locks
from coachtui.files.aside import QUARANTINE
from coachtui.files.save import strays
from coachtui.pack.load import load
from coachtui.pack.mistakes import PackError
from coachtui.pack.source import DEFAULT
from coachtui.text import join_words, many, shown
from coachtui.workspace import copies, notices, remedy
from coachtui.workspace.decisions import DECISIONS
from coachtui.workspace.decisions import LOCK as RECORDING
from coachtui.workspace.finding import Finding, fine
from coachtui.workspace.home import Home
from coachtui.workspace.model import Meta
from coachtui.workspace.open import LOCK
from coachtui.workspace.packs import place
from coachtui.workspace.store import CHANGES, VERSIONS

FOLDERS = (CHANGES, VERSIONS, DECISIONS, QUARANTINE)


def left_behind(home: Home, meta: Meta, name: str) -> Iterator[Finding]:
    """All of it for one workspace; nothing is changed.

    Args:
        home: Where it is.
        meta: The workspace.
        name: What it is called to whoever reads of it.
    """
    folder = home.folder(meta)
    yield from _lock(
        name, folder / LOCK, "Until it ends, the workspace can only be read from elsewhere."
    )
    yield from _lock(name, folder / RECORDING, "Until it ends, no decision can be recorded.")
    yield from rights(home, folder, meta.label)
    yield from misplaced(folder, FOLDERS)
    yield from _strays(home, meta, name)
    yield from _second(home, meta, name)
    aside = sorted(path.name for path in (folder / QUARANTINE).glob("*"))
    if aside:
        put_away = many(len(aside), "earlier version")
        yield Finding(
            weight="fine",
            kind="put-away",
            what=f"{name}: {put_away} in {QUARANTINE}, the last {aside[-1]}.",
        )
    yield from _lessons(home, meta, name)


def rights(home: Home, folder: Path, label: str = "") -> Iterator[Finding]:
    """What others may look into, and what its owner may not write to."""
    loose = list(notices.loose(home.path, folder)) if os.name != "nt" else []
    if loose:
        yield Finding(
            weight="look",
            kind="loose-modes",
            what=f"Others on this machine may look into {join_words([str(one) for one in loose])}.",
            means="They could read what you wrote.",
            instead="Take that right from them; opening the workspace does it too.",
            commands=remedy.mend(home, label),
        )
    if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
        yield unwritable(folder)


def unreadable(path: Path) -> Iterator[Finding]:
    """The folder that keeps its owner from looking into another: that one, or one above it."""
    path = Path(os.path.realpath(path))
    ways = [(one, os.X_OK) for one in reversed(path.parents)]
    for one, needed in (*ways, (path, os.R_OK | os.X_OK)):
        if one.is_dir() and not os.access(one, needed):
            yield Finding(
                weight="wrong",
                kind="unreadable",
                what=f"{one} can't be looked into.",
                means="Nothing is known of what is in it, and nothing can be saved there.",
                instead="Give yourself the right to, then look again.",
                commands=remedy.let_in(one),
            )
            return


def unwritable(path: Path) -> Finding:
    """A folder in which nothing can be saved."""
    mode = path.stat().st_mode & 0o300
    return Finding(
        weight="wrong",
        kind="read-only",
        what=f"{path} can't be written to.",
        means="What is there can be read; nothing can be saved.",
        instead="Give yourself the right to write, or name another place with --home."
        if mode != 0o300
        else "Make its disk writable, or name another place with --home.",
        commands=remedy.grant(path) if mode != 0o300 else (),
    )


def misplaced(folder: Path, names: tuple[str, ...]) -> Iterator[Finding]:
    """Files, and links that lead nowhere, in the place of folders."""
    for path in (folder / name for name in names):
        if (path.exists() or path.is_symlink()) and not path.is_dir():
            yield Finding(
                weight="wrong",
                kind="not-a-folder",
                what=f"{path} is no folder.",
                means="Nothing can be kept there, and what needs it can't be saved.",
                instead="Move it out of the way.",
                commands=remedy.move_away(path),
            )


def unlockable(path: Path) -> Iterator[Finding]:
    """What isn't a file, in the place of a lock; a lock is never taken through a link."""
    if os.path.lexists(path) and (path.is_symlink() or not path.is_file()):
        yield Finding(
            weight="wrong",
            kind="not-a-file",
            what=f"{path} is no file.",
            means="Nothing can be locked there, and what needs that lock can't be saved.",
            instead="Move it out of the way.",
            commands=remedy.move_away(path),
        )


def _lock(name: str, path: Path, means: str) -> Iterator[Finding]:
    yield from unlockable(path)
    holder = locks.holder(path)
    if locks.is_held(path):
        who = {"app": "an open app", "command": "a command"}.get(holder.who, "another program")
        yield Finding(
            weight="look",
            kind="held",
            what=f"{name}: {who} (process {holder.pid}, since {shown(holder.since)}) holds it.",
            means=means,
            instead="Close it, if you don't know it to be open.",
        )
    elif holder.pid:
        yield Finding(
            weight="fine",
            kind="left-lock",
            what=f"{name}: its holder of {shown(holder.since)} is gone; nothing is held.",
        )


def unfinished(where: str, count: int, instead: str, commands: tuple[str, ...]) -> Finding:
    """Files of interrupted saves that nobody waits for."""
    return Finding(
        weight="look",
        kind="strays",
        what=f"{where}: {many(count, 'unfinished file')} of interrupted saves.",
        means="Nothing in them was ever said to be saved.",
        instead=instead,
        commands=commands,
    )


def _strays(home: Home, meta: Meta, name: str) -> Iterator[Finding]:
    folder = home.folder(meta)
    left = [stray for one in (folder, folder / CHANGES, folder / VERSIONS) for stray in strays(one)]
    if left:
        also = "opening the workspace does it too"
        yield unfinished(
            name, len(left), f"Have them removed; {also}.", remedy.mend(home, meta.label)
        )
    if strays(folder / DECISIONS) and not locks.is_held(folder / RECORDING):
        yield Finding(
            weight="look",
            kind="decision-stray",
            what=f"{name}: a decision was being recorded when it was interrupted.",
            means="It was never said to be recorded.",
            instead="Record it again: that removes what is left of it.",
            commands=remedy.mend(home, meta.label),
        )


def _second(home: Home, meta: Meta, name: str) -> Iterator[Finding]:
    folder = home.folder(meta)
    for copy in notices.second_versions(folder):
        file = copies.file_of(copy)
        whole = bool(file) and not copies.fault_of(folder, file, copy)
        away = remedy.for_workspace(home, meta, "restore", copy, "--put-away")
        take = remedy.for_workspace(home, meta, "restore", copy)
        yield Finding(
            weight="look",
            kind="second-version",
            what=f"{name}: a second version is there, {shown(copy)}.",
            means="A sync tool, or you, kept two versions apart.",
            instead="Look what differs, and take it; or keep what stands, and put this one away."
            if whole
            else "There is nothing in it to take: put it away.",
            commands=(take, away) if whole else (away,),
        )


def _lessons(home: Home, meta: Meta, name: str) -> Iterator[Finding]:
    try:
        pack = load(place(home, meta.pack))
    except (FileNotFoundError, PackError) as error:
        why = f"its lessons, {shown(meta.pack)}, can't be used: {shown(str(error))}"
        used = home.find(meta.label) if meta.label else home.own()
        if used and used.id != meta.id:
            yield fine(f"{name}: {why} It isn't in use; what was said to them is kept.")
            return
        use = remedy.command(home, "pack", "use", label=meta.label)
        mend = f"Mend them, then `{use} FOLDER`; or go on with those that everybody"
        yield Finding(
            weight="wrong",
            kind="lessons",
            what=f"{name}: {why}",
            means="The workspace can't be opened. Its files aren't touched by that.",
            instead="Install coachtui again."
            if meta.pack == DEFAULT
            else f"{mend} begins with: what you said to these is kept.",
            commands=()
            if meta.pack == DEFAULT
            else (remedy.command(home, "pack", "use", DEFAULT, label=meta.label),),
        )
        return
    changed = bool(meta.digest) and meta.digest != pack.digest
    since = ", changed since it was saved last." if changed else "."
    yield fine(f"{name}: lessons {pack.id}, {pack.digest[:12]}{since}")
