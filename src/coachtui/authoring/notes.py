"""What the check notes: mistakes, each at the place of what it is about."""

from __future__ import annotations

from collections.abc import Collection

from coachtui.pack.manifest import TABLES
from coachtui.pack.mistakes import Mistake
from coachtui.pack.model import Pack, Place
from coachtui.pack.words import near

NOWHERE = Place("pack.toml", 0)
"""For what has no place of its own."""


class Notes:
    """Gathers mistakes. A place is written as in `Pack.places`: ``question:aim``."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.order = {id_: number for number, id_ in enumerate(pack.questions)}
        """Questions to their places in asking order."""
        self.at: set[str] = set()
        """The places at which something is to be mended."""
        self._mistakes: dict[Mistake, None] = {}

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """All that was noted, each once, in the order of files and lines."""
        return tuple(sorted(self._mistakes))

    def wrong(self, place: str, what: str, instead: str, *, remark: bool = False) -> None:
        """Note a mistake; what it is about is named before `what`."""
        at = self.pack.places.get(place, NOWHERE)
        said = f"{name}: {what}" if (name := called(place)) else what
        self._mistakes[Mistake(at.file, at.line, said, instead, remark)] = None
        if not remark:
            self.at.add(place)

    def missing(self, place: str, what: str, name: str, known: Collection[str]) -> None:
        """Note that a name leads nowhere."""
        self.wrong(place, f"{what} `{name}`, which isn't there", near(name, known))


def called(place: str) -> str:
    """Name a place as an author would: ``question `aim```; nothing of what names itself."""
    kind, _, id_ = place.partition(":")
    if kind in TABLES:
        return ""
    return f"{kind} `{id_}`" if id_ else kind


def question_there(notes: Notes, place: str, what: str, id_: str) -> bool:
    """Whether a question exists; noted where it doesn't."""
    if id_ in notes.pack.questions:
        return True
    notes.missing(place, what, id_, notes.pack.questions)
    return False
