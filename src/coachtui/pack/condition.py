"""What conditions are made of: tests of answers and facts, ANDed and ORed.

Annotations are evaluated as they stand: see `pack.model`.
"""

from msgspec import Struct


class Ref(Struct, frozen=True):
    """A reference such as ``{in-line}`` in place of a value: the answer to that question."""

    question: str


Operand = str | int | float | bool | Ref
"""What a condition compares with."""


class Test(Struct, frozen=True, kw_only=True):
    """One key of a condition: a subject and what must hold of it (all given parts, ANDed)."""

    subject: str
    """A question id, ``repeat.field``, or in an ``if`` a fact id."""
    any_of: tuple[Operand, ...] | None = None
    """The value is (or the values include) one of these."""
    none_of: tuple[Operand, ...] | None = None
    """The value is (or the values include) none of these."""
    at_least: Operand | None = None
    """On a ladder, number or scale: this place or higher; on several values: this many or more."""
    below: Operand | None = None
    """The converse of `at_least`."""


Condition = tuple[tuple[Test, ...], ...]
"""An OR of ANDs. ``()`` holds always."""
