"""Questions of several lessons that wait for each other, so that none of them is ever asked."""

from __future__ import annotations

from coachtui.authoring.notes import Notes
from coachtui.interview.relevance import questions_in
from coachtui.pack.model import Pack


def cycles(notes: Notes) -> None:
    """Note each circle once. Within a lesson, one of the references comes later: noted there."""
    questions = notes.pack.questions
    told: set[str] = set()
    for id_ in questions:
        circle = () if id_ in told else _circle(notes.pack, id_)
        told.update(circle)
        if len({questions[one].lesson for one in circle}) > 1:
            chain = " → ".join(f"`{one}`" for one in (*circle, id_))
            what = f"these wait for each other: {chain}"
            notes.wrong(f"question:{id_}", what, "Let one of them be asked always.")


def _circle(pack: Pack, start: str) -> tuple[str, ...]:
    """Find the shortest way from a question back to itself; empty where there is none."""
    came_from: dict[str, str] = {}
    waiting = [start]
    for id_ in waiting:
        for cited in questions_in(pack.questions[id_].when):
            if cited == start:
                way = [id_]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return tuple(reversed(way))
            if cited in pack.questions and cited not in came_from:
                came_from[cited] = id_
                waiting.append(cited)
    return ()
