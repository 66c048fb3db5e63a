"""What is put in order without a choice; whatever gives way is put away, and nothing deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import msgspec

from coachtui.decide.model import Decision
from coachtui.files import locks, segments, toml
from coachtui.files.aside import set_aside
from coachtui.files.errors import SaveError, TooNew, Unread
from coachtui.files.load import load
from coachtui.files.save import save, sweep
from coachtui.workspace import notices, taking, versions
from coachtui.workspace.decision_log import Line, understood
from coachtui.workspace.decisions import DECISIONS, Decisions
from coachtui.workspace.decisions import LOCK as RECORDING
from coachtui.workspace.description import WORKSPACE
from coachtui.workspace.examined import shut
from coachtui.workspace.home import BEFORE, Home
from coachtui.workspace.model import Meta
from coachtui.workspace.open import LOCK
from coachtui.workspace.store import ANSWERS, CHANGES, DRAFTS, EDITS, VERSIONS, Store


def mend(home: Home, meta: Meta) -> tuple[str, ...]:
    """Put one workspace in order as far as nobody has to choose.

    Rights are taken from others, what is left of interrupted saves goes, what was edited by hand
    is taken as it stands, and of harmed records what can be read stays.

    Returns:
        What was done, a sentence each.

    Raises:
        Held: somebody is changing it.
        SaveError: something couldn't be written.
    """
    folder = home.folder(meta)
    if shut(folder):  # which the doctor says; nothing is known of what is in it
        return ()
    with _alone(folder / LOCK), _alone(folder / RECORDING):
        said = [*notices.tidied(home.path, folder)]
        if sweep(folder / DECISIONS):
            said.append("What was left of a decision that was never recorded is gone.")
        said += [*_typed(folder), *_by_hand(folder), *_unread_versions(folder)]
        changes = segments.segments(folder / CHANGES)
        said += [*_harmed(changes, _is_change, lambda path: not segments.read([path]).damaged)]
        decisions = segments.segments(folder / DECISIONS)
        said += [*_harmed(decisions, _is_decision, _whole_decisions)]
    return tuple(said)


def mend_home(home: Home) -> tuple[str, ...]:
    """Remove what interrupted saves left beside the workspaces; while none of them is open.

    Returns:
        What was done, a sentence each.
    """
    if sum(sweep(folder) for folder in (home.path, home.path / BEFORE)):
        return ("What was left of interrupted saves beside the workspaces is gone.",)
    return ()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    try:
        lock = locks.take(path, "command")
    except OSError as error:
        raise SaveError(path, error) from error
    try:
        yield
    finally:
        lock.release()


def _typed(folder: Path) -> Iterator[str]:
    """Drafts that can't be read are put away, so that others have a place."""
    store = Store(folder)
    store.load(DRAFTS)
    fault = store.faults.get(DRAFTS)
    if fault and not isinstance(fault, TooNew):
        taking.make_way(folder / DRAFTS, whatever=True)
        yield f"{DRAFTS} couldn't be read, and is put away."


def _by_hand(folder: Path) -> Iterator[str]:
    agreed = sorted((folder / VERSIONS).glob("*.toml"))
    for path in (*(folder / name for name in (ANSWERS, EDITS, DRAFTS, WORKSPACE)), *agreed):
        document = toml.read(path)
        if document.digest and document.by_hand and not document.fault:
            set_aside(path)
            save(path, toml.dump(document.data))
            yield f"{path.name} is taken as it stands; a copy is put away."


def _unread_versions(folder: Path) -> Iterator[str]:
    for version in versions.kept(folder):
        if version.fault and not isinstance(version.fault, TooNew):
            taking.make_way(version.fault.path, whatever=True)
            yield f"The version of {version.time} is put away."


def _harmed(
    paths: tuple[Path, ...], sound: Callable[[bytes], bool], whole: Callable[[Path], bool]
) -> Iterator[str]:
    """Of each harmed segment, keep the lines that can be read; the segment itself is put away."""
    for path in paths:
        if whole(path):
            continue
        lines = _lines(path)
        kept = [line for line in lines if sound(line)]
        if kept:
            set_aside(path)  # a copy: it stays where it is until the new one is written
            save(path, b"\n".join(kept) + b"\n")
        if not (kept and whole(path)):
            taking.make_way(path, whatever=True)
        left = f"{len(kept):,} of {len(lines):,} lines of it could be read"
        yield f"{path.name} of {path.parent.name} is put away; {left}."


def _lines(path: Path) -> list[bytes]:
    try:
        return [line for line in load(path).split(b"\n") if line]
    except (OSError, Unread):
        return []


def _is_change(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=dict[str, object])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return False
    return True


def _is_decision(line: bytes) -> bool:
    for kind in (Decision, Line):
        try:
            found = cast("Decision | Line", msgspec.json.decode(line, type=kind))
        except (msgspec.MsgspecError, ValueError, RecursionError):
            continue
        return understood(found) is not None
    return False


def _whole_decisions(path: Path) -> bool:
    return path.name not in Decisions(path.parent.parent).damaged
