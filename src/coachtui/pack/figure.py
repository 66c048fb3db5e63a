"""Figures that a pack cites, and orders that hang on answers, as plain immutable data.

Annotations are evaluated as they stand: see `pack.model`.
"""

from collections.abc import Mapping

from msgspec import Struct

from coachtui.pack.condition import Condition


class LimitCase(Struct, frozen=True):
    """What a limit is where something holds of the answers."""

    when: Condition
    value: int | float | str


class Limit(Struct, frozen=True, kw_only=True):
    """A dated setting that a pack cites as ``{limits.ID}``."""

    id: str
    value: int | float | str
    about: str
    as_of: str
    source: str = ""
    cases: tuple[LimitCase, ...] = ()
    """The first that holds stands in place of `value`."""


class Order(Struct, frozen=True, kw_only=True):
    """The order of a section's lines, where it hangs on an answer."""

    by: str
    """A choice question."""
    lines: Mapping[str, tuple[str, ...]]
    """Choice to line ids, the first one first; lines that aren't named follow."""


class Estimate(Struct, frozen=True, kw_only=True):
    """How often something fits into the time there is, cited as ``{estimates.ID}``."""

    id: str
    have: str
    """A choice question: how much there is ..."""
    amounts: Mapping[str, tuple[int, int]]
    """... and what each choice comes to, at the least and at the most."""
    each: str
    """A number question: how much of it one takes."""
    times: int = 1
    """How many such stretches there are, as weeks in a month."""
