"""Dates that a question offers: "4w", "3m", "1y" from a day."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_OFFER = re.compile(r"([1-9][0-9]{0,2})([dwmy])")
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}


def offered(offer: str, day: date) -> date:
    """The date that an offer gives from a day; the end of a shorter month where there is none.

    Raises:
        ValueError: it is no offer such as "4w".
    """
    amount, unit = _parts(offer)
    if unit in "dw":
        return day + timedelta(days=amount * (7 if unit == "w" else 1))
    months = day.month - 1 + amount * (12 if unit == "y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def in_words(offer: str) -> str:
    """An offer as words: ``in 4 weeks``.

    Raises:
        ValueError: it is no offer such as "4w".
    """
    amount, unit = _parts(offer)
    return f"in {amount} {_UNITS[unit]}{'' if amount == 1 else 's'}"


def _parts(offer: str) -> tuple[int, str]:
    hit = _OFFER.fullmatch(offer)
    if hit is None:
        raise ValueError(f"{offer!r} is no offer such as 4w, 3m or 1y")
    return int(hit[1]), hit[2]
