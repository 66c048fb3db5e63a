"""Which commands there are, in the order in which one meets them."""

from __future__ import annotations

COMMANDS = {
    "lessons": "lessons",
    "questions": "questions",
    "answer": "answer",
    "answers": "answers",
    "undo": "undo",
    "redo": "redo",
    "strategy": "strategy",
    "decide": "decide",
    "decisions": "decisions",
    "rehearse": "rehearse",
    "review": "review",
    "checklist": "documents",
    "guidelines": "documents",
    "card": "documents",
    "statement": "documents",
    "page": "pages",
    "calendar": "calendar",
    "cues": "cues",
    "pack": "pack",
    "where": "where",
    "doctor": "doctor",
    "backup": "backup",
    "restore": "restore",
}
"""Command to the module that holds it. A module is imported once its command is wanted."""
