"""What a question was answered before, from the log of changes."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from coachtui.interview.answers import Value
from coachtui.interview.pipes import labelled
from coachtui.workspace import entries
from coachtui.workspace.workspace import Workspace


class Earlier(Struct, frozen=True, kw_only=True):
    """One answer that stood before."""

    raw: object
    """As `Workspace.answer` takes it."""
    words: str
    at: str
    """When it was given."""


def earlier(workspace: Workspace, id_: str) -> tuple[Earlier, ...]:
    """Other values that a question had, newest first, each once, as far back as undo reaches.

    Raises:
        KeyError: the pack has no such question.
    """
    question = workspace.pack.questions[id_]
    now = workspace.answers.get(id_)
    found: dict[str, Earlier] = {}
    for change in reversed(workspace.history(id_)):
        for data in (change.after, change.before):
            if change.part != "answers" or not isinstance(data, Mapping):
                continue
            try:
                entry, _ = entries.fitting(question, entries.from_data(data))
            except ValueError:  # the log was harmed, which undo and the doctor say
                continue
            if entry.value is None or (now is not None and entry.value == now.value):
                continue
            words = _words(workspace, id_, entry.value)
            raw = entries.to_data(entry)["value"]
            found.setdefault(words, Earlier(raw=raw, words=words, at=entry.at))
    return tuple(found.values())


def _words(workspace: Workspace, id_: str, value: Value) -> str:
    pack = workspace.pack
    try:
        return labelled(pack, pack.questions[id_], value)
    except (ValueError, AttributeError, TypeError):  # of a kind that the question no longer has
        return str(value)
