"""What holds on every screen: themes, keys, saving, room, the end."""

from __future__ import annotations

import errno
import gc
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.actions import parse
from textual.color import Color
from textual.css.query import NoMatches
from textual.worker import WorkerFailed

from coachtui.files.errors import SaveError
from coachtui.pack.model import Pack
from coachtui.tui import theme
from coachtui.tui.app import CoachApp
from coachtui.tui.dialog import Choose
from coachtui.tui.end import EndScreen
from coachtui.tui.home import HomeScreen
from coachtui.tui.keys import commands, spell
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.rows import Row
from coachtui.tui.trouble import Elsewhere
from coachtui.workspace.errors import Conflict
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.tui.host import until
from tests.tui.scenes import shipped
from tests.tui.sitting import asked, sitting

pytestmark = pytest.mark.bar


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Garbage isn't looked for, as while the program is being loaded."""
    gc.disable()
    gc.unfreeze()
    yield
    gc.unfreeze()
    gc.enable()


# Its beginning


@pytest.mark.usefixtures("uncollected")
async def test_garbage_is_looked_for_once_something_is_to_be_seen(home: Path, pack: Pack) -> None:
    async with sitting(home, pack) as here:
        await here.pilot.pause()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0


# Colours


@pytest.mark.parametrize("own", [theme.NIGHT, theme.DAY])
@pytest.mark.parametrize("ink", ["ink", "quiet", "voice", "care", "wrong", "good"])
@pytest.mark.parametrize("ground", ["ground", "raised"])
def test_every_text_stands_out_from_its_ground_by_4_5_to_1(
    own: dict[str, str], ink: str, ground: str
) -> None:
    light, dark = sorted((luminance(own[ink]), luminance(own[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """Relative luminance, as the accessibility guidelines define it."""
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(colour).normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_no_color_is_heeded_and_uses_the_terminals_own_two(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert theme.wanted(theme.LIGHT) == theme.PLAIN
    assert theme.other(theme.PLAIN) == theme.PLAIN
    assert set(theme.BARE.values()) <= {"ansi_default", "reverse", "bold reverse"}


async def test_without_colours_every_screen_draws_in_none(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with asked(home, pack, "start") as here:
        await here.press("1")
        strips = here.app.screen._compositor.render_strips()
        colours = {
            segment.style.color.name
            for strip in strips
            for segment in strip
            if segment.style and segment.style.color
        }
        assert colours <= {"default"}
        assert "●" in here.view


async def test_light_and_dark_are_remembered(home: Path, pack: Pack) -> None:
    async with sitting(home, pack) as here:
        await here.press("ctrl+l")
        assert here.app.theme == theme.LIGHT
        await here.idle()
    async with sitting(home, pack) as here:
        assert here.app.theme == theme.LIGHT
        assert here.app.animation_level == "none"


# Keys


def test_keys_are_spelled_as_people_read_them() -> None:
    assert [spell(key) for key in ("ctrl+n", "f2", "question_mark", "escape", "y")] == [
        "Ctrl+N",
        "F2",
        "?",
        "Esc",
        "y",
    ]


async def test_every_command_has_an_id_and_is_explained(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "circle") as here:
        for active in here.app.screen.active_bindings.values():
            assert active.binding.id or not active.binding.show, active.binding
        for command in commands(here.app.screen):
            assert command.says, command.id


def test_every_action_of_a_screen_is_explained() -> None:
    for screen in (CoachApp, LessonScreen):
        for binding in screen.BINDINGS:
            name = parse(binding.action)[1]  # type: ignore[union-attr]
            assert inspect.getdoc(getattr(screen, f"action_{name}")), name


async def test_keys_can_be_changed_in_the_settings(home: Path, pack: Pack) -> None:
    home.mkdir(parents=True)
    (home / "settings.toml").write_text('[keys]\n"lesson.next" = "f12"\n')
    async with asked(home, pack, "start", size=(120, 24)) as here:
        keys = {command.id: command.key for command in commands(here.app.screen)}
        assert keys["lesson.next"] == "F12"
        await here.press("ctrl+n")
        screen = here.app.screen
        assert isinstance(screen, LessonScreen)
        assert screen.question.id == "start"
        await here.press("f12")
        assert screen.question.id == "scene"


async def test_settings_that_cannot_be_used_are_said_and_the_defaults_stand(
    home: Path, pack: Pack
) -> None:
    home.mkdir(parents=True)
    (home / "settings.toml").write_text("[keys\n")
    async with sitting(home, pack) as here:
        assert "settings.toml" in here.said


async def test_the_palette_finds_what_the_screen_can_do_and_where_to_go(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "scene", size=(100, 40)) as here:
        await here.press("ctrl+p")
        await here.type("hint")
        await here.pilot.pause(0.3)
        assert "hint  (F3)" in here.view
        assert "one more" in here.view
        await here.press("escape", "escape")
        await here.press("ctrl+p")
        await here.type("go to")
        await here.pilot.pause(0.3)
        assert "go to: home" in here.view


async def test_the_palette_leaves_i_a_capital(home: Path) -> None:
    async with sitting(home, shipped(), size=(100, 40)) as here:
        await here.press("ctrl+p")
        await here.type("go to everything")
        await here.until("go to: everything I decided")


async def test_home_says_once_how_to_leave(home: Path, pack: Pack) -> None:
    async with sitting(home, pack) as here:
        assert "q leave" in here.view
        leaving = [one.key for one in commands(here.app.screen) if one.label == "leave"]
        assert leaving == ["q"]


async def test_the_footer_does_by_mouse_what_the_key_does(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "start") as here:
        foot = here.view.split("\n")[-1]
        await here.pilot.click(offset=(foot.index("next"), 23))
        await here.pilot.pause()
        screen = here.app.screen
        assert isinstance(screen, LessonScreen)
        assert screen.question.id == "scene"


async def test_help_opens_by_f1_anywhere_and_by_a_question_mark_outside_of_words(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "aim") as here:
        await here.press("question_mark")
        assert isinstance(here.app.screen, LessonScreen)
        assert "?" in here.view
        await here.press("f1")
        assert not isinstance(here.app.screen, LessonScreen)


async def test_a_screen_that_is_still_to_come_shows_what_is_so_by_itself(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack) as here:
        here.app.push_screen(EndScreen(here.workspace, pack.lessons[0].id, ""))
        here.app.renew_all()
        await here.pilot.pause()
        assert isinstance(here.app.screen, EndScreen)


# Room


async def test_a_window_too_small_says_which_size_is_needed_and_all_comes_back(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "aim") as here:
        await here.type("steady")
        await here.pilot.resize_terminal(50, 14)
        await here.pilot.pause()
        assert "This needs 60 columns and 18 rows." in here.view
        assert "Everything you typed is kept." in here.view
        await here.pilot.resize_terminal(80, 24)
        await here.pilot.pause()
        assert "steady" in here.view
        await here.type(" work")
        await here.press("enter", "ctrl+b")
        assert "steady work" in here.view


async def test_room_that_is_made_below_a_dialog_is_seen_once_that_is_gone(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack) as here:
        await here.pilot.resize_terminal(50, 14)
        await here.pilot.pause()
        await here.app.push_screen(Choose("A choice", "to make", [Row("", "Leave it", "l")]))
        await here.pilot.resize_terminal(80, 24)
        await here.press("l")
        assert isinstance(here.app.screen, HomeScreen)


# Dialogs


@pytest.mark.parametrize("kind", ["one of few", "one of its own"])
async def test_a_dialog_stands_in_the_middle_and_what_lies_beneath_stays_in_view(
    home: Path, pack: Pack, kind: str
) -> None:
    async with sitting(home, pack) as here:
        few = kind == "one of few"
        dialog = Choose("Which?", "", [Row("", "None", "n")]) if few else Elsewhere(Path())
        await here.app.push_screen(dialog)
        await here.pilot.pause()
        box = dialog.query_one(".dialog").region
        assert abs(box.x - (80 - box.right)) <= 1
        assert abs(box.y - (24 - box.bottom)) <= 1
        assert dialog.styles.background.a < 1


# Saving


async def test_it_says_saved_only_when_it_is_on_the_disk(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "start") as here:
        await here.press("2")
        await here.saved()
        assert here.view.split("\n")[0].endswith("saved")
        assert open_workspace(Home(home), pack=pack).answers["start"].value == "many"


async def test_a_full_disk_is_said_with_what_to_do_and_nothing_typed_is_lost(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with asked(home, pack, "aim") as here:
        workspace = here.workspace
        with monkeypatch.context() as full:
            full.setattr(type(workspace), "flush", _full)
            await here.type("steady work")
            await here.press("enter")
            await here.idle()
            assert "not saved: the disk is full" in here.view
            assert "Ctrl+S" in here.view.split("\n")[0]
            await here.press("ctrl+s")
            await here.until("Not saved yet")
            assert "Make room on the disk" in here.view
            await here.press("f")
            await here.pilot.pause()
            for _ in range(80):
                await here.pilot.press("backspace")
            await here.type(str(tmp_path / "elsewhere.toml"))
            await here.press("enter")
            await here.idle()
            assert "steady work" in (tmp_path / "elsewhere.toml").read_text()
        await here.press("ctrl+s")
        await until(here.pilot, lambda: here.view.split("\n")[0].endswith("  saved"), "saved")


async def test_leaving_saves_first_and_stays_where_it_cannot(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with asked(home, pack, "aim") as here:
        with monkeypatch.context() as full:
            full.setattr(type(here.workspace), "flush", _full)
            await here.type("steady work")
            await here.press("ctrl+q")
            assert here.app.is_running
            assert "Leave without the last changes" in here.view
            await here.press("escape")
        await here.press("ctrl+q")
        assert here.app.return_code == 0
    assert open_workspace(Home(home), pack=pack).answers["aim"].value == "steady work"


async def test_a_change_by_somebody_else_is_put_to_the_person(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with asked(home, pack, "start") as here:
        kept: list[tuple[str, str]] = []
        workspace = type(here.workspace)
        with monkeypatch.context() as other:
            other.setattr(workspace, "flush", _changed_meanwhile)
            other.setattr(workspace, "resolve", lambda _, name, keep: kept.append((name, keep)))
            await here.press("2")
            await here.idle()
            assert "Changed on the disk" in here.view
            assert "not saved" in here.view
            await here.press("b")
            await here.pilot.pause()
            assert kept == [("answers.toml", "both")]


def _full(self: object) -> None:
    raise SaveError(Path("answers.toml"), OSError(errno.ENOSPC, "No space left on device"))


def _changed_meanwhile(self: object) -> None:
    raise Conflict("answers.toml")


# Its own mistakes


async def test_a_mistake_of_its_own_ends_with_one_line_and_a_report_without_words(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = open_workspace(Home(home), pack=pack, holder="app")
    workspace.answer("aim", "SECRET-CANARY")
    app = CoachApp(workspace, Home(home))

    def broken() -> None:
        secret = workspace.answers["aim"].value
        raise RuntimeError(f"no {secret}")

    async def breaking() -> None:
        async with app.run_test() as pilot:
            app.call_later(broken)
            await pilot.pause()

    with pytest.raises(RuntimeError):
        await breaking()
    workspace.close()
    app._print_error_renderables()
    shown = capsys.readouterr()
    assert "SECRET" not in shown.out + shown.err + app.last_words
    assert "report" in app.last_words
    report = next((home / "reports").glob("crash-*.txt")).read_text()
    assert "RuntimeError" in report
    assert "SECRET" not in report


async def test_leaving_while_a_screen_is_only_being_opened_is_no_mistake(
    home: Path, pack: Pack
) -> None:
    workspace = open_workspace(Home(home), pack=pack, holder="app")
    workspace.answer("aim", "to be left at once")
    app = CoachApp(workspace, Home(home))
    async with app.run_test() as pilot:
        await pilot.pause()
        screen = EndScreen(workspace, pack.lessons[0].id, "core")
        app.push_screen(screen)
        app.exit(0)
        with pytest.raises(NoMatches) as early:
            screen.on_mount()
        app._handle_exception(early.value)
    workspace.close()
    assert (app.return_code, app.last_words) == (0, "")
    assert not list(home.glob("reports/*"))


async def test_what_comes_too_late_for_a_screen_that_was_left_is_no_crash(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack) as here:
        await here.press("l")
        screen = here.app.screen

        async def too_late() -> None:
            here.app.pop_screen()
            screen.query_one("#nowhere")

        screen.run_worker(too_late())
        await here.pilot.pause(0.1)
        assert here.app.is_running
        assert isinstance(here.app.screen, HomeScreen)


async def test_nor_is_what_waited_until_it_was_painted(home: Path, pack: Pack) -> None:
    async with sitting(home, pack) as here:
        await here.press("l")
        screen, waited = here.app.screen, []

        def too_late() -> None:
            here.app.pop_screen()
            waited.append(screen)
            screen.query_one("#nowhere")

        screen.call_after_refresh(too_late)
        await here.pilot.pause(0.1)
        assert waited
        assert here.app.is_running
        assert isinstance(here.app.screen, HomeScreen)


async def test_what_a_screen_on_view_looks_for_in_vain_is_told(home: Path, pack: Pack) -> None:
    async with sitting(home, pack) as here:

        async def wrong() -> None:
            here.app.screen.query_one("#nowhere")

        worker = here.app.screen.run_worker(wrong(), exit_on_error=False)
        with pytest.raises(WorkerFailed, match="nowhere"):
            await worker.wait()
