"""A pack as bytes gives the same pack again, or none."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from coachtui.pack import cache
from coachtui.pack.cache import decoded, encoded, key
from coachtui.pack.figure import Limit
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from tests.pack.minimal import write


@pytest.fixture(params=["small", "shipped"])
def folder(request: pytest.FixtureRequest, small_folder: Path, shipped_folder: Path) -> Path:
    return {"small": small_folder, "shipped": shipped_folder}[request.param]


def test_a_pack_comes_back_to_the_letter(folder: Path) -> None:
    pack = load(folder, whole=False)
    again = decoded(encoded(pack) or b"")
    assert again == pack
    # Equality wouldn't tell 1 from 1.0, or from true.
    assert repr(again) == repr(pack)


def test_with_its_personas_it_comes_back_to_the_letter_or_not_at_all(folder: Path) -> None:
    pack = load(folder)
    assert pack.personas
    dated = any(isinstance(raw, date) for one in pack.personas for raw in one.answers.values())
    data = encoded(pack)
    if dated:  # a persona's answers are as TOML has them, and bytes know no dates
        assert data is None
    else:
        assert repr(decoded(data or b"")) == repr(pack)


@pytest.mark.parametrize("value", [2**64, float("nan"), "half \ud800"])
def test_a_pack_that_would_come_back_as_another_is_not_kept(
    tmp_path: Path, value: float | str
) -> None:
    pack = load(write(tmp_path, {}))
    limit = Limit(id="most", value=value, about="", as_of="2026-11-22")
    assert encoded(structs.replace(pack, limits={"most": limit})) is None


@given(st.binary(max_size=200))
def test_bytes_that_are_no_pack_give_none(data: bytes) -> None:
    assert decoded(data) is None


def test_half_of_a_pack_gives_none(small_folder: Path) -> None:
    data = encoded(load(small_folder))
    assert data is not None
    assert {decoded(data[:length]) for length in range(0, len(data), 97)} == {None}


def test_lists_within_lists_without_end_give_none() -> None:
    assert decoded(b"\x81\xa7lessons" + b"\x91" * 500_000) is None


def test_what_a_pack_goes_by_changes_with_it_and_with_what_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("cache.py", "load.py", "notes.txt"):
        (tmp_path / name).write_text("as it was")
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
    keys = [key("one"), key("two")]
    (tmp_path / "load.py").write_text("as it is")
    keys.append(key("one"))
    os.utime(tmp_path / "load.py", ns=(0, 0))
    keys.append(key("one"))
    monkeypatch.setattr(cache, "__version__", "another")
    keys.append(key("one"))
    assert len(set(keys)) == len(keys)
    (tmp_path / "notes.txt").write_text("are no part of it")
    assert key("one") == keys[-1]


def test_the_mappings_of_a_pack_keep_their_order(small_folder: Path) -> None:
    pack = load(small_folder)
    again = decoded(encoded(pack) or b"")
    assert isinstance(again, Pack)
    assert list(again.questions) == list(pack.questions)
    assert list(again.sections) == list(pack.sections)
