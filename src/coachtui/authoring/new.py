"""Beginning a pack: a small one that passes its check, in files whose comments teach."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from pathlib import Path

import tomli_w
from msgspec import Struct

from coachtui.files.errors import SaveError, Trouble, cause_of
from coachtui.files.save import create, make_folder
from coachtui.pack.source import shipped
from coachtui.text import shown

TEMPLATE = Path(__file__).with_name("template")
"""The files that a new pack begins with; `@id@` and `@title@` are filled."""

LONGEST = 60
"""Characters of an id, at most."""


class NotMade(Trouble):
    """No pack was written; what is there is as it was."""

    def __init__(self, why: str, instead: str) -> None:
        super().__init__("No pack was written", why, instead, "What is there is as it was.")


class New(Struct, frozen=True, kw_only=True):
    """A pack that was just written."""

    folder: Path
    id: str
    title: str
    files: tuple[str, ...]
    """Paths inside of the folder."""


def new(folder: Path, title: str = "") -> New:
    """Write a small pack into a folder that is empty, or isn't there yet.

    Args:
        folder: Where it goes; its name gives the id.
        title: What it is called; without one, the folder's name.

    Raises:
        NotMade: the folder isn't empty, is a file, or can't be written to.
    """
    _look(folder)
    name = folder.resolve().name
    id_ = id_of(name)
    title = " ".join(shown(title).split()) or name_of(name)
    quoted = tomli_w.dumps({"title": title}).strip()
    filled = {"@id@": id_, "title = @title@": quoted}
    files = {path: _text(path, filled) for path in sorted(TEMPLATE.rglob("*.*")) if path.is_file()}
    made: list[Path] = []
    try:
        for path, text in files.items():
            target = folder / path.relative_to(TEMPLATE)
            make_folder(target.parent)
            made.append(target)
            create(target, text.encode())
    except SaveError as error:
        _take_back(folder, made)
        raise NotMade(error.cause, "Mend that, or name another folder.") from error
    names = tuple(path.relative_to(folder).as_posix() for path in made)
    return New(folder=folder, id=id_, title=title, files=names)


def id_of(name: str) -> str:
    """An id that no pack which ships has, as like a folder's name as may be."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    id_ = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    if not id_ or id_ in shipped():
        id_ = f"my-{id_ or 'pack'}"
    if not id_[0].isalpha():
        id_ = f"pack-{id_}"
    return id_[:LONGEST].rstrip("-")


def name_of(name: str) -> str:
    """A title, as like a folder's name as may be."""
    words = " ".join(re.split(r"[-_\s]+", shown(name))).strip()
    return words[:1].upper() + words[1:] or "A pack"


def _look(folder: Path) -> None:
    """See that nothing is in the way."""
    try:
        if any(folder.iterdir()):
            raise NotMade(f"{folder} isn't empty", "Name a new folder, or an empty one.")
    except FileNotFoundError:
        if folder.is_symlink():
            raise NotMade(f"{folder} is a link that leads nowhere", "Name a folder.") from None
    except NotADirectoryError:
        what = f"{folder} is a file" if folder.exists() else f"{folder} would stand in a file"
        raise NotMade(what, "Name a new folder, or an empty one.") from None
    except OSError as error:
        raise NotMade(cause_of(error)[0], "Name another folder.") from error


def _text(path: Path, filled: dict[str, str]) -> str:
    text = path.read_text("utf-8")
    for mark, words in filled.items():
        text = text.replace(mark, words)
    return text


def _take_back(folder: Path, made: list[Path]) -> None:
    """Remove what was written, and the folders that are empty again."""
    for path in made:
        with suppress(OSError):
            path.unlink()
    for inner in sorted({path.parent for path in TEMPLATE.rglob("*.*")}, reverse=True):
        with suppress(OSError):
            (folder / inner.relative_to(TEMPLATE)).rmdir()
