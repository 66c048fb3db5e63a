"""From a strategy to a document: the parts in the pack's order, and only lines that stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from coachtui.documents.model import Block, Document, Item
from coachtui.interview.answers import Answers
from coachtui.interview.pipes import fill_page
from coachtui.pack import model as packed
from coachtui.pack.model import Pack, Section
from coachtui.strategy.model import RULES, Line, Rule, Strategy
from coachtui.strategy.why import Reason
from coachtui.text import shown

QUESTIONS_FIRST = 5
"""The most questions that an empty document names."""


def build(
    pack: Pack,
    strategy: Strategy,
    document_id: str,
    *,
    reasons: Callable[[Line], Sequence[Reason]] | None = None,
    who: str = "",
    dates: Sequence[str] = (),
) -> Document:
    """Lay out one of the pack's documents.

    Args:
        pack: The pack that declares it.
        strategy: What stands.
        document_id: A key of the pack's documents.
        reasons: The questions behind a line; without it no item has a why.
        who: Whose page it is.
        dates: What stands beside the title.

    Raises:
        KeyError: the pack declares no such document.
    """
    declared = pack.documents[document_id]
    found = (_block(pack, strategy, part, reasons) for part in declared.parts)
    blocks = tuple(block for block in found if block.items)
    return Document(
        id=declared.id,
        title=declared.title,
        who=who,
        dates=tuple(dates),
        blocks=blocks,
        first=() if blocks else _first(pack, strategy, declared),
        manner=pack.manner,
    )


def belongs(section: str, direction: str, part: str) -> bool:
    """Whether a line belongs to a part of a document: a section, or a direction's rules."""
    return section == part or (bool(direction) and part == f"{section}.{direction}")


def way(pack: Pack, direction: str) -> str:
    """A direction in words, as its rules are headed."""
    return section_of(pack, f"{RULES}.{direction}").title


def section_of(pack: Pack, part: str) -> Section:
    """How a part is titled and laid out; a direction without a section of its own is a list."""
    found = pack.sections.get(part)
    if found:
        return found
    whole, _, direction = part.partition(".")
    title = pack.sections[whole].title if whole in pack.sections else whole
    return Section(id=part, title=f"{title}: {direction}" if direction else title)


def names_in(document: Document, answers: Answers, pack: Pack) -> tuple[str, ...]:
    """The names of people that a document contains, whose it is first.

    A person is a row of a repeat that tells facts of somebody; its first field names them.
    """
    text = "\n".join(_all_words(document))
    named = {document.who: None} if document.who else {}
    for name in _people(answers, pack):
        if _named(name).search(text):
            named[name] = None
    return tuple(named)


def _named(name: str) -> re.Pattern[str]:
    """A name as it may stand in a sentence: whole where its letters are parted by spaces."""
    words = re.escape(shown(name).rstrip("."))
    return re.compile(rf"(?<!\w){words}(?!\w)" if name.isascii() else words)


def _people(answers: Answers, pack: Pack) -> Iterator[str]:
    for id_, question in pack.questions.items():
        entry = answers.get(id_)
        if question.kind != "repeat" or entry is None or not isinstance(entry.value, tuple):
            continue
        if not question.decide and not any(field.fact for field in question.fields):
            continue
        for row in entry.value:
            name = "" if isinstance(row, str) else str(row.get(question.fields[0].id, ""))
            if name:
                yield name


def _all_words(document: Document) -> Iterator[str]:
    for block in document.blocks:
        for item in block.items:
            yield from (item.text, *item.words, item.note, item.derived)
            yield from (answer for _, answer in item.why)


def _block(
    pack: Pack,
    strategy: Strategy,
    part: str,
    reasons: Callable[[Line], Sequence[Reason]] | None,
) -> Block:
    """A part of a document, with the lines of it that stand."""
    section = section_of(pack, part)
    rules = {rule.id: rule for rule in strategy.rules}
    return Block(
        section=part,
        title=section.title,
        hint=section.hint,
        style=section.style,
        items=tuple(
            _item(pack, section, line, rules.get(line.id), reasons)
            for line in strategy.lines
            if line.enabled and belongs(line.section, line.direction, part)
        ),
    )


def _item(
    pack: Pack,
    section: Section,
    line: Line,
    rule: Rule | None,
    reasons: Callable[[Line], Sequence[Reason]] | None,
) -> Item:
    as_check = rule is not None and section.style == "first-yes"
    text = rule.check if rule and as_check and not line.edited else line.text
    sentence, words = _apart(text)
    return Item(
        id=line.id,
        text=sentence,
        words=words,
        label=pack.verdicts[rule.direction][rule.verdict] if rule and as_check else "",
        tick=bool(line.do),
        done=line.done,
        ticked=line.ticked,
        why=tuple((one.text, one.answer) for one in reasons(line)) if reasons else (),
        copyable=line.copy,
        note=line.note,
        derived=line.derived if line.edited and (line.direction or line.stale) else "",
    )


def _apart(text: str) -> tuple[str, tuple[str, ...]]:
    """A line's sentence, and the words that stand below it behind ``> ``."""
    rows = text.split("\n")
    sentence = " ".join(row.strip() for row in rows if not row.startswith(">"))
    return sentence.strip(), tuple(row[1:].strip() for row in rows if row.startswith(">"))


def _first(
    pack: Pack, strategy: Strategy, declared: packed.Document
) -> tuple[tuple[str, str], ...]:
    places = {line.id: (line.section, "") for line in pack.lines}
    places |= {rule.id: (RULES, rule.direction) for rule in pack.rules}
    questions = dict.fromkeys(
        wait.question
        for wait in strategy.waits
        if any(belongs(*places.get(wait.id, ("", "")), part) for part in declared.parts)
    )
    ids = [id_ for id_ in pack.questions if id_ in questions][:QUESTIONS_FIRST]
    return tuple((id_, fill_page(pack, pack.questions[id_].text, {})) for id_ in ids)
