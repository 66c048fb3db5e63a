"""Where keys stand in TOML that a person wrote, so that a mistake can be pointed to."""

from __future__ import annotations

import re

_LONG_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}|' r"'''(?:[^']|'(?!''))*+'{3,5}", re.DOTALL
)
_NAME = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_ENTRY = re.compile(rf"^[ \t]*(\[{{0,2}})[ \t]*({_NAME}(?:[ \t]*\.[ \t]*{_NAME})*)[ \t]*([\]=])")
_PART = re.compile(_NAME)


def lines(text: str) -> dict[tuple[str, ...], int]:
    """The line of each table and of each key of it, counted from 1.

    Args:
        text: TOML that can be parsed.

    Returns:
        One or two names to a line: ``("answers",)``, ``("answers", "aim")``.
    """
    found: dict[tuple[str, ...], int] = {}
    header: tuple[str, ...] = ()
    plain = _LONG_STRING.sub(lambda match: "\n" * match[0].count("\n"), text)
    for number, line in enumerate(plain.split("\n"), 1):
        match = _ENTRY.match(line)
        if match is None or (match[1] == "") != (match[3] == "="):
            continue
        names = tuple(part.strip("\"'") for part in _PART.findall(match[2]))
        header = names if match[1] else header
        path = names if match[1] else (*header, *names)
        for depth in (1, 2):
            found.setdefault(path[:depth], number)
    return found
