"""Questions, as plain immutable data.

Annotations are evaluated as they stand: see `pack.model`.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from coachtui.pack.condition import Condition

Kind = Literal[
    "text",
    "prose",
    "choice",
    "choices",
    "scale",
    "number",
    "date",
    "yes-no",
    "lines",
    "repeat",
    "rehearsal",
]
"""The kinds of question, as written in a pack."""


TYPED: frozenset[str] = frozenset({"text", "prose", "lines"})
"""Kinds whose value is a person's own words: piped whole, never inflected."""


SEVERAL: frozenset[str] = frozenset({"choices", "lines", "repeat"})
"""Kinds whose value holds several items: conditions on them mean "includes" or count."""


class Choice(Struct, frozen=True, kw_only=True):
    """One choice of a question or fact."""

    id: str
    label: str
    """Words on the screen, pipes allowed."""
    say: str = ""
    """Words inside a sentence; empty means `label`."""
    help: str = ""
    """A longer explanation, pipes allowed."""
    key: str = ""
    """The key that picks it where one key answers: "1" to "9", "0"."""
    above: bool = False
    """Stands above the top of the ladder that the other choices come from."""


class Constraint(Struct, frozen=True, kw_only=True):
    """A remark (soft) or a bar (hard): speaks when all of its given parts hold."""

    say: str
    shorter: int | None = None
    """Fewer characters than this."""
    longer: int | None = None
    """More characters than this."""
    fewer: int | None = None
    """Fewer rows or choices; of a number or scale, a lower value."""
    more: int | None = None
    """More rows or choices; of a number or scale, a higher value."""
    pattern: str = ""
    """The words don't match this regular expression from beginning to end."""
    when: Condition = ()


class Draft(Struct, frozen=True, kw_only=True):
    """A text that a person may begin from; lines whose pipes are unknown are left out."""

    id: str
    title: str
    lines: tuple[str, ...]


class Question(Struct, frozen=True, kw_only=True):
    """One question, or one field of a repeat, or a rehearsal."""

    id: str
    kind: Kind
    text: str
    lesson: str = ""
    page: str = ""
    why: str = ""
    hints: tuple[str, ...] = ()
    example: str = ""
    cue: str = ""
    """For a coach's own sheet. Never shown on a screen."""
    echo: str = ""
    else_: str = ""
    """What a pipe in a page, question or fact reads while this is unknown."""
    choices: tuple[Choice, ...] = ()
    """Resolved: those of `choices_from` less `omit`, then the question's own."""
    choices_from: str = ""
    """A fact id, or ``verdicts.DIRECTION``."""
    ladder: bool = False
    """The choices rise in order, so that `at_least` and `below` may be used."""
    alone: tuple[str, ...] = ()
    """Choices that exclude the rest."""
    min: int | None = None
    max: int | None = None
    ends: tuple[str, str] | None = None
    steps: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    """Of a date: "4w", "3m", "1y" from today."""
    fields: "tuple[Question, ...]" = ()
    fact: str = ""
    """Of a field: the fact that it gives."""
    decide: str = ""
    """Of a repeat: the direction whose verdict is shown beside each row."""
    cards: tuple[str, ...] = ()
    drafts: tuple[Draft, ...] = ()
    limit: str = ""
    """Of words: the limit of the pack that their length is counted against."""
    hard: tuple[Constraint, ...] = ()
    soft: tuple[Constraint, ...] = ()
    remarks: tuple[str, ...] = ()
    """Of words: text rules that speak of them once they are left, by id."""
    when: Condition = ()
    routes: tuple[str, ...] = ()
    stop: bool = False
    public: bool = False
    reflect: bool = False
    was: tuple[str, ...] = ()
    """Ids that it had before."""
    renamed: Mapping[str, str] = {}
    """Ids that choices had before, each to the choice that it is today; those of the fact that
    the choices come from are among them."""
