"""What a decision brings about later: limits that it uses up, times after which it comes back."""

from __future__ import annotations

from coachtui.authoring.notes import Notes
from coachtui.interview.offers import in_words


def after(notes: Notes) -> None:
    """Check ``uses`` and ``waits``: each names a verdict of a direction, a limit, a time."""
    pack = notes.pack
    for key, table in (("uses", pack.uses), ("waits", pack.waits)):
        for direction, given in table.items():
            if direction not in pack.verdicts:
                notes.missing(
                    f"{key}:{direction}", f"`{key}` names the direction", direction, pack.verdicts
                )
                continue
            for verdict in given:
                if verdict not in (verdicts := pack.verdicts[direction]):
                    notes.missing(
                        f"{key}:{direction}", f"`{key}.{direction}` names", verdict, verdicts
                    )
    limits = [(way, limit) for way, given in pack.uses.items() for limit in given.values()]
    for direction, limit in limits:
        if limit not in pack.limits:
            notes.missing(f"uses:{direction}", "`uses` names the limit", limit, pack.limits)
        elif isinstance(pack.limits[limit].value, str):
            what = f"`uses` counts the limit `{limit}`, which is no number"
            notes.wrong(f"limit:{limit}", what, "Write a number: value = 5")
    offers = [(way, offer) for way, given in pack.waits.items() for offer in given.values()]
    for direction, offer in offers:
        try:
            in_words(offer)
        except ValueError:
            what = f"`waits` says {offer!r}, which is no time"
            notes.wrong(f"waits:{direction}", what, 'Write a number and d, w, m or y: "1w".')
