"""S1, S2 and S12 over every screen there is, each opened with hostile words wherever any may be."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events
from textual.app import App
from textual.pilot import Pilot

from coachtui.tui.app import CoachApp
from coachtui.tui.decisions import DecisionsScreen
from coachtui.workspace.home import Home
from tests.bar import screens
from tests.bar.figures import Measured
from tests.bar.screens import SCREENS, WITHOUT, Over, hostile, made
from tests.documents.pages import FORBIDDEN, PAYLOADS
from tests.tui.host import text_of, until

pytestmark = pytest.mark.bar

MARKUP = "[/] [@click=app.quit]Bo[/] [URGENT]"
ESCAPES = " ".join(
    PAYLOADS[one]
    for one in ("clipboard", "colour", "hyperlink", "one-byte csi", "device control", "override")
)
CANARY = "Bev O. Canary"
SIZE = (140, 50)
LATER = "2027-02-22T08:30:00Z"


@pytest.fixture(autouse=True)
def months_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the disk, and it is a day on which all screens have something to show."""
    monkeypatch.setattr("os.fsync", lambda _: None)
    monkeypatch.setenv("COACHTUI_NOW", LATER)


@asynccontextmanager
async def shown(home: Path, words: str) -> AsyncIterator[tuple[Over, CoachApp, Pilot[int]]]:
    """The app over a workspace full of some words."""
    workspace = hostile(home, words)
    app = CoachApp(workspace, Home(home))
    try:
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            yield Over(workspace, words), app, pilot
    finally:
        workspace.close()


async def views(home: Path, words: str) -> dict[str, str]:
    """What stands on each screen, one after the other."""
    found = {}
    async with shown(home, words) as (over, app, pilot):
        for name in SCREENS:
            app.push_screen(made(name, over))
            await pilot.pause(0.02)
            await pilot.pause()
            found[name] = text_of(app)
            assert app.is_running, name
            while len(app.screen_stack) > 1:
                app.pop_screen()
    return found


def test_no_screen_is_left_out() -> None:
    assert set(SCREENS) == set(screens.classes())
    assert set(SCREENS) > WITHOUT


@pytest.mark.row("S1")
async def test_on_every_screen_words_are_words_and_nothing_drives_the_terminal(
    home: Path, measured: Measured
) -> None:
    seen, letters = 0, 0
    for name, view in (await views(home, f"{MARKUP} {ESCAPES} words")).items():
        rows = view.replace("\n", "")
        assert not [one for one in FORBIDDEN if one in rows], name
        stands = MARKUP in " ".join(view.split())
        assert stands or name in WITHOUT, f"{name}:\n{view}"
        seen, letters = seen + 1, letters + stands
    measured(screens=seen, bytes_let_through=0)
    measured(of="S2", screens=letters, obeyed=0)


def _came(app: App[int], before: str) -> bool:
    """Whether what was pasted stands on the screen; some screens speak of words before it."""
    return text_of(app).count("words") > before.count("words")


@pytest.mark.row("S1")
async def test_what_is_pasted_into_any_field_is_cleaned(home: Path, measured: Measured) -> None:
    """Textual's own fields show what they are given; the palette's is one of them."""
    seen = 0
    async with shown(home, "plain") as (over, app, pilot):
        for name in ("DecisionsScreen", "Elsewhere", "ExportScreen", "WordsDialog", "palette"):
            if name == "palette":
                app.action_command_palette()
            else:
                app.push_screen(made(name, over))
            await pilot.pause()
            before = text_of(app)
            app.screen.query("Input, TextArea").first().focus()
            app.post_message(events.Paste(f"pasted {ESCAPES} words"))
            await until(pilot, partial(_came, app, before), name)
            view = text_of(app).replace("\n", "")
            assert "words" in view, f"{name}:\n{view}"
            assert not [one for one in FORBIDDEN if one in view], name
            seen += 1
            app.pop_screen()
    measured(fields_pasted_into=seen)


@pytest.mark.row("S1")
@pytest.mark.long
@pytest.mark.parametrize("name", [one for one, words in PAYLOADS.items() if len(words) < 60])
async def test_on_every_screen_each_payload_by_itself(
    home: Path, name: str, measured: Measured
) -> None:
    seen = 0
    for screen, view in (await views(home, f"{PAYLOADS[name]} words")).items():
        rows = view.replace("\n", "")
        assert not [one for one in FORBIDDEN if one in rows], screen
        seen += 1
    measured(screens=seen, bytes_let_through=0)


def markup_like(count: int) -> Iterator[str]:
    """Names of signs that mean something in markup, in any order."""
    dice = random.Random(count)
    for number in range(count):
        pieces = dice.choices(("[", "]", "[/", "@click=", "$", "\\", "b", "=", "'", "#f00"), k=4)
        yield f"{number}{''.join(pieces)}"[:18]


@pytest.mark.row("S2")
async def test_three_hundred_names_are_shown_letter_for_letter(
    home: Path, measured: Measured
) -> None:
    names = list(markup_like(300))
    async with shown(home, "plain") as (over, app, pilot):
        first, *_ = over.workspace.decisions.all()
        for number, name in enumerate(names):
            one = screens.decided_on(number + 10, "ask", "ask", name)
            over.workspace.decisions.record(replace(one, id=f"d{number:07}"))
        app.push_screen(DecisionsScreen(over.workspace))
        await pilot.pause(0.1)
        read = ""
        for _ in range(12):
            read += text_of(app)
            await pilot.press("pagedown")
            await pilot.pause()
        assert app.is_running
    assert first.id
    missing = [name for name in names if name not in read]
    assert missing == []
    measured(names=len(names), obeyed=0)


def often(every: int) -> Iterator[object]:
    """All screens; of so many one in the short half."""
    for place, name in enumerate(SCREENS):
        yield pytest.param(name, marks=[pytest.mark.long] if place % every else [])


@pytest.mark.row("S12")
@pytest.mark.parametrize("name", list(often(8)))
async def test_a_crash_on_a_screen_tells_nothing_of_anybody(
    home: Path, name: str, capsys: pytest.CaptureFixture[str], measured: Measured
) -> None:
    def broken() -> None:
        secret = f"{CANARY} in {Path.home()}"
        raise RuntimeError(secret)

    async def breaking() -> CoachApp:
        async with shown(home, CANARY) as (over, app, pilot):
            found.append(app)
            app.push_screen(made(name, over))
            await pilot.pause()
            app.screen.call_later(broken)
            await pilot.pause()
        return app

    found: list[CoachApp] = []
    with pytest.raises(RuntimeError):
        await breaking()
    [app] = found
    app._print_error_renderables()
    told = capsys.readouterr()
    [report] = home.glob("reports/crash-*.txt")
    for words in (told.out, told.err, app.last_words, report.read_text()):
        assert "Canary" not in words
        assert str(Path.home()) not in words
    assert report.name in app.last_words
    measured(screens_crashed=1, words_told=0)
