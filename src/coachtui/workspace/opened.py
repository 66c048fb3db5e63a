"""What an open workspace holds, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from coachtui.clock import today
from coachtui.files.locks import Lock
from coachtui.interview.answers import Answers
from coachtui.interview.constraints import Remarks
from coachtui.interview.relevance import View, view
from coachtui.pack.model import Pack
from coachtui.strategy.edits import Edits
from coachtui.workspace import trying, upgraded
from coachtui.workspace.barred import Barred
from coachtui.workspace.errors import ReadOnly
from coachtui.workspace.model import Change, Kept, Meta
from coachtui.workspace.replacing import Replacing
from coachtui.workspace.store import Store

if TYPE_CHECKING:
    from coachtui.strategy.guided import Guided
    from coachtui.strategy.model import Strategy
    from coachtui.strategy.ticks import Begun
    from coachtui.workspace.decisions import Decisions

Holder = Literal["app", "command", "look"]
"""Who opens: an app holds the lock while it is open, a command for one change, a look never."""

NOT_BARRED = Barred()


class Opened:
    """The data as they stand; what follows from them is computed when asked for."""

    def __init__(
        self,
        pack: Pack,
        meta: Meta,
        store: Store,
        kept: Kept,
        *,
        holder: Holder = "look",
        newest: tuple[Change, ...] = (),
        not_applied: tuple[Change, ...] = (),
        barred: Barred = NOT_BARRED,
        notices: tuple[str, ...] = (),
        passing: tuple[str, ...] = (),
        lock: Lock | None = None,
    ) -> None:
        self.pack = pack
        self.meta = meta
        self.store = store
        self.holder = holder
        self.not_applied = not_applied
        """Changes that a crash kept from the files, newest first: redo brings them back."""
        self.barred = barred
        self.read_only = barred.words
        """Why nothing can be changed; empty where it can."""
        self.unrecordable = barred.lasting
        """Why no decision can be recorded either; empty where it can, as beside an open app."""
        self.notices = notices
        """What was noticed at opening: a sentence or more each."""
        self.passing = passing
        """Those of the notices that ask for nothing: the others are matters to be settled."""
        self.cut_off = lock.left if lock else ""
        """Since when an app was at it that was killed; empty: the last one came to its end."""
        self._recording = Replacing(pack, store, kept, newest)
        self._view: tuple[Kept, View] | None = None
        self._strategy: tuple[Kept, Begun, Strategy] | None = None
        self._lock = lock

    @property
    def unsettled(self) -> bool:
        """Whether there may be something to settle before a person goes on."""
        return bool(self.read_only or self.cut_off or len(self.notices) > len(self.passing))

    @property
    def kept(self) -> Kept:
        """The data as they stand."""
        return self._recording.kept

    @property
    def answers(self) -> Answers:
        """Question id to entry."""
        return self._recording.kept.answers

    @property
    def edits(self) -> Edits:
        """The person's own edits."""
        return self._recording.kept.edits

    @property
    def drafts(self) -> Mapping[str, object]:
        """Question id to what was typed and isn't an answer yet."""
        return self._recording.kept.drafts

    @property
    def view(self) -> View:
        """Relevance and known values."""
        kept = self._recording.kept
        if self._view is None or self._view[0].answers is not kept.answers:
            self._view = (kept, view(self.pack, kept.answers))
        return self._view[1]

    @property
    def strategy(self) -> Strategy:
        """The strategy as it stands today."""
        from coachtui.strategy import ticks  # the first screen is there without them
        from coachtui.strategy.derive import derive

        kept, made, begun = self._recording.kept, self._strategy, self.begun
        if (
            made is None
            or made[0].answers is not kept.answers
            or made[0].edits is not kept.edits
            or made[1] != begun
        ):
            derived = derive(self.pack, kept.answers, kept.edits)
            made = self._strategy = (kept, begun, ticks.on(self.pack, derived, begun))
        return made[2]

    @property
    def begun(self) -> Begun:
        """The reminders of which a round has begun by today, each with its first day."""
        if not self.pack.reminders:
            return {}
        from coachtui.strategy import ticks

        return ticks.begun(self.pack, self.view.known, today())

    @property
    def newest(self) -> Change | None:
        """The change that was made last; None where nothing was ever changed."""
        return self._recording.newest

    @cached_property
    def decisions(self) -> Decisions:
        """The decisions that were taken, and where new ones are recorded."""
        from coachtui.workspace.decisions import Decisions

        return Decisions(self.store.folder, self.unrecordable, upgraded.facts(self.pack))

    @property
    def unsaved(self) -> bool:
        """Whether something is queued."""
        return self._recording.saving.unsaved

    def history(self, id_: str) -> tuple[Change, ...]:
        """The changes of one question or line, oldest first, under all names it ever had."""
        question = self.pack.questions.get(id_)
        names = {id_, *(question.was if question else ())}
        return tuple(change for change in self._recording.changes if change.key in names)

    def remarks(self, id_: str) -> Remarks:
        """What the constraints say of a kept answer."""
        return trying.remarks(self.pack, self.answers, id_, self.answers.get(id_))

    def guided(self, id_: str, words: object) -> tuple[Guided, ...]:
        """What the pack's remarks say of words, kept or not, beside their guidelines."""
        question = self.pack.questions[id_]
        if not question.remarks:
            return ()
        from coachtui.strategy.guided import guided  # most questions take none

        return guided(self.pack, self.strategy, self.view.known, question, words)

    def _may_change(self) -> None:
        if self.read_only:
            raise ReadOnly(self.read_only)
