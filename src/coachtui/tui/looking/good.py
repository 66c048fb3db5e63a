"""One link that did some good since: how it began, with whom, and for which rule it speaks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from coachtui.clock import kept_in_words
from coachtui.decide.model import Decision
from coachtui.text import CAPS, cut, too_long
from coachtui.tui.looking.base import Looking
from coachtui.tui.recording import written
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content
from coachtui.tui.words_dialog import AnyWords
from coachtui.tui.writing import Words
from coachtui.workspace.looking import GOOD, RECENT, WHO, Look, link
from coachtui.workspace.workspace import Workspace

OTHER = "other"
NONE = "none"


class GoodPage(Looking):
    """How it began; then by a key with whom."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "words", "back to the words", id="look.words", show=False),
    ]

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(workspace, look)
        self._past: tuple[Decision, ...] = ()
        self._who = ""
        self._pick: Callable[[str], None] = self._whom
        self._writing = False
        """What was picked last is being written: the same key once more means the same."""

    def compose(self) -> ComposeResult:
        yield Static("One that did some good since: how did it begin?", classes="asked")
        yield Static(
            "In a line. Three of these in a year may teach you more than any rule. "
            "None since? Enter goes on.",
            classes="quiet",
        )
        yield Words(str(self.workspace.drafts.get(GOOD, "")), one_line=True)
        yield Static(classes="wrong")
        yield Static(id="told", classes="quiet")
        yield Static(id="asks", classes="asked")
        yield Rows(())

    def on_mount(self) -> None:
        self._ask("", [])
        self._show_told()
        self._read()

    @work(exclusive=True, group="past")
    async def _read(self) -> None:
        self._past = await asyncio.to_thread(self.workspace.decisions.all)

    def _show_told(self) -> None:
        told = self.query_one("#told", Static)
        told.update(content(f"Noted: {' · '.join(self.look.told)}"))
        told.display = bool(self.look.told)

    def _ask(self, asks: str, rows: list[Row]) -> None:
        """Put a list of ways on, or none."""
        head, listed = self.query_one("#asks", Static), self.query_one(Rows)
        head.update(content(asks))
        head.display = listed.display = bool(rows)
        listed.show_rows(rows, 0 if rows else None)
        if rows:
            listed.focus()
            self.call_after_refresh(listed.point, 0)

    # The words

    def on_text_area_changed(self) -> None:
        """A draft from the first letter."""
        self.wrong("")
        self.keep()

    def on_words_refused(self, event: Words.Refused) -> None:
        """A paste that no field holds isn't taken in, and that is said."""
        self.wrong(f"{too_long(event.text, CAPS['text'])} Nothing was taken in.")

    def on_words_finished(self, event: Words.Finished) -> None:
        """With words on to whom; without any to the next page."""
        event.stop()
        if not self.typed():
            self.post_message(self.Done())
        elif self._fits():
            self._ask_whom()

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        if self.on_view:
            self.draft(GOOD, self.typed() or None)

    def action_words(self) -> None:
        """Back to the words."""
        self._ask("", [])
        self.query_one(Words).focus()

    def _fits(self) -> bool:
        typed = self.typed()
        fits = len(typed) <= CAPS["text"]
        self.wrong("" if fits else f"{too_long(typed, CAPS['text'])} Nothing was cut.")
        return fits

    # With whom, and for which rule

    @on(Rows.Entered)
    def _entered(self, event: Rows.Entered) -> None:
        event.stop()
        if not self._writing:
            self._pick(event.row.id)

    def _ask_whom(self) -> None:
        real = [one for one in self._past if not one.undone and not one.card]
        rows = [
            Row(one.id, one.name or "somebody", str(place), beside=self._decided(one))
            for place, one in enumerate(reversed(real[-RECENT:]), 1)
        ]
        self._pick = self._whom
        self._ask("With whom?", [*rows, Row(OTHER, "somebody else", "o")])

    def _decided(self, one: Decision) -> str:
        words = self.workspace.pack.verdicts.get(one.direction, {}).get(one.chosen, "")
        return " · ".join(filter(None, (kept_in_words(one.at), words)))

    def _whom(self, who: str) -> None:
        if who == OTHER:
            self._somebody()
        else:
            name = next((one.name for one in self._past if one.id == who), "")
            words, decisions = self.typed(), self.workspace.decisions
            self._record(lambda: decisions.amend(who, good=words), name or "somebody")

    @work
    async def _somebody(self) -> None:
        asks = "Who? A name or initials; it may stay empty."
        dialog = AnyWords(self.workspace, WHO, asks, most=CAPS["names"])
        name = await self.app.push_screen_wait(dialog)
        if name is None:
            return
        self._who = name
        pack = self.workspace.pack
        rows = [
            Row(direction, section.title if section else direction, str(place))
            for place, direction in enumerate(pack.verdicts, 1)
            for section in [pack.sections.get(f"rules.{direction}")]
        ]
        self._pick = self._direction
        self._ask("How did it come about?", [*rows, Row(NONE, "otherwise", "o")])

    def _direction(self, direction: str) -> None:
        lines = {line.id: line.text for line in self.workspace.strategy.lines}
        rules = [one for one in self.workspace.strategy.rules if one.direction == direction]
        if not rules:
            self._rule(NONE)
            return
        rows = [
            Row(one.id, cut(lines[one.id], 200), str(place) if place < 10 else "")
            for place, one in enumerate(rules, 1)
        ]
        self._pick = self._rule
        self._ask("Which of these does it speak for?", [*rows, Row(NONE, "none of them", "o")])

    def _rule(self, rule: str) -> None:
        chosen = "" if rule == NONE else rule
        one = link(self.workspace, self.typed(), self._who, chosen)
        self._record(lambda: self.workspace.decisions.record(one), self._who or "somebody")

    def _record(self, write: Callable[[], Decision], who: str) -> None:
        self._writing, space = True, self.workspace

        def noted() -> Decision:
            made = write()
            if not space.read_only:  # with it: the page may have been left by then
                space.draft(GOOD, None)
            return made

        self._recorded(noted, who)

    @work
    async def _recorded(self, write: Callable[[], Decision], who: str) -> None:
        done = await written(self.coach, write)
        self._writing = False
        if done is None:
            return
        self.note(told=(*self.look.told, who))
        if self.on_view:
            self.query_one(Words).clear()
            self.draft(GOOD, None)
            self._ask("", [])
            self._show_told()
            self.query_one(Words).focus()
            self._read()
            self.coach.say("Noted. Another one, or Enter goes on.")

    async def leave(self) -> bool:
        """Words that belong to nobody yet aren't left behind unsaid."""
        if not self.typed():
            return True
        if self._fits() and not self.query_one(Rows).display:
            self._ask_whom()
        return False
