"""How things stand, for the first screen: what to say, and which next steps to offer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from coachtui.clock import in_words, today
from coachtui.interview import again, flow
from coachtui.interview.minutes import minutes_left
from coachtui.interview.pipes import fill_page, labelled
from coachtui.interview.thread import Far, length, next_of
from coachtui.text import cut, first_line, shown
from coachtui.tui import due
from coachtui.tui.rows import Row
from coachtui.workspace.half_made import CARDS
from coachtui.workspace.whereabouts import here_of, lessons_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coachtui.decide.misfits import Misfit
    from coachtui.pack.page import Lesson
    from coachtui.workspace.home import Spot
    from coachtui.workspace.workspace import Workspace

WIDTH = 70
"""Characters of somebody's words that are read back in one line."""


class Standing(Struct, frozen=True):
    """What the first screen says and offers."""

    greeting: str
    lines: tuple[str, ...]
    steps: tuple[Row, ...]
    """The next steps, the obvious one first."""
    about: str = ""
    """What `decided` is."""
    decided: tuple[str, ...] = ()
    still: str = ""
    """An answer to be read back: "Still so?"; empty: nothing is asked."""


class People(Struct, frozen=True):
    """Those who were decided on."""

    back: int
    """How many were asked something, and are back."""
    any: bool
    """Whether anybody was ever decided on."""
    unfit: tuple[Misfit, ...] = ()
    """Usual answers that don't fit them."""


NOBODY = People(0, any=False)


def people(workspace: Workspace) -> People:
    """Who was decided on, from the disk: not for the screen's thread."""
    from coachtui.decide.after import waiting
    from coachtui.decide.curious import unfit

    past = workspace.decisions.all()
    found = unfit(workspace.pack, workspace.strategy, workspace.edits, past)
    return People(len(waiting(past, today())), any(not one.card for one in past), found)


def standing(
    workspace: Workspace, spot: Spot, *, asked: bool, people: People | None = None
) -> Standing:
    """How things stand.

    Args:
        workspace: The open workspace.
        spot: Where it was left.
        asked: "Still so?" was asked since the app began.
        people: Those who were decided on; None: nobody has looked yet. Nor are there cards then:
            the first screen is there before the strategy is derived, where it can be.
    """
    given = [id_ for id_, entry in workspace.answers.items() if entry.state != "open"]
    lessons = lessons_of(workspace, spot)
    here = here_of(lessons, spot)
    still = "" if asked else _still(workspace)
    beside = (*_deciding(workspace, people or NOBODY), *due.rows(workspace))
    cards = () if people is None else tuple(_cards(workspace))
    found = _Found(lessons, here, still, beside, cards)
    if not given and not workspace.drafts:
        return _first(workspace, found)
    step = flow.resume(here.way, spot.at(here.lesson.id).question)
    if step is None or flow.next_open(here.way) is None:
        return _whole(workspace, found)
    return _under_way(workspace, found, step)


class _Found(Struct, frozen=True):
    """What each of the first screens says something of."""

    lessons: tuple[Far, ...]
    here: Far
    """The lesson where one is."""
    still: str
    deciding: tuple[Row, ...]
    """The rows about people, and of what was meant to be come back to about now."""
    cards: tuple[Row, ...]


def _deciding(workspace: Workspace, people: People) -> Iterator[Row]:
    """Deciding on somebody, and those who are back."""
    if workspace.pack.verdicts:
        yield Row("decide:", "Decide on somebody now", "d")
    if people.back:
        from coachtui.decide.says import asked_back

        who = asked_back(people.back)
        yield Row("waiting:", f"{who[:1].upper()}{who[1:]}: did they answer?", "w")
    for one in people.unfit[:1]:
        from coachtui.decide.curious import misfit

        yield Row("misfit:", misfit(workspace.pack, workspace.strategy, one), "o")


def _cards(workspace: Workspace) -> Iterator[Row]:
    """A sitting at the cards, once a rule comes of an answer; where one was left, that one."""
    from coachtui.decide.rehearsal import can_rehearse

    if not can_rehearse(workspace.pack, workspace.strategy):
        return
    if CARDS in workspace.drafts:
        yield Row("cards:", "Go on with the cards", "e", beside="where you left them")
    else:
        yield Row("cards:", "Rehearse eight cards", "e", beside="6 minutes")


def _first(workspace: Workspace, found: _Found) -> Standing:
    from coachtui.tui.reading import routes

    pack = workspace.pack
    lesson = pack.lessons[0]
    named = f"{lesson.title}. " if len(found.lessons) > 1 else ""
    steps = [
        Row(
            f"route:{lesson.id}:{id_}",
            "Begin" if not place else title,
            str(place + 1),
            note=f"{named}{title}, {length}" if not place else length,
        )
        for place, (id_, title, length) in enumerate(routes(pack, lesson))
    ]
    about = pack.home.welcome or (lesson.about,)
    return Standing(pack.title, about, (*steps, *_lessons(found.lessons), *found.deciding))


def _lessons(lessons: tuple[Far, ...]) -> Iterator[Row]:
    """All lessons, where there is more than one."""
    if len(lessons) > 1:
        yield Row("lessons:", "All lessons", "l", beside=f"{len(lessons)}, in any order")


def _next(lessons: tuple[Far, ...], here: Far) -> Iterator[Row]:
    """The lesson that comes next in the recommended order, with its minutes."""
    after = next_of(lessons, here.lesson.id)
    if after is not None:
        label = (
            f"Go on with “{after.lesson.title}”" if after.begun else f"Next: {after.lesson.title}"
        )
        yield Row(f"next:{after.lesson.id}", label, "g", beside=length(after))


def _under_way(workspace: Workspace, found: _Found, step: flow.Step) -> Standing:
    pack, way = workspace.pack, found.here.way
    title = fill_page(pack, step.page.title, workspace.view.known)
    where = f"{flow.where(way, step.page)}, “{shown(title)}”"
    said = f"You were on {where}."
    if len(found.lessons) > 1:
        said = f"You were in “{found.here.lesson.title}”, on {where}."
    first = next(one for one in way if one.page.id == step.page.id and one.asked)
    steps = [
        Row(f"go:{step.question.id}", "Go on from here", "g", beside=minutes_left(way)),
        Row(f"go:{first.question.id}", "Begin this page again", "b"),
        Row("fresh:", "Start fresh, and keep the old", "f"),
        *_lessons(found.lessons),
        Row("strategy:", "Read what I decided so far", "s"),
        Row("map:", "All pages, and shorter ways through", "m"),
        *found.deciding,
        *found.cards,
    ]
    latest = _last_said(workspace)
    return Standing("Welcome back.", (said,), tuple(steps), "You had said", latest, found.still)


def _whole(workspace: Workspace, found: _Found) -> Standing:
    from coachtui.workspace import looking

    agreed = looking.agreed(workspace)
    when = f" You agreed this on {in_words(agreed)}." if agreed else ""
    steps = [
        *_next(found.lessons, found.here),
        *found.deciding,
        Row("strategy:", "Read my strategy", "s"),
        *_closing(workspace),
        *found.cards,
        *_look_again(workspace, agreed),
        *_rest(workspace, found.here.lesson),
        *_lessons(found.lessons),
        Row("review:", "What I said", "a", beside="every answer, and what rests on it"),
        Row("map:", "All pages, to change an answer", "m"),
    ]
    rules = [line.text for line in workspace.strategy.lines if line.enabled and not line.offered]
    decided = tuple(cut(shown(first_line(text)), WIDTH) for text in rules[:3])
    done = _done(found.lessons, found.here)
    return Standing(f"Welcome back.{when}", done, tuple(steps), "You decided", decided, found.still)


def _closing(workspace: Workspace) -> Iterator[Row]:
    """The page over all lessons, where the pack has one."""
    from coachtui.documents.by_lesson import closing

    page = closing(workspace.pack)
    if page is not None:
        yield Row("everything:", page.title, "k", beside="one page")


def _done(lessons: tuple[Far, ...], here: Far) -> tuple[str, ...]:
    """What is done, where there is more than one lesson."""
    if len(lessons) < 2:
        return ()
    if next_of(lessons) is None:
        return ("You have been through all of it.",)
    return (f"“{here.lesson.title}” is done. Stopping here is fine.",)


def _look_again(workspace: Workspace, agreed: date | None) -> Iterator[Row]:
    """On a later day, or where it was broken off: looking again, with the day that was meant."""
    from coachtui.workspace import looking

    under_way = looking.look(workspace)
    if workspace.read_only:
        return
    if under_way is not None:
        pages = looking.pages(workspace)
        here = pages.index(under_way.page) + 1 if under_way.page in pages else len(pages)
        yield Row("look:", "Go on looking again", "r", beside=f"{here} of {len(pages)}")
    elif agreed is not None and agreed < today():
        day = again.planned(workspace.pack, workspace.view.known)
        planned = f", planned for {in_words(day)}" if day else ""
        yield Row("look:", "Look again", "r", beside=f"5 minutes{planned}")


def _rest(workspace: Workspace, lesson: Lesson) -> Iterator[Row]:
    """After a shorter way: what the whole lesson still asks."""
    whole = lesson.routes[0].id if lesson.routes else ""
    way = flow.steps(workspace.pack, lesson, whole, workspace.answers, workspace.view)
    if flow.next_open(way) is not None:
        rest = minutes_left(way)
        yield Row(f"route:{lesson.id}:{whole}", "The rest of the lesson", "t", beside=rest)


def _last_said(workspace: Workspace) -> tuple[str, ...]:
    """The three latest answers, in the order of asking."""
    pack = workspace.pack
    given = [
        (entry.at, id_, entry.value)
        for id_, entry in workspace.answers.items()
        if id_ in workspace.view.known and entry.value is not None
    ]
    latest = {id_ for _, id_, _ in sorted(given, key=lambda one: one[0])[-3:]}
    return tuple(
        cut(first_line(labelled(pack, pack.questions[id_], value)), WIDTH)
        for _, id_, value in given
        if id_ in latest
    )


def _still(workspace: Workspace) -> str:
    """An answer from an earlier day that the pack reads back."""
    words = again.still(workspace.pack, workspace.answers, workspace.view, today())
    return cut(first_line(words), WIDTH)
