"""What a condition compares with, as it is written."""

from __future__ import annotations

import re

from coachtui.pack.condition import Operand, Ref

_REF = r"\{([a-z][a-z0-9-]{0,59})\}"


def operand(value: object) -> Operand | None:
    """Read what a condition compares with, or a verdict: ``"{id}"`` is a reference."""
    if isinstance(value, str):
        reference = re.fullmatch(_REF, value)
        return Ref(reference[1]) if reference else value
    return value if isinstance(value, (int, float)) else None
