"""A page to a file, or said here: which page, in which form, whom it names."""

from __future__ import annotations

from pathlib import Path

from coachtui.documents.build import names_in
from coachtui.documents.formats import FORMATS, render
from coachtui.files.errors import Exists, Trouble
from coachtui.files.save import create
from coachtui.plain.sitting import Sitting
from coachtui.text import join_words
from coachtui.workspace.paper import page


def export(sitting: Sitting, named: str = "") -> None:
    """Ask which page and in which form, say which names it contains, and write it.

    Args:
        sitting: The sitting.
        named: The file, where it was named already.

    Raises:
        Word: a word of command was typed.
    """
    talk, workspace = sitting.talk, sitting.workspace
    documents = list(workspace.pack.documents.values())
    if not documents:
        talk.say("These lessons have no page to write to a file.")
        return
    for number, document in enumerate(documents, 1):
        talk.say(document.title, f"  {number}  ")
    picked = talk.number("Write which (Enter: none)> ", len(documents))
    if picked is None:
        return
    chosen = documents[picked - 1].id
    for number, format_ in enumerate(FORMATS, 1):
        talk.say(format_, f"  {number}  ")
    format_ = list(FORMATS)[(talk.number("As what (Enter: text)> ", len(FORMATS)) or 1) - 1]
    whys = talk.letter("With what made each line, y or n (Enter: n)> ", "yn") == "y"
    paper = page(workspace, chosen, whys=whys)
    names = names_in(paper, workspace.answers, workspace.pack)
    talk.say(f"It names {join_words(names)}." if names else "It names nobody.")
    suggestion = f"{chosen}.{FORMATS[format_]}"
    typed = named or talk.heard(f"File (Enter: {suggestion}, - says it here)> ") or suggestion
    if typed == "-":
        talk.say(render(paper, format_, whys=whys, columns=talk.width))
    else:
        _write(sitting, typed, render(paper, format_, whys=whys).encode())


def _write(sitting: Sitting, typed: str, words: bytes) -> None:
    """Write a file; one that is there already is replaced only on a yes."""
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
                return
            create(path, words, overwrite=True)
    except (Trouble, OSError, RuntimeError) as error:  # the last for a home that nobody knows
        talk.say(str(error))
    else:
        talk.say(f"Written: {path}")
