"""What can be found wrong with a person's files, and around them."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from coachtui import __version__, crash
from coachtui.files import toml
from coachtui.files.errors import TooNew, in_bytes
from coachtui.files.save import strays
from coachtui.text import shown
from coachtui.workspace import half_restored, notices, remedy
from coachtui.workspace.examined import examined
from coachtui.workspace.finding import Finding, fine
from coachtui.workspace.home import (
    BEFORE,
    LOCK,
    RESTORING,
    SETTINGS,
    STATE,
    WORKSPACES,
    Home,
    known_by,
)
from coachtui.workspace.left_behind import misplaced, unfinished, unlockable, unreadable, unwritable

__all__ = ["Finding", "report"]

ROOM = 50_000_000
"""Bytes of free space below which saving may soon fail."""

NONE_LEFT = 1_000_000
"""Bytes of free space below which it mostly does."""


def report(home: Home, label: str | None = None) -> tuple[Finding, ...]:
    """Look at everything, or with a label at what is that person's, and change nothing."""
    if shut := tuple(unreadable(home.path / WORKSPACES)):
        return (*_around(), *shut)
    found = [*_around(), *_home(home, label)]
    metas = dict(home.described())
    if label is not None:
        one = home.find(label)
        metas = dict.fromkeys(home.of(one) or (one,)) if one else {}
        if one is None:
            found.append(_nobody(home, label))
    for meta in metas:
        found += examined(home, meta)
    return tuple(found)


def _nobody(home: Home, label: str) -> Finding:
    return Finding(
        weight="wrong",
        kind="no-workspace",
        what=f"There is no workspace “{shown(label)}”.",
        means="Nothing of theirs is kept here.",
        instead="Look at the spelling, or make it.",
        commands=(remedy.command(home, "where", "--create", label=label),),
    )


def _around() -> Iterator[Finding]:
    """Versions and terminal."""
    versions = [f"coachtui {__version__}", f"Python {platform.python_version()}"]
    for name in ("textual", "msgspec", "tomli"):
        try:
            versions.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            yield Finding(
                weight="wrong",
                kind="not-installed",
                what=f"{name} isn't installed.",
                means="coachtui can't work without it.",
                instead="Install coachtui again.",
            )
    yield fine(f"{', '.join(versions)} on {platform.system()}.")
    size = shutil.get_terminal_size()
    term, encoding = os.environ.get("TERM", ""), sys.stdout.encoding or "none"
    yield fine(f"Terminal {shown(term) or 'unnamed'}, {size.columns} by {size.lines}, {encoding}.")
    if term == "dumb":
        yield Finding(
            weight="look",
            kind="no-full-screen",
            what="This terminal has no full screen.",
            means="coachtui asks line by line here.",
            instead="Use another terminal for the full screen.",
        )
    if encoding.lower().replace("-", "") != "utf8":
        yield Finding(
            weight="look",
            kind="encoding",
            what=f"The terminal's encoding is {encoding}.",
            means="Some letters and signs may be shown as question marks.",
            instead="Set LANG to one that ends in UTF-8.",
        )


def _home(home: Home, label: str | None) -> Iterator[Finding]:
    """The folder of everything: is it there, whose is it, is there room, what is left in it."""
    path = home.path
    if not path.is_dir():
        yield _no_folder(path)
        return
    if not os.access(path, os.W_OK | os.X_OK):
        yield unwritable(path)
    yield _room(home)
    yield from misplaced(path, (WORKSPACES, BEFORE, crash.REPORTS))
    yield from unlockable(path / LOCK)
    for said in notices.interrupted(path):
        yield _half_restored(home, said, label)
    if left := [*strays(path), *strays(path / BEFORE)]:
        yield unfinished(str(path), len(left), "Have them removed.", remedy.mend(home))
    yield from _own_files(home)
    yield from _crash(home)


def _no_folder(path: Path) -> Finding:
    if not (path.exists() or path.is_symlink()):
        return fine(f"{path} isn't made yet.")
    return Finding(
        weight="wrong",
        kind="home-is-a-file",
        what=f"{path} is a file, or a link that leads nowhere.",
        means="Nothing can be kept there.",
        instead="Move it away, or name another place with --home.",
        commands=remedy.move_away(path),
    )


def _own_files(home: Home) -> Iterator[Finding]:
    """The settings, and where one was in each lesson."""
    if trouble := home.settings.trouble:
        yield Finding(
            weight="look",
            kind="settings",
            what=trouble,
            means="None of your settings is in use.",
            instead="Mend it, or move it out of the way and go on without.",
            commands=remedy.move_away(home.path / SETTINGS),
        )
    fault = toml.read(home.path / STATE).fault
    if fault and not isinstance(fault, TooNew):
        yield Finding(
            weight="look",
            kind="places",
            what=f"{fault.what}: {fault.why}.",
            means="Where you were in each lesson isn't known. Your answers aren't touched by that.",
            instead="Move it out of the way; a new one is made.",
            commands=remedy.move_away(home.path / STATE),
        )


def _crash(home: Home) -> Iterator[Finding]:
    if told := crash.untold(home.path, home.state.told):
        yield Finding(
            weight="look",
            kind="crash",
            what="coachtui met a mistake of its own and stopped, the last time.",
            means="All that it said was saved is here. None of your words are in the report,"
            f" {crash.tilde(told)}.",
            instead="Send it to whoever looks after coachtui.",
            commands=(remedy.command(home, "doctor", "reports"),),
        )


def _room(home: Home) -> Finding:
    free = shutil.disk_usage(home.path).free
    what = f"{home.path}: {in_bytes(free)} are free on its disk."
    if free >= ROOM:
        return fine(what)
    full = free < NONE_LEFT
    return Finding(
        weight="wrong" if full else "look",
        kind="full-disk" if full else "low-room",
        what=what,
        means=f"Saving {'fails' if full else 'may soon fail'}. What is saved stays.",
        instead="Make room.",
    )


def _half_restored(home: Home, said: str, label: str | None) -> Finding:
    """Taking a backup back broke off: again from the start, or back to what was there before.

    The name of a backup may be somebody's: it is told where everybody is asked about, or they.
    """
    one, means = half_restored.found(home), "Nothing is lost: what was there before is put away."
    if label is not None and not (one and known_by(one.label) == known_by(label)):
        return Finding(
            weight="wrong",
            kind="half-restored",
            what=said,
            means=means,
            instead="It isn't about this workspace alone, so ask about all.",
            commands=(remedy.command(home, "doctor"),),
        )
    ways = [way for way in (one.source, one.before) if Path(way).is_file()] if one else []
    whose = one.label if one else ""
    commands = tuple(remedy.command(home, "restore", way, label=whose) for way in ways)
    return Finding(
        weight="wrong",
        kind="half-restored",
        what=said,
        means=means,
        instead="Take it back again, or take back what was there before."
        if commands
        else "Neither is to be found any more: go on with what is there.",
        commands=commands or remedy.move_away(home.path / RESTORING),
    )
