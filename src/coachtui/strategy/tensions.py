"""Answers that pull apart, and which of them are still to be looked at."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from coachtui.interview.answers import Answers, Value
from coachtui.interview.relevance import holds, questions_in, view
from coachtui.pack.model import Pack, Tension
from coachtui.strategy.edits import Edits

AT_ONCE = 3
"""How many are shown together at most."""


def tensions(pack: Pack, answers: Answers, edits: Edits) -> tuple[Tension, ...]:
    """The tensions that the answers raise, but for those kept on purpose under these answers."""
    known = view(pack, answers).known
    return tuple(
        tension
        for tension in pack.tensions
        if holds(pack, tension.when, known) and not _kept(tension, known, edits)
    )


def arising(pack: Pack, before: Answers, after: Answers, edits: Edits) -> tuple[Tension, ...]:
    """The tensions that a change of answers raised, or raised again."""
    already = {tension.id for tension in tensions(pack, before, edits)}
    return tuple(one for one in tensions(pack, after, edits) if one.id not in already)


def reads(tension: Tension, known: Mapping[str, Value]) -> Mapping[str, object]:
    """The answers that a tension reads, as plain data: kept with the wish to keep them all."""
    return {id_: _plain(known[id_]) for id_ in questions_in(tension.when) if id_ in known}


def ways(tension: Tension, known: Mapping[str, Value]) -> Mapping[str, str]:
    """The questions whose answers lead out of it, each with what that means, where it is said."""
    return tension.ways or dict.fromkeys(reads(tension, known), "")


def _kept(tension: Tension, known: Mapping[str, Value], edits: Edits) -> bool:
    kept = edits.dismissed.get(tension.id)
    return kept is not None and _plain(kept.answers) == reads(tension, known)


def _plain(value: object) -> object:
    """As it comes back from a file, where there are lists and no tuples."""
    return msgspec.json.decode(msgspec.json.encode(value))
