"""The answer that is read back: it stands, or it is said anew."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from coachtui.clock import kept_in_words
from coachtui.interview.pipes import labelled
from coachtui.interview.values import Invalid
from coachtui.text import cut
from coachtui.tui import reading
from coachtui.tui.fields import field_for
from coachtui.tui.fields.base import Field
from coachtui.tui.looking.base import Looking
from coachtui.tui.proposing import propose
from coachtui.tui.safe import content
from coachtui.workspace.looking import STILL, say_changed

SHOWN = 400
"""Characters of what was written."""


class StillPage(Looking):
    """What was written then, beside an empty field."""

    def compose(self) -> ComposeResult:
        space = self.workspace
        question = space.pack.questions[space.pack.home.still]
        entry = space.answers[question.id]
        said = labelled(space.pack, question, entry.value) if entry.value is not None else ""
        yield Static("Still so?", classes="asked")
        yield Static(content(f"You wrote on {kept_in_words(entry.at)}:", "$quiet"))
        yield Static(content(f"“{cut(said, SHOWN)}”", "bold"), classes="said")
        yield Static("Enter alone: it stands. Where it has changed, say it anew.", classes="quiet")
        yield field_for(reading.filled(space, question), space.drafts.get(STILL))
        yield Static(classes="wrong")

    @property
    def _field(self) -> Field:
        return self.query_one(Field)

    def begin(self) -> None:
        """Take the focus."""
        self._field.begin()

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        event.stop()
        self.wrong("")
        self.draft(STILL, event.raw)

    @on(Field.Done)
    def _done(self, event: Field.Done) -> None:
        event.stop()
        self.post_message(self.Done())

    @on(Field.Note)
    def _note(self, event: Field.Note) -> None:
        """Nothing chosen is no fault here: Enter alone lets it stand."""
        event.stop()
        if self._field.raw() is None:
            self.post_message(self.Done())
        else:
            self.wrong(event.words)

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        if self.on_view:
            self.draft(STILL, self._field.raw())

    async def leave(self) -> bool:
        """Keep the new words, once it was seen what they change."""
        space, raw = self.workspace, self._field.raw()
        id_ = space.pack.home.still
        entry = space.answers.get(id_)
        if raw is None or (entry is not None and reading.same(raw, entry.value)):
            space.draft(STILL, None)
            return True
        try:
            changed = space.proposed(id_, raw)
        except Invalid as invalid:
            self.wrong("Not yet complete. " + " ".join(invalid.problems))
            return False

        def kept() -> None:
            space.answer(id_, raw)
            space.draft(STILL, None)
            say_changed(space)

        return await propose(self.coach, changed, kept)
