"""One person, several packs: each pack has a workspace of its own, and one is in use."""

from __future__ import annotations

import shlex

import pytest
from msgspec import structs

from coachtui.files.errors import Unread
from coachtui.pack.source import DEFAULT
from coachtui.workspace import description
from coachtui.workspace.doctor import report
from coachtui.workspace.home import Home
from coachtui.workspace.model import Meta
from tests.workspace.conftest import SMALL, Open


@pytest.mark.parametrize("typed", ["zoe\u0308  k", " ZO\u00cb K ", "Zo\u00eb\u200b K"])
def test_a_client_is_found_by_what_looks_the_same(at: Home, typed: str) -> None:
    zoe = at.create("Zo\u00eb K")
    assert at.find(typed) == zoe
    assert at.create(typed) == zoe
    assert at.workspaces() == (zoe,)


def test_what_was_said_to_a_pack_is_there_on_going_back(at: Home, opened: Open) -> None:
    first = opened()
    first.answer("aim", "Calmer handovers")
    first.close()
    other = at.choose(first.meta, "other")
    second = opened()
    assert second.meta == other
    assert second.answers == {}
    second.answer("aim", "Something else")
    second.close()
    assert at.choose(other, DEFAULT).id == first.meta.id
    assert opened().answers["aim"].value == "Calmer handovers"
    at.choose(first.meta, "other")
    assert opened().answers["aim"].value == "Something else"


def test_undo_never_reaches_what_was_said_to_another_pack(at: Home, opened: Open) -> None:
    first = opened()
    first.answer("aim", "Calmer handovers")
    first.close()
    at.choose(first.meta, "other")
    assert opened().undo() is None


def test_the_pack_in_use_chosen_once_more_writes_nothing(at: Home, opened: Open) -> None:
    meta = opened().meta
    path = at.folder(meta) / "workspace.toml"
    before = path.stat().st_mtime_ns
    assert at.choose(meta, DEFAULT) == meta
    assert path.stat().st_mtime_ns == before
    assert at.workspaces() == (meta,)


def test_a_client_goes_on_with_another_pack_and_nobody_else_does(at: Home, opened: Open) -> None:
    own, ana = opened().meta, at.create("Ana", initials="AP")
    chosen = at.choose(ana, "other")
    assert (chosen.label, chosen.kind, chosen.initials) == ("Ana", "client", "AP")
    assert chosen.calendar != ana.calendar
    assert at.find("ana") == chosen
    assert at.create("Ana") == chosen
    assert at.own() == own
    assert set(at.of(ana)) == {ana, chosen}


def test_an_app_that_is_open_meanwhile_does_not_turn_the_choice_back(
    at: Home, opened: Open
) -> None:
    first = opened(holder="app")
    at.choose(first.meta, "other")
    back = at.choose(first.meta, DEFAULT)
    first.answer("aim", "Calmer handovers")
    first.close()
    assert at.own() == structs.replace(back, digest=SMALL.digest)


def test_where_what_a_workspace_is_cannot_be_read_none_is_made_beside_it(
    at: Home, opened: Open
) -> None:
    meta = opened().meta
    (at.folder(meta) / "workspace.toml").write_text('pack = "linked')
    with pytest.raises(Unread):
        at.choose(meta, "other")
    assert [one.id for one, _ in at.described()] == [meta.id]


def test_a_description_that_went_away_is_written_again_with_what_it_said(
    at: Home, opened: Open
) -> None:
    ana = opened("Ana", holder="app")
    (at.folder(ana.meta) / "workspace.toml").unlink()
    ana.answer("aim", "Calmer handovers")
    ana.close()
    meta, fault = description.read(at.folder(ana.meta))
    assert fault is None
    assert meta.label == "Ana"


def harmed(at: Home, meta: Meta) -> None:
    path = at.folder(meta) / "workspace.toml"
    path.write_bytes(path.read_bytes()[:20])


def test_going_back_to_one_that_is_damaged_mends_it_and_begins_nothing_afresh(
    at: Home, opened: Open
) -> None:
    first = opened()
    first.answer("aim", "Calmer handovers")
    first.close()
    other = at.choose(first.meta, "other")
    harmed(at, first.meta)
    assert at.own() == other
    assert at.choose(other, DEFAULT).id == first.meta.id
    assert opened().answers["aim"].value == "Calmer handovers"
    assert len(at.workspaces()) == 2


def test_of_one_that_is_not_in_use_the_doctor_names_the_way_back(at: Home, opened: Open) -> None:
    first = opened()
    first.answer("aim", "Calmer handovers")
    first.close()
    at.choose(first.meta, "other")
    harmed(at, first.meta)
    [wrong] = [one for one in report(at) if one.kind == "cut-short"]
    assert [shlex.split(line)[-3:] for line in wrong.commands] == [["pack", "use", DEFAULT]]


def test_where_it_is_not_known_what_it_was_going_back_is_refused(at: Home, opened: Open) -> None:
    first = opened()
    first.answer("aim", "Calmer handovers")
    first.close()
    other = at.choose(first.meta, "other")
    (at.folder(first.meta) / "workspace.toml.bak").unlink()
    path = at.folder(first.meta) / "workspace.toml"
    path.write_text(path.read_text().replace("records = ", "records = 9"))
    harmed(at, other)
    with pytest.raises(Unread):
        at.choose(other, DEFAULT)


@pytest.mark.parametrize("create", [True, False])
def test_a_clients_workspace_is_never_taken_for_ones_own(
    at: Home, opened: Open, create: bool
) -> None:
    ana = opened("Ana")
    ana.answer("aim", "Hers")
    ana.close()
    if create:
        mine = opened()
        mine.answer("aim", "Mine")
        mine.close()
        harmed(at, mine.meta)
    harmed(at, ana.meta)
    own = at.own()
    assert own is None or (create and own.id == mine.meta.id)
