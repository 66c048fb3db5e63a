"""Files that are harmed, newer, there twice or edited by hand: it is told, and nothing is lost."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from coachtui.pack.model import Pack
from coachtui.tui.home import HomeScreen
from coachtui.tui.places import go_home, open_cards
from coachtui.workspace.copies import copies
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.tui.deciding import ANSWERS, log
from tests.tui.host import until
from tests.tui.recovering import (
    SAID,
    SYNCED,
    again,
    cut,
    full_disk,
    harmed,
    kept_aside,
    put,
    reads,
    settled,
)
from tests.tui.sitting import Sitting, asked, sitting

pytestmark = pytest.mark.bar


# A harmed log


async def test_a_step_that_the_log_cannot_tell_of_is_said(
    home: Path, folder: Path, pack: Pack
) -> None:
    harmed(folder, "before")
    async with sitting(home, pack) as here:
        await here.press("f5")
        assert "changes couldn't be read as a whole" in here.said
        await here.press("f6")
        assert "There is nothing to bring back." in here.said


async def test_beside_answers_that_are_cut_short_the_rest_of_a_harmed_log_is_known(
    home: Path, folder: Path, pack: Pack
) -> None:
    again(home, pack, aim="work that stays")
    harmed(folder, "after")
    cut(folder)
    async with sitting(home, pack) as here:
        await reads(here, "Take back all 3 answers")
        await here.press("t")
        await here.until("The last time ended in the middle")
        assert here.workspace.answers["aim"].value == "steady work"


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
        await reads(here, "can't be read as a whole")
        await here.press("escape")
        await here.until("so nothing that rests on")
        assert "Begin" not in here.view
        await here.press("enter")
        await reads(here, "Take back all 3 answers")
        await here.press("l")
    assert (folder / "answers.toml").read_bytes() == left
    assert not kept_aside(folder)


@pytest.mark.parametrize("key", ["d", "h"])
async def test_while_answers_cannot_be_read_nothing_is_said_of_anybody(
    home: Path, folder: Path, pack: Pack, key: str
) -> None:
    cut(folder)
    async with sitting(home, pack) as here:
        await reads(here, "can't be read as a whole")
        await here.press("escape")
        await here.until("so nothing that rests on")
        if key == "d":
            await here.press("d")
        else:
            open_cards(here.app)
        told = "nothing that rests on what you said is shown"
        await until(here.pilot, lambda: told in here.said, told)
        assert isinstance(here.app.screen, HomeScreen)


async def test_a_past_decision_says_nothing_of_now_where_rules_cannot_be_read(
    home: Path, folder: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2", "enter")
        await log(here, 1)
    (folder / "edits.toml").write_bytes(b"schema = 1\n")
    async with sitting(home, pack) as here:
        await reads(here, "can't be read as a whole")
        await here.press("escape")
        await settled(here)
        await here.press("p")
        await here.until("say yes")
        await here.press("enter")
        await here.until("so nothing that rests on")
        assert "say yes" not in here.view.partition("now\n")[2]


async def test_a_file_that_is_mended_by_hand_meanwhile_stands_as_it_was_mended(
    home: Path, folder: Path, pack: Pack
) -> None:
    whole = (folder / "answers.toml").read_text("utf-8")
    cut(folder)
    async with sitting(home, pack) as here:
        await reads(here, "can't be read as a whole")
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
        await reads(here, "can't be read as a whole")
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
        await reads(here, "Take back all 3 answers")
        await here.press("e")
        await reads(here, "As it was before the last save")
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
        await reads(here, "A newer coachtui wrote this")
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
        await reads(here, "Two versions of your answers")
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
        await reads(here, "Two versions of your answers")


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
