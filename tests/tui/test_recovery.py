"""What goes wrong, as a person meets it: told in plain words, and nothing is ever lost by it."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from importlib import import_module
from pathlib import Path
from threading import Event
from unittest import mock

import pytest

from coachtui.crash import APP, report
from coachtui.pack.model import Pack
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.matters import open_matters
from coachtui.tui.places import go_home, open_states
from coachtui.tui.settle import Settle
from coachtui.workspace.copies import copies
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.versions import agree
from coachtui.workspace.workspace import Workspace
from tests.tui.recovery_scenes import recoveries
from tests.tui.sitting import Sitting, asked, sitting, small_pack

pytestmark = pytest.mark.bar

SAID: Mapping[str, object] = {"start": "many", "aim": "steady work", "kind-of-aim": "learn"}
SYNCED = "answers.sync-conflict-20261122-191204-LAPTOP.toml"
FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
LOCKED = OSError(errno.EROFS, os.strerror(errno.EROFS))


@pytest.fixture(scope="module")
def pack() -> Pack:
    return small_pack()


@pytest.fixture
def folder(home: Path, pack: Pack) -> Path:
    """A workspace in which a few answers are."""
    return answered(home, pack)


def answered(home: Path, pack: Pack, label: str | None = None) -> Path:
    """Give a few answers, and close it again; gives the folder of the workspace."""
    workspace = open_workspace(Home(home), label, pack=pack, holder="app", create=True)
    for id_, raw in SAID.items():
        workspace.answer(id_, raw)
    workspace.close()
    return workspace.store.folder


def again(home: Path, pack: Pack, **given: object) -> None:
    """Answer something once more, and take other answers away: those that are None."""
    workspace = open_workspace(Home(home), pack=pack, holder="app")
    for id_, raw in given.items():
        if raw is None:
            workspace.clear(id_)
        else:
            workspace.answer(id_, raw)
    workspace.close()


@contextmanager
def failing(step: str, error: OSError) -> Iterator[Event]:
    """A step fails as the system may have it fail, until the event is set."""
    module, _, name = step.rpartition(".")
    whole, mended = getattr(import_module(module), name), Event()

    def tried(*given: object, **named: object) -> object:
        if mended.is_set():
            return whole(*given, **named)
        raise error

    with mock.patch(step, tried):
        yield mended


def full_disk() -> AbstractContextManager[Event]:
    """There is no room until the event is set."""
    return failing("coachtui.files.save._write", FULL)


def locked_disk() -> AbstractContextManager[Event]:
    """The disk can only be read until the event is set."""
    return failing("coachtui.files.locks.take", LOCKED)


def put(here: Sitting) -> Settle:
    """The matter on view."""
    screen = here.app.screen
    assert isinstance(screen, Settle), screen
    return screen


async def settled(here: Sitting) -> None:
    """Until nothing is put any more, and all is on the disk."""
    for _ in range(200):
        await here.pilot.pause(0.02)
        if not isinstance(here.app.screen, Settle):
            break
    assert not isinstance(here.app.screen, Settle), here.view
    await here.saved()


async def reads(here: Sitting, words: str) -> None:
    """Wait until words stand in what is put, wherever its lines end."""
    for _ in range(200):
        if words in " ".join(re.sub("[│▌]", " ", here.view).split()):
            return
        await here.pilot.pause(0.02)
    raise AssertionError(f"{words!r} never came. The screen:\n{here.view}")


def kept_aside(folder: Path) -> list[bytes]:
    """All that was put away."""
    return [path.read_bytes() for path in sorted((folder / "quarantine").glob("*"))]


def cut(folder: Path, size: int = 150) -> bytes:
    """Cut the answers short, as a disk or a sync tool may."""
    file = folder / "answers.toml"
    file.write_bytes(file.read_bytes()[:size])
    return file.read_bytes()


# A cut-short file


async def test_what_was_cut_short_is_taken_back_whole_and_what_was_left_is_put_away(
    home: Path, folder: Path, pack: Pack
) -> None:
    left = cut(folder)
    async with sitting(home, pack) as here:
        await here.until("Your answers can't be read as a whole")
        assert "its end is missing" in here.view
        assert "known from elsewhere: 3 answers" in here.view
        await here.press("enter")
        await settled(here)
        await here.until("All of it can be read again")
        assert {id_: one.value for id_, one in here.workspace.answers.items()} == SAID
    assert left in kept_aside(folder)
    assert open_workspace(Home(home), pack=pack).answers["aim"].value == "steady work"


async def test_looking_at_what_is_cut_short_never_looks_like_a_first_start(
    home: Path, folder: Path, pack: Pack
) -> None:
    left = cut(folder, 20)
    async with sitting(home, pack) as here:
        await here.until("can't be read as a whole")
        await here.press("escape")
        await here.until("nothing that you said is shown")
        assert "Begin" not in here.view
        await here.press("enter")
        await here.until("Take back all 3 answers")
        await here.press("l")
    assert (folder / "answers.toml").read_bytes() == left
    assert not kept_aside(folder)


async def test_a_file_that_is_mended_by_hand_meanwhile_stands_as_it_was_mended(
    home: Path, folder: Path, pack: Pack
) -> None:
    whole = (folder / "answers.toml").read_text("utf-8")
    cut(folder)
    async with sitting(home, pack) as here:
        await here.until("can't be read as a whole")
        mended = whole.replace("steady work", "work that stays")
        (folder / "answers.toml").write_text(mended, "utf-8")
        await here.press("t")
        await settled(here)
        assert here.workspace.answers["aim"].value == "work that stays"
        assert not here.workspace.read_only
    assert "work that stays" in (folder / "answers.toml").read_text("utf-8")


async def test_where_what_is_taken_back_cannot_be_saved_the_file_stays_as_it_is(
    home: Path, folder: Path, pack: Pack
) -> None:
    left = cut(folder)
    async with sitting(home, pack) as here:
        await here.until("can't be read as a whole")
        with full_disk():
            await here.press("t")
            await here.until("Not saved yet")
            assert "the disk is full" in here.view.casefold()
            assert "can be read again" not in here.said
            assert (folder / "answers.toml").read_bytes() == left
        await here.press("t")
        await settled(here)
        await here.until("All of it is saved now")
    assert open_workspace(Home(home), pack=pack).answers["aim"].value == "steady work"


async def test_an_earlier_state_than_the_newest_can_be_had_of_what_is_cut_short(
    home: Path, folder: Path, pack: Pack
) -> None:
    again(home, pack, aim="work that stays")
    cut(folder)
    async with sitting(home, pack) as here:
        await here.until("Take back all 3 answers")
        await here.press("e")
        await here.until("As it was before the last save")
        rows = [way.label for way in put(here).matter.ways]
        await here.press(str(rows.index("As it was before the last save") + 1))
        await reads(here, "This is what it would change")
        await here.press("t")
        await settled(here)
        assert here.workspace.answers["aim"].value == "steady work"
        go_home(here.app)
        await here.press("f5")
        assert here.workspace.answers["aim"].value == "work that stays"


# A newer schema


async def test_what_a_newer_program_wrote_is_left_as_it_is(
    home: Path, folder: Path, pack: Pack
) -> None:
    file = folder / "answers.toml"
    written = re.sub(rb"^schema = \d+", b"schema = 99", file.read_bytes())
    file.write_bytes(written)
    async with sitting(home, pack) as here:
        await here.until("A newer coachtui wrote this")
        await reads(here, "nothing is lost")
        assert put(here).matter.ways[0].id == ""
        await here.press("t")
        await here.until("That is still so.")
        await here.press("enter")
        await settled(here)
        assert "steady work" in here.view
    assert file.read_bytes() == written


# A second version


@asynccontextmanager
async def second_version(home: Path, folder: Path, pack: Pack) -> AsyncIterator[Sitting]:
    """Another machine has an aim, and another start; here there is no aim."""
    shutil.copy(folder / "answers.toml", folder / SYNCED)
    again(home, pack, aim=None, start="few")
    async with sitting(home, pack) as here:
        await here.until("Two versions of your answers")
        yield here


async def test_what_only_a_second_version_has_is_added_and_undo_takes_it_away(
    home: Path, folder: Path, pack: Pack
) -> None:
    other = (folder / "answers.toml").read_bytes()
    async with second_version(home, folder, pack) as here:
        assert put(here).matter.ways[0].label == "Add 1 answer that only the other has"
        await here.press("enter")
        await settled(here)
        assert here.workspace.answers["aim"].value == "steady work"
        assert here.workspace.answers["start"].value == "few"
        assert not (folder / SYNCED).exists()
        assert other in kept_aside(folder)
        await here.press("f5")
        await here.saved()
        assert "aim" not in open_workspace(Home(home), pack=pack).answers


@pytest.mark.parametrize(("key", "start"), [("k", "few"), ("o", "many")])
async def test_whichever_version_stands_the_other_is_put_away_and_is_among_earlier_states(
    home: Path, folder: Path, pack: Pack, key: str, start: str
) -> None:
    async with second_version(home, folder, pack) as here:
        await here.press(key)
        await settled(here)
        assert here.workspace.answers["start"].value == start
        assert not (folder / SYNCED).exists()
        other = {"few": "many", "many": "few"}[start]
        found = copies(here.workspace)
        assert other in [one.kept.answers["start"].value for one in found]


async def test_left_for_later_a_second_version_is_told_of_again(
    home: Path, folder: Path, pack: Pack
) -> None:
    async with second_version(home, folder, pack) as here:
        await here.press("escape")
        await settled(here)
    async with sitting(home, pack) as here:
        await here.until("Two versions of your answers")


async def test_on_a_full_disk_neither_version_is_touched_and_that_is_said(
    home: Path, folder: Path, pack: Pack
) -> None:
    async with second_version(home, folder, pack) as here:
        with full_disk():
            for _ in range(2):
                await here.press("o")
                await here.until("That couldn't be done.")
            assert "disk is full" in here.view
            assert here.workspace.answers["start"].value == "few"
            assert (folder / SYNCED).exists()
            assert here.view.count("That couldn't be done.") == 1
        await here.press("o")
        await settled(here)
        assert here.workspace.answers["start"].value == "many"


async def test_a_second_version_that_somebody_took_away_meanwhile_is_no_trouble(
    home: Path, folder: Path, pack: Pack
) -> None:
    async with second_version(home, folder, pack) as here:
        (folder / SYNCED).unlink()
        await here.press("k")
        await settled(here)
        assert here.workspace.answers["start"].value == "few"


async def test_of_two_second_versions_the_later_is_put_as_things_stand_by_then(
    home: Path, folder: Path, pack: Pack
) -> None:
    shutil.copy(folder / "answers.toml", folder / "answers (1).toml")
    async with second_version(home, folder, pack) as here:
        assert "answers (1).toml" in here.view
        await here.press("a")
        await here.until(SYNCED)
        assert [way.key for way in put(here).matter.ways] == ["k", "o", "l"]
        await here.press("k")
        await settled(here)
        assert len(kept_aside(folder)) == 3


async def test_two_enters_settle_no_more_than_one(home: Path, folder: Path, pack: Pack) -> None:
    shutil.copy(folder / "answers.toml", folder / "answers (1).toml")
    async with second_version(home, folder, pack) as here:
        first = put(here)
        first.action_leave()
        first.action_leave()
        await here.until(SYNCED)


# A full disk


@asynccontextmanager
async def full(home: Path, pack: Pack) -> AsyncIterator[tuple[Sitting, Event]]:
    """In the middle of a long answer the disk is full; it has room once the event is set."""
    async with asked(home, pack, "scene", answers=SAID) as here:
        with full_disk() as room:
            await here.paste(LONG)
            await here.press("ctrl+s")
            await here.until("Not saved yet")
            yield here, room
            room.set()


LONG = "Afterwards somebody stays, and tells me of her own first talk. " * 12


async def test_on_a_full_disk_a_long_answer_stays_and_is_saved_once_there_is_room(
    home: Path, pack: Pack
) -> None:
    async with full(home, pack) as (here, room):
        assert "Make room on the disk" in here.view
        await here.press("t")
        await here.until("Still not saved")
        await here.press("g")
        await here.until("stays, and tells me")
        room.set()
        await here.press("ctrl+s")
        await here.saved()
        found = open_workspace(Home(home), pack=pack)
        assert LONG.strip() in str({**found.drafts, **found.answers})


async def test_saved_elsewhere_it_is_all_in_a_file_whose_name_was_free(
    home: Path, pack: Pack
) -> None:
    taken = Path.home() / "coachtui-answers.toml"
    taken.write_text("mine")
    async with full(home, pack) as (here, room):
        await here.press("f")
        await here.until("coachtui-answers-2.toml")
        await here.press("f1")
        await reads(here, "Nothing that is there is replaced")
        await here.press("escape")
        room.set()
        await here.press("enter")
        await here.until("Written to")
    assert taken.read_text() == "mine"
    assert LONG.strip() in taken.with_name("coachtui-answers-2.toml").read_text("utf-8")


async def test_back_from_naming_a_file_one_is_at_what_went_wrong(home: Path, pack: Pack) -> None:
    async with full(home, pack) as (here, _):
        await here.press("f")
        await here.until("another file")
        await here.press("escape")
        await here.until("Not saved yet")
        await here.press("f", "enter")
        await here.until("Not saved yet")
        assert not (Path.home() / "coachtui-answers.toml").exists()


async def test_from_what_went_wrong_one_can_leave_and_is_asked_first(
    home: Path, pack: Pack
) -> None:
    async with full(home, pack) as (here, _):
        await here.press("ctrl+s")
        await here.press("ctrl+q")
        await here.until("Leave without the last changes")
        assert sum(isinstance(one, Settle) for one in here.app.screen_stack) == 1
        await here.press("t")
        await here.until("Still not saved")
        await here.press("l")
        assert here.app.return_value == 1


# A home that can only be read


async def test_a_home_that_can_only_be_read_is_shown_and_changed_once_it_can_be(
    home: Path, folder: Path, pack: Pack
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with locked_disk() as unlocked:
        async with sitting(home, pack) as here:
            await here.until("Nothing can be saved here")
            assert "Nothing is lost" in here.view
            await here.press("t")
            await here.until("That is still so.")
            await here.press("enter")
            await settled(here)
            assert "steady work" in here.view
            assert {path: path.read_bytes() for path in before} == before
            unlocked.set()
            await here.press("ctrl+s")
            await here.until("Nothing can be saved here")
            await here.press("t")
            await settled(here)
            await here.until("Everything can be changed here now")
            assert not here.workspace.read_only
            here.workspace.close()


# A second window


async def test_beside_another_window_one_looks_and_changes_things_once_that_is_closed(
    home: Path, folder: Path, pack: Pack
) -> None:
    first = open_workspace(Home(home), pack=pack, holder="app")
    async with sitting(home, pack) as here:
        await here.until("Open in another window")
        await here.press("t")
        await here.until("That is still so.")
        first.answer("aim", "work that stays")
        first.close()
        await here.press("t")
        await settled(here)
        await here.until("Everything can be changed here now")
        assert here.workspace.answers["aim"].value == "work that stays"
        here.app.workspace.close()


async def test_keys_that_work_everywhere_put_nothing_twice(
    home: Path, folder: Path, pack: Pack
) -> None:
    first = open_workspace(Home(home), pack=pack, holder="app")
    async with sitting(home, pack) as here:
        await here.until("Open in another window")
        await here.press("ctrl+s", "ctrl+s")
        assert sum(isinstance(one, Settle) for one in here.app.screen_stack) == 1
        await here.press("escape")
        await settled(here)
        await here.press("ctrl+q")
        assert here.app.return_code == 0
    first.close()


async def test_where_nothing_can_be_changed_earlier_states_are_only_shown(
    home: Path, folder: Path, pack: Pack
) -> None:
    again(home, pack, aim="work that stays")
    first = open_workspace(Home(home), pack=pack, holder="app")
    async with sitting(home, pack) as here:
        await here.until("Open in another window")
        await here.press("escape")
        await settled(here)
        open_states(here.app)
        await here.until("Earlier states")
        await here.press("1")
        await reads(here, "can't be taken back here now")
        assert [way.id for way in put(here).matter.ways] == [""]
    first.close()


# An edit by hand


@asynccontextmanager
async def by_hand(home: Path, pack: Pack) -> AsyncIterator[tuple[Sitting, Path]]:
    """Somebody edits one answer in the file, while another is given here."""
    async with asked(home, pack, "kind-of-aim", answers=SAID) as here:
        file = here.workspace.store.folder / "answers.toml"
        file.write_text(file.read_text("utf-8").replace("steady work", "by hand"), "utf-8")
        await here.press("1")
        await here.until("Changed on the disk")
        yield here, file


@pytest.mark.parametrize(
    ("key", "aim", "kind", "said"),
    [
        ("enter", "by hand", "found", "Both changes are kept."),
        ("m", "steady work", "found", "Kept. The one that was on the disk is put away."),
        ("t", "by hand", "learn", "Taken. Yours is put away."),
    ],
)
async def test_of_an_edit_by_hand_and_an_answer_the_person_says_what_stands(
    home: Path, pack: Pack, key: str, aim: str, kind: str, said: str
) -> None:
    async with by_hand(home, pack) as (here, file):
        edited = file.read_bytes()
        await here.press(key)
        await here.until(said)
        assert here.workspace.answers["aim"].value == aim
        assert here.workspace.answers["kind-of-aim"].value == kind
        assert kept_aside(file.parent)
        assert key == "t" or edited in kept_aside(file.parent)
    assert open_workspace(Home(home), pack=pack).answers["aim"].value == aim


async def test_decided_later_nothing_is_saved_over_and_it_is_asked_again(
    home: Path, pack: Pack
) -> None:
    async with by_hand(home, pack) as (here, file):
        await here.press("escape")
        await here.until("Ctrl+S asks")
        assert "by hand" in file.read_text("utf-8")
        await here.press("ctrl+s")
        await here.until("Changed on the disk")
        await here.press("b")
        await here.until("Both changes are kept.")


async def test_on_a_full_disk_an_edit_by_hand_is_not_said_to_be_settled(
    home: Path, pack: Pack
) -> None:
    async with by_hand(home, pack) as (here, file):
        with full_disk():
            await here.press("b")
            await here.until("Not saved yet")
            assert "Both changes are kept" not in here.said
            assert "by hand" in file.read_text("utf-8")
        await here.press("t")
        await here.until("Changed on the disk")
        await here.press("b")
        await here.until("Both changes are kept.")
        assert here.workspace.answers["aim"].value == "by hand"


async def test_a_file_edited_once_more_while_it_is_asked_loses_nothing_either(
    home: Path, pack: Pack
) -> None:
    async with by_hand(home, pack) as (here, file):
        file.write_text(file.read_text("utf-8").replace("by hand", "by two hands"), "utf-8")
        await here.press("b")
        await here.until("Both changes are kept.")
        assert here.workspace.answers["aim"].value == "by two hands"


# A crash


def killed(home: Path, pack: Pack, change: str) -> None:
    """Leave a home as it is when the app is killed: half typed, or before a file was written."""
    workspace = open_workspace(Home(home), pack=pack, holder="app")
    before = (workspace.store.folder / "answers.toml").read_bytes()
    if change == "typed":
        workspace.draft("scene", "Afterwards somebody stays")
    else:
        workspace.answer("aim", "work that stays")
    workspace.flush()
    left = home.with_name("left")
    shutil.copytree(home, left)
    workspace.close()
    shutil.rmtree(home)
    left.rename(home)
    if change != "typed":
        (workspace.store.folder / "answers.toml").write_bytes(before)


async def test_after_a_kill_one_goes_on_with_what_was_being_typed(
    home: Path, folder: Path, pack: Pack
) -> None:
    killed(home, pack, "typed")
    async with sitting(home, pack) as here:
        await here.until("The last time ended in the middle")
        assert "Afterwards somebody stays" in here.view
        await here.press("enter")
        await here.until("Picture the best talk")
        screen = here.app.screen
        assert isinstance(screen, LessonScreen)
        assert screen.question.id == "scene"
        assert "Afterwards somebody stays" in here.view


async def test_what_never_reached_its_file_is_brought_back_and_undo_takes_it_away(
    home: Path, folder: Path, pack: Pack
) -> None:
    killed(home, pack, "given")
    async with sitting(home, pack) as here:
        await here.until("hadn't reached its file yet")
        await here.press("b")
        await settled(here)
        assert here.workspace.answers["aim"].value == "work that stays"
        await here.press("f5")
        assert here.workspace.answers["aim"].value == "steady work"


async def test_a_mistake_of_its_own_is_told_of_once_with_its_report(
    home: Path, folder: Path, pack: Pack
) -> None:
    written = report(RuntimeError("SECRET"), home, APP)
    assert written is not None
    async with sitting(home, pack) as here:
        await here.until("a mistake of its own")
        assert [way.label for way in put(here).matter.ways] == ["Go on"]
        assert "SECRET" not in here.view
        await here.press("enter")
        await settled(here)
    async with sitting(home, pack) as here:
        await here.pilot.pause(0.2)
        assert "a mistake of its own" not in here.view


# Earlier states


async def test_earlier_states_are_gone_to_by_the_palette_and_one_is_taken_back(
    home: Path, folder: Path, pack: Pack
) -> None:
    with (
        mock.patch.dict(os.environ, COACHTUI_NOW="2026-11-22T20:00:00Z"),
        open_to_agree(home, pack) as workspace,
    ):
        agree(workspace, "First")
    again(home, pack, aim="work that stays", start="few")
    async with sitting(home, pack) as here:
        await here.press("ctrl+p")
        await here.type("earlier states")
        await here.until("go to: earlier states")
        await here.press("enter")
        await here.until("Each is shown first")
        rows = [way.label for way in put(here).matter.ways]
        assert "As you agreed it, 22 November 2026, 20:00" in rows
        await here.press(str(rows.index("As you agreed it, 22 November 2026, 20:00") + 1))
        await reads(here, "This is what it would change")
        assert "work that stays" in here.view
        await here.press("t")
        await settled(here)
        await here.until("Undo brings back what stood before")
        assert here.workspace.answers["aim"].value == "steady work"
        await here.press("f5")
        await here.until("what was taken from another state")
        await here.saved()
    assert open_workspace(Home(home), pack=pack).answers["aim"].value == "work that stays"


@contextmanager
def open_to_agree(home: Path, pack: Pack) -> Iterator[Workspace]:
    workspace = open_workspace(Home(home), pack=pack, holder="app")
    yield workspace
    workspace.close()


async def test_where_there_is_no_earlier_state_that_is_said(home: Path, pack: Pack) -> None:
    async with sitting(home, pack) as here:
        open_states(here.app)
        await here.until("There are none")
        await here.press("enter")
        await settled(here)


# Where and when


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_in_any_window_the_ways_are_in_view_and_the_rest_can_be_read(
    home: Path, folder: Path, pack: Pack, size: tuple[int, int]
) -> None:
    shutil.copy(folder / "answers.toml", folder / SYNCED)
    again(home, pack, aim=None, start="few")
    async with sitting(home, pack, size=size) as here:
        for words in ("Add 1 answer", "Keep yours", "Take the other", "Decide later", "Esc"):
            await here.until(words)
        for _ in range(12):
            if "an invitation" in here.view or "I am asked more often" in here.view:
                break
            await here.press("pagedown")
        assert "I am asked more often" in here.view
        assert "Decide later" in here.view


async def test_a_window_that_is_too_small_hides_a_matter_until_there_is_room(
    home: Path, folder: Path, pack: Pack
) -> None:
    cut(folder)
    async with sitting(home, pack, size=(60, 16)) as here:
        await here.until("This needs 60 columns and 18 rows.")
        await here.press("t", "enter")
        await here.pilot.resize_terminal(80, 24)
        await here.until("Take back all 3 answers")
        await here.pilot.resize_terminal(60, 16)
        await here.until("This needs")
        await here.pilot.resize_terminal(80, 24)
        await here.until("Take back all 3 answers")
        assert here.workspace.read_only


async def test_a_key_that_is_meant_for_an_answer_settles_nothing(
    home: Path, folder: Path, pack: Pack
) -> None:
    shutil.copy(folder / "answers.toml", folder / SYNCED)
    async with sitting(home, pack, answers={"start": "few"}) as here:
        await here.until("Two versions of your answers")
        await here.press("escape")
        await settled(here)
        lesson = pack.questions["scene"].lesson
        await here.app.push_screen(LessonScreen(here.workspace, lesson, "scene", route="whole"))
        for place in range(1, 6):
            await here.type("k")
            if place == 1:
                open_matters(here.app)
        assert (folder / SYNCED).exists()
        await here.until("kkkkk")
        await here.until("Two versions of your answers")
        await here.press("escape")


async def test_nobody_else_is_named_by_any_matter(home: Path, folder: Path, pack: Pack) -> None:
    again(home, pack, aim="work that stays")
    other = answered(home, pack, "Zebediah")
    cut(other)
    shutil.copy(other / "answers.toml", other / SYNCED)
    cut(folder)
    Home(home).remember(current=folder.name)
    async with sitting(home, pack) as here:
        await here.until("can't be read as a whole")
        assert "Zebediah" not in here.view
        assert SYNCED not in here.view
        await here.press("e")
        await here.until("Earlier states")
        assert "Zebediah" not in here.view


async def test_every_trouble_leads_with_what_is_safe_and_lets_one_leave_it(tmp_path: Path) -> None:
    safe = {"", "mend", "add", "again", "both", "go", "bring"}
    seen = []
    async for name, here in recoveries(tmp_path):
        matter = put(here).matter
        seen.append(name)
        if name != "earlier-states":
            assert matter.ways[0].id in safe, name
        assert "" in [way.id for way in matter.ways], name
        await here.press("escape")
        await settled(here) if name not in ("full-disk", "by-hand") else None
        assert here.app.is_running
    assert len(seen) == 9
