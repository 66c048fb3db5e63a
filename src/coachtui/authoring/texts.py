"""Every text of a pack in which answers may be piped, and every condition over answers."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from coachtui.pack.condition import Condition, Test
from coachtui.pack.model import Pack
from coachtui.pack.page import Bars, Lesson, Page
from coachtui.pack.question import Question


class Said(Struct, frozen=True, kw_only=True):
    """A text, and what it may pipe."""

    place: str
    """As in `Pack.places`."""
    key: str
    """Where in its record: ``text``, ``hints``, ``choices.met``, ``draft.warm``."""
    text: str
    lesson: str = ""
    """Of pages and questions: questions of this lesson must come earlier."""
    before: str = ""
    """The question before which those must stand; empty: before the end of the lesson."""
    own: str = ""
    """A question that may be piped although it doesn't come earlier: an echo's own."""
    each: str = ""
    """Of a line: the repeat whose fields it pipes."""
    public: bool = False
    """May only pipe questions that are `public`."""

    @property
    def where(self) -> str:
        """The key, as a mistake names it."""
        kind, _, id_ = self.key.partition(".")
        return f"the draft `{id_}`" if kind == "draft" else f"`{self.key}`"


class Asked(Struct, frozen=True, kw_only=True):
    """A condition over answers."""

    place: str
    key: str
    condition: Condition
    lesson: str = ""
    before: str = ""
    own: str = ""


def said(pack: Pack) -> Iterator[Said]:
    """List every text in which something may be piped."""
    for lesson in pack.lessons:
        for page in lesson.pages:
            yield from _of_page(pack, lesson, page)
    for question in pack.questions.values():
        yield from _of_question(question)
    for fact in pack.facts.values():
        place = f"fact:{fact.id}"
        yield Said(place=place, key="ask", text=fact.ask)
        for choice in fact.choices:
            for key, text in (
                ("choices", choice.label),
                ("say", choice.say),
                ("help", choice.help),
            ):
                yield Said(place=place, key=f"{key}.{choice.id}", text=text)
    for rule in pack.rules:
        yield Said(place=f"rule:{rule.id}", key="text", text=rule.text)
        yield Said(place=f"rule:{rule.id}", key="check", text=rule.check)
    for line in pack.lines:
        public = line.section == "statement"
        place = f"line:{line.id}"
        yield Said(place=place, key="text", text=line.text, each=line.each, public=public)
    for tension in pack.tensions:
        yield Said(place=f"tension:{tension.id}", key="text", text=tension.text)
    for remark in pack.remarks.values():
        yield Said(place=f"remark:{remark.id}", key="say", text=remark.say)
    for card in pack.cards.values():
        yield Said(place=f"card:{card.id}", key="text", text=card.text)


def asked(pack: Pack) -> Iterator[Asked]:
    """List every condition over answers."""
    for lesson in pack.lessons:
        for route in lesson.routes:
            if route.when is not None:
                key = f"the `when` of the route `{route.id}`"
                yield Asked(place=f"lesson:{lesson.id}", key=key, condition=route.when)
    for one in pack.questions.values():
        place = f"question:{one.id}"
        yield Asked(place=place, key="`when`", condition=one.when, lesson=one.lesson, before=one.id)
        for constraint in (*one.hard, *one.soft):
            yield Asked(
                place=place,
                key="the `when` of a constraint",
                condition=constraint.when,
                lesson=one.lesson,
                before=one.id,
                own=one.id,
            )
    for rule in pack.rules:
        yield Asked(place=f"rule:{rule.id}", key="`when`", condition=rule.when)
    for line in pack.lines:
        yield Asked(place=f"line:{line.id}", key="`when`", condition=line.when)
    for limit in pack.limits.values():
        for case in limit.cases:
            yield Asked(place=f"limit:{limit.id}", key="the `when` of a case", condition=case.when)
    for tension in pack.tensions:
        yield Asked(place=f"tension:{tension.id}", key="`when`", condition=tension.when)


def tests(condition: Condition) -> Iterator[Test]:
    """List the tests of all branches of a condition."""
    for branch in condition:
        yield from branch


def place_of(pack: Pack, lesson: Lesson, page: Page) -> str:
    """Name the place of a page; one that begins with a question of another lesson has none."""
    first = pack.questions.get(page.questions[0]) if page.questions else None
    elsewhere = first is not None and first.lesson != lesson.id
    return f"lesson:{lesson.id}" if elsewhere else f"page:{page.id}"


def _of_page(pack: Pack, lesson: Lesson, page: Page) -> Iterator[Said]:
    own = [id_ for id_ in page.questions if pack.questions.get(id_, _NONE).lesson == lesson.id]
    before = own[0] if own else ""
    place = place_of(pack, lesson, page)
    texts = [("title", page.title)]
    for piece in page.prose:
        if isinstance(piece, str):
            texts.append(("prose", piece))
        elif isinstance(piece, Bars):
            labels = [word for row in piece.rows for word in (row.label, row.note)]
            texts += [("bars", word) for word in (piece.caption, *labels)]
    for key, text in texts:
        yield Said(place=place, key=key, text=text, lesson=lesson.id, before=before)


def _of_question(one: Question) -> Iterator[Said]:
    texts = [("text", one.text), ("why", one.why), ("example", one.example), ("cue", one.cue)]
    texts += [("hints", hint) for hint in one.hints]
    texts += [("ends", end) for end in one.ends or ()]
    texts += [("steps", step) for step in one.steps]
    texts += [("hard", constraint.say) for constraint in one.hard]
    texts += [("soft", constraint.say) for constraint in one.soft]
    if not one.choices_from:
        texts += [("choices", choice.label) for choice in one.choices]
        texts += [("say", choice.say) for choice in one.choices]
    for field in one.fields if one.kind == "repeat" else ():
        texts += [("fields", field.text), ("fields", field.why), ("fields", field.example)]
    place = f"question:{one.id}"
    for key, text in texts:
        yield Said(place=place, key=key, text=text, lesson=one.lesson, before=one.id)
    yield Said(place=place, key="echo", text=one.echo, lesson=one.lesson, before=one.id, own=one.id)
    for draft in one.drafts:
        for line in draft.lines:
            yield Said(
                place=place,
                key=f"draft.{draft.id}",
                text=line,
                lesson=one.lesson,
                before=one.id,
                public=True,
            )


_NONE = Question(id="", kind="text", text="")
