"""Lessons and their pages, as plain immutable data.

Annotations are evaluated as they stand: see `pack.model`.
"""

from msgspec import Struct

from coachtui.pack.condition import Condition


class Bar(Struct, frozen=True, kw_only=True):
    """One row of a picture of bars."""

    label: str
    value: int | float
    note: str = ""


class Bars(Struct, frozen=True, kw_only=True, tag=True):
    """A small picture in the prose."""

    rows: tuple[Bar, ...]
    caption: str = ""


class Show(Struct, frozen=True, kw_only=True, tag=True):
    """What follows from the answers, shown in the prose: at least one of lines, hands, tensions."""

    parts: tuple[str, ...] = ()
    """Of which derived lines are shown as they stand."""
    offered: bool = False
    """List lines that may be taken in, rather than those that stand."""
    hands: str = ""
    """A rehearsal: each card judged there is held against the rules as they stand."""
    tensions: bool = False
    """Show the answers that pull apart, a few at a time."""


Prose = str | Bars | Show
"""A stretch of Markdown, or what stands between two stretches."""


class Page(Struct, frozen=True, kw_only=True):
    """One page: a heading, what is said, and what is asked. Its id is its first block's."""

    id: str
    title: str
    prose: tuple[Prose, ...]
    questions: tuple[str, ...]
    """Question ids in asking order; a question of another lesson may be among them."""


class Route(Struct, frozen=True, kw_only=True):
    """A way through a lesson. The first of a lesson holds every block."""

    id: str
    title: str
    when: Condition | None = None
    """Where it holds, the route is suggested; None: never suggested, always offered."""


class Lesson(Struct, frozen=True, kw_only=True):
    """One lesson, in order."""

    id: str
    title: str
    about: str = ""
    here: str = ""
    """Why it stands at its place among the lessons."""
    routes: tuple[Route, ...] = ()
    pages: tuple[Page, ...] = ()
