"""A TOML file reads as it was saved; what is missing or changed is noticed."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.files import bounds
from coachtui.files.errors import CutShort, Garbled, TooBig, TooNew
from coachtui.files.load import MOST, digest, digest_of, load
from coachtui.files.toml import as_read, assemble, count, dump, piece, read

DATA = {
    "answers": {
        "aim": {"value": "find steady work\nwith hospitals", "state": "answered"},
        "place": {"value": 2, "state": "unsure"},
        "circle": {"value": [{"row": 1, "name": "Ana"}, {"row": 3, "name": "[eof]"}]},
    }
}

words = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"))
values = st.recursive(
    words | st.integers(-(2**63), 2**63 - 1) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.toml"


@given(data=st.dictionaries(words.filter(lambda key: key not in ("schema", "eof")), values))
def test_what_is_saved_is_read(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, object]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(dump(data))
    document = read(path)
    assert document.data == data
    assert document.fault is None
    assert not document.by_hand


@given(words)
def test_words_of_any_kind_survive_letter_for_letter(text: str) -> None:
    assert piece({"a": {"value": text}})


def test_sequences_come_back_as_lists() -> None:
    assert as_read({"a": ({"b": (1, 2)},)}) == {"a": [{"b": [1, 2]}]}


def test_a_file_from_pieces_is_the_file_at_once() -> None:
    pieces = [piece({"answers": {id_: entry}}) for id_, entry in DATA["answers"].items()]
    made = assemble(pieces, 3)
    assert made.endswith(b'"\n')
    assert made.startswith(b"schema = 1\n")
    assert b"\n[eof]\nrecords = 3\n" in made


def test_data_that_would_read_otherwise_are_refused() -> None:
    with pytest.raises(ValueError, match="otherwise"):
        piece({"a": float("nan")})


def test_more_than_would_be_read_again_is_refused() -> None:
    with pytest.raises(ValueError, match="more than"):
        dump({"a": {"b": "x" * MOST}})
    with pytest.raises(ValueError, match="more than"):
        dump({"a": {str(n): n for n in range(bounds.MARKS)}})


def test_no_file_is_no_fault(path: Path) -> None:
    document = read(path)
    assert document.data == {}
    assert document.digest == ""
    assert document.fault is None


def test_the_digest_is_of_the_bytes_that_were_read(path: Path) -> None:
    path.write_bytes(dump(DATA))
    assert read(path).digest == digest_of(path) == digest(path.read_bytes()) != ""
    assert digest_of(path.with_name("absent")) == ""


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"\n\n", b" \0 \r\n"])
def test_an_empty_file_is_cut_short_and_never_new(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    fault = read(path).fault
    assert isinstance(fault, CutShort)
    assert "it is empty" in str(fault)


def test_a_file_cut_anywhere_is_never_taken_for_whole(path: Path) -> None:
    whole = dump(DATA)
    for end in range(len(whole) - 1):
        path.write_bytes(whole[:end])
        document = read(path)
        nothing_is_missing = b"\nrecords = " in whole[:end]
        assert document.fault or (nothing_is_missing and document.by_hand), whole[:end]


def test_a_file_with_a_tail_of_nuls_is_cut_short(path: Path) -> None:
    path.write_bytes(dump(DATA)[:100] + b"\0" * 400)
    assert isinstance(read(path).fault, CutShort)
    path.write_bytes(dump(DATA) + b"\0" * 400)
    assert isinstance(read(path).fault, CutShort)


def test_a_single_wrong_bit_is_noticed_wherever_it_is(path: Path) -> None:
    whole = dump(DATA)
    for place in range(len(whole)):
        for bit in range(8):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
            document = read(path)
            assert document.fault or document.by_hand, (place, bit)


def test_words_that_look_like_the_end_are_words(path: Path) -> None:
    path.write_bytes(dump({"answers": {"aim": {"value": "one\n[eof]\nrecords = 7\n"}}}))
    document = read(path)
    assert document.fault is None
    assert not document.by_hand


def test_an_edit_by_hand_is_taken_in_and_noticed(path: Path) -> None:
    path.write_bytes(dump(DATA).replace(b"value = 2", b"value = 5"))
    document = read(path)
    assert document.data["answers"]["place"]["value"] == 5  # type: ignore[index]
    assert document.fault is None
    assert document.by_hand


@pytest.mark.parametrize(
    "edit",
    [
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"[answers.place]", b"# mine\n[answers.place]"),
        lambda raw: raw.replace(b"[answers.place]", b'[answers.new]\nvalue = "x"\n[answers.place]'),
    ],
    ids=["line-ends", "byte-order-mark", "comment", "one-more"],
)
def test_what_editors_do_to_a_file_is_no_fault(path: Path, edit: object) -> None:
    assert callable(edit)
    path.write_bytes(edit(dump(DATA)))
    document = read(path)
    assert document.fault is None
    assert document.by_hand
    assert document.data["answers"]["aim"] == DATA["answers"]["aim"]  # type: ignore[index]


def test_what_is_not_toml_is_said_with_its_line_and_none_of_its_words(path: Path) -> None:
    path.write_bytes(dump(DATA).replace(b'state = "unsure"', b"state = Ana Prado"))
    fault = read(path).fault
    assert isinstance(fault, Garbled)
    assert fault.line == dump(DATA).split(b"\n").index(b'state = "unsure"') + 1
    assert f"line {fault.line}" in str(fault)
    assert "Prado" not in str(fault)


def test_what_is_not_utf_8_is_said_with_its_line(path: Path) -> None:
    path.write_bytes(dump(DATA).replace(b"hospitals", b"h\xf4pitaux"))
    assert "line 6: this isn't UTF-8" in str(read(path).fault)


def test_a_newer_file_can_be_read_and_says_that_it_is_newer(path: Path) -> None:
    path.write_bytes(dump(DATA).replace(b"schema = 1", b"schema = 2"))
    document = read(path)
    assert isinstance(document.fault, TooNew)
    assert document.data == DATA


@pytest.mark.parametrize("schema", [b"", b"schema = 0", b'schema = "1"', b"schema = true"])
def test_a_file_without_a_schema_is_garbled(path: Path, schema: bytes) -> None:
    path.write_bytes(dump(DATA).replace(b"schema = 1", schema))
    assert isinstance(read(path).fault, Garbled)


def test_control_characters_in_a_file_do_not_enter(path: Path) -> None:
    path.write_bytes(dump(DATA).replace(b"hospitals", b"\\u001b]0;x\\u0007hospitals"))
    assert read(path).data == DATA


def test_a_name_with_control_characters_is_refused_as_it_might_hide_another(path: Path) -> None:
    path.write_bytes(dump(DATA).replace(b"[answers.place]", b'[answers."aim\\u001b"]'))
    assert isinstance(read(path).fault, Garbled)


def test_what_stands_there_and_is_no_file_is_said_at_once(path: Path) -> None:
    path.mkdir()
    assert "no file" in str(read(path).fault)
    path.rmdir()
    os.mkfifo(path)
    assert "no file" in str(read(path).fault)
    path.unlink()
    path.symlink_to(path)
    assert read(path).fault


def test_a_file_that_is_too_large_is_not_read(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MOST + 1)
    with pytest.raises(TooBig, match=r"8\.1 MB, and at most 8 MB"):
        load(path)


def test_records_are_counted_in_tables_and_beside_them() -> None:
    assert count({"a": {"x": 1, "y": 2}, "b": [1, 2, 3], "c": "words"}) == 6


END = b"\n[eof]\nrecords = 1\n"
BOMBS = {
    "a dotted key": b"a." * 20_000 + b"a = 1",
    "a dotted header": b"[" + b"a." * 20_000 + b"a]",
    "many dotted headers": b"\n".join(b"[%sb%d]" % (b"a." * 50, n) for n in range(50_000)),
    "many dotted keys": b"\n".join(b"%sb%d = 1" % (b"a." * 10, n) for n in range(200_000)),
    "lists in lists": b"a = " + b"[" * 100_000,
    "tables in tables": b"a = " + b"{a=" * 3_000 + b"1" + b"}" * 3_000,
    "21 levels": b"a = " + b"[" * 21 + b"1" + b"]" * 21,
    "21 tables": b"a = " + b"{a=" * 20 + b"1" + b"}" * 20,
    "a long number": b"a = " + b"9" * 5_000,
    "a number of 65 bits": b"a = 9223372036854775808",
    "no number": b"a = nan",
    "many keys": b"\n".join(b"k%d = 1" % n for n in range(600_000)),
    "many tables": b"\n".join(b"[a%d]" % n for n in range(500_000)),
    "many rows": b"[[a]]\n" * 1_000_000,
    "a long list": b"a = [" + b"1," * 3_900_000 + b"]",
    "escapes": b'a = "' + b"\\u0041" * 1_300_000 + b'"',
    "comments": b"#\n" * 3_900_000,
    "strings left open": b'\\"""\n' * 1_500_000,
    "marks hidden in a comment": b'# """\n' + b"a = [" + b"1," * 2_000_000 + b"]",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_made_to_keep_us_busy_is_refused_within_a_second(path: Path, name: str) -> None:
    path.write_bytes(b"schema = 1\n" + BOMBS[name] + END)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    document = read(path)
    assert time.process_time() - started < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000
    assert document.fault
    assert "The file is left as it is." in str(document.fault)


@pytest.mark.parametrize(
    "content",
    [
        b"\n".join(b"[a%d]" % n for n in range(bounds.MARKS // 2 - 10)),
        b"a = [" + b"1," * (bounds.MARKS - 20) + b"]",
        b'a = "' + b"\\\\" * (bounds.ESCAPES // 2 - 10) + b"x" * 7_000_000 + b'"',
    ],
    ids=["tables", "a list", "one text"],
)
def test_the_most_that_is_read_is_read_within_a_second(path: Path, content: bytes) -> None:
    path.write_bytes(b"schema = 1\n" + content + END)
    started = time.process_time()
    assert read(path).fault is None
    assert time.process_time() - started < 1


def test_words_full_of_marks_are_words(path: Path) -> None:
    """A long text of nothing but commas can be saved and read: marks in strings don't count."""
    data = {"answers": {"aim": {"value": ",=[.\n" * 20_000 + "\\'\"#" * 20_000}}}
    path.write_bytes(dump(data))
    assert read(path).data == data
