"""A sitting at the cards: each judged by one number, then held against the usual answers."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from coachtui.decide import sitting as cards_of
from coachtui.decide.hands import says
from coachtui.decide.model import Decision
from coachtui.decide.rehearsal import SITTING, Judged, judge
from coachtui.decide.says import OUTCOMES
from coachtui.documents.build import way
from coachtui.pack.model import Card
from coachtui.plain.apart import disagree, unsettled
from coachtui.plain.saving import save
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import Word, is_word
from coachtui.plain.typed import waiting
from coachtui.text import join_words
from coachtui.workspace import half_made
from coachtui.workspace.deciding import record


class Hand(Struct, kw_only=True):
    """How far a sitting has come."""

    cards: cards_of.Sitting
    kept: dict[str, Decision]
    """Card to the judgement that the log has."""
    came: dict[str, str]
    """Of a card that was looked at afterwards: what came of it."""
    draft: str
    """The draft's key under which the cards wait."""

    @property
    def is_page(self) -> bool:
        """One page of several: its cards stay until all is over, ``:back`` leads to another."""
        return self.draft != half_made.CARDS


def rehearse(sitting_: Sitting, count: int = SITTING, draft: str = half_made.CARDS) -> None:
    """Show card after card, take a number for each, then look at those where hand and rule part.

    Args:
        sitting_: The sitting.
        count: How many cards at once.
        draft: The key under which they wait; any but the usual one makes them a page of several.

    Raises:
        Word: a word of command was typed; of a page, ``:back`` before the first card or after
            the last one, too.
        Trouble: a judgement couldn't be written.
        Elsewhere, Leave, Ended: as `visit`.
    """
    talk, workspace = sitting_.talk, sitting_.workspace
    if not workspace.pack.cards:
        talk.say("These lessons have no cards.")
        return
    hand = _left(sitting_, draft) or _begun(sitting_, count, draft)
    talk.say("Made-up people, one number each: the first thought counts. Enter leaves.")
    while True:
        if not _judge_all(sitting_, hand):
            if not hand.is_page:
                talk.say("What you judged is kept; :rehearse goes on from there.")
            return
        if not _look(sitting_, hand):
            return
        hand = _begun(sitting_, count, draft)


def _left(sitting_: Sitting, draft: str) -> Hand | None:
    """A sitting that isn't over."""
    workspace = sitting_.workspace
    left = cards_of.from_data(workspace.pack, workspace.drafts.get(draft))
    if left is None:
        return None
    kept = dict(cards_of.judged(workspace.pack, left, workspace.decisions.all()))
    came = {id_: OUTCOMES[one.outcome] for id_, one in kept.items() if one.outcome}
    return Hand(cards=left, kept=kept, came=came, draft=draft)


def _begun(sitting_: Sitting, count: int, draft: str) -> Hand:
    """A sitting with the cards that were judged least."""
    workspace = sitting_.workspace
    past, known = workspace.decisions.all(), workspace.view.known
    begun = cards_of.begun(workspace.pack, workspace.strategy, known, past, count)
    hand = Hand(cards=begun, kept={}, came={}, draft=draft)
    _remember(sitting_, hand)
    return hand


def _judge_all(sitting_: Sitting, hand: Hand) -> bool:
    """Take a number for each card that is left; False where one left before the last."""
    cards = hand.cards.cards
    while left := [card for card in cards if card.id not in hand.kept]:
        card = left[0]
        _say_card(sitting_, card, f"card {cards.index(card) + 1} of {len(cards)}")
        verdicts = list(sitting_.workspace.pack.verdicts[card.direction])
        typed = sitting_.talk.ask("Number (Enter leaves)> ")
        if not typed:
            return False
        if typed == ":back":
            _undo_last(sitting_, hand)
        elif is_word(typed):
            raise Word(typed)
        elif typed.isdecimal() and len(typed) < 4 and 1 <= int(typed) <= len(verdicts):
            _judge(sitting_, hand, card, verdicts[int(typed) - 1])
        else:
            sitting_.talk.say("One of the numbers above, please.")
    return True


def _say_card(sitting_: Sitting, card: Card, where: str) -> None:
    talk, pack = sitting_.talk, sitting_.workspace.pack
    talk.say()
    talk.say(f"{way(pack, card.direction)} · {where}")
    talk.say(card.name)
    talk.say(card.text)
    for number, words in enumerate(pack.verdicts[card.direction].values(), 1):
        talk.say(words, f"  {number}  ")


def _judge(sitting_: Sitting, hand: Hand, card: Card, verdict: str) -> None:
    workspace = sitting_.workspace
    one = judge(workspace.pack, workspace.strategy, card, verdict)
    hand.kept[card.id] = record(workspace, one.decided, chosen=verdict, card=card.id)
    _remember(sitting_, hand)


def _undo_last(sitting_: Sitting, hand: Hand) -> None:
    judged = [card.id for card in hand.cards.cards if card.id in hand.kept]
    if not judged and hand.is_page:
        raise Word(":back")
    if not judged:
        sitting_.talk.say("This is the first card.")
        return
    sitting_.workspace.decisions.undo(hand.kept[judged[-1]].id)
    del hand.kept[judged[-1]]
    _remember(sitting_, hand)


def _remember(sitting_: Sitting, hand: Hand, *, over: bool = False) -> None:
    """Keep which cards they are, for as long as the sitting isn't over."""
    workspace = sitting_.workspace
    if workspace.read_only:
        return
    waits = hand.is_page or (hand.kept and not over)
    workspace.draft(hand.draft, cards_of.to_data(hand.cards) if waits else None)
    save(sitting_)


def _look(sitting_: Sitting, hand: Hand) -> bool:
    """Say where hand and rule part, and look at each; whether other cards are wanted."""
    talk, pack = sitting_.talk, sitting_.workspace.pack
    while True:
        differ = _differ(sitting_, hand)
        left = [one for one in differ if one.card.id not in hand.came]
        _remember(sitting_, hand, over=not left)
        talk.say()
        if not differ:
            talk.say("Hand and rules agree on these cards.")
        elif not left:
            talk.say("That was all of them. What came of it:")
        else:
            names = join_words([one.card.name for one in left], pack.and_)
            talk.say(f"Hand and rule part, or nothing is settled yet: {names}.")
        for number, one in enumerate(differ, 1):
            came = hand.came.get(one.card.id, "")
            talk.say(
                came or says(pack, one),
                f"  {number}  {one.card.name}: " if came else f"  {number}  ",
            )
        talk.say("other cards", f"  {len(differ) + 1}  ")
        prompt = "Look at which (Enter: enough)> "
        picked = talk.number(prompt, len(differ) + 1, back=hand.is_page)
        if picked is None:
            return False
        if picked > len(differ):
            return True
        _page(sitting_, hand, differ[picked - 1])


def _differ(sitting_: Sitting, hand: Hand) -> list[Judged]:
    """Cards on which hand and rule part or parted, by the rules of now, and unsettled ones."""
    found = []
    workspace = sitting_.workspace
    for card in hand.cards.cards:
        kept = hand.kept[card.id]
        told = replace(card, facts={**card.facts, **kept.facts})
        try:
            one = judge(workspace.pack, workspace.strategy, told, kept.chosen)
        except KeyError:  # judged by facts that the pack has no more
            one = judge(workspace.pack, workspace.strategy, card, kept.chosen)
        if one.held != "alike" or card.id in hand.came:
            found.append(one)
    return found


def _page(sitting_: Sitting, hand: Hand, one: Judged) -> None:
    """One disagreement; before it, where nothing is settled yet, what would settle it."""
    workspace, id_ = sitting_.workspace, one.card.id
    if one.held == "unsettled":
        one = unsettled(sitting_, one)
        if one.held == "unsettled":
            return
        before = hand.kept[id_]
        hand.kept[id_] = record(workspace, one.decided, chosen=one.gut, card=id_)
        workspace.decisions.undo(before.id)
    if one.held == "alike":
        hand.came[id_] = "settled: hand and rule agree"
        return
    outcome, saw = disagree(sitting_, one, hand.kept[id_].saw)
    with waiting(sitting_, half_made.seen(id_), saw):
        hand.kept[id_] = workspace.decisions.amend(hand.kept[id_].id, outcome=outcome, saw=saw)
    if outcome:
        hand.came[id_] = OUTCOMES[outcome]
