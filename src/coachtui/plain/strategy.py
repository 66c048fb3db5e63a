"""The strategy, read line by line, and what can be done with one line of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from msgspec.structs import replace

from coachtui.clock import today
from coachtui.documents.parts import Part, held, numbered, parts, pending, step
from coachtui.plain.own import add, change
from coachtui.plain.saving import save
from coachtui.plain.sitting import Goal, Sitting
from coachtui.plain.talk import brief
from coachtui.plain.typed import words
from coachtui.strategy.model import Line
from coachtui.strategy.ticks import when
from coachtui.strategy.why import why
from coachtui.text import CAPS

Do = Callable[[], Goal | None]


def tell(sitting: Sitting) -> None:
    """Read the whole strategy: what stands, is off, is offered, or waits."""
    talk, workspace = sitting.talk, sitting.workspace
    for part in parts(workspace.pack, workspace.strategy):
        talk.say()
        talk.say(part.title + (f" ({part.hint})" if part.hint else ""))
        places = numbered(part)
        open_ = pending(workspace.pack, workspace.view, workspace.strategy, part)
        for line in part.lines:
            _read(sitting, line, f"{places[line.id]}. " if line.id in places else "")
            if line.id in open_:
                talk.say(open_[line.id], "      ")
        for line in part.offered:
            _read(sitting, line, "offered: ")
    for waiting in held(workspace.pack, workspace.view, workspace.strategy):
        talk.say()
        talk.say(f"Waits for your answer to “{waiting.text}” (:edit {waiting.question})")
    talk.say()
    talk.say("“:strategy” and the id in brackets says why one stands, and lets you change it.")


def _read(sitting: Sitting, line: Line, lead: str) -> None:
    talk = sitting.talk
    marks = [
        word
        for word, holds in (
            ("off: ", not line.enabled and not line.offered),
            ("done: ", line.done),
            ("yours: ", line.mine),
        )
        if holds
    ]
    day = when(line.ticked, done=line.done)
    said = f"{''.join(marks)}{line.text}" + (f" ({day})" if day else "")
    talk.say(f"{said} [{line.id}]", f"  {lead}")
    if line.edited and (line.direction or line.stale):
        talk.say(line.derived, "      What it does: ")
    if line.note:
        talk.say(line.note, "      Your note: ")


def one(sitting: Sitting, id_: str) -> Goal | None:
    """Say why one line stands, and what can be done with it.

    Raises:
        Word: a word of command was typed.
    """
    talk, workspace = sitting.talk, sitting.workspace
    try:
        reason = why(workspace.pack, workspace.answers, workspace.strategy, id_)
    except KeyError:
        talk.say(f"No line is called “{brief(id_, 60)}”. :strategy lists them.")
        return None
    line = next(one for one in workspace.strategy.lines if one.id == id_)
    part = next(
        part
        for part in parts(workspace.pack, workspace.strategy)
        if line in (*part.lines, *part.offered)
    )
    _read(sitting, line, "")
    talk.say(reason.says or "Because you answered:")
    for question in reason.questions:
        talk.say(f"{question.text} {brief(question.answer)} (:edit {question.id})", "  ")
    offered = dict(_offered(sitting, part, line))
    for number, what in enumerate(offered, 1):
        talk.say(what, f"  {number}  ")
    picked = talk.number("Do what (Enter: nothing)> ", len(offered))
    return list(offered.values())[picked - 1]() if picked else None


def _offered(sitting: Sitting, part: Part, line: Line) -> list[tuple[str, Do]]:
    """What can be done with a line, in words, and what does it."""
    workspace, id_ = sitting.workspace, line.id

    def edit(**fields: Any) -> Do:  # noqa: ANN401  (fields of a line's edit)
        return partial(_do, sitting, partial(workspace.edit, id_, **fields))

    rewordable = not (line.mine and line.direction)
    found: list[tuple[str, Do]] = []
    if line.stale:
        found.append((f"take what your answers give now: {line.derived}", edit(text="")))
        found.append(("keep my own words", edit(text=line.text)))
    if rewordable:
        found.append(("say it in my own words", partial(_reword, sitting, line)))
    if line.offered:
        found.append(
            ("let it go" if line.enabled else "take it in", edit(on=not line.enabled, off=False))
        )
    else:
        found.append(("switch it off" if line.enabled else "switch it on", edit(off=line.enabled)))
    if line.do:
        day = "" if line.done else today().isoformat()
        found.append(("take the tick off" if line.done else "tick it", edit(done=day)))
    found.append(("write a note to it", partial(_note, sitting, line)))
    for way, by in (("move it up", -1), ("move it down", 1)):
        after = step(part, id_, by)
        if after is not None:
            place = partial(workspace.place, id_, after)
            found.append((way, partial(_do, sitting, place)))
    if line.direction:
        found.append(("put an exception of my own above it", partial(add, sitting, part, line)))
    if line.mine:
        if line.direction:
            found.append(("change it", partial(_change, sitting, line)))
        found.append(("drop it", partial(_do, sitting, partial(workspace.drop, id_))))
    elif id_ in {*workspace.edits.lines, *workspace.edits.order}:
        found.append(
            ("have it as it was at first", partial(_do, sitting, partial(workspace.reset, id_)))
        )
    return found


def drop(sitting: Sitting, id_: str) -> None:
    """Drop a line or rule of one's own."""
    if id_ not in {one.id for one in sitting.workspace.edits.mine}:
        sitting.talk.say(f"No line of your own is called “{brief(id_, 60)}”. :strategy lists them.")
        return
    _do(sitting, partial(sitting.workspace.drop, id_))


def _do(sitting: Sitting, edit: Callable[[], None]) -> None:
    edit()
    save(sitting)
    sitting.talk.say("Kept. :undo takes it back.")


def _change(sitting: Sitting, line: Line) -> None:
    change(sitting, line)


def _reword(sitting: Sitting, line: Line) -> None:
    workspace = sitting.workspace
    most = CAPS["prose"] if "\n" in line.derived else CAPS["text"]
    typed = words(sitting, "How do you say it?", f"line:{line.id}", most)
    mine = next((one for one in workspace.edits.mine if one.id == line.id), None)
    if typed and mine is not None:
        _do(sitting, partial(workspace.add, replace(mine, text=typed)))
    elif typed:
        text = "" if typed == line.derived else typed
        _do(sitting, partial(workspace.edit, line.id, text=text))


def _note(sitting: Sitting, line: Line) -> None:
    typed = words(sitting, "A note to yourself", f"note:{line.id}", CAPS["text"])
    if typed:
        _do(sitting, partial(sitting.workspace.edit, line.id, note=typed))
