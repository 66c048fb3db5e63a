"""A pack moves on: questions, choices and fields are called otherwise, or gone; nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from coachtui.decide.model import Decision
from coachtui.decide.verdict import decide
from coachtui.files import segments
from coachtui.interview.answers import Entry
from coachtui.pack import condition
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.strategy.edits import Dismissal, Mine
from coachtui.strategy.own import Sketch, from_data
from coachtui.strategy.review import UNFIT, Reviewed, review
from coachtui.strategy.tensions import tensions
from coachtui.workspace import loading, worksheet
from coachtui.workspace.comparing import agreed, apart
from coachtui.workspace.differing import ABSENT, told
from coachtui.workspace.earlier import earlier
from coachtui.workspace.errors import Conflict, Unloadable
from coachtui.workspace.model import Change
from coachtui.workspace.versions import agree, read, versions
from coachtui.workspace.workspace import Workspace
from tests.workspace.conftest import Open

LATER = load(Path(__file__).resolve().parents[1] / "packs" / "small-later")
"""The small pack some years on."""

FILES = ("answers.toml", "edits.toml", "drafts.toml")

GIVEN: dict[str, object] = {
    "start": "few",  # this choice is gone
    "aim": "Fewer lawns mown in May",
    "kind-of-aim": "found",  # it has another name
    "place": 5,  # there are three places now
    "evenings": 30,
    "travel": "yes",  # nobody asks this any more
    "gut": {"school": "ask", "fair": "decline"},  # of another card now
    "line": "worked",  # the question has another name
    "below": "ask",
    "closed": ["far"],  # its name changed twice
    "circle": [{"name": "The parish", "known": "met", "seats": 120}],
    "opening": "story",
    "review": "2027-02-01",
}


def own(fact: str, *choices: str) -> Mine:
    """A rule of one's own."""
    test = condition.Test(subject=fact, any_of=choices)
    return Mine(id=f"mine-{fact}", section="rules", direction="in", verdict="ask", if_=(test,))


@pytest.fixture
def old(opened: Open, frozen: object) -> Workspace:
    """What somebody did under the earlier pack, saved."""
    workspace = opened()
    for id_, raw in GIVEN.items():
        workspace.answer(id_, raw)
    workspace.mark("opening", "unsure")
    workspace.draft("more-aims", ["half a li"])
    workspace.draft("line", "met")
    workspace.add(own("host", "met", "new"))
    workspace.add(own("topic", "sales", "far"))
    workspace.flush()
    agree(workspace, "As it was")
    facts = {"host": "met", "topic": "sales", "fee": "free"}
    workspace.decisions.record(
        Decision(id="", at="", direction="in", facts=facts, verdict="ask", name="Ada")
    )
    return workspace


def closed(workspace: Workspace) -> dict[str, bytes]:
    """Close a workspace; its files as they are then."""
    workspace.close()
    folder = workspace.store.folder
    return {name: (folder / name).read_bytes() for name in FILES if (folder / name).exists()}


def later(opened: Open, pack: Pack = LATER) -> Workspace:
    """The same workspace under the later pack."""
    return opened(create=False, pack=pack)


def reviewed(workspace: Workspace) -> dict[str, Reviewed]:
    """All that the review shows, by question."""
    found = review(workspace.pack, workspace.answers, workspace.view, workspace.strategy, {})
    return {one.id: one for one in found}


def test_answers_go_by_the_names_of_today(old: Workspace, opened: Open) -> None:
    old.close()
    new = later(opened)
    known = new.view.known
    assert known["door"] == "worked"
    assert known["kind-of-aim"] == "known"
    assert known["closed"] == ("off",)
    assert known["circle"] == ({"row": 1, "name": "The parish", "known": "talked", "places": 120},)
    assert new.answers["beginning"] == structs.replace(old.answers["opening"])
    assert new.answers["beginning"].state == "unsure"
    lines = {line.id: line.text for line in new.strategy.lines}
    assert lines["circle-1"] == "The parish: we have talked, 120 seats."
    assert lines["in-line"] == "If we have worked together, then I say yes at once."
    assert "found" in lines


def test_the_same_follows_as_from_answers_given_today(old: Workspace, opened: Open) -> None:
    old.close()
    new = later(opened)
    rules = {rule.id: rule for rule in new.strategy.rules}
    assert rules["in-line"].allowed == {"host": frozenset({"worked"})}
    assert rules["in-far"].allowed == {"topic": frozenset({"far"}), "fee": frozenset({"free"})}
    assert rules["mine-host"].allowed == {"host": frozenset({"talked", "new"})}
    found = decide(LATER, new.strategy, "in", {"host": "worked", "topic": "mine"})
    assert (found.verdict, found.rules) == ("accept", ("in-line",))


@pytest.mark.parametrize("id_", ["start", "place", "gut"])
def test_what_fits_no_more_is_kept_as_it_was_and_unknown(
    id_: str, old: Workspace, opened: Open
) -> None:
    old.close()
    new = later(opened)
    assert new.answers[id_].value == old.answers[id_].value
    assert new.answers[id_].state == "open"
    assert id_ not in new.view.known
    text = LATER.questions[id_].text
    assert any(f"The answer to “{text}” is kept, but open" in one for one in new.notices)
    shown = reviewed(new)[id_]
    assert shown.answer == {"start": "few", "place": "5", "gut": "Ada Lind: ask; fair: decline"}[
        id_
    ].replace("ask", "ask what they hope for")
    assert shown.remarks[0].startswith(UNFIT)


def test_an_answer_that_nobody_asks_for_is_kept_and_shown(old: Workspace, opened: Open) -> None:
    old.close()
    new = later(opened)
    shown = reviewed(new)["travel"]
    assert (shown.known, shown.answer, shown.state) == (False, "yes", "answered")
    assert new.answers["travel"] == old.answers["travel"]


def test_looking_at_it_writes_nothing(old: Workspace, opened: Open) -> None:
    before = closed(old)
    new = later(opened)
    assert new.strategy.rules
    assert not new.unsaved
    new.flush()
    assert closed(new) == before


def test_a_change_saves_the_rest_under_todays_names_and_loses_nothing(
    old: Workspace, opened: Open
) -> None:
    old.close()
    new = later(opened)
    new.answer("evenings", 12)
    said = closed(new)["answers.toml"].decode()
    for kept in ("[answers.door]", 'value = "worked"', "[answers.travel]", '"off"', "places = 120"):
        assert kept in said
    # What doesn't fit is on the disk as it was given, not as something left open.
    assert '[answers.start]\nvalue = "few"\nat' in said
    assert "[answers.place]\nvalue = 5\nat" in said
    again = later(opened)
    assert again.answers == {**new.answers, "evenings": again.answers["evenings"]}


def test_where_the_choice_comes_back_the_answer_does(old: Workspace, opened: Open) -> None:
    old.close()
    new = later(opened)
    new.answer("evenings", 12)
    new.close()
    back = opened(create=False)
    assert back.view.known["start"] == "few"
    assert back.view.known["place"] == 5
    assert back.view.known["travel"] == "yes"


def test_an_answer_given_anew_takes_the_place_of_what_did_not_fit(
    old: Workspace, opened: Open
) -> None:
    old.close()
    new = later(opened)
    new.answer("place", 2)
    new.close()
    again = later(opened)
    assert again.view.known["place"] == 2
    again.undo()
    assert again.answers["place"].value == 5
    assert "place" not in again.view.known


def test_drafts_go_by_the_names_of_today(old: Workspace, opened: Open) -> None:
    old.close()
    assert later(opened).drafts == {"more-aims": ["half a li"], "door": "talked"}


def test_a_rule_of_ones_own_that_names_what_is_gone_is_kept_and_said(
    old: Workspace, opened: Open
) -> None:
    before = closed(old)
    new = later(opened)
    assert any("Your rule `mine-topic` is kept, and doesn't stand" in one for one in new.notices)
    assert {mine.id for mine in new.edits.mine} == {"mine-host", "mine-topic"}
    new.edit("in-otherwise", note="think of it")
    new.close()
    again = opened(create=False, pack=LATER)
    assert {mine.id for mine in again.edits.mine} == {"mine-host", "mine-topic"}
    assert b'"sales"' in before["edits.toml"]
    assert b'"sales"' in (again.store.folder / "edits.toml").read_bytes()


def test_a_sketch_of_a_rule_goes_by_the_names_of_today() -> None:
    left = {"picked": {"host": ["met", "gone"], "topic": 3}, "ask": "", "verdict": "ask"}
    made = from_data(LATER, "in", left)
    assert made == Sketch(direction="in", picked={"host": ("talked",)}, verdict="ask")


def test_what_pulls_apart_and_was_kept_on_purpose_stays_so(opened: Open) -> None:
    old = opened()
    for id_, raw in {"place": 1, "evenings": 2, "line": "new"}.items():
        old.answer(id_, raw)
    old.dismiss("few-and-open", "On purpose.")
    old.close()
    new = later(opened)
    assert new.view.known["door"] == "new"
    assert tensions(LATER, new.answers, new.edits) == ()
    kept = new.edits.dismissed["few-and-open"]
    assert kept == Dismissal(
        reason="On purpose.", answers={"place": 1, "door": "new", "evenings": 2}
    )
    new.answer("evenings", 1)
    assert [one.id for one in tensions(LATER, new.answers, new.edits)] == ["few-and-open"]


def test_past_decisions_are_read_by_the_facts_of_today(old: Workspace, opened: Open) -> None:
    log = old.store.folder / "decisions"
    before = {path: path.read_bytes() for path in log.iterdir()}
    old.close()
    new = later(opened)
    (one,) = new.decisions.all()
    assert one.facts == {"host": "talked", "topic": "sales", "fee": "free"}
    new.decisions.amend(one.id, saw="more than that")
    (one,) = new.decisions.all()
    assert (one.facts["host"], one.saw) == ("talked", "more than that")
    for path, data in before.items():
        assert path.read_bytes().startswith(data)


def test_a_version_of_the_earlier_pack_is_readable_and_tells_what_moved(
    old: Workspace, opened: Open
) -> None:
    old.close()
    new = later(opened)
    (version,) = versions(new)
    assert version.fault is None
    assert version.answers == old.answers
    assert [one.sentence for one in version.rules][-1] == "If not, I wait until they know my work."
    stood = agreed(new, version)
    assert stood.answers["door"].value == "worked"
    compared = apart(new, read(new, version.time))
    assert (
        "If we have worked together, then I say yes.",
        "If we have worked together, then I say yes at once.",
    ) in compared.moved
    assert ("", "If it is far from my subject and paid, then I ask what they hope for.") in (
        compared.moved
    )
    assert not compared.comparison.answers
    new.answer("door", "talked")
    new.answer("evenings", 3)
    changed = apart(new, version)
    assert changed.comparison.answers == ("evenings", "door")
    said = [one.text for one in told(LATER, changed)]
    assert "we have worked together" in said
    assert ABSENT in said


def test_a_rule_that_the_lesson_dropped_is_told(opened: Open) -> None:
    old = opened()
    old.answer("closed", ["sales"])
    agree(old, "As it was")
    old.close()
    new = later(opened)
    compared = apart(new, versions(new)[0])
    assert ("If it is to sell something, then I decline kindly.", "") in compared.moved


def test_undo_reaches_back_before_the_upgrade(opened: Open) -> None:
    old = opened()
    old.answer("line", "met")
    old.answer("line", "worked")
    old.answer("closed", ["far"])
    old.add(own("host", "met"))
    old.drop("mine-host")
    old.close()
    new = later(opened)
    new.undo()
    (mine,) = new.edits.mine
    assert mine.if_[0].any_of == ("talked",)
    new.undo()
    assert new.edits.mine == ()
    new.undo()
    assert "closed" not in new.view.known
    new.redo()
    assert new.view.known["closed"] == ("off",)
    new.undo()
    new.undo()
    assert new.view.known["door"] == "talked"
    assert "line" not in new.answers
    assert [one.raw for one in earlier(new, "door")] == ["worked"]


def test_a_draft_that_gave_way_comes_back_under_the_name_of_today(opened: Open) -> None:
    old = opened()
    old.draft("line", "met")
    old.answer("line", "worked")
    old.close()
    new = later(opened)
    new.undo()
    assert new.drafts == {"door": "talked"}


def test_a_worksheet_of_the_earlier_pack_loads(old: Workspace, opened: Open) -> None:
    sheet = worksheet.write(old, edits=True)
    old.close()
    for line in ("start", "place", "travel", "gut"):
        sheet = "\n".join(row for row in sheet.split("\n") if not row.startswith(f"{line} = "))
    fresh = opened("Ana", pack=LATER)
    loading.load(fresh, loading.read(sheet))
    assert fresh.view.known["door"] == "worked"
    assert fresh.view.known["closed"] == ("off",)
    assert fresh.view.known["circle"][0]["places"] == 120  # type: ignore[index]
    assert fresh.answers["beginning"].state == "unsure"
    assert fresh.drafts["door"] == "talked"
    assert fresh.edits.mine[0].if_[0].any_of == ("talked", "new")


def test_a_worksheet_with_what_fits_no_more_is_refused_with_its_line(opened: Open) -> None:
    fresh = opened(pack=LATER)
    text = '[answers]\naim = "To be asked"\nline = "gone"\nplace = 5\ntravel = "yes"\n'
    with pytest.raises(Unloadable) as refused:
        loading.load(fresh, loading.read(text))
    assert "Line 3: `door`: “gone” is none of the choices" in refused.value.why
    assert "Line 4: `place`: 5: a whole number from 1 to 3" in refused.value.why
    assert "Line 5: no question is called `travel`" in refused.value.why
    assert fresh.answers == {}


def test_a_worksheet_of_today_brings_all_that_fits_no_more_along(
    old: Workspace, opened: Open
) -> None:
    old.close()
    new = later(opened)
    sheet = worksheet.write(new)
    assert '# travel = "yes"' in sheet
    fresh = opened("Ana", pack=LATER)
    loading.load(fresh, loading.read(sheet))
    assert fresh.drafts["start"] == "few"
    assert fresh.drafts["place"] == 5
    assert fresh.view.known == new.view.known


def test_a_cell_without_a_field_stays_beside_the_others(opened: Open) -> None:
    circle = LATER.questions["circle"]
    less = structs.replace(circle, fields=circle.fields[:2])
    shorter = structs.replace(LATER, questions={**LATER.questions, "circle": less})
    old = opened()
    rows = [{"name": "Ana", "known": "met", "seats": 3}, {"name": "Bo", "known": "new"}]
    old.answer("circle", rows)
    old.close()
    new = later(opened, shorter)
    assert [line.text for line in new.strategy.lines if line.source == "circle"] == []
    first = {"row": 1, "name": "Ana", "known": "talked", "seats": 3}
    assert new.view.known["circle"] == (first, {"row": 2, "name": "Bo", "known": "new"})
    assert "# No longer in the lessons, all of it or some:\n# circle = [" in worksheet.write(new)
    new.answer("circle", [{"row": 1, "name": "Ana B.", "known": "worked"}])
    new.close()
    back = later(opened)
    assert back.view.known["circle"] == (
        {"row": 1, "name": "Ana B.", "known": "worked", "places": 3},
    )


def test_two_earlier_questions_of_one_keep_both_answers(opened: Open) -> None:
    door = structs.replace(LATER.questions["door"], was=("line", "below"))
    others = {id_: one for id_, one in LATER.questions.items() if id_ != "below"}
    merged = structs.replace(LATER, questions={**others, "door": door})
    old = opened()
    old.answer("line", "worked")
    old.answer("below", "ask")
    old.close()
    new = later(opened, merged)
    assert new.answers["door"].value == "worked"
    assert new.answers["below"].value == "ask"


def test_a_state_is_no_choice(opened: Open) -> None:
    kind = structs.replace(LATER.questions["kind-of-aim"], renamed={"skipped": "known"})
    pack = structs.replace(LATER, questions={**LATER.questions, "kind-of-aim": kind})
    fresh = opened(pack=pack)
    loading.load(fresh, loading.read('[states]\nkind-of-aim = "skipped"\n'))
    assert fresh.answers["kind-of-aim"].state == "skipped"


def test_a_change_that_never_reached_the_file_is_told_after_an_upgrade_too(opened: Open) -> None:
    old = opened()
    old.answer("line", "met")
    old.answer("aim", "To be asked")
    old.close()
    new = later(opened)
    new.close()
    change = Change(
        n=3,
        at="2026-11-22T20:00:00Z",
        by="self",
        part="answers",
        key="door",
        before={"value": "talked", "at": old.answers["line"].at},
        after={"value": "worked", "at": "2026-11-22T20:00:00Z"},
    )
    segments.append(new.store.folder / "changes", [structs.asdict(change)])
    again = later(opened)
    assert any("a crash kept it from being applied" in one for one in again.notices)
    assert again.view.known["door"] == "talked"
    again.redo()
    assert again.view.known["door"] == "worked"


def test_another_programs_file_is_read_by_the_names_of_today(opened: Open) -> None:
    old = opened()
    old.answer("line", "met")
    old.close()
    new = later(opened)
    new.answer("evenings", 3)
    new.flush()
    path = new.store.folder / "answers.toml"
    text = path.read_text(encoding="utf-8").replace("[answers.door]", "[answers.line]")
    text = text.replace('"talked"', '"worked"').replace(
        "[eof]", "[answers.place]\nvalue = 5\n\n[eof]"
    )
    path.write_text(text, encoding="utf-8")
    new.answer("evenings", 4)
    with pytest.raises(Conflict) as conflict:
        new.flush()
    new.resolve(conflict.value.name, "theirs")
    assert new.view.known["door"] == "worked"
    assert new.answers["place"] == Entry(value=5, state="open", at=new.answers["place"].at)
    assert "line" not in new.answers
