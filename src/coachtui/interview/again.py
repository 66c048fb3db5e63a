"""What is asked of somebody who comes back on another day."""

from __future__ import annotations

from datetime import date

from coachtui.interview.answers import Answers
from coachtui.interview.pipes import labelled
from coachtui.interview.relevance import View
from coachtui.pack.model import Pack


def still(pack: Pack, answers: Answers, seen: View, day: date) -> str:
    """An answer of an earlier day that the pack reads back: "Still so?"; empty: nothing is asked.

    Args:
        pack: The lessons.
        answers: The answers.
        seen: Which of them are known.
        day: Today.
    """
    id_ = pack.home.still
    value = seen.known.get(id_)
    if value is None or answers[id_].at[:10] >= day.isoformat():
        return ""
    return labelled(pack, pack.questions[id_], value)
