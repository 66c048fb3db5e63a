"""A sitting with the installed program: ``python -m tests.installed COMMAND``.

Started by ``.ci/run`` with the command of an environment that holds the built wheel and nothing
else. Each step is a function in `STEPS`; one person lives through all of them, in order.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.sitting import SHIPPED, asked, by_keys
from tests.terminal import Terminal, environment

PERSONA, ROUTE, KEY = "marek", "door", "3"
"""Who sits, which way they take, and the key that takes it."""


class Person:
    """Somebody who has the program, a home folder, and nothing else."""

    def __init__(self, command: Path, home: Path) -> None:
        self.command = command
        self.env = environment(home, COACHTUI_NOW=os.environ["COACHTUI_NOW"])
        self.home = home

    def runs(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """How a command ends, with all that it printed."""
        return subprocess.run(
            [self.command, *arguments],
            input=typed,
            env=self.env,
            cwd=self.home,
            capture_output=True,
            encoding="utf-8",
            timeout=30,
            check=False,
        )

    def says(self, *arguments: str) -> str:
        """What a command prints; it must exit 0 and complain of nothing."""
        done = self.runs(*arguments)
        assert done.returncode == 0, f"exit {done.returncode}: {done.stdout}{done.stderr}"
        assert not done.stderr, done.stderr
        return done.stdout

    def reads(self, *arguments: str) -> Any:  # noqa: ANN401  (JSON)
        """What a command reports as JSON."""
        return json.loads(self.says(*arguments, "--json"))

    def opens(self, *arguments: str) -> Terminal:
        """The program on a terminal."""
        return Terminal([self.command, *arguments], env=self.env, cwd=self.home)


def it_says_its_version(person: Person) -> None:
    assert re.fullmatch(r"coachtui \d+\.\d+\.\d+\n", person.says("--version"))


def it_says_where_data_lie(person: Person) -> None:
    assert str(person.home / "coachtui") in person.says("where")


def the_pack_is_in_the_wheel(person: Person) -> None:
    assert len(person.reads("questions")) >= 30
    content = Path(re.findall(r"content: +(.+)", person.says("where"))[0])
    assert person.command.parents[1] in content.parents


def a_pack_of_ones_own_is_begun_and_gone_on_with(person: Person) -> None:
    assert "its id is garden" in person.says("pack", "new", "garden")
    assert "Nothing is wrong" in person.says("pack", "check", "garden")
    assert person.reads("pack", "use", "garden")["installed"]
    assert [one["id"] for one in person.reads("lessons")] == ["lending"]
    assert person.reads("pack", "use", "meetings")["before"] == "garden"
    assert person.reads("pack", "use", "linkedin")["before"] == "meetings"


def a_sitting_with_real_keys(person: Person) -> None:
    with person.opens() as terminal:
        terminal.until("Begin")
        terminal.press(KEY)
        by_keys(terminal, list(asked(SHIPPED, PERSONA, ROUTE)))
        terminal.until("nough for today")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def what_was_answered_decides(person: Person) -> None:
    given = {id_ for id_, one in person.reads("answers").items() if one["state"] == "answered"}
    assert given == {question.id for question, _ in asked(SHIPPED, PERSONA, ROUTE)}
    rules = person.reads("strategy")["rules"]
    assert rules
    assert all(set(rule["because"]) <= given for rule in rules)
    title = SHIPPED.documents["checklist"].title
    assert title.casefold() in person.says("checklist").casefold()


def a_page_is_written_and_not_overwritten(person: Person) -> None:
    page = person.home / "card.html"
    writes = ("card", "--format", "html", "--output", str(page))
    assert person.runs(*writes).returncode == 0
    assert page.read_text("utf-8").lower().startswith("<!doctype html>")
    page.write_text("something else", "utf-8")
    assert person.runs(*writes).returncode == 1
    assert page.read_text("utf-8") == "something else"


def a_kill_loses_nothing_that_was_said_to_be_saved(person: Person) -> None:
    before = person.reads("answers")
    with person.opens() as terminal:
        terminal.until("Welcome back")
        terminal.until("saved")
        terminal.kill()
        assert terminal.exit_code() < 0
    assert person.reads("answers") == before


def it_can_be_used_without_a_screen(person: Person) -> None:
    said = person.runs("--plain", typed=":quit\n")
    assert said.returncode == 0
    assert not said.stderr


def an_unknown_word_is_refused_with_a_near_one(person: Person) -> None:
    refused = person.runs("cheklist")
    assert refused.returncode == 2
    assert "checklist" in refused.stderr


STEPS: list[Callable[[Person], None]] = [
    it_says_its_version,
    it_says_where_data_lie,
    the_pack_is_in_the_wheel,
    a_pack_of_ones_own_is_begun_and_gone_on_with,
    a_sitting_with_real_keys,
    what_was_answered_decides,
    a_page_is_written_and_not_overwritten,
    a_kill_loses_nothing_that_was_said_to_be_saved,
    it_can_be_used_without_a_screen,
    an_unknown_word_is_refused_with_a_near_one,
]


def main(command: Path) -> int:
    """Live through all steps; gives how many failed."""
    os.environ["COACHTUI_NOW"] = "2026-11-22T20:00:00Z"  # the dates that personas give are near
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        person = Person(command, Path(folder))
        for step in STEPS:
            started = time.perf_counter()
            try:
                step(person)
            except Exception:  # the next step may still tell something
                traceback.print_exc()
                failed += 1
            took = time.perf_counter() - started
            print(f"{step.__name__.replace('_', ' ')}: {took:.2f} s")
    print(f"{len(STEPS) - failed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(bool(main(Path(sys.argv[1]).absolute())))
