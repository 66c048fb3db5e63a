"""What a pack that is read looks like: choices and their keys, references, places."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack import condition
from coachtui.pack.condition import Ref
from coachtui.pack.load import load
from coachtui.pack.model import Pack, Place
from coachtui.pack.page import Bars, Show
from coachtui.pack.source import bundled, find
from tests.pack.minimal import MINIMAL, write

LESSON = "lessons/doors.md"
LADDER = """\
[[fact]]
id = "who"
ask = "Who is it?"
ladder = true
zero = "foe"
choices = { foe = "a foe", nobody = "nobody I know", seen = "somebody seen", friend = "a friend" }
say = { friend = "we are friends" }
help = { foe = "No reason is owed." }
"""


@pytest.fixture(scope="module")
def small(small_folder: Path) -> Pack:
    return load(small_folder)


def keys(pack: Pack, question: str) -> dict[str, str]:
    return {choice.id: choice.key for choice in pack.questions[question].choices}


def test_the_choices_of_a_fact_have_keys_in_order_and_zero_for_the_one_set_apart(
    tmp_path: Path,
) -> None:
    pack = load(write(tmp_path, {"facts.toml": LADDER}))
    given = [(c.id, c.key, c.say, c.help) for c in pack.facts["who"].choices]
    assert given == [
        ("foe", "0", "", "No reason is owed."),
        ("nobody", "1", "", ""),
        ("seen", "2", "", ""),
        ("friend", "3", "we are friends", ""),
    ]


def test_a_tenth_choice_has_the_key_zero(tmp_path: Path) -> None:
    ten = ", ".join(f'c{n} = "choice {n}"' for n in range(1, 11))
    fact = f'[[fact]]\nid = "who"\nask = "Who?"\nchoices = {{ {ten} }}\n'
    pack = load(write(tmp_path, {"facts.toml": fact}))
    assert [c.key for c in pack.facts["who"].choices] == [*"1234567890"]


def test_leaving_choices_out_renumbers_none_and_added_ones_stand_above(tmp_path: Path) -> None:
    lesson = MINIMAL[LESSON].replace(
        'choices_from = "who"',
        'choices_from = "who"\nomit = ["foe", "nobody"]\nchoices = { all = "everybody" }\n'
        'say = { all = "anybody rings", seen = "I have seen them" }',
    )
    pack = load(write(tmp_path, {"facts.toml": LADDER, LESSON: lesson}))
    asked = pack.questions["from"]
    assert [(c.id, c.key, c.above, c.say) for c in asked.choices] == [
        ("seen", "2", False, "I have seen them"),
        ("friend", "3", False, "we are friends"),
        ("all", "4", True, "anybody rings"),
    ]
    assert asked.ladder


def test_own_choices_are_numbered_from_one(small: Pack) -> None:
    assert keys(small, "start") == {"waiting": "1", "many": "2", "few": "3"}
    assert not small.questions["start"].ladder


def test_verdicts_can_be_choices(small: Pack) -> None:
    below = small.questions["below"]
    assert [(c.id, c.label) for c in below.choices] == list(small.verdicts["in"].items())
    assert keys(small, "below") == {"accept": "1", "ask": "2", "decline": "3"}


def test_a_rehearsal_has_its_cards_as_fields_with_the_verdicts_of_each(small: Pack) -> None:
    fields = small.questions["gut"].fields
    assert [field.id for field in fields] == ["school", "fair"]
    assert [choice.id for choice in fields[0].choices] == ["accept", "ask", "decline"]
    assert fields[0].text == small.cards["school"].text


def test_references_stand_where_values_may(small: Pack) -> None:
    rules = {rule.id: rule for rule in small.rules}
    assert rules["in-otherwise"].verdict == Ref("below")
    assert rules["in-line"].if_ == (condition.Test(subject="host", at_least=Ref("line")),)


def test_a_list_of_tables_is_an_or(small: Pack) -> None:
    either = next(t for t in small.tensions if t.id == "few-and-open")
    assert [[test.subject for test in branch] for branch in either.when] == [
        ["place", "line"],
        ["evenings", "line"],
    ]


def test_questions_stand_in_asking_order_over_all_lessons(small: Pack) -> None:
    asked = [q for lesson in small.lessons for page in lesson.pages for q in page.questions]
    assert list(small.questions) == [q for i, q in enumerate(asked) if q not in asked[:i]]
    assert small.questions["opening"].lesson == "give-the-talk"


def test_a_page_is_named_after_its_first_block_and_holds_pictures_in_its_prose(
    small: Pack,
) -> None:
    pages = {page.id: page for page in small.lessons[0].pages}
    assert pages["place"].questions == ("place", "evenings", "travel")
    words, bars = pages["place"].prose
    assert isinstance(words, str)
    assert isinstance(bars, Bars)
    assert [(row.label, row.value) for row in bars.rows] == [("guessed", 9), ("counted", 6)]
    assert isinstance(pages["flinch"].prose[1], Show)
    assert small.lessons[1].pages[0].id == "aim", "the page begins with a question asked again"


def test_a_page_without_a_block_is_named_after_its_place(tmp_path: Path) -> None:
    pack = load(write(tmp_path, {LESSON: MINIMAL[LESSON] + "## The end\nGood night.\n"}))
    assert pack.lessons[0].pages[-1].id == "doors-3"


def test_everything_says_where_it_stands(tmp_path: Path) -> None:
    places = load(write(tmp_path)).places
    expected = {
        "lesson:doors": (LESSON, 1),
        "page:from": (LESSON, 8),
        "page:when": (LESSON, 23),
        "question:from": (LESSON, 11),
        "question:why": (LESSON, 18),
        "fact:who": ("facts.toml", 1),
        "rule:in-wait": ("rules.toml", 8),
        "line:why": ("lines.toml", 1),
        "claim:houses": ("evidence.toml", 1),
        "card:postman": ("rehearsal.toml", 1),
        "tension:open-door": ("tensions.toml", 1),
        "persona:ann": ("personas/ann.toml", 1),
        "section:notes": ("pack.toml", 11),
        "document:card": ("pack.toml", 20),
        "limit:doors": ("pack.toml", 24),
    }
    found = {name: places[name] for name in expected}
    assert found == {name: Place(*place) for name, place in expected.items()}


def test_lines_are_right_below_words_that_look_like_headers(tmp_path: Path) -> None:
    lines = 'id = "a"\nsection = "notes"\ntext = """\nOne\n[[line]]\nid = two\n"""\n'
    both = f'# [[line]]\n[[line]]\n{lines}\n[[line]]\nid = "b"\nsection = "notes"\ntxt = "x"\n'
    (folder := tmp_path / "pack").mkdir()
    write(folder, {"lines.toml": both.replace('txt = "x"', 'text = "x"')})
    pack = load(folder)
    assert pack.places["line:b"] == Place("lines.toml", 11)


def test_a_change_of_any_file_changes_the_digest(tmp_path: Path) -> None:
    before = load(write(tmp_path)).digest
    assert before == load(tmp_path).digest
    assert len(before) == 64
    (tmp_path / "evidence.toml").write_text(MINIMAL["evidence.toml"] + "\n", encoding="utf-8")
    assert load(tmp_path).digest != before


def test_line_ends_and_a_byte_order_mark_make_no_difference(tmp_path: Path) -> None:
    pack = load(write(tmp_path / "unix"))
    write(tmp_path / "dos")
    for path in (tmp_path / "dos").rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    other = load(tmp_path / "dos")
    assert other.lessons == pack.lessons
    assert other.places == pack.places


def test_the_packs_that_ship_are_found_by_their_id() -> None:
    assert find("linkedin") == bundled() / "linkedin"
    for name in ("nothing", "../content/linkedin", "..", ""):
        with pytest.raises(FileNotFoundError):
            find(name)
