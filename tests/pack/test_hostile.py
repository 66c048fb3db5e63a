"""Packs come from anyone: whatever is in the folder, the answer is quick and in plain words."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachtui.pack.load import read
from coachtui.pack.mistakes import Mistake
from coachtui.pack.patterns import why_refused
from tests.pack.minimal import MINIMAL, write

pytestmark = pytest.mark.bar

BOMBS = {
    "a dotted key of 40 kB": "a." * 20_000 + "b = 1",
    "a dotted header of 40 kB": "[" + "a." * 20_000 + "b]",
    "lists in lists": "a = " + "[" * 100_000,
    "closed lists in lists": "a = " + "[" * 5_000 + "]" * 5_000,
    "tables in tables": "a = " + "{ b = " * 50_000,
    "a long number": "a = " + "9" * 100_000,
    "a line of blanks": "a" + " " * 1_000_000 + "= 1",
    "a header of blanks": "[a" + " " * 1_000_000 + ".b]\nc = 1",
    "a key of blanks": '"a' + " " * 1_000_000 + '" = 1',
    "many keys": "\n".join(f"k{n} = {n}" for n in range(100_000)),
    "many records": "[[rule]]\n" * 100_000,
    "many broken records": '[[rule]]\nid = "A"\nwhen = 3\n' * 40_000,
    "many sections": "[sections]\n" + "".join(f's{n} = "x"\n' for n in range(4_900)),
    "many escapes": 'a = "' + "\\u001b" * 200_000 + '"',
    "many braces": "a = [" + "{b=1,c={d=2}},\n" * 50_000 + "]",
    "words that never end": 'a = """' + "x" * 1_000_000,
    "nothing but noughts": "\0" * 100_000,
}


def read_in_time(folder: Path, seconds: float = 2.0) -> tuple[Mistake, ...]:
    begun = time.process_time()
    _, mistakes = read(folder)
    assert time.process_time() - begun < seconds
    for mistake in mistakes:
        assert mistake.what
        assert mistake.instead
        assert len(mistake.what) < 400
        assert (mistake.what + mistake.instead + mistake.file).isprintable()
    return mistakes


@pytest.mark.parametrize("name", ["pack.toml", "rules.toml", "personas/ann.toml"])
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_ends_in_a_friendly_word(bomb: str, name: str, tmp_path: Path) -> None:
    write(tmp_path, {name: BOMBS[bomb]})
    assert any(mistake.file == name for mistake in read_in_time(tmp_path))


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_in_a_block_too(bomb: str, tmp_path: Path) -> None:
    block = f"## A page\n```toml question\n{BOMBS[bomb]}\n```\n"
    write(tmp_path, {"lessons/doors.md": MINIMAL["lessons/doors.md"] + block})
    assert read_in_time(tmp_path)


def test_a_file_or_a_pack_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"lines.toml": "#" * 2_000_001})
    assert [m.what for m in read_in_time(tmp_path)] == ["this file is larger than 2 MB"]
    write(tmp_path, {f"personas/p{n}.toml": "#" * 1_900_000 for n in range(9)})
    assert "the pack is larger than 16 MB" in [m.what for m in read_in_time(tmp_path, 5)]


@pytest.mark.parametrize("name", ["evidence.toml", "lessons/doors.md", "personas/ann.toml"])
def test_links_lead_nowhere_out_of_the_folder(name: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "pack")
    (tmp_path / "secret").write_text(MINIMAL[name], encoding="utf-8")
    (folder / name).unlink()
    (folder / name).symlink_to(tmp_path / "secret")
    there = [m for m in read_in_time(folder) if m.file == name]
    assert [m.what for m in there] == ["this leads out of the pack's folder"]


def test_a_linked_folder_leads_nowhere_either(tmp_path: Path) -> None:
    folder = write(tmp_path / "pack")
    (folder / "personas").rename(tmp_path / "elsewhere")
    (folder / "personas").symlink_to(tmp_path / "elsewhere")
    assert [m.file for m in read_in_time(folder)] == ["personas/ann.toml"]


def test_links_inside_of_the_folder_and_a_linked_pack_are_fine(tmp_path: Path) -> None:
    folder = write(tmp_path / "pack")
    (folder / "rules.toml").rename(folder / "all-rules")
    (folder / "rules.toml").symlink_to("all-rules")
    (tmp_path / "linked").symlink_to(folder)
    assert read_in_time(tmp_path / "linked") == ()


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    folder = write(tmp_path, {"evidence.toml": None, "rules.toml": None, "lines.toml": None})
    os.mkfifo(folder / "evidence.toml")
    (folder / "rules.toml").mkdir()
    (folder / "lines.toml").symlink_to("lines.toml")
    what = {m.file: m.what for m in read_in_time(folder)}
    assert what["evidence.toml"] == what["rules.toml"] == "this is no file"
    assert what["lines.toml"] == "this is a link that leads nowhere"


@pytest.mark.parametrize("name", ["pack.toml", "tensions.toml", "lessons/doors.md"])
def test_a_link_that_leads_nowhere_is_no_file_that_was_left_out(name: str, tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / name).unlink()
    (folder / name).symlink_to("moved-away")
    (one,) = [m for m in read_in_time(folder) if m.file == name]
    assert (one.what, one.remark) == ("this is a link that leads nowhere", False)


def test_words_that_are_not_utf8_are_named_with_their_line(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "lines.toml").write_bytes(MINIMAL["lines.toml"].encode() + b"# caf\xe9\n")
    assert [(m.file, m.line, m.what) for m in read_in_time(folder)] == [
        ("lines.toml", 5, "this isn't UTF-8")
    ]


def test_hostile_words_reach_no_terminal_by_way_of_a_mistake(tmp_path: Path) -> None:
    key = '"\\U0001F600' + "x" * 300 + '" = 1\n"\\u200e[red]" = 2\n'
    name = "\x1b[31m.toml"
    write(tmp_path, {"pack.toml": key + MINIMAL["pack.toml"], name: "", f"personas/{name}": ""})
    assert len(read_in_time(tmp_path)) >= 4


@pytest.mark.bar
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_change_of_any_text_makes_the_reader_stumble(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("pack")
    name = data.draw(st.sampled_from(sorted(MINIMAL)))
    text = MINIMAL[name]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 40)))
        pieces = ['"', "'''", "[[", "]]", "{", "}", "=", "\n", "```", "+++", "## ", "\\u0007", "1"]
        new = data.draw(st.one_of(st.sampled_from(pieces), st.text(max_size=5)))
        text = text[:start] + new + text[end:]
    write(folder, {name: text.encode("utf-8", "replace").decode()})
    read_in_time(folder, 5)


SAFE = [
    r"[a-z]+",
    r"[^@ ]+@[^@ ]+\.[a-z]{2,}",
    r"https?://.+",
    r"\+?[0-9 ()-]{6,20}",
    r"(january|february|march) \d{4}",
    r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}",
    r"\bone\b.*",
]
UNSAFE = {
    r"(a+)+": "a repeat inside a repeat",
    r"(?:a?b)*": "a repeat inside a repeat",
    r"(a|aa)+": "a choice inside a repeat",
    r"(a)\1": "looks around or back",
    r"(?=a)a": "looks around or back",
    r"(?<!a)b": "looks around or back",
    r"(?>a+)b": "looks around or back",
    r"(a)?(?(1)b|c)": "looks around or back",
    r".*.*.*.*.*": "too many ways",
    r"a?" * 60: "too many ways",
    r"(a|ab)" * 30: "too many ways",
    r"(){60000}": "more than 500 times",
    r"(": "isn't a regular expression",
    r"[[a]": "isn't a regular expression",
    "a" * 201: "longer than 200",
    "(" * 200: "isn't a regular expression",
}


@pytest.mark.parametrize("pattern", SAFE)
def test_patterns_as_authors_write_them_are_kept(pattern: str) -> None:
    assert why_refused(pattern) == ""


@pytest.mark.parametrize("pattern", UNSAFE)
def test_patterns_that_could_hang_are_refused_with_a_reason(pattern: str) -> None:
    assert UNSAFE[pattern] in why_refused(pattern)


@pytest.mark.parametrize("pattern", [*SAFE, r".*a.*a.*ab?", r"a*a*a*[bc]", r"(a|b|ab)a*a*c"])
def test_no_pattern_that_is_kept_takes_long_on_the_worst_of_lines(pattern: str) -> None:
    assert why_refused(pattern) == ""
    for line in ("a" * 500, "ab" * 250, "a@" * 250, "1 " * 250):
        begun = time.process_time()
        re.fullmatch(pattern, line)
        assert time.process_time() - begun < 2.0
