"""How things stand, for the first screen: what it says, and which of the next steps, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coachtui.clock import in_words, today
from coachtui.interview import again, flow
from coachtui.interview.minutes import minutes_left
from coachtui.interview.pipes import fill_page, labelled
from coachtui.interview.thread import Far, next_of
from coachtui.text import cut, cut_inside, first_line, join_words, shown
from coachtui.tui import due, next_steps
from coachtui.tui.rows import Row
from coachtui.workspace.whereabouts import here_of, lessons_of

if TYPE_CHECKING:
    from coachtui.decide.misfits import Misfit
    from coachtui.workspace.home import Spot
    from coachtui.workspace.workspace import Workspace

WIDTH = 70
"""Characters of somebody's words that are read back in one line."""

ASKED = 36
"""Characters of a question before what was chosen."""

TYPED = ("text", "prose", "lines")
"""Kinds whose answers say by themselves what they are about."""


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
    known = people or NOBODY
    beside = (*next_steps.deciding(workspace, known.back, known.unfit), *due.rows(workspace))
    cards = () if people is None else tuple(next_steps.cards(workspace, "h"))
    found = _Found(lessons, here, still, beside, cards)
    if not given and not workspace.drafts:
        return _unread(workspace) if workspace.barred.harmed else _first(workspace, found)
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


def _unread(workspace: Workspace) -> Standing:
    """Nothing is there to be shown, and that isn't because nothing was ever said."""
    row = Row("settle", "See what can be done", "s")
    return Standing(workspace.pack.title, (workspace.barred.nothing_said,), (row,))


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
    all_ = next_steps.all_lessons(found.lessons)
    about = pack.home.welcome or (lesson.about,)
    return Standing(pack.title, about, (*steps, *all_, *found.deciding))


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
        *next_steps.all_lessons(found.lessons),
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
        *next_steps.next_lesson(found.lessons, found.here),
        *found.deciding,
        Row("strategy:", "Read my strategy", "s"),
        *next_steps.closing_page(workspace),
        *found.cards,
        *next_steps.look_again(workspace),
        *next_steps.rest_of(workspace, found.here.lesson),
        *next_steps.all_lessons(found.lessons),
        Row("review:", "What I said", "a", beside="every answer, and what rests on it"),
        Row("map:", "All pages, to change an answer", "m"),
    ]
    rules = [line.text for line in workspace.strategy.lines if line.enabled and not line.offered]
    decided = tuple(cut(shown(first_line(text)), WIDTH) for text in rules[:3])
    done = _done(workspace, found.lessons, found.here)
    return Standing(f"Welcome back.{when}", done, tuple(steps), "You decided", decided, found.still)


def _done(workspace: Workspace, lessons: tuple[Far, ...], here: Far) -> tuple[str, ...]:
    """What is done, where there is more than one lesson."""
    if len(lessons) < 2:
        return ()
    if next_of(lessons) is None:
        short = [one.lesson for one in lessons if any(next_steps.rest_of(workspace, one.lesson))]
        named = join_words([f"“{one.title}”" for one in short])
        if short:
            return (f"You have been through every lesson, {named} by a shorter way.",)
        return ("You have been through all of it.",)
    way = next_steps.by_which(here)
    by = f", by “{way}”" if way else ""
    return (f"“{here.lesson.title}” is done{by}. Stopping here is fine.",)


def _last_said(workspace: Workspace) -> tuple[str, ...]:
    """The three latest answers, in the order of asking; what isn't typed, behind its question."""
    pack = workspace.pack
    given = [
        (entry.at, id_, entry.value)
        for id_, entry in workspace.answers.items()
        if id_ in workspace.view.known and entry.value is not None
    ]
    latest = {id_ for _, id_, _ in sorted(given, key=lambda one: one[0])[-3:]}

    def asked(id_: str) -> str:
        if pack.questions[id_].kind in TYPED:
            return ""
        words = fill_page(pack, pack.questions[id_].text, workspace.view.known)
        return f"{cut_inside(shown(words), ASKED)} "

    return tuple(
        cut(f"{asked(id_)}{first_line(labelled(pack, pack.questions[id_], value))}", WIDTH)
        for _, id_, value in given
        if id_ in latest
    )


def _still(workspace: Workspace) -> str:
    """An answer from an earlier day that the pack reads back."""
    words = again.still(workspace.pack, workspace.answers, workspace.view, today())
    return cut(first_line(words), WIDTH)
