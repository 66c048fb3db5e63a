"""A pack as its author reads it line by line: saved meanwhile, it is read again at a prompt."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.authoring.new import new
from coachtui.authoring.preview import look
from coachtui.plain.pack_preview import run
from coachtui.plain.talk import Talk
from coachtui.workspace.home import Spot
from tests.plain.hold import Held

LESSON = "lessons/lending.md"
LINE, THING = "From which rung up", "Which of your things"

Typed = str | Callable[[], None]


class Keyboard(io.StringIO):
    """Somebody who types lines, and does something else between some of them."""

    def __init__(self, typed: tuple[Typed, ...]) -> None:
        super().__init__()
        self._typed = list(typed)

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]  # of text
        while self._typed:
            one = self._typed.pop(0)
            if isinstance(one, str):
                return f"{one}\n"
            one()
        return ""


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """A pack that somebody writes."""
    return new(tmp_path / "garden").folder


def saved(folder: Path, file: str, old: str, new_: str) -> Callable[[], None]:
    """Change a file, once it is called."""

    def change() -> None:
        text = (folder / file).read_text("utf-8")
        assert text.count(old) == 1, old
        (folder / file).write_text(text.replace(old, new_), "utf-8")

    return change


def hold(folder: Path, question: str, *typed: Typed) -> Held:
    sink = io.StringIO()
    spot = Spot(lesson="lending", question=question) if question else Spot()
    code = run(folder, look(folder), spot, talk=Talk(source=Keyboard(typed), sink=sink))
    return Held(sink.getvalue(), code)


def test_it_begins_at_the_page_and_says_that_nothing_is_kept(garden: Path, home: Path) -> None:
    held = hold(garden, "line", "2", ":quit")
    assert held.code == 0
    assert held.says("what you answer is thrown away", "Page 2 of 2", LINE, "If we have met, then")
    assert held.says("What you answered is thrown away")
    assert not home.exists()


def test_the_folder_alone_begins_with_the_greeting(garden: Path) -> None:
    held = hold(garden, "", "", "The ladder", ":quit")
    assert held.says("Garden", "Somebody asks to borrow", THING)


def test_a_save_is_read_at_the_next_prompt_at_the_same_place(garden: Path) -> None:
    change = saved(garden, LESSON, LINE, "How far up")
    held = hold(garden, "line", change, "", "3", ":quit")
    assert held.says(LINE, "Changed: read again.", "How far up", "they are a friend", "That gives")


def test_what_was_typed_is_kept_first(garden: Path) -> None:
    change = saved(garden, "rules.toml", "then I lend it.", "then it is theirs.")
    held = hold(garden, "thing", change, "The ladder", "2", ":quit")
    assert held.says(THING, "Changed: read again.", LINE, "That gives: If we have met, then it is")
    assert "Left for another day" not in held.said


def test_a_broken_file_is_told_and_the_last_good_one_goes_on(garden: Path) -> None:
    broken = saved(garden, LESSON, 'kind = "choice"', 'kind = "choise"')
    mended = saved(garden, LESSON, 'kind = "choise"', 'kind = "choice"')
    held = hold(garden, "line", broken, "", "2", mended, "", ":quit")
    assert held.says("lessons/lending.md:", "`kind`", "Changed, and not shown as it stands.", LINE)
    assert held.says("That gives: If we have met", "Changed: read again.")


def test_what_the_check_would_have_mended_is_said(garden: Path) -> None:
    more = '```toml question\nid = "more"\nkind = "text"\ntext = "And then?"\n```\n\n## Whom'
    held = hold(garden, "thing", saved(garden, LESSON, "## Whom", more), "", "", "", ":quit")
    assert held.says("Changed: read again.", "To mend:", "nothing reads it", "And then?")


def test_at_the_end_it_is_read_again_too(garden: Path) -> None:
    change = saved(garden, "rules.toml", "then I lend it.", "then it is theirs.")
    held = hold(garden, "line", "2", change, "", ":strategy", ":quit")
    assert held.says("You have been through it.", "Changed: read again.", "then it is theirs.")


def test_the_end_of_the_input_is_an_end(garden: Path) -> None:
    assert hold(garden, "line").code == 0


def test_nothing_is_held_over_a_pack_that_cannot_be_shown(garden: Path) -> None:
    (garden / "pack.toml").unlink()
    with pytest.raises(ValueError, match="nothing to show"):
        hold(garden, "")
