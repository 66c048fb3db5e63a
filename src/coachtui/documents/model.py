"""A document as plain data: what stands on the page, before it is any format."""

from __future__ import annotations

from msgspec import Struct

from coachtui.documents.quoting import unquoted
from coachtui.pack.manner import Manner
from coachtui.pack.model import Style
from coachtui.strategy.ticks import when


class Item(Struct, frozen=True, kw_only=True):
    """One entry of a block: a line of the strategy as it reads on paper."""

    id: str
    """The line's id."""
    text: str
    """One sentence; empty where only words of one's own stand here."""
    words: tuple[str, ...] = ()
    """A person's own words below the sentence, a line each."""
    label: str = ""
    """Of a rule: its verdict, as words that follow "I"."""
    tick: bool = False
    """It can be ticked."""
    done: bool = False
    """It is ticked, and the tick counts."""
    ticked: str = ""
    """The day it was ticked last, ISO; a reminder's next round opens it again."""
    why: tuple[tuple[str, str], ...] = ()
    """The questions that made it, each with the answer given."""
    copyable: bool = False
    """Words to copy as they stand."""
    note: str = ""
    derived: str = ""
    """What the answers give, where the person worded it otherwise."""

    def day(self, manner: Manner) -> str:
        """The day of its tick in words, or when it was ticked last; empty: never."""
        return when(self.ticked, done=self.done, manner=manner)

    def reasons(self, manner: Manner) -> tuple[tuple[str, str], ...]:
        """The whys; where no answer made it, that."""
        return self.why or ((manner.word("unmade"), ""),)

    @property
    def copy(self) -> str:
        """The words to copy; empty where there are none."""
        if not self.copyable:
            return ""
        return "\n".join(self.words) if self.words else unquoted(self.text)


class Block(Struct, frozen=True, kw_only=True):
    """One section of the page."""

    section: str
    """The part of the pack's document: a section's id, or ``rules.DIRECTION``."""
    title: str
    hint: str = ""
    style: Style = "list"
    items: tuple[Item, ...]
    lesson: str = ""
    """The title of the lesson that it comes from, on a page that goes over several."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """All that it says as words to copy: one paragraph, then words of several lines."""
        together = " ".join(unquoted(item.text) for item in self.items if item.text)
        words = (line for item in self.items for line in item.words if line)
        return (together, *words) if together else tuple(words)


class Document(Struct, frozen=True, kw_only=True):
    """A page to keep."""

    id: str
    title: str
    who: str = ""
    """Whose it is; empty where that needs no saying."""
    dates: tuple[str, ...] = ()
    """What stands beside the title, such as "look again 22 February 2027"."""
    blocks: tuple[Block, ...] = ()
    first: tuple[tuple[str, str], ...] = ()
    """Of an empty page: id and text of the questions whose answers would begin to fill it."""
    manner: Manner = Manner()
    """How it is written what stands beside the pack's own words."""

    @property
    def heading(self) -> str:
        """The title, with whose page it is."""
        return f"{self.title}: {self.who}" if self.who else self.title

    @property
    def nothing(self) -> str:
        """What an empty page says."""
        return self.manner.word("nothing-yet" if self.first else "nothing")
