"""A remark on words that somebody typed: what it looks for, and what it says where it finds it."""

from msgspec import Struct

SIGNS = frozenset({"<number>", "<name>", "<quote>"})
"""What may stand among phrases without being one: a figure, a name, quoted words."""


class Remark(Struct, frozen=True, kw_only=True):
    """A text rule. It speaks where all of its given parts hold, and cites its guideline.

    A phrase is whole words, or ends in ``*`` where its last word may go on; a sign is one
    of `SIGNS`.
    """

    id: str
    say: str
    """What is asked of whoever wrote the words; pipes allowed."""
    line: str
    """Its guideline: it speaks only while this line of the pack stands among theirs."""
    has: tuple[str, ...] = ()
    """Phrases and signs, of which one occurs."""
    lacks: tuple[str, ...] = ()
    """Phrases and signs, of which fewer than `least` occur."""
    least: int = 1
    first: int = 0
    """Only so many sentences are looked at, from the beginning; 0: all."""
    longer: int | None = None
    """The words are more characters than this."""
