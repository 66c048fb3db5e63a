"""What is to be done next, as it can be typed: for the same home, and the same person."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from coachtui.workspace.home import Home
from coachtui.workspace.model import Meta

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace

AWAY = ".away"


def command(home: Home, *words: str, label: str = "") -> str:
    """A command of this program, for this home and whoever is meant."""
    where = [] if home.path == Home.default().path else ["--home", str(home.path)]
    whose = ["--workspace", label] if label else []
    return shlex.join(["coachtui", *where, *whose, *words])


def typed(workspace: Workspace, words: str) -> str:
    """The same for the workspace that is open, so that it is never done to somebody else's."""
    home = Home(workspace.store.folder.parents[1])
    return command(home, *words.split(), label=workspace.meta.label)


def for_workspace(home: Home, meta: Meta, *words: str) -> str:
    """A command for one workspace; where its person has another in use, that is left first."""
    line = command(home, *words, label=meta.label)
    return line if in_use(home, meta) else f"{use(home, meta)} && {line}"


def in_use(home: Home, meta: Meta) -> bool:
    """Whether no other workspace of the same person is in use."""
    used = home.find(meta.label) if meta.label else home.own()
    return not used or used.id == meta.id


def use(home: Home, meta: Meta) -> str:
    """Going on with the pack of a workspace, and so with that."""
    return command(home, "pack", "use", meta.pack, label=meta.label)


def mend(home: Home, label: str = "") -> tuple[str, ...]:
    """What puts in order all that needs no choice."""
    return (command(home, "doctor", "--mend", label=label),)


def move_away(path: Path) -> tuple[str, ...]:
    """Moving a file or a folder to where it is in nobody's way."""
    return (shlex.join(["mv", str(path), f"{path}{AWAY}"]),)


def move_away_to(path: Path, folder: Path) -> tuple[str, ...]:
    """Moving a whole folder into another one, where nothing looks for it."""
    return (shlex.join(["mv", str(path), str(folder / f"{path.name}{AWAY}")]),)


def let_in(path: Path) -> tuple[str, ...]:
    """Giving its owner the right to enter a folder; what is in it stays as it is."""
    return (shlex.join(["chmod", "u+rwx", str(path)]),)


def grant(path: Path) -> tuple[str, ...]:
    """Giving its owner the right to write to a folder and to all in it."""
    return (shlex.join(["chmod", "-R", "u+rwX", str(path)]),)
