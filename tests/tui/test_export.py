from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input

from coachtui.pack.model import Pack
from coachtui.tui import copying
from coachtui.tui.export import ExportScreen, ReplaceDialog
from coachtui.tui.settle import Settle
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.workspace import Workspace
from tests.tui.host import Host, app_of, idle, on_top, text_of, until, workspace_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that one is in."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def vera(pack: Pack, home: Path, folder: Path) -> Workspace:
    return workspace_of(pack, home, "vera")


async def opened(pilot: Pilot[int], workspace: Workspace, document: str = "card") -> ExportScreen:
    screen = ExportScreen(workspace, document)
    await pilot.app.push_screen(screen)
    await pilot.pause()
    return screen


async def written(pilot: Pilot[int]) -> None:
    await pilot.press("enter")
    await idle(pilot)


async def test_names_are_told_before_the_file_is_written(
    vera: Workspace, home: Path, folder: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera)
        assert "It names  A. L. and Mei" in text_of(pilot.app)
        assert not list(folder.iterdir())
        await pilot.press("right")
        await pilot.pause()
        assert "It names nobody." in text_of(pilot.app)


async def test_enter_writes_the_page_where_it_says_for_ones_own_eyes(
    vera: Workspace, home: Path, folder: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, vera)
        await written(pilot)
        assert isinstance(pilot.app, Host)
        assert any(str(folder / "card.txt") in said for said in pilot.app.said)
    assert "HOW I SPEAK" in (folder / "card.txt").read_text()
    assert (folder / "card.txt").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("turns", "ending", "begins"),
    [(1, "md", "# how i speak"), (2, "html", "<!doctype html>"), (3, "json", "{")],
)
async def test_each_form_has_its_ending(
    vera: Workspace, folder: Path, turns: int, ending: str, begins: str
) -> None:
    async with app_of(vera, folder).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera)
        await pilot.press("down", *["right"] * turns)
        await written(pilot)
    assert (folder / f"card.{ending}").read_text().lower().startswith(begins)


async def test_whys_come_along_only_where_they_are_chosen(
    vera: Workspace, home: Path, folder: Path
) -> None:
    asked = "From which step up do you say yes at once?"
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera)
        await written(pilot)
        assert asked not in (folder / "card.txt").read_text()
        (folder / "card.txt").unlink()
        await opened(pilot, vera)
        await pilot.press("down", "down", "right")
        await written(pilot)
    assert asked in (folder / "card.txt").read_text()


async def test_a_file_that_is_there_is_replaced_only_when_told(
    vera: Workspace, home: Path, folder: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera)
        (folder / "card.txt").write_text("mine")
        await pilot.press("enter")
        await on_top(pilot, ReplaceDialog)
        await pilot.press("escape")
        await pilot.pause()
        assert (folder / "card.txt").read_text() == "mine"
        assert isinstance(pilot.app.screen, ExportScreen)
        await pilot.press("enter")
        await on_top(pilot, ReplaceDialog)
        await pilot.press("r")
        await idle(pilot)
    assert "HOW I SPEAK" in (folder / "card.txt").read_text()


async def test_the_name_proposed_is_a_free_one_for_the_page_there_may_be_somebody_elses(
    vera: Workspace, home: Path, folder: Path
) -> None:
    (folder / "card.txt").write_text("somebody else's")
    (folder / "card-2.txt").symlink_to(folder / "nowhere")
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, vera)
        assert screen.query_one(Input).value == "card-3.txt"
        await pilot.press("down", "right")
        await pilot.pause()
        assert screen.query_one(Input).value == "card.md"
        await pilot.press("left")
        await written(pilot)
    assert (folder / "card.txt").read_text() == "somebody else's"
    assert "HOW I SPEAK" in (folder / "card-3.txt").read_text()


async def test_lessons_without_a_page_say_so_and_go_back(
    pack: Pack, home: Path, folder: Path
) -> None:
    bare = replace(pack, documents={}, home=replace(pack.home, review=""))
    workspace = workspace_of(bare, home)
    async with app_of(workspace, home).run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, workspace)
        assert isinstance(pilot.app, Host)
        assert pilot.app.said == ["These lessons have no page to write to a file."]
        assert not isinstance(pilot.app.screen, ExportScreen)


async def test_the_page_can_be_read_on_and_copied_whole(
    vera: Workspace, home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    def took(words: str) -> str:
        taken.append(words)
        return "xclip"

    monkeypatch.setattr(copying, "by_tool", took)
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, vera)
        await pilot.press("pagedown", "y")
        await idle(pilot)
        assert screen.query_one("#paper").scroll_offset.y > 0
    assert "HOW I SPEAK" in taken[0]
    assert not list(folder.iterdir())


async def test_of_what_cannot_be_read_as_a_whole_no_page_is_made(
    vera: Workspace, home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vera.close()
    file = vera.store.folder / "answers.toml"
    file.write_bytes(file.read_bytes()[:100])
    monkeypatch.setattr(copying, "by_tool", pytest.fail)
    workspace = open_workspace(Home(home), pack=vera.pack)
    async with app_of(workspace, home).run_test(size=(80, 24), notifications=True) as pilot:
        await on_top(pilot, Settle)
        await pilot.press("escape")  # what is to be settled is left for later
        await until(pilot, lambda: not isinstance(pilot.app.screen, Settle))
        await opened(pilot, workspace)
        await pilot.press("y")
        await written(pilot)
        assert isinstance(pilot.app, Host)
        why = "answers.toml can't be read as a whole, so this page might not be yours."
        assert pilot.app.said
        assert all(said.startswith(why) for said in pilot.app.said)
    assert not list(folder.iterdir())


async def test_a_link_is_never_written_through(
    vera: Workspace, home: Path, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "target").write_text("theirs")
    async with app_of(vera, home).run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, vera)
        (folder / "card.txt").symlink_to(tmp_path / "target")
        await written(pilot)
        assert isinstance(pilot.app, Host)
        assert any("link to another place" in said for said in pilot.app.said)
    assert (tmp_path / "target").read_text() == "theirs"


async def test_a_name_of_ones_own_stays_when_the_form_changes(
    vera: Workspace, home: Path, folder: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, vera)
        screen.query_one(Input).value = "for-mei.txt"
        await pilot.press("down", "right")
        await pilot.pause()
        assert screen.query_one(Input).value == "for-mei.txt"
        await written(pilot)
    assert [one.name for one in folder.iterdir()] == ["for-mei.txt"]


async def test_a_folder_that_is_not_there_is_named_and_nothing_is_lost(
    vera: Workspace, home: Path, folder: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await opened(pilot, vera)
        screen.query_one(Input).value = "nowhere/card.txt"
        await written(pilot)
        assert isinstance(pilot.app, Host)
        assert any("nowhere: there is no such folder" in said for said in pilot.app.said)
        assert pilot.app.screen is screen
