"""What a pack is measured by: phrases that have no place in it, ends that weigh the same."""

from __future__ import annotations

from coachtui.pack.model import Balance
from coachtui.pack.record import Record


def banned(record: Record) -> tuple[str, ...]:
    """Read ``[style]``: the phrases that nothing in the pack may say."""
    found = record.list("banned")
    if any(not phrase.strip() for phrase in found):
        record.wrong("banned", "`banned` holds an empty phrase", "Take it out.")
    record.close()
    return tuple(phrase.strip() for phrase in found if phrase.strip())


def balance(record: Record) -> Balance:
    """Read one ``[[balance]]``: a page, and how its paragraphs of equal weight begin."""
    made = Balance(page=record.id("page", needed=True), ends=record.list("ends"))
    if len(set(made.ends)) < 2:
        what = "`ends` names fewer than two paragraphs"
        record.wrong("ends", what, 'Write the strong words that open each: ends = ["...", "..."]')
    record.close()
    return made
