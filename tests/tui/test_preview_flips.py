"""Before an answer is kept, one sees by name whom one would answer otherwise."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from coachtui.decide.falls import Fall, outcome, whom
from coachtui.decide.model import Decision
from coachtui.decide.verdict import decide
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.tui.answer import AnswerScreen
from coachtui.tui.keys import KeyBar
from coachtui.tui.preview import PreviewDialog, title
from coachtui.workspace.comparing import proposed
from coachtui.workspace.workspace import Workspace
from tests.tui.host import app_of, on_top, text_of, workspace_of

pytestmark = pytest.mark.bar

PACK = load(Path(__file__).resolve().parents[2] / "content" / "linkedin")
PEOPLE = [one.id for one in PACK.personas]
THRESHOLDS = [one.id for one in PACK.questions.values() if one.ladder and one.kind == "choice"]


def met(workspace: Workspace, many: int) -> None:
    """Record decisions about people of whom anything may be known."""
    workspace.flush()
    chance = random.Random(7)
    for number in range(many):
        direction = chance.choice([*workspace.pack.verdicts])
        facts = {
            fact: chance.choice(workspace.pack.facts[fact].choices).id
            for fact in workspace.pack.asks[direction]
        }
        name = f"Person {number}"
        workspace.decisions.record(
            Decision(id="", at="", direction=direction, facts=facts, name=name)
        )


def decided(workspace: Workspace) -> dict[str, str]:
    """What is said now of every card and of everybody decided on, decided afresh."""
    pack, strategy = workspace.pack, workspace.strategy
    cases = [(card.name, card.direction, card.facts, card.id) for card in pack.cards.values()]
    cases += [(one.name, one.direction, one.facts, one.id) for one in workspace.decisions.all()]
    return {
        f"{id_}:{name}": outcome(pack, decide(pack, strategy, direction, facts))
        for name, direction, facts, id_ in cases
    }


@pytest.mark.parametrize("who", PEOPLE)
def test_what_is_foretold_is_what_then_happens(who: str, home: Path, frozen: object) -> None:
    workspace = workspace_of(PACK, home, who)
    met(workspace, 12)
    before = decided(workspace)
    fell = 0
    for question in THRESHOLDS:
        for choice in PACK.questions[question].choices:
            foretold = proposed(workspace, workspace.proposed(question, choice.id))
            told = {
                f"{flip.case.id}:{fall.who}": (fall.before, fall.after)
                for flip, fall in zip(
                    sorted(foretold.comparison.flips, key=lambda one: one.case.card),
                    foretold.falls,
                    strict=True,
                )
            }
            changed = workspace.answers[question].value != choice.id
            workspace.answer(question, choice.id)
            after = decided(workspace)
            assert told == {
                case: (said, after[case])
                for case, said in before.items()
                if said != after[case]
                # What is undecided either way reads otherwise, and decides nothing otherwise.
                and (said in KNOWN or after[case] in KNOWN)
            }
            fell += len(told)
            if changed:
                workspace.undo()
    assert fell
    workspace.close()


KNOWN = {words for verdicts in PACK.verdicts.values() for words in verdicts.values()}


@pytest.fixture
def grace(home: Path, frozen: object) -> Workspace:
    return workspace_of(PACK, home, "grace")


async def test_the_preview_names_whom_one_would_answer_otherwise(
    grace: Workspace, home: Path
) -> None:
    grace.flush()
    facts = {"known": "words", "note": "line", "hat": "none", "link": "list"}
    grace.decisions.record(Decision(id="", at="", direction="in", facts=facts, name="[/b] O."))
    async with app_of(grace, home).run_test(size=(80, 24)) as pilot:
        await pilot.app.push_screen(AnswerScreen(grace, "in-line"))
        await pilot.pause()
        await pilot.press("5", "ctrl+n")
        dialog = await on_top(pilot, PreviewDialog)
        said = title(dialog._compared)
        assert "your answer to one person and " in said
        assert said.endswith(" made-up people")
        assert said in " ".join(text_of(pilot.app).replace("│", " ").split())
        names = [fall.turn for fall in dialog._compared.falls]
        assert names[0] == "[/b] O.: accept → ask first"
        await pilot.press("r")
        await pilot.pause()
        text = text_of(pilot.app)
        assert "[/b] O.: accept → ask first" in text
        assert "22 November 2026" in text
        assert "before" in text
        assert "after" in text
        await pilot.press("k")
        await pilot.pause()
    assert grace.view.known["in-line"] == "vouch"


def test_people_and_made_up_people_are_counted_apart() -> None:
    def fall(when: str) -> Fall:
        return Fall(who="Ana", when=when, before="accept", after="decline", old=(), new=())

    day, card = fall("22 November 2026"), fall("")
    assert whom(()) == ""
    assert whom((card,)) == "one made-up person"
    assert whom((card, card)) == "2 made-up people"
    assert whom((day, day)) == "2 people"
    assert whom((day, card, card)) == "one person and 2 made-up people"


async def test_where_nobody_fares_otherwise_no_rules_are_offered(
    grace: Workspace, home: Path
) -> None:
    async with app_of(grace, home).run_test(size=(80, 24)) as pilot:
        await pilot.app.push_screen(AnswerScreen(grace, "offer"))
        await pilot.pause()
        await pilot.press(*"!!", "ctrl+n")
        await on_top(pilot, PreviewDialog)
        text = text_of(pilot.app)
        assert "This would change" in text
        assert "old and new rule" not in text


def test_it_holds_the_change_against_the_last_fifty_decisions(grace: Workspace) -> None:
    met(grace, 60)
    everybody = proposed(grace, {})
    people = {fall.who for fall in everybody.falls if fall.when}
    assert "Person 10" in people
    assert not people & {f"Person {number}" for number in range(10)}


def test_a_pack_without_cards_and_a_workspace_without_decisions_foretell_lines_alone(
    small_folder: Path, home: Path
) -> None:
    pack: Pack = load(small_folder)
    workspace = workspace_of(pack, home, "vera")
    found = proposed(workspace, workspace.proposed("aim", "Something else"))
    assert found.comparison.lines.changed
    assert not found.falls


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_the_box_uses_its_room_and_says_by_which_key_one_reads_on(
    grace: Workspace, home: Path, size: tuple[int, int]
) -> None:
    async with app_of(grace, home).run_test(size=size) as pilot:
        dialog = PreviewDialog(proposed(grace, grace.proposed("in-line", "vouch")))
        await pilot.app.push_screen(dialog)
        await pilot.pause(0.05)
        assert "… PgDn reads on" in text_of(pilot.app)
        box, keys = dialog.query_one(".dialog"), dialog.query_one(KeyBar)
        assert keys.region.bottom == box.content_region.bottom  # nothing is left empty beneath
        await pilot.press("end")
        await pilot.pause(0.05)
        assert "… PgDn reads on" not in text_of(pilot.app)
        assert "Hideko Morita" in text_of(pilot.app)
