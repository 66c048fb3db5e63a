"""All four lessons in sequence, with real keys and line by line, and in any other order."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest

from coachtui.interview.answers import Entry
from coachtui.pack.question import Question
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits
from coachtui.strategy.tensions import tensions
from tests.sitting import (
    KEPT,
    SHIPPED,
    answered,
    asked,
    by_keys,
    lines_of,
    saved,
    until_said,
)
from tests.terminal import Terminal

COMMAND = [sys.executable, "-m", "coachtui"]
LESSONS = [lesson.id for lesson in SHIPPED.lessons]
WHOLE = {lesson.id: lesson.routes[0].id for lesson in SHIPPED.lessons}
SIZE = (80, 24)

Steps = list[tuple[Question, object]]


def series(persona: str, lessons: list[str]) -> dict[str, Steps]:
    """What somebody meets who goes through lessons in an order, lesson by lesson."""
    given: dict[str, Entry] = {}
    met: dict[str, Steps] = {}
    for lesson in lessons:
        met[lesson] = list(asked(SHIPPED, persona, WHOLE[lesson], lesson, given))
        given |= answered(met[lesson])
    return met


@pytest.mark.bar
@pytest.mark.long
@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("persona", ["grace", "rashid"])
def test_all_lessons_by_keys_leave_what_they_leave_line_by_line(
    env: dict[str, str], tmp_path: Path, persona: str
) -> None:
    met = series(persona, LESSONS)
    keys = {**env, "COACHTUI_HOME": str(tmp_path / "keys")}
    lines = {**env, "COACHTUI_HOME": str(tmp_path / "lines")}
    with Terminal(COMMAND, env=keys, size=SIZE, cwd=tmp_path) as terminal:
        terminal.until("Begin")
        terminal.press("1")
        for place, lesson in enumerate(LESSONS):
            by_keys(terminal, met[lesson])
            terminal.until("You have been through")
            if place + 1 < len(LESSONS):
                until_said(terminal, "Next:")
                terminal.press("n")
                until_said(terminal, "Another way can be taken")
                terminal.press("1")
        terminal.press("k")
        until_said(terminal, "Everything I decided")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    typed = ["1"]
    for place, lesson in enumerate(LESSONS):
        typed += [":lesson", str(place + 1), "1"] if place else []
        for question, raw in met[lesson]:
            typed += lines_of(question, raw)
            if (question.id, raw) == ("start", "waiting"):
                typed.append("1")  # another way is offered; they stay on theirs
    said = by_plain(lines, [*typed, ":everything", ":quit"])
    assert "Everything I decided" in said
    assert saved(tmp_path / "keys") == saved(tmp_path / "lines")
    page = subprocess.run(
        [*COMMAND, "strategy", "--json"], env=keys, capture_output=True, timeout=30, check=True
    )
    stands = json.loads(page.stdout)
    expected = next(one for one in SHIPPED.personas if one.id == persona).expect.has
    assert {line["id"] for line in stands["lines"]} >= set(expected)


def by_plain(env: dict[str, str], typed: list[str]) -> str:
    """What the linear mode says to these lines."""
    done = subprocess.run(
        [*COMMAND, "--plain"],
        env=env,
        input="".join(f"{line}\n" for line in typed),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, (done.stdout[-2000:], done.stderr)
    return done.stdout


@pytest.mark.bar
@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("lesson", LESSONS[1:])
def test_each_lesson_can_be_the_first_by_keys(
    env: dict[str, str], tmp_path: Path, lesson: str
) -> None:
    steps = list(asked(SHIPPED, "olena", WHOLE[lesson], lesson))
    keys = {**env, "COACHTUI_HOME": str(tmp_path / "keys")}
    with Terminal(COMMAND, env=keys, size=SIZE, cwd=tmp_path) as terminal:
        terminal.until("Begin")
        terminal.press("l")
        until_said(terminal, SHIPPED.lessons[LESSONS.index(lesson)].title)
        terminal.press(str(LESSONS.index(lesson) + 1))
        until_said(terminal, "Another way can be taken")
        terminal.press("1")
        by_keys(terminal, steps)
        terminal.until("You have been through")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    given = {one.id: raw for one, raw in steps if raw is not None}
    kept = saved(tmp_path / "keys")[0].decode()
    for id_ in given:
        assert f"[answers.{id_}]" in kept, id_


@pytest.mark.parametrize("persona", ["grace", "peg"])
def test_no_question_is_asked_twice_whatever_the_order(persona: str) -> None:
    for order in permutations(LESSONS):
        met = series(persona, list(order))
        put = [one.id for steps in met.values() for one, raw in steps if raw is not KEPT]
        assert len(put) == len(set(put))


@pytest.mark.parametrize("persona", ["grace", "peg"])
def test_any_order_leaves_the_same_strategy(persona: str) -> None:
    found = set()
    for order in permutations(LESSONS):
        answers = answered(
            step for steps in series(persona, list(order)).values() for step in steps
        )
        strategy = derive(SHIPPED, answers, Edits())
        raised = tuple(one.id for one in tensions(SHIPPED, answers, Edits()))
        found.add((tuple((line.id, line.text) for line in strategy.lines), raised))
    assert len(found) == 1
