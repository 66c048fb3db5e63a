"""What is said of typed words: rules over phrases, each of its guideline."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.interview.passage import Passage
from coachtui.interview.remarks import SENTENCE, Said, remarks
from coachtui.pack.figure import Limit
from coachtui.pack.model import Pack
from coachtui.pack.question import Question
from coachtui.pack.remark import SIGNS, Remark

PHRASES = ("great", "reliab*", "team player", "can't fault", "hard-work*", "café")
EVERY = (*PHRASES, *sorted(SIGNS))


def rule(**parts: object) -> Remark:
    return Remark(id="rule", say="Which day?", line="day", **parts)  # type: ignore[arg-type]


def said(one: Remark, text: str) -> tuple[Said, ...]:
    question = Question(id="draft", kind="prose", text="", remarks=("rule",))
    limit = Limit(id="field", value=3000, about="", as_of="2026-01-02")
    limits = {"field": limit}
    pack = Pack(id="p", title="", lessons=(), questions={}, remarks={"rule": one}, limits=limits)
    return remarks(pack, question, text, {})


def speaks(text: str, **parts: object) -> bool:
    return bool(said(rule(**parts), text))


def spoken_of(text: str, **parts: object) -> str:
    return said(rule(**parts), text)[0].sentence


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("great", "He is GREAT."),
        ("great", "Great"),
        ("team player", "A real team-player, that one."),
        ("team player", "a team\nplayer"),
        ("hard-work*", "Always hard working."),
        ("hard-work*", "Hard work!"),
        ("reliab*", "the most reliable man"),
        ("can't fault", "You can’t fault it"),
        ("can’t fault", "you CAN'T fault it"),
        ("cafe", "We ran a café"),
        ("café", "We ran a cafe"),
        ("café", "We ran a cafe\u0301"),
        ("straße", "in der STRASSE"),
        ("best", "the 'best' of them"),
        ("best", "the _best_ of them"),
    ],
)
def test_a_phrase_is_found_whatever_its_case_accents_apostrophes_and_hyphens(
    phrase: str, text: str
) -> None:
    assert speaks(text, has=(phrase,))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("great", "He is greater."),
        ("great", "ungreat"),
        ("team player", "A good team. Player of the year."),
        ("reliab*", "unreliable"),
        ("work hard", "hard work"),
        ("can't fault", "can't possibly fault"),
    ],
)
def test_a_phrase_is_whole_words_within_one_sentence(phrase: str, text: str) -> None:
    assert not speaks(text, has=(phrase,))


def test_a_remark_speaks_where_one_phrase_occurs_and_too_few_others_do() -> None:
    parts = {"has": ("great", "kind"), "lacks": ("once", "told", "<number>"), "least": 2}
    assert speaks("She is kind.", **parts)
    assert speaks("She is kind, and once was late.", **parts)
    assert not speaks("She is kind, and once told me so.", **parts)
    assert not speaks("She is kind, and told 3 of us.", **parts)
    assert not speaks("She once was late.", **parts)


def test_a_phrase_that_occurs_twice_counts_once() -> None:
    assert speaks("Kind once, and once again.", has=("kind",), lacks=("once", "told"), least=2)


def test_only_the_first_sentences_may_be_looked_at() -> None:
    text = "I met her in 2009. Dr. Ito said so. She is great."
    assert speaks(text, has=("i met",), lacks=("great",), first=2)
    assert not speaks(text, has=("i met",), lacks=("great",), first=3)
    assert not speaks(text, has=("great",), first=2)
    assert speaks(text, has=("<number>",), lacks=("<quote>",), first=1)
    assert not speaks(text, has=("<number>",), first=1, lacks=("i met",))


def test_length_is_counted_without_white_space_around_it() -> None:
    assert not speaks("  ten chars.\n\n", longer=10)
    assert speaks("  ten chars!!\n\n", longer=10)


def test_the_sentence_shown_is_the_one_with_most_of_the_phrases() -> None:
    text = "I know her well.  Kind. She is reliable,\nand a great cook. Great!"
    assert spoken_of(text, has=("kind", "great", "reliab*")) == "She is reliable, and a great cook."
    assert spoken_of(text, has=("reliab*", "kind")) == "Kind."
    assert spoken_of(text, lacks=("once",)) == ""
    assert spoken_of(text, longer=3) == ""


def test_a_long_sentence_is_cut_to_be_shown() -> None:
    shown = spoken_of("great " * 1000, has=("great",))
    assert len(shown) <= SENTENCE
    assert shown.endswith("…")


def test_words_that_are_asked_are_filled() -> None:
    one = Remark(id="rule", say="Will {limits.field} do?", line="day", has=("great",))
    assert said(one, "Great.")[0].words == "Will 3,000 do?"


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("<number>", "It took 9 days."),
        ("<number>", "R900,000"),
        ("<quote>", 'She asked: "How do you know?" and left.'),
        ("<quote>", "She asked: “How do you know?”"),
        ("<quote>", "She asked, ‘How do you know?’"),
        ("<quote>", "Sie fragte: „Wie das?“"),
        ("<name>", "We met in Porto."),
        ("<name>", "She left for Jean-Luc's."),
    ],
)
def test_a_figure_a_quotation_and_a_name_are_signs(sign: str, text: str) -> None:
    assert speaks(text, has=(sign,))


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("<number>", "It took nine days."),
        ("<quote>", 'A "rockstar".'),
        ("<quote>", 'Six foot 2" and a half.'),
        ("<name>", "Beatriz is kind. I trust Beatriz."),
        ("<name>", "Mrs Okonkwo is kind."),
        ("<name>", "I think I'm lucky. An HR job."),
        ("<name>", "He asked: What for?"),
        ("<name>", 'He asked "Why" of us.'),
    ],
)
def test_what_only_looks_like_a_sign_is_none(sign: str, text: str) -> None:
    assert not speaks(text, has=(sign,))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four", 4),
        ("Mr. Lee met Dr. Ito at St. Mary's. It rained.", 2),
        ("At 6.30, e.g. on Mondays, J. R. came... and went.", 1),
        ('"Is it so?" "It is." He left.', 3),
        ("A heading\n\nand a paragraph\nof two lines", 2),
        ("今日は。雨です。", 2),
        ("J. R. is older than I. So it is.", 2),
        ("...", 1),
        (" \n ", 0),
    ],
)
def test_a_text_falls_into_sentences(text: str, count: int) -> None:
    assert len(Passage(text).sentences) == count


@pytest.mark.parametrize("text", ["", "  \n\t ", "\n\n\n"])
def test_nothing_is_said_of_nothing(text: str) -> None:
    assert not speaks(text, lacks=("once",))


def test_nothing_is_said_where_the_question_takes_no_remarks() -> None:
    pack = Pack(id="p", title="", lessons=(), questions={}, remarks={"rule": rule(longer=1)})
    assert remarks(pack, Question(id="q", kind="text", text=""), "long enough", {}) == ()


TEXTS = st.text() | st.text(alphabet=" aA.!?\"“”‘’'\n\x00\u0301éİß*<>1:", max_size=60)


@given(TEXTS, st.sampled_from(EVERY), st.integers(0, 3))
def test_no_text_makes_it_stumble(text: str, phrase: str, first: int) -> None:
    for one in (rule(has=(phrase,), first=first), rule(lacks=(phrase,), first=first)):
        for found in said(one, text):
            assert len(found.sentence) <= SENTENCE


@given(st.lists(st.sampled_from(["great", "Kind", "reliable", "hard-working", "and"]), max_size=9))
def test_case_makes_no_difference_to_phrases(found: list[str]) -> None:
    text = " ".join(found)
    parts = {"has": PHRASES, "lacks": ("kind", "and"), "least": 2}
    assert speaks(text, **parts) == speaks(text.upper(), **parts) == speaks(text.lower(), **parts)


@given(st.permutations(EVERY), st.permutations(["told", "once", "kind"]), TEXTS)
def test_the_order_of_phrases_makes_no_difference(
    has: list[str], lacks: list[str], text: str
) -> None:
    text = f"{text} great, told"
    one = said(rule(has=EVERY, lacks=("told", "once", "kind"), least=2), text)
    assert said(rule(has=tuple(has), lacks=tuple(lacks), least=2), text) == one


@given(st.permutations(["He is great.", "It was late.", "We had tea."]))
def test_the_order_of_sentences_makes_no_difference_to_a_whole_text(order: list[str]) -> None:
    assert spoken_of(" ".join(order), has=("great",)) == "He is great."


@settings(deadline=None, max_examples=30)
@given(st.text(alphabet=" a.!\"'“”\nA1", min_size=1, max_size=4))
def test_time_keeps_step_with_the_length_of_the_words(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    begun = time.process_time()
    said(rule(has=EVERY, lacks=(*EVERY, "once"), least=9, first=2), text)
    assert time.process_time() - begun < 1
