"""One past decision: what was known, what was said then and would be now, what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.clock import kept_in_words
from coachtui.decide import behind, says
from coachtui.decide.falls import SOMEBODY
from coachtui.decide.model import Decided, Decision
from coachtui.decide.verdict import decide
from coachtui.documents.build import way
from coachtui.files.errors import Unread
from coachtui.text import cut
from coachtui.tui import verdict_words as told
from coachtui.tui.course import Course, facts_in_words, name_of
from coachtui.tui.frame import Frame
from coachtui.tui.places import open_decide
from coachtui.tui.recording import written
from coachtui.tui.safe import content
from coachtui.workspace import half_made, versions

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace

GOOD = "Some good came of it: how did it begin?"


def sentences(workspace: Workspace, decision: Decision) -> Mapping[str, str]:
    """The rules behind a decision as they read when it was taken, from the disk.

    Where no version was agreed on then, or it can't be read, they read as they do now.
    """
    now = {line.id: line.text for line in workspace.strategy.lines}
    then: dict[str, str] = {}
    if decision.version:
        try:
            version = versions.read(workspace, decision.version)
        except (KeyError, Unread):
            version = None
        then = {one.rule.id: one.sentence for one in version.rules} if version else {}
    reads = {**now, **then}
    return {id_: reads[id_] for id_ in decision.rules if id_ in reads}


def today_of(workspace: Workspace, decision: Decision) -> Decided | None:
    """What the usual answers say of the same person now; None where it can't be told any more."""
    try:
        return decide(workspace.pack, workspace.strategy, decision.direction, decision.facts)
    except KeyError:
        return None


class DecisionScreen(Frame[None]):
    """A decision, the rule as it was, and what you'd do now."""

    ABOUT = (
        "What you knew of somebody, what you did, and the rule behind it as it read then. "
        "If some good came of it, say how it began: it is shown beside that rule."
    )
    TITLE_WORDS = "A past decision"
    CSS_PATH = "decisions.tcss"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "good", "some good came of it", id="decision.good"),
        Binding("n", "name", "name", id="decision.name"),
        Binding("u", "turn", "take back, or keep", id="decision.turn"),
        Binding("d", "again", "decide again", id="decision.again"),
        Binding("escape", "back", "back", id="decision.back"),
    ]

    def __init__(self, workspace: Workspace, decision: Decision) -> None:
        super().__init__()
        self.workspace = workspace
        self.decision = decision
        self._sentences: Mapping[str, str] = {}

    def body(self) -> Iterable[Widget]:
        yield VerticalScroll(id="page")

    def on_mount(self) -> None:
        self._look()

    def on_screen_resume(self) -> None:
        self.renew()

    @work
    async def _look(self) -> None:
        """The rules as they were are on the disk: they are read beside the screen."""
        self._sentences = await asyncio.to_thread(sentences, self.workspace, self.decision)
        self.renew()

    def renew(self) -> None:
        """Show it as it stands now."""
        if self.is_mounted:
            self.call_next(self._fill)

    async def _fill(self) -> None:
        for page in self.query("#page"):  # none, and none attached, once the screen was left
            with self.app.batch_update():
                await page.remove_children()
                if page.is_attached:
                    await page.mount_all([*self._what(), *self._then(), *self._now()])
        self.refresh_bindings()

    def _what(self) -> list[Static]:
        one, space = self.decision, self.workspace
        day = kept_in_words(one.at)
        who = name_of(one) if one.name else SOMEBODY.capitalize()
        parts = [
            Static(content(f"{who}: {says.done(space.pack, one)}", "bold $voice")),
            Static(content(f"{day} · {_way(space, one)}", "$quiet")),
        ]
        if one.undone:
            parts.append(Static("Taken back; u keeps it after all.", classes="head"))
        return parts

    def _then(self) -> list[Static]:
        one, space = self.decision, self.workspace
        rules = [self._sentences[id_] for id_ in one.rules if id_ in self._sentences]
        if one.rules and not rules:
            rules = ["It isn't among your rules any more."]
        if one.against:
            rules.append(says.against(space.pack, one))
        return [
            *_block("what you knew", facts_in_words(space, one.direction, one.facts)),
            *_block("the rule behind it, as it read then", rules),
            *_block("how they answered", [says.ANSWERED.get(one.answered, "")]),
            *_block("some good came of it, and began like this", [one.good]),
        ]

    def _now(self) -> list[Static]:
        untold = self.workspace.barred.nothing_said
        if untold:
            return _block("now", [untold])
        found = today_of(self.workspace, self.decision)
        if found is None:
            return _block("now", ["These facts aren't asked for any more."])
        space = self.workspace
        rules = [line.text for line in behind.rules(space.strategy, found.rules)]
        head = says.verdict(space.pack, found)
        whys = behind.why(space.pack, space.view, found)
        why = [f"{one.text} {one.answer or 'Not answered.'}" for one in whys]
        missing = told.missing(space, found)
        return [
            *_block("now", [head, missing, *rules]),
            *_block("because you were asked", why),
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Deciding again needs the direction to be there still."""
        if action == "again":
            return self.decision.direction in self.workspace.pack.verdicts
        return True

    @work(exclusive=True, group="record")
    async def action_good(self) -> None:
        """Some good came of it: say how it began. It is shown beside the rule behind it."""
        from coachtui.tui.words_dialog import WordsDialog

        space, one = self.workspace, self.decision
        dialog = WordsDialog(space, half_made.some_good(one.id), GOOD, one.good)
        words = await self.app.push_screen_wait(dialog)
        if words is None:
            return
        done = False
        try:
            done = await self._write(partial(space.decisions.amend, one.id, good=words))
        finally:
            if not done and not space.read_only:  # they wait in the dialog
                space.draft(half_made.some_good(one.id), words)
                self.coach.save_soon()

    @work(exclusive=True, group="record")
    async def action_name(self) -> None:
        """Give a name or initials, or take them out."""
        from coachtui.tui.name_dialog import ask_name

        one = self.decision
        named = await ask_name(self.coach, Course(name=one.name))
        if named.name != one.name:
            await self._write(partial(self.workspace.decisions.amend, one.id, name=named.name))

    @work(exclusive=True, group="record")
    async def action_turn(self) -> None:
        """Take it back, or keep after all what was taken back."""
        one = self.decision
        turned = partial(self.workspace.decisions.amend, one.id, undone=not one.undone)
        await self._write(turned)

    async def _write(self, write: Callable[[], Decision]) -> bool:
        """Write to the log; whether that was done."""
        now = await written(self.coach, write)
        self.decision = now or self.decision
        self.renew()
        return now is not None

    def action_again(self) -> None:
        """Decide again on the same one; what was told then is pointed at."""
        one = self.decision
        open_decide(self.coach, Course(direction=one.direction, name=one.name, last=one.facts))

    def action_back(self) -> None:
        """Back to where you came from."""
        self.dismiss()


def _way(workspace: Workspace, one: Decision) -> str:
    known = one.direction in workspace.pack.verdicts
    return way(workspace.pack, one.direction) if known else one.direction


def _block(head: str, said: Iterable[str]) -> list[Static]:
    """A quiet heading and what stands below it; nothing where there is nothing."""
    parts = [Static(content(cut(words, told.SHOWN)), classes="below") for words in said if words]
    return [Static(head, classes="head"), *parts] if parts else []
