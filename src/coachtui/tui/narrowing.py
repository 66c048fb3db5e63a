"""A rule of one's own put above another, prefilled: one change, and one undo takes it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachtui.documents.build import section_of
from coachtui.documents.parts import Part, before, parts
from coachtui.strategy.model import RULES, Line
from coachtui.strategy.own import Sketch, says
from coachtui.tui.changing import changed
from coachtui.tui.own import OwnRuleDialog

if TYPE_CHECKING:
    from coachtui.tui.coach import Coach
    from coachtui.workspace.workspace import Workspace


async def narrow(app: Coach, sketch: Sketch, above: str, whose: str) -> str:
    """Let a rule be made from a sketch. To be called in a worker, since it waits for an answer.

    Args:
        app: The app.
        sketch: What the rule begins with.
        above: The rule that it is to stand above; empty where its place is free.
        whose: What it is made for; a half-made one waits under this name.

    Returns:
        The sentence of the rule; empty where none was made.
    """
    space = app.workspace
    part = _part(space, sketch.direction)
    line = next((one for one in part.lines if one.id == above), None)
    dialog = OwnRuleDialog(space, part, line, begin=sketch, whose=whose)
    mine = await app.push_screen_wait(dialog)
    if mine is None:
        return ""
    place = before(part, line.id) if line else ""
    made = changed(app, partial(space.add, mine, after=place))
    return says(space.pack, dialog.sketch) if made else ""


async def change_own(app: Coach, line: Line) -> bool:
    """Let a rule of one's own be changed; whether it was. To be called in a worker."""
    space = app.workspace
    mine = next((one for one in space.edits.mine if one.id == line.id), None)
    if mine is None:
        return False
    dialog = OwnRuleDialog(space, _part(space, line.direction), again=mine)
    made = await app.push_screen_wait(dialog)
    return made is not None and changed(app, partial(space.add, made))


def _part(space: Workspace, direction: str) -> Part:
    """The direction's part; one without a line where no rule stands yet."""
    for part in parts(space.pack, space.strategy):
        if part.direction == direction:
            return part
    section = section_of(space.pack, f"{RULES}.{direction}")
    return Part(id=section.id, title=section.title, section=RULES, direction=direction, lines=())
