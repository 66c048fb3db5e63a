"""Words of a command line, or of standard input, as the raw value of a question."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from coachtui.cli.say import PROBLEM, fail, unknown
from coachtui.files.errors import Garbled
from coachtui.files.toml import parse
from coachtui.pack.question import Question
from coachtui.text import clean
from coachtui.workspace.workspace import Workspace

MOST = 8_000_000
"""Bytes: more of standard input is nobody's answer."""


def read_stdin() -> str:
    """All of standard input, cleaned."""
    raw = sys.stdin.buffer.read(MOST + 1)
    if len(raw) > MOST:
        fail("Standard input wasn't taken", "it holds more than 8 MB", code=PROBLEM)
    return decoded(raw, "standard input")


def decoded(raw: bytes, name: str) -> str:
    """The words of a file, cleaned."""
    try:
        return clean(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        fail(f"Nothing was taken from {name}", "it isn't UTF-8", code=PROBLEM)


def from_stdin() -> list[str]:
    """Standard input as the one word of a command."""
    return [read_stdin()]


def raw_value(workspace: Workspace, question: Question, words: list[str]) -> object:
    """The raw value that words stand for; what they don't fit, the parser will say.

    Words with line ends, as standard input has them, are a word a line where several are meant.
    """
    match question.kind:
        case "text" | "prose":
            return " ".join(words)
        case "lines":
            return "\n".join(words)
        case "choices":
            return _lines(words)
        case "repeat":
            return [_row(line) for line in _lines(words)]
        case "rehearsal":
            return {**_judged_before(workspace, question), **_pairs(question, _lines(words))}
        case _:
            return " ".join(" ".join(words).split())


def _lines(words: list[str]) -> list[str]:
    return [line.strip() for word in words for line in word.split("\n") if line.strip()]


def _row(word: str) -> object:
    """One row: a TOML inline table; where it is none, the words as they were typed."""
    try:
        return parse(Path(), f"row = {word}".encode())["row"]
    except Garbled:
        return word


def _judged_before(workspace: Workspace, question: Question) -> dict[str, object]:
    entry = workspace.answers.get(question.id)
    kept = entry.value if entry and isinstance(entry.value, Mapping) else {}
    draft = workspace.drafts.get(question.id)
    both = {**kept, **(draft if isinstance(draft, Mapping) else {})}
    return {card: verdict for card, verdict in both.items() if card in question.cards}


def _pairs(question: Question, words: list[str]) -> dict[str, object]:
    pairs: dict[str, object] = {}
    for word in words:
        card, _, verdict = word.partition("=")
        if card.strip() not in question.cards:
            unknown("card", card.strip(), question.cards)
        pairs[card.strip()] = verdict.strip()
    return pairs
