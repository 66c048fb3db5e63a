"""How things stand, for the first screen: what to say, and which next steps to offer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coachtui.clock import in_words, today
from coachtui.interview import again, flow
from coachtui.interview.minutes import minutes_left
from coachtui.interview.pipes import fill_page, labelled
from coachtui.text import cut, first_line, shown
from coachtui.tui.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coachtui.decide.misfits import Misfit
    from coachtui.pack.model import Lesson
    from coachtui.workspace.home import Spot
    from coachtui.workspace.workspace import Workspace

WIDTH = 70
"""Characters of somebody's words that are read back in one line."""


class Standing(NamedTuple):
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


def lesson_with(workspace: Workspace, question: str, spot: Spot) -> str:
    """The lesson to open: the question's own, else the one left last, else the first."""
    known = {lesson.id for lesson in workspace.pack.lessons}
    asked = workspace.pack.questions.get(question)
    if asked is not None:
        return asked.lesson
    return spot.lesson if spot.lesson in known else workspace.pack.lessons[0].id


def way_taken(workspace: Workspace, spot: Spot) -> tuple[Lesson, str]:
    """The lesson where one is, and the route through it: the one taken, else the suggested."""
    lesson = flow.lesson_of(workspace.pack, lesson_with(workspace, spot.question, spot))
    return lesson, spot.route or flow.suggested(workspace.pack, lesson, workspace.view)


class People(NamedTuple):
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


def standing(workspace: Workspace, spot: Spot, *, asked: bool, people: People = NOBODY) -> Standing:
    """How things stand.

    Args:
        workspace: The open workspace.
        spot: Where it was left.
        asked: "Still so?" was asked since the app began.
        people: Those who were decided on.
    """
    deciding = tuple(_deciding(workspace, people))
    given = [id_ for id_, entry in workspace.answers.items() if entry.state != "open"]
    if not given and not workspace.drafts:
        return _first(workspace, deciding)
    lesson, route = way_taken(workspace, spot)
    way = flow.steps(workspace.pack, lesson, route, workspace.answers, workspace.view)
    still = "" if asked else _still(workspace)
    step = flow.resume(way, spot.question)
    if step is None or flow.next_open(way) is None:
        return _whole(workspace, lesson, still, deciding)
    return _under_way(workspace, way, step, still, deciding)


def _deciding(workspace: Workspace, people: People) -> Iterator[Row]:
    """Deciding on somebody, and those who are back."""
    if workspace.pack.verdicts:
        yield Row("decide:", "Decide on somebody now", "d")
    if people.back:
        who = "One person was" if people.back == 1 else f"{people.back} people were"
        yield Row("waiting:", f"{who} asked: did they answer?", "w")
    for one in people.unfit[:1]:
        from coachtui.decide.curious import misfit

        yield Row("misfit:", misfit(workspace.pack, workspace.strategy, one), "o")


def _cards(workspace: Workspace) -> Iterator[Row]:
    """A sitting at the cards, once a rule comes of an answer; where one was left, that one."""
    from coachtui.decide.sitting import DRAFT
    from coachtui.tui.places import can_rehearse

    if not can_rehearse(workspace):
        return
    if DRAFT in workspace.drafts:
        yield Row("cards:", "Go on with the cards", "e", beside="where you left them")
    else:
        yield Row("cards:", "Rehearse eight cards", "e", beside="6 minutes")


def _first(workspace: Workspace, deciding: tuple[Row, ...]) -> Standing:
    from coachtui.tui.reading import routes

    pack = workspace.pack
    lesson = pack.lessons[0]
    steps = [
        Row(
            f"route:{id_}",
            "Begin" if not place else title,
            str(place + 1),
            note=f"{title}, {length}" if not place else length,
        )
        for place, (id_, title, length) in enumerate(routes(pack, lesson))
    ]
    return Standing(pack.title, pack.home.welcome or (lesson.about,), (*steps, *deciding))


def _under_way(
    workspace: Workspace,
    way: tuple[flow.Step, ...],
    step: flow.Step,
    still: str,
    deciding: tuple[Row, ...],
) -> Standing:
    pack = workspace.pack
    title = fill_page(pack, step.page.title, workspace.view.known)
    here = f"You were on {flow.where(way, step.page)}, “{shown(title)}”."
    first = next(one for one in way if one.page.id == step.page.id and one.asked)
    steps = [
        Row(f"go:{step.question.id}", "Go on from here", "g", note=minutes_left(way)),
        Row(f"go:{first.question.id}", "Begin this page again", "b"),
        Row("fresh:", "Start fresh, and keep the old", "f"),
        Row("strategy:", "Read what I decided so far", "s"),
        Row("map:", "All pages, and shorter ways through", "m"),
        *deciding,
        *_cards(workspace),
    ]
    said = _last_said(workspace)
    return Standing("Welcome back.", (here,), tuple(steps), "You had said", said, still)


def _whole(workspace: Workspace, lesson: Lesson, still: str, deciding: tuple[Row, ...]) -> Standing:
    from coachtui.workspace import looking

    agreed = looking.agreed(workspace)
    when = f" You agreed this on {in_words(agreed)}." if agreed else ""
    steps = [
        *deciding,
        Row("strategy:", "Read my strategy", "s"),
        *_cards(workspace),
        *_look_again(workspace, agreed),
        *_rest(workspace, lesson),
        Row("review:", "What I said", "a", note="every answer, and what rests on it"),
        Row("map:", "All pages, to change an answer", "m"),
    ]
    rules = [line.text for line in workspace.strategy.lines if line.enabled and not line.offered]
    decided = tuple(cut(shown(first_line(text)), WIDTH) for text in rules[:3])
    return Standing(f"Welcome back.{when}", (), tuple(steps), "You decided", decided, still)


def _look_again(workspace: Workspace, agreed: date | None) -> Iterator[Row]:
    """On a later day, or where it was broken off: looking again, with the day that was meant."""
    from coachtui.workspace import looking

    under_way = looking.look(workspace)
    if workspace.read_only:
        return
    if under_way is not None:
        pages = looking.pages(workspace)
        here = pages.index(under_way.page) + 1 if under_way.page in pages else len(pages)
        yield Row("look:", "Go on looking again", "r", note=f"{here} of {len(pages)}")
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
        yield Row(f"route:{whole}", "The rest of the lesson", "l", note=rest)


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
