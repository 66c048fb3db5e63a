"""S18: of the slips of a hand in what cleans and what migrates, 9 in 10 are noticed.

The list of mutants is what is rested on; this is what nobody thought of.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bar.changes import changed
from tests.bar.figures import Measured
from tests.bar.test_mutants import REPOSITORY, sources

pytestmark = [pytest.mark.row("S18"), pytest.mark.bar, pytest.mark.long]
__all__ = ["sources"]

NOTICING = {
    "text.py": ("test_text.py",),
    "files/migrate.py": ("files/test_migrate.py", "frozen/test_earlier_schemas.py"),
}
"""A source, and the tests that are near to it."""

MOST = int(os.environ.get("BAR_CHANGES", "20"))
"""The most changes that are tried of one source."""

LEAST = 0.9
PYTEST = (
    *(sys.executable, "-m", "pytest", "-qx", "-m", ""),
    *("-p", "no:cacheprovider", "-p", "pytest_asyncio.plugin"),
)


def noticed(sources: Path, tests: tuple[str, ...]) -> bool:
    """Whether a test fails."""
    done = subprocess.run(
        [*PYTEST, *(f"tests/{one}" for one in tests)],
        cwd=REPOSITORY,
        env={
            **os.environ,
            "PYTHONPATH": str(sources),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        },
        capture_output=True,
        timeout=300,
        check=False,
    )
    return done.returncode != 0


@pytest.mark.parametrize("file", NOTICING)
def test_a_slip_of_the_hand_is_noticed(sources: Path, file: str, measured: Measured) -> None:
    path = sources / "coachtui" / file
    right = path.read_text()
    every = list(changed(right))
    some = random.Random(file).sample(every, min(MOST, len(every)))
    try:
        assert not noticed(sources, NOTICING[file]), "as it stands nothing fails"
        missed = []
        for what, source in some:
            path.write_text(source)
            if not noticed(sources, NOTICING[file]):
                missed.append(what)
    finally:
        path.write_text(right)
    measured(changes=len(some), noticed=len(some) - len(missed))
    assert len(missed) <= (1 - LEAST) * len(some), missed
