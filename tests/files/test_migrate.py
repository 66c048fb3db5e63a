"""A file of an earlier schema is read as today's has it, by a chain made up for these tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.files import migrate
from coachtui.files.errors import Garbled, TooNew
from coachtui.files.migrate import Data
from coachtui.files.toml import dump, read


def renamed(path: Path, data: Data) -> Data:
    """Schema 2 calls aims goals."""
    if path.name != "answers.toml":
        return data
    return {("goals" if key == "aims" else key): one for key, one in data.items()}


def counted(path: Path, data: Data) -> Data:
    """Schema 3 says how many there are, and knows nothing but tables."""
    return {**data, **{key: {**one, "count": len(one)} for key, one in data.items()}}  # type: ignore[arg-type, dict-item]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of schema 1."""
    made = tmp_path / "answers.toml"
    made.write_bytes(dump({"aims": {"first": "calm"}}))
    return made


@pytest.fixture
def third(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two schemas later."""
    monkeypatch.setattr(migrate, "STEPS", (renamed, counted))


def test_today_there_is_one_schema() -> None:
    assert migrate.newest() == 1


@pytest.mark.usefixtures("third")
def test_a_file_of_an_earlier_schema_is_read_as_todays_has_it(path: Path) -> None:
    before = path.read_bytes()
    document = read(path)
    assert document.data == {"goals": {"first": "calm", "count": 1}}
    assert (document.fault, document.by_hand, document.earlier) == (None, False, True)
    assert path.read_bytes() == before
    path.write_bytes(before.replace(b"schema = 1", b"schema = 2"))
    assert read(path).data == {"aims": {"first": "calm", "count": 1}}


@pytest.mark.usefixtures("third")
def test_what_is_written_is_of_the_newest(path: Path) -> None:
    path.write_bytes(dump({"goals": {"first": "calm"}}))
    assert path.read_bytes().startswith(b"schema = 3\n")
    document = read(path)
    assert document.data == {"goals": {"first": "calm"}}
    assert not document.earlier


@pytest.mark.usefixtures("third")
def test_the_state_before_is_read_as_the_file_itself(path: Path) -> None:
    backup = path.rename(path.with_name("answers.toml.bak"))
    assert read(backup).data == {"goals": {"first": "calm", "count": 1}}


@pytest.mark.usefixtures("third")
def test_an_edit_by_hand_is_noticed_in_an_earlier_schema_too(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"calm", b"calmer"))
    document = read(path)
    assert (document.by_hand, document.earlier) == (True, True)
    assert document.data["goals"] == {"first": "calmer", "count": 1}


@pytest.mark.usefixtures("third")
def test_what_is_not_as_its_schema_was_is_garbled_and_left_as_it_is(path: Path) -> None:
    path.write_bytes(dump({"aims": "none"}))
    path.write_bytes(path.read_bytes().replace(b"schema = 3", b"schema = 1"))
    before = path.read_bytes()
    document = read(path)
    assert isinstance(document.fault, Garbled)
    assert "schema 1" in str(document.fault)
    assert document.data == {"aims": "none"}
    assert path.read_bytes() == before


@pytest.mark.usefixtures("third")
def test_what_is_newer_still_is_read_and_left_alone(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"schema = 1", b"schema = 4"))
    assert isinstance(read(path).fault, TooNew)
