"""All that is written stands out from its ground, and nothing is told by colour alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color as Shade
from rich.segment import Segment
from textual.color import Color
from textual.geometry import Region
from textual.screen import ModalScreen

from coachtui.tui import theme
from tests.tui import (
    deciding_scenes,
    hand_scenes,
    later_scenes,
    recovery_scenes,
    scenes,
    thread_scenes,
)
from tests.tui.sitting import Sitting

pytestmark = pytest.mark.bar

DRAWN = range(0x2500, 0x25A0)
"""Lines and blocks: frames, scrollbars, bars. They aren't read."""

WALKS = (
    scenes.homes,
    scenes.fields,
    scenes.strategies,
    scenes.rooms,
    scenes.troubles,
    hand_scenes.hands,
    hand_scenes.pulling,
    hand_scenes.unfit,
    later_scenes.agreed,
    later_scenes.again,
    deciding_scenes.deciding,
    thread_scenes.several,
    recovery_scenes.recoveries,
)

FIRST = (scenes.homes, scenes.rooms, scenes.troubles)
"""The ones that are always walked; the others take a minute."""


@pytest.fixture(autouse=True)
def same_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def luminance(colour: Shade) -> float:
    """Relative luminance, as the accessibility guidelines define it."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.from_rich_color(colour).normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(segment: Segment) -> float:
    """How far a segment's text stands out from its ground."""
    style = segment.style
    assert style is not None, segment
    assert style.color is not None, segment
    assert style.bgcolor is not None, segment
    light, dark = sorted((luminance(style.color), luminance(style.bgcolor)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def areas(here: Sitting) -> list[Region]:
    """Where one reads: all of the screen, or of a dialog what lies on top."""
    screen = here.app.screen
    if not isinstance(screen, ModalScreen):
        return [screen.region]
    return [one.region for one in screen.query(".dialog, #--input, #--results")]


def written(here: Sitting) -> Iterator[Segment]:
    """All that is read on the screen, in pieces of one style."""
    strips = here.app.screen._compositor.render_strips()
    for area in areas(here):
        for strip in strips[area.y : area.bottom]:
            for segment in strip.crop(area.x, area.right):
                read = "".join(one for one in segment.text if ord(one) not in DRAWN)
                if read.strip():
                    yield segment


@pytest.mark.parametrize(
    "walk",
    [pytest.param(one, marks=() if one in FIRST else pytest.mark.long) for one in WALKS],
)
async def test_all_that_is_read_stands_out_by_4_5_to_1(walk: scenes.Telling) -> None:
    faint: dict[str, set[str]] = {}
    seen = 0
    async for name, here in walk(Path("home")):
        for colours in (here.app.theme, theme.other(here.app.theme)):
            here.app.theme = colours
            await scenes.rest(here)
            for segment in written(here):
                seen += 1
                if contrast(segment) < 4.5:
                    words = f"{segment.text.strip()!r} {contrast(segment):.1f}"
                    faint.setdefault(f"{name}, {colours}", set()).add(words)
    assert faint == {}
    assert seen > 100


# Pointing and states


async def test_what_is_pointed_at_has_a_sign() -> None:
    async with scenes.visit(Path("home"), scenes.grace()) as here:
        for keys in ([], ["s"], ["escape", "a"], ["escape", "m"]):
            await here.press(*keys)
            await scenes.rest(here)
            before = here.view
            await here.press("down")
            assert "›" in before
            assert here.view != before, keys


async def test_what_is_pointed_at_in_the_palette_is_underlined() -> None:
    async with scenes.visit(Path("home"), {}) as here:
        await here.press("ctrl+p")
        await here.until("leave")
        first = underlined(here)
        await here.press("down")
        assert "decide on somebody  (d)" in first
        assert "decide on somebody  (d)" not in underlined(here)
        assert underlined(here)


def underlined(here: Sitting) -> set[str]:
    """All words on the screen that have a line beneath."""
    strips = here.app.screen._compositor.render_strips()
    pieces = (piece for strip in strips for piece in strip if piece.style)
    return {piece.text.strip() for piece in pieces if piece.style and piece.style.underline} - {""}


STATES = (
    ("in-line", "5", "○ I'd put my name", "● I'd put my name"),
    ("after", "2", "[ ] ask what", "[x] ask what"),
    ("place", "7", "●──────────┼", "┼──────────●"),
)
"""A question, a key, and what a row or place reads before and after."""


async def test_what_is_picked_has_a_sign() -> None:
    async with scenes.visit(Path("home"), scenes.grace()) as here:
        for question, key, before, after in STATES:
            await scenes.at(here, question)
            assert before in here.view
            await here.press(key)
            assert after in here.view


async def test_what_is_off_or_ticked_says_so() -> None:
    async with scenes.visit(Path("home"), scenes.grace()) as here:
        await here.press("s")
        for line, key, after in (
            ("circle-1", "x", "[x]  Bev O."),
            ("circle-2", "o", "off  Farida"),
        ):
            scenes.point(here, f"line:{line}")
            await here.press(key)
            scenes.point(here, "line:circle-3")
            await here.until(after)
