"""The order of lines, with the person's own moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

TOP = "top"
"""In place of an id: before all others."""


def arrange(
    ids: Sequence[str],
    moves: Mapping[str, str],
    *,
    first: Sequence[str] = (),
    last: Sequence[str] = (),
) -> list[str]:
    """Ids in order: `first` lead unless moved, moves are carried out one by one, `last` close.

    A move of, or after, an id that isn't here is passed over: it may be back with
    another answer.
    """
    ordered = [*first, *(id_ for id_ in ids if id_ not in first)]
    for id_, after in moves.items():
        if id_ not in ordered or id_ == after or (after != TOP and after not in ordered):
            continue
        ordered.remove(id_)
        ordered.insert(0 if after == TOP else ordered.index(after) + 1, id_)
    return [*(id_ for id_ in ordered if id_ not in last), *last]
