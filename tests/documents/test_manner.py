"""A translated pack: the same answers give the same, and its pages read in its language alone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from coachtui.authoring.texts import said
from coachtui.decide.good import said as good_said
from coachtui.decide.model import Decision
from coachtui.decide.rows import beside
from coachtui.decide.verdict import decide
from coachtui.documents.appointment import words as in_calendar
from coachtui.documents.build import build
from coachtui.documents.cues import sheet
from coachtui.documents.formats import FORMATS, render
from coachtui.documents.model import Document
from coachtui.documents.quoting import unquoted
from coachtui.interview.answers import Answers
from coachtui.interview.pipes import fill_page, labelled, spoken
from coachtui.interview.put import amount, put
from coachtui.pack import condition
from coachtui.pack.load import load
from coachtui.pack.manner import WORDS
from coachtui.pack.model import Pack
from coachtui.pack.page import Bar
from coachtui.strategy import edits as on
from coachtui.strategy.allowed import sentence
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits, LineEdit, Mine
from coachtui.strategy.model import Strategy
from coachtui.strategy.own import BLANK, Sketch, says
from coachtui.strategy.tensions import tensions
from coachtui.strategy.ticks import when
from coachtui.strategy.why import reasons
from coachtui.workspace.home import Home
from coachtui.workspace.looking import broke
from coachtui.workspace.open import open_workspace
from coachtui.workspace.paper import page
from tests.people import answers_of, persona

PACKS = Path(__file__).resolve().parents[1] / "packs"
ENGLISH, GERMAN = load(PACKS / "small"), load(PACKS / "small-de")

WHO = "Vera Q"
EDITED = Edits(
    lines={
        "in-sales": LineEdit(text="Nie für ein Erzeugnis.", was="x", note="Wegen Jon."),
        "opening": LineEdit(done="2026-11-20"),
    },
    mine=(
        Mine(
            id="mine-1",
            section="rules",
            direction="in",
            verdict="ask",
            if_=(condition.Test(subject="topic", any_of=("mine", "near", "far")),),
            ask="Ist es für Kinder?",
        ),
        Mine(id="mine-2", section="before", text="Wasser mitnehmen."),
    ),
)
"""All that stands beside the pack's own words."""


def everybody() -> Iterator[tuple[str, Answers]]:
    """The answers of every persona of both packs; ids are all that closed ones hold."""
    for pack in (ENGLISH, GERMAN):
        for one in pack.personas:
            yield f"{one.id}-{pack.manner.language}", answers_of(pack, one)


EVERYBODY = [pytest.param(answers, id=id_) for id_, answers in everybody()]


def ids(pack: Pack) -> dict[str, object]:
    """Everything by id, and nothing that it says."""
    return {
        "questions": {
            id_: (one.kind, [c.id for c in one.choices], [f.id for f in one.fields], one.when)
            for id_, one in pack.questions.items()
        },
        "rules": [(rule.id, rule.if_, rule.when, rule.verdict) for rule in pack.rules],
        "lines": [(line.id, line.section, line.when) for line in pack.lines],
        "facts": {id_: [c.id for c in one.choices] for id_, one in pack.facts.items()},
        "sections": list(pack.sections),
        "documents": {id_: one.parts for id_, one in pack.documents.items()},
        "cards": {id_: one.facts for id_, one in pack.cards.items()},
    }


def outline(strategy: Strategy) -> tuple[object, ...]:
    """What follows, whatever its words."""
    lines = [(one.id, one.section, one.because, one.enabled) for one in strategy.lines]
    rules = [(one.id, one.verdict, one.allowed) for one in strategy.rules]
    return lines, rules, strategy.waits


def vocabulary(*more: str) -> set[str]:
    """Every word that the German pack says itself, but for its ids."""
    manner, home = GERMAN.manner, GERMAN.home
    texts = [one.text for one in said(GERMAN)] + [*manner.words.values(), *manner.months]
    texts += [manner.and_, manner.or_, GERMAN.title, *home.welcome, *more]
    texts += [word for told in GERMAN.verdicts.values() for word in told.values()]
    texts += [part for one in GERMAN.sections.values() for part in (one.title, one.hint)]
    texts += [part for d in GERMAN.documents.values() for part in (d.title, d.dates, d.good)]
    texts += [lesson.title for lesson in GERMAN.lessons]
    texts += [page.title for lesson in GERMAN.lessons for page in lesson.pages]
    texts += [card.name for card in GERMAN.cards.values()]
    return {word for text in texts for word in words(text)}


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.lower()))


def typed(answers: Answers) -> str:
    """All that somebody typed."""
    return " ".join(str(entry.value) for entry in answers.values())


def paper(document: str, answers: Answers, edits: Edits = EDITED) -> Document:
    """A page with all that may stand on it."""
    strategy = derive(GERMAN, answers, edits)
    return build(
        GERMAN,
        strategy,
        document,
        reasons=lambda line: reasons(GERMAN, answers, line),
        who=WHO,
        dates=[GERMAN.manner.day(date(2026, 11, 22))],
    )


def bare(text: str) -> str:
    """The words of an HTML page."""
    body = text.partition("<body>")[2]
    labels = " ".join(re.findall(r'aria-label="([^"]*)"', body))
    return html.unescape(re.sub(r"<[^>]*>", " ", body)) + labels


def test_the_translated_pack_has_the_same_ids() -> None:
    assert ids(GERMAN) == ids(ENGLISH)
    assert set(GERMAN.manner.words) == set(WORDS)


@pytest.mark.parametrize("answers", EVERYBODY)
def test_the_same_answers_give_the_same_in_either_language(answers: Answers) -> None:
    one, other = (derive(pack, answers, EDITED) for pack in (ENGLISH, GERMAN))
    assert outline(one) == outline(other)
    for card in ENGLISH.cards.values():
        decided = [
            decide(pack, strategy, card.direction, card.facts)
            for pack, strategy in ((ENGLISH, one), (GERMAN, other))
        ]
        assert decided[0] == decided[1]
    found = [[t.id for t in tensions(pack, answers, Edits())] for pack in (ENGLISH, GERMAN)]
    assert found[0] == found[1]


def test_a_workspace_opens_under_the_translation_with_all_its_answers(
    home: Path, frozen: object
) -> None:
    with_english = open_workspace(Home(home), pack=ENGLISH, holder="command")
    for id_, raw in ENGLISH.personas[0].answers.items():
        with_english.answer(id_, raw)
    strategy = with_english.strategy
    with_english.close()
    german = open_workspace(Home(home), pack=GERMAN, holder="command")
    assert german.notices == ()
    assert german.answers == with_english.answers
    assert outline(german.strategy) == outline(strategy)
    made = page(german, "card")
    assert made.dates == ("22. November 2026", "wieder ansehen am 1. Februar 2027")
    whole = render(page(german, "everything"), "text")
    assert "1. Februar 2027: Wieder ansehen" in whole
    assert words(whole) - vocabulary(typed(german.answers)) == set()
    german.close()


@pytest.mark.parametrize("format_", [one for one in FORMATS if one != "json"])
@pytest.mark.parametrize("document", list(GERMAN.documents))
@pytest.mark.parametrize("who", ["vera", "wilma", "yves"])
def test_a_page_holds_no_word_that_the_pack_or_the_person_did_not_say(
    who: str, document: str, format_: str
) -> None:
    answers = persona(GERMAN, who)
    made = render(paper(document, answers), format_, whys=True)
    own = " ".join(
        [WHO, typed(answers), *(one.text + one.note for one in EDITED.lines.values())]
        + [one.text + one.ask for one in EDITED.mine]
    )
    shown = bare(made) if format_ == "html" else made
    assert words(shown) - vocabulary(own) - {"x"} == set()


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
@pytest.mark.parametrize("answers", [{}, persona(GERMAN, "vera")])
def test_an_empty_page_says_so_in_its_language(answers: Answers, format_: str) -> None:
    strategy = derive(GERMAN, answers, Edits())
    nothing = structs.replace(strategy, lines=(), waits=strategy.waits if not answers else ())
    made = render(build(GERMAN, nothing, "card"), format_)
    shown = bare(made) if format_ == "html" else made
    first = build(GERMAN, nothing, "card").first
    assert words(shown) - vocabulary(*(id_ for id_, _ in first)) == set()
    assert ("Hier steht noch nichts" if first else "keine deiner Antworten") in shown


def test_the_page_in_html_names_its_language() -> None:
    made = render(paper("card", persona(GERMAN, "vera")), "html")
    assert '<html lang="de">' in made
    assert 'aria-label="erledigt"' in made
    assert 'aria-label="offen"' in made
    assert '<html lang="en">' in render(
        build(ENGLISH, derive(ENGLISH, {}, Edits()), "card"), "html"
    )


def test_dates_lists_quotes_and_numbers_are_in_its_manner() -> None:
    answers = persona(GERMAN, "vera")
    known = {id_: entry.value for id_, entry in answers.items() if entry.value is not None}
    text = render(paper("card", answers), "text", whys=True)
    assert "Am 1. Februar 2027 sehe ich diese Antworten wieder an." in text
    assert "„Danke, dass Sie an mich denken." in text
    assert "(20. November 2026)" in text
    assert "was sie bewirkt: Wenn es etwas verkaufen soll" in text
    assert "Notiz: Wegen Jon." in text
    assert "WARUM JEDE DASTEHT" in text
    assert "Keine Antwort hat sie ergeben." in text
    assert spoken(GERMAN, GERMAN.questions["closed"], ("sales", "far")) == (
        "Vorträge, die etwas verkaufen und Vorträge weit von meinem Thema"
    )
    assert labelled(GERMAN, GERMAN.questions["travel"], "no") == "nein"
    assert spoken(GERMAN, GERMAN.questions["circle"], known["circle"]) == "A. L. und Mei"
    assert amount(GERMAN.manner, Bar(label="x", value=6.5)) == "6,5"
    assert amount(GERMAN.manner, Bar(label="x", value=1200, note="1.200 Leute")) == ""
    long = structs.replace(GERMAN.limits["slots"], value=1200)
    pack = structs.replace(GERMAN, limits={"slots": long})
    assert fill_page(pack, "{limits.slots} Minuten", {}) == "1.200 Minuten"


def test_words_to_copy_are_quoted_and_counted_in_its_manner() -> None:
    words = "Ein Wort. " * 150
    reply = next(one for one in GERMAN.lines if one.id == "reply-ask")
    line = structs.replace(reply, text=words.strip(), section="before")
    pack = structs.replace(GERMAN, lines=(line,))
    document = build(pack, derive(pack, {}, Edits()), "checklist")
    for format_ in ("text", "html"):
        said = " ".join(render(document, format_).split())
        assert "Wort.“" in said
        assert "1.499 Zeichen" in said
    assert "- [ ] „Ein Wort." in render(document, "markdown")


def test_long_words_stand_below_in_its_manner() -> None:
    line = structs.replace(GERMAN.lines[0], text="Wofür? „{aim}“ und nichts sonst.")
    pack = structs.replace(GERMAN, lines=(line,))
    answers = {
        **persona(GERMAN, "vera"),
        "aim": structs.replace(persona(GERMAN, "vera")["aim"], value="Ruhe. " * 30),
    }
    (made,) = [one for one in derive(pack, answers, Edits()).lines if one.id == "first-aim"]
    assert made.text.startswith("Wofür? die Worte unten und nichts sonst:\n> Ruhe.")


def test_a_rule_of_ones_own_is_a_sentence_of_its_language() -> None:
    choices = {"host": frozenset({"met", "worked"}), "topic": frozenset({"mine", "near", "far"})}
    made = sentence(GERMAN, choices, "in", "accept", "Ist es für Kinder?")
    assert made == (
        "Wenn wir uns begegnet sind, es mein eigenes Thema ist, es in der Nähe liegt oder es "
        "etwas anderes ist und die Antwort auf „Ist es für Kinder?“ ja lautet, dann gilt: ja sagen."
    )
    assert sentence(GERMAN, {}, "in", "decline") == "In jedem Fall gilt: freundlich absagen."
    assert says(GERMAN, Sketch(direction="in")) == f"Wenn {BLANK}, dann gilt: {BLANK}."
    half = Sketch(direction="in", picked={"host": ("new",)})
    assert says(GERMAN, half) == (
        f"Wenn ich vielleicht nie von ihnen gehört habe, dann gilt: {BLANK}."
    )
    assert says(ENGLISH, Sketch(direction="in", verdict="ask")) == (
        f"If {BLANK}, then I ask what they hope for."
    )


def test_whoever_has_no_name_is_called_as_its_language_does() -> None:
    assert fill_page(GERMAN, GERMAN.facts["host"].ask, {}) == "Wie gut kenne ich diese Leute?"
    assert fill_page(GERMAN, GERMAN.facts["host"].ask, {}, "Ada") == "Wie gut kenne ich Ada?"


def test_ticks_and_links_that_did_good_are_told_in_its_manner() -> None:
    manner = GERMAN.manner
    assert when("2026-03-02", done=True, manner=manner) == "2. März 2026"
    assert when("2026-03-02", done=False, manner=manner) == "zuletzt: 2. März 2026"
    link = Decision(
        id="a", at="2026-05-01T12:00:00Z", direction="in", facts={}, name="Ada", good="ein Brief"
    )
    assert good_said(link, manner) == "Ada, 1. Mai 2026: „ein Brief“"


def test_what_would_turn_a_verdict_is_told_in_its_language() -> None:
    topics = (condition.Test(subject="topic", any_of=("mine", "near", "far")),)
    rules = [
        structs.replace(one, if_=(one.if_[0], *topics)) if one.id == "out-known" else one
        for one in GERMAN.rules
    ]
    pack = structs.replace(GERMAN, rules=tuple(rules))
    strategy = derive(pack, persona(GERMAN, "vera"), Edits())
    said = beside(pack, strategy, pack.questions["circle"], {"name": "Ada", "known": "met"})
    assert said == "einen Vortrag anbieten, außer wenn es ein Erzeugnis loben soll"


def test_a_drafts_words_and_a_coachs_sheet_are_in_its_language() -> None:
    answers: Mapping[str, object] = GERMAN.personas[0].answers
    question = put(GERMAN, {"aim": "Ruhe", "line": "met"}, GERMAN.questions["statement"])
    assert question.drafts[0].lines[1] == "Ich komme gern, wo gilt, dass wir uns begegnet sind."
    assert answers["line"] == "met"
    text = render(sheet(GERMAN, GERMAN.lessons[1]), "text")
    assert "Notiz: Frag, welchen Anfang" in text
    assert words(text) <= vocabulary()


def test_a_calendars_entry_is_in_its_language() -> None:
    text = in_calendar(paper("checklist", persona(GERMAN, "vera")))
    assert "  Notiz: Wegen Jon." in text


def test_what_happened_to_an_exception_is_noted_in_its_language(home: Path, frozen: object) -> None:
    line = structs.replace(GERMAN.lines[0], id="brechen", text="„{flinch}“")
    texts = structs.replace(GERMAN.home, flinch="flinch")
    pack = structs.replace(GERMAN, lines=(line,), home=texts)
    workspace = open_workspace(Home(home), pack=pack, holder="command")
    workspace.answer("flinch", "Die über Fremde.")
    assert broke(workspace, "unsure", "Es war knapp.")
    made = next(one for one in workspace.strategy.lines if one.id == "brechen")
    assert made.note == "22. November 2026: nicht sicher. Es war knapp."
    workspace.close()


@pytest.mark.parametrize("text", ["„Wort“", "“Wort”", '"Wort"', "«\u00a0Wort\u00a0»", "»Wort«"])
def test_words_between_the_marks_of_any_language_are_taken_bare(text: str) -> None:
    assert unquoted(text) == "Wort"
    assert unquoted(f"{text} und {text}") == f"{text} und {text}"


def test_order_of_edits_is_no_matter_of_language() -> None:
    edits = on.place(EDITED, "no-travel", "top")
    answers = persona(ENGLISH, "vera")
    assert outline(derive(ENGLISH, answers, edits)) == outline(derive(GERMAN, answers, edits))
