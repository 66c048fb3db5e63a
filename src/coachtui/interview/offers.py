"""Dates that a question offers: "4w", "3m", "1y" from a day."""

from __future__ import annotations

import re
from datetime import date, timedelta

_OFFER = re.compile(r"([1-9][0-9]{0,2})([dwmy])")
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}


def offered(offer: str, day: date, times: int = 1) -> date:
    """The date that an offer gives from a day; the end of a shorter month where there is none.

    Args:
        offer: Such as "4w".
        day: From when on.
        times: Taken how often: from 31 January "1m" gives 28 February, and taken twice 31 March.

    Raises:
        ValueError: it is no offer such as "4w", or no calendar goes as far.
    """
    amount, unit = parts(offer)
    if unit in "dw":
        days = amount * times * (7 if unit == "w" else 1)
        if days > (date.max - day).days:
            raise ValueError(f"{offer!r} from {day} is beyond {date.max}")
        return day + timedelta(days=days)
    from calendar import monthrange  # most starts reckon in no months

    months = day.month - 1 + amount * times * (12 if unit == "y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def in_words(offer: str) -> str:
    """An offer as words: ``in 4 weeks``.

    Raises:
        ValueError: it is no offer such as "4w".
    """
    amount, unit = parts(offer)
    return f"in {amount} {_UNITS[unit]}{'' if amount == 1 else 's'}"


def every(offer: str) -> str:
    """An offer as words for what comes again: ``every 3 months``.

    Raises:
        ValueError: it is no offer such as "4w".
    """
    amount, unit = parts(offer)
    return f"every {_UNITS[unit]}" if amount == 1 else f"every {amount} {_UNITS[unit]}s"


def parts(offer: str) -> tuple[int, str]:
    """How many of which unit: d, w, m or y.

    Raises:
        ValueError: it is no offer such as "4w".
    """
    hit = _OFFER.fullmatch(offer)
    if hit is None:
        raise ValueError(f"{offer!r} is no offer such as 4w, 3m or 1y")
    return int(hit[1]), hit[2]
