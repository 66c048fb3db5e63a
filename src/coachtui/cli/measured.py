"""How the lessons of a pack measure, as the check tells it."""

from __future__ import annotations

from collections.abc import Iterator

from coachtui.authoring.prose_check import length, measures
from coachtui.pack.model import Pack


def measured(pack: Pack) -> dict[str, dict[str, object]]:
    """Each lesson's measures as plain data: words, and minutes by route."""
    found: dict[str, dict[str, object]] = {}
    for lesson in pack.lessons:
        one = measures(pack, lesson)
        found[lesson.id] = {
            "pages": len(lesson.pages),
            "words": max(one.before.values(), default=0),
            "average": round(one.average, 1),
            "longest": length(one.longest),
            "minutes": {route: round(amount, 1) for route, amount in one.minutes.items()},
        }
    return found


def told(pack: Pack) -> Iterator[str]:
    """The same in words, some lines a lesson."""
    for lesson in pack.lessons:
        one, pages = measures(pack, lesson), len(lesson.pages)
        most = max(one.before.values(), default=0)
        yield (
            f"{lesson.id}: {pages} page{'s' if pages > 1 else ''}, at most {most} words before a"
            f" question; {one.average:.0f} words a sentence, {length(one.longest)} the longest"
        )
        for route in lesson.routes:
            yield f"    {round(one.minutes[route.id])} min  {route.title}"
