"""An author breaks one thing in a reminder: the mistake names the line and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.load import load, read
from coachtui.pack.mistakes import Mistake, PackError
from tests.pack.minimal import MINIMAL, write

REMINDER = """
[reminders.hinges]
title = "Oil the hinges"
lesson = "doors"
first = "when"
every = "from"
spans = { nobody = "1m", friend = "1y" }
time = "from"
times = { nobody = "08:30" }
minutes = 20
document = "card"
"""
LINE = '\n[[line]]\nid = "oil"\nsection = "notes"\ntext = "I oil them."\ndo = "hinges"\n'
FIRST = MINIMAL["pack.toml"].count("\n") + 2
"""The line on which the reminder's table begins."""

WRONG: dict[str, tuple[str, str, int, str, str]] = {
    "called as lines for good are": ("reminders.hinges", "reminders.once", 0, "`once`", "another"),
    "no title": ('title = "Oil the hinges"\n', "", 0, "`title` is missing", "title ="),
    "no lesson": ('lesson = "doors"\n', "", 0, "`lesson` is missing", "lesson ="),
    "no first day": ('first = "when"\n', "", 0, "`first` is missing", "first ="),
    "an unknown key": ("minutes", "minuts", 8, "the key `minuts`", "`minutes`"),
    "how often without what it means": (
        'spans = { nobody = "1m", friend = "1y" }\n',
        "",
        0,
        "`every` and `spans` go together",
        "both, or none",
    ),
    "what it means without how often": ('every = "from"\n', "", 0, "`every` and `spans`", "both"),
    "times without a question": ('time = "from"\n', "", 0, "`time` and `times`", "both"),
    "a span of nothing": ('friend = "1y"', 'friend = "0y"', 5, "`spans.friend` is no time", '"3m"'),
    "a span in words": ('friend = "1y"', 'friend = "year"', 5, "`spans.friend`", "d, w, m, y"),
    "a span that is a number": ('friend = "1y"', "friend = 1", 5, "`spans.friend` is a number", ""),
    "an hour that no day has": ('"08:30"', '"24:00"', 7, "`times.nobody` is no time", '"08:30"'),
    "an hour without minutes": ('"08:30"', '"8"', 7, "`times.nobody` is no time", '"08:30"'),
    "no minutes": ("minutes = 20", "minutes = 0", 8, "`minutes` is 0", "1 or more"),
    "more minutes than a day has": ("minutes = 20", "minutes = 2000", 8, "more than a day", "30"),
    "a lesson that is not there": ('"doors"', '"door"', 0, "`lesson` is `door`", "`doors`"),
    "a document that is not there": ('"card"', '"cart"', 0, "`document` is `cart`", "`card`"),
    "a first day of no question": (
        '"when"',
        '"wen"',
        0,
        "`first` names the question `wen`",
        "when",
    ),
    "a first day that is no date": (
        '"when"',
        '"why"',
        0,
        "a question of kind text",
        'kind = "date"',
    ),
    "how often by a date": ('every = "from"', 'every = "when"', 0, "kind date", 'kind = "choice"'),
    "a time by words": ('time = "from"', 'time = "why"', 0, "kind text", 'kind = "choice"'),
    "how often by no question": ('every = "from"', 'every = "form"', 0, "`every` names", "`from`"),
    "a choice that is not there": ("friend =", "fiend =", 0, "the choice `fiend`", "`friend`"),
    "a time for no choice": ("times = { nobody", "times = { no-one", 0, "the choice `no-one`", ""),
}


def found(folder: Path, reminder: str = REMINDER, line: str = LINE) -> tuple[Mistake, ...]:
    changes = {
        name: MINIMAL[name] + more for name, more in (("pack.toml", reminder), ("lines.toml", line))
    }
    return read(write(folder, changes))[1]


def test_a_reminder_as_the_notation_has_it_is_read(tmp_path: Path) -> None:
    assert found(tmp_path) == ()
    pack = load(tmp_path)
    one = pack.reminders["hinges"]
    assert (one.title, one.lesson, one.first, one.minutes) == (
        "Oil the hinges",
        "doors",
        "when",
        20,
    )
    assert one.spans == {"nobody": "1m", "friend": "1y"}
    assert pack.lines[-1].do == "hinges"


def test_what_may_be_left_out_is_left_out(tmp_path: Path) -> None:
    short = "".join(f"{row}\n" for row in REMINDER.split("\n")[:5])
    assert found(tmp_path, short) == ()
    one = load(tmp_path).reminders["hinges"]
    assert (one.every, one.spans, one.time, one.times, one.document, one.minutes) == (
        *("", {}, "", {}, ""),
        30,
    )


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_where_it_stands(
    case: tuple[str, str, int, str, str], tmp_path: Path
) -> None:
    old, new, line, what, instead = case
    assert REMINDER.count(old) == 1
    mistakes = found(tmp_path, REMINDER.replace(old, new))
    there = [one for one in mistakes if (one.file, one.line) == ("pack.toml", FIRST + line)]
    assert any(what in one.what and instead in one.instead for one in there), mistakes
    with pytest.raises(PackError):
        load(tmp_path)


def test_a_line_that_is_ticked_for_no_reminder_keeps_the_pack_from_use(tmp_path: Path) -> None:
    (mistake,) = found(tmp_path, line=LINE.replace("hinges", "hinge"))
    assert "`do` is `hinge`, which isn't there" in mistake.what
    assert "`hinges`" in mistake.instead


def test_many_reminders_are_refused_rather_than_read_for_ever(tmp_path: Path) -> None:
    many = "".join(f'[reminders.r{n}]\ntitle = "x"\n' for n in range(5_001))
    assert any("more than 5000" in one.what for one in found(tmp_path, many))
