"""One sitting, the same on every face: which questions a route asks, and how each is answered.

The answers are a persona's. Each face types them with real keys, lines or words.
"""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import cast

from coachtui.clock import now
from coachtui.interview import flow
from coachtui.interview.answers import Answers, Entry
from coachtui.interview.offers import offered
from coachtui.interview.pipes import PIPE
from coachtui.interview.relevance import view
from coachtui.interview.values import parse
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.pack.question import Question
from tests.terminal import PATIENCE, Terminal

REPOSITORY = Path(__file__).resolve().parents[1]
SHIPPED = load(REPOSITORY / "content" / "linkedin")


class Kept:
    """In place of a raw answer: the question is answered already, in another lesson."""


KEPT, LEFT = Kept(), None
"""What is done with a question that another lesson asked, and with one that a persona leaves."""


def asked(
    pack: Pack, persona: str, route: str, lesson: str = "", before: Answers | None = None
) -> Iterator[tuple[Question, object]]:
    """The questions that a persona meets on a route, in order, each with the raw answer.

    Args:
        pack: The lessons.
        persona: Who answers.
        route: A route of the lesson.
        lesson: Which; empty: the first.
        before: What was answered in other lessons.
    """
    raw = next(one for one in pack.personas if one.id == persona).answers
    way = flow.lesson_of(pack, lesson or pack.lessons[0].id)
    answers: Answers = dict(before or {})
    place = ""
    while step := flow.after(flow.steps(pack, way, route, answers, view(pack, answers)), place):
        place = step.question.id
        if place in answers:
            yield step.question, KEPT
            continue
        value = raw.get(place, LEFT)
        yield step.question, value
        if value is not LEFT:
            answers = {**answers, place: Entry(value=parse(step.question, value))}


def answered(steps: Iterable[tuple[Question, object]]) -> dict[str, Entry]:
    """What a sitting's steps come to."""
    given = ((one, raw) for one, raw in steps if raw is not LEFT and raw is not KEPT)
    return {one.id: Entry(value=parse(one, raw)) for one, raw in given}


def key_of(question: Question, choice: object) -> str:
    """The key that picks a choice."""
    return next(one.key for one in question.choices if one.id == choice)


def lines_of(question: Question, raw: object) -> list[str]:
    """What is typed in the linear mode, line by line, to answer a question."""
    if raw is KEPT or raw is LEFT:
        return [""]
    match question.kind:
        case "choice":
            return [key_of(question, raw)]
        case "choices":
            return [" ".join(key_of(question, one) for one in cast("list[str]", raw))]
        case "prose":
            return [*str(raw).split("\n"), ""]
        case "lines":
            given = cast("list[str]", raw)
            return [*given, ""] if len(given) < (question.max or 99) else given
        case "date":
            return [str(_offer(question, raw) or raw)]
        case "rehearsal":
            judged = cast("Mapping[str, str]", raw)
            return [key_of(card, judged[card.id]) for card in question.fields]
        case "repeat":
            rows = cast("list[Mapping[str, object]]", raw)
            return [*(line for row in rows for line in _row_lines(question, row)), ""]
        case _:
            return [str(raw)]


def type_into_app(terminal: Terminal, question: Question, raw: object) -> None:
    """Answer a question with real keys, keep what was said, or leave it; and go on."""
    if raw is KEPT or raw is LEFT:
        terminal.press("enter" if raw is KEPT else "ctrl+n")
    else:
        _type_answer(terminal, question, raw)


def _type_answer(terminal: Terminal, question: Question, raw: object) -> None:
    match question.kind:
        case "choice":
            terminal.press(key_of(question, raw), "enter")
        case "choices":
            terminal.press(*(key_of(question, one) for one in cast("list[str]", raw)), "enter")
        case "scale":
            terminal.press(str(raw), "enter")
        case "text" | "number":
            terminal.type(str(raw))
            terminal.press("enter")
        case "yes-no":
            terminal.press(str(raw)[0], "enter")
        case "prose":
            terminal.type(str(raw).replace("\n", "\r"))
            terminal.press("ctrl+n")
        case "lines":
            for line in lines_of(question, raw):  # Enter on an empty line goes on
                terminal.type(line)
                terminal.press("enter")
        case "date":
            place = _offer(question, raw)
            terminal.press(str(place or len(question.offers) + 1))
            if not place:
                terminal.type(str(raw))
            terminal.press("enter")
        case "rehearsal":
            judged = cast("Mapping[str, str]", raw)
            for card in question.fields:
                terminal.press(key_of(card, judged[card.id]))
            terminal.press("ctrl+n")
        case "repeat":
            for row in cast("list[Mapping[str, object]]", raw):
                _type_row(terminal, question, row)
            terminal.press("ctrl+n")


def words_of(question: Question, raw: object) -> list[str]:
    """The words of an ``answer`` command."""
    match question.kind:
        case "choices" | "lines":
            return cast("list[str]", raw)
        case "rehearsal":
            return [f"{card}={one}" for card, one in cast("Mapping[str, str]", raw).items()]
        case "repeat":
            return [_inline(row) for row in cast("list[Mapping[str, object]]", raw)]
        case _:
            return [str(raw)]


def by_commands(
    command: Sequence[str], env: Mapping[str, str], steps: Sequence[tuple[Question, object]]
) -> None:
    """Answer by commands, one a question."""
    for question, raw in steps:
        done = subprocess.run(
            [*command, "answer", question.id, "--", *words_of(question, raw)],
            env=dict(env),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, (question.id, done.stdout, done.stderr)


def by_lines(
    command: Sequence[str],
    env: Mapping[str, str],
    steps: Sequence[tuple[Question, object]],
    begin: Sequence[str],
    end: Sequence[str] = (),
) -> str:
    """Answer in the linear mode; gives all that it said."""
    typed = [*begin]
    for question, raw in steps:
        typed += lines_of(question, raw)
        if (question.id, raw) == ("start", "waiting"):
            typed += begin  # another way is offered; they stay on theirs
    typed += [*end, ":quit"]
    done = subprocess.run(
        [*command, "--plain"],
        env=dict(env),
        input="".join(f"{line}\n" for line in typed),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, (done.stdout[-2000:], done.stderr)
    return done.stdout


def by_keys(terminal: Terminal, steps: Sequence[tuple[Question, object]]) -> None:
    """Answer in the full-screen app, from the first question of a route on.

    Each question is waited for by the words of its text.
    """
    for question, raw in steps:
        until_said(terminal, max(PIPE.split(question.text), key=len))
        type_into_app(terminal, question, raw)
        if (question.id, raw) == ("start", "waiting"):
            terminal.until("Which way?")
            terminal.press("escape")


def until_said(terminal: Terminal, text: str) -> None:
    """Wait until words stand on the screen, however they are wrapped, in whichever column."""
    words, until = " ".join(text.split()), time.monotonic() + PATIENCE
    while not any(words in column for column in _columns(terminal.screen())):
        assert time.monotonic() < until, f"waited for {words!r}. The screen:\n{terminal.screen()}"
        time.sleep(0.01)


def _columns(screen: str) -> Iterator[str]:
    """What stands on a screen, from its left edge and from each place where a column may begin."""
    rows = screen.split("\n")
    begins = {0, *(gap.end() for row in rows for gap in re.finditer(r"\S {3,}(?=\S)", row))}
    for begin in begins:
        cut = [row[begin:] for row in rows if not row[begin - 1 : begin].strip()]
        yield " ".join(" ".join(cut).split())


def saved(home: Path) -> tuple[bytes, bytes]:
    """The bytes of answers and edits of the only workspace, once they are there."""
    until = time.monotonic() + PATIENCE
    while not (found := list(home.glob("ws/*/answers.toml"))) and time.monotonic() < until:
        time.sleep(0.05)
    edits = found[0].with_name("edits.toml")
    return found[0].read_bytes(), edits.read_bytes() if edits.exists() else b""


def _offer(question: Question, raw: object) -> int:
    wanted = date.fromisoformat(str(raw))
    days = [offered(offer, now().date()) for offer in question.offers]
    return days.index(wanted) + 1 if wanted in days else 0


def _row_lines(question: Question, row: Mapping[str, object]) -> Iterator[str]:
    for field in question.fields:
        yield lines_of(field, row[field.id])[0] if field.id in row else ""


def _type_row(terminal: Terminal, question: Question, row: Mapping[str, object]) -> None:
    until_said(terminal, "a add")
    terminal.press("a")
    for field in question.fields:
        until_said(terminal, field.text)
        if field.id in row:
            type_into_app(terminal, field, row[field.id])
        else:
            terminal.press("enter")


def _inline(row: Mapping[str, object]) -> str:
    cells = (f"{key} = {_quoted(value)}" for key, value in row.items())
    return "{ " + ", ".join(cells) + " }"


def _quoted(value: object) -> str:
    if isinstance(value, int):
        return str(value)
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
