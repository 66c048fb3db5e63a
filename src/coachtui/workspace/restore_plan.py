"""What taking a backup back would change: it is said before anything is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from msgspec import Struct

from coachtui.files.load import as_it_stands
from coachtui.interview.answers import Answers, Entry
from coachtui.workspace import description
from coachtui.workspace.archive import belongs, pack_of, packs_in
from coachtui.workspace.backup import contents_of
from coachtui.workspace.decisions import DECISIONS, Decisions
from coachtui.workspace.home import WORKSPACES, Home, same_person
from coachtui.workspace.model import Meta
from coachtui.workspace.store import CHANGES, VERSIONS, Store

LOGS = (CHANGES, DECISIONS, VERSIONS)
"""Folders of a workspace whose files belong together: what a backup hasn't got goes."""

_DESCRIBED = {description.WORKSPACE, f"{description.WORKSPACE}.bak"}
"""Files that tell what a workspace is, and nothing that was said."""

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
    if packs := packs_in(files):
        others |= {name for name in contents_of(home) if pack_of(name) in packs}
    return Plan(
        parts=parts,
        others=tuple(
            name for name in sorted(others) if bytes_of(home.path / name) != files.get(name, b"")
        ),
        kept=tuple(meta for id_, meta in here.items() if id_ not in ids),
        doubled=tuple(
            part.meta
            for part in parts
            if part.how == "new"
            and any(_other(home, part.meta, one) for id_, one in here.items() if id_ not in ids)
        ),
    )


def own(folder: Path) -> Iterator[Path]:
    """The files of a workspace that are its data: no locks, nothing that was set aside."""
    for inside in (folder, *(folder / name for name in LOGS)):
        for path in sorted(inside.iterdir()) if inside.is_dir() else ():
            inside_home = path.relative_to(folder.parents[1]).as_posix()
            if path.is_file() and belongs(inside_home):
                yield path


def bytes_of(path: Path) -> bytes:
    """A file as it stands; nothing, where it isn't there or can't be read."""
    try:
        return as_it_stands(path)
    except OSError:
        return b""


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
        said = any(path.name not in _DESCRIBED for path in own(home.folder(here)))
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
    return {path.relative_to(folder).as_posix(): bytes_of(path) for path in own(folder)}


def _said(entry: Entry) -> tuple[object, object]:
    return entry.value, entry.state


def _newest(answers: Answers) -> str:
    return max((one.at for one in answers.values()), default="")
