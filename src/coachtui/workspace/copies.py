"""Other states of what a workspace holds, each of which can be taken back.

They stand in what each save leaves behind, in the log of changes, in what was agreed, in what
sync tools and conflicts left beside the files, and in what was put away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct, structs

from coachtui.files.aside import QUARANTINE
from coachtui.files.errors import TooNew, Unread
from coachtui.workspace import history, notices, upgraded, versions
from coachtui.workspace.apart import Told, told
from coachtui.workspace.model import Kept
from coachtui.workspace.store import ANSWERS, CHANGES, DRAFTS, EDITS, PART_OF, Store
from coachtui.workspace.workspace import Workspace

Kind = Literal["newest", "before", "beside", "agreed", "aside"]
"""The newest that is known of what can't be read; as it was before the last save; a second
version that a sync tool or a conflict left; a version that was agreed on; one put away."""

NEWEST = "newest"

PARTS: Mapping[str, str] = {ANSWERS: "answers", EDITS: "edits", DRAFTS: "drafts"}
"""Files of which there may be other states, and what of `Kept` is in them."""


class Copy(Struct, frozen=True, kw_only=True):
    """One other state."""

    name: str
    """What it is called: `NEWEST`, a file's name, a version's time."""
    kind: Kind
    parts: tuple[str, ...] = ()
    """What of `Kept` it tells of; nothing, where it holds no words of a person."""
    kept: Kept = Kept()
    at: str = ""
    """When it was agreed on; else when the last answer in it was given."""
    fault: Unread | None = None
    """Why it can't be read as a whole."""

    @property
    def answered(self) -> int:
        """How many answers are in it."""
        return sum(entry.state == "answered" for entry in self.kept.answers.values())


def copies(workspace: Workspace) -> tuple[Copy, ...]:
    """The states that can be taken back, those that one would think of first before the others.

    Each is whole, and differs from what stands and from those before it.
    """
    newest, found = newest_of(workspace), list[Copy]()
    every = (
        *((newest,) if newest else ()),
        *(_read(workspace, name, f"{name}.bak", "before") for name in PART_OF),
        *beside(workspace),
        *_agreed(workspace),
        *_aside(workspace),
    )
    for one in every:
        if one.fault or (one.kind != "newest" and not differs(workspace, one)):
            continue
        if not any((one.parts, _data(one)) == (other.parts, _data(other)) for other in found):
            found.append(one)
    return tuple(found)


def beside(workspace: Workspace) -> tuple[Copy, ...]:
    """Second versions of files, as sync tools and conflicts leave them, whatever is in them."""
    names = notices.second_versions(workspace.store.folder)
    return tuple(_read(workspace, file_of(name), name, "beside") for name in names)


def newest_of(workspace: Workspace) -> Copy | None:
    """The newest that is known of files that couldn't be read; None: all could be, or nothing is.

    It is what `standins` reads, with the changes that the log has since.
    """
    instead = standins(workspace.store)
    if not instead:
        return None
    store = Store(workspace.store.folder)
    kept = store.load(instead=instead)
    kept = history.caught_up(store.newest(), kept)
    parts = tuple(PARTS[name] for name in instead)
    copy = _copy(workspace, Copy(name=NEWEST, kind="newest", parts=parts), kept)
    return copy if _data(copy) != _data(Copy(name="", kind="newest", parts=parts)) else None


def standins(store: Store) -> dict[str, str]:
    """What is to be read in the place of files that couldn't be, as `Store.load` takes it.

    As it was before the last save, where the log leads on from there: then nothing is missing,
    and what was edited by hand is in it too. Else what the log tells, if it can be followed.
    """
    if any(isinstance(fault, TooNew) for fault in store.faults.values()):
        return {}
    return {name: _standin(store, name) for name in PART_OF if name in store.faults}


def differs(workspace: Workspace, copy: Copy) -> tuple[Told, ...]:
    """What taking a state back would change, in words."""
    then = {part: getattr(copy.kept, part) for part in copy.parts}
    now = workspace.kept
    return told(workspace.pack, now, structs.replace(now, **then))


def _standin(store: Store, name: str) -> str:
    before, part = f"{name}.bak", PART_OF[name]
    looked = Store(store.folder)
    kept = looked.load(name, instead={name: before})
    whole = (store.folder / before).is_file() and name not in looked.faults
    logged = [one for one in store.newest() if one.part == part]
    if whole and history.led_on(logged, kept):
        return before
    try:
        followed = bool(logged) and history.replayed(store.changes())
    except ValueError:
        followed = False
    if followed:
        return CHANGES
    return before if whole else ""


def _read(workspace: Workspace, name: str, source: str, kind: Kind) -> Copy:
    """One file as another state of the one that is called so; "": of none that holds words."""
    copy = Copy(name=Path(source).name, kind=kind)
    if not name or not (workspace.store.folder / source).is_file():
        return copy
    store = Store(workspace.store.folder)
    kept = store.load(name, instead={name: source})
    copy = structs.replace(copy, parts=(PARTS[name],), fault=store.faults.get(name))
    return copy if copy.fault else _copy(workspace, copy, kept)


def _agreed(workspace: Workspace) -> Iterator[Copy]:
    for one in reversed(versions.versions(workspace)):
        copy = Copy(name=one.time, kind="agreed", parts=("answers", "edits"), fault=one.fault)
        kept = _copy(workspace, copy, Kept(answers=one.answers, edits=one.edits))
        yield structs.replace(kept, at=one.at)


def _aside(workspace: Workspace) -> Iterator[Copy]:
    for path in reversed(_listed(workspace.store.folder / QUARANTINE)):
        yield _read(workspace, file_of(path.name), f"{QUARANTINE}/{path.name}", "aside")


def _copy(workspace: Workspace, copy: Copy, kept: Kept) -> Copy:
    """A state with what is in it, as the pack calls it today."""
    found = upgraded.kept(workspace.pack, kept)[0]
    at = max((entry.at for entry in kept.answers.values()), default="")
    return structs.replace(copy, kept=found, at=at)


def _data(copy: Copy) -> list[object]:
    return [getattr(copy.kept, part) for part in copy.parts]


def fault_of(folder: Path, name: str, source: str = "") -> Unread | None:
    """Why a file can't be read as a whole, or another in its place; None: it can.

    Args:
        folder: The workspace's.
        name: The file.
        source: What is read in its place; empty: itself.
    """
    store = Store(folder)
    store.load(name, instead={name: source} if source else {})
    return store.faults.get(name)


def file_of(name: str) -> str:
    """Of which file another is a second version; empty: of none that holds a person's words."""
    return next((one for one in PARTS if name.startswith(one.removesuffix(".toml"))), "")


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return []
