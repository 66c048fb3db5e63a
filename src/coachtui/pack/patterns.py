"""Regular expressions that a pack may hold: those that can't hang, whatever is typed."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LENGTH = 200
"""The longest pattern, in characters."""

TEXT = 500
"""The longest text that a pattern is held against, in characters."""

WAYS = 2 * (TEXT + 1) ** 3
"""The most ways to match a text: three open repeats and one choice of two."""

_PLAIN = frozenset({op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN, op.AT})
_REPEATS = frozenset({op.MAX_REPEAT, op.MIN_REPEAT})


def why_refused(pattern: str) -> str:
    """Say why a pattern may not stand in a pack; empty where it may."""
    if len(pattern) > LENGTH:
        return f"it is longer than {LENGTH} characters"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            tree = parser.parse(pattern)
        except (re.error, RecursionError, OverflowError, Warning) as error:
            return f"it isn't a regular expression: {error}"
    try:
        ways = _ways(tree, repeated=False)
    except _RefusedError as refused:
        return str(refused)
    return "it can match in too many ways" if ways > WAYS else ""


class _RefusedError(Exception):
    """A part of the pattern may take for ever."""


def _ways(parts: Iterable[tuple[Any, Any]], *, repeated: bool) -> int:
    """Bound the ways in which these parts, one after the other, can match a text."""
    total = 1
    for kind, given in parts:
        if kind in _PLAIN:
            continue
        if kind is op.SUBPATTERN:
            total *= _ways(given[3], repeated=repeated)
        elif kind is op.BRANCH:
            if repeated:
                raise _RefusedError("it has a choice inside a repeat")
            total *= sum(_ways(branch, repeated=False) for branch in given[1])
        elif kind in _REPEATS:
            if repeated:
                raise _RefusedError("it has a repeat inside a repeat")
            least, most, inner = given
            most = min(most, max(TEXT, least))
            if least > TEXT:
                raise _RefusedError(f"it repeats something more than {TEXT} times")
            _ways(inner, repeated=True)
            total *= most - least + 1
        else:
            raise _RefusedError("it looks around or back, which a pack may not")
    return total
