"""What can be found wrong with a person's files, and around them."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata

from coachtui import __version__
from coachtui.files.errors import in_bytes
from coachtui.text import shown
from coachtui.workspace import notices
from coachtui.workspace.examined import examined, modes
from coachtui.workspace.finding import Finding
from coachtui.workspace.home import WORKSPACES, Home

__all__ = ["Finding", "report"]

ROOM = 50_000_000
"""Bytes of free space below which saving may soon fail."""


def report(home: Home, label: str | None = None) -> tuple[Finding, ...]:
    """Look at everything, or with a label at what is that person's, and change nothing."""
    found = [*_around(), *_home(home)]
    metas = dict(home.described())
    if label is not None:
        one = home.find(label)
        metas = dict.fromkeys(home.of(one)) if one else {}
        if one is None:
            found.append(Finding(weight="wrong", what=f"There is no workspace “{shown(label)}”."))
    for meta in metas:
        found += examined(home, meta)
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
    yield from modes(path, path / WORKSPACES)
    for said in notices.interrupted(path):
        yield Finding(
            weight="wrong",
            what=said,
            means="Nothing is lost: what was there before was put away whole.",
            instead="Take it back again, or take back what was there before.",
        )
    if trouble := home.settings.trouble:
        yield Finding(
            weight="look",
            what=trouble,
            means="None of your settings is in use.",
            instead="Mend it.",
        )
