"""What a workspace keeps, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from coachtui.interview.answers import Answers
from coachtui.strategy.edits import Edits

Kind = Literal["self", "client"]


class Meta(Struct, frozen=True, kw_only=True):
    """Who a workspace is for, and what it works with: ``workspace.toml``."""

    id: str
    """Eight random characters: the folder's name. No person's name is in any path."""
    label: str = ""
    """What the person calls it; empty for one's own first workspace."""
    kind: Kind = "self"
    pack: str = "linkedin"
    """The id of the pack."""
    digest: str = ""
    """The pack's digest when this workspace last saved."""
    created: str = ""


class Change(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that was changed, as the log keeps it."""

    n: int
    """Its number, counted from 1 over the life of the workspace."""
    at: str
    by: str
    part: Literal["answers", "edits"]
    key: str
    """The question, or for edits the line."""
    before: object = None
    """Plain data as it was: an entry (None: there was none), or all edits."""
    after: object = None
    undoes: int = 0
    """The number of the change that this one takes back."""
    redoes: int = 0
    """The number of the change that this one brings back."""


class Kept(Struct, frozen=True, kw_only=True):
    """A person's data as it was read."""

    answers: Answers = {}
    edits: Edits = Edits()
    drafts: Mapping[str, object] = {}
    """Question id to what was typed and isn't valid yet."""
    changes: tuple[Change, ...] = ()
    """The newest changes, oldest first: as far back as undo reaches."""
    extra: Mapping[str, Mapping[str, object]] = {}
    """File name to what this version doesn't know: kept as it was found."""
