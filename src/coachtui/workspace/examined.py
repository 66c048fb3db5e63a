"""What can be found wrong with the files of one workspace, and how each is mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coachtui.files import segments, toml
from coachtui.files.errors import CutShort, Gone, TooBig, TooNew, Unread
from coachtui.text import join_words, many, shown
from coachtui.workspace import copies, description, remedy, taking, versions
from coachtui.workspace.decisions import Decisions
from coachtui.workspace.finding import Finding, Kind, fine
from coachtui.workspace.home import Home
from coachtui.workspace.left_behind import FOLDERS, left_behind, unreadable
from coachtui.workspace.model import Meta
from coachtui.workspace.store import ANSWERS, CHANGES, DRAFTS, EDITS, Store

KINDS: dict[type[Unread], Kind] = {
    CutShort: "cut-short",
    Gone: "gone",
    TooBig: "too-big",
    TooNew: "newer",
}
LEFT = "Take it back from a backup, or leave it so."


def examined(home: Home, meta: Meta) -> Iterator[Finding]:
    """All that there is to say of one workspace's files; nothing is changed."""
    folder, name = home.folder(meta), called(meta)
    if found := shut(folder):
        yield from found
        return
    fault = description.read(folder)[1]
    if fault:
        yield _unread(home, meta, fault)
    for file in (ANSWERS, EDITS, DRAFTS):
        yield from _file(home, meta, folder / file)
    yield from _log(home, meta)
    yield from _decisions(home, meta)
    yield from _versions(home, meta)
    yield from left_behind(home, meta, name)


def shut(folder: Path) -> tuple[Finding, ...]:
    """What of a workspace's folder, or around it, can't be looked into."""
    inside = (found for one in FOLDERS for found in unreadable(folder / one))
    return tuple(unreadable(folder)) or tuple(inside)


def called(meta: Meta) -> str:
    """A workspace as it is named to whoever reads of it."""
    if meta.label:
        return f"Workspace “{shown(meta.label)}” ({meta.id})"
    return f"Your own workspace ({meta.id})"


def _file(home: Home, meta: Meta, path: Path) -> Iterator[Finding]:
    document, name = toml.read(path), called(meta)
    fault = copies.fault_of(path.parent, path.name)
    if fault:
        yield _typed(home, meta, fault) if path.name == DRAFTS else _unread(home, meta, fault)
    elif document.by_hand and document.digest:
        yield Finding(
            weight="look",
            kind="by-hand",
            what=f"{name}: {path.name} isn't as it was saved.",
            means="It was edited by hand, or harmed by the disk; it is taken as it stands.",
            instead="Look through it. If it is as you want it, a copy is kept, and that is noted.",
            commands=remedy.mend(home, meta.label),
        )
    elif document.digest:
        yield fine(f"{name}: {path.name} is whole, {many(toml.count(document.data), 'record')}.")


def _unread(home: Home, meta: Meta, fault: Unread) -> Finding:
    """A file that keeps the workspace from being changed."""
    instead, commands = _remedy(home, meta, fault)
    return Finding(
        weight="wrong",
        kind=_kind(fault),
        what=f"{called(meta)}: {fault.what}: {fault.why}.",
        means="The workspace can be looked at, not changed. The file is left as it is.",
        instead=instead,
        commands=commands,
    )


def _kind(fault: Unread) -> Kind:
    if fault.path.is_symlink() and not fault.path.exists():
        return "broken-link"
    if fault.path.exists() and not fault.path.is_file():
        return "not-a-file"
    return KINDS.get(type(fault), "garbled")


def _remedy(home: Home, meta: Meta, fault: Unread) -> tuple[str, tuple[str, ...]]:
    """What to do about a file that can't be read: what is known from elsewhere, else set it by."""
    if isinstance(fault, TooNew):
        return fault.instead, ()
    folder = home.folder(meta)
    store = Store(folder)
    store.load()
    if not (store.faults or remedy.in_use(home, meta)) and description.before(folder):
        # It is mended as it is gone on with, and nothing else of it is harmed.
        return "What stood there is known from elsewhere.", (remedy.use(home, meta),)
    if taking.mendable(store):
        known = "What stood there is known from elsewhere; it is shown before it is taken back."
        return known, (remedy.for_workspace(home, meta, "restore", copies.NEWEST),)
    if any(isinstance(one, TooNew) for one in store.faults.values()):
        return "A newer coachtui wrote the rest of it: take it back with that one.", ()
    nothing = (
        "Nothing of what stood there is known. Take a backup back, `coachtui restore FILE.zip`;"
        " or move it out of the way, and go on without it."
    )
    if fault.path.name not in store.faults:  # what the workspace is: nothing goes on without it
        return nothing, remedy.move_away_to(folder, home.path)
    there = fault.path.exists() or fault.path.is_symlink()
    return nothing, remedy.move_away(
        fault.path if there else fault.path.with_name(f"{fault.path.name}.bak")
    )


def _typed(home: Home, meta: Meta, fault: Unread) -> Finding:
    newer = isinstance(fault, TooNew)
    return Finding(
        weight="look",
        kind="newer" if newer else "typed",
        what=f"{called(meta)}: {fault.what}: {fault.why}.",
        means="What was typed last and not kept yet isn't there. Your answers aren't touched.",
        instead=fault.instead if newer else "Put it away, so that there is a place for others.",
        commands=() if newer else remedy.mend(home, meta.label),
    )


def _log(home: Home, meta: Meta) -> Iterator[Finding]:
    name = called(meta)
    try:
        log = segments.read(segments.segments(home.folder(meta) / CHANGES))
    except OSError as error:
        log = segments.Log(damaged=(error.strerror or "changes",))
    if log.damaged:
        yield Finding(
            weight="look",
            kind="changes",
            what=f"{name}: the record of changes is harmed in {join_words(log.damaged)}.",
            means="Undo and history don't reach all of it. The answers aren't touched by that.",
            instead=f"{LEFT} What can be read of it stays, and the rest is put away.",
            commands=remedy.mend(home, meta.label),
        )
    elif log.events:
        yield fine(f"{name}: {many(len(log.events), 'change')} on record.")


def _decisions(home: Home, meta: Meta) -> Iterator[Finding]:
    log, name = Decisions(home.folder(meta)), called(meta)
    if log.damaged:
        yield Finding(
            weight="look",
            kind="decisions",
            what=f"{name}: the record of decisions is harmed in {join_words(log.damaged)}.",
            means="What stands on harmed lines doesn't count. New ones are recorded behind them.",
            instead=f"{LEFT} What can be read of it stays, and the rest is put away.",
            commands=remedy.mend(home, meta.label),
        )
    elif all_ := log.all():
        cards = sum(bool(one.card) for one in all_)
        judged = f", and {many(cards, 'judgement')} of made-up people" if cards else ""
        yield fine(f"{name}: {many(len(all_) - cards, 'decision')} on record{judged}.")


def _versions(home: Home, meta: Meta) -> Iterator[Finding]:
    whole, name = 0, called(meta)
    for version in versions.kept(home.folder(meta)):
        if version.fault:
            newer = isinstance(version.fault, TooNew)
            yield Finding(
                weight="look",
                kind="newer" if newer else "version",
                what=f"{name}: the version of {version.time} can't be read: {version.fault.why}.",
                means="What was agreed then can't be shown. Your answers aren't touched by that.",
                instead=version.fault.instead if newer else f"{LEFT} Or have it put away.",
                commands=() if newer else remedy.mend(home, meta.label),
            )
        elif version.by_hand:
            yield Finding(
                weight="look",
                kind="version-by-hand",
                what=f"{name}: the version of {version.time} isn't as it was saved.",
                means="It was edited by hand, or harmed by the disk; it is taken as it stands.",
                instead="Take it back from a backup, if you didn't edit it; else have that noted.",
                commands=remedy.mend(home, meta.label),
            )
        else:
            whole += 1
    if whole:
        is_ = "is" if whole == 1 else "are"
        yield fine(f"{name}: {many(whole, 'agreed version')} {is_} whole.")
