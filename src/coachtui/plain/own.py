"""Lines and rules of one's own, asked for step by step."""

from __future__ import annotations

from msgspec.structs import replace

from coachtui.documents.parts import Part, before, parts
from coachtui.interview.pipes import fill_page
from coachtui.pack.model import Fact
from coachtui.plain.saving import save
from coachtui.plain.sitting import Sitting
from coachtui.plain.typed import words
from coachtui.strategy import own
from coachtui.strategy.edits import Mine
from coachtui.strategy.model import Line
from coachtui.strategy.own import Sketch
from coachtui.text import CAPS
from coachtui.workspace import half_made
from coachtui.workspace.workspace import Workspace


def choose(sitting: Sitting) -> None:
    """Ask where an own line or rule belongs, and make it.

    Raises:
        Word: a word of command was typed.
    """
    talk, workspace = sitting.talk, sitting.workspace
    found = parts(workspace.pack, workspace.strategy)
    if not found:
        talk.say("There is nothing to add to yet: answers make lines.")
        return
    for number, part in enumerate(found, 1):
        talk.say(part.title, f"{number:>3}  ")
    picked = talk.number("Add to which (Enter: none)> ", len(found))
    if picked:
        add(sitting, found[picked - 1])


def add(sitting: Sitting, part: Part, above: Line | None = None) -> None:
    """Make a line or rule of one's own in a part; above a rule, an exception to it.

    Raises:
        Word: a word of command was typed; what was made so far is kept as a draft.
    """
    workspace = sitting.workspace
    if part.direction:
        rule = next((one for one in workspace.strategy.rules if above and one.id == above.id), None)
        fresh = own.like(workspace.pack, rule) if rule else Sketch(direction=part.direction)
        draft = half_made.own_rule(part.direction, above.id if above else "")
        made = _rule(sitting, fresh, draft, workspace.free_id())
    else:
        said = words(
            sitting, f"A line of your own: {part.title}", half_made.own_line(part.id), CAPS["text"]
        )
        id_ = workspace.free_id()
        made = Mine(id=id_, section=part.section, text=said) if said else None
    if made is None:
        return
    workspace.add(made, after=before(part, above.id) if above is not None else "")
    save(sitting)
    sitting.talk.say(f"Kept as {made.id}. :drop {made.id} lets it go.")


def change(sitting: Sitting, line: Line) -> bool:
    """Change a rule of one's own; whether it was.

    Raises:
        Word: a word of command was typed; what was made so far is kept as a draft.
    """
    workspace = sitting.workspace
    mine = next(one for one in workspace.edits.mine if one.id == line.id)
    fresh = own.from_mine(workspace.pack, mine, workspace.view.known)
    made = _rule(sitting, fresh, half_made.own_rule(line.direction, line.id), line.id)
    if made is None:
        return False
    workspace.add(replace(made, text=mine.text))
    save(sitting)
    sitting.talk.say("Kept. :undo takes it back.")
    return True


def narrow(sitting: Sitting, sketch: Sketch, above: str, whose: str) -> str:
    """Let a rule be made from a sketch; one that lacks nothing can be kept with one Enter.

    Args:
        sitting: The sitting.
        sketch: What the rule begins with.
        above: The rule that it is to stand above; empty where its place is free.
        whose: What it is made for; a half-made one waits under this name.

    Returns:
        The sentence of the rule; empty where none was made.

    Raises:
        Word: a word of command was typed; what was made so far is kept as a draft.
    """
    talk, workspace = sitting.talk, sitting.workspace
    draft = half_made.own_rule(sketch.direction, above, whose)
    made: Mine | None = None
    picked = "c"
    if not own.lacks(workspace.pack, sketch) and draft not in workspace.drafts:
        talk.say(own.says(workspace.pack, sketch))
        picked = talk.letter("Enter or k keeps it, c changes it first, g gives it up> ", "kcg")
    if picked == "c":
        made = _rule(sitting, sketch, draft, workspace.free_id())
    elif picked != "g":
        made = own.to_mine(sketch, workspace.free_id())
    if made is None:
        return ""
    workspace.add(made, after=_above(workspace, above))
    save(sitting)
    said = own.says(workspace.pack, own.from_mine(workspace.pack, made, workspace.view.known))
    talk.say(f"Kept as {made.id}: {said}")
    return said


def _above(workspace: Workspace, rule: str) -> str:
    """After which line one has to stand so as to come right before a rule; empty: it is free."""
    for part in parts(workspace.pack, workspace.strategy):
        if rule in [line.id for line in part.lines]:
            return before(part, rule)
    return ""


def _rule(sitting: Sitting, fresh: Sketch, draft: str, id_: str) -> Mine | None:
    """Ask what must hold and what is done then; each step is a draft at once."""
    talk, workspace = sitting.talk, sitting.workspace
    pack = workspace.pack
    left = own.from_data(pack, fresh.direction, workspace.drafts.get(draft))
    sketch = left or fresh
    talk.say("A rule of your own. Pick what must hold by number; Enter leaves it as it is.")
    for fact in own.facts(pack, fresh.direction):
        sketch = _pick(sitting, sketch, fact)
        _keep(sitting, draft, sketch)
    if sketch.ask:
        talk.say(f"Your own question so far: “{sketch.ask}”")
    asks = "A yes-no question of its own, such as “Is it a friend of my sister's?” Enter: none."
    asked = words(sitting, asks, half_made.own_question(draft), CAPS["text"])
    sketch = replace(sketch, ask=asked or sketch.ask)
    verdicts = pack.verdicts[sketch.direction]
    talk.say("Then I ...")
    for number, verdict in enumerate(verdicts.values(), 1):
        talk.say(verdict, f"  {number}  ")
    picked = talk.number("Then> ", len(verdicts))
    if picked:
        sketch = replace(sketch, verdict=list(verdicts)[picked - 1])
    _keep(sitting, draft, sketch)
    talk.say(own.says(pack, sketch))
    if lacks := own.lacks(pack, sketch):
        talk.say(f"{lacks} What you picked is kept: :add goes on from it.")
        return None
    if talk.letter("Enter or k keeps it, g gives it up> ", "kg") == "g":
        _keep(sitting, draft, None)
        return None
    workspace.draft(draft, None)
    return own.to_mine(sketch, id_)


def _pick(sitting: Sitting, sketch: Sketch, fact: Fact) -> Sketch:
    """Ask for the choices of a fact under which a rule holds; once more takes one out."""
    talk, workspace = sitting.talk, sitting.workspace
    pack, known = workspace.pack, workspace.view.known
    talk.say(fill_page(pack, fact.ask, known))
    keys = {choice.key or str(n): choice for n, choice in enumerate(fact.choices, 1)}
    for key, choice in keys.items():
        picked = "picked: " if choice.id in sketch.picked.get(fact.id, ()) else ""
        talk.say(f"{picked}{fill_page(pack, choice.label, known)}", f"  {key}  ")
    while typed := talk.heard("Holds when (numbers; Enter: as it is)> "):
        some = typed.replace(",", " ").split()
        if all(key in keys for key in some):
            for key in some:
                sketch = own.toggle(pack, sketch, fact.id, keys[key].id)
            return sketch
        talk.say("Numbers of the list, please; one that is picked already is taken out.")
    return sketch


def _keep(sitting: Sitting, draft: str, sketch: Sketch | None) -> None:
    sitting.workspace.draft(draft, own.to_data(sketch) if sketch else None)
    save(sitting)
