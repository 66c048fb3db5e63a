"""The first ones they meant to link with: who is there by now?"""

from __future__ import annotations

from coachtui.interview.again import tick, ticked
from coachtui.interview.answers import rows_of
from coachtui.interview.pipes import fill_page
from coachtui.interview.values import Invalid
from coachtui.plain.looking.base import look, note
from coachtui.plain.saving import save
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import brief


def circle(sitting: Sitting) -> None:
    """The first ones they meant to link with: who is there by now?"""
    talk, workspace = sitting.talk, sitting.workspace
    pack, known = workspace.pack, workspace.view.known
    question, here = pack.questions[pack.home.circle], pack.home.here
    if not look(workspace).rows:
        note(sitting, rows=tuple(dict(row) for row in rows_of(known.get(question.id))))
    field = next(one for one in question.fields if one.id == here)
    talk.say(fill_page(pack, field.text, known))
    talk.say("A number ticks who is there by now, and takes it off again. Nobody need be.")
    while True:
        rows = rows_of(workspace.view.known.get(question.id))
        for place, row in enumerate(rows, 1):
            name = str(row.get(question.fields[0].id, "")) or "(no name yet)"
            talk.say(brief(name), f"  {place}  {'[x]' if ticked(row, here) else '[ ]'} ")
        picked = talk.number("Number (Enter goes on)> ", len(rows), back=True)
        if picked is None:
            return
        before = look(workspace).rows
        try:
            ticks = tick(rows, before, here, int(rows[picked - 1]["row"]))
            workspace.answer(question.id, ticks)
        except Invalid as invalid:
            talk.say(str(invalid))
        save(sitting)
