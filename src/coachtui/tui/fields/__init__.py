"""One module a kind of question; each is imported when the first of its kind is asked."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from coachtui.pack.question import Question
from coachtui.tui.fields.base import Field

_ROOMS = {
    "text": ("words", "TextField"),
    "prose": ("words", "ProseField"),
    "lines": ("lines", "LinesField"),
    "choice": ("choice", "ChoiceField"),
    "yes-no": ("choice", "YesNoField"),
    "choices": ("choices", "ChoicesField"),
    "scale": ("scale", "ScaleField"),
    "number": ("number", "NumberField"),
    "date": ("date", "DateField"),
    "repeat": ("repeat", "RepeatField"),
    "rehearsal": ("rehearsal", "RehearsalField"),
}


def field_for(question: Question, raw: object = None) -> Field:
    """The field of a question's kind, holding what was given before (None: nothing)."""
    module, name = _ROOMS[question.kind]
    room = import_module(f"coachtui.tui.fields.{module}")
    return cast("Callable[[Question, object], Field]", getattr(room, name))(question, raw)
