"""A rule of one's own: facts and choices picked by key, and its sentence as it grows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from coachtui.documents.parts import Part
from coachtui.interview.pipes import fill_page, fill_piped
from coachtui.pack.question import Choice
from coachtui.strategy import own
from coachtui.strategy.edits import Mine
from coachtui.strategy.model import Line
from coachtui.tui.lines import Lines, row
from coachtui.tui.modal import Dialog
from coachtui.tui.safe import content, lines
from coachtui.workspace import half_made

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace

ASK, THEN = ".ask", ".then"
"""Rows beside the facts; no fact's id has a dot."""

_DIGITS = "1234567890"


class OwnRuleDialog(Dialog[Mine | None]):
    """What must hold on the left, its choices on the right, the sentence above."""

    ABOUT = (
        "A rule of your own. Pick what must hold, by number, and what you do then; "
        "the sentence above is the rule. It is tried before those that your answers gave."
    )
    CSS_PATH = "own.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "pick('1')", "pick", id="own.1", key_display="0-9"),
        *(Binding(key, f"pick('{key}')", "", show=False, id=f"own.{key}") for key in _DIGITS[1:]),
        Binding("q", "ask", "own question", id="own.ask"),
        Binding("enter", "keep_rule", "keep", id="own.keep"),
        Binding("escape", "back", "back", id="own.back"),
    ]

    def __init__(
        self,
        workspace: Workspace,
        part: Part,
        above: Line | None = None,
        again: Mine | None = None,
        *,
        begin: own.Sketch | None = None,
        whose: str = "",
    ) -> None:
        """Make a rule.

        Args:
            workspace: Whose it will be; a half-made one waits among its drafts.
            part: The direction's part.
            above: A rule to make an exception to: it begins with what that one says.
            again: A rule of one's own to change.
            begin: What it begins with, rather than what `above` says.
            whose: What it is made for, such as a card: each has a draft of its own.
        """
        super().__init__()
        self._workspace = workspace
        self._part = part
        self._again = again
        about = again or above
        self._draft = half_made.own_rule(part.direction, about.id if about else "", whose)
        pack, direction = workspace.pack, part.direction
        rule = next((r for r in workspace.strategy.rules if above and r.id == above.id), None)
        fresh = own.like(pack, rule) if rule else own.Sketch(direction=direction)
        fresh = own.from_mine(pack, again, workspace.view.known) if again else begin or fresh
        left = own.from_data(pack, direction, workspace.drafts.get(self._draft))
        self._fresh = fresh
        self.sketch = left or fresh

    def head(self) -> str:
        return f"A rule of your own: {self._part.title}"

    def body(self) -> Iterable[Widget]:
        yield Static(id="says")
        beside = Vertical(Lines(id="choices"), Static(id="about"), id="beside")
        yield Horizontal(Lines(id="what"), beside, id="two")
        yield Static(id="lacks")

    def on_mount(self) -> None:
        self.query_one("#choices").can_focus = False
        self._show()
        self.query_one("#what", Lines).focus()

    # What is shown

    @property
    def _at(self) -> str:
        return self.query_one("#what", Lines).pointed

    def _show(self) -> None:
        pack, sketch = self._workspace.pack, self.sketch
        self.query_one("#says", Static).update(content(own.says(pack, sketch)))
        self.query_one("#what", Lines).fill([*self._what()])
        self._show_choices()

    def _what(self) -> list[Option]:
        pack, sketch = self._workspace.pack, self.sketch
        known = self._workspace.view.known
        found = [
            row(
                "●" if fact.id in sketch.picked else "○",
                content(fill_page(pack, fact.ask, known)),
                id=fact.id,
            )
            for fact in own.facts(pack, sketch.direction)
        ]
        found.append(row("●" if sketch.ask else "○", content("A question of its own"), id=ASK))
        found.append(row("●" if sketch.verdict else "○", content("Then I ..."), id=THEN))
        return found

    def _show_choices(self) -> None:
        about = self.query_one("#about", Static)
        if self._at == ASK:
            asked = content(f"“{self.sketch.ask}”") if self.sketch.ask else content("None so far.")
            about.update(
                lines(
                    asked,
                    "",
                    "q writes it. It is put to you after the facts, and the rule holds on yes.",
                )
            )
        else:
            about.update("")
        picked = self._picked()
        choices = self.query_one("#choices", Lines)
        choices.set_options(
            row(f"{key} {_sign(one.id in picked)}", content(self._label(one)), id=one.id)
            for key, one in self._choices().items()
        )

    def _choices(self) -> dict[str, Choice]:
        """The choices of the row that is pointed at, by their keys."""
        pack = self._workspace.pack
        if self._at == THEN:
            verdicts = pack.verdicts[self.sketch.direction]
            some = [Choice(id=id_, label=words) for id_, words in verdicts.items()]
        elif self._at in pack.facts:
            some = list(pack.facts[self._at].choices)
        else:
            some = []
        return {one.key or key: one for key, one in zip(_DIGITS, some, strict=False)}

    def _label(self, choice: Choice) -> str:
        return fill_piped(self._workspace.pack, choice.label, self._workspace.view.known)

    def _picked(self) -> tuple[str, ...]:
        sketch = self.sketch
        return (sketch.verdict,) if self._at == THEN else sketch.picked.get(self._at, ())

    @on(Lines.OptionHighlighted, "#what")
    def _pointed(self) -> None:
        self._show_choices()

    @on(Lines.OptionSelected, "#choices")
    def _clicked(self, event: Lines.OptionSelected) -> None:
        if event.option.id:
            self._pick(event.option.id)

    # What is done

    def action_pick(self, key: str) -> None:
        """Pick the choice with this number, or take it out again."""
        choice = self._choices().get(key)
        if choice is not None:
            self._pick(choice.id)

    def _pick(self, choice: str) -> None:
        pack, sketch = self._workspace.pack, self.sketch
        if self._at == THEN:
            verdict = "" if sketch.verdict == choice else choice
            self._set(replace(sketch, verdict=verdict))
        else:
            self._set(own.toggle(pack, sketch, self._at, choice))

    @work
    async def action_ask(self) -> None:
        """Write a yes-no question for this rule alone, such as “Is it a friend of my sister's?”."""
        from coachtui.tui.words_dialog import WordsDialog

        space, asks = self._workspace, "Which question, to be answered with yes or no?"
        dialog = WordsDialog(space, half_made.own_question(self._draft), asks, self.sketch.ask)
        words = await self.app.push_screen_wait(dialog)
        if words is not None:
            self._set(replace(self.sketch, ask=words))

    def _set(self, sketch: own.Sketch) -> None:
        self.sketch = sketch
        self.keep()
        self.query_one("#lacks", Static).update("")
        self._show()

    def keep(self) -> None:
        """Hand a half-made rule to the workspace, as a draft."""
        if not self._workspace.read_only:
            made = self.sketch != self._fresh
            self._workspace.draft(self._draft, own.to_data(self.sketch) if made else None)
            self.coach.save_soon()

    def action_keep_rule(self) -> None:
        """Keep this rule."""
        pack, space = self._workspace.pack, self._workspace
        lacks = own.lacks(pack, self.sketch)
        if lacks:
            self.query_one("#lacks", Static).update(lacks)
            return
        if not space.read_only:
            space.draft(self._draft, None)
        if self._again is None:
            self.dismiss(own.to_mine(self.sketch, space.free_id()))
        elif self.sketch == self._fresh:
            self.dismiss(None)
        else:
            made = own.to_mine(self.sketch, self._again.id)
            self.dismiss(replace(made, text=self._again.text))

    def action_back(self) -> None:
        """Back; what you picked waits here."""
        self.keep()
        self.dismiss(None)


def _sign(picked: bool) -> str:
    return "●" if picked else "○"
