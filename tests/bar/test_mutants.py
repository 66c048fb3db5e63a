"""S18: each line that something rests on is missed by a test once it is wrong.

``mutants`` holds a file for each thing that is rested on. A mutant says which file of
``src/coachtui`` it changes, how, and which test notices: a file of ``tests``, a test in it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import msgspec
import pytest
import tomli
from msgspec import Struct

from tests.bar.figures import Measured

pytestmark = pytest.mark.row("S18")

REPOSITORY = Path(__file__).resolve().parents[2]


class Mutant(Struct, frozen=True, forbid_unknown_fields=True):
    """One small change that must not go unnoticed."""

    name: str
    file: str
    old: str
    new: str
    tests: str
    """The file of the test that notices, under ``tests/``."""
    test: str
    """Its name, without ``test_``."""


MUTANTS = [
    (path.stem, mutant)
    for path in sorted(Path(__file__).with_name("mutants").glob("*.toml"))
    for mutant in msgspec.convert(tomli.loads(path.read_text())["mutant"], list[Mutant])
]
"""Each with what it is about."""


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources, to be changed."""
    copy = tmp_path_factory.mktemp("mutants") / "src"
    shutil.copytree(REPOSITORY / "src", copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy.parent / "content").symlink_to(REPOSITORY / "content")
    return copy


def _noticed(sources: Path, mutant: Mutant) -> bool:
    chosen = [f"tests/{mutant.tests}.py", "-k", f"test_{mutant.test}"]
    # Without the plugins that none of these tests needs, a start takes a third of the time.
    plugins = ["-p", "no:cacheprovider", "-p", "pytest_asyncio.plugin"]
    env = {
        **os.environ,
        "PYTHONPATH": str(sources),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-qx", *plugins, *chosen],
        cwd=REPOSITORY,
        env=env,
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stdout.decode()
    return done.returncode == 1


@pytest.mark.bar
@pytest.mark.parametrize(
    "mutant",
    [
        pytest.param(
            mutant, id=f"{about}: {mutant.name}", marks=[pytest.mark.long] if place % 8 else []
        )
        for place, (about, mutant) in enumerate(MUTANTS)
    ],
)
def test_a_wrong_line_is_noticed(sources: Path, mutant: Mutant, measured: Measured) -> None:
    path = sources / "coachtui" / mutant.file
    right = path.read_text()
    assert right.count(mutant.old) == 1
    try:
        path.write_text(right.replace(mutant.old, mutant.new))
        assert _noticed(sources, mutant)
        measured(mutants=1, missed=0)
    finally:
        path.write_text(right)


def test_the_list_fits_the_sources_and_the_tests() -> None:
    """So that it doesn't rot unheard between two runs of the bar."""
    assert {about for about, _ in MUTANTS} == {"backup", "export", "reading", "saving", "text"}
    assert min(Counter(about for about, _ in MUTANTS).values()) >= 20
    for _, mutant in MUTANTS:
        text = (REPOSITORY / "src" / "coachtui" / mutant.file).read_text()
        assert text.count(mutant.old) == 1, mutant.name
        assert mutant.old != mutant.new, mutant.name
        tests = (REPOSITORY / "tests" / f"{mutant.tests}.py").read_text()
        assert f"def test_{mutant.test}(" in tests, mutant.name
