"""A page to a file, or said here: which page, in which form, whom it names."""

from __future__ import annotations

from pathlib import Path

from coachtui.documents.build import names_in
from coachtui.documents.formats import FORMATS, render
from coachtui.files.errors import Exists, Trouble
from coachtui.files.save import create
from coachtui.pack.reminder import Reminder
from coachtui.plain.sitting import Sitting
from coachtui.text import ended, join_words
from coachtui.workspace import reminding
from coachtui.workspace.paper import page
from coachtui.workspace.workspace import Workspace


def export(sitting: Sitting, named: str = "") -> None:
    """Ask which page and in which form, say which names it contains, and write it.

    Args:
        sitting: The sitting.
        named: The file, where it was named already.

    Raises:
        Word: a word of command was typed.
    """
    talk, documents = sitting.talk, list(sitting.workspace.pack.documents.values())
    if sitting.workspace.barred.harmed:
        talk.say(sitting.workspace.barred.no_page)
        return
    calendar = [reminding.CALENDAR] if reminding.reminders(sitting.workspace) else []
    titles = [*(one.title for one in documents), *calendar]
    if not titles:
        talk.say("These lessons have no page to write to a file.")
        return
    for number, title in enumerate(titles, 1):
        talk.say(title, f"  {number}  ")
    picked = talk.number("Write which (Enter: none)> ", len(titles))
    if picked is not None and picked > len(documents):
        _calendar(sitting, named)
    elif picked is not None:
        _page(sitting, documents[picked - 1].id, named)


def _page(sitting: Sitting, chosen: str, named: str) -> None:
    talk, workspace = sitting.talk, sitting.workspace
    for number, format_ in enumerate(FORMATS, 1):
        talk.say(format_, f"  {number}  ")
    format_ = list(FORMATS)[(talk.number("As what (Enter: text)> ", len(FORMATS)) or 1) - 1]
    whys = talk.letter("With what made each line, y or n (Enter: n)> ", "yn") == "y"
    paper = page(workspace, chosen, whys=whys)
    names = names_in(paper, workspace.answers, workspace.pack)
    talk.say(ended(f"It names {join_words(names)}") if names else "It names nobody.")
    suggestion = f"{chosen}.{FORMATS[format_]}"
    typed = named or talk.heard(f"File (Enter: {suggestion}, - says it here)> ") or suggestion
    if typed == "-":
        talk.say(render(paper, format_, whys=whys, columns=talk.width))
    else:
        _write(sitting, typed, render(paper, format_, whys=whys).encode())


def _calendar(sitting: Sitting, named: str) -> None:
    """Write what one means to come back to; what has no day yet is named."""
    talk, workspace = sitting.talk, sitting.workspace
    for one in reminding.reminders(workspace).values():
        found = reminding.rounds_of(workspace, one)
        said = f"{one.title}: {reminding.said(found, one.minutes)}." if found else ""
        talk.say(said or _undated(workspace, one))
    dated = reminding.dated(workspace)
    if not dated:
        return
    names = reminding.names(workspace, dated)
    talk.say(ended(f"It names {join_words(names)}") if names else "It names nobody.")
    typed = named or talk.heard(f"File (Enter: {reminding.FILE})> ") or reminding.FILE
    if _write(sitting, typed, reminding.calendar(workspace, dated).encode()):
        talk.say(reminding.UPDATES)


def _undated(workspace: Workspace, reminder: Reminder) -> str:
    id_, text = reminding.wants(workspace, reminder)
    if not id_:
        return f"{reminder.title}: by your answers its day isn't asked for."
    return f"{reminder.title} has no day yet. First: “{text}” (:edit {id_})"


def _write(sitting: Sitting, typed: str, words: bytes) -> bool:
    """Write a file; one that is there already is replaced only on a yes. Whether it is written."""
    talk = sitting.talk
    try:
        path = Path(typed).expanduser().absolute()
        try:
            create(path, words)
        except Exists:
            if path.is_symlink() or not path.is_file():
                raise
            talk.say(f"There is a file of that name already: {path}")
            if talk.letter("r replaces it, Enter leaves it> ", "r") != "r":
                return False
            create(path, words, overwrite=True)
    except (Trouble, OSError, RuntimeError) as error:  # the last for a home that nobody knows
        talk.say(str(error))
        return False
    talk.say(f"Written: {path}")
    return True
