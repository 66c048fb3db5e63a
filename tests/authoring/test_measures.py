"""What a pack is measured by: what fits on a screen, what it may not say, what weighs the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.authoring.screen import COLUMNS, LINES, lines
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.pack.page import Page, Show
from coachtui.tui.ask import Ask
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.page import More, Prose
from tests.authoring.broken import LESSON, Case, assert_named, found
from tests.conftest import REPOSITORY
from tests.tui.host import app_of, workspace_of

SMALL, SHIPPED = (load(REPOSITORY / folder) for folder in ("tests/packs/small", "content/linkedin"))
CHOSEN = {"need", "paid", "introduce", "trust", "glad", "circle"}
"""Pages of every sort: of a picture, a list, footnotes, a quotation."""


def _pages(pack: Pack) -> list[tuple[str, Page]]:
    return [
        (lesson.id, page)
        for lesson in pack.lessons
        for page in lesson.pages
        if (pack is SMALL or page.id in CHOSEN)
        and not any(isinstance(piece, Show) for piece in page.prose)
    ]


ENDS = (
    "Most speakers who kept a count gave fewer talks than they guessed, "
    "and enjoyed them more.[^count]"
)
EVEN = (
    "**Few and slow.** A talk takes two evenings.[^count]\\n\\n"
    "**Many.** A talk takes one hour, or so.[^count]"
)
BALANCE = '[[balance]]\npage = "place"\nends = ["Few and slow", "Many"]\n\n[limits.slots]'
STYLE = '[style]\nbanned = ["organize", "of course"]\n\n[limits.slots]'


@pytest.mark.parametrize("pack", [SMALL, SHIPPED], ids=["small", "shipped"])
async def test_words_take_as_many_lines_as_they_are_said_to(pack: Pack, tmp_path: Path) -> None:
    space = workspace_of(pack, tmp_path)
    app = app_of(space, tmp_path)
    async with app.run_test(size=(80, 70)) as pilot:
        for lesson, page in _pages(pack):
            # The first route holds every question.
            screen = LessonScreen(space, lesson, page.questions[0], route=_whole(pack, lesson))
            await app.push_screen(screen)
            await pilot.pause()
            prose, asked = screen.query_one(Prose), screen.query_one(Ask).query_one(".asked")
            said = [
                one
                for one in prose.children
                if "sources" not in one.classes and not isinstance(one, More)
            ]
            above = said[-1].virtual_region.bottom - said[0].virtual_region.y
            assert above + 1 + asked.content_size.height == lines(pack, page), page.id
            await app.pop_screen()


async def test_a_screen_has_the_lines_and_columns_that_are_counted_with(tmp_path: Path) -> None:
    space = workspace_of(SMALL, tmp_path)
    app = app_of(space, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = LessonScreen(space, "which-talks")
        await app.push_screen(screen)
        await pilot.pause()
        assert screen.query_one("#body").content_size == (COLUMNS, LINES)


def _whole(pack: Pack, lesson: str) -> str:
    routes = next(one for one in pack.lessons if one.id == lesson).routes
    return routes[0].id if routes else ""


def test_a_page_that_runs_over_the_screen_is_named(tmp_path: Path) -> None:
    items = "\n".join(f"- item {letter}" for letter in "abcdefghijklmnop")
    old = "Say what talks are for, in *one line*, and in up to three more."
    case: Case = (
        LESSON,
        old,
        f"{old}\n\n{items}",
        "page:aim",
        "its words up to the first question take 2 lines more than a screen of 80 by 24 has",
        "make two pages of it",
    )
    assert_named(case, tmp_path / "1")
    fits = "\n".join(items.split("\n")[:-2])
    assert found(tmp_path / "2", (LESSON, old, f"{old}\n\n{fits}")) == ()


def balanced(prose: str) -> tuple[tuple[str, str, str], ...]:
    return (("pack.toml", "[limits.slots]", BALANCE), (LESSON, ENDS, prose.replace("\\n", "\n")))


def test_paragraphs_of_equal_weight_pass(tmp_path: Path) -> None:
    assert found(tmp_path, *balanced(EVEN)) == ()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "two evenings",
            "two long evenings, and then one more",
            "page `place`: its ends differ by more than a tenth: "
            "'Few and slow' has 13 words, 'Many' has 8 words",
        ),
        (
            "evenings.[^count]",
            "evenings.",
            "page `place`: its ends have not as many footnotes: "
            "'Few and slow' has 0 footnotes, 'Many' has 1 footnotes",
        ),
        (
            "**Many.** A",
            "Many. A",
            "balance `place`: no paragraphs of it open with 'Many' in strong",
        ),
        (
            "A talk takes one",
            "A talk\\n\\n**Many:** takes one",
            "balance `place`: 2 paragraphs of it open with 'Many' in strong",
        ),
    ],
)
def test_paragraphs_that_should_weigh_the_same_and_do_not_are_named(
    old: str, new: str, what: str, tmp_path: Path
) -> None:
    assert EVEN.count(old) == 1
    mistakes = found(tmp_path, *balanced(EVEN.replace(old, new)))
    assert [one.what for one in mistakes if not one.remark] == [what]


def test_a_balance_of_a_page_that_is_not_there_is_named(tmp_path: Path) -> None:
    wrong = BALANCE.replace('"place"', '"plaice"')
    (mistake,) = found(tmp_path, ("pack.toml", "[limits.slots]", wrong))
    assert mistake.what == "balance `plaice`: `page` names `plaice`, which isn't there"
    assert "Did you mean `place`" in mistake.instead
    text = (tmp_path / "pack.toml").read_text(encoding="utf-8").split("\n")
    assert text[mistake.line - 1] == "[[balance]]"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("A talk is for someone.", "Of course it is.", "`why` says 'of course'"),
        ("Runs a trade fair", "To organize a trade fair", "`text` says 'organize'"),
        ("I am home the same night.", "I organize a bed.", "`text` says 'organize'"),
    ],
)
def test_a_phrase_that_the_pack_bans_is_named(
    old: str, new: str, what: str, tmp_path: Path
) -> None:
    file = {"A": LESSON, "R": "rehearsal.toml", "I": "lines.toml"}[old[0]]
    style = ("pack.toml", "[limits.slots]", STYLE)
    (mistake,) = found(tmp_path / "1", style, (file, old, new))
    assert mistake.what.endswith(what)
    assert found(tmp_path / "2", (file, old, new)) == ()


def test_a_banned_phrase_is_whole_words(tmp_path: Path) -> None:
    style = ("pack.toml", "[limits.slots]", STYLE.replace("organize", "organ"))
    words = ("lines.toml", "I am home the same night.", "I organise a bed, off course.")
    assert found(tmp_path, style, words) == ()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('["Few and slow", "Many"]', '["Many"]', "`ends` names fewer than two paragraphs"),
        ('page = "place"\n', "", "`page` is missing"),
    ],
)
def test_a_balance_says_of_what(old: str, new: str, what: str, tmp_path: Path) -> None:
    changed = BALANCE.replace(old, new)
    assert changed != BALANCE
    mistakes = found(tmp_path, ("pack.toml", "[limits.slots]", changed))
    assert any(f"balance 1: {what}" == one.what for one in mistakes)


def test_english_phrases_are_banned_in_english_alone(tmp_path: Path) -> None:
    words = ("lines.toml", "I am home the same night.", "In order to spam.")
    choice = (LESSON, 'few = "I would like to be asked"', 'few = "a trap"')
    assert len(found(tmp_path / "1", words, choice)) == 2
    german = ("pack.toml", "[limits.slots]", '[manner]\nlanguage = "de"\n\n[limits.slots]')
    assert found(tmp_path / "2", words, choice, german) == ()
    banned = german[2].replace("[manner]", '[style]\nbanned = ["spam"]\n[manner]')
    (mistake,) = found(tmp_path / "3", words, choice, (*german[:2], banned))
    assert mistake.what.endswith("says 'spam'")


def test_an_empty_phrase_bans_nothing(tmp_path: Path) -> None:
    style = STYLE.replace('"of course"', '" "')
    (mistake,) = found(tmp_path, ("pack.toml", "[limits.slots]", style))
    assert mistake.what == "style: `banned` holds an empty phrase"
