"""The same walk on both faces: back and forth, states, help, the map, a change, leaving, return."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from tests.sitting import SHIPPED, saved, until_said
from tests.terminal import PATIENCE, Terminal

pytestmark = pytest.mark.bar

COMMAND = [sys.executable, "-m", "coachtui"]
KEYS = {
    "back": "ctrl+b",
    "why": "f2",
    "hint": "f3",
    "example": "f4",
    "unsure": "f8",
    "skip": "f9",
    "coach": "f10",
    "undo": "f5",
}
"""What is pressed in the app for a word of the linear mode."""


class Screen:
    """The full-screen app, by keys."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def begin(self, route: str) -> None:
        self.terminal.until("Begin")
        self.terminal.press(route)

    def go_on(self) -> None:
        self.terminal.until("Go on from here")
        self.terminal.press("g")

    def pick(self, key: str) -> None:
        self.terminal.press(key, "enter")

    def type(self, words: str) -> None:
        self.terminal.type(words)
        self.terminal.press("enter")

    def word(self, word: str) -> None:
        self.terminal.press(KEYS[word])

    def take_back(self) -> None:
        """Undo the answer before the question on view, and go back to it."""
        self.terminal.press("f5")
        until_said(self.terminal, "Undone:")
        self.terminal.press("ctrl+b")

    def jump(self, title: str) -> None:
        self.terminal.press("ctrl+g")
        until_said(self.terminal, "Ways through")
        until, before = time.monotonic() + PATIENCE, ""
        while title not in (at := self._pointed()):
            assert time.monotonic() < until, self.terminal.screen()
            if at not in ("", before):  # a row at a time, and never past it
                self.terminal.press("down")
                before = at
            time.sleep(0.02)
        self.terminal.press("enter")

    def _pointed(self) -> str:
        """The row that is pointed at; empty while the screen shows none, or two."""
        rows = [row for row in self.terminal.screen().split("\n") if "›" in row]
        return rows[0] if len(rows) == 1 else ""

    def change_first(self, key: str) -> None:
        """Answer the first question again, from the review."""
        self.terminal.press("ctrl+p")
        self.terminal.until("What would you like to do?")
        self.terminal.type("what rests on it")  # a lesson may be called “Review ...” too
        self.terminal.gone("leave  (Ctrl+Q)")
        until_said(self.terminal, "go to: review")
        self.terminal.press("enter")
        until_said(self.terminal, "What you said")
        self.terminal.press("enter")
        until_said(self.terminal, "one answer; then back to where you were")
        label = SHIPPED.questions["start"].choices[int(key) - 1].label
        until = time.monotonic() + PATIENCE
        while f"● {label}" not in self.terminal.screen():
            assert time.monotonic() < until, self.terminal.screen()
            self.terminal.press(key)
            time.sleep(0.3)
        self.terminal.press("ctrl+n")
        until_said(self.terminal, "This would change")
        self.terminal.press("k")
        until_said(self.terminal, "What you said")
        self.terminal.press("escape")

    def leave(self) -> None:
        self.terminal.press("ctrl+q")


class Lines:
    """The linear mode, by lines."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def _line(self, words: str) -> None:
        self.terminal.type(words)
        self.terminal.press("enter")

    def begin(self, route: str) -> None:
        self.terminal.until("Way>")
        self._line(route)

    def go_on(self) -> None:
        self.terminal.until("Welcome back.")

    def pick(self, key: str) -> None:
        self._line(key)

    def type(self, words: str) -> None:
        self._line(words)

    def word(self, word: str) -> None:
        self._line(f":{word}")

    def take_back(self) -> None:
        self._line(":undo")
        until_said(self.terminal, "Undone:")

    def jump(self, title: str) -> None:
        titles = [page.title for page in SHIPPED.lessons[0].pages]
        on_way = [
            page.title
            for page in SHIPPED.lessons[0].pages
            if any("core" in SHIPPED.questions[id_].routes for id_ in page.questions)
        ]
        assert title in titles
        self._line(":map")
        self.terminal.until("Go to page")
        self._line(str(on_way.index(title) + 1))

    def _pointed(self) -> list[str]:
        """The row that is pointed at, once the screen shows one and no other."""
        rows = [row for row in self.terminal.screen().split("\n") if "›" in row]
        return rows if len(rows) == 1 else []

    def change_first(self, key: str) -> None:
        self._line(":review")
        self.terminal.until("Change which")
        self._line("1")
        until_said(self.terminal, "One answer, then back to where you were.")
        self._line(key)
        until_said(self.terminal, "This would change")
        self._line("k")

    def leave(self) -> None:
        self._line(":quit")


def walk(face: Screen | Lines) -> None:
    """The script: every step is waited for by what both faces say."""
    shown = face.terminal

    def said(question: str) -> None:
        until_said(shown, SHIPPED.questions[question].text.split("{")[0])

    face.begin("2")
    said("start")
    face.pick("2")
    said("aim")
    for word, says in (
        ("why", "Your rules for inviting point at it"),
        ("hint", "What would make that Tuesday possible?"),
        ("example", "Two research posts to choose from by June"),
    ):
        face.word(word)
        until_said(shown, says)
    face.type("A first version of the aim")
    said("more-aims")
    face.take_back()
    said("aim")
    face.type("To teach two days a week by autumn")
    said("more-aims")
    face.word("back")
    until_said(shown, "To teach two days a week by autumn")
    said("aim")
    face.type("")
    said("more-aims")
    face.word("unsure")
    said("aim-kind")
    face.word("coach")
    until_said(shown, "where do you want to stand?")
    face.word("skip")
    said("minutes")
    face.pick("2")
    said("out-line")
    face.jump("A date")
    said("review")
    face.change_first("1")
    said("review")
    face.leave()
    assert shown.exit_code() == 0


@pytest.mark.usefixtures("frozen")
def test_the_same_walk_on_both_faces_leaves_the_same(env: dict[str, str], tmp_path: Path) -> None:
    left: list[tuple[bytes, bytes]] = []
    for face, more in ((Screen, {}), (Lines, {"TERM": "dumb"})):
        home = tmp_path / face.__name__
        its = {**env, "COACHTUI_HOME": str(home), **more}
        with Terminal(COMMAND, env=its, size=(100, 40), cwd=tmp_path) as terminal:
            walk(face(terminal))
        with Terminal(COMMAND, env=its, size=(100, 40), cwd=tmp_path) as terminal:
            again = face(terminal)
            again.go_on()
            until_said(terminal, SHIPPED.questions["review"].text)
            again.leave()
            assert terminal.exit_code() == 0
            if more:
                assert b"\x1b" not in terminal.raw
        left.append(saved(home))
    assert left[0] == left[1]
