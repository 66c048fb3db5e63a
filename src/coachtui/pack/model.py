"""What a pack holds, as plain immutable data.

Nothing here computes: the loader builds these, every other room reads them.
The notation they come from is described in ``docs/notation.md``.

Annotations are evaluated as they stand, and not put off: a start that decodes a kept pack
would have to evaluate each of them from its text.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from coachtui.pack.condition import Condition, Ref, Test
from coachtui.pack.figure import Estimate, Limit, Order
from coachtui.pack.manner import Manner
from coachtui.pack.page import Lesson
from coachtui.pack.question import Choice, Question
from coachtui.pack.remark import Remark
from coachtui.pack.reminder import Reminder

Style = Literal["list", "checks", "numbered", "first-yes", "beside", "quoted"]
"""How a section is laid out on paper."""


class Fact(Struct, frozen=True, kw_only=True):
    """What can be known of a person: one question, 2 to 10 choices, one value."""

    id: str
    ask: str
    choices: tuple[Choice, ...]
    ladder: bool = False
    renamed: Mapping[str, str] = {}
    """Ids that choices had before, each to the choice that it is today."""


class Rule(Struct, frozen=True, kw_only=True):
    """An if-then over facts; `when` says on which answers it is a person's rule at all."""

    id: str
    direction: str
    verdict: str | Ref
    text: str
    if_: tuple[Test, ...] = ()
    when: Condition = ()
    otherwise: bool = False
    check: str = ""
    """Its question for a checklist; empty: `text` stands there."""


class Line(Struct, frozen=True, kw_only=True):
    """A derived sentence that is not a rule."""

    id: str
    section: str
    text: str
    when: Condition = ()
    unless: str = ""
    """A question: stands only while no answer to it is known, as a person's own words."""
    each: str = ""
    """A repeat: one line a row."""
    do: str = ""
    """Can be ticked: "once" for good; a reminder's id: until its next round begins."""
    on: tuple[str, ...] = ()
    if_: tuple[Test, ...] = ()
    """Of a line with `on`: shown unless what is known of the person rules this out."""
    copy: bool = False
    offered: bool = False
    lesson: str = ""
    """The lesson that its file in ``lines/`` is named after."""


class Section(Struct, frozen=True, kw_only=True):
    """A part of a document. Its id may be ``rules.DIRECTION``."""

    id: str
    title: str
    hint: str = ""
    style: Style = "list"


class Document(Struct, frozen=True, kw_only=True):
    """What a document command prints: parts in order (section ids or ``rules.DIRECTION``)."""

    id: str
    title: str
    parts: tuple[str, ...]
    lessons: bool = False
    """It goes over all lessons: each part stands under the lesson that it comes from."""
    dates: str = ""
    """The heading of the dates that lie ahead, at its end; empty: they don't stand there."""
    good: str = ""
    """The heading of the links that did some good, at its end; empty: they don't stand there."""


class Balance(Struct, frozen=True, kw_only=True):
    """Paragraphs of a page that have equal weight: as many words, as many footnotes."""

    page: str
    ends: tuple[str, ...]
    """The words in strong that open each of them."""


class Claim(Struct, frozen=True, kw_only=True):
    """What a footnote stands on."""

    id: str
    says: str
    source: str
    strength: Literal["strong", "fair", "weak", "disputed", "account"]
    limits: str
    year: int | None = None
    url: str = ""


class Card(Struct, frozen=True, kw_only=True):
    """A fictional case to judge."""

    id: str
    direction: str
    name: str
    text: str
    facts: Mapping[str, str]
    pair: str = ""
    """The card that differs from it in one fact alone."""


class Tension(Struct, frozen=True, kw_only=True):
    """Answers that pull apart, and the question they raise."""

    id: str
    when: Condition
    text: str
    ways: Mapping[str, str] = {}
    """Ways out: a question to answer again, and what that would mean. Keeping both, on purpose,
    is always one more, and isn't listed."""


class Expect(Struct, frozen=True, kw_only=True):
    """What a persona's answers must give."""

    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    tensions: tuple[str, ...] | None = None
    verdicts: Mapping[str, str] = {}


class Persona(Struct, frozen=True, kw_only=True):
    """A made-up person's answers, as raw TOML values, and what they must give."""

    id: str
    title: str
    answers: Mapping[str, object]
    expect: Expect = Expect()


class HomeTexts(Struct, frozen=True, kw_only=True):
    """What the home screen says and which questions it reads back; empty ids: nothing to read."""

    welcome: tuple[str, ...] = ()
    began: str = ""
    still: str = ""
    changed: str = ""
    review: str = ""
    flinch: str = ""
    """What they expected to break, asked about when they look again."""
    circle: str = ""
    """A repeat whose rows are ticked when they look again ..."""
    here: str = ""
    """... in this field of it: a yes-no, or a choice that has a `yes`."""


class Place(Struct, frozen=True):
    """Where something was written: a path inside the pack, and a line counted from 1."""

    file: str
    line: int


class Pack(Struct, frozen=True, kw_only=True):
    """All that is taught. Mappings keep the order of the files."""

    id: str
    title: str
    lessons: tuple[Lesson, ...]
    questions: Mapping[str, Question]
    """Every question by id, in asking order over all lessons."""
    home: HomeTexts = HomeTexts()
    manner: Manner = Manner()
    sections: Mapping[str, Section] = {}
    verdicts: Mapping[str, Mapping[str, str]] = {}
    asks: Mapping[str, tuple[str, ...]] = {}
    uses: Mapping[str, Mapping[str, str]] = {}
    """Direction and verdict to the limit of which a decision for it uses up one a month."""
    waits: Mapping[str, Mapping[str, str]] = {}
    """Direction and verdict to the time after which a decision for it comes back: "1w"."""
    documents: Mapping[str, Document] = {}
    limits: Mapping[str, Limit] = {}
    orders: Mapping[str, Order] = {}
    """Section to the order of its lines."""
    estimates: Mapping[str, Estimate] = {}
    reminders: Mapping[str, Reminder] = {}
    banned: tuple[str, ...] = ()
    """Phrases that nothing in the pack may say."""
    balance: tuple[Balance, ...] = ()
    facts: Mapping[str, Fact] = {}
    rules: tuple[Rule, ...] = ()
    lines: tuple[Line, ...] = ()
    claims: Mapping[str, Claim] = {}
    cards: Mapping[str, Card] = {}
    tensions: tuple[Tension, ...] = ()
    remarks: Mapping[str, Remark] = {}
    personas: tuple[Persona, ...] = ()
    places: Mapping[str, Place] = {}
    """Where each record stands, keyed ``question:aim``, ``rule:in-known``, ``page:aim`` ..."""
    digest: str = ""
    """SHA-256 over all of the pack's files, in hexadecimal."""

    def __hash__(self) -> int:
        """What is worked out of a whole pack can be kept by it."""
        return hash(self.digest)

    @property
    def and_(self) -> str:
        """What joins several words in a sentence."""
        return self.manner.and_
