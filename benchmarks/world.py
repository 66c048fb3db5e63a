"""What is measured: the pack that ships, its fullest persona, a home with 200 answers."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.measure import room
from coachtui.decide.model import Decision
from coachtui.files.segments import append
from coachtui.interview import flow
from coachtui.interview.answers import Entry
from coachtui.interview.values import parse
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.workspace.decision_log import to_line
from coachtui.workspace.home import Home, Spot
from coachtui.workspace.open import open_workspace

REPOSITORY = Path(__file__).resolve().parents[1]
SHIPPED = REPOSITORY / "content" / "linkedin"
ANSWERS = 200
NEXT = "Go on from here"
"""The words of the next step, on the first screen of somebody who is under way."""
AT = "2026-11-22T20:00:00Z"
DIRECTION = "in"
"""The direction that decisions are made in."""

PAGE = """
## Page {number}
A few words, as a page has them.
```toml question
id = "more-{number}"
kind = "text"
text = "What else, number {number}?"
```
"""
LESSON = '+++\nid = "more"\ntitle = "More"\nabout = "Many questions."\n+++\n'


def fullest(pack: Pack) -> dict[str, Entry]:
    """The answers of the persona that gives most of them."""
    persona = max(pack.personas, key=lambda one: len(one.answers))
    return {
        id_: Entry(value=parse(pack.questions[id_], raw), at=AT)
        for id_, raw in persona.answers.items()
    }


def open_text_question(pack: Pack) -> str:
    """The first question of one line of words that everybody is asked."""
    return next(id_ for id_, one in pack.questions.items() if one.kind == "text" and not one.when)


def opened_question() -> str:
    """The first words of the question that is left open, as a screen shows them."""
    pack = load(SHIPPED)
    return " ".join(pack.questions[open_text_question(pack)].text.split()[:3])


def furnish(home: Path) -> Path:
    """Make a home whose workspace has 200 answers: the fullest persona's, and others.

    The others belong to a lesson that the pack no longer has; they are kept all the same. One
    question is left open, so that there is a next step.

    Returns:
        The home.
    """
    with room() as folder:
        pack = _large_pack(folder / "pack")
    workspace = open_workspace(Home(home), holder="command", pack=pack)
    raw = {id_: entry.value for id_, entry in fullest(pack).items()}
    more = (id_ for id_, one in pack.questions.items() if one.lesson == "more")
    raw |= {id_: f"Some words about {id_}, as long as words are." for id_ in more}
    del raw[open_text_question(load(SHIPPED))]
    for id_ in list(raw)[:ANSWERS]:
        workspace.answer(id_, raw[id_])
    workspace.flush()
    workspace.close()
    # Whoever answered has had the pack that ships read; what is kept of that is there too.
    open_workspace(Home(home), holder="command").close()
    return home


def take_longest_way(home: Path) -> None:
    """Leave a furnished home on the longest way through the lesson that has the open question."""
    workspace = open_workspace(Home(home), holder="command")
    question = open_text_question(workspace.pack)
    lesson = next(one for one in workspace.pack.lessons if flow.asks(one, question))
    spot = Spot(lesson=lesson.id, question=question, route=lesson.routes[0].id)
    Home(home).remember(places={workspace.meta.id: spot})
    workspace.close()


def with_decisions(home: Path, count: int) -> tuple[Decision, ...]:
    """Put so many decisions into a furnished home, about "Person 0" and on.

    Returns:
        The decisions, the oldest first.
    """
    workspace = open_workspace(Home(home), holder="command")
    past = tuple(_decision(number) for number in range(count))
    append(workspace.store.folder / "decisions", [to_line(one) for one in past])
    workspace.close()
    return past


def _decision(number: int) -> Decision:
    year, month, day = 2010 + number // 3000, 1 + number % 12, 1 + number % 28
    return Decision(
        id=f"{number:08}",
        at=f"{year}-{month:02}-{day:02}T12:00:00Z",
        direction=DIRECTION,
        name=f"Person {number}",
        facts={"known": "worked"},
        verdict="accept",
        chosen="accept",
    )


def _large_pack(folder: Path) -> Pack:
    shutil.copytree(SHIPPED, folder)
    (folder / "lessons" / "more.md").write_text(
        LESSON + "".join(PAGE.format(number=number) for number in range(ANSWERS)), "utf-8"
    )
    manifest = folder / "pack.toml"
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace("lessons = [", 'lessons = ["more", ', 1), "utf-8")
    return load(folder)
