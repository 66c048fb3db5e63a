"""The files of one workspace: read once, written whole, never over what somebody else wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from coachtui.clock import stamp
from coachtui.files import segments, toml
from coachtui.files.errors import Garbled, Unread
from coachtui.files.load import digest, digest_of
from coachtui.files.save import save
from coachtui.interview.answers import Answers, Entry
from coachtui.strategy.edits import Edits
from coachtui.strategy.edits import from_data as edits_from
from coachtui.strategy.edits import to_data as edits_to
from coachtui.workspace import entries
from coachtui.workspace.model import Change, Kept

UNDO = 2
"""Segments of the log that undo reaches back to: 1,000 to 2,000 changes."""

ANSWERS, EDITS, DRAFTS, CHANGES = "answers.toml", "edits.toml", "drafts.toml", "changes"


class Conflict(Exception):  # noqa: N818  (two versions, neither wrong)
    """A file on disk isn't the one that was read: somebody else changed it meanwhile."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"{name} was changed by another program since it was read. Nothing was saved over:"
            " keep yours, keep theirs, or keep both."
        )


class Store:
    """Where one workspace's files are, and what was last seen in them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: tuple[Unread, ...] = ()
        """Files that couldn't be read as a whole; they are never saved over."""
        self.by_hand: tuple[str, ...] = ()
        """Names of files that somebody edited by hand."""
        self._seen: dict[str, str] = {}
        self._extra: dict[str, dict[str, object]] = {}
        self._pieces: dict[str, tuple[Entry, str]] = {}

    def load(self) -> Kept:
        """Read everything; what can't be read is noted in `faults` and stands empty."""
        faults: list[Unread] = []
        by_hand: list[str] = []

        def read(name: str) -> Mapping[str, object]:
            document = toml.read(self.folder / name)
            self._seen[name] = document.digest
            if document.fault:
                faults.append(document.fault)
            elif document.digest and document.by_hand:
                by_hand.append(name)
            return document.data

        answers = self._answers(read(ANSWERS), faults)
        edits = self._edits(read(EDITS), faults)
        drafts = read(DRAFTS).get("drafts", {})
        newest = segments.segments(self.folder / CHANGES)[-UNDO:]
        changes = list(_changes(segments.read(newest).events))
        self.faults, self.by_hand = tuple(faults), tuple(by_hand)
        return Kept(
            answers=answers,
            edits=edits,
            drafts=drafts if isinstance(drafts, dict) else {},
            changes=tuple(changes),
        )

    def log(self, changes: Iterable[Change]) -> None:
        """Append changes to the log.

        Raises:
            SaveError: they couldn't be written.
        """
        segments.append(self.folder / CHANGES, [msgspec.to_builtins(one) for one in changes])

    def save_answers(self, answers: Answers, order: Iterable[str]) -> None:
        """Write the answers, in asking order; those of no known question after, by name.

        Raises:
            Conflict: the file isn't the one that was read.
            SaveError: it couldn't be written.
        """
        known = [id_ for id_ in order if id_ in answers]
        ids = [*known, *sorted(set(answers) - set(known))]
        pieces = [self._piece(id_, answers[id_]) for id_ in ids]
        self._write(ANSWERS, pieces, len(ids), keep=True)

    def save_edits(self, edits: Edits) -> None:
        """Write the edits.

        Raises:
            Conflict: the file isn't the one that was read.
            SaveError: it couldn't be written.
        """
        data = edits_to(edits)
        self._write(EDITS, [toml.piece(data)] if data else [], toml.count(data), keep=True)

    def save_drafts(self, drafts: Mapping[str, object]) -> None:
        """Write the drafts.

        Raises:
            Conflict: the file isn't the one that was read.
            SaveError: it couldn't be written.
        """
        data = {"drafts": dict(drafts)} if drafts else {}
        self._write(DRAFTS, [toml.piece(data)] if data else [], len(drafts))

    def set_aside(self, name: str, *, mine: bytes | None = None) -> Path:
        """Keep a version of a file that loses: theirs as it stands, or the bytes given.

        Raises:
            SaveError: it couldn't be written.
        """
        stem, _, ending = name.partition(".")
        path = self.folder / f"{stem}.conflict-{stamp().replace(':', '')}.{ending}"
        save(path, (self.folder / name).read_bytes() if mine is None else mine)
        return path

    def accept(self, name: str) -> None:
        """Take a file as it stands as the one that was read, so that it may be saved over."""
        self._seen[name] = digest_of(self.folder / name)

    def _write(self, name: str, pieces: list[str], records: int, *, keep: bool = False) -> None:
        path = self.folder / name
        extra = self._extra.get(name, {})
        if extra:
            pieces, records = [toml.piece(extra), *pieces], records + toml.count(extra)
        data = toml.assemble(pieces, records)
        if digest_of(path) != self._seen.get(name, ""):
            raise Conflict(name)
        save(path, data, keep=keep)
        self._seen[name] = digest(data)

    def _piece(self, id_: str, entry: Entry) -> str:
        """An entry's text; most entries are those of the last save, so theirs is kept."""
        made = self._pieces.get(id_)
        if made is None or made[0] is not entry:
            text = toml.piece({"answers": {id_: entries.to_data(entry)}})
            made = self._pieces[id_] = (entry, text)
        return made[1]

    def _answers(self, data: Mapping[str, object], faults: list[Unread]) -> dict[str, Entry]:
        self._extra[ANSWERS] = {key: one for key, one in data.items() if key != "answers"}
        table = data.get("answers", {})
        found: dict[str, Entry] = {}
        for id_, raw in table.items() if isinstance(table, dict) else ():
            try:
                found[id_] = entries.from_data(raw if isinstance(raw, dict) else {"value": raw})
            except ValueError as error:
                faults.append(Garbled(self.folder / ANSWERS, f"`{id_}`: {error}"))
        return found

    def _edits(self, data: Mapping[str, object], faults: list[Unread]) -> Edits:
        parts = ("lines", "order", "mine", "dismissed")
        self._extra[EDITS] = {key: one for key, one in data.items() if key not in parts}
        try:
            return edits_from(data)
        except ValueError as error:
            faults.append(Garbled(self.folder / EDITS, str(error)))
            return Edits()


def _changes(events: Iterable[Mapping[str, object]]) -> Iterator[Change]:
    """The events that are changes; a line that isn't one is passed over, the file keeps it."""
    for event in events:
        with suppress(msgspec.ValidationError):
            yield msgspec.convert(event, Change)
