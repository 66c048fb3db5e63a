"""Another state in the place of what stands: a file that another program wrote, an earlier one."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import structs

from coachtui.files.aside import set_aside
from coachtui.pack.model import Pack
from coachtui.strategy.edits import from_data as edits_from
from coachtui.workspace import history, upgraded
from coachtui.workspace.entries import same
from coachtui.workspace.model import Kept
from coachtui.workspace.recording import Recording
from coachtui.workspace.saving import FILES
from coachtui.workspace.store import ANSWERS, DRAFTS, EDITS, Store

ELSEWHERE = "file"
"""Who made a change that came out of a file, and not from a hand in the program."""


class Replacing(Recording):
    """The changes that come in one piece, from elsewhere. What gives way is put away each time."""

    def take_theirs(self, name: str) -> None:
        """Go on with a file as another program left it; mine is kept aside, and in the log.

        Raises:
            Unread: theirs can't be read as a whole.
            SaveError: mine couldn't be kept aside.
        """
        theirs_of(self._store, self._pack, name)
        set_aside(self._store.folder / name, self.saving.file(name))
        theirs = self._store.load(name)
        with self._changing:
            if name == DRAFTS:
                drafts = upgraded.drafts(self._pack, theirs.drafts)
                self.saving.put(structs.replace(self.kept, drafts=drafts))
            elif name == EDITS:
                self.edit("", upgraded.edits(self._pack, theirs.edits), ELSEWHERE)
            else:
                self._take_answers(theirs)

    def take_both(self, name: str) -> bool:
        """Take over what only another program changed in a file; what both changed stays mine.

        Returns:
            Whether nothing of theirs is left out.

        Raises:
            Unread: theirs can't be read as a whole.
        """
        theirs, base = theirs_of(self._store, self._pack, name), self.saving.saved
        with self._changing, self.saving.together():
            batch, mine = self._next, self.kept
            if name == EDITS:
                return self._both_edits(theirs, base)
            part = FILES[name]
            was, here, there = (getattr(one, part) for one in (base, mine, theirs))
            alike = same if name == ANSWERS else _equal
            left_out = False
            for id_ in {**was, **there}:
                if alike(was.get(id_), there.get(id_)) or alike(here.get(id_), there.get(id_)):
                    continue
                if not alike(was.get(id_), here.get(id_)):
                    left_out = True
                elif name == ANSWERS:
                    self.answer(id_, there.get(id_), ELSEWHERE, batch=batch)
                else:
                    self.draft(id_, there.get(id_))
        return not left_out

    def _both_edits(self, theirs: Kept, base: Kept) -> bool:
        was, here, there = (history.plain(one.edits) for one in (base, self.kept, theirs))
        _, changed = history.differences(was, there)
        if history.touched(changed) & history.touched(history.differences(was, here)[1]):
            return here == there
        edits = edits_from(history.patched(here, changed))
        self.edit("", edits, ELSEWHERE)
        return True

    def take_back(
        self, then: Kept, parts: Collection[str], only: Collection[str] | None = None
    ) -> None:
        """Put another state in the place of what stands, as one change; that is put away.

        Args:
            then: The other state.
            parts: What of `Kept` is taken.
            only: The questions of which it is; None: all of it.

        Raises:
            SaveError: what stands couldn't be put away.
        """
        for name in (one for one, part in FILES.items() if part in parts):
            if (self._store.folder / name).exists():
                set_aside(self._store.folder / name, self.saving.file(name))
        with self._changing, self.saving.together():
            batch = self._next
            asked = {**self.kept.answers, **then.answers} if "answers" in parts else {}
            for id_ in (one for one in asked if only is None or one in only):
                if not same(self.kept.answers.get(id_), then.answers.get(id_)):
                    self.answer(id_, then.answers.get(id_), ELSEWHERE, batch=batch)
            if "edits" in parts and only is None:
                self.edit("", then.edits, ELSEWHERE, batch)
            for id_, raw in then.drafts.items() if "drafts" in parts else ():
                if only is None or id_ in only:
                    self.draft(id_, raw)

    def _take_answers(self, theirs: Kept) -> None:
        answers, _ = upgraded.answers(self._pack, theirs.answers)
        for id_ in {**self.kept.answers, **answers}:
            entry = answers.get(id_)
            if entry != self.kept.answers.get(id_):
                self.answer(id_, entry, ELSEWHERE)


def theirs_of(store: Store, pack: Pack, name: str) -> Kept:
    """What another program wrote into a file, as the pack calls it today; nothing else is in it.

    Raises:
        Unread: it can't be read as a whole.
    """
    looked = Store(store.folder)
    kept = looked.load(name)
    if name in looked.faults:
        raise looked.faults[name]
    return upgraded.kept(pack, kept)[0]


def _equal(one: object, other: object) -> bool:
    return one == other
