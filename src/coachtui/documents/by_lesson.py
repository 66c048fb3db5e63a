"""Which lesson made what: the parts of the strategy, and the pages that hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import structs

from coachtui.documents.build import belongs
from coachtui.documents.model import Document as Page
from coachtui.pack.model import Document, Lesson, Pack
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
    """The lesson that a part comes from: the one that most of its lines and rules need.

    A line needs the last of the lessons whose answers it cites, since it can't stand before.
    """
    places = {lesson.id: place for place, lesson in enumerate(pack.lessons)}
    needed = Counter(
        max(places[pack.questions[id_].lesson] for id_ in questions)
        for questions in _cited(pack, part)
    )
    most = max(needed, key=lambda place: (needed[place], place), default=0)
    return pack.lessons[most]


def documents_of(pack: Pack, strategy: Strategy, lesson: str) -> tuple[Document, ...]:
    """The pages on which something stands that a lesson made, but for the closing one."""
    standing = {(line.section, line.direction) for line in strategy.lines if line.enabled}
    return tuple(
        document
        for document in pack.documents.values()
        if not document.lessons
        and any(
            any(belongs(*place, part) for place in standing) and lesson_of(pack, part).id == lesson
            for part in document.parts
        )
    )


def decides(pack: Pack, lesson: str) -> bool:
    """Whether the rules of any direction come from a lesson."""
    return any(lesson_of(pack, f"{RULES}.{direction}").id == lesson for direction in pack.verdicts)


def _cited(pack: Pack, part: str) -> Iterator[tuple[str, ...]]:
    """Of each line and rule of a part the questions that it cites, where it cites any."""
    sources: list[tuple[Source, str, str]] = [(rule, RULES, rule.direction) for rule in pack.rules]
    sources += [(line, line.section, "") for line in pack.lines]
    for source, section, direction in sources:
        if belongs(section, direction, part) and (questions := cited(pack, source)):
            yield questions
