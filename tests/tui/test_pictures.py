"""Each screen looks as it did when somebody last looked at its picture.

A picture that changed on purpose is looked at, and then taken anew with ``--snapshot-update``.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from pytest_textual_snapshot import SVGImageExtension  # type: ignore[import-untyped]
from syrupy.assertion import SnapshotAssertion

from coachtui.tui import theme
from tests.tui import deciding_scenes, hand_scenes, later_scenes, scenes, thread_scenes
from tests.tui.sitting import Sitting

pytestmark = pytest.mark.bar

Picture = Callable[[str, Sitting], Awaitable[None]]


@pytest.fixture(autouse=True)
def same_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a screen shows of paths is the same on every machine."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
async def picture(snapshot: SnapshotAssertion, tmp_path: Path) -> AsyncIterator[Picture]:
    """Compare the screen with its picture; in the end say which differ, and where they are."""
    pictures = snapshot.use_extension(SVGImageExtension)
    differ: list[str] = []

    async def take(name: str, here: Sitting) -> None:
        await scenes.rest(here)
        taken = bare(here.app.export_screenshot(simplify=True))
        taken = taken.replace(here.workspace.meta.id, "k3v9p2xa")  # it is called at random
        if taken != pictures(name=name):
            differ.append(name)
            (tmp_path / f"{name}.svg").write_text(taken, "utf-8")

    yield take
    assert not differ, f"Other than before, see {tmp_path}: {', '.join(differ)}"


def bare(svg: str) -> str:
    """A picture that fetches no font from anywhere."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


async def test_home(picture: Picture) -> None:
    async for name, here in scenes.homes(Path("home")):
        await picture(name, here)


async def test_a_question_of_each_kind(picture: Picture) -> None:
    async for name, here in scenes.fields(Path("home")):
        await picture(name, here)


async def test_the_strategy_and_its_dialogs(picture: Picture) -> None:
    async for name, here in scenes.strategies(Path("home")):
        await picture(name, here)


async def test_the_other_rooms(picture: Picture) -> None:
    async for name, here in scenes.rooms(Path("home")):
        await picture(name, here)


async def test_what_was_agreed_and_what_differs(picture: Picture) -> None:
    async for name, here in later_scenes.agreed(Path("home")):
        await picture(name, here)


async def test_looking_again(picture: Picture) -> None:
    async for name, here in later_scenes.again(Path("home")):
        await picture(name, here)


async def test_several_lessons(picture: Picture) -> None:
    async for name, here in thread_scenes.several(Path("home")):
        await picture(name, here)


async def test_several_lessons_in_a_large_window(picture: Picture) -> None:
    async for name, here in thread_scenes.several(Path("home"), scenes.LARGE):
        if name in ("thread-lessons", "thread-shared"):
            await picture(f"large-{name}", here)


async def test_deciding(picture: Picture) -> None:
    async for name, here in deciding_scenes.deciding(Path("home")):
        await picture(name, here)


async def test_deciding_in_a_large_window(picture: Picture) -> None:
    async for name, here in deciding_scenes.deciding(Path("home"), scenes.LARGE):
        if name in ("decide-answer", "decision"):
            await picture(f"large-{name}", here)


@pytest.mark.parametrize("walk", ["cards", "unsettled", "pulling", "unfit"])
async def test_hand_and_rule(picture: Picture, walk: str) -> None:
    async for name, here in getattr(hand_scenes, walk)(Path("home")):
        await picture(name, here)


async def test_when_something_goes_wrong(picture: Picture) -> None:
    async for name, here in scenes.troubles(Path("home")):
        await picture(name, here)


async def test_a_large_window(picture: Picture) -> None:
    async for name, here in scenes.main(Path("home"), scenes.LARGE):
        await picture(f"large-{name}", here)


async def test_light(picture: Picture) -> None:
    async for name, here in scenes.main(Path("home")):
        here.app.theme = theme.LIGHT
        await picture(f"light-{name}", here)


async def test_without_colour(picture: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async for name, here in scenes.main(Path("home")):
        await picture(f"plain-{name}", here)
