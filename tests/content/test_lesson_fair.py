"""The lesson on linking strategically: fair to both ends, founded, and discreet."""

from __future__ import annotations

import re

from coachtui.interview.pipes import pipes_in
from coachtui.pack.model import Balance
from coachtui.pack.page import Bars
from coachtui.pack.question import TYPED
from tests.content.lesson import (
    FOOTNOTE,
    everything_said,
    lesson,
    own,
    pack,
    pages,
    prose,
    said_of,
    words,
)


def test_what_a_page_or_question_pipes_has_words_while_it_is_unknown() -> None:
    piped = {
        pipe
        for page in lesson().pages
        for text in everything_said(page)
        for pipe in pipes_in(text)
        if not pipe.startswith("limits.")
    }
    drafts = {
        pipe
        for question in own()
        for draft in question.drafts
        for line in draft.lines
        for pipe in pipes_in(line)
    }
    facts = {
        pipe
        for fact in pack().facts.values()
        for choice in fact.choices
        for pipe in pipes_in(f"{fact.ask} {choice.label} {choice.help}")
        if pipe != "name"
    }
    for id_ in (piped - drafts) | facts:
        assert pack().questions[id_].else_, id_


def test_typed_words_stand_after_a_colon_or_in_quotation_marks() -> None:
    for page in lesson().pages:
        for text in everything_said(page):
            for pipe in pipes_in(text):
                if pipe in pack().questions and pack().questions[pipe].kind in TYPED:
                    assert re.search(rf'(: |"){{{pipe}}}', text), text


def test_neither_end_of_the_line_is_given_more() -> None:
    assert Balance(page="paid", ends=("Small and close", "Wide and open")) in pack().balance
    for end in (part for part in prose(pages()["paid"]).split("\n\n") if part.startswith("**")):
        assert len(FOOTNOTE.findall(end)) == 2, "a case and a cost, each with its source"
        assert "The cost: " in end
        assert len(re.findall(r"\b20\d\d\b", end)) == 2, "both dated"


def test_each_place_asks_something_and_both_ends_alike() -> None:
    place = pack().questions["place"]
    assert len(place.steps) == place.max == 7
    assert all(" asks " in step for step in place.steps)
    for low, high in zip(place.steps[:3], reversed(place.steps[4:]), strict=True):
        shorter, longer = sorted((len(words(low)), len(words(high))))
        assert longer - shorter <= 3


def test_every_claim_says_what_it_does_not_show() -> None:
    for claim in pack().claims.values():
        assert len(words(claim.limits)) >= 8, claim.id
        assert len(words(claim.source)) >= 2, claim.id


def test_the_job_study_is_told_with_its_bounds() -> None:
    assert said_of("ties") == ["trade", "place"]
    for page in said_of("ties"):
        assert "nobody has measured" in prose(pages()[page])
        assert "less digital" in prose(pages()[page])
    assert "less so in work like" in pack().claims["ties"].limits
    assert pack().claims["notes"].strength == "disputed"
    assert "vendors" in pack().claims["notes"].limits


def test_the_two_notes_are_as_long_as_the_page_says() -> None:
    default, ours = (
        part.removeprefix("> ")
        for part in prose(pages()["glad"]).split("\n\n")
        if part.startswith("> ")
    )
    assert default == "I'd like to add you to my professional network on LinkedIn."
    said, room = re.findall(r"\b\d{3}\b", prose(pages()["glad"]).split("> ")[-1].split(" Rosa")[1])
    assert len(ours) == int(said)
    assert int(room) == pack().limits["note-length"].value
    assert len(ours) <= int(room)


def test_the_five_rungs_are_shown_as_a_list() -> None:
    rungs = [choice for choice in pack().facts["known"].choices if choice.id != "refuse"]
    assert len(re.findall(r"(?m)^\d\. ", prose(pages()["trust"]))) == len(rungs) == 5


def test_reach_is_shown_as_four_counts_and_called_an_estimate() -> None:
    bars = [part for part in pages()["introduce"].prose if isinstance(part, Bars)]
    assert [len(one.rows) for one in bars] == [4]
    assert "estimate" in prose(pages()["introduce"])


def test_the_statement_has_two_drafts_that_tell_nothing_private() -> None:
    drafts = pack().questions["statement"].drafts
    assert [draft.id for draft in drafts] == ["warm", "brief"]
    piped = {pipe for draft in drafts for line in draft.lines for pipe in pipes_in(line)}
    assert piped >= {"in-line", "offer"}
    assert all(pack().questions[pipe].public for pipe in piped)
    for private in ("aim", "more-aims", "closed", "tuesday", "flinch", "circle"):
        assert not pack().questions[private].public


def test_nothing_and_nobody_exclude_the_rest() -> None:
    alone = {one.id: one.alone for one in own() if one.alone}
    assert alone == {"welcome": ("nobody",), "closed": ("nobody",), "bridge": ("no",)}


def test_the_author_of_the_series_is_named() -> None:
    assert "Des Walsh" in prose(pages()["start"])
    assert "Des Walsh" in prose(pages()["statement"])
