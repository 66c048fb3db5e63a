"""Answers that nothing reads, pipes of typed words, footnotes and figures, and how pages read."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.authoring.evidence import figures
from coachtui.authoring.prose_check import length, measures, sentences
from coachtui.pack.load import load
from tests.authoring.broken import LESSON, SECOND, Case, assert_named, found

LINE = "I am home the same night."
PROSE = "Say what talks are for, in *one line*, and in up to three more."

CASES: dict[str, Case] = {
    "an answer read only by its own echo": (
        LESSON,
        'echo = "You would break: {flinch}"\nreflect = true\n',
        'echo = "You would break: {flinch}"\n',
        "question:flinch",
        "question `flinch`: nothing reads it",
        "reflect = true",
    ),
    "a private answer in the statement": (
        "lines.toml",
        "In my own words: {statement}",
        "Glad to come to: {closed}",
        "line:statement-words",
        "the section `statement` pipes `closed`, which isn't public",
        "public = true",
    ),
    "a private answer in a draft": (
        LESSON,
        '"I come gladly where {line}."',
        '"I give {evenings} evenings."',
        "question:statement",
        "the draft `warm` pipes `evenings`, which isn't public",
        "leave the pipe out",
    ),
    "typed words in a sentence": (
        "lines.toml",
        LINE,
        "I travel only for {aim}.",
        "line:no-travel",
        "`text` bends the words of `aim` into a sentence",
        'Put {aim} after a colon or in "quotation marks"',
    ),
    "typed words in half of a quotation": (
        "lines.toml",
        LINE,
        "I say '{aim} is what I want'.",
        "line:no-travel",
        "bends the words of `aim`",
        "after a colon",
    ),
    "typed words in a draft": (
        LESSON,
        '"I come gladly where {line}."',
        '"I speak so that {aim} comes true."',
        "question:statement",
        "the draft `warm` bends the words of `aim`",
        "after a colon",
    ),
    "names of a repeat in a sentence": (
        "lines.toml",
        LINE,
        "I write to {circle} first.",
        "line:no-travel",
        "bends the words of `circle`",
        "after a colon",
    ),
    "a footnote to nowhere": (
        LESSON,
        PROSE,
        "Somebody counted them.[^counted]",
        "page:aim",
        "a footnote leads to `counted`",
        "Did you mean `count`?",
    ),
    "a footnote in a question": (
        LESSON,
        'text = "Will you travel overnight?"',
        'text = "Will you travel overnight?[^count]"',
        "question:travel",
        "`text` holds a footnote",
        "in the prose",
    ),
    "a figure without a footnote": (
        LESSON,
        PROSE,
        "Nine in 10 talks are forgotten.\n\nWrite it down.",
        "page:aim",
        "a figure has no footnote: 'Nine in 10 talks are forgotten.'",
        "[^id-of-a-claim]",
    ),
    "a page that asks nothing": (
        LESSON,
        "## A date\n",
        "## Nearly done\n\nOne more.\n\n## A date\n",
        "page:which-talks-8",
        "the page 'Nearly done' asks nothing",
        "Add a question",
    ),
    "a page of many words": (
        LESSON,
        PROSE,
        "One two three four five six seven eight nine ten. " * 13,
        "page:aim",
        "130 words stand before the question, more than 120",
        "two pages",
    ),
    "a sentence of many words": (
        LESSON,
        PROSE,
        "Say it plainly, " + "and say it again, " * 9 + "in a line.",
        "page:aim",
        "a sentence has 42 words",
        "Make two of it",
    ),
    "a phrase that sells": (
        LESSON,
        PROSE,
        "Unlock the room.",
        "page:aim",
        "`prose` says 'unlock'",
        "plainly",
    ),
    "a phrase that fills": (
        "lines.toml",
        LINE,
        "Needless to say, I go home.",
        "line:no-travel",
        "`text` says 'needless to say'",
        "plainly",
    ),
    "a picture": (
        LESSON,
        PROSE,
        "Look at this. ![A hall](hall.png)",
        "page:aim",
        "`prose` has a picture, which nothing reads: '![A hall](hall.png)'",
        "say it in words",
    ),
    "a link": (
        LESSON,
        PROSE,
        "Look [here](https://example.org).",
        "page:aim",
        "`prose` has a link, which nothing reads",
        "Write its words alone",
    ),
    "a footnote that is written out": (
        LESSON,
        PROSE,
        "Some kept a diary.[^count]\n\n[^count]: They did.",
        "page:aim",
        "`prose` has what a footnote says",
        "evidence.toml",
    ),
    "braces that are no pipe": (
        "lines.toml",
        LINE,
        "I travel for: { Aim }",
        "line:no-travel",
        "`text` has { Aim }, which is no pipe",
        "Did you mean `aim`?",
    ),
    "a pipe where nothing is filled in": (
        LESSON,
        'title = "Somebody waits for my answer"',
        'title = "Waiting: {aim}"',
        "lesson:which-talks",
        "the title of the route `door` has a pipe",
        "Say it without",
    ),
    "a pipe in what a constraint says": (
        LESSON,
        'say = "Keep it to one line."',
        'say = "Keep it to one line: {aim}"',
        "question:aim",
        "`say` of a constraint has a pipe",
        "Say it without",
    ),
    "a pipe in the words of a choice": (
        "facts.toml",
        'new = "I may not have heard of them"',
        'new = "I may not have heard of {name}"',
        "fact:host",
        "`say.new` has a pipe",
        "Say it without",
    ),
    "an exclamation mark": (
        "rules.toml",
        "If {line}, then I say yes.",
        "If {line}, then I say yes!",
        "rule:in-line",
        "an exclamation mark",
        "a full stop",
    ),
    "a label that judges": (
        "facts.toml",
        'new = "I have never heard of them"',
        'new = "a stranger"',
        "fact:host",
        "the choice 'a stranger' says 'stranger', which judges",
        "Name what happens",
    ),
}

REMARKS: dict[str, Case] = {
    "a claim that nothing cites": (
        "evidence.toml",
        '[[claim]]\nid = "slot-length"',
        '[[claim]]\nid = "spare"\nsays = "x"\nsource = "x"\nstrength = "weak"\nlimits = "x"\n'
        '[[claim]]\nid = "slot-length"',
        "claim:spare",
        "claim `spare`: nothing cites it",
        "[^spare]",
    ),
    "choices that no condition names": (
        "lines.toml",
        'when = { kind-of-aim = ["learn", "give"] }',
        'when = { kind-of-aim = "learn" }',
        "question:kind-of-aim",
        "no condition names its choice `give`",
        "Fine where that is meant",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_words_that_should_not_stand_are_named(case: str, tmp_path: Path) -> None:
    assert_named(CASES[case], tmp_path)


@pytest.mark.parametrize("case", REMARKS)
def test_what_may_be_meant_is_remarked_upon(case: str, tmp_path: Path) -> None:
    assert_named(REMARKS[case], tmp_path, remark=True)


@pytest.mark.parametrize(
    "text",
    [
        "I travel for one thing: {aim}",
        "I travel for this: *{aim}*",
        'I travel for \\"{aim}\\" alone.',
        "I travel for “{aim}” alone.",
        "I travel for “{aim}.”",
        "I travel for '{aim}'.",
        "{aim}.",
        "I give {evenings} evenings where {line}.",
        "Turned down: {closed}.",
        "I tell {name} so.",
        "Hosts: {circle}",
    ],
)
def test_typed_words_stand_whole_and_other_answers_anywhere(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, ("lines.toml", LINE, text)) == ()


def test_a_picture_has_its_footnote_in_its_caption_or_beside_it(tmp_path: Path) -> None:
    caption = ("what speakers reported[^count]", "what speakers reported")
    beside = ("and enjoyed them more.[^count]", "and enjoyed them more.")
    assert found(tmp_path / "1", (LESSON, *caption)) == ()
    assert found(tmp_path / "2", (LESSON, *beside)) == ()
    mistakes = found(tmp_path / "3", (LESSON, *caption), (LESSON, *beside))
    assert "page `place`: the figures of a picture have no footnote" in [m.what for m in mistakes]


def test_an_answer_is_read_by_the_home_screen_a_row_or_a_verdict_a_row(tmp_path: Path) -> None:
    date = (LESSON, 'id = "review"\nkind = "date"', 'id = "review"\nkind = "date"\nreflect = false')
    line = ("lines.toml", '[[line]]\nid = "look-again"', '[[line]]\nid = "look"\noffered = true')
    words = ("lines.toml", "I look at these answers again on {review}.", "I look again.")
    assert found(tmp_path, date, line, words) == ()


def test_figures_are_digits_and_great_numbers_outside_of_pipes_and_numbering() -> None:
    assert figures("In 2009 he wrote.\n\nHe wrote again.") == ["In 2009 he wrote."]
    assert figures("Some millions of them.\nMore.") == ["Some millions of them.\nMore."]
    assert figures("In 2009 he wrote.[^series]\n\nA thousand.[^a]") == []
    assert figures("1. First\n2. Second\n\nOf {limits.slots} and {limits.slot-2}.") == []
    assert figures("Half of one family.") == []


def test_sentences_end_at_stops_paragraphs_and_items() -> None:
    text = 'One. Two?\n\nThree\nand more[^a]\n\n- four\n- five. "Six." Seven'
    assert sentences(text) == [
        "One.",
        "Two?",
        "Three\nand more",
        "- four",
        "- five.",
        '"Six."',
        "Seven",
    ]
    assert [length(one) for one in sentences(text)] == [1, 1, 3, 1, 1, 1, 1]
    assert length("It's a well-known thing - of {aim}, 2,000 times") == 8


def test_a_lesson_is_measured(small_folder: Path) -> None:
    pack = load(small_folder)
    measured = measures(pack, pack.lessons[1])
    assert measured.average == 6.5
    assert measured.longest == "You wrote down what talks are for."
    assert list(measured.before) == ["aim"]
    first = measures(pack, pack.lessons[0])
    assert list(first.minutes) == ["whole", "core", "door"]
    assert first.minutes["whole"] > first.minutes["core"] > first.minutes["door"] > 1


def test_long_sentences_are_named_at_the_lesson_where_they_are_its_habit(tmp_path: Path) -> None:
    once = "A talk takes its time before it is given, " + "and some more after it, " * 4 + "too."
    whole = "You wrote down what talks are for. Hold the next one against it."
    assert found(tmp_path / "1", (SECOND, whole, f"{once} It is short.")) == ()
    mistakes = found(tmp_path / "2", (SECOND, whole, once))
    assert [(m.file, m.line, m.what) for m in mistakes] == [
        (SECOND, 1, "lesson `give-the-talk`: a sentence has 30 words on average, more than 25")
    ]


def test_the_small_pack_stands_up_to_the_check(tmp_path: Path) -> None:
    assert found(tmp_path) == ()


def test_a_pack_with_structural_mistakes_is_not_checked_further(tmp_path: Path) -> None:
    mistakes = found(tmp_path, ("rules.toml", 'verdict = "{below}"\n', ""))
    assert [m.what for m in mistakes] == ["rule `in-otherwise`: `verdict` is missing"]


def test_a_picture_is_no_exclamation_and_escaped_braces_are_no_pipe(tmp_path: Path) -> None:
    (one,) = found(tmp_path, (LESSON, PROSE, r"Braces: \{Aim}. ![A hall](hall.png)"))
    assert "a picture" in one.what


def test_what_is_shown_of_a_rehearsal_reads_it(tmp_path: Path) -> None:
    unread = 'cards = ["school", "fair"]\nreflect = true', 'cards = ["school", "fair"]'
    (one,) = found(tmp_path / "unread", (LESSON, *unread))
    assert one.what == "question `gut`: nothing reads it"
    shown = '```toml show\nparts = ["rules.in"]', '```toml show\nhands = "gut"'
    assert not found(tmp_path / "shown", (LESSON, *unread), (LESSON, *shown))
