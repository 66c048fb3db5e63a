"""Keeping what was decided on somebody: with one Enter, otherwise with a reason, named, undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from msgspec import Struct

from coachtui.decide import says
from coachtui.decide.model import Decided, Decision, Reason
from coachtui.files.errors import Trouble
from coachtui.interview.values import Invalid
from coachtui.plain import outcome
from coachtui.plain.talk import Talk
from coachtui.text import CAPS, initials, too_long
from coachtui.workspace.deciding import record
from coachtui.workspace.home import random_id
from coachtui.workspace.workspace import Workspace

Do = Callable[[], bool]
"""Does something; whether more is to be done here."""

Offered = Mapping[str, tuple[str, Do]]
"""A letter to its words, and to what it does."""


def nothing() -> Offered:
    """Nothing more can be done."""
    return {}


class Case(Struct, kw_only=True):
    """Somebody who is decided on."""

    talk: Talk
    workspace: Workspace
    found: Decided
    """What the usual answers say."""
    name: str = ""
    record: Decision | None = None
    """What was kept of it."""
    id: str = msgspec.field(default_factory=lambda: random_id(8))
    """What it is called once it is kept, so that trying again keeps it once."""

    @property
    def stands(self) -> bool:
        """Whether it is kept, and wasn't taken back."""
        return self.record is not None and not self.record.undone


def settle(case: Case, more: Callable[[], Offered] = nothing) -> None:
    """Let it be kept, or be left.

    Args:
        case: Who it is, and what is said of them.
        more: What else can be done, as things stand.

    Raises:
        Word: a word of command was typed.
        Ended: the input is closed.
    """
    while True:
        offered = {**_offered(case), **more()}
        usual = case.found.verdict and not case.stands
        for letter, (words, _) in offered.items():
            case.talk.say(words, f"  {letter}  ")
        enter = "Enter keeps it" if usual else "Enter goes on"
        picked = case.talk.letter(f"{enter}> ", "".join(offered))
        if not picked and not usual:
            return
        if not (offered[picked][1]() if picked else _keep(case)):
            return


def _offered(case: Case) -> dict[str, tuple[str, Do]]:
    found = {
        "u": ("take it back", lambda: _undo(case)),
        "a": (_otherwise_words(case), lambda: _otherwise(case)),
        "n": ("a name or initials", lambda: _name(case)),
        "p": ("which other answers were passed over", lambda: _passed(case)),
        "l": ("leave it, and keep nothing", lambda: _leave(case)),
    }
    holds = {
        "u": case.stands,
        "a": not case.stands,
        "n": True,
        "p": bool(case.found.passed),
        "l": case.found.verdict is not None and not case.stands,
    }
    return {letter: one for letter, one in found.items() if holds[letter]}


def _otherwise_words(case: Case) -> str:
    return "do otherwise this time" if case.found.verdict else "decide it myself"


def _keep(case: Case, chosen: str = "", reason: Reason = "") -> bool:
    """Keep it; where it was kept and taken back as the same, that stands again."""
    before = case.record
    again = before is not None and before.chosen == (chosen or case.found.verdict)
    if before is not None and not again:
        case.id = random_id(8)

    def write() -> Decision:
        if again and before is not None:
            return case.workspace.decisions.amend(before.id, undone=False, reason=reason)
        return record(
            case.workspace, case.found, chosen=chosen, name=case.name, reason=reason, id=case.id
        )

    return _written(case, write)


def _written(case: Case, write: Callable[[], Decision]) -> bool:
    """Write to the log, and say what was kept; what goes wrong is said, and can be tried again."""
    try:
        case.record = write()
    except (Trouble, Invalid) as trouble:
        case.talk.say(f"Not kept. {trouble}")
        return True
    case.talk.say(says.kept(case.workspace.pack, case.record))
    return True


def _undo(case: Case) -> bool:
    assert case.record is not None  # noqa: S101  (it is offered only then)
    id_ = case.record.id
    return _written(case, lambda: case.workspace.decisions.undo(id_))


def _otherwise(case: Case) -> bool:
    """What is done instead, and why."""
    talk, found = case.talk, case.found
    verdicts = case.workspace.pack.verdicts[found.direction]
    ids = [id_ for id_ in verdicts if id_ != found.verdict]
    talk.say("What do you do instead?" if found.verdict else "What do you do?")
    for number, id_ in enumerate(ids, 1):
        talk.say(verdicts[id_], f"  {number}  ")
    picked = talk.number("Number (Enter: back)> ", len(ids))
    if picked is None:
        return True
    reason: Reason = ""
    if found.verdict:
        talk.say("And why, this time?")
        for number, words in enumerate(says.REASONS.values(), 1):
            talk.say(words, f"  {number}  ")
        why = talk.number("Number (Enter: back)> ", len(says.REASONS))
        if why is None:
            return True
        reason = list(says.REASONS)[why - 1]
    return _keep(case, ids[picked - 1], reason)


def ask_name(talk: Talk, workspace: Workspace, before: str) -> str:
    """Ask for a name or initials; in a client's workspace initials are kept unless asked.

    Raises:
        Word: a word of command was typed.
    """
    typed = " ".join(talk.heard("Name or initials (Enter: none)> ").split())
    if len(typed) > CAPS["names"]:
        talk.say(too_long(typed, CAPS["names"]))
        return before
    short = initials(typed) if workspace.meta.kind == "client" else ""
    if short and short != typed:
        prompt = f"Kept as {short}. w keeps the whole name, Enter goes on> "
        return typed if talk.letter(prompt, "w") else short
    return typed


def _name(case: Case) -> bool:
    case.name = ask_name(case.talk, case.workspace, case.name)
    before = case.record
    if before is None or before.name == case.name:
        return True
    return _written(case, lambda: case.workspace.decisions.amend(before.id, name=case.name))


def _passed(case: Case) -> bool:
    outcome.passed(case.talk, case.workspace, case.found)
    return True


def _leave(case: Case) -> bool:
    case.talk.say("Nothing is kept.")
    return False
