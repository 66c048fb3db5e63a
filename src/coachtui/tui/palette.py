"""The command palette: everything that can be done here, and places to go to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType

from coachtui.decide.rehearsal import can_rehearse
from coachtui.documents.by_lesson import closing
from coachtui.tui.coach import Coach
from coachtui.tui.keys import commands
from coachtui.tui.places import (
    export,
    go_home,
    open_calendar,
    open_cards,
    open_decide,
    open_decisions,
    open_everything,
    open_lesson,
    open_lessons,
    open_look,
    open_review,
    open_states,
    open_strategy,
    open_versions,
    open_waiting,
)
from coachtui.tui.safe import content
from coachtui.workspace.reminding import reminders


class _Entry(NamedTuple):
    name: str
    help: str
    run: IgnoreReturnCallbackType


class Everything(Provider):
    """Commands of the screen below, each with its explanation, then where one can go."""

    def _entries(self) -> Iterator[_Entry]:
        # What this screen is there for stands first, then how one moves on it.
        for command in sorted(commands(self.screen), key=lambda one: one.node is not self.screen):
            if command.id != "app.palette":
                run = partial(self.app.run_action, command.action, command.node)
                yield _Entry(f"{command.label}  ({command.key})", command.says, run)
        for place in places(cast("Coach", self.app)):
            yield _Entry(f"go to: {place.name}", place.says, place.go)

    async def discover(self) -> Hits:
        """Everything, before a word is typed."""
        for entry in self._entries():
            yield DiscoveryHit(content(entry.name), entry.run, entry.name, entry.help)

    async def search(self, query: str) -> Hits:
        """What fits the words typed."""
        matcher = self.matcher(query)
        for entry in self._entries():
            score = matcher.match(f"{entry.name} {entry.help}")
            if score > 0:
                yield Hit(score, content(entry.name), entry.run, entry.name, entry.help)


class Place(NamedTuple):
    """A screen to go to."""

    name: str
    says: str
    go: Callable[[], None]


def places(app: Coach) -> tuple[Place, ...]:
    """Every screen that can be gone to, with what it is for."""
    pack = app.workspace.pack
    return (
        Place("home", "Where I am, and the next step", partial(go_home, app)),
        *_lessons(app),
        *_deciding(app),
        *_cards(app),
        Place("strategy", "What I decided, line by line", partial(open_strategy, app)),
        Place("look again", "What still holds, five minutes", partial(open_look, app)),
        Place("versions", "What I agreed, and what has changed since", partial(open_versions, app)),
        Place("review", "What I said, and what rests on it", partial(open_review, app)),
        *(
            Place(document.title, "To read, copy or write to a file", partial(export, app, id_))
            for id_, document in pack.documents.items()
        ),
        *_calendar(app),
        Place("earlier states", "What stood before, to take back", partial(open_states, app)),
    )


def _lessons(app: Coach) -> tuple[Place, ...]:
    lessons = app.workspace.pack.lessons
    page = closing(app.workspace.pack)
    found = [Place(one.title, one.about, partial(open_lesson, app, one.id)) for one in lessons]
    if len(lessons) > 1:
        says = "How far I am in each, and in which order"
        found.append(Place("all lessons", says, partial(open_lessons, app)))
    if page is not None:
        name = page.title[:1].lower() + page.title[1:]
        found.append(Place(name, "One page, to read", partial(open_everything, app)))
    return tuple(found)


def _calendar(app: Coach) -> tuple[Place, ...]:
    if not reminders(app.workspace):
        return ()
    return (Place("calendar file", "What I mean to come back to", partial(open_calendar, app)),)


def _deciding(app: Coach) -> tuple[Place, ...]:
    if not app.workspace.pack.verdicts:
        return ()
    return (
        Place("decide on somebody", "Your answer, in a few keys", partial(open_decide, app)),
        Place("who was asked", "Those who were asked, and are back", partial(open_waiting, app)),
        Place("past decisions", "Whom you decided on, and how", partial(open_decisions, app)),
    )


def _cards(app: Coach) -> tuple[Place, ...]:
    if not can_rehearse(app.workspace.pack, app.workspace.strategy):
        return ()
    return (Place("cards", "Made-up people to judge, by hand", partial(open_cards, app)),)
