"""Facts, rules, lines, claims, cards and tensions: the files that hold one kind each."""

from __future__ import annotations

from typing import Literal, cast

from coachtui.pack.choices import of_fact, renamed
from coachtui.pack.condition import Ref
from coachtui.pack.conditions import condition, facts
from coachtui.pack.model import Card, Claim, Fact, Line, Rule, Tension
from coachtui.pack.operand import operand
from coachtui.pack.reading import Reading
from coachtui.pack.record import Record
from coachtui.pack.toml import Toml

Strength = Literal["strong", "fair", "weak", "disputed", "account"]

STRENGTHS = ("strong", "fair", "weak", "disputed", "account")


def read_facts(reading: Reading, toml: Toml) -> dict[str, Fact]:
    """Read ``facts.toml``."""
    found = {}
    for record in reading.records(toml, "fact"):
        choices = of_fact(record)
        made = Fact(
            id=record.id(needed=True),
            ask=record.words("ask", needed=True),
            choices=choices,
            ladder=record.flag("ladder"),
            renamed=renamed(record, [choice.id for choice in choices]),
        )
        if _kept(reading, record, "fact", made.id):
            found[made.id] = made
    return found


def read_rules(reading: Reading, toml: Toml) -> tuple[Rule, ...]:
    """Read ``rules.toml``."""
    found = []
    for record in reading.records(toml, "rule"):
        made = Rule(
            id=record.id(needed=True),
            direction=record.id("direction", needed=True),
            verdict=_verdict(record),
            text=record.words("text", needed=True),
            if_=facts(record, "if"),
            when=condition(record, "when"),
            otherwise=record.flag("otherwise"),
            check=record.words("check"),
        )
        if made.otherwise and record.has("if"):
            record.wrong("if", "`otherwise` stands in place of `if`", "Take one of them out.")
        if not made.otherwise and not record.has("if"):
            record.wrong("", "it has neither `if` nor `otherwise`", 'Add: if = { fact = "choice" }')
        if _kept(reading, record, "rule", made.id):
            found.append(made)
    return tuple(found)


def read_lines(reading: Reading, toml: Toml) -> tuple[Line, ...]:
    """Read ``lines.toml``."""
    found = []
    for record in reading.records(toml, "line"):
        made = Line(
            id=record.id(needed=True),
            section=record.words("section", needed=True),
            text=record.words("text", needed=True),
            when=condition(record, "when"),
            unless=record.id("unless"),
            each=record.id("each"),
            do=record.id("do"),
            on=record.ids("on"),
            if_=facts(record, "if"),
            copy=record.flag("copy"),
            offered=record.flag("offered"),
        )
        if _kept(reading, record, "line", made.id):
            found.append(made)
    return tuple(found)


def read_claims(reading: Reading, toml: Toml) -> dict[str, Claim]:
    """Read ``evidence.toml``."""
    found = {}
    for record in reading.records(toml, "claim"):
        made = Claim(
            id=record.id(needed=True),
            says=record.words("says", needed=True),
            source=record.words("source", needed=True),
            strength=cast("Strength", record.one_of("strength", STRENGTHS)),
            limits=record.words("limits", needed=True),
            year=record.whole("year", least=1, such=2022),
            url=record.words("url"),
        )
        if made.url and not made.url.startswith(("https://", "http://")):
            record.wrong("url", "`url` is no address", 'Write url = "https://..."')
        if _kept(reading, record, "claim", made.id):
            found[made.id] = made
    return found


def read_cards(reading: Reading, toml: Toml) -> dict[str, Card]:
    """Read ``rehearsal.toml``."""
    found = {}
    for record in reading.records(toml, "card"):
        made = Card(
            id=record.id(needed=True),
            direction=record.id("direction", needed=True),
            name=record.words("name", needed=True),
            text=record.words("text"),
            facts=record.by_id("facts"),
            pair=record.id("pair"),
        )
        if _kept(reading, record, "card", made.id):
            found[made.id] = made
    return found


def read_tensions(reading: Reading, toml: Toml) -> tuple[Tension, ...]:
    """Read ``tensions.toml``."""
    found = []
    for record in reading.records(toml, "tension"):
        made = Tension(
            id=record.id(needed=True),
            when=condition(record, "when"),
            text=record.words("text", needed=True),
            ways=record.by_id("ways"),
        )
        if not record.has("when"):
            record.wrong("", "`when` is missing", 'Add: when = { question = "choice" }')
        if _kept(reading, record, "tension", made.id):
            found.append(made)
    return tuple(found)


def _verdict(record: Record) -> str | Ref:
    found = operand(record.words("verdict", needed=True))
    return found if isinstance(found, Ref) else record.id("verdict")


def _kept(reading: Reading, record: Record, kind: str, id_: str) -> bool:
    """Close a record; true where it has an id of its own."""
    record.close()
    return bool(id_) and reading.place(kind, id_, record.toml.file, record.line())
