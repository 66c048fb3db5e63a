"""``remarks.toml``: what is said of typed words, and the sets of phrases that it looks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coachtui.pack.reading import Reading
from coachtui.pack.record import Record
from coachtui.pack.remark import SIGNS, Remark
from coachtui.pack.toml import Toml
from coachtui.pack.words import ID, near, shown

PHRASE = 200
"""The most characters of a phrase."""

PHRASES = 2_000
"""The most phrases of one list, its sets included: more would take longer than a key may."""

Sets = Mapping[str, tuple[str, ...]]


def read_remarks(reading: Reading, toml: Toml) -> dict[str, Remark]:
    """Read ``remarks.toml``; sets of phrases are put in where they are named."""
    sets = dict(_sets(reading, toml))
    found, used = {}, set[str]()
    for record in reading.records(toml, "remark", beside="words"):
        has, lacks = record.list("has"), record.list("lacks")
        used.update(has, lacks)
        made = Remark(
            id=record.id(needed=True),
            say=record.words("say", needed=True),
            line=record.id("line", needed=True),
            has=_phrases(record, "has", has, sets),
            lacks=_phrases(record, "lacks", lacks, sets),
            least=record.whole("least", least=1) or 1,
            first=record.whole("first", least=1) or 0,
            longer=record.whole("longer", least=1),
        )
        _complete(record, made)
        record.close()
        if made.id and reading.place("remark", made.id, toml.file, record.line()):
            found[made.id] = made
    for name in [name for name in sets if f"<{name}>" not in used]:
        what = f"words: no remark looks for the set `{name}`"
        instead = f'Write "<{name}>" in `has` or `lacks` of one, or take it out.'
        line = toml.lines.of(("words", name), toml.base + 1)
        reading.wrong(toml.file, line, what, instead, remark=True)
    return found


def _sets(reading: Reading, toml: Toml) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Read the sets of phrases; one doesn't name another."""
    whole = reading.whole(toml)
    record = whole.nested("words", whole.inner("words"), "words")
    for name in list(record.table):
        if not ID.fullmatch(name) or f"<{name}>" in SIGNS:
            what = f"`{shown(name)}` can't be the name of a set"
            record.wrong(name, what, "Use an id, and none of: name, number, quote.")
            continue
        yield name, _phrases(record, name, record.list(name), {})


def _phrases(record: Record, key: str, listed: tuple[str, ...], sets: Sets) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for phrase in listed:
        inner = phrase[1:-1]
        if phrase in SIGNS:
            found[phrase] = None
        elif phrase == f"<{inner}>" and inner in sets:
            found.update(dict.fromkeys(sets[inner]))
        elif phrase == f"<{inner}>":
            what = f"`{key}` names the set {shown(phrase)}, which isn't there"
            record.wrong(key, what, near(inner, [*sets, *sorted(one[1:-1] for one in SIGNS)]))
        elif why := _refused(phrase):
            record.wrong(key, f"`{key}` holds {shown(phrase)!r}: {why}", "Write words, or words*.")
        else:
            found[phrase] = None
    if record.has(key) and not listed:
        record.wrong(key, f"`{key}` is an empty list", "Leave it out, or write phrases.")
    if len(found) > PHRASES:
        what = f"`{key}` comes to {len(found)} phrases, more than {PHRASES}"
        record.wrong(key, what, "Leave some of them out.")
        return ()
    return tuple(found)


def _refused(phrase: str) -> str:
    """Say why a phrase can't be looked for; empty where it can."""
    bare = phrase.removesuffix("*")
    if len(phrase) > PHRASE:
        return f"it is longer than {PHRASE} characters"
    if "*" in bare:
        return "a `*` stands at the end only"
    if not any(character.isalnum() for character in bare) or not bare[-1:].isalnum():
        return "it doesn't end in a word"
    return ""


def _complete(record: Record, made: Remark) -> None:
    """Note a remark without anything to look for, and keys without the one that they go with."""
    if not (record.has("has") or record.has("lacks") or record.has("longer")):
        instead = 'Add has = ["..."], lacks = ["..."] or longer = 1200.'
        record.wrong("", "it never says when to speak", instead)
    if record.has("least") and not record.has("lacks"):
        record.wrong("least", "`least` counts what `lacks` lists", "Leave it out, or add `lacks`.")
    elif made.lacks and made.least > len(made.lacks):
        what = f"`least` is {made.least}, and `lacks` comes to {len(made.lacks)}"
        record.wrong("least", what, f"Write {len(made.lacks)} or less.")
    if record.has("first") and not (record.has("has") or record.has("lacks")):
        what = "`first` says where to look for `has` or `lacks`, and there is neither"
        record.wrong("first", what, "Leave it out.")
