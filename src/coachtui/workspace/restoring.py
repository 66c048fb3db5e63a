"""Taking a backup back: what would change is said first, and what is there is put away first."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from msgspec import Struct

from coachtui.clock import stamp
from coachtui.files import locks
from coachtui.files.errors import SaveError
from coachtui.files.load import as_it_stands
from coachtui.files.save import make_folder, save
from coachtui.interview.answers import Answers, Entry
from coachtui.pack.words import ID
from coachtui.workspace import description, half_restored
from coachtui.workspace.archive import belongs
from coachtui.workspace.backup import contents_of, zipped
from coachtui.workspace.decisions import DECISIONS, Decisions
from coachtui.workspace.decisions import LOCK as RECORDING
from coachtui.workspace.home import BEFORE, WORKSPACES, Home, same_person
from coachtui.workspace.installing import install
from coachtui.workspace.model import Meta
from coachtui.workspace.open import LOCK
from coachtui.workspace.packs import PACKS
from coachtui.workspace.store import ANSWERS, CHANGES, VERSIONS, Store

LOGS = (CHANGES, DECISIONS, VERSIONS)
"""Folders of a workspace whose files belong together: what a backup hasn't got goes."""

_DESCRIBED = {description.WORKSPACE, f"{description.WORKSPACE}.bak"}
How = Literal["new", "same", "other"]


class Part(Struct, frozen=True, kw_only=True):
    """One workspace of a backup, beside the one that is here."""

    meta: Meta
    how: How
    """It isn't here; it is here just so; it is here, and differs."""
    answers: tuple[int, int]
    """How many answers are here, and how many in the backup."""
    decisions: tuple[int, int]
    saved: tuple[str, str]
    """When an answer was last given, here and in the backup; empty where none was."""
    changed: tuple[str, ...] = ()
    """Questions whose answers would be others."""
    gone: tuple[str, ...] = ()
    """Questions that are answered here, and not in the backup."""
    back: tuple[str, ...] = ()
    """Questions that are answered in the backup, and not here."""


class Plan(Struct, frozen=True, kw_only=True):
    """What taking a backup back would do. It is put to the person before anything is done."""

    parts: tuple[Part, ...]
    others: tuple[str, ...]
    """Files outside of any workspace that would be new, other than they are, or gone."""
    kept: tuple[Meta, ...]
    """Workspaces that are here and not in the backup: they stay."""
    doubled: tuple[Meta, ...]
    """Workspaces of the backup that can't be taken back here: the person whom they are called
    after has another one, of which only one would be shown."""

    @property
    def nothing(self) -> bool:
        """Everything in the backup is here just so."""
        return not self.others and all(part.how == "same" for part in self.parts)


def planned(home: Home, files: Mapping[str, bytes]) -> Plan:
    """Say what taking these files back would change.

    Args:
        home: Where they would go.
        files: As `archive.read` gives them, or some workspaces of them.

    Raises:
        Unreadable: what is there can't be looked at.
    """
    ids = dict.fromkeys(name.split("/")[1] for name in files if name.startswith(f"{WORKSPACES}/"))
    here = {meta.id: meta for meta in home.workspaces()}
    with TemporaryDirectory(prefix="coachtui-") as folder:
        there = _unpacked(files, Path(folder))
        parts = tuple(_part(home, there, id_) for id_ in ids)
    others = {name for name in files if not name.startswith(f"{WORKSPACES}/")}
    if packs := _packs(files):
        others |= {name for name in contents_of(home) if _pack_of(name) in packs}
    return Plan(
        parts=parts,
        others=tuple(
            name for name in sorted(others) if _bytes(home.path / name) != files.get(name, b"")
        ),
        kept=tuple(meta for id_, meta in here.items() if id_ not in ids),
        doubled=tuple(
            part.meta
            for part in parts
            if part.how == "new"
            and any(_other(home, part.meta, one) for id_, one in here.items() if id_ not in ids)
        ),
    )


def of_workspaces(files: Mapping[str, bytes], ids: Collection[str]) -> Mapping[str, bytes]:
    """The files of some workspaces alone."""
    starts = tuple(f"{WORKSPACES}/{id_}/" for id_ in ids)
    return {name: data for name, data in files.items() if name.startswith(starts)}


def restore(home: Home, files: Mapping[str, bytes], source: Path, label: str = "") -> Path | None:
    """Take files back; what is there is first put into a zip of its own.

    Answers come last: where it breaks off before, they are those of today still. Whoever opens
    the home then is told, and it can be done again from the start.

    Args:
        home: Where they go.
        files: As `archive.read` gives them, or some workspaces of them.
        source: Where they are from, to be named where it breaks off.
        label: Whose they are alone; empty: everybody's in it.

    Returns:
        The zip of what was there before; None where nothing was.

    Raises:
        Held: an app, or a command, is changing one of the workspaces.
        Unreadable: something that is there couldn't be put away, so nothing was changed.
        TooMuch: what is there couldn't be taken back from a zip, so nothing was changed.
        NotInstalled: a pack couldn't be written; nothing else was changed.
        SaveError: something couldn't be written; what was there is in the zip.
    """
    make_folder(home.path)
    ids = {name.split("/")[1] for name in files if name.startswith(f"{WORKSPACES}/")}
    with ExitStack() as held:
        for id_ in sorted(ids):
            for path in (home.path / WORKSPACES / id_ / name for name in (LOCK, RECORDING)):
                make_folder(path.parent)
                held.callback(_take(path).release)
        there = contents_of(home)
        before = _put_away(home, _touched(there, files, ids))
        half_restored.begin(home, source, label, before)
        installed = _packs(there)
        for id_, inside in _packs(files).items():
            if installed.get(id_) != inside:
                install(home, id_, inside)
        for id_ in sorted(ids):
            _clear(home.path / WORKSPACES / id_, files, id_)
        for name in sorted(files, key=_last_the_answers):
            target = home.path / name
            if _pack_of(name) or _bytes(target) == files[name]:
                continue
            make_folder(target.parent)
            save(target, files[name])
        half_restored.end(home)
    return before


def _packs(files: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """The packs among some files, each as a whole: id to path inside of it to bytes."""
    found: dict[str, dict[str, bytes]] = {}
    for name, data in files.items():
        if id_ := _pack_of(name):
            found.setdefault(id_, {})[name.split("/", 2)[2]] = data
    return found


def _pack_of(name: str) -> str:
    """Which installed pack a file is of; empty: it is of none."""
    folder, *inside = name.split("/")
    return inside[0] if folder == PACKS and len(inside) > 1 and ID.fullmatch(inside[0]) else ""


def _take(path: Path) -> locks.Lock:
    try:
        return locks.take(path, "command")
    except OSError as error:
        raise SaveError(path, error) from error


def _touched(
    there: Mapping[str, bytes], files: Mapping[str, bytes], ids: Collection[str]
) -> Mapping[str, bytes]:
    """Of what is there what may change: nothing of anybody else's."""
    packs = _packs(files)
    return {
        **of_workspaces(there, ids),
        **{name: data for name, data in there.items() if name in files or _pack_of(name) in packs},
    }


def _put_away(home: Home, touched: Mapping[str, bytes]) -> Path | None:
    """Write what may change into a zip, beside those of other times."""
    if not touched:
        return None
    folder = home.path / BEFORE
    make_folder(folder)
    path = folder / f"before-{stamp().replace(':', '')}-{os.urandom(2).hex()}.zip"
    save(path, zipped(touched))
    return path


def _clear(folder: Path, files: Mapping[str, bytes], id_: str) -> None:
    """Take away what the backup hasn't got: all of it is in the zip of what was there."""
    path = folder
    try:
        for path in _own(folder):
            if f"{WORKSPACES}/{id_}/{path.relative_to(folder).as_posix()}" not in files:
                path.unlink()
    except OSError as error:
        raise SaveError(path, error) from error


def _own(folder: Path) -> Iterator[Path]:
    """The files of a workspace that are its data: no locks, nothing that was set aside."""
    for inside in (folder, *(folder / name for name in LOGS)):
        for path in sorted(inside.iterdir()) if inside.is_dir() else ():
            inside_home = path.relative_to(folder.parents[1]).as_posix()
            if path.is_file() and belongs(inside_home):
                yield path


def _last_the_answers(name: str) -> tuple[bool, str]:
    return name.endswith((f"/{ANSWERS}", f"/{description.WORKSPACE}")), name


def _part(home: Home, there: Home, id_: str) -> Part:
    folder, other = (one.path / WORKSPACES / id_ for one in (home, there))
    mine, theirs = _contents(folder), _contents(other)
    old, new = (Store(one).load().answers for one in (folder, other))
    return Part(
        meta=description.read(other)[0],
        how="new" if not mine else "same" if mine == theirs else "other",
        answers=(len(old), len(new)),
        decisions=(len(Decisions(folder).all()), len(Decisions(other).all())),
        saved=(_newest(old), _newest(new)),
        changed=tuple(id_ for id_ in new if id_ in old and _said(old[id_]) != _said(new[id_])),
        gone=tuple(id_ for id_ in old if id_ not in new),
        back=tuple(id_ for id_ in new if id_ not in old),
    )


def _other(home: Home, meta: Meta, here: Meta) -> bool:
    """Whether one of the two, of which one is here, would never be shown beside the other.

    One in which nothing was said gives way, where it was made after the other.
    """
    if not same_person(meta, here) or meta.pack != here.pack:
        return False
    try:
        said = any(path.name not in _DESCRIBED for path in _own(home.folder(here)))
    except OSError:
        said = True
    return said or (here.turn, meta.created) >= (meta.turn, here.created)


def _unpacked(files: Mapping[str, bytes], folder: Path) -> Home:
    """A home of these files, to be looked at as any other."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return Home(folder)


def _contents(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): _bytes(path) for path in _own(folder)}


def _said(entry: Entry) -> tuple[object, object]:
    return entry.value, entry.state


def _newest(answers: Answers) -> str:
    return max((one.at for one in answers.values()), default="")


def _bytes(path: Path) -> bytes:
    try:
        return as_it_stands(path)
    except OSError:
        return b""
