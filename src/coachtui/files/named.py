"""A path as somebody named it: typed, or in the environment."""

from __future__ import annotations

from pathlib import Path

from coachtui.files.errors import Trouble


class Nobodys(Trouble):
    """A path begins in the home folder of somebody whom this system doesn't know."""

    def __init__(self, words: str) -> None:
        whose = Path(words).parts[0]
        super().__init__(
            f"There is no place {words}",
            f"{whose} is nobody's home folder here",
            f"Write the path in full; where a folder is called that, it is ./{words}.",
            "Nothing was changed.",
        )


def named(words: str) -> Path:
    """The path, with ``~`` and ``~somebody`` as their home folders.

    Raises:
        Nobodys: There is no such home folder.
    """
    try:
        return Path(words).expanduser()
    except RuntimeError as error:
        raise Nobodys(words) from error
