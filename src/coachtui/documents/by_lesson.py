"""Which lesson made what: the parts of the strategy, and the pages that hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import structs

from coachtui.documents.build import belongs
from coachtui.documents.model import Document as Page
from coachtui.pack.model import Document, Line, Pack
from coachtui.pack.page import Lesson
from coachtui.strategy.citing import Source, cited
from coachtui.strategy.derive import RULES
from coachtui.strategy.model import Strategy


def closing(pack: Pack) -> Document | None:
    """The page that goes over all lessons; None where the pack declares none."""
    return next((one for one in pack.documents.values() if one.lessons), None)


def over_lessons(pack: Pack, page: Page) -> Page:
    """A page with its blocks lesson by lesson, each under its lesson's title."""
    lessons = {block.section: lesson_of(pack, block.section) for block in page.blocks}
    places = {lesson.id: place for place, lesson in enumerate(pack.lessons)}
    blocks = sorted(page.blocks, key=lambda block: places[lessons[block.section].id])
    return structs.replace(
        page,
        blocks=tuple(
            structs.replace(block, lesson=lessons[block.section].title) for block in blocks
        ),
    )


def lesson_of(pack: Pack, part: str) -> Lesson:
    """The lesson that a part comes from: the one from which most of its lines and rules come.

    A line comes from the lesson that its file is named after; else from the last of those whose
    answers it cites, since it can't stand before.
    """
    places = {lesson.id: place for place, lesson in enumerate(pack.lessons)}
    come = Counter(places[lesson] for lesson in _lessons(pack, part, places))
    return pack.lessons[max(come, key=lambda place: (come[place], place), default=0)]


def documents_of(pack: Pack, strategy: Strategy, lesson: str) -> tuple[Document, ...]:
    """The pages on which a third or more of what stands comes from a lesson; not the closing one.

    A part that another lesson lends to a page makes it no page of that lesson.
    """
    standing = {(line.section, line.direction) for line in strategy.lines if line.enabled}
    found: list[Document] = []
    for document in pack.documents.values():
        parts = [one for one in document.parts if any(belongs(*place, one) for place in standing)]
        mine = [part for part in parts if lesson_of(pack, part).id == lesson]
        if mine and not document.lessons and 3 * len(mine) >= len(parts):
            found.append(document)
    return tuple(found)


def decides(pack: Pack, lesson: str) -> bool:
    """Whether the rules of any direction come from a lesson."""
    return any(lesson_of(pack, f"{RULES}.{direction}").id == lesson for direction in pack.verdicts)


def _lessons(pack: Pack, part: str, places: Mapping[str, int]) -> Iterator[str]:
    """The lesson of each line and rule of a part, of those that can be told."""
    sources: list[tuple[Source, str, str]] = [(rule, RULES, rule.direction) for rule in pack.rules]
    sources += [(line, line.section, "") for line in pack.lines]
    for source, section, direction in sources:
        if not belongs(section, direction, part):
            continue
        cites = [pack.questions[id_].lesson for id_ in cited(pack, source)]
        named = source.lesson if isinstance(source, Line) else ""
        if named or cites:
            yield named or max(cites, key=lambda id_: places[id_])
