"""What is put in order, and what is said, when a workspace is opened."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from coachtui.files import toml
from coachtui.files.aside import QUARANTINE, beside
from coachtui.files.save import sweep
from coachtui.pack.model import Pack
from coachtui.text import cut, shown
from coachtui.workspace.description import WORKSPACE
from coachtui.workspace.home import RESTORING
from coachtui.workspace.model import Change
from coachtui.workspace.store import ANSWERS, CHANGES, DRAFTS, EDITS, VERSIONS, Store


def interrupted(home: Path) -> Iterator[str]:
    """That taking a backup back broke off. Whose it was is nobody else's business."""
    document = toml.read(home / RESTORING)
    if document.digest or document.fault:
        yield (
            "Taking a backup back broke off: some of this is as it was before. `coachtui doctor`"
            " says how to go on, and how to go back."
        )


def tidied(home: Path, folder: Path) -> Iterator[str]:
    """Repair modes that others may look through, and sweep what interrupted saves left.

    Only for the holder of the lock: nobody else can be saving there.
    """
    if sum(sweep(one) for one in (folder, folder / CHANGES, folder / VERSIONS)):
        yield "A save was interrupted last time. Nothing that was said to be saved is lost."
    if os.name == "nt":
        return
    loose_ones = tuple(loose(home, folder))
    for path in loose_ones:
        with suppress(OSError):
            path.chmod(0o700 if path.is_dir() else 0o600)
    if any(loose(home, folder)):
        yield "Other users of this machine may read some of these files, and you may not stop it."
    elif loose_ones:
        yield "Other users of this machine could read some of these files; now they can't."


def noticed(store: Store, *, away: bool) -> Iterator[str]:
    """What the files themselves give to notice.

    Args:
        store: The files, read.
        away: Whether drafts that couldn't be read are put away by now.
    """
    for name in store.by_hand:
        yield f"{name} was edited by hand; it is taken as it stands."
    for id_, why in store.odd.items():
        yield f"The entry of `{id_}` in {ANSWERS} says nothing: {why}. It stays there, open."
    if DRAFTS in store.faults:
        fault = store.faults[DRAFTS]
        there = "The file stays as it is; before another is saved there, it is put away."
        kept = f"What was typed there is kept in {QUARANTINE}." if away else there
        yield f"{fault.what}: {fault.why}. {kept}"


def second_versions(folder: Path) -> tuple[str, ...]:
    """Names of second versions of a workspace's files."""
    return beside(folder, (ANSWERS, EDITS, DRAFTS, WORKSPACE))


def second(folder: Path) -> Iterator[str]:
    """That there are second versions."""
    for name in second_versions(folder):
        yield f"A second version is there: {shown(name)}. Open coachtui, which says what differs."


def not_applied(pack: Pack, lost: tuple[Change, ...]) -> Iterator[str]:
    """Changes that a crash kept from the files."""
    if not lost:
        return
    newest = lost[0]
    question = pack.questions.get(newest.key)
    what = f"the answer to “{cut(shown(question.text), 60)}”" if question else "an edit"
    more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
    yield (
        f"{what[:1].upper()}{what[1:]}{more} was recorded, and then a crash kept it from being"
        " applied. Redo brings it back."
    )


def loose(home: Path, folder: Path) -> Iterator[Path]:
    """Files and folders that others than their owner may look into."""
    inside = [home, folder.parent, folder]
    with suppress(OSError):
        inside += folder.iterdir()
    for path in inside:
        with suppress(OSError):
            if not path.is_symlink() and path.stat().st_mode & 0o077:
                yield path
