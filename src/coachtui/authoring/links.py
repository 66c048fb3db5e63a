"""Names in records, blocks and the home screen: does what they name exist?"""

from __future__ import annotations

from coachtui.authoring.notes import Notes, question_there
from coachtui.authoring.texts import place_of
from coachtui.interview.again import HERE
from coachtui.pack.model import Line
from coachtui.pack.page import Page, Show
from coachtui.pack.question import Question


def links(notes: Notes) -> None:
    """Check what lines, questions, blocks of pages and the home screen name."""
    for line in notes.pack.lines:
        _line(notes, line)
    for tension in notes.pack.tensions:
        for id_ in tension.ways:
            question_there(notes, f"tension:{tension.id}", "`ways` names", id_)
    for question in notes.pack.questions.values():
        _of_question(notes, question)
    _pages(notes)
    _home(notes)


def _line(notes: Notes, line: Line) -> None:
    pack = notes.pack
    verdicts = [verdict for words in pack.verdicts.values() for verdict in words]
    known = {*verdicts, *(rule.id for rule in pack.rules)}
    for one in line.on:
        if one not in known:
            notes.missing(f"line:{line.id}", "`on` names", one, sorted(known))


def _of_question(notes: Notes, one: Question) -> None:
    pack, place = notes.pack, f"question:{one.id}"
    routes = [
        route.id for lesson in pack.lessons if lesson.id == one.lesson for route in lesson.routes
    ]
    for route in one.routes:
        if route not in routes:
            notes.missing(place, "`routes` names", route, routes)
    _earlier(notes, place, one, tuple(pack.questions.values()), "question")
    if one.kind == "repeat":
        _facts_given(notes, one)
        for field in one.fields:
            _earlier(notes, place, field, one.fields, "field")


def _earlier(
    notes: Notes, place: str, one: Question, all_: tuple[Question, ...], kind: str
) -> None:
    """Check that earlier ids are in use no more, and each the earlier one of a single question."""
    for old in one.was:
        if any(other.id == old for other in all_):
            what = f"`was` names `{old}`, which is a {kind} of today"
            notes.wrong(place, what, "Name ids that are no longer in use.")
        for other in all_:
            if old in other.was and other.id != one.id:
                what = f"`was` names `{old}`, as the {kind} `{other.id}` does"
                notes.wrong(place, what, "Name it in one of them: an answer has one place to go.")


def _facts_given(notes: Notes, one: Question) -> None:
    given = [field.fact for field in one.fields if field.fact]
    place = f"question:{one.id}"
    for field in [field for field in one.fields if field.fact]:
        fact = notes.pack.facts.get(field.fact)
        if fact is None:
            notes.missing(
                place, f"the field `{field.id}` gives the fact", field.fact, notes.pack.facts
            )
        elif strange := [c.id for c in field.choices if c.id not in {k.id for k in fact.choices}]:
            what = f"the field `{field.id}` gives the fact `{fact.id}`, which has no `{strange[0]}`"
            notes.wrong(place, what, f'Write choices_from = "{fact.id}".')
        elif field.kind != "choice":
            what = f"the field `{field.id}` gives a fact and is of kind {field.kind}"
            notes.wrong(place, what, 'Write kind = "choice".')
    if one.decide and not given:
        what = "`decide` shows a verdict for each row, and no field gives a fact"
        notes.wrong(place, what, 'Add fact = "..." to a field.')


def _pages(notes: Notes) -> None:
    pack = notes.pack
    for lesson in pack.lessons:
        seen: set[str] = set()
        for page in lesson.pages:
            place = place_of(pack, lesson, page)
            for id_ in page.questions:
                if id_ in seen:
                    what = f"`{id_}` is asked in this lesson already"
                    notes.wrong(place, what, "Ask it once, or ask a question of another lesson.")
                seen.add(id_)
            for piece in page.prose:
                if isinstance(piece, Show):
                    _shown(notes, place, page, piece)


def _shown(notes: Notes, place: str, page: Page, piece: Show) -> None:
    for part in piece.parts:
        if not is_part(notes, part):
            notes.missing(place, "`show` names the part", part, parts(notes))
    if piece.tensions and not notes.pack.tensions:
        what = "`show` has tensions = true, and the pack has no tension"
        notes.wrong(place, what, "Write one in tensions.toml, or leave it out.")
    if not piece.hands:
        return
    named = "`show` holds the hands of"
    if not question_there(notes, place, named, piece.hands):
        return
    if notes.pack.questions[piece.hands].kind != "rehearsal":
        what = f"{named} `{piece.hands}`, which is no rehearsal"
        notes.wrong(place, what, 'Name a block of kind "toml rehearsal".')
    elif page.questions and notes.order[piece.hands] >= notes.order.get(page.questions[0], 0):
        what = f"{named} `{piece.hands}`, which isn't asked before"
        notes.wrong(place, what, "Look back only: move one of the two.")


def is_part(notes: Notes, part: str) -> bool:
    """Whether a part of a document or picture is a section or the rules of a direction."""
    return part in parts(notes)


def parts(notes: Notes) -> list[str]:
    """List all parts that there are."""
    directions = [f"rules.{direction}" for direction in notes.pack.verdicts]
    return list(dict.fromkeys([*notes.pack.sections, *directions]))


def _home(notes: Notes) -> None:
    pack, home = notes.pack, notes.pack.home
    keys = {
        "began": home.began,
        "still": home.still,
        "changed": home.changed,
        "review": home.review,
        "flinch": home.flinch,
        "circle": home.circle,
    }
    for key, id_ in keys.items():
        if id_:
            question_there(notes, f"home:{key}", f"home: `{key}` names", id_)
    if home.review in pack.questions and pack.questions[home.review].kind != "date":
        what = f"home: `review` names `{home.review}`, which is no date question"
        notes.wrong("home:review", what, 'Name a question with kind = "date".')
    if home.circle or home.here:
        _circle(notes)


def _circle(notes: Notes) -> None:
    """Check what is ticked when somebody looks again."""
    home = notes.pack.home
    if not (home.circle and home.here):
        place = "home:circle" if home.circle else "home:here"
        what = "home: `circle` and `here` go together"
        notes.wrong(place, what, "Name a repeat, and the field of it that is ticked.")
        return
    question = notes.pack.questions.get(home.circle)
    if question is None:
        return
    if question.kind != "repeat":
        what = f"home: `circle` names `{home.circle}`, which has no rows"
        notes.wrong("home:circle", what, 'Name a question with kind = "repeat".')
        return
    field = next((one for one in question.fields if one.id == home.here), None)
    if field is None:
        names = [one.id for one in question.fields]
        notes.missing("home:here", "home: `here` names the field", home.here, names)
    elif field.kind != "yes-no" and HERE not in [choice.id for choice in field.choices]:
        what = f"home: the field `{home.here}` can't be ticked"
        notes.wrong("home:here", what, 'Give it the choice yes, or write kind = "yes-no".')
