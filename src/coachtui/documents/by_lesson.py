"""Which lesson made what: the parts of the strategy, and the pages that hold them."""

from __future__ import annotations

from collections import Counter, defaultdict

from msgspec import structs

from coachtui.documents.build import belongs
from coachtui.documents.model import Document as Page
from coachtui.pack.model import Document, Line, Pack
from coachtui.strategy.citing import Source, cited, sources
from coachtui.strategy.model import RULES, Strategy


def closing(pack: Pack) -> Document | None:
    """The page that goes over all lessons; None where the pack declares none."""
    return next((one for one in pack.documents.values() if one.lessons), None)


def origins(pack: Pack) -> defaultdict[str, str]:
    """Part to the lesson that it comes from: the one from which most of its lines and rules come.

    A line comes from the lesson that its file is named after; else from the last of those whose
    answers it cites, since it can't stand before. A part of which nothing can be told comes
    from the first lesson.
    """
    ids = [lesson.id for lesson in pack.lessons]
    come: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for source in sources(pack):
        lesson = _lesson(pack, source, ids)
        if lesson is not None:
            for part in _parts(source):
                come[part][lesson] += 1
    found = {part: ids[max(some, key=lambda at: (some[at], at))] for part, some in come.items()}
    return defaultdict(lambda: ids[0], found)


def over_lessons(pack: Pack, page: Page) -> Page:
    """A page with its blocks lesson by lesson, each under its lesson's title."""
    lessons, titles = origins(pack), {lesson.id: lesson.title for lesson in pack.lessons}
    order = list(titles)
    blocks = sorted(page.blocks, key=lambda block: order.index(lessons[block.section]))
    told = (structs.replace(block, lesson=titles[lessons[block.section]]) for block in blocks)
    return structs.replace(page, blocks=tuple(told))


def documents_of(pack: Pack, strategy: Strategy, lesson: str) -> tuple[Document, ...]:
    """The pages that hold something of a lesson, and have a third or more of their parts from it.

    A part that a lesson lends to a page makes it no page of that lesson; the page that goes over
    all lessons is no lesson's.
    """
    lessons = origins(pack)
    standing = {(line.section, line.direction) for line in strategy.lines if line.enabled}
    found: list[Document] = []
    for document in pack.documents.values():
        mine = [part for part in document.parts if lessons[part] == lesson]
        stands = any(belongs(*place, part) for place in standing for part in mine)
        if stands and not document.lessons and 3 * len(mine) >= len(document.parts):
            found.append(document)
    return tuple(found)


def decides(pack: Pack, lesson: str) -> bool:
    """Whether the rules of any direction come from a lesson."""
    lessons = origins(pack)
    return any(lessons[f"{RULES}.{direction}"] == lesson for direction in pack.verdicts)


def _lesson(pack: Pack, source: Source, ids: list[str]) -> int | None:
    """The place of the lesson that a line or rule comes from; None where it can't be told."""
    if isinstance(source, Line) and source.lesson:
        return ids.index(source.lesson)
    cites = [ids.index(pack.questions[id_].lesson) for id_ in cited(pack, source)]
    return max(cites, default=None)


def _parts(source: Source) -> tuple[str, ...]:
    """The parts of documents that a line or rule may stand in."""
    if isinstance(source, Line):
        return (source.section,)
    return RULES, f"{RULES}.{source.direction}"
