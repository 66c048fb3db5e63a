"""From a pack's folder to a `Pack`, or to all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import structs

from coachtui.pack.choices import Given
from coachtui.pack.folder import MAIN, decode, digest, read_files
from coachtui.pack.lesson import LessonReader
from coachtui.pack.manifest import Manifest
from coachtui.pack.mistakes import Mistake, PackError
from coachtui.pack.model import Card, Fact, Line, Pack, Persona
from coachtui.pack.names import Names
from coachtui.pack.page import Lesson
from coachtui.pack.personas import read_persona
from coachtui.pack.question import Question
from coachtui.pack.reading import Reading
from coachtui.pack.records import (
    read_cards,
    read_claims,
    read_facts,
    read_lines,
    read_rules,
    read_tensions,
)
from coachtui.pack.remarks import read_remarks
from coachtui.pack.toml import Toml, parse

Made = TypeVar("Made")


def load(folder: Path, *, whole: bool = True) -> Pack:
    """Read a pack that is used.

    Args:
        folder: Where it is.
        whole: With its personas, and where each record stands; who answers needs neither.

    Raises:
        PackError: something in it is wrong; `mistakes` holds all of it.
    """
    pack, mistakes = read(folder, whole=whole)
    wrong = [mistake for mistake in mistakes if not mistake.remark]
    if pack is None or wrong:
        raise PackError(wrong)
    return pack


def read(folder: Path, *, whole: bool = True) -> tuple[Pack | None, tuple[Mistake, ...]]:
    """Read a pack and everything that is structurally wrong with it.

    Returns:
        The pack, built from whatever could be read (None where ``pack.toml`` couldn't),
        and the mistakes in the order of files and lines.
    """
    reading = Reading()
    pack = _Folder(reading, read_files(folder, reading.mistakes), whole=whole).pack()
    if pack and all(mistake.remark for mistake in reading.mistakes):
        # Before that, what couldn't be read would be complained about twice.
        Names(reading, pack).check()
    return pack, tuple(sorted(reading.mistakes))


class _Folder:
    """The files of one pack, while they are read."""

    def __init__(self, reading: Reading, files: Mapping[str, bytes], *, whole: bool) -> None:
        self._reading = reading
        self._files = files
        self._whole = whole

    def pack(self) -> Pack | None:
        """Build the pack."""
        toml = self._toml(MAIN)
        if toml is None:
            return None
        main = Manifest(self._reading, toml)
        if not main.known:
            return None
        before = len(self._reading.mistakes)
        facts: dict[str, Fact] = self._records("facts.toml", read_facts, {})
        complete = len(self._reading.mistakes) == before
        cards: dict[str, Card] = self._records("rehearsal.toml", read_cards, {})
        given = Given(facts, main.verdicts, cards, complete=complete)
        questions: dict[str, Question] = {}
        lessons = tuple(self._lessons(main, given, questions))
        return self._built(main, given, lessons, questions)

    def _built(
        self,
        main: Manifest,
        given: Given,
        lessons: tuple[Lesson, ...],
        questions: dict[str, Question],
    ) -> Pack:
        return Pack(
            id=main.id,
            title=main.title,
            lessons=lessons,
            questions=questions,
            home=main.home,
            manner=main.manner,
            sections=main.sections,
            verdicts=main.verdicts,
            asks=main.asks,
            uses=main.uses,
            waits=main.waits,
            documents=main.documents,
            limits=main.limits,
            orders=main.orders,
            estimates=main.estimates,
            reminders=main.reminders,
            banned=main.banned,
            balance=main.balance,
            facts=given.facts,
            rules=self._records("rules.toml", read_rules, ()),
            lines=tuple(self._lines(main.lessons)),
            claims=self._records("evidence.toml", read_claims, {}),
            cards=given.cards,
            tensions=self._records("tensions.toml", read_tensions, ()),
            remarks=self._records("remarks.toml", read_remarks, {}),
            personas=tuple(self._personas()) if self._whole else (),
            places=self._reading.places if self._whole else {},
            digest=digest(self._files),
        )

    def _text(self, name: str) -> str | None:
        data = self._files.get(name)
        return None if data is None else decode(name, data, self._reading.mistakes)

    def _toml(self, name: str) -> Toml | None:
        text = self._text(name)
        return None if text is None else parse(text, name, self._reading.mistakes)

    def _records(self, name: str, make: Callable[[Reading, Toml], Made], none: Made) -> Made:
        toml = self._toml(name)
        return none if toml is None else make(self._reading, toml)

    def _lines(self, lessons: tuple[str, ...]) -> Iterator[Line]:
        """Read ``lines.toml``, then those in ``lines/``: in the order of lessons, then of names."""
        inside = [name for name in self._files if name.startswith("lines/")]
        first = [name for id_ in lessons if (name := f"lines/{id_}.toml") in inside]
        none: tuple[Line, ...] = ()
        for name in dict.fromkeys(["lines.toml", *first, *inside]):
            folder, _, file = name.rpartition("/")
            lesson = file.removesuffix(".toml") if folder else ""
            for line in self._records(name, read_lines, none):
                yield structs.replace(line, lesson=lesson if lesson in lessons else "")

    def _lessons(
        self, main: Manifest, given: Given, questions: dict[str, Question]
    ) -> Iterator[Lesson]:
        for id_ in main.lessons:
            name = f"lessons/{id_}.md"
            text = self._text(name)
            if text is None:
                if not any(mistake.file == name for mistake in self._reading.mistakes):
                    main.lesson_missing(id_)
                continue
            reader = LessonReader(self._reading, given, name)
            lesson = reader.read(text, id_)
            questions.update(reader.questions)
            if lesson:
                yield lesson
        for name in [name for name in self._files if name.startswith("lessons/")]:
            if name[len("lessons/") : -len(".md")] not in main.lessons:
                what = "`lessons` in pack.toml doesn't list this lesson, so nobody reads it"
                self._reading.wrong(name, 0, what, "List it, or take it out.", remark=True)

    def _personas(self) -> Iterator[Persona]:
        for name in [name for name in self._files if name.startswith("personas/")]:
            toml = self._toml(name)
            id_ = name[len("personas/") : -len(".toml")]
            if toml:
                yield read_persona(self._reading, toml, id_)
