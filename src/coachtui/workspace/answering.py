"""How a question is answered, marked and left."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from coachtui.clock import stamp
from coachtui.interview.answers import Answers, Entry, State
from coachtui.interview.flow import state_of
from coachtui.interview.thread import own_questions
from coachtui.interview.values import Invalid
from coachtui.strategy.edits import Edits
from coachtui.workspace import entries
from coachtui.workspace.entries import cleaned, storable
from coachtui.workspace.opened import Opened
from coachtui.workspace.trying import tried


class Answering(Opened):
    """The answers and drafts, changed at once and queued."""

    def answer(self, id_: str, raw: object, *, by: str = "self", lesson: str = "") -> None:
        """Keep an answer, of a question that is asked or set aside.

        Args:
            id_: The question.
            raw: What was given.
            by: Who says so.
            lesson: The lesson that asks it at the moment; empty: none does.

        Raises:
            KeyError: the pack has no such question.
            Invalid: it can't be kept as an answer; it is kept as a draft.
            ReadOnly: the workspace can't be changed.
        """
        self._may_change()
        raw = cleaned(raw)
        try:
            entry = tried(self.pack, self.answers, id_, raw, by)
        except Invalid:
            self.draft(id_, raw)
            raise
        old, draft = self.answers.get(id_), self.drafts.get(id_)
        if old is None or structs.replace(old, at=entry.at) != entry:
            gave_way = None if draft == storable(raw) else draft
            told = self._elsewhere(id_, lesson)
            self._recording.answer(id_, entry, by, draft=gave_way, lesson=told)
        self._recording.draft(id_, None)

    def proposed(self, id_: str, raw: object, *, by: str = "self") -> Answers:
        """The answers as they would be with another one; nothing is kept.

        Raises:
            KeyError: the pack has no such question.
            Invalid: it can't be kept as an answer.
        """
        return {**self.answers, id_: tried(self.pack, self.answers, id_, raw, by)}

    def mark(self, id_: str, state: State, *, by: str = "self", lesson: str = "") -> None:
        """Leave a question with a state; a value that was given stays with it.

        Marking "answered" brings a kept value back; marking "open" opens it again.

        Args:
            id_: The question.
            state: How it is left.
            by: Who says so.
            lesson: The lesson that asks it at the moment; empty: none does.

        Raises:
            KeyError: the pack has no such question.
            Invalid: "answered" without a value, or with one that doesn't fit any more.
            ReadOnly: the workspace can't be changed.
        """
        self._may_change()
        question = self.pack.questions[id_]
        old = self.answers.get(id_, Entry(state="open"))
        entry = structs.replace(old, state=state, by=by, at=stamp())
        if state == "answered" and old.value is None:
            raise Invalid(["There is no answer yet."])
        entry, wrong = entries.fitting(question, entry)
        if wrong:
            raise Invalid([wrong])
        if old.state != state:
            self._recording.answer(id_, entry, by, lesson=self._elsewhere(id_, lesson))

    def clear(self, id_: str, *, by: str = "self") -> None:
        """Take an answer back altogether, and what was typed beside it; undo brings it back.

        Raises:
            KeyError: the pack has no such question.
            ReadOnly: the workspace can't be changed.
        """
        self._may_change()
        _ = self.pack.questions[id_]
        old, draft = self.answers.get(id_, Entry(state="open")), self.drafts.get(id_)
        if draft is not None or old.value is not None or old.state != "open":
            self._recording.answer(id_, None, by, draft=draft)
            self._recording.draft(id_, None)

    def ask_afresh(self, lesson: str, *, by: str = "self") -> None:
        """Open every question of a lesson again; each answer stays with it, to be brought back.

        Raises:
            KeyError: the pack has no such lesson.
            ReadOnly: the workspace can't be changed.
        """
        for id_ in own_questions(self.pack, lesson):
            if state_of(self.answers, id_) != "open":
                self.mark(id_, "open", by=by)

    def forget(self, lesson: str, *, by: str = "self") -> None:
        """Take back all that a lesson was begun with, in one step; undo brings it back.

        Raises:
            KeyError: the pack has no such lesson.
            ReadOnly: the workspace can't be changed.
        """
        from coachtui.workspace.forgetting import cleared  # hardly anybody forgets a lesson

        self._may_change()
        ids = cleared(self.pack, self.answers, self.drafts, lesson)
        self._recording.forget(ids, by)

    def draft(self, id_: str, raw: object) -> None:
        """Keep what was typed and isn't an answer yet; None or nothing typed forgets it.

        Raises:
            ReadOnly: the workspace can't be changed.
        """
        self._may_change()
        raw = storable(cleaned(raw))
        self._recording.draft(id_, None if raw in ("", [], {}) else raw)

    def take(
        self,
        loaded: Answers,
        drafts: Mapping[str, object],
        edits: Edits | None,
        *,
        by: str = "self",
    ) -> None:
        """Take in entries, drafts and edits that were checked, as from a worksheet.

        Raises:
            ReadOnly: the workspace can't be changed.
        """
        self._may_change()
        for id_, entry in loaded.items():
            old, draft = self.answers.get(id_), self.drafts.get(id_)
            if old is None or structs.replace(old, at=entry.at) != entry:
                self._recording.answer(id_, entry, by, draft=draft)
            self._recording.draft(id_, None)
        for id_, raw in drafts.items():
            self.draft(id_, raw)
        if edits is not None:
            self._recording.edit("", edits, by)

    def _elsewhere(self, id_: str, lesson: str) -> str:
        """The lesson at hand, where the question is another one's."""
        return lesson if lesson != self.pack.questions[id_].lesson else ""
