"""How a pack's language writes dates, quotes, lists, numbers, and the few fixed words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coachtui.pack.load import load, read
from coachtui.pack.manner import WORDS, Manner, filled, holes
from tests.pack.minimal import changed, write

GERMAN = """\
[manner]
language = "de-CH"
quotes = ["„", "“"]
months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
  "Oktober", "November", "Dezember"]
date = "{day}. {month} {year}"
and = "und"
or = "oder"
thousands = "'"
decimal = ","
[manner.words]
rule = "Wenn {conditions}, dann {verdict} ich."
yes = "ja"

"""


def manner(folder: Path, table: str) -> Manner:
    """The manner that the minimal pack has with a table."""
    made = write(folder, changed("pack.toml", "[limits.doors]", f"{table}[limits.doors]"))
    return load(made).manner


def test_without_a_word_of_it_all_is_as_in_english(tmp_path: Path) -> None:
    made = load(write(tmp_path)).manner
    assert made == Manner()
    assert made.day(date(2026, 11, 22)) == "22 November 2026"
    assert made.number(12_345) == "12,345"
    assert made.number(3.5) == "3.5"
    assert made.quoted("yes") == "“yes”"
    assert made.joined(["a", "b", "c"]) == "a, b and c"
    assert made.joined(["a", "b"], any_=True) == "a or b"
    assert made.joined(["a"]) == "a"
    assert made.joined([]) == ""
    assert made.word("last", day="x {y}") == "last: x {y}"


def test_a_pack_writes_in_its_own_manner(tmp_path: Path) -> None:
    made = manner(tmp_path, GERMAN)
    assert made.language == "de-CH"
    assert made.day(date(2027, 3, 1)) == "1. März 2027"
    assert made.number(1_234_567) == "1'234'567"
    assert made.number(3.3) == "3,3"
    assert made.number(1234.5) == "1'234,5"
    assert made.quoted("ja") == "„ja“"
    assert made.joined(["a", "b", "c"]) == "a, b und c"
    assert made.joined(["a", "b"], any_=True) == "a oder b"
    assert made.word("yes") == "ja"
    assert made.word("no") == "no"
    said = made.word("rule", conditions="{verdict}", verdict="öffne")
    assert said == "Wenn {verdict}, dann öffne ich."


def test_the_word_that_joins_may_stand_at_the_head_of_the_file(tmp_path: Path) -> None:
    head = changed("pack.toml", "schema = 1\n", 'schema = 1\nand = "und"\n')
    pack = load(write(tmp_path / "1", head))
    assert (pack.and_, pack.manner.and_) == ("und", "und")
    both = head["pack.toml"] or ""
    both = both.replace("[limits.doors]", '[manner]\nand = "wie auch"\n[limits.doors]')
    assert load(write(tmp_path / "2", {"pack.toml": both})).and_ == "wie auch"


def test_what_is_filled_in_is_never_looked_into() -> None:
    assert filled("{a} and {b}", {"a": "{b}", "b": "{a}"}) == "{b} and {a}"
    assert filled("{a}", {}) == "{a}"
    assert filled("100 {", {"": "x"}) == "100 {"
    assert holes("{day}. {month} {year} {") == ("day", "month", "year")


@pytest.mark.parametrize(
    ("line", "what", "instead"),
    [
        ('language = "Deutsch"', "`language` is 'Deutsch', which is no code", 'language = "de"'),
        ('language = "ar-EG"', "is written from right to left", "left to right"),
        ('language = "he"', "is written from right to left", "left to right"),
        ('quotes = ["„"]', "`quotes` needs two signs", 'quotes = ["“", "”"]'),
        ('quotes = ["„", "long"]', "`quotes` needs two signs", 'quotes = ["“", "”"]'),
        ("quotes = []", "`quotes` needs two signs", 'quotes = ["“", "”"]'),
        ('months = ["Januar"]', "`months` names 1, not 12", "each of the twelve"),
        ('date = "{day}. {month}"', "and needs {day}, {month} and {year} once each", "Write:"),
        ('date = "{day}{day}{month}{year}"', "once each", "Write:"),
        ('date = "{d}. {month} {year}"', "once each", "Write:"),
        ('and = " "', "`and` is empty", "Write the word that joins"),
        ('or = ""', "`or` is empty", "Write the word that joins"),
        ('decimal = ""', "should be one sign", "Write one"),
        ('thousands = ". "', "should be one sign", "Write one"),
        ('thousands = "."', "`thousands` and `decimal` are both '.'", "one way only"),
        ('words = { nott = "Notiz" }', "`words` has 'nott', which nothing says", "`note`"),
        (
            'words = { last = "zuletzt" }',
            "`words.last` doesn't hold what is filled in: {day}",
            "last:",
        ),
        ('words = { yes = "{ja}" }', "doesn't hold what is filled in: no braces", "reads: yes"),
        ('quotation = ["„", "“"]', "nothing knows the key `quotation`", "quotes"),
    ],
)
def test_what_is_no_manner_is_named(line: str, what: str, instead: str, tmp_path: Path) -> None:
    table = changed("pack.toml", "[limits.doors]", f"[manner]\n{line}\n[limits.doors]")
    _, mistakes = read(write(tmp_path, table))
    found = [one for one in mistakes if one.what.startswith("manner: ")]
    assert any(what in one.what and instead in one.instead for one in found), mistakes
    rows = str(table["pack.toml"]).split("\n")
    assert {rows[one.line - 1] for one in found} == {line}


def test_every_fixed_word_has_words() -> None:
    for id_, words in WORDS.items():
        assert words.strip() == words != "", id_
        assert len(set(holes(words))) == len(holes(words)), id_
