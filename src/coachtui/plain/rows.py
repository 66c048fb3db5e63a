"""Rows of a repeat, asked field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from coachtui.decide.rows import beside
from coachtui.interview.answers import rows_of
from coachtui.interview.pipes import labelled
from coachtui.interview.values import Invalid, parse
from coachtui.pack.question import Question
from coachtui.plain.answering import keep
from coachtui.plain.pages import choices
from coachtui.plain.reading import read
from coachtui.plain.saving import save_meanwhile
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import Word, brief, is_word, unescaped
from coachtui.text import ended

Raw = dict[str, object]

SHOWN = 100
"""Characters of a field that are read back."""


def ask_rows(sitting: Sitting, question: Question) -> object:
    """Let rows be added, changed, moved and removed; what isn't an answer yet, or None.

    Each change is kept at once: as the answer where it is complete, else as a draft; in a
    visit always as a draft. A row is part of the draft from its first field on.

    Raises:
        Word: a word of command was typed.
        Ended: the input is closed.
    """
    talk, first = sitting.talk, question.fields[0]
    talk.say(
        f"Type {first.text.rstrip('?:. ').lower()} to add a row; “edit 2”, “remove 2”, “up 2” or"
        " “down 2” to change one; Enter when done."
    )
    while True:
        rows = _rows(sitting, question)
        for place, row in enumerate(rows, 1):
            talk.say(_said(sitting, question, row), f"  {place}. ")
        typed = talk.ask(f"Row {len(rows) + 1}> ")
        if not typed:
            return (
                None if sitting.workspace.read_only else sitting.workspace.drafts.get(question.id)
            )
        if is_word(typed):
            raise Word(typed)
        verb, _, number = typed.partition(" ")
        if verb in ("edit", "remove", "up", "down") and number.isdecimal() and len(number) < 5:
            _change(sitting, question, rows, verb, int(number))
        elif question.max and len(rows) >= question.max:
            talk.say(f"{question.max} rows are the most. Remove one first.")
        else:
            _add(sitting, question, rows, unescaped(typed))


def _rows(sitting: Sitting, question: Question) -> list[Raw]:
    """The rows as they stand: a draft's, else the answer's."""
    draft = sitting.workspace.drafts.get(question.id)
    if isinstance(draft, (list, tuple)):
        return [dict(row) for row in draft if isinstance(row, Mapping)]
    entry = sitting.workspace.answers.get(question.id)
    return [dict(row) for row in rows_of(entry.value if entry else None)]


def _add(sitting: Sitting, question: Question, rows: list[Raw], typed: str) -> None:
    row: Raw = {}
    before = sitting.workspace.drafts.get(question.id)

    def drafted() -> None:
        _draft(sitting, question, [*rows, row])

    first = question.fields[0]
    if not _take(sitting, first, row, typed, drafted):
        sitting.talk.say(f"It is kept as a draft. {first.text}")
    if _fields(sitting, question, row, 1 if _fits(question, row) else 0, drafted):
        _keep(sitting, question, [*rows, row], before)
    else:
        _draft(sitting, question, before)


def _change(sitting: Sitting, question: Question, rows: list[Raw], verb: str, number: int) -> None:
    if not 1 <= number <= len(rows):
        sitting.talk.say(f"There is no row {number}.")
        return
    before = sitting.workspace.drafts.get(question.id)
    place = number - 1
    if verb == "edit":
        row = dict(rows[place])

        def drafted() -> None:
            _draft(sitting, question, [*rows[:place], row, *rows[place + 1 :]])

        if not _fields(sitting, question, row, 0, drafted):
            _draft(sitting, question, before)
            return
        rows[place] = row
    else:
        row = rows.pop(place)
        if verb in ("up", "down"):
            rows.insert(max(0, place - 1 if verb == "up" else place + 1), row)
    _keep(sitting, question, rows, before)


def _fields(
    sitting: Sitting, question: Question, row: Raw, skip: int, drafted: Callable[[], None]
) -> bool:
    """Ask each field; Enter keeps what is there or leaves it out; ``:back`` gives the row up."""
    talk, pack = sitting.talk, sitting.workspace.pack
    for field in question.fields[skip:]:
        talk.say(field.text)
        for line in choices(field):
            talk.say(*line)
        if row.get(field.id):
            said = brief(labelled(pack, field, row[field.id]), SHOWN)  # type: ignore[arg-type]
            talk.say(f"{ended(f'So far: {said}')} Enter keeps it.")
        while typed := talk.ask("  > "):
            if typed == ":back":
                talk.say("This row is left as it was.")
                return False
            if is_word(typed):
                raise Word(typed)
            if _take(sitting, field, row, unescaped(typed), drafted):
                break
    return True


def _take(
    sitting: Sitting, field: Question, row: Raw, typed: str, drafted: Callable[[], None]
) -> bool:
    """Take what was typed for a field; what doesn't fit stays in the draft, and is asked again."""
    raw = read(field, typed)
    try:
        row[field.id] = parse(field, raw)
    except Invalid as invalid:
        if field.choices:
            sitting.talk.say("One of the numbers above, please.")
            return False
        row[field.id] = raw
        sitting.talk.say(str(invalid))
        drafted()
        return False
    drafted()
    return True


def _fits(question: Question, row: Raw) -> bool:
    field = question.fields[0]
    with suppress(Invalid):
        return bool(parse(field, row.get(field.id)))
    return False


def _keep(sitting: Sitting, question: Question, rows: list[Raw], before: object) -> None:
    """Keep rows as the answer; in a visit as a draft, until what they change was said."""
    if sitting.weighs(question.id):
        _draft(sitting, question, rows)
    else:
        sitting.workspace.draft(question.id, before)
        keep(sitting, question, rows)


def _draft(sitting: Sitting, question: Question, rows: object) -> None:
    sitting.workspace.draft(question.id, rows)
    save_meanwhile(sitting)


def _said(sitting: Sitting, question: Question, row: Raw) -> str:
    pack = sitting.workspace.pack
    cells = [
        brief(labelled(pack, field, row[field.id]), SHOWN)  # type: ignore[arg-type]
        for field in question.fields
        if row.get(field.id)
    ]
    words = beside(pack, sitting.workspace.strategy, question, row)
    return "; ".join([*cells, f"your answer would be: {words}"] if words else cells)
