"""What a pack holds, as plain immutable data.

Nothing here computes: the loader builds these, every other room reads them.
The notation they come from is described in ``docs/notation.md``.

Annotations are evaluated as they stand, and not put off: a start that decodes a kept pack
would have to evaluate each of them from its text.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from coachtui.pack.manner import Manner
from coachtui.pack.remark import Remark
from coachtui.pack.reminder import Reminder

Kind = Literal[
    "text",
    "prose",
    "choice",
    "choices",
    "scale",
    "number",
    "date",
    "yes-no",
    "lines",
    "repeat",
    "rehearsal",
]
"""The kinds of question, as written in a pack."""

TYPED: frozenset[str] = frozenset({"text", "prose", "lines"})
"""Kinds whose value is a person's own words: piped whole, never inflected."""

SEVERAL: frozenset[str] = frozenset({"choices", "lines", "repeat"})
"""Kinds whose value holds several items: conditions on them mean "includes" or count."""

Style = Literal["list", "checks", "numbered", "first-yes", "beside", "quoted"]
"""How a section is laid out on paper."""


class Ref(Struct, frozen=True):
    """A reference such as ``{in-line}`` in place of a value: the answer to that question."""

    question: str


Operand = str | int | float | bool | Ref
"""What a condition compares with."""


class Test(Struct, frozen=True, kw_only=True):
    """One key of a condition: a subject and what must hold of it (all given parts, ANDed)."""

    subject: str
    """A question id, ``repeat.field``, or in an ``if`` a fact id."""
    any_of: tuple[Operand, ...] | None = None
    """The value is (or the values include) one of these."""
    none_of: tuple[Operand, ...] | None = None
    """The value is (or the values include) none of these."""
    at_least: Operand | None = None
    """On a ladder, number or scale: this place or higher; on several values: this many or more."""
    below: Operand | None = None
    """The converse of `at_least`."""


Condition = tuple[tuple[Test, ...], ...]
"""An OR of ANDs. ``()`` holds always."""


class Choice(Struct, frozen=True, kw_only=True):
    """One choice of a question or fact."""

    id: str
    label: str
    """Words on the screen, pipes allowed."""
    say: str = ""
    """Words inside a sentence; empty means `label`."""
    help: str = ""
    """A longer explanation, pipes allowed."""
    key: str = ""
    """The key that picks it where one key answers: "1" to "9", "0"."""
    above: bool = False
    """Stands above the top of the ladder that the other choices come from."""


class Constraint(Struct, frozen=True, kw_only=True):
    """A remark (soft) or a bar (hard): speaks when all of its given parts hold."""

    say: str
    shorter: int | None = None
    """Fewer characters than this."""
    longer: int | None = None
    """More characters than this."""
    fewer: int | None = None
    """Fewer rows or choices; of a number or scale, a lower value."""
    more: int | None = None
    """More rows or choices; of a number or scale, a higher value."""
    pattern: str = ""
    """The words don't match this regular expression from beginning to end."""
    when: Condition = ()


class Draft(Struct, frozen=True, kw_only=True):
    """A text that a person may begin from; lines whose pipes are unknown are left out."""

    id: str
    title: str
    lines: tuple[str, ...]


class Question(Struct, frozen=True, kw_only=True):
    """One question, or one field of a repeat, or a rehearsal."""

    id: str
    kind: Kind
    text: str
    lesson: str = ""
    page: str = ""
    why: str = ""
    hints: tuple[str, ...] = ()
    example: str = ""
    cue: str = ""
    """For a coach's own sheet. Never shown on a screen."""
    echo: str = ""
    else_: str = ""
    """What a pipe in a page, question or fact reads while this is unknown."""
    choices: tuple[Choice, ...] = ()
    """Resolved: those of `choices_from` less `omit`, then the question's own."""
    choices_from: str = ""
    """A fact id, or ``verdicts.DIRECTION``."""
    ladder: bool = False
    """The choices rise in order, so that `at_least` and `below` may be used."""
    alone: tuple[str, ...] = ()
    """Choices that exclude the rest."""
    min: int | None = None
    max: int | None = None
    ends: tuple[str, str] | None = None
    steps: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    """Of a date: "4w", "3m", "1y" from today."""
    fields: "tuple[Question, ...]" = ()
    fact: str = ""
    """Of a field: the fact that it gives."""
    decide: str = ""
    """Of a repeat: the direction whose verdict is shown beside each row."""
    cards: tuple[str, ...] = ()
    drafts: tuple[Draft, ...] = ()
    limit: str = ""
    """Of words: the limit of the pack that their length is counted against."""
    hard: tuple[Constraint, ...] = ()
    soft: tuple[Constraint, ...] = ()
    remarks: tuple[str, ...] = ()
    """Of words: text rules that speak of them once they are left, by id."""
    when: Condition = ()
    routes: tuple[str, ...] = ()
    stop: bool = False
    public: bool = False
    reflect: bool = False
    was: tuple[str, ...] = ()
    """Ids that it had before."""
    renamed: Mapping[str, str] = {}
    """Ids that choices had before, each to the choice that it is today; those of the fact that
    the choices come from are among them."""


class Bar(Struct, frozen=True, kw_only=True):
    """One row of a picture of bars."""

    label: str
    value: int | float
    note: str = ""


class Bars(Struct, frozen=True, kw_only=True, tag=True):
    """A small picture in the prose."""

    rows: tuple[Bar, ...]
    caption: str = ""


class Show(Struct, frozen=True, kw_only=True, tag=True):
    """What follows from the answers, shown in the prose: at least one of lines, hands, tensions."""

    parts: tuple[str, ...] = ()
    """Of which derived lines are shown as they stand."""
    offered: bool = False
    """List lines that may be taken in, rather than those that stand."""
    hands: str = ""
    """A rehearsal: each card judged there is held against the rules as they stand."""
    tensions: bool = False
    """Show the answers that pull apart, a few at a time."""


Prose = str | Bars | Show
"""A stretch of Markdown, or what stands between two stretches."""


class Page(Struct, frozen=True, kw_only=True):
    """One page: a heading, what is said, and what is asked. Its id is its first block's."""

    id: str
    title: str
    prose: tuple[Prose, ...]
    questions: tuple[str, ...]
    """Question ids in asking order; a question of another lesson may be among them."""


class Route(Struct, frozen=True, kw_only=True):
    """A way through a lesson. The first of a lesson holds every block."""

    id: str
    title: str
    when: Condition | None = None
    """Where it holds, the route is suggested; None: never suggested, always offered."""


class Lesson(Struct, frozen=True, kw_only=True):
    """One lesson, in order."""

    id: str
    title: str
    about: str = ""
    here: str = ""
    """Why it stands at its place among the lessons."""
    routes: tuple[Route, ...] = ()
    pages: tuple[Page, ...] = ()


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


class LimitCase(Struct, frozen=True):
    """What a limit is where something holds of the answers."""

    when: Condition
    value: int | float | str


class Limit(Struct, frozen=True, kw_only=True):
    """A dated setting that a pack cites as ``{limits.ID}``."""

    id: str
    value: int | float | str
    about: str
    as_of: str
    source: str = ""
    cases: tuple[LimitCase, ...] = ()
    """The first that holds stands in place of `value`."""


class Order(Struct, frozen=True, kw_only=True):
    """The order of a section's lines, where it hangs on an answer."""

    by: str
    """A choice question."""
    lines: Mapping[str, tuple[str, ...]]
    """Choice to line ids, the first one first; lines that aren't named follow."""


class Estimate(Struct, frozen=True, kw_only=True):
    """How often something fits into the time there is, cited as ``{estimates.ID}``."""

    id: str
    have: str
    """A choice question: how much there is ..."""
    amounts: Mapping[str, tuple[int, int]]
    """... and what each choice comes to, at the least and at the most."""
    each: str
    """A number question: how much of it one takes."""
    times: int = 1
    """How many such stretches there are, as weeks in a month."""


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

    @property
    def and_(self) -> str:
        """What joins several words in a sentence."""
        return self.manner.and_
