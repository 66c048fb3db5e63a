"""What is wrong with a pack, as a command tells it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coachtui.cli.say import PROBLEM, WRONG, fail, out
from coachtui.files.errors import why_unread
from coachtui.files.named import named
from coachtui.pack.mistakes import Mistake


def tell(mistakes: Iterable[Mistake]) -> None:
    """Print each on a line: file, line, what is wrong, what to write instead."""
    for one in mistakes:
        kind = "remark: " if one.remark else ""
        out(f"{one.file}:{one.line}: {kind}{one.what.rstrip('.')}. {one.instead}")


def row(mistake: Mistake) -> dict[str, object]:
    """One of them as data."""
    return {
        "file": mistake.file,
        "line": mistake.line,
        "what": mistake.what,
        "instead": mistake.instead,
        "remark": mistake.remark,
    }


def counted(errors: int) -> str:
    """How many there are to mend, in words."""
    return "1 mistake" if errors == 1 else f"{errors} mistakes"


def there(path: Path) -> bool:
    """Whether a file or folder that was named is there; it is refused where that can't be told."""
    try:
        return path.exists()
    except OSError as error:
        instead = "Look at the permissions of the folders that it is in."
        fail(f"{path} can't be read", why_unread(error), instead, "", code=PROBLEM)


def folder_of(path: str) -> Path:
    """The folder that was named; anything else is refused."""
    folder, instead = named(path), "Name a pack's folder."
    if not there(folder):
        lost = folder.is_symlink()
        what = f"{path} is a link that leads nowhere" if lost else f"There is no folder {path}"
        fail(what, instead=instead, safe="", code=WRONG)
    if not folder.is_dir():
        instead = f"Name the pack's folder: {pack_of(folder)}"
        fail(f"{path} is a file", instead=instead, safe="", code=WRONG)
    return folder


def pack_of(file: Path) -> Path:
    """The folder of the pack that a file is most likely of."""
    inside = file.parent.name in ("lessons", "lines", "personas")
    return file.parent.parent if inside else file.parent
