"""``pack.toml``: title, home screen, order of lessons, sections, verdicts, documents, limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from coachtui.pack.figures import estimate, limit, order
from coachtui.pack.folder import MAIN, RECORDS
from coachtui.pack.manners import manner
from coachtui.pack.measures import balance, banned
from coachtui.pack.model import Balance, Document, HomeTexts, Place, Section, Style
from coachtui.pack.reading import Reading
from coachtui.pack.record import Record
from coachtui.pack.reminders import reminder
from coachtui.pack.toml import Toml
from coachtui.pack.words import ID, shown

SCHEMA = 1
"""The notation that is understood."""

STYLES = ("list", "checks", "numbered", "first-yes", "beside", "quoted")
"""How a section may be laid out."""

TABLES = ("home", "asks", "uses", "waits")
"""Tables that hold no records: what is wrong in one is named by its key."""


class Manifest:
    """What ``pack.toml`` says, read key by key."""

    def __init__(self, reading: Reading, toml: Toml) -> None:
        self._reading = reading
        self._toml = toml
        self._record = record = reading.whole(toml)
        self.known = self._schema()
        """The notation is one that is understood."""
        self.id = record.id(needed=True)
        self.title = record.words("title") or self.id
        self.lessons = record.ids("lessons")
        told = record.nested("manner", record.inner("manner"), "manner")
        self.manner = manner(told, record.words("and").strip())
        self.home = self._home()
        self.sections = {id_: self._section(id_, value) for id_, value in self._each("sections")}
        self.verdicts = self._verdicts()
        self.asks = self._asks()
        self.uses = self._by_verdict("uses")
        self.waits = self._by_verdict("waits")
        self.documents = {id_: self._document(id_, value) for id_, value in self._each("documents")}
        self.limits = {
            id_: limit(self._inner("limits", id_), id_) for id_, _ in self._each("limits")
        }
        self.orders = {id_: order(self._inner("orders", id_)) for id_, _ in self._each("orders")}
        self.estimates = {
            id_: estimate(self._inner("estimates", id_), id_) for id_, _ in self._each("estimates")
        }
        self.reminders = {
            id_: reminder(self._inner("reminders", id_), id_) for id_, _ in self._each("reminders")
        }
        self._tables()
        self.banned = banned(record.nested("style", record.inner("style"), "style"))
        self.balance = self._balance()
        if not self.lessons:
            record.wrong("lessons", "no lesson is listed", 'Write lessons = ["id-of-a-lesson"]')
        record.close()

    def lesson_missing(self, id_: str) -> None:
        """Note that a lesson which is listed has no file."""
        what = f"the lesson `{id_}` has no file"
        self._record.wrong("lessons", what, f"Write lessons/{id_}.md, or take it off the list.")

    def _schema(self) -> bool:
        if not self._record.has("schema"):
            self._record.wrong("", "`schema` is missing", f"Begin with: schema = {SCHEMA}")
            return True
        written = self._record.whole("schema", least=1, such=SCHEMA)
        if written is not None and written > SCHEMA:
            what = f"the pack is written for a later coachtui (schema {written})"
            self._record.wrong("schema", what, "Upgrade coachtui.")
            return False
        return True

    def _home(self) -> HomeTexts:
        inner = self._record.nested("home", self._record.inner("home"), "home")
        made = HomeTexts(
            welcome=inner.list("welcome"),
            began=inner.id("began"),
            still=inner.id("still"),
            changed=inner.id("changed"),
            review=inner.id("review"),
            flinch=inner.id("flinch"),
            circle=inner.id("circle"),
            here=inner.id("here"),
        )
        inner.close()
        return made

    def _each(self, key: str) -> Iterator[tuple[str, object]]:
        """Read a table of records by id, and note where each of them stands."""
        table = self._record.inner(key)
        if len(table) > RECORDS:
            self._record.wrong(key, f"`{key}` has more than {RECORDS}", "Leave some of them out.")
            return
        line = self._record.line(key)
        for id_, value in table.items():
            rules, _, direction = id_.partition(".")
            if not ID.fullmatch(direction if rules == "rules" and direction else id_):
                what = f"`{key}` has the key {shown(id_)!r}, which is no id"
                advice = "Use small letters, digits and hyphens."
                self._record.wrong(key, what, advice, inside=id_)
                continue
            line = self._toml.lines.of((id_,), line)
            self._reading.place(key[:-1], id_, MAIN, line)
            yield id_, value

    def _tables(self) -> None:
        """Note where the keys of those tables stand that hold no records."""
        for table in TABLES:
            outer = self._record.inner(table)
            if not outer:
                continue
            inner = self._record.nested(table, outer, table)
            for key in outer:
                self._reading.places[f"{table}:{key}"] = Place(MAIN, inner.line(key))

    def _inner(self, key: str, id_: str) -> Record:
        table = self._record.inner(key)[id_]
        given = cast("Mapping[str, object]", table) if isinstance(table, dict) else {}
        return self._record.nested(key, given, f"{key[:-1]} `{id_}`", id_)

    def _balance(self) -> tuple[Balance, ...]:
        found, starts = [], self._toml.lines.starts("balance")
        for number, table in enumerate(self._record.tables("balance")):
            line = starts[number] if number < len(starts) else self._record.line("balance")
            name = f"balance {number + 1}"
            made = balance(Record(table, self._toml, self._reading.mistakes, name, line))
            self._reading.places.setdefault(f"balance:{made.page}", Place(MAIN, line))
            found.append(made)
        return tuple(found)

    def _section(self, id_: str, value: object) -> Section:
        if isinstance(value, str):
            return Section(id=id_, title=value)
        inner = self._inner("sections", id_)
        made = Section(
            id=id_,
            title=inner.words("title", needed=True),
            hint=inner.words("hint"),
            style=cast("Style", inner.one_of("style", STYLES, "list")),
        )
        inner.close()
        return made

    def _verdicts(self) -> dict[str, Mapping[str, str]]:
        outer = self._record.nested("verdicts", self._record.inner("verdicts"), "verdicts")
        found: dict[str, Mapping[str, str]] = {}
        for direction in outer.table:
            if not ID.fullmatch(direction):
                what = f"{shown(direction)!r} is no id"
                outer.wrong(direction, what, "Use small letters, digits and hyphens.")
                continue
            words = outer.by_id(direction)
            if not 2 <= len(words) <= 10:
                what = f"the direction `{direction}` has {len(words)} verdicts, not 2 to 10"
                outer.wrong(direction, what, 'Write accept = "accept", one line each.')
            found[direction] = words
        return found

    def _asks(self) -> dict[str, tuple[str, ...]]:
        outer = self._record.nested("asks", self._record.inner("asks"), "asks")
        return {direction: outer.ids(direction) for direction in outer.table}

    def _by_verdict(self, key: str) -> dict[str, Mapping[str, str]]:
        outer = self._record.nested(key, self._record.inner(key), key)
        return {direction: outer.by_id(direction) for direction in outer.table}

    def _document(self, id_: str, value: object) -> Document:
        if isinstance(value, list):
            outer = self._record.nested("documents", self._record.inner("documents"), "documents")
            return Document(id=id_, title=id_.replace("-", " ").capitalize(), parts=outer.list(id_))
        inner = self._inner("documents", id_)
        made = Document(
            id=id_,
            title=inner.words("title", needed=True),
            parts=inner.list("parts"),
            lessons=inner.flag("lessons"),
            dates=inner.words("dates"),
            good=inner.words("good"),
        )
        if not made.parts:
            inner.wrong("", "it has no `parts`", 'Add: parts = ["rules.in"]')
        inner.close()
        return made
