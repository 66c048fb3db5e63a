"""A workspace as one file that a person can read, fill in by hand, and load again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import tomli_w

from coachtui.files import toml
from coachtui.interview.answers import Entry
from coachtui.interview.pipes import fill_page
from coachtui.interview.relevance import View
from coachtui.interview.renamed import without
from coachtui.pack.model import Pack
from coachtui.pack.question import Question
from coachtui.strategy.edits import to_data
from coachtui.text import shown
from coachtui.workspace import entries
from coachtui.workspace.opened import Opened

INTRODUCTION = """\
# {title}: a worksheet
#
# What stands behind a number sign isn't read. To answer a question, take the number sign in
# front of its id away and write the answer behind the equals sign: a number bare, words in
# quotation marks, and of choices the word in front of the colon, in them too. To load it again:
#     coachtui answers load FILE
"""

_EMPTY = {
    "text": '""',
    "prose": '""',
    "choice": '""',
    "date": '""',
    "choices": "[]",
    "lines": '[""]',
    "repeat": "[]",
    "rehearsal": "{}",
}
"""What stands behind an open question's equals sign, by kind: the marks its answer goes in."""


def write(workspace: Opened, *, edits: bool = False) -> str:
    """A worksheet: answers and states, drafts, and open questions as comments, as they are asked.

    Args:
        workspace: Whose it is.
        edits: With the person's edits of lines, so that nothing is missing.
    """
    pack, answers, drafts = workspace.pack, workspace.answers, dict(workspace.drafts)
    parts = [INTRODUCTION.format(title=shown(pack.title))]
    states: dict[str, str] = {}
    body: list[str] = []
    for id_, question in pack.questions.items():
        entry = answers.get(id_)
        if entry and entry.value is not None and entries.fitting(question, _tried(entry))[1]:
            drafts.setdefault(id_, entries.to_data(entry)["value"])
            entry = Entry(value=None, state=entry.state)
        if entry and entry.state != "answered":
            states[id_] = entry.state
        body += _question(pack, workspace.view, question, entry)
    parts.append("\n[answers]\n" + "".join(body))
    gone = [id_ for id_, entry in answers.items() if _strange(pack.questions.get(id_), entry)]
    if gone:
        parts.append("\n# No longer in the lessons, all of it or some:\n")
        parts += [_comment(_line(id_, _value(answers[id_]))) for id_ in sorted(gone)]
    if states:
        parts.append("\n" + toml.piece({"states": states}))
    if drafts:
        parts.append("\n# Typed, and no answers yet.\n" + toml.piece({"drafts": drafts}))
    if edits and (data := to_data(workspace.edits)):
        parts.append("\n# What was done to lines of the strategy.\n" + toml.piece({"edits": data}))
    return "".join(parts)


def _strange(question: Question | None, entry: Entry) -> bool:
    """Whether an answer holds what the lessons don't ask for any more."""
    if question is None or entry.value is None:
        return question is None and entry.value is not None
    return without(question, _value(entry)) != _value(entry)


def _tried(entry: Entry) -> Entry:
    """The entry as if it were answered, to see whether its value still fits."""
    return Entry(value=entry.value)


def _question(pack: Pack, seen: View, question: Question, entry: Entry | None) -> Iterator[str]:
    """One question: its words as comments, then its answer, or a place for one."""
    relevant = seen.relevant.get(question.id)
    answered = entry is not None and entry.value is not None
    if relevant is False and not answered:
        return
    yield "\n" + _comment(fill_page(pack, question.text, seen.known))
    if relevant is None:
        yield "# (asked only where other answers lead to it)\n"
    yield from _explained(pack, seen, question)
    if entry is not None and answered:
        yield _line(question.id, without(question, _value(entry)))
    else:
        yield f"# {question.id} = {_EMPTY.get(question.kind, '')}".rstrip() + "\n"


def _explained(pack: Pack, seen: View, question: Question) -> Iterator[str]:
    """What may be answered."""
    for choice in question.choices:
        yield _comment(f"  {choice.id}: {fill_page(pack, choice.label, seen.known)}")
    if question.kind == "scale":
        low, high = question.ends or ("", "")
        yield _comment(f"  1 to {question.max}: {low} ... {high}")
    if question.kind == "date":
        yield '#   a date: "2026-11-22"\n'
    for field in question.fields:
        ids = ", ".join(choice.id for choice in field.choices)
        yield _comment(
            f"  {field.id}: {fill_page(pack, field.text, seen.known)} ({ids or field.kind})"
        )
    if question.kind == "repeat":
        yield "#   a row: { " + ", ".join(f'{one.id} = ""' for one in question.fields) + " }\n"


def _comment(text: str) -> str:
    return "".join(f"# {shown(line)}".rstrip() + "\n" for line in text.strip("\n").split("\n"))


def _value(entry: Entry) -> object:
    return entries.to_data(entry)["value"]


def _line(id_: str, value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        rows = "".join(f"    {_inline(row)},\n" for row in value)
        return f"{_key(id_)} = [\n{rows}]\n"
    if isinstance(value, Mapping):
        return f"{_key(id_)} = {_inline(value)}\n"
    return tomli_w.dumps({id_: value}, multiline_strings=True)


def _inline(table: Mapping[str, object]) -> str:
    pairs = (tomli_w.dumps({key: value}).strip() for key, value in table.items())
    return "{ " + ", ".join(pairs) + " }"


def _key(id_: str) -> str:
    return tomli_w.dumps({id_: 0}).partition(" = ")[0]
