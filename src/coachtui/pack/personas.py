"""Personas: the answers of made-up people, kept as TOML gave them."""

from __future__ import annotations

from coachtui.pack.model import Expect, Persona
from coachtui.pack.reading import Reading
from coachtui.pack.toml import Toml
from coachtui.pack.words import ID, shown

DEPTH = 20
"""How many levels of tables and lists an answer may have."""


def read_persona(reading: Reading, toml: Toml, id_: str) -> Persona:
    """Read one of ``personas/``, whose id is the file's name."""
    record = reading.whole(toml)
    answers = record.nested("answers", record.inner("answers"), "answers")
    kept: dict[str, object] = {}
    for key in answers.table:
        value = answers.take(key)
        if not ID.fullmatch(key):
            answers.wrong(key, f"{shown(key)!r} is no id", "Write the id of a question.")
        elif _deep(value, DEPTH):
            answers.wrong(key, f"`{key}` lies too deep", f"Use at most {DEPTH} levels.")
        else:
            kept[key] = value
    expect = record.nested("expect", record.inner("expect"), "expect")
    made = Persona(
        id=id_,
        title=record.words("title", needed=True),
        answers=kept,
        expect=Expect(
            has=expect.ids("has"),
            lacks=expect.ids("lacks"),
            tensions=expect.ids("tensions") if expect.has("tensions") else None,
            verdicts=expect.by_id("verdicts"),
        ),
    )
    expect.close()
    record.close()
    reading.place("persona", id_, toml.file, 1)
    return made


def _deep(value: object, levels: int) -> bool:
    if not isinstance(value, (list, dict)):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return not levels or any(_deep(item, levels - 1) for item in inner)
