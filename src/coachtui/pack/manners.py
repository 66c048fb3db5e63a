"""``[manner]`` of ``pack.toml``: how the pack's language writes dates, quotes, lists, numbers."""

from __future__ import annotations

import re

from coachtui.pack.manner import RIGHT_TO_LEFT, WORDS, Manner, holes
from coachtui.pack.record import Record
from coachtui.pack.words import near, shown

DATE = ("day", "month", "year")
"""What a date is made of."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def manner(record: Record, and_: str) -> Manner:
    """Read the manner of a pack; what it says nothing of is as in English.

    Args:
        record: The table.
        and_: What stands at the head of the file, and joins lists where the table doesn't say.
    """
    usual = Manner()
    made = Manner(
        language=_language(record),
        quotes=_quotes(record) or usual.quotes,
        months=_months(record) or usual.months,
        date=_date(record) or usual.date,
        and_=_word(record, "and") or and_ or usual.and_,
        or_=_word(record, "or") or usual.or_,
        thousands=_sign(record, "thousands", usual.thousands),
        decimal=_sign(record, "decimal", usual.decimal),
        words=_words(record),
    )
    if made.thousands == made.decimal:
        what = f"`thousands` and `decimal` are both {made.decimal!r}"
        record.wrong("thousands", what, "Let a number read one way only.")
    record.close()
    return made


def _language(record: Record) -> str:
    written = record.words("language") or "en"
    if not _LANGUAGE.fullmatch(written):
        what = f"`language` is {shown(written)!r}, which is no code of a language"
        record.wrong("language", what, 'Write its code: language = "de"')
        return "en"
    if written.partition("-")[0] in RIGHT_TO_LEFT:
        what = f"`language` is {written!r}, which is written from right to left"
        record.wrong("language", what, "Only languages from left to right can be laid out so far.")
    return written


def _quotes(record: Record) -> tuple[str, str] | None:
    found = record.list("quotes")
    if len(found) == 2 and all(1 <= len(sign) <= 2 for sign in found):
        return found[0], found[1]
    if found or record.has("quotes"):
        what = "`quotes` needs two signs of a character or two"
        record.wrong("quotes", what, 'Write the opening and the closing one: quotes = ["“", "”"]')
    return None


def _months(record: Record) -> tuple[str, ...]:
    found = record.list("months")
    if found and (len(found) != 12 or not all(month.strip() for month in found)):
        record.wrong("months", f"`months` names {len(found)}, not 12", "Name each of the twelve.")
        return ()
    return found


def _date(record: Record) -> str:
    written = record.words("date")
    if written and sorted(holes(written)) != sorted(DATE):
        what = f"`date` is {shown(written)!r}, and needs {{day}}, {{month}} and {{year}} once each"
        record.wrong("date", what, 'Write: date = "{day} {month} {year}"')
        return ""
    return written


def _word(record: Record, key: str) -> str:
    written = record.words(key).strip()
    if not written and record.has(key):
        record.wrong(key, f"`{key}` is empty", "Write the word that joins.")
    return written


def _sign(record: Record, key: str, usual: str) -> str:
    if not record.has(key):
        return usual
    written = record.words(key)
    if len(written) > 1 or (key == "decimal" and not written):
        record.wrong(key, f"`{key}` is {shown(written)!r}, and should be one sign", "Write one.")
        return usual
    return written


def _words(record: Record) -> dict[str, str]:
    """Read the fixed words that read otherwise; each has the holes of the usual ones."""
    found: dict[str, str] = {}
    for id_, words in record.by_id("words").items():
        if id_ not in WORDS:
            what = f"`words` has {shown(id_)!r}, which nothing says"
            record.wrong("words", what, near(id_, WORDS), inside=id_)
        elif sorted(holes(words)) != sorted(holes(WORDS[id_])):
            needed = ", ".join(f"{{{hole}}}" for hole in holes(WORDS[id_])) or "no braces"
            what = f"`words.{id_}` doesn't hold what is filled in: {needed}"
            record.wrong("words", what, f"In English it reads: {WORDS[id_]}", inside=id_)
        else:
            found[id_] = words
    return found
