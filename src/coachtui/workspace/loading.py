"""Loading answers from a file: a worksheet, a persona, an answers file. All of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from msgspec import Struct, structs

from coachtui.clock import stamp
from coachtui.files.errors import Garbled
from coachtui.files.places import lines as lines_of
from coachtui.files.toml import parse
from coachtui.interview.answers import Entry, State
from coachtui.interview.values import Invalid
from coachtui.strategy.edits import Edits
from coachtui.strategy.edits import from_data as edits_from
from coachtui.text import shown
from coachtui.workspace import entries, upgraded
from coachtui.workspace.errors import Unloadable
from coachtui.workspace.trying import tried

if TYPE_CHECKING:
    from coachtui.pack.model import Pack
    from coachtui.workspace.workspace import Workspace

TABLES = ("answers", "states", "drafts", "edits")
BESIDE = ("schema", "eof", "title", "expect")
"""What else such files hold: passed over."""


WRITTEN = """\
Words stand in quotation marks, as in aim = "to find work". Mend that line, then load it again.\
"""
"""What to do where somebody wrote by hand what isn't TOML: mostly the marks are missing."""


class Problem(Struct, frozen=True, order=True):
    """One thing in a file that can't be loaded."""

    line: int
    """Counted from 1; 0 where it can't be told."""
    says: str


class Sheet(Struct, frozen=True, kw_only=True):
    """What a file holds, table by table, and where."""

    answers: Mapping[str, object] = {}
    states: Mapping[str, object] = {}
    drafts: Mapping[str, object] = {}
    edits: Mapping[str, object] | None = None
    lines: Mapping[tuple[str, ...], int] = {}
    """Table, or table and key, to line."""
    problems: tuple[Problem, ...] = ()
    """What isn't of the shape that a table has."""


def read(text: str, name: str = "worksheet") -> Sheet:
    """Read a file of answers.

    Raises:
        Unloadable: it isn't TOML.
    """
    try:
        data = parse(Path(name), text.encode())
    except Garbled as fault:
        raise Unloadable((f"in {name}, {fault.why}",), WRITTEN) from fault
    lines = lines_of(text)
    problems = [
        Problem(lines.get((key,), 0), f"`{shown(key)}` is none of {', '.join(TABLES)}")
        for key in data
        if key not in TABLES and key not in BESIDE
    ]
    tables = {key: table for key in TABLES if isinstance(table := data.get(key), dict)}
    problems += [
        Problem(lines.get((key,), 0), f"`{key}` is a table: [{key}]")
        for key in TABLES
        if key in data and key not in tables
    ]
    answers, states = dict(tables.get("answers", {})), dict(tables.get("states", {}))
    for id_, raw in answers.items():
        if _is_entry(raw):
            answers[id_] = raw.get("value")
            states.setdefault(id_, raw.get("state", "answered"))
    return Sheet(
        answers={id_: raw for id_, raw in answers.items() if raw is not None},
        states=states,
        drafts=tables.get("drafts", {}),
        edits=tables.get("edits"),
        lines=lines,
        problems=tuple(problems),
    )


def load(workspace: Workspace, sheet: Sheet, *, by: str = "self") -> int:
    """Take a file's answers, states, drafts and edits into a workspace, in asking order.

    Returns:
        How many questions were answered or left with a state.

    Raises:
        Unloadable: something in it doesn't fit; nothing was taken.
        ReadOnly: the workspace can't be changed.
    """
    sheet = _called_now(workspace.pack, sheet)
    problems = [*sheet.problems, *_strangers(workspace, sheet)]
    loaded, wrong = _entries(workspace, sheet, by)
    problems += wrong
    edits: Edits | None = None
    try:
        if sheet.edits is not None:
            edits = upgraded.edits(workspace.pack, edits_from(sheet.edits))
    except ValueError as error:
        problems.append(Problem(sheet.lines.get(("edits",), 0), str(error)))
    if problems:
        raise Unloadable(
            tuple(
                f"Line {one.line}: {one.says}" if one.line else one.says for one in sorted(problems)
            )
        )
    workspace.take(loaded, sheet.drafts, edits, by=by)
    return len(loaded)


def _called_now(pack: Pack, sheet: Sheet) -> Sheet:
    """A file that may have been written under an earlier pack, as things are called today."""
    tables = {table: getattr(sheet, table) for table in ("answers", "states", "drafts")}
    found = {table: upgraded.drafts(pack, held) for table, held in tables.items()}
    found["states"] = upgraded.by_id(pack, sheet.states)
    lines = dict(sheet.lines)
    for table, held in tables.items():
        for old, new in zip(held, found[table], strict=True):
            if old != new and (table, old) in sheet.lines:
                lines[table, new] = sheet.lines[table, old]
    return structs.replace(sheet, lines=lines, **found)


def _entries(workspace: Workspace, sheet: Sheet, by: str) -> tuple[dict[str, Entry], list[Problem]]:
    """Entries in asking order, each checked against those before it, and what doesn't fit."""
    loaded: dict[str, Entry] = {}
    problems: list[Problem] = []
    for id_ in workspace.pack.questions:
        table = "answers" if id_ in sheet.answers else "states"
        if id_ not in sheet.answers and id_ not in sheet.states:
            continue
        try:
            loaded[id_] = _entry(workspace, sheet, id_, loaded, by)
        except Invalid as invalid:
            line = sheet.lines.get((table, id_), 0)
            problems += [Problem(line, f"`{id_}`: {says}") for says in invalid.problems]
    return loaded, problems


def _entry(
    workspace: Workspace, sheet: Sheet, id_: str, loaded: Mapping[str, Entry], by: str
) -> Entry:
    state = sheet.states.get(id_, "answered")
    if state not in get_args(State):
        raise Invalid([f"the state is none of {', '.join(get_args(State))}"])
    if id_ in sheet.answers:
        entry = tried(workspace.pack, {**workspace.answers, **loaded}, id_, sheet.answers[id_], by)
    else:
        entry = structs.replace(workspace.answers.get(id_, Entry()), by=by, at=stamp())
        if state == "answered" and entry.value is None:
            raise Invalid(["there is no answer to it"])
    return structs.replace(entry, state=state)


def _strangers(workspace: Workspace, sheet: Sheet) -> Iterator[Problem]:
    """Ids that no question has."""
    for table in ("answers", "states", "drafts"):
        for id_ in getattr(sheet, table):
            own = table == "drafts" and ":" in id_  # of a line, a note, a rule of one's own
            if own or id_ in workspace.pack.questions:
                continue
            near = get_close_matches(id_, workspace.pack.questions, 1)
            meant = f"; is `{near[0]}` meant?" if near else ""
            yield Problem(
                sheet.lines.get((table, id_), 0), f"no question is called `{shown(id_)}`{meant}"
            )


def _is_entry(raw: object) -> bool:
    """Whether an answer is written as in ``answers.toml``: a table with its state beside it."""
    return (
        isinstance(raw, dict) and raw.keys() <= entries.KEYS and ("value" in raw or "state" in raw)
    )
