"""One question as a block of a lesson writes it, or a field of a repeat."""

from __future__ import annotations

from typing import cast

from msgspec.structs import replace

from coachtui.pack import patterns
from coachtui.pack.choices import Given, of_question, of_verdicts, renamed
from coachtui.pack.conditions import condition
from coachtui.pack.folder import RECORDS
from coachtui.pack.question import Choice, Constraint, Draft, Kind, Question
from coachtui.pack.record import Record

FIELDS = frozenset({"text", "prose", "choice", "scale", "number", "date", "yes-no"})
"""Kinds that a field of a repeat may have: those whose value is one word or number."""

KINDS = FIELDS | {"choices", "lines", "repeat", "rehearsal"}
"""All kinds of question."""

_OWN = {
    "choices": {"choice", "choices"},
    "choices_from": {"choice", "choices"},
    "omit": {"choice", "choices"},
    "say": {"choice", "choices"},
    "alone": {"choices"},
    "renamed": {"choice", "choices"},
    "min": {"number", "repeat"},
    "max": {"choices", "scale", "number", "lines", "repeat"},
    "ends": {"scale"},
    "steps": {"scale"},
    "offers": {"date"},
    "fields": {"repeat"},
    "decide": {"repeat"},
    "cards": {"rehearsal"},
    "drafts": {"text", "prose"},
    "limit": {"text", "prose"},
    "remarks": {"text", "prose"},
}
"""Keys that only some kinds have."""

_MEASURES = {
    "shorter": {"text", "prose", "lines"},
    "longer": {"text", "prose", "lines"},
    "fewer": {"choices", "lines", "repeat", "number", "scale"},
    "more": {"choices", "lines", "repeat", "number", "scale"},
    "pattern": {"text", "lines"},
}
"""Keys of a constraint, and the kinds whose values can be measured so."""

_OFFER_UNITS = "dwmy"


def question(record: Record, given: Given, lesson: str = "", page: str = "") -> Question | None:
    """Read a question; None where it has no id or no kind."""
    id_ = record.id(needed=True)
    kind = cast("Kind", record.one_of("kind", KINDS))
    if not id_ or not kind:
        return None
    for key in [key for key in _OWN if record.has(key) and kind not in _OWN[key]]:
        record.wrong(key, f"a question of kind {kind} has no `{key}`", _kinds(key))
    made = Question(
        id=id_,
        kind=kind,
        text=record.words("text", needed=True),
        lesson=lesson,
        page=page,
        why=record.words("why"),
        hints=record.list("hints"),
        example=record.words("example"),
        cue=record.words("cue"),
        echo=record.words("echo"),
        else_=record.words("else"),
        hard=_constraints(record, "hard", kind),
        soft=_constraints(record, "soft", kind),
        when=condition(record, "when"),
        routes=record.ids("routes"),
        stop=record.flag("stop"),
        public=record.flag("public"),
        reflect=record.flag("reflect"),
        was=record.ids("was"),
    )
    made = _of_its_kind(record, given, made)
    _complete(record, made)
    record.close()
    return made


def _of_its_kind(record: Record, given: Given, made: Question) -> Question:
    """A question with what only some kinds have."""
    closed = made.kind in ("choice", "choices")
    choices, source, ladder = of_question(record, given) if closed else ((), "", False)
    cards = record.ids("cards")
    return replace(
        made,
        choices=choices,
        choices_from=source,
        ladder=ladder,
        alone=_alone(record, choices),
        renamed=_renamed(record, given, choices, source) if closed else {},
        min=1 if made.kind == "scale" else record.whole("min"),
        max=record.whole("max", least=1),
        ends=_ends(record),
        steps=record.list("steps"),
        offers=_offers(record),
        fields=_judged(cards, given) if made.kind == "rehearsal" else _fields(record, given),
        decide=record.id("decide"),
        cards=cards,
        drafts=_drafts(record),
        limit=record.id("limit"),
        remarks=record.ids("remarks"),
    )


def _complete(record: Record, made: Question) -> None:
    """Note what a question of its kind can't do without."""
    listed = isinstance(record.take("choices"), list)  # noted already, as no table
    if made.kind in ("choice", "choices") and not (made.choices or made.choices_from or listed):
        record.wrong("", "it has no choices", 'Write choices = { id = "Label", ... }')
    if made.kind == "scale" and not record.has("max"):
        record.wrong("", "a scale needs `max`", "Add: max = 7")
    if made.kind == "scale" and made.max is not None:
        if not 2 <= made.max <= 10:
            record.wrong("max", "a scale has 2 to 10 places", "Add: max = 7")
        if made.steps and len(made.steps) != made.max:
            what = f"`steps` has {len(made.steps)} texts for {made.max} places"
            record.wrong("steps", what, "Write one for each place.")
    if made.kind == "repeat" and not made.fields:
        record.wrong("", "a repeat needs `fields`", "Add: fields = [{ id, kind, text }]")
    if made.kind == "rehearsal" and not made.cards:
        record.wrong("", "a rehearsal needs `cards`", 'Add: cards = ["id of a card"]')
    if made.min is not None and made.max is not None and made.min > made.max:
        record.wrong("min", f"`min` {made.min} is above `max` {made.max}", "Swap the two.")


def _alone(record: Record, choices: tuple[Choice, ...]) -> tuple[str, ...]:
    found = record.ids("alone")
    known = [choice.id for choice in choices]
    for name in [name for name in found if name not in known]:
        there = ", ".join(f"`{id_}`" for id_ in known)
        record.wrong("alone", f"`alone` names `{name}`, which is no choice", f"There are: {there}.")
    return found


def _renamed(
    record: Record, given: Given, choices: tuple[Choice, ...], source: str
) -> dict[str, str]:
    """Ids that choices had before: those of the fact that they come from, and the question's."""
    taken = given.facts[source].renamed if source in given.facts else {}
    return {**taken, **renamed(record, [choice.id for choice in choices])}


def _ends(record: Record) -> tuple[str, str] | None:
    found = record.list("ends")
    if len(found) == 2:
        return found[0], found[1]
    if found:
        record.wrong("ends", "`ends` needs two texts", 'Write ends = ["low", "high"].')
    return None


def _offers(record: Record) -> tuple[str, ...]:
    found = record.list("offers")
    for offer in found:
        number, unit = offer[:-1], offer[-1:]
        good = number.isascii() and number.isdigit() and len(number) <= 3 and int(number) > 0
        if not good or unit not in _OFFER_UNITS:
            record.wrong("offers", "an offer is a number with d, w, m or y", 'Write "4w" or "3m".')
            return ()
    return found


def _fields(record: Record, given: Given) -> tuple[Question, ...]:
    found: dict[str, Question] = {}
    tables = record.tables("fields")
    if len(tables) > RECORDS:
        record.wrong("fields", f"more than {RECORDS} fields", "Leave some of them out.")
    for place, table in enumerate(tables[:RECORDS]):
        called = table.get("id")
        name = f"field `{called}`" if isinstance(called, str) else f"field {place + 1}"
        inner = record.nested("fields", table, name, place)
        if inner.has("when"):
            inner.wrong("when", "a field has no `when`", "Ask it of every row.")
        if inner.has("remarks"):
            inner.wrong("remarks", "a field has no `remarks`", "Ask for the words in a question.")
        if inner.table.get("kind", "text") not in FIELDS:
            known = ", ".join(sorted(FIELDS))
            inner.wrong("kind", "a field can't be of this kind", f"Use one of: {known}.")
            continue
        fact = inner.id("fact")
        made = question(inner, given)
        if made is None:
            continue
        if made.id in found or made.id == "row":
            inner.wrong("id", f"the id `{made.id}` is taken", "Give it another.")
        found[made.id] = replace(made, fact=fact)
    return tuple(found.values())


def _judged(cards: tuple[str, ...], given: Given) -> tuple[Question, ...]:
    """Make a field of every card of a rehearsal: which verdict does it get?"""
    return tuple(
        Question(
            id=card.id,
            kind="choice",
            text=card.text or card.name,
            choices=of_verdicts(given.verdicts.get(card.direction, {})),
            choices_from=f"verdicts.{card.direction}",
        )
        for card in (given.cards[id_] for id_ in cards if id_ in given.cards)
    )


def _drafts(record: Record) -> tuple[Draft, ...]:
    found: list[Draft] = []
    for place, table in enumerate(record.tables("drafts")):
        inner = record.nested("drafts", table, f"draft {place + 1}", place)
        id_, title = inner.id(needed=True), inner.words("title", needed=True)
        lines = inner.list("lines")
        if not lines:
            inner.wrong("", "a draft needs `lines`", 'Add: lines = ["...", "..."]')
        inner.close()
        if id_ in [draft.id for draft in found]:
            inner.wrong("id", f"the draft `{id_}` is there already", "Give it another id.")
        elif id_:
            found.append(Draft(id=id_, title=title, lines=lines))
    return tuple(found)


def _constraints(record: Record, key: str, kind: str) -> tuple[Constraint, ...]:
    found = []
    for place, table in enumerate(record.tables(key)):
        inner = record.nested(key, table, f"`{key}` {place + 1}")
        for odd in [odd for odd in _MEASURES if odd in table and kind not in _MEASURES[odd]]:
            inner.wrong(odd, f"a question of kind {kind} has no `{odd}`", "Leave it out.")
        made = Constraint(
            say=inner.words("say", needed=True),
            shorter=inner.whole("shorter"),
            longer=inner.whole("longer"),
            fewer=inner.whole("fewer"),
            more=inner.whole("more"),
            pattern=_pattern(inner),
            when=condition(inner, "when"),
        )
        if not set(inner.table) - {"say"}:
            inner.wrong("", "it never says when to speak", "Add shorter, longer, fewer, more ...")
        inner.close()
        found.append(made)
    return tuple(found)


def _pattern(record: Record) -> str:
    found = record.words("pattern")
    if not found:
        return ""
    if why := patterns.why_refused(found):
        record.wrong("pattern", f"`pattern` can't be used: {why}", "Write a simpler one.")
        return ""
    return found


def _kinds(key: str) -> str:
    return f"Leave it out: it belongs to {' and '.join(sorted(_OWN[key]))}."
