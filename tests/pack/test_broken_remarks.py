"""An author breaks one thing in ``remarks.toml``: the mistake names the line and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.load import load, read
from coachtui.pack.mistakes import PackError
from tests.pack.minimal import MINIMAL, write

GOOD = """\
[words]
grand = ["amazing", "huge*"]

[[remark]]
id = "grand"
say = "What would they see?"
line = "why"
has = ["<grand>", "<number>"]
lacks = ["once", "<quote>"]
least = 2
first = 3
longer = 20
"""
LESSON = "lessons/doors.md"
TAKEN = MINIMAL[LESSON].replace('kind = "text"\n', 'kind = "text"\nremarks = ["grand"]\n')

CASES = {
    "a set in a set": ('"huge*"]', '"<big>"]', 2, "names the set <big>", "There are: `name`"),
    "a set that isn't there": ('"<grand>"', '"<grant>"', 8, "the set <grant>", "mean `grand`"),
    "a set with the name of a sign": ("grand = [", "number = [", 2, "`number` can't be", "an id"),
    "a set with no id": ("grand = [", "Grand = [", 2, "`Grand` can't be the name", "Use an id"),
    "a set that is no list": ('["amazing", "huge*"]', '"amazing"', 2, "`grand` is words", "a list"),
    "an empty set": ('["amazing", "huge*"]', "[]", 2, "`grand` is an empty list", "Leave it out"),
    "a star in the middle": ('"once"', '"on*ce"', 9, "stands at the end only", "words*"),
    "a phrase without words": ('"once"', '"..."', 9, "it doesn't end in a word", "words*"),
    "an empty phrase": ('"once"', '""', 9, "it doesn't end in a word", "words*"),
    "a phrase beyond measure": ('"once"', f'"{"a" * 201}"', 9, "longer than 200", "words*"),
    "a remark without words": (
        'say = "What would they see?"\n',
        "",
        4,
        "`say` is missing",
        "say =",
    ),
    "a remark without a guideline": ('line = "why"\n', "", 4, "`line` is missing", "line ="),
    "a guideline that is no id": ('"why"', '"Why!"', 7, "which is no id", "small letters"),
    "least of nothing": ('lacks = ["once", "<quote>"]\n', "", 9, "counts what `lacks`", "Leave it"),
    "least of too few": ("least = 2", "least = 3", 10, "`lacks` comes to 2", "Write 2 or less"),
    "none at least": ("least = 2", "least = 0", 10, "`least` is 0", "Write 1 or more"),
    "no sentences": ("first = 3", "first = 0", 11, "`first` is 0", "Write 1 or more"),
    "an empty text": ("longer = 20", "longer = 0", 12, "`longer` is 0", "Write 1 or more"),
    "a key that nothing knows": ("first = 3", "frist = 3", 11, "the key `frist`", "`first`"),
    "the same id twice": (
        "longer = 20\n",
        'longer = 20\n[[remark]]\nid = "grand"\nsay = "?"\nline = "why"\nlonger = 3\n',
        13,
        "the remark `grand` is there already",
        "another id",
    ),
}


def mistakes_of(folder: Path, remarks: str, lesson: str = TAKEN) -> list[tuple[int, str, str]]:
    write(folder, {"remarks.toml": remarks, LESSON: lesson})
    found = read(folder)[1]
    return [(one.line, one.what, one.instead) for one in found if not one.remark]


def test_a_remark_is_read_with_its_sets_put_in(tmp_path: Path) -> None:
    pack = load(write(tmp_path, {"remarks.toml": GOOD, LESSON: TAKEN}))
    one = pack.remarks["grand"]
    assert one.has == ("amazing", "huge*", "<number>")
    assert (one.lacks, one.least, one.first, one.longer) == (("once", "<quote>"), 2, 3, 20)
    assert pack.questions["why"].remarks == ("grand",)
    assert pack.places["remark:grand"].line == 4


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "instead"), CASES.values(), ids=CASES.keys()
)
def test_what_is_broken_is_named(
    old: str, new: str, line: int, what: str, instead: str, tmp_path: Path
) -> None:
    assert GOOD.count(old) == 1
    found = mistakes_of(tmp_path, GOOD.replace(old, new))
    assert any(
        (at, what in said, instead in mend) == (line, True, True) for at, said, mend in found
    )
    with pytest.raises(PackError):
        load(tmp_path)


def test_a_remark_that_never_says_when_to_speak(tmp_path: Path) -> None:
    bare = '[[remark]]\nid = "grand"\nsay = "?"\nline = "why"\n'
    assert "it never says when to speak" in mistakes_of(tmp_path, bare)[0][1]
    first = f"{bare}first = 2\nlonger = 3\n"
    assert "there is neither" in mistakes_of(tmp_path, first)[0][1]


def test_more_phrases_than_a_key_may_take(tmp_path: Path) -> None:
    many = ", ".join(f'"word{n}"' for n in range(2001))
    remarks = f'[[remark]]\nid = "grand"\nsay = "?"\nline = "why"\nhas = [{many}]\n'
    assert "comes to 2001 phrases" in mistakes_of(tmp_path, remarks)[0][1]


def test_a_set_that_no_remark_looks_for_is_remarked_upon(tmp_path: Path) -> None:
    write(tmp_path, {"remarks.toml": GOOD.replace('"<grand>", ', ""), LESSON: TAKEN})
    assert [(m.line, m.what) for m in read(tmp_path)[1] if m.remark] == [
        (2, "words: no remark looks for the set `grand`")
    ]


def test_a_question_that_takes_a_remark_that_isnt_there(tmp_path: Path) -> None:
    lesson = TAKEN.replace('["grand"]', '["grant"]')
    found = mistakes_of(tmp_path, GOOD, lesson)
    assert any("`remarks` names `grant`" in what and "`grand`" in mend for _, what, mend in found)


def test_only_words_are_remarked_upon(tmp_path: Path) -> None:
    lesson = MINIMAL[LESSON].replace('kind = "date"\n', 'kind = "date"\nremarks = ["grand"]\n')
    found = mistakes_of(tmp_path, GOOD, lesson)
    assert any("a question of kind date has no `remarks`" in what for _, what, _ in found)


def test_fields_of_a_repeat_take_none(tmp_path: Path) -> None:
    field = '[{ id = "a", kind = "text", text = "A", remarks = ["grand"] }]'
    lesson = MINIMAL[LESSON].replace('kind = "text"\n', f'kind = "repeat"\nfields = {field}\n')
    found = mistakes_of(tmp_path, GOOD, lesson)
    assert any("a field has no `remarks`" in what for _, what, _ in found)
