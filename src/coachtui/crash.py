"""What is left of a crash: where in the program it happened, and nothing of anybody's words.

A traceback as Python prints it holds messages, and so names and answers; paths hold the name
of whoever is logged in. A report names places in the program, versions, and kinds of errors.
"""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from coachtui import __version__
from coachtui.clock import WrongClock, stamp

REPORTS = "reports"
"""The folder of reports, inside of a home."""

APP = "the app"
"""What is being done while the full-screen app is open."""

_CHAIN = 20
"""The most errors, one behind the other, that a report follows."""


def report(error: BaseException, home: Path | None, doing: str = "") -> Path | None:
    """Write a report that can be shown to anybody.

    Args:
        error: What wasn't foreseen.
        home: Where data are kept; where it isn't known, isn't there, or can't be written to,
            the report goes among temporary files.
        doing: Which command or screen it was; a word of the program, never of a person.

    Returns:
        The file, or None where none could be written.
    """
    text = "".join(f"{line}\n" for line in _lines(error, doing))
    for folder in _folders(home):
        path = folder / f"crash-{_moment().replace(':', '')}-{os.urandom(2).hex()}.txt"
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
            with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            continue
        return path
    return None


def reports(home: Path) -> tuple[Path, ...]:
    """The reports that are kept, the newest first."""
    try:
        found = (path for path in (home / REPORTS).glob("crash-*.txt") if path.is_file())
        return tuple(sorted(found, reverse=True))
    except OSError:
        return ()


def untold(home: Path, told: str) -> Path | None:
    """The report of the last sitting, where that broke off and nobody was told since.

    Args:
        home: Where data are kept.
        told: The name of the last report that was told of.
    """
    newest = next(iter(reports(home)), None)
    if newest is None or newest.name <= told:
        return None
    try:
        lines = newest.read_text("utf-8").splitlines()[:3]
    except (OSError, ValueError):
        return None
    # Whoever gave a command was told at once.
    return newest if not lines[2:] or lines[2] in ("", f"doing {APP}") else None


def tilde(path: Path) -> str:
    """A path as it may be shown: without the name of whoever is logged in."""
    try:
        return str(Path("~") / path.absolute().relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def _moment() -> str:
    """The present moment; a clock that is frozen wrongly must not cost the report."""
    try:
        return stamp()
    except WrongClock:
        return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _folders(home: Path | None) -> Iterator[Path]:
    with suppress(OSError):  # a name that is too long, for one
        if home and home.is_dir():
            yield home / REPORTS
    import tempfile  # late: it takes long to load, and nobody waits for it here

    yield Path(tempfile.gettempdir())


def _lines(error: BaseException, doing: str) -> Iterator[str]:
    yield f"coachtui {__version__}, Python {platform.python_version()}, {sys.platform}"
    yield f"at {_moment()}"
    if doing:
        yield f"doing {doing}"
    for link in _chain(error):
        yield ""
        yield f"{type(link).__module__}.{type(link).__qualname__}"
        for frame, line in traceback.walk_tb(link.__traceback__):
            code = frame.f_code
            yield f"  {_place(code.co_filename)}:{line} in {code.co_name}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    for _ in range(_CHAIN):
        if link is None:
            return
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _place(file: str) -> str:
    """A file's path from its package on; outside of packages its name alone."""
    parts = Path(file).parts
    for start in ("site-packages", "coachtui"):
        if start in parts:
            last = len(parts) - 1 - parts[::-1].index(start)
            return "/".join(parts[last + (start == "site-packages") :])
    return parts[-1] if parts else ""
