"""Why a workspace can only be looked at."""

from __future__ import annotations

from msgspec import Struct

from coachtui.files.errors import Held, TooNew, Unread


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
    def newer(self) -> bool:
        """Whether a later version of the program wrote what is in it."""
        return any(isinstance(fault, TooNew) for fault in self.faults)
