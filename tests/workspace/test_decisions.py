"""Decisions are recorded from anywhere, one line each, and none is ever lost or rewritten."""

from __future__ import annotations

import errno
import os
import threading
import time
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from coachtui.decide.model import CANT_TELL, Decision
from coachtui.files import locks, segments
from coachtui.files.errors import Held, SaveError
from coachtui.interview.values import Invalid
from coachtui.workspace.decisions import Decisions
from coachtui.workspace.errors import NoDecision, ReadOnly
from coachtui.workspace.workspace import Workspace
from tests.workspace.conftest import Open

MET = Decision(
    id="",
    at="",
    direction="in",
    facts={"known": "met", "note": CANT_TELL},
    verdict="accept",
    rules=("in-known", "in-own"),
    chosen="ask",
    name="Ana Prado",
    reason="kindness",
    version="2026-11-22T10-15-00Z",
    until="2026-12-01",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace's folder, without a decision."""
    return tmp_path


@pytest.fixture
def log(folder: Path) -> Decisions:
    return Decisions(folder)


def _segments(folder: Path) -> list[Path]:
    return sorted((folder / "decisions").glob("*.jsonl"))


def _write(folder: Path, *lines: object) -> None:
    """A log as somebody else may have written it."""
    (folder / "decisions").mkdir(exist_ok=True)
    written = [one if isinstance(one, bytes) else msgspec.json.encode(one) for one in lines]
    (folder / "decisions" / "0001.jsonl").write_bytes(b"".join(one + b"\n" for one in written))


def _said(**changes: object) -> dict[str, object]:
    """A line of the log."""
    said = {"id": "abcd1234", "at": "2026-11-22T20:00:00Z", "direction": "in", "facts": {}}
    return {**said, **changes}


# What is recorded comes back.


def test_what_is_recorded_is_there_for_everybody(
    log: Decisions, folder: Path, frozen: object
) -> None:
    made = log.record(MET)
    assert len(made.id) == 8
    assert made.at == "2026-11-22T20:00:00Z"
    assert structs.replace(made, id="", at="") == MET
    assert log.all() == Decisions(folder).all() == (made,)


def test_what_says_nothing_is_not_written(log: Decisions, folder: Path) -> None:
    log.record(Decision(id="abcd1234", at="2026-11-22T20:00:00Z", direction="in", facts={}))
    [segment] = _segments(folder)
    assert segment.read_bytes() == msgspec.json.encode(_said()) + b"\n"


def test_decisions_are_in_the_order_in_which_they_were_recorded(log: Decisions) -> None:
    made = [log.record(structs.replace(MET, name=name)) for name in ("Ana", "Ben", "Cy")]
    assert log.all() == tuple(made)


def test_recording_the_same_once_more_changes_nothing(log: Decisions) -> None:
    """As after a save that the disk didn't confirm."""
    made = log.record(MET)
    log.record(made)
    assert log.all() == (made,)


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "AP"},
        {"name": ""},
        {"chosen": "decline", "reason": "pressure"},
        {"answered": "oddly"},
        {"until": "2027-01-01"},
        {"saw": "It was the tone.", "outcome": "mood"},
        {"good": "She wrote first."},
    ],
    ids=str,
)
def test_a_decision_can_be_added_to_later(
    log: Decisions, folder: Path, changes: dict[str, str]
) -> None:
    made, other = log.record(MET), log.record(MET)
    amended = log.amend(made.id, **changes)
    assert amended == structs.replace(made, **changes)
    assert log.all() == Decisions(folder).all() == (amended, other)


def test_the_last_word_counts_and_what_was_said_before_stays_in_the_log(
    log: Decisions, folder: Path
) -> None:
    made = log.record(MET)
    log.amend(made.id, name="Ben")
    log.amend(made.id, name="Cy")
    log.amend(made.id, name="Cy")
    assert log.all() == (structs.replace(made, name="Cy"),)
    events = segments.read(_segments(folder)).events
    assert [event["name"] for event in events] == ["Ana Prado", "Ben", "Cy"]


def test_a_decision_that_was_taken_back_stays_marked(log: Decisions) -> None:
    made = log.record(MET)
    assert log.undo(made.id) == structs.replace(made, undone=True)
    assert log.all() == (structs.replace(made, undone=True),)
    assert log.amend(made.id, undone=False) == made


def test_a_decision_that_is_not_there_cannot_be_added_to(log: Decisions, folder: Path) -> None:
    with pytest.raises(NoDecision):
        log.amend("abcd1234", name="Ana")
    with pytest.raises(NoDecision):
        log.undo("abcd1234")
    assert _segments(folder) == []


@pytest.mark.parametrize("key", ["id", "at", "direction", "facts", "verdict", "rules", "version"])
def test_what_was_decided_then_cannot_be_said_otherwise(log: Decisions, key: str) -> None:
    made = log.record(MET)
    with pytest.raises(ValueError, match="as it was decided"):
        log.amend(made.id, **{key: getattr(made, key)})


# Words of a person, and what else may be in a decision.


def test_words_are_kept_clean_and_whole(log: Decisions) -> None:
    name = "Ana \x1b]52;c;aGk=\x07[@click=app.quit][/] \u202eodarP\r\n👩\u200d👩\u200d👧"
    saw = "First \x9b31mline,\r\nsecond “line” \\ with all."
    made = log.record(structs.replace(MET, name=name, saw=saw))
    assert made.name == "Ana [@click=app.quit][/] \u202eodarP 👩\u200d👩\u200d👧"
    assert made.saw == "First line,\nsecond “line” \\ with all."
    assert log.all() == (made,)


@pytest.mark.parametrize("key", ["name", "saw", "good"])
def test_words_that_are_too_long_are_refused_and_not_cut(
    log: Decisions, folder: Path, key: str
) -> None:
    with pytest.raises(Invalid, match="That is 501 characters; 500 fit here"):
        log.record(structs.replace(MET, **{key: "x" * 501}))
    made = log.record(structs.replace(MET, **{key: "x" * 500}))
    with pytest.raises(Invalid):
        log.amend(made.id, **{key: "x" * 501})
    assert log.all() == (made,)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "../../x"),
        ("id", "ABCD1234"),
        ("at", "yesterday"),
        ("at", "2026-02-31T20:00:00Z"),
        ("at", "2026-11-22T24:00:00Z"),
        ("direction", ""),
        ("direction", "in\nout"),
        ("facts", {"known": "x" * 61}),
        ("facts", {"[bold]": "met"}),
        ("facts", {str(n): "met" for n in range(201)}),
        ("facts", {"known": 3}),
        ("verdict", "accept all"),
        ("rules", ("in known",)),
        ("rules", ("r",) * 201),
        ("reason", "habit"),
        ("answered", "perhaps"),
        ("outcome", "weather"),
        ("until", "soon"),
        ("until", "2026-02-31"),
        ("until", None),
        ("undone", "no"),
        ("name", 3),
    ],
    ids=str,
)
def test_what_is_no_decision_is_not_recorded(
    log: Decisions, folder: Path, key: str, value: object
) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (the message is for whoever wrote the call)
        log.record(structs.replace(MET, **{key: value}))
    assert _segments(folder) == []


# What somebody else wrote into the log.


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[1, 2]",
        b"null",
        b"\xff\xfe",
        b"[" * 5000,
        _said(id="x"),
        _said(id=["abcd1234"]),
        _said(at="yesterday"),
        _said(direction=""),
        _said(direction="in\nout"),
        _said(facts={"known": "\x1b[31m"}),
        _said(facts={"known": 5}),
        _said(facts={str(n): "met" for n in range(500)}),
        _said(facts="none"),
        {"id": "abcd1234", "direction": "in"},
        {"direction": "in", "facts": {}},
        {},
    ],
    ids=str,
)
def test_a_line_that_makes_no_sense_is_passed_over_and_said(folder: Path, line: object) -> None:
    _write(folder, _said(id="aaaaaaaa"), line, _said(id="bbbbbbbb"))
    log = Decisions(folder)
    assert [one.id for one in log.all()] == ["aaaaaaaa", "bbbbbbbb"]
    assert log.damaged == ("0001.jsonl",)
    log.record(MET)
    assert _segments(folder)[0].read_bytes().count(b"\n") == 4


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", "x" * 501),
        ("saw", "x" * 100_000),
        ("reason", "habit"),
        ("answered", "perhaps"),
        ("outcome", "weather"),
        ("until", "soon"),
        ("verdict", "accept all"),
        ("chosen", "\u202e"),
        ("card", "a/b"),
        ("version", "../../etc"),
        ("rules", ["in known"]),
        ("rules", ["r"] * 500),
    ],
    ids=lambda one: str(one)[:20],
)
def test_a_part_that_makes_no_sense_takes_nothing_else_with_it(
    folder: Path, key: str, value: object
) -> None:
    """A later version may know more reasons than this one."""
    _write(folder, {**_said(name="Ana", chosen="ask"), key: value})
    [found] = Decisions(folder).all()
    assert getattr(found, key) in ("", ())
    assert (found.name == "Ana") is (key != "name")
    assert (found.chosen == "ask") is (key != "chosen")


def test_keys_that_are_not_known_are_passed_over(folder: Path) -> None:
    _write(
        folder,
        _said(mood={"a": [1]}, n=2**70),
        {"id": "abcd1234", "stars": 5},
        {"id": "abcd1234", "stars": 5, "name": "Ana", "facts": {"known": "met"}},
        {"id": "zzzzzzzz", "name": "nobody's"},
    )
    log = Decisions(folder)
    [found] = log.all()
    assert (found.name, found.facts) == ("Ana", {})
    assert log.damaged == ()


@pytest.mark.parametrize("name", [rb"A\u001b]0;x\u0007na", "A\x9b31mna".encode(), rb"A\u009b31mna"])
def test_control_characters_in_the_log_do_not_enter(folder: Path, name: bytes) -> None:
    _write(folder, msgspec.json.encode(_said(name="NAME")).replace(b"NAME", name))
    [found] = Decisions(folder).all()
    assert found.name == "Ana"


@pytest.mark.parametrize("number", [1, 2])
def test_a_damaged_segment_takes_only_itself_away(folder: Path, number: int) -> None:
    made = [
        structs.replace(MET, id=f"{n:08}", at="2026-11-22T20:00:00Z")
        for n in range(segments.EVENTS + 10)
    ]
    segments.append(folder / "decisions", [msgspec.to_builtins(one) for one in made])
    path = folder / "decisions" / f"000{number}.jsonl"
    path.write_bytes(b"\0" * path.stat().st_size)
    log = Decisions(folder)
    left = made[segments.EVENTS :] if number == 1 else made[: segments.EVENTS]
    assert log.all() == tuple(left)
    assert log.damaged == (path.name,)
    new = log.record(MET)
    assert path.read_bytes().strip(b"\0") == b""
    assert log.all()[-1] == new


def test_a_folder_that_cannot_be_listed_is_said_and_nothing_is_recorded(
    log: Decisions, folder: Path
) -> None:
    (folder / "decisions").symlink_to(folder / "decisions")
    assert log.all() == ()
    assert log.damaged == ("decisions",)
    with pytest.raises(SaveError):
        log.record(MET)


# Looking again costs next to nothing.


def test_what_others_record_is_seen_and_only_what_changed_is_read_again(
    log: Decisions, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [_said(id=f"{n:08}") for n in range(2 * segments.EVENTS + 1)]
    segments.append(folder / "decisions", lines)
    before = log.all()
    read: list[str] = []
    original = segments.read_as

    def counted(path: Path, *shapes: type) -> object:
        read.append(path.name)
        return original(path, *shapes)

    monkeypatch.setattr(segments, "read_as", counted)
    assert log.all() is before
    made = Decisions(folder).record(MET)
    assert log.all() == (*before, made)
    assert log.all()[-1] == made
    assert read == ["0003.jsonl"]


def test_a_log_that_was_put_back_or_taken_away_is_seen(log: Decisions, folder: Path) -> None:
    made = log.record(MET)
    log.all()
    (folder / "decisions").rename(folder / "away")
    assert log.all() == ()
    (folder / "away").rename(folder / "decisions")
    assert log.all() == (made,)


def test_a_change_by_hand_of_the_same_size_is_seen(log: Decisions, folder: Path) -> None:
    log.record(MET)
    assert log.all()[0].name == "Ana Prado"
    [path] = _segments(folder)
    path.write_bytes(path.read_bytes().replace(b"Ana", b"Eva"))
    assert log.all()[0].name == "Eva Prado"


def test_recording_saves_the_last_segment_alone(log: Decisions, folder: Path) -> None:
    segments.append(folder / "decisions", [_said(id=f"{n:08}") for n in range(2500)])
    before = {path: path.stat().st_ino for path in _segments(folder)}
    log.record(MET)
    after = {path: path.stat().st_ino for path in _segments(folder)}
    assert [path.name for path in before if before[path] != after[path]] == ["0003.jsonl"]


@pytest.mark.bar
def test_thirty_thousand_decisions_are_read_and_understood_quickly(folder: Path) -> None:
    many = [
        {**msgspec.to_builtins(MET), "id": f"{n:08}", "at": _said()["at"]} for n in range(30_000)
    ]
    segments.append(folder / "decisions", many)
    log = Decisions(folder)
    started = time.process_time()
    segments.read(segments.segments(folder / "decisions"))
    plain = time.process_time() - started
    started = time.process_time()
    assert len(log.all()) == 30_000
    assert time.process_time() - started < 3 * plain  # understanding costs about as much again
    started = time.process_time()
    assert len(log.all()) == 30_000
    assert time.process_time() - started < plain / 10


# Several at once.


def test_threads_that_record_and_look_lose_nothing(log: Decisions) -> None:
    def work() -> None:
        for _ in range(10):
            made = log.record(MET)
            assert made in log.all()
            log.amend(made.id, name="AP")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.name for one in log.all()] == ["AP"] * 40


LONG = 60.0
"""Seconds of waiting for a lock that no slow machine comes near."""


def test_looking_does_not_wait_for_whoever_records(
    log: Decisions, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks.take, "__defaults__", (LONG,))
    made = log.record(MET)
    held = locks.take(folder / "decisions.lock", "command")
    waiting = threading.Thread(target=lambda: log.record(MET))
    waiting.start()
    started = time.monotonic()
    assert log.all() == (made,)
    assert time.monotonic() - started < LONG / 2
    held.release()
    waiting.join()
    assert len(log.all()) == 2


def test_who_holds_it_too_long_is_named(
    log: Decisions, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks.take, "__defaults__", (0.05,))
    held = locks.take(folder / "decisions.lock", "command")
    with pytest.raises(Held, match="These decisions can't be changed from here now: another com"):
        log.record(MET)
    held.release()
    assert _segments(folder) == []
    log.record(MET)


def test_what_a_dead_holder_left_blocks_nobody(
    log: Decisions, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks.take, "__defaults__", (LONG,))
    (folder / "decisions.lock").write_text('{"who":"app","pid":1,"since":"2026"}')
    strays = folder / "decisions" / ".0001.jsonl.0a1b2c3d.tmp"
    strays.parent.mkdir()
    strays.write_bytes(b"half")
    started = time.monotonic()
    log.record(MET)
    assert time.monotonic() - started < LONG / 2
    assert not strays.exists()


def test_where_nothing_can_be_locked_it_is_recorded_all_the_same(
    log: Decisions, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(locks, "take", take)
    assert log.record(MET) in log.all()


# Where it can't be recorded.


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_disk_that_fails_leaves_the_log_as_it_was(
    log: Decisions, folder: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    made = log.record(MET)
    before = _segments(folder)[0].read_bytes()

    def fails(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fails)
        with pytest.raises(SaveError, match="the disk can only be read"):
            log.record(MET)
        with pytest.raises(SaveError):
            log.amend(made.id, name="Ben")
    assert _segments(folder)[0].read_bytes() == before
    assert Decisions(folder).all() == (made,)
    log.record(MET)


def test_a_workspace_that_is_not_on_the_disk_takes_no_decision(opened: Open) -> None:
    looked = opened(holder="look", create=False)
    assert looked.decisions.all() == ()
    with pytest.raises(ReadOnly, match="no such workspace on the disk"):
        looked.decisions.record(MET)
    assert not looked.store.folder.exists()


def test_beside_an_open_app_decisions_are_recorded_and_the_app_sees_them(opened: Open) -> None:
    app, command = opened(holder="app"), opened(holder="command")
    assert command.read_only
    assert not command.unrecordable
    with pytest.raises(ReadOnly):
        command.answer("aim", "mine")
    made = command.decisions.record(MET)
    assert app.decisions.all() == (made,)
    amended = app.decisions.amend(made.id, answered="well")
    assert command.decisions.all() == (amended,)


def test_a_second_app_records_too(opened: Open) -> None:
    opened(holder="app")
    second = opened(holder="app")
    assert second.read_only
    assert second.decisions.record(MET) in second.decisions.all()


@pytest.mark.parametrize("beside", [False, True], ids=["alone", "beside an app"])
def test_with_answers_that_cannot_be_read_nothing_is_recorded(
    workspace: Workspace, opened: Open, beside: bool
) -> None:
    workspace.answer("aim", "mine")
    workspace.decisions.record(MET)
    workspace.close()
    path = workspace.store.folder / "answers.toml"
    app = opened(holder="app") if beside else None
    path.write_bytes(path.read_bytes()[:20])
    damaged = opened()
    assert len(damaged.decisions.all()) == 1
    with pytest.raises(ReadOnly, match="its end is missing"):
        damaged.decisions.record(MET)
    if app:
        assert app.decisions.record(MET) in damaged.decisions.all()
