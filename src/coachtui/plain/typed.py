"""Words of one's own as they are typed: one line, or many, each kept at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from coachtui.files.errors import Trouble
from coachtui.pack.question import Question
from coachtui.plain.answering import keep
from coachtui.plain.reading import read
from coachtui.plain.saving import save, save_meanwhile
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import Word, brief, is_word, unescaped
from coachtui.text import too_long

SEVERAL = ("prose", "lines")
"""Kinds of several lines."""


def ask_words(sitting: Sitting, question: Question) -> object:
    """Read an answer; None for an empty line, where nothing was begun.

    Args:
        sitting: The sitting.
        question: Of any kind that is typed in lines.

    Raises:
        Word: a word of command was typed; what was typed before it is kept.
        Ended: the input is closed; what was typed is kept as a draft.
    """
    first = sitting.talk.ask(whole=question.kind == "prose")
    if not first.strip():
        return None if sitting.workspace.read_only else sitting.workspace.drafts.get(question.id)
    if question.kind in SEVERAL and first.strip() == ":more":
        return _lines(sitting, question, standing(sitting, question).split("\n"))
    if is_word(first):
        raise Word(first)
    if question.kind in SEVERAL:
        return _lines(sitting, question, [unescaped(first)])
    return read(question, unescaped(first))


def standing(sitting: Sitting, question: Question) -> str:
    """The words that stand for a question: what was begun, else what was answered."""
    entry = sitting.workspace.answers.get(question.id)
    given = sitting.workspace.drafts.get(question.id) or (entry.value if entry else None) or ""
    return given if isinstance(given, str) else "\n".join(map(str, given))  # type: ignore[call-overload]


def _lines(sitting: Sitting, question: Question, lines: list[str]) -> object:
    """Read on until an empty line; each line is a draft at once, should the connection break."""
    workspace, id_ = sitting.workspace, question.id
    before = workspace.drafts.get(id_)
    most = question.max if question.kind == "lines" else None
    while most is None or len(lines) < most:
        workspace.draft(id_, "\n".join(lines))
        save_meanwhile(sitting)
        line = sitting.talk.ask("| ", whole=question.kind == "prose")
        if not line.strip():
            break
        if is_word(line) and line[1:].partition(" ")[0] in sitting.words:
            workspace.draft(id_, before)
            keep(sitting, question, "\n".join(lines))
            raise Word(line)
        lines.append(unescaped(line))
    workspace.draft(id_, before)
    return "\n".join(lines)


@contextmanager
def waiting(sitting: Sitting, draft: str, typed: str) -> Iterator[None]:
    """While words are written to the log: where that fails, they wait where they were typed."""
    try:
        yield
    except Trouble:
        if typed and not sitting.workspace.read_only:
            sitting.workspace.draft(draft, typed)
            save(sitting)
        raise


def words(sitting: Sitting, asks: str, draft: str, most: int) -> str:
    """Ask for words of one's own that are no answer; "" for none.

    Too many are refused aloud, and kept as a draft.

    Args:
        sitting: The sitting.
        asks: What is asked for.
        draft: The draft's key; a question's id never has a colon.
        most: How many characters are taken.

    Raises:
        Word: a word of command was typed.
    """
    talk, workspace = sitting.talk, sitting.workspace
    talk.say(asks)
    left = str(workspace.drafts.get(draft) or "")
    if left:
        talk.say(f"As you left it: {brief(left)} Enter takes it as it is.")
    typed = talk.heard("> ") or left
    refused = len(typed) > most
    if refused:
        talk.say(f"{too_long(typed, most)} Nothing was cut.")
    if left or refused:
        workspace.draft(draft, typed if refused else None)
        save(sitting)
    return "" if refused else typed
