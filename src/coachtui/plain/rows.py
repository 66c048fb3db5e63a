"""Rows of a repeat, asked field by field."""

from __future__ import annotations

from collections.abc import Mapping

from coachtui.interview.answers import rows_of
from coachtui.interview.pipes import fill_page, labelled
from coachtui.interview.values import Invalid, parse
from coachtui.pack.model import Question
from coachtui.plain.reading import keyed, read
from coachtui.plain.sitting import Sitting

Raw = dict[str, object]


def ask_rows(sitting: Sitting, question: Question) -> str:
    """Let rows be added, changed, moved and removed; give a word of command, or "" when done.

    Each change is kept at once: as the answer where it is complete, else as a draft.
    """
    talk = sitting.talk
    first = question.fields[0]
    talk.say(
        f"Type {first.text.rstrip('?:. ').lower()} to add a row; “edit 2”, “remove 2”, “up 2” or"
        " “down 2” to change one; Enter when done."
    )
    while True:
        rows = _rows(sitting, question)
        for place, row in enumerate(rows, 1):
            talk.say(f"{place}. {_said(sitting, question, row)}", indent="  ")
        typed = talk.ask(f"Row {len(rows) + 1}> ")
        if not typed or (typed.startswith(":") and not typed.startswith("::")):
            return typed
        verb, _, number = typed.partition(" ")
        if verb in ("edit", "remove", "up", "down") and number.isdecimal():
            _change(sitting, question, rows, verb, int(number))
        elif question.max and len(rows) >= question.max:
            talk.say(f"{question.max} rows are the most. Remove one first.")
        else:
            added = _fields(sitting, question, {first.id: typed}, skip=1)
            if added:
                _keep(sitting, question, [*rows, added])


def _rows(sitting: Sitting, question: Question) -> list[Raw]:
    """The rows as they stand: a draft's, else the answer's."""
    draft = sitting.workspace.drafts.get(question.id)
    if isinstance(draft, (list, tuple)):
        return [dict(row) for row in draft if isinstance(row, Mapping)]
    entry = sitting.workspace.answers.get(question.id)
    return [dict(row) for row in rows_of(entry.value if entry else None)]


def _change(sitting: Sitting, question: Question, rows: list[Raw], verb: str, number: int) -> None:
    if not 1 <= number <= len(rows):
        sitting.talk.say(f"There is no row {number}.")
        return
    row = rows.pop(number - 1)
    if verb == "edit":
        changed = _fields(sitting, question, row, skip=0)
        rows.insert(number - 1, {"row": row["row"], **changed} if changed and "row" in row else row)
    elif verb in ("up", "down"):
        rows.insert(max(0, number - 2 if verb == "up" else number), row)
    _keep(sitting, question, rows)


def _fields(sitting: Sitting, question: Question, row: Raw, *, skip: int) -> Raw | None:
    """Ask each field; Enter keeps what is there or leaves it out; ``:back`` gives the row up."""
    talk, pack = sitting.talk, sitting.workspace.pack
    filled = {key: value for key, value in row.items() if key != "row"}
    for field in question.fields[skip:]:
        talk.say(fill_page(pack, field.text, sitting.workspace.view.known))
        for key, choice in keyed(field):
            talk.say(f"  {key}  {fill_page(pack, choice.label, sitting.workspace.view.known)}")
        if field.id in filled:
            talk.say(f"So far: {labelled(pack, field, filled[field.id])}. Enter keeps it.")  # type: ignore[arg-type]
        while typed := talk.ask("  > "):
            if typed == ":back":
                talk.say("This row is left as it was.")
                return None
            try:
                filled[field.id] = parse(field, read(field, typed))
                break
            except Invalid as invalid:
                talk.say(str(invalid))
    return filled


def _keep(sitting: Sitting, question: Question, rows: list[Raw]) -> None:
    try:
        sitting.workspace.answer(question.id, rows)
    except Invalid as invalid:
        sitting.talk.say(f"Kept. {invalid}")
    sitting.save()


def _said(sitting: Sitting, question: Question, row: Raw) -> str:
    pack = sitting.workspace.pack
    cells = [
        labelled(pack, field, row[field.id])  # type: ignore[arg-type]
        for field in question.fields
        if row.get(field.id)
    ]
    return "; ".join(cells)
