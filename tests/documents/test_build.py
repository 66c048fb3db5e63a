"""What stands on a page, before it is any format."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from coachtui.documents.build import build, names_in
from coachtui.documents.model import Document, Item
from coachtui.interview.answers import Answers, Entry, Row
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits, LineEdit, Mine
from coachtui.strategy.why import reasons
from tests.people import persona

SMALL = load(Path(__file__).resolve().parents[1] / "packs" / "small")
VERA = persona(SMALL, "vera")


def made(
    id_: str = "card", answers: Answers = VERA, edits: Edits | None = None, pack: Pack = SMALL
) -> Document:
    return build(pack, derive(pack, answers, edits or Edits()), id_)


def items(document: Document) -> dict[str, Item]:
    return {one.id: one for block in document.blocks for one in block.items}


def test_parts_stand_in_the_packs_order() -> None:
    sections = [block.section for block in made().blocks]
    assert sections == ["aims", "rules.in", "rules.out", "before", "hosts", "replies"]


def test_a_part_is_laid_out_as_its_section_says() -> None:
    rules = made().blocks[1]
    assert (rules.title, rules.hint, rules.style) == (
        "When I am asked",
        "stop at the first yes",
        "first-yes",
    )


def test_a_rule_to_check_off_reads_as_its_question_with_its_verdict() -> None:
    line = items(made())["in-line"]
    assert line.text == "Can I say that we have met?"
    assert line.label == "say yes"


def test_a_rule_without_a_question_reads_as_its_sentence() -> None:
    assert items(made())["in-sales"].text == "If it is to sell something, then I decline kindly."


def test_a_rule_in_a_list_keeps_its_sentence_and_needs_no_verdict_beside_it() -> None:
    line = items(made())["out-known"]
    assert line.text.startswith("If we have met")
    assert line.label == ""


def test_only_lines_that_stand_are_on_the_page() -> None:
    off = Edits(lines={"in-line": LineEdit(off=True), "no-travel": LineEdit(off=True)})
    assert {"in-line", "no-travel", "no-chase"}.isdisjoint(items(made(edits=off)))


def test_an_offer_that_was_taken_in_is_on_the_page() -> None:
    taken = Edits(lines={"no-chase": LineEdit(on=True)})
    assert "no-chase" in items(made(edits=taken))


def test_an_empty_part_is_left_out() -> None:
    answers = {id_: entry for id_, entry in VERA.items() if id_ != "circle"}
    assert "hosts" not in [block.section for block in made(answers=answers).blocks]


def test_a_reworded_rule_shows_what_it_does() -> None:
    edits = Edits(lines={"in-line": LineEdit(text="Met? Then yes.", was="anything")})
    line = items(made(edits=edits))["in-line"]
    assert line.text == "Met? Then yes."
    assert line.label == "say yes"
    assert line.derived == "If we have met, then I say yes."


def test_a_reworded_line_shows_what_it_replaced_only_once_that_has_changed() -> None:
    fresh = Edits(lines={"no-travel": LineEdit(text="Home!", was="I am home the same night.")})
    stale = Edits(lines={"no-travel": LineEdit(text="Home!", was="Something else.")})
    assert items(made(edits=fresh))["no-travel"].derived == ""
    assert items(made(edits=stale))["no-travel"].derived == "I am home the same night."


def test_notes_and_ticks_are_on_the_page() -> None:
    edits = Edits(lines={"opening": LineEdit(note="the one of the lamp", done="2026-11-22")})
    line = items(made(edits=edits))["opening"]
    assert (line.note, line.done, line.tick) == ("the one of the lamp", True, True)


def test_an_own_rule_stands_where_it_decides() -> None:
    mine = Mine(id="mine-1", section="rules", direction="in", verdict="accept", ask="My sister?")
    first = made(edits=Edits(mine=(mine,))).blocks[1].items[0]
    assert (first.id, first.text, first.label) == ("mine-1", "My sister?", "say yes")


def test_words_of_several_lines_stand_below_their_sentence() -> None:
    answers = {**VERA, "statement": Entry(value="First line.\n\nThird line.")}
    line = items(made("statement", answers))["statement-words"]
    assert line.text == "In my own words:"
    assert line.words == ("First line.", "", "Third line.")


def test_whys_are_given_when_asked_for() -> None:
    strategy = derive(SMALL, VERA, Edits())
    page = build(SMALL, strategy, "card", reasons=lambda line: reasons(SMALL, VERA, line))
    assert items(page)["no-travel"].why == (("Will you travel overnight?", "no"),)
    assert items(page)["in-refuse"].why == ()
    assert all(not item.why for item in items(made()).values())


def test_a_document_that_the_pack_does_not_declare_is_refused() -> None:
    with pytest.raises(KeyError):
        made("guidelines")


def test_an_empty_document_names_the_questions_to_begin_with() -> None:
    empty = made("statement", {})
    assert empty.blocks == ()
    assert [id_ for id_, _ in empty.first] == ["statement"]


def test_an_empty_document_names_only_questions_that_fill_it() -> None:
    ids = [id_ for id_, _ in made("checklist", {}, pack=without_rules()).first]
    assert ids
    assert "statement" not in ids
    assert ids == [id_ for id_ in SMALL.questions if id_ in ids]


def without_rules() -> Pack:
    return structs.replace(SMALL, rules=())


def test_a_direction_without_a_section_of_its_own_is_a_list_of_its_rules() -> None:
    sections = {id_: one for id_, one in SMALL.sections.items() if id_ != "rules.in"}
    rules = made(pack=structs.replace(SMALL, sections=sections)).blocks[1]
    assert (rules.section, rules.title, rules.style) == ("rules.in", "How I decide: in", "list")
    assert rules.items[0].text.startswith("If I would rather not")


def test_names_of_people_on_the_page_are_found() -> None:
    page = made()
    assert names_in(page, VERA, SMALL) == ("A. L.", "Mei")


def test_names_that_are_not_on_the_page_are_not_listed() -> None:
    assert names_in(made("checklist"), VERA, SMALL) == ()


def test_a_name_inside_of_a_word_is_no_name() -> None:
    row: Row = {"row": 1, "name": "ask"}
    answers = {**VERA, "circle": Entry(value=(row,))}
    page = made(answers=answers)
    bare = structs.replace(page, blocks=tuple(b for b in page.blocks if b.section == "before"))
    assert names_in(bare, answers, SMALL) == ()


@pytest.mark.parametrize("name", ["山田", "Zoë Łuk.", "a\u202eb"])
def test_names_of_any_script_are_found(name: str) -> None:
    row: Row = {"row": 1, "name": name, "known": "met", "seats": 3}
    answers = {**VERA, "circle": Entry(value=(row,)), "aim": Entry(value=f"{name}さん")}
    assert names_in(made(answers=answers), answers, SMALL) == (name,)


def test_whose_page_it_is_counts_as_a_name() -> None:
    page = structs.replace(made("checklist"), who="Anna B.")
    assert names_in(page, VERA, SMALL) == ("Anna B.",)
