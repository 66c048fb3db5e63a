"""A sitting with the installed program: ``python -m tests.installed COMMAND``.

Started by ``.ci/run`` with the command of an environment that holds the built wheel and nothing
else. Each step is a function in `STEPS`; one person lives through all of them, in order.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.terminal import Terminal, environment


class Person:
    """Somebody who has the program, a home folder, and nothing else."""

    def __init__(self, command: Path, home: Path) -> None:
        self.command = command
        self.env = environment(home)
        self.home = home

    def says(self, *arguments: str) -> str:
        """What a command prints; it must exit 0 and complain of nothing."""
        done = subprocess.run(
            [self.command, *arguments],
            env=self.env,
            cwd=self.home,
            capture_output=True,
            encoding="utf-8",
            timeout=30,
            check=False,
        )
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


def it_says_where_data_lies(person: Person) -> None:
    assert str(person.home / "coachtui") in person.says("where")


def the_pack_is_in_the_wheel(person: Person) -> None:
    assert len(person.reads("questions")) >= 30


STEPS: list[Callable[[Person], None]] = [
    it_says_its_version,
    it_says_where_data_lies,
    the_pack_is_in_the_wheel,
]


def main(command: Path) -> int:
    """Live through all steps; gives how many failed."""
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
