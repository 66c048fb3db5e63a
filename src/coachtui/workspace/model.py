"""What a workspace keeps, as plain data.

Annotations are evaluated as they stand, as in the model of a pack: each start reads this.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from coachtui.interview.answers import Answers
from coachtui.pack.source import DEFAULT
from coachtui.strategy.edits import Edits

Kind = Literal["self", "client"]
Part = Literal["answers", "edits"]


class Meta(Struct, frozen=True, kw_only=True):
    """Who a workspace is for, and what it works with: ``workspace.toml``."""

    id: str
    """Eight random characters: the folder's name. No person's name is in any path."""
    label: str = ""
    """What the person calls it; empty for one's own first workspace."""
    kind: Kind = "self"
    initials: str = ""
    """What stands for the label on a screen that others see."""
    pack: str = DEFAULT
    """The id of the pack."""
    turn: int = 0
    """Of the workspaces of one person, a pack each, the one with the highest is in use."""
    digest: str = ""
    """The pack's digest when this workspace last saved."""
    created: str = ""
    calendar: str = ""
    """What its reminders are known by in a calendar, so that a later one replaces them."""


class Change(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that was changed, as the log keeps it."""

    n: int
    """Its number, counted from 1 over the life of the workspace."""
    at: str
    by: str
    part: Part
    key: str
    """The question, or for edits the line."""
    before: object = None
    """Plain data as it was: an entry (None: there was none), or the parts of the edits that
    differ."""
    after: object = None
    draft: object = None
    """What was typed, wasn't an answer yet, and gave way to this change."""
    lesson: str = ""
    """The lesson in which it was answered, where that isn't the question's own."""
    batch: int = 0
    """Of several changes that were made as one: the number of the first of them."""
    undoes: int = 0
    """The number of the change that this one takes back."""
    redoes: int = 0
    """The number of the change that this one brings back."""
    lost: bool = False
    """With `undoes`: that change was recorded, and then a crash kept it from being applied."""


class Kept(Struct, frozen=True, kw_only=True):
    """A person's data at one moment. Replaced as a whole, never mutated."""

    answers: Answers = {}
    edits: Edits = Edits()
    drafts: Mapping[str, object] = {}
    """Question id to what was typed and isn't valid yet."""
