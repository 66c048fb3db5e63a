"""``[reminders.ID]`` of ``pack.toml``, read and held against what else the pack holds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from coachtui.pack.model import Pack
from coachtui.pack.record import Record
from coachtui.pack.reminder import Reminder
from coachtui.pack.words import near

ONCE = "once"
"""What a line says that is ticked for good; so no reminder can be called that."""

DAY = 24 * 60
"""Minutes."""

_SPAN = re.compile(r"[1-9][0-9]{0,2}[dwmy]")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")

Wrong = tuple[str, str]
"""What is wrong, and what to write instead."""


def reminder(record: Record, id_: str) -> Reminder:
    """Read one reminder."""
    if id_ == ONCE:
        record.wrong("", f"`{ONCE}` has a meaning of its own in lines", "Give it another id.")
    minutes = record.whole("minutes", least=1)
    if minutes is not None and minutes > DAY:
        record.wrong("minutes", f"`minutes` is {minutes}, more than a day", "Write 30, or so.")
    made = Reminder(
        id=id_,
        title=record.words("title", needed=True),
        lesson=record.id("lesson", needed=True),
        first=record.id("first", needed=True),
        every=record.id("every"),
        spans=_table(record, "every", "spans", _SPAN, 'a time such as "3m" (d, w, m, y)'),
        time=record.id("time"),
        times=_table(record, "time", "times", _TIME, 'a time of day such as "08:30"'),
        minutes=30 if minutes is None else minutes,
        document=record.id("document"),
        told=record.flag("told"),
    )
    record.close()
    return made


def wrong_names(pack: Pack, one: Reminder) -> Iterator[Wrong]:
    """All that a reminder names and that isn't there, or is something else."""
    yield from _kind(pack, "first", one.first, "date")
    for key, id_, table, named in (
        ("every", one.every, "spans", one.spans),
        ("time", one.time, "times", one.times),
    ):
        yield from _kind(pack, key, id_, "choice") if id_ else ()
        question = pack.questions.get(id_)
        choices = [choice.id for choice in question.choices] if question else list(named)
        for choice in named:
            yield from _there(f"`{table}` names the choice", choice, choices)
    lessons = [lesson.id for lesson in pack.lessons]
    yield from _there("`lesson` is", one.lesson, lessons)
    yield from _there("`document` is", one.document, pack.documents) if one.document else ()


def _table(
    record: Record, key: str, table: str, form: re.Pattern[str], called: str
) -> Mapping[str, str]:
    """Read what each choice of a question means; the one isn't there without the other."""
    if record.has(key) != record.has(table):
        record.wrong("", f"`{key}` and `{table}` go together", "Write both, or none.")
    found = record.by_id(table)
    for choice, value in found.items():
        if not form.fullmatch(value):
            record.wrong(table, f"`{table}.{choice}` is no time", f"Write {called}.", inside=choice)
    return found


def _kind(pack: Pack, key: str, id_: str, kind: str) -> Iterator[Wrong]:
    question = pack.questions.get(id_)
    if question is not None and question.kind != kind:
        what = f"`{key}` names `{id_}`, a question of kind {question.kind}"
        yield what, f'Name a question with kind = "{kind}".'
    yield from _there(f"`{key}` names the question", id_, pack.questions)


def _there(what: str, name: str, known: Collection[str]) -> Iterator[Wrong]:
    if name not in known:
        yield f"{what} `{name}`, which isn't there", near(name, known)
