"""A lesson: front matter, pages, and the questions that its blocks hold."""

from __future__ import annotations

from msgspec.structs import replace

from coachtui.pack.choices import Given
from coachtui.pack.conditions import condition
from coachtui.pack.model import Place
from coachtui.pack.page import Bar, Bars, Lesson, Page, Prose, Route, Show
from coachtui.pack.question import Question
from coachtui.pack.questions import question
from coachtui.pack.reading import Reading
from coachtui.pack.record import Record
from coachtui.pack.sheet import PICTURES, Block, Heading, Stretch, split
from coachtui.pack.toml import parse
from coachtui.pack.words import shown

PROSE = 20_000
"""The most characters of prose on a page: more would keep a screen waiting."""


class LessonReader:
    """Reads one lesson's file; its questions go to `questions`, by id, in asking order."""

    def __init__(self, reading: Reading, given: Given, file: str) -> None:
        self.questions: dict[str, Question] = {}
        self._reading = reading
        self._given = given
        self._file = file
        self._id = ""

    def read(self, text: str, id_: str) -> Lesson | None:
        """Read the lesson that `pack.toml` lists as `id_`; None where it can't be built."""
        self._id = id_
        sheet = split(text, self._file, self._reading.mistakes)
        if sheet is None:
            return None
        front = parse(sheet.front, self._file, self._reading.mistakes, base=1)
        made = self._front(self._reading.whole(front)) if front else None
        pages = tuple(
            self._page(heading, number) for number, heading in enumerate(sheet.headings, 1)
        )
        if not pages and all(one.file != self._file for one in self._reading.mistakes):
            self._reading.wrong(self._file, 0, "the lesson has no page", "Write: ## A title")
        self._reading.place("lesson", id_, self._file, 1)
        if made is None:
            return None
        return replace(made, pages=pages)

    def _front(self, record: Record) -> Lesson:
        written = record.id(needed=True)
        if written and written != self._id:
            record.wrong(
                "id",
                f"the id `{written}` isn't the file's name",
                f"Name the file {written}.md, and list it so in pack.toml.",
            )
        routes: dict[str, Route] = {}
        for place, table in enumerate(record.tables("route")):
            called = table.get("id")
            name = f"route `{shown(called)}`" if isinstance(called, str) else f"route {place + 1}"
            inner = record.nested("route", table, name, place)
            id_ = inner.id(needed=True)
            route = Route(
                id=id_,
                title=inner.words("title", needed=True),
                when=condition(inner, "when") if inner.has("when") else None,
            )
            inner.close()
            if id_ in routes:
                inner.wrong("id", f"the route `{id_}` is there already", "Give it another id.")
            routes[id_] = route
        made = Lesson(
            id=self._id,
            title=record.words("title", needed=True),
            about=record.words("about"),
            here=record.words("here"),
            routes=tuple(routes.values()),
        )
        record.close()
        return made

    def _page(self, heading: Heading, number: int) -> Page:
        """Read a page; one without a block is named after its place in the lesson."""
        blocks = [part for part in heading.parts if isinstance(part, Block)]
        asked = [block for block in blocks if block.word not in PICTURES]
        page = f"{self._id}-{number}"
        records = [(block, self._record(block)) for block in asked]
        first = next((record for _, record in records if record), None)
        if first and isinstance(called := first.table.get("id"), str):
            page = called
        self._reading.places.setdefault(f"page:{page}", Place(self._file, heading.line))
        ids = [self._asked(block, record, page) for block, record in records if record]
        return Page(
            id=page,
            title=heading.title,
            prose=self._prose(heading),
            questions=tuple(id_ for id_ in ids if id_),
        )

    def _record(self, block: Block) -> Record | None:
        toml = parse(block.text, self._file, self._reading.mistakes, base=block.line)
        if toml is None:
            return None
        called = toml.data.get("id")
        kind = "question" if block.word in ("question", "rehearsal") else block.word
        name = f"{kind} `{shown(called)}`" if isinstance(called, str) else kind
        return Record(toml.data, toml, self._reading.mistakes, name, block.line + 1)

    def _asked(self, block: Block, record: Record, page: str) -> str:
        """Read a block that asks; give the id of its question, empty where it has none."""
        if block.word == "ask":
            id_ = record.id(needed=True)
            if "routes" in record.table:
                what = "an ask block has no `routes`: its question is asked on every way"
                record.wrong("routes", what, "Take it out.")
                record.table = {key: it for key, it in record.table.items() if key != "routes"}
            record.close()
            return id_
        if block.word == "rehearsal":
            if record.has("kind"):
                record.wrong("kind", "a rehearsal block has no `kind`", "Take it out.")
            record.table = {**record.table, "kind": "rehearsal"}
        made = question(record, self._given, self._id, page)
        if made is None or not self._reading.place("question", made.id, self._file, block.line):
            return ""
        self.questions[made.id] = made
        return made.id

    def _prose(self, heading: Heading) -> tuple[Prose, ...]:
        """Read what stands above the page's first question."""
        found: list[Prose] = []
        asked = False
        for part in heading.parts:
            if isinstance(part, Block) and part.word not in PICTURES:
                asked = True
            elif asked:
                called = f"`{part.word}`" if isinstance(part, Block) else "prose"
                what = f"{called} stands below a question of the same page"
                instead = "Put it above the question, or open a page with ##."
                self._reading.wrong(self._file, part.line, what, instead)
            elif isinstance(part, Stretch):
                found.append(part.text)
            elif record := self._record(part):
                found.append(_bars(record) if part.word == "bars" else _show(record))
        if sum(len(piece) for piece in found if isinstance(piece, str)) > PROSE:
            what = f"the page {shown(heading.title)!r} has more than {PROSE:,} characters"
            self._reading.wrong(self._file, heading.line, what, "Make several pages of it.")
        return tuple(found)


def _show(record: Record) -> Show:
    made = Show(
        parts=record.list("parts"),
        offered=record.flag("offered"),
        hands=record.words("hands"),
        tensions=record.flag("tensions"),
    )
    if made.offered and not made.parts:
        record.wrong("offered", "it offers lines and has no `parts`", 'Add: parts = ["rules.in"]')
    elif not (made.parts or made.hands or made.tensions):
        what = "it has neither `parts` nor `hands` nor `tensions`"
        record.wrong("", what, 'Add: parts = ["rules.in"]')
    record.close()
    return made


def _bars(record: Record) -> Bars:
    rows = []
    for place, table in enumerate(record.tables("rows")):
        inner = record.nested("rows", table, f"row {place + 1}")
        value = inner.take("value")
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 1e15:
            inner.wrong("value", "`value` is no number from 0 up", "Write: value = 12")
            value = 0
        rows.append(
            Bar(label=inner.words("label", needed=True), value=value, note=inner.words("note"))
        )
        inner.close()
    if not rows:
        record.wrong("", "it has no `rows`", 'Add: rows = [{ label = "...", value = 12 }]')
    made = Bars(rows=tuple(rows), caption=record.words("caption"))
    record.close()
    return made
