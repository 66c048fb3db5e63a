"""Why a workspace can only be looked at."""

from __future__ import annotations

from msgspec import Struct

from coachtui.files.errors import Held, TooNew, Unread
from coachtui.text import join_words, shown


class Barred(Struct, frozen=True, kw_only=True):
    """What keeps a workspace from being changed; nothing, where it can be."""

    held: Held | None = None
    """Somebody else is changing it."""
    disk: str = ""
    """Why nothing can be written where it is."""
    faults: tuple[Unread, ...] = ()
    """Files of it that couldn't be read as a whole."""

    @property
    def lasting(self) -> str:
        """What keeps it from being changed by anybody; empty: nothing does."""
        return self.disk or " ".join(str(fault) for fault in self.faults)

    @property
    def words(self) -> str:
        """All of it in a few sentences; empty: nothing does."""
        return str(self.held) if self.held else self.lasting

    @property
    def brief(self) -> str:
        """What it comes to, in a few words that follow a colon; empty: nothing does."""
        if self.held:
            return "open in another window" if self.held.who == "app" else "a command is at work"
        if self.disk:
            return self.disk.partition(": ")[2].partition(".")[0]
        if self.newer:
            return "a newer coachtui wrote it"
        return "".join(f"{one.path.name} can't be read as a whole" for one in self.faults[:1])

    @property
    def harmed(self) -> tuple[Unread, ...]:
        """Files of which nobody knows what stood in them; what is newer is read all the same."""
        return tuple(fault for fault in self.faults if not isinstance(fault, TooNew))

    @property
    def nothing_said(self) -> str:
        """Why nothing is shown of what was said, or follows from it; empty: it can be."""
        return self._unread("nothing that rests on what you said is shown. It isn't lost by that.")

    @property
    def no_page(self) -> str:
        """Why no page is written or copied; empty: one may be."""
        return self._unread("this page might not be yours. Nothing was written.")

    def _unread(self, follows: str) -> str:
        names = join_words([shown(fault.path.name) for fault in self.harmed])
        return f"{names} can't be read as a whole, so {follows}" if names else ""

    @property
    def newer(self) -> bool:
        """Whether a later version of the program wrote what is in it."""
        return self.harmed != self.faults
