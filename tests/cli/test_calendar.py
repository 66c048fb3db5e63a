"""`coachtui calendar`: what to come back to, for any calendar."""

from __future__ import annotations

import re
import stat
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import pytest
from msgspec.structs import replace

from coachtui.pack.load import load
from tests.cli.run import fails, program, reads, run, says
from tests.conftest import REPOSITORY
from tests.documents.calendars import events

ROUNDS = REPOSITORY / "tests" / "packs" / "rounds"


@pytest.fixture(autouse=True)
def rounds(monkeypatch: pytest.MonkeyPatch, frozen: datetime) -> None:
    """A pack with two reminders, on 22 November 2026."""
    monkeypatch.setattr("coachtui.workspace.packs.read", lambda *_, **__: load(ROUNDS))


def at(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("COACHTUI_NOW", f"{day}T09:00:00Z")


def answer(**answers: str) -> None:
    for id_, value in answers.items():
        says("answer", id_.replace("_", "-"), value)


def entry(*words: str) -> Any:  # noqa: ANN401  (the other library has no types)
    (event,) = events(says("calendar", *words))
    return event


def test_before_there_is_a_day_it_says_what_to_answer_first() -> None:
    told = fails(1, "calendar")
    assert "There is no day yet." in told
    assert "“When do I look at it first?” (`coachtui answer care-date ...`)" in told
    assert "“Do I ride by night?” (`coachtui answer by-night ...`)" in told
    assert "“When are the lights empty?”" not in told


def test_a_day_that_is_not_asked_for_says_so() -> None:
    answer(by_night="no")
    told = fails(1, "calendar", "lights")
    assert "Charge the lights: by your answers its day isn't asked for." in told


def test_the_entry_is_made_of_the_answers() -> None:
    answer(care_date="2027-01-31", care_every="quarter", care_time="evening", way="to work")
    event = entry("care")
    assert event.summary.value == "Look at my bicycle"
    assert f"{event.dtstart.value:%Y-%m-%d %H:%M}" == "2027-01-31 18:00"
    assert event.rrule.value == "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
    assert event.description.value == (
        "WHERE I RIDE\n- Most of all: to work\n\nEACH TIME I LOOK AT IT\n"
        "[ ] I press the tyres with my thumb.\n[ ] I wipe the chain."
    )


def test_what_is_not_answered_is_not_guessed() -> None:
    answer(care_date="2027-01-31")
    event = entry("care")
    assert event.dtstart.value == date(2027, 1, 31)
    assert not hasattr(event, "rrule")


def test_what_has_no_day_yet_is_left_out_and_named() -> None:
    answer(care_date="2027-01-31")
    told = run("calendar")
    assert told.exit_code == 0
    assert told.stderr.startswith("Not in it: Charge the lights: first answer “Do I ride")
    assert [one.summary.value for one in events(told.stdout)] == ["Look at my bicycle"]
    answer(by_night="yes", lights_date="2027-02-10")
    assert len(events(says("calendar"))) == 2


def test_a_line_done_this_round_stands_in_the_entry_and_one_done_for_good_does_not() -> None:
    answer(care_date="2026-11-01", care_every="month", needs="pump")
    says("strategy", "edit", "tyres", "--done")
    says("strategy", "edit", "pump", "--done")
    told = entry("care").description.value
    assert "[ ] I press the tyres" in told
    assert "I buy a pump" not in told


def test_a_later_file_updates_the_same_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(care_date="2027-01-31", care_every="month")
    first = entry("care")
    again = entry("care")
    assert (first.uid.value, first.sequence.value) == (again.uid.value, again.sequence.value)
    answer(care_every="year")
    changed = entry("care")
    assert changed.uid.value == first.uid.value
    assert int(changed.sequence.value) > int(first.sequence.value)
    assert "YEARLY" in changed.rrule.value
    says("strategy", "edit", "tyres", "--off")
    off = entry("care")
    assert int(off.sequence.value) > int(changed.sequence.value)
    at(monkeypatch, "2027-06-01")
    later = entry("care")
    assert int(later.sequence.value) > int(off.sequence.value)
    assert later.last_modified.value > off.last_modified.value
    assert later.uid.value == first.uid.value


def test_what_undo_took_back_is_a_change_too(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    from coachtui.workspace.home import Home
    from coachtui.workspace.open import open_workspace

    answer(care_date="2027-01-31", care_every="month")
    answer(care_every="year")
    yearly = entry("care")
    at(monkeypatch, "2026-11-23")
    workspace = open_workspace(Home(home), holder="command")
    workspace.undo()
    workspace.close()
    monthly = entry("care")
    assert "MONTHLY" in monthly.rrule.value
    assert int(monthly.sequence.value) > int(yearly.sequence.value)
    assert monthly.last_modified.value > yearly.last_modified.value


def test_nobodys_name_is_in_what_the_calendar_knows_it_by() -> None:
    says("answer", "care-date", "2027-01-31", "--workspace", "Maria Silva", "--create")
    written = says("calendar", "care", "--workspace", "Maria Silva")
    assert "Maria" not in written
    assert "Silva" not in written
    answer(care_date="2027-01-31")
    (theirs,), mine = events(written), entry("care")
    assert theirs.uid.value != mine.uid.value


def test_json_reports_each(monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = {"first": None, "every": None, "time": None, "next": None, "due": False}
    assert [one["id"] for one in reads("calendar")] == ["care", "lights"]
    assert {key: reads("calendar", "care")[0][key] for key in unknown} == unknown
    answer(care_date="2026-11-22", care_every="month", care_time="morning")
    (told,) = reads("calendar", "care")
    assert told.pop("uid") == entry("care").uid.value
    assert told == {
        "id": "care",
        "title": "Look at my bicycle",
        "first": "2026-11-22",
        "every": "1m",
        "time": "08:30",
        "next": "2026-12-22",
        "due": True,
    }
    says("strategy", "edit", "chain", "--done")
    assert reads("calendar", "care")[0]["due"] is False
    at(monkeypatch, "2026-12-22")
    assert reads("calendar", "care")[0]["due"] is True


def test_nothing_is_promised_of_a_workspace_that_is_not_there_yet() -> None:
    assert reads("calendar")[0]["uid"] is None


def test_a_file_is_written_for_its_owner_alone_and_left_alone_if_it_is_there(
    tmp_path: Path,
) -> None:
    answer(care_date="2027-01-31", care_time="morning")
    file = tmp_path / "bicycle.ics"
    told = says("calendar", "care", "--output", str(file))
    assert f"written to {file}" in told
    assert "updates the same entry" in told
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes() == run("calendar", "care").stdout_bytes
    file.write_text("mine")
    fails(1, "calendar", "care", "--output", str(file))
    assert file.read_text() == "mine"
    says("calendar", "care", "--output", str(file), "--overwrite")
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_report_writes_no_file(tmp_path: Path) -> None:
    fails(2, "calendar", "--json", "--output", str(tmp_path / "a.ics"))
    assert not (tmp_path / "a.ics").exists()


def test_an_unknown_reminder_exits_2_with_near_names() -> None:
    assert "Near it: care." in fails(2, "calendar", "cares")


@pytest.mark.usefixtures("small")
def test_lessons_that_remind_of_nothing_say_so(
    monkeypatch: pytest.MonkeyPatch, small_folder: Path
) -> None:
    pack = load(small_folder)
    bare = replace(pack, home=replace(pack.home, review=""))
    monkeypatch.setattr("coachtui.workspace.packs.read", lambda *_, **__: bare)
    assert "remind of nothing" in fails(2, "calendar")
    assert reads("calendar") == []


@pytest.mark.usefixtures("small")
def test_the_day_to_look_again_stands_in_it(
    monkeypatch: pytest.MonkeyPatch, small_folder: Path
) -> None:
    monkeypatch.setattr("coachtui.workspace.packs.read", lambda *_, **__: load(small_folder))
    assert "“When will you look again?” (`coachtui answer review ...`)" in fails(1, "calendar")
    answer(review="2027-02-22")
    event = entry()
    assert event.summary.value == "Look again"
    assert f"{event.dtstart.value:%Y-%m-%d}" == "2027-02-22"
    assert entry("look-again").uid.value == event.uid.value


HOSTILE = "\x1b]52;c;aGk=\x07x\r\nBEGIN:VALARM\r\nATTENDEE:mailto:a@b,\\n;" + "漢" * 60


def test_hostile_answers_stay_in_the_words() -> None:
    answer(care_date="2027-01-31", way=HOSTILE)
    written = says("calendar", "care")
    assert "\x1b" not in written
    assert not re.findall(r"(?m)^(BEGIN:VALARM|ATTENDEE)", written)
    assert "BEGIN:VALARM ATTENDEE:mailto:a@b,\\n;" in entry("care").description.value


def test_a_calendar_id_that_was_edited_by_hand_can_do_no_harm(home: Path) -> None:
    answer(care_date="2027-01-31")
    (folder,) = (home / "ws").iterdir()
    file = folder / "workspace.toml"
    before = file.read_text("utf-8")
    for calendar, uid in (
        ("a\\nUID:b@c", "care-aUIDbc@coachtui"),
        ("", f"care-{folder.name}@coachtui"),
    ):
        (line,) = re.findall('(?m)^calendar = ".*"', before)
        file.write_text(before.replace(line, f'calendar = "{calendar}"'), "utf-8")
        assert entry("care").uid.value == uid


def test_it_is_in_the_time_zone_of_the_machine(env: dict[str, str]) -> None:
    """As a program of its own, with the lessons that ship."""
    for words in (("profile-date", "2027-01-31"), ("profile-time", "morning")):
        assert program(env, ["answer", *words]).returncode == 0
    done = program({**env, "TZ": "America/Sao_Paulo"}, ["calendar"])
    assert b"DTSTART;TZID=America/Sao_Paulo:20270131T083000\r\n" in done.stdout
    assert b"BEGIN:VTIMEZONE\r\nTZID:America/Sao_Paulo\r\n" in done.stdout


@pytest.mark.parametrize("trouble", [ZoneInfoNotFoundError("two of them"), None])
def test_where_the_machine_names_no_zone_the_time_is_that_of_wherever_one_is(
    monkeypatch: pytest.MonkeyPatch, trouble: Exception | None
) -> None:
    def name() -> str | None:
        if trouble is not None:
            raise trouble
        return None

    monkeypatch.setattr("tzlocal.get_localzone_name", name)
    answer(care_date="2027-01-31", care_time="morning")
    written = says("calendar", "care")
    assert "\nDTSTART:20270131T083000\n" in written
    assert "VTIMEZONE" not in written
