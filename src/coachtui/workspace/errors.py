"""What keeps a workspace from being opened or changed.

Trouble
├── ReadOnly        it can be looked at, not changed
├── Conflict        a file was changed by somebody else meanwhile
├── Unloadable      a file of answers doesn't fit
├── Unanswered      nothing is there that could be agreed on
├── NoDecision      a decision isn't in the log any more
├── NotInstalled    a pack couldn't be copied into the home
├── NoLessons       the pack of a workspace can't be used
└── Unusable        no workspace can be called that
NoWorkspace         none is called that
"""

from __future__ import annotations

from coachtui.files.errors import Trouble
from coachtui.pack.source import DEFAULT
from coachtui.text import CAPS, shown
from coachtui.workspace.model import Meta


class ReadOnly(Trouble):
    """The workspace can be looked at but not changed; the message says why."""

    def __init__(self, reason: str) -> None:
        super().__init__("Nothing was changed", reason, "", "")
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


class Conflict(Trouble):
    """A file on disk isn't the one that was read: somebody else changed it meanwhile."""

    def __init__(self, name: str) -> None:
        self.name = name
        """The file, ``answers.toml`` for one."""
        super().__init__(
            f"{name} wasn't saved",
            "another program changed it since it was read",
            "Keep yours, keep theirs, or keep both.",
            "Nothing was lost: theirs is on the disk, and yours is still here.",
        )


class Unloadable(Trouble):
    """A file of answers can't be loaded; `problems` says why, a sentence each."""

    def __init__(
        self, problems: tuple[str, ...], instead: str = "Mend these lines, then load it again."
    ) -> None:
        self.problems = problems
        super().__init__(
            "Nothing was loaded", "; ".join(problems), instead, "The answers are as they were."
        )


class Unusable(Trouble):
    """A label that no workspace can have."""

    def __init__(self, label: str) -> None:
        super().__init__(
            "No workspace was made",
            f"its name has {len(label):,} characters, and {CAPS['names']} fit",
            "Shorten it.",
            "",
        )


class Unanswered(Trouble):
    """There is nothing that could be agreed on."""

    def __init__(self) -> None:
        super().__init__(
            "No version was kept",
            "nothing is answered yet",
            "Answer a question first.",
            "Nothing was changed.",
        )


class NoDecision(Trouble):
    """A decision that was to be changed isn't in the log: others may have changed that."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing was recorded",
            "that decision isn't in the log any more",
            "`coachtui doctor` says whether the log was harmed.",
            "What else is in it is as it was.",
        )


class NotInstalled(Trouble):
    """A pack couldn't be copied into the home."""

    def __init__(self, why: str, instead: str) -> None:
        safe = "Nothing was changed: what was installed before is as it was."
        super().__init__("The pack wasn't installed", why, instead, safe)


class NoLessons(Trouble):
    """The pack of a workspace is broken or gone; the answers to it are as they were."""

    OFFER = "Open the lessons that come with coachtui now?"
    """What an app asks once it has said so; yes means `Home.choose` with `DEFAULT`."""

    def __init__(self, meta: Meta, why: str, use: str) -> None:
        """Say that a pack can't be used.

        Args:
            meta: The workspace.
            why: What is wrong with it.
            use: The command that goes on with another pack there, but for the pack.
        """
        self.meta = meta
        """The workspace that can't be opened."""
        super().__init__(
            f"The pack “{shown(meta.pack)}” can't be used",
            shown(why).rstrip("."),
            f"Say `{use} FOLDER` once it is mended, or"
            f" `{use} {DEFAULT}` to go on with the one that everybody begins with.",
            "Nothing was lost: what you said to it is kept, and comes back with it.",
        )


class NoWorkspace(Exception):  # noqa: N818  (the words of whoever asks for one)
    """There is no workspace of that name, and nobody asked to make one."""
