"""What was agreed is kept as it was, and can be read whatever came after."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from msgspec import structs

from coachtui.files import toml
from coachtui.files.errors import CutShort, Garbled, SaveError, TooNew, Unread
from coachtui.interview.answers import Entry
from coachtui.interview.values import Invalid
from coachtui.pack import condition
from coachtui.pack.model import Pack
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Mine
from coachtui.workspace.errors import ReadOnly, Unanswered
from coachtui.workspace.versions import Version, agree, newest, read, versions
from coachtui.workspace.workspace import Workspace
from tests.workspace.conftest import Open

TIME = "2026-11-22T20-00-00Z"


@pytest.fixture
def answered(workspace: Workspace, frozen: object) -> Workspace:
    """A workspace with answers of several kinds and states, edits and rules."""
    workspace.answer("aim", "to speak\n“well”, \\ often")
    workspace.answer("place", 5)
    workspace.answer("line", "worked")
    workspace.answer("closed", ["sales", "far"])
    workspace.answer("circle", [{"name": "Ana [/] Prado", "known": "met", "seats": 3}])
    workspace.mark("scene", "skipped")
    workspace.mark("place", "unsure")
    workspace.edit("first-aim", text="My own.", note="mine")
    tests = (condition.Test(subject="host", any_of=("met",)),)
    workspace.add(Mine(id="mine-1", section="rules", direction="in", verdict="accept", if_=tests))
    workspace.flush()
    assert workspace.strategy.rules
    return workspace


def _path(workspace: Workspace, time: str = TIME) -> Path:
    return workspace.store.folder / "versions" / f"{time}.toml"


def test_what_was_agreed_comes_back_as_it_was(answered: Workspace, opened: Open) -> None:
    made = agree(answered, " A good \x1b[31mday. ")
    assert (made.time, made.at) == (TIME, "2026-11-22T20:00:00Z")
    assert made.reason == "A good day."
    assert made.digest == answered.pack.digest
    assert made.answers == answered.answers
    assert made.edits == answered.edits
    answered.close()
    again = opened(create=False)
    assert read(again, TIME) == made
    assert versions(again) == (made,)
    assert newest(again) == TIME


def test_the_strategy_of_then_follows_from_it(answered: Workspace, pack: Pack) -> None:
    agree(answered, "")
    before = answered.strategy
    answered.answer("line", "new")
    answered.reset("first-aim")
    answered.drop("mine-1")
    version = read(answered, TIME)
    assert answered.strategy != before
    assert derive(pack, version.answers, version.edits) == before


def test_its_rules_can_be_read_whatever_became_of_the_lessons(
    answered: Workspace, pack: Pack, opened: Open
) -> None:
    agree(answered, "")
    rules, lines = answered.strategy.rules, {one.id: one for one in answered.strategy.lines}
    answered.close()
    bare = structs.replace(pack, rules=(), lines=(), facts={}, digest="another")
    version = read(opened(pack=bare), TIME)
    assert tuple(one.rule for one in version.rules) == rules
    assert [one.sentence for one in version.rules] == [lines[rule.id].text for rule in rules]
    assert version.digest != "another"


def test_versions_of_one_moment_have_names_of_their_own_in_order(
    answered: Workspace,
) -> None:
    made = [agree(answered, f"number {number}") for number in range(11)]
    assert [one.time for one in made[:3]] == [TIME, f"{TIME}-2", f"{TIME}-3"]
    assert [one.reason for one in versions(answered)] == [f"number {n}" for n in range(11)]
    assert newest(answered) == f"{TIME}-11"


def test_later_ones_come_after_earlier_ones(
    answered: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for moment in ("2027-01-01T00:00:00Z", "2026-11-22T20:00:01Z", "2026-11-22T19:59:59Z"):
        monkeypatch.setenv("COACHTUI_NOW", moment)
        agree(answered, moment)
    at = [one.at for one in versions(answered)]
    assert at == sorted(at)
    assert len(at) == 3


def test_a_version_is_its_owners_alone_and_ends_with_its_mark(answered: Workspace) -> None:
    agree(answered, "")
    path = _path(answered)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    document = toml.read(path)
    assert document.fault is None
    assert not document.by_hand


def test_before_anything_is_answered_there_is_nothing_to_agree_on(workspace: Workspace) -> None:
    workspace.mark("aim", "skipped")
    with pytest.raises(Unanswered, match="nothing is answered yet"):
        agree(workspace, "")
    assert versions(workspace) == ()
    assert newest(workspace) == ""


def test_a_reason_that_is_too_long_is_refused_and_not_cut(answered: Workspace) -> None:
    with pytest.raises(Invalid, match="501 characters"):
        agree(answered, "x" * 501)
    assert versions(answered) == ()


def test_where_nothing_can_be_changed_nothing_is_agreed_on(
    answered: Workspace, opened: Open
) -> None:
    agree(answered, "")
    answered.close()
    opened(holder="app")
    second = opened(holder="app")
    with pytest.raises(ReadOnly):
        agree(second, "")
    assert len(versions(second)) == 1


def test_a_version_that_is_not_there_is_not_found(answered: Workspace) -> None:
    agree(answered, "")
    for time in ("2026-11-22T20-00-01Z", "../answers", "", TIME + ".toml"):
        with pytest.raises(KeyError):
            read(answered, time)


def test_files_that_are_no_versions_are_passed_over(answered: Workspace) -> None:
    agree(answered, "")
    for name in (f"{TIME} (1).toml", "notes.toml", f".{TIME}.toml.0a1b2c3d.tmp"):
        (_path(answered).parent / name).write_bytes(b"")
    assert [one.time for one in versions(answered)] == [TIME]


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (lambda raw: raw[: len(raw) // 2], CutShort),
        (lambda raw: raw[:0], CutShort),
        (lambda raw: b"\0" * len(raw), CutShort),
        (lambda raw: raw.replace(b"schema = 1", b"schema = 2"), TooNew),
        (lambda raw: raw.replace(b"made = ", b"mode = "), Garbled),
        (lambda raw: raw.replace(b"T20:00:00Z", b" at eight"), Garbled),
        (lambda raw: raw.replace(b"sentence = ", b"sense = "), Garbled),
        (lambda raw: raw.replace(b'state = "unsure"', b'state = "bored"'), Garbled),
        (lambda raw: raw.replace(b"[edits.lines.", b"[edits.lines.x."), Garbled),
        (lambda raw: raw.replace(b"sales", b"\xff"), Garbled),
    ],
)
def test_a_damaged_version_is_listed_and_stands_in_no_others_way(
    answered: Workspace, harm: object, fault: type[Unread]
) -> None:
    assert callable(harm)
    whole = [agree(answered, reason) for reason in ("one", "two", "three")]
    path = _path(answered, f"{TIME}-2")
    path.write_bytes(harm(path.read_bytes()))
    first, damaged, last = versions(answered)
    assert (first, last) == (whole[0], whole[2])
    assert (damaged.time, damaged.answers) == (f"{TIME}-2", {})
    assert isinstance(damaged.fault, fault)
    with pytest.raises(fault):
        read(answered, f"{TIME}-2")
    assert agree(answered, "four").time == f"{TIME}-4"


def test_a_folder_in_the_place_of_a_version_is_a_damaged_one(answered: Workspace) -> None:
    _path(answered).mkdir(parents=True)
    [damaged] = versions(answered)
    assert damaged.fault
    assert agree(answered, "").time == f"{TIME}-2"


def test_a_version_edited_by_hand_is_taken_as_it_stands(answered: Workspace) -> None:
    agree(answered, "one")
    path = _path(answered)
    path.write_bytes(path.read_bytes().replace(b'"one"', b'"two"\nmood = "good"'))
    assert read(answered, TIME).reason == "two"


def test_answers_of_questions_that_the_lessons_never_had_are_kept(answered: Workspace) -> None:
    answered._recording.answer("gone", Entry(value="words"), "self")
    agree(answered, "")
    assert read(answered, TIME).answers["gone"].value == "words"


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_version_that_could_not_be_saved_leaves_nothing_behind(
    answered: Workspace, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    agree(answered, "")
    with monkeypatch.context() as patch:
        patch.setattr(os, call, fails)
        with pytest.raises(SaveError, match="the disk is full"):
            agree(answered, "two")
    assert [path.name for path in _path(answered).parent.iterdir()] == [f"{TIME}.toml"]
    assert agree(answered, "two") == versions(answered)[-1]


def test_versions_are_plain_and_know_no_faults_of_others(answered: Workspace) -> None:
    assert agree(answered, "") == Version(
        time=TIME,
        at="2026-11-22T20:00:00Z",
        digest=answered.pack.digest,
        answers=answered.answers,
        edits=answered.edits,
        rules=versions(answered)[0].rules,
    )
