"""Names that every face relies on: a pack in which one of them leads nowhere isn't used.

All other names are looked into by the deep check; where they lead nowhere, less is shown.
"""

from __future__ import annotations

from collections.abc import Collection

from coachtui.pack.condition import Ref
from coachtui.pack.model import Line, Pack, Place, Rule
from coachtui.pack.page import Lesson
from coachtui.pack.question import Question
from coachtui.pack.reading import Reading
from coachtui.pack.reminders import ONCE, wrong_names
from coachtui.pack.words import near

_NOWHERE = Place("pack.toml", 0)


class Names:
    """Checks a pack that was read without a mistake."""

    def __init__(self, reading: Reading, pack: Pack) -> None:
        self._reading = reading
        self._pack = pack

    def check(self) -> None:
        """Note every name that leads nowhere."""
        for rule in self._pack.rules:
            self._rule(rule)
        for line in self._pack.lines:
            self._line(line)
        for question in self._pack.questions.values():
            self._question(question)
        for lesson in self._pack.lessons:
            self._lesson(lesson)
        for reminder in self._pack.reminders.values():
            for what, instead in wrong_names(self._pack, reminder):
                self._wrong(f"reminder:{reminder.id}", what, instead)

    def _rule(self, rule: Rule) -> None:
        place, verdicts = f"rule:{rule.id}", self._pack.verdicts.get(rule.direction)
        if verdicts is None:
            self._missing(place, "`direction` is", rule.direction, self._pack.verdicts)
        elif not isinstance(rule.verdict, Ref):
            if rule.verdict not in verdicts and rule.verdict in self._pack.questions:
                what = f"`verdict` is `{rule.verdict}`, which is a question"
                self._wrong(place, what, f'Its answer is written in braces: "{{{rule.verdict}}}"')
            elif rule.verdict not in verdicts:
                self._missing(place, "`verdict` is", rule.verdict, verdicts)
        elif (question := self._pack.questions.get(rule.verdict.question)) is None:
            known = self._pack.questions
            self._missing(place, "`verdict` refers to", rule.verdict.question, known)
        elif question.kind != "choice" or not {c.id for c in question.choices} <= set(verdicts):
            what = f"`verdict` refers to `{question.id}`, whose choices aren't verdicts"
            self._wrong(place, what, f'There write choices_from = "verdicts.{rule.direction}".')

    def _line(self, line: Line) -> None:
        if line.unless and line.unless not in self._pack.questions:
            known = self._pack.questions
            self._missing(f"line:{line.id}", "`unless` names", line.unless, known)
        ticked = (ONCE, *self._pack.reminders)
        if line.do and line.do not in ticked:
            self._missing(f"line:{line.id}", "`do` is", line.do, ticked)
        if not line.each:
            return
        place, question = f"line:{line.id}", self._pack.questions.get(line.each)
        if question is None:
            self._missing(place, "`each` names", line.each, self._pack.questions)
        elif question.kind != "repeat":
            what = f"`each` names `{line.each}`, a question of kind {question.kind}"
            self._wrong(place, what, "Name a repeat.")

    def _question(self, question: Question) -> None:
        place, verdicts = f"question:{question.id}", self._pack.verdicts
        if question.decide and question.decide not in verdicts:
            self._missing(place, "`decide` names the direction", question.decide, verdicts)
        for remark in question.remarks:
            if remark not in self._pack.remarks:
                self._missing(place, "`remarks` names", remark, self._pack.remarks)
        for card in question.cards:
            if card not in self._pack.cards:
                self._missing(place, "`cards` names", card, self._pack.cards)
            elif self._pack.cards[card].direction not in verdicts:
                direction = self._pack.cards[card].direction
                self._missing(f"card:{card}", "`direction` is", direction, verdicts)

    def _lesson(self, lesson: Lesson) -> None:
        for page in lesson.pages:
            for id_ in page.questions:
                if id_ not in self._pack.questions:
                    self._missing(f"page:{page.id}", "`ask` names", id_, self._pack.questions)

    def _missing(self, place: str, what: str, name: str, known: Collection[str]) -> None:
        self._wrong(place, f"{what} `{name}`, which isn't there", near(name, known))

    def _wrong(self, place: str, what: str, instead: str) -> None:
        kind, _, id_ = place.partition(":")
        at = self._pack.places.get(place, _NOWHERE)
        self._reading.wrong(at.file, at.line, f"{kind} `{id_}`: {what}", instead)
