"""The worlds that are measured: the pack that ships, its fullest persona, 200 answers."""

from __future__ import annotations

import shutil
from pathlib import Path

from coachtui.interview.answers import Entry
from coachtui.interview.values import parse
from coachtui.pack.load import load
from coachtui.pack.model import Pack

REPOSITORY = Path(__file__).resolve().parents[1]
SHIPPED = REPOSITORY / "content" / "linkedin"
ANSWERS = 200
AT = "2026-11-22T20:00:00Z"

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


def large_pack(folder: Path) -> Pack:
    """The pack that ships, with another lesson that brings its questions beyond 200."""
    shutil.copytree(SHIPPED, folder)
    questions = len(load(SHIPPED).questions)
    pages = (PAGE.format(number=number) for number in range(max(0, ANSWERS + 20 - questions)))
    (folder / "lessons" / "more.md").write_text(LESSON + "".join(pages), "utf-8")
    manifest = folder / "pack.toml"
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace("lessons = [", 'lessons = ["more", ', 1), "utf-8")
    return load(folder)


def many_answers(pack: Pack) -> dict[str, Entry]:
    """The fullest persona's answers, and words for further questions until there are 200."""
    answers = fullest(pack)
    for id_, question in pack.questions.items():
        if len(answers) < ANSWERS and id_ not in answers and question.lesson == "more":
            answers[id_] = Entry(value=f"Some words about {id_}, as long as words are.", at=AT)
    return answers
