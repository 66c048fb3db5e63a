"""What the rows of the bar measured, as one table at the end of a run.

A test says which row it is of by the mark ``row``, and what it did by the fixture `measured`:
``measured(kills=20, lost=0)``. Figures of one row are added up over its tests; of a figure that
is called ``most_...`` the highest stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

import pytest

ROWS: Mapping[str, str] = {
    "R1": "killed before each call of a save",
    "R2": "an error at each call of a save",
    "R3": "killed while answers are typed",
    "R4": "power cuts, ext4 and XFS",
    "R6": "a full disk",
    "R7": "nothing can be written",
    "R8": "several at once",
    "R9": "changed by somebody else",
    "R10": "damaged files",
    "R11": "saved, then loaded",
    "R13": "30,000 decisions",
    "S1": "escape sequences in words",
    "S2": "markup in words",
    "S3": "out as CSV, Markdown, text",
    "S4": "out as HTML",
    "S5": "out as a calendar",
    "S8": "files made to keep us busy",
    "S9": "modes, and where words stand",
    "S12": "a crash tells nothing",
    "S18": "wrong lines are noticed",
}
"""What each row is about."""

ELSEWHERE: Mapping[str, str] = {
    "tests/cli/test_crash.py": "S12",
    "tests/cli/test_hostile.py": "S1",
    "tests/documents/test_as_ics.py": "S5",
    "tests/documents/test_formats.py": "S4",
    "tests/documents/test_quoting.py": "S3",
    "tests/pack/test_hostile.py": "S8",
    "tests/plain/test_hostile.py": "S1",
    "tests/tui/test_hostile.py": "S2",
}
"""Files of tests outside of this folder that are of a row."""

Figures = Mapping[str, float]
Measured = Callable[..., None]


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", "row(name): the row of the reliability bar a test is of")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Note the row of a test where its report can be asked for it, also by another process."""
    mark = item.get_closest_marker("row")
    name = mark.args[0] if mark else ELSEWHERE.get(item.nodeid.partition("::")[0])
    if name:
        item.user_properties.append(("row", name))


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Measured:
    """Say what was done and found, by name and number; `of` names another row than the test's."""

    def say(of: str = "", **figures: float) -> None:
        request.node.user_properties.append(("figures", (of, figures)))

    return say


def pytest_terminal_summary(terminalreporter: Any) -> None:  # noqa: ANN401  (pytest's own)
    """Print the table, where any test was of a row."""
    found = rows_of(
        report
        for outcome in ("passed", "failed", "skipped", "error")
        for report in terminalreporter.stats.get(outcome, ())
    )
    if found:
        terminalreporter.section("the bar")
        for line in table(found):
            terminalreporter.write_line(line)


class Row:
    """What was found of one row."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.seconds = 0.0
        self.figures: dict[str, float] = {}

    def add(self, report: pytest.TestReport) -> None:
        """Add one test."""
        self.outcomes[report.outcome] += 1
        self.seconds += report.duration

    def count(self, figures: Figures) -> None:
        """Add what one test measured."""
        for name, number in figures.items():
            old = self.figures.get(name, 0)
            self.figures[name] = max(old, number) if name.startswith("most_") else old + number


def rows_of(reports: Iterable[pytest.TestReport]) -> dict[str, Row]:
    """What was found of each row, in the order of `ROWS`; those of which nothing ran are absent."""
    found: dict[str, Row] = {}
    for report in reports:
        # A file that couldn't be read is reported too, and measured nothing.
        row = dict(getattr(report, "user_properties", ())).get("row")
        if isinstance(row, str) and (report.when == "call" or report.outcome != "passed"):
            found.setdefault(row, Row()).add(report)
            for of, figures in _figures(report):
                found.setdefault(of or row, Row()).count(figures)
    return {name: found[name] for name in ROWS if name in found}


def _figures(report: pytest.TestReport) -> list[tuple[str, Figures]]:
    """What a test measured, each with the row that it names, if any."""
    said = (value for name, value in report.user_properties if name == "figures")
    return [cast("tuple[str, Figures]", one) for one in said]


def table(found: Mapping[str, Row]) -> list[str]:
    """The rows as lines of a Markdown table."""
    return [
        "| row | what happens | tests | failed | skipped | figures | seconds |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        *(_line(name, row) for name, row in found.items()),
    ]


def _line(name: str, row: Row) -> str:
    cells = (
        name,
        ROWS[name],
        f"{row.outcomes.total():,}",
        f"{row.outcomes['failed']:,}",
        f"{row.outcomes['skipped']:,}",
        " · ".join(f"{_number(number)} {_words(one)}" for one, number in row.figures.items()),
        f"{row.seconds:,.0f}",
    )
    return f"| {' | '.join(cells)} |"


def _number(number: float) -> str:
    return f"{number:,}" if isinstance(number, int) else f"{number:,.2f}"


def _words(name: str) -> str:
    return name.replace("most_", "").replace("_", " ")
