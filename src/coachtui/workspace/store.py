"""The files of one workspace: read once, written whole, never over what somebody else wrote."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import structs

from coachtui.files import toml
from coachtui.files.aside import set_aside
from coachtui.files.errors import CutShort, Garbled, Gone, SaveError, Unread
from coachtui.files.load import digest, digest_of
from coachtui.files.save import save
from coachtui.interview.answers import Answers, Entry
from coachtui.strategy.edits import Edits
from coachtui.strategy.edits import from_data as edits_from
from coachtui.strategy.edits import to_data as edits_to
from coachtui.workspace import change_log, entries, history
from coachtui.workspace.errors import Conflict
from coachtui.workspace.model import Change, Kept, Part

ANSWERS, EDITS, DRAFTS = "answers.toml", "edits.toml", "drafts.toml"
CHANGES = change_log.FOLDER
VERSIONS = "versions"
PARTS = ("lines", "order", "mine", "dismissed")
PART_OF: Mapping[str, Part] = {ANSWERS: "answers", EDITS: "edits"}
"""The files of which the log tells, and what it calls them."""
NOTHING: Mapping[str, str] = {}


class Store:
    """Where one workspace's files are, and what was last seen in them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: dict[str, Unread] = {}
        """Files that couldn't be read as a whole, by name."""
        self.by_hand: tuple[str, ...] = ()
        """Names of files that somebody edited by hand."""
        self.odd: dict[str, str] = {}
        """Questions whose entry in the file says nothing that an answer may be, and why."""
        self.stale: set[str] = set()
        """Names of files that hold something else than was read for them, until they are saved."""
        self.unfit: Mapping[str, tuple[Entry, Entry]] = {}
        """Questions whose answer doesn't fit them today: as it is read, and as it is kept."""
        self._foreign: set[str] = set()  # not as we saved them: copied aside before we do
        self._seen: dict[str, str] = {}
        self._extra: dict[str, dict[str, object]] = {}
        self._beside: dict[str, dict[str, object]] = {}
        self._pieces: dict[str, tuple[Entry | None, str]] = {}

    def load(self, *names: str, instead: Mapping[str, str] = NOTHING) -> Kept:
        """Read some files, or all; what can't be read is noted in `faults` and stands empty.

        Args:
            names: The files.
            instead: Names of files to those of the folder that are read in their place; or to
                `CHANGES`, for what the log tells of them; or to "", for nothing.

        Raises:
            ValueError: the log was to be followed, and can't be.
        """
        kept = Kept()
        for name in names or (ANSWERS, EDITS, DRAFTS):
            data = self._read(name, instead.get(name, name))
            if name == ANSWERS:
                kept = structs.replace(kept, answers=self._answers(data))
            elif name == EDITS:
                kept = structs.replace(kept, edits=self._edits(data))
            else:
                kept = structs.replace(kept, drafts=self._drafts(data))
        if CHANGES in instead.values():
            told = history.replayed(self.changes())
            parts = ((one, name) for name, one in PART_OF.items() if instead.get(name) == CHANGES)
            kept = structs.replace(kept, **{one: getattr(told, one) for one, _ in parts})
        return kept

    def newest(self, most: int = 0) -> tuple[Change, ...]:
        """The changes of the last segment of the log, oldest first; at most so many, if said."""
        return change_log.newest(self.folder, most)

    def changes(self) -> tuple[Change, ...]:
        """All changes ever made, oldest first."""
        return change_log.every(self.folder)

    def log(self, changes: Iterable[Change]) -> None:
        """Append changes to the log.

        Raises:
            SaveError: they couldn't be written.
        """
        change_log.append(self.folder, changes)

    def check(self, names: Iterable[str]) -> None:
        """Look whether files are still as they were read.

        Raises:
            Conflict: one isn't.
            SaveError: one can't be looked at.
        """
        for name in names:
            try:
                found = digest_of(self.folder / name)
            except OSError as error:
                raise SaveError(self.folder / name, error) from error
            if found != self._seen.get(name, ""):
                if not self.folder.is_dir():
                    gone = OSError(errno.ENOENT, os.strerror(errno.ENOENT))
                    raise SaveError(self.folder / name, gone)
                raise Conflict(name)

    def answers_file(self, answers: Answers, order: Iterable[str]) -> bytes:
        """The answers as a file: in asking order, those of no known question after, by name.

        Raises:
            ValueError: they are more than a file may hold.
        """
        found = {*answers, *self._beside}
        known = [id_ for id_ in order if id_ in found]
        ids = [*known, *sorted(found - set(known))]
        return self._file(ANSWERS, [self._piece(id_, answers.get(id_)) for id_ in ids], len(ids))

    def edits_file(self, edits: Edits) -> bytes:
        """The edits as a file; what has no order of its own is in that of its names.

        Raises:
            ValueError: they are more than a file may hold.
        """
        data = edits_to(edits)
        for part in ("lines", "dismissed"):
            table = data.get(part)
            if isinstance(table, Mapping):
                data[part] = {key: table[key] for key in sorted(table)}
        return self._file(EDITS, [toml.piece(data)] if data else [], toml.count(data))

    def drafts_file(self, drafts: Mapping[str, object]) -> bytes:
        """The drafts as a file, by name.

        Raises:
            ValueError: they are more than a file may hold.
        """
        data = {"drafts": {key: drafts[key] for key in sorted(drafts)}} if drafts else {}
        return self._file(DRAFTS, [toml.piece(data)] if data else [], len(drafts))

    def write(self, name: str, data: bytes) -> None:
        """Save a file that was checked; one that wasn't written by us is kept aside first.

        Raises:
            SaveError: it couldn't be written.
        """
        path = self.folder / name
        if name in self._foreign and path.exists():
            set_aside(path)
        self._foreign.discard(name)
        # What couldn't be read is no earlier state: the one that is there stays.
        save(path, data, keep=name != DRAFTS and name not in self.stale)
        self.stale.discard(name)
        self._seen[name] = digest(data)

    def clear_drafts(self) -> bool:
        """Put drafts away that can't be read, so that others have a place; none is lost.

        Returns:
            Whether they are put away now; else that is done before the next are saved.
        """
        if isinstance(self.faults.get(DRAFTS), (CutShort, Garbled)):
            path = self.folder / DRAFTS
            with suppress(SaveError, OSError):
                set_aside(path)
                path.unlink()
                self._foreign.discard(DRAFTS)
                self._seen[DRAFTS] = ""
                return True
        return False

    def accept(self, name: str) -> None:
        """Take a file as it stands as the one that was read, so that it may be saved over.

        Raises:
            SaveError: it can't be read.
        """
        try:
            self._seen[name] = digest_of(self.folder / name)
        except OSError as error:
            raise SaveError(self.folder / name, error) from error

    def _read(self, name: str, source: str) -> Mapping[str, object]:
        path = self.folder / name
        there = source not in ("", CHANGES)
        document = toml.read(self.folder / source) if there else toml.Document()
        self._seen[name] = document.digest
        if source != name:
            with suppress(SaveError):  # it is looked at again, and said, before it is saved over
                self.accept(name)
            self.stale.add(name)
            self._foreign.add(name)
        self.faults.pop(name, None)
        self.by_hand = tuple(one for one in self.by_hand if one != name)
        if document.fault:
            self.faults[name] = document.fault
        elif not document.digest and source == name and path.with_name(f"{name}.bak").exists():
            self.faults[name] = Gone(path)
        elif document.digest and document.by_hand:
            self.by_hand = (*self.by_hand, name)
        if document.fault or document.by_hand or document.earlier:
            self._foreign.add(name)
        return document.data

    def _file(self, name: str, pieces: list[str], records: int) -> bytes:
        extra = self._extra.get(name, {})
        if extra:
            pieces, records = [toml.piece(extra), *pieces], records + toml.count(extra)
        return toml.assemble(pieces, records)

    def _piece(self, id_: str, entry: Entry | None) -> str:
        """An entry's text; most entries are those of the last save, so theirs is kept."""
        read, kept = self.unfit.get(id_, (None, None))
        entry = kept if entry is not None and entry is read else entry
        made = self._pieces.get(id_)
        if made is not None and made[0] is entry:
            return made[1]
        beside = self._beside.get(id_, {})
        if entry is not None:
            unknown = {key: one for key, one in beside.items() if key not in entries.KEYS}
            beside = {**entries.to_data(entry), **unknown}
        text = toml.piece({"answers": {id_: beside}})
        self._pieces[id_] = (entry, text)
        return text

    def _answers(self, data: Mapping[str, object]) -> dict[str, Entry]:
        table = data.get("answers", {})
        rest = {key: one for key, one in data.items() if key != "answers"}
        self._extra[ANSWERS], self._beside, self.odd, self._pieces = rest, {}, {}, {}
        found: dict[str, Entry] = {}
        for id_, raw in table.items() if isinstance(table, dict) else ():
            entry = raw if isinstance(raw, dict) else {"value": raw}
            try:
                found[id_] = entries.from_data(entry)
                beside = {key: one for key, one in entry.items() if key not in entries.KEYS}
            except ValueError as error:
                self.odd[id_], beside = str(error), entry
                self._foreign.add(ANSWERS)
            if beside:
                self._beside[id_] = beside
        return found

    def _edits(self, data: Mapping[str, object]) -> Edits:
        self._extra[EDITS] = {key: one for key, one in data.items() if key not in PARTS}
        try:
            return edits_from(data)
        except ValueError as error:
            self.faults[EDITS] = Garbled(self.folder / EDITS, str(error))
            return Edits()

    def _drafts(self, data: Mapping[str, object]) -> Mapping[str, object]:
        self._extra[DRAFTS] = {key: one for key, one in data.items() if key != "drafts"}
        drafts = data.get("drafts", {})
        return drafts if isinstance(drafts, dict) else {}
