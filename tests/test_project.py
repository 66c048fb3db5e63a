"""What the project says of itself stays true: README, versions, wheel, imports."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from zipfile import ZipFile

import pytest
import tomli
from hatchling import build

import coachtui
from coachtui.authoring.new import TEMPLATE
from coachtui.cli.commands import COMMANDS
from tests.conftest import REPOSITORY

PACKAGE_HOSTS = re.compile(r"p[y]pi\.|p[y]thonhosted|n[p]mjs|d[e]b\.debian|d[e]bian\.(org|net)")
OUTSIDE = re.compile(r"(?<![\w.])/(w[o]rk|r[o]ot|o[p]t)/")


def text(path: str) -> str:
    return (REPOSITORY / path).read_text("utf-8")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def recipes() -> list[str]:
    """What `make test` and `make check` run, as a person would type it."""
    lines = re.findall(r"^\t((?:\$\(in_venv\)|\.venv/bin/lint).*)", text("Makefile"), re.MULTILINE)
    typed = [line.replace("$(in_venv)", ".venv/bin/python -m") for line in lines]
    return [line for line in typed if not re.search(r"ROWS|benchmarks", line)]


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=True
    ).stdout.decode()
    return [REPOSITORY / name for name in listed.split("\0") if name]


def test_the_first_screenful_of_the_readme_names_both_commands() -> None:
    first = "\n".join(text("README.md").splitlines()[:24])
    assert re.search(r"^make run\b", first, re.MULTILINE)
    assert re.search(r"^make test\b", first, re.MULTILINE)


def test_the_readme_has_each_line_that_make_test_runs() -> None:
    assert len(recipes()) == 5
    for line in recipes():
        assert line.removesuffix(" --no-logo") in text("README.md")


def test_the_readme_has_each_command_and_none_that_is_missing() -> None:
    cells = re.findall(r"^\| (`.*?) \|", text("README.md"), re.MULTILINE)
    named = {name.split()[0] for cell in cells for name in re.findall(r"`([^`]+)`", cell)}
    assert named - {"coachtui"} == COMMANDS.keys()


def test_the_readme_knows_how_long_the_lesson_takes() -> None:
    said = [int(minutes) for minutes in re.findall(r"about (\d+)\s+minutes", text("README.md"))]
    lessons = json.loads(run(sys.executable, "-m", "coachtui", "lessons", "--json").stdout)
    taken = [route["minutes"] for route in lessons[0]["routes"]]
    assert said == pytest.approx(taken, abs=4)


def test_what_the_readme_names_is_what_is_checked_before_a_change_is_taken_in() -> None:
    assert re.search(r"^stage .* make test$", text(".ci/run"), re.MULTILINE)


def test_the_newest_change_is_about_this_version() -> None:
    newest = re.search(r"^## (\S+)", text("CHANGELOG.md"), re.MULTILINE)
    assert newest
    assert newest[1] == coachtui.__version__ == metadata.version("coachtui")


def test_no_file_names_a_package_host_or_a_folder_outside_of_the_repository() -> None:
    found = []
    for path in tracked():
        if path.is_file():
            for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
                if PACKAGE_HOSTS.search(line) or OUTSIDE.search(line):
                    found.append(f"{path.relative_to(REPOSITORY)}:{number}: {line.strip()}")
    assert found == []


@pytest.fixture(params=["wheel", "editable"])
def built(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, set[str]]:
    """A way to install, and the names of all files that it puts there."""
    monkeypatch.chdir(REPOSITORY)
    name = getattr(build, f"build_{request.param}")(str(tmp_path))
    with ZipFile(tmp_path / name) as archive:
        return request.param, set(archive.namelist())


def test_a_wheel_brings_the_content_and_an_editable_install_no_copy_of_it(
    built: tuple[str, set[str]],
) -> None:
    way, names = built
    content = {name for name in names if name.startswith("coachtui/content/")}
    expected = {
        f"coachtui/{path.relative_to(REPOSITORY)}"
        for path in (REPOSITORY / "content").rglob("*")
        if path.is_file()
    }
    assert content == (expected if way == "wheel" else set())


def test_a_wheel_brings_what_a_new_pack_begins_with(built: tuple[str, set[str]]) -> None:
    way, names = built
    inside = "authoring/template"
    found = {name for name in names if name.startswith(f"coachtui/{inside}/")}
    expected = {
        f"coachtui/{inside}/{path.relative_to(TEMPLATE)}"
        for path in TEMPLATE.rglob("*.*")
        if path.is_file()
    }
    assert len(expected) > 5
    assert found == (expected if way == "wheel" else set())


def test_no_test_is_installed(built: tuple[str, set[str]]) -> None:
    _, names = built
    assert [name for name in names if re.search(r"(^|/)(tests?|benchmarks)[/_]", name)] == []


WITHOUT_SCREEN = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
    for drawing in {"textual", "rich"} & sys.modules.keys():
        sys.exit(f"{name} loads {drawing}")
"""


def test_nothing_but_the_full_screen_face_loads_what_draws() -> None:
    source = REPOSITORY / "src"
    modules = [
        ".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted((source / "coachtui").rglob("*.py"))
        if "tui" not in path.relative_to(source / "coachtui").parts
    ]
    assert len(modules) > 20  # there is something to test
    assert run(sys.executable, "-c", WITHOUT_SCREEN, *modules).stderr == ""


@pytest.mark.parametrize(
    "command", ["--version", "--help", "where", "questions", "checklist", "strategy", "calendar"]
)
def test_no_command_loads_what_draws(command: str) -> None:
    report = ["--json"] if command == "calendar" else []
    done = run(sys.executable, "-X", "importtime", "-m", "coachtui", command, *report)
    imported = set(re.findall(r"\| +(\w+)$", done.stderr, re.MULTILINE))
    assert done.returncode == 0
    assert "typer" in imported
    assert imported & {"textual", "rich"} == set()
    assert imported & {"icalendar", "dateutil", "tzlocal"} == set(), "only for a calendar file"


@pytest.mark.parametrize(("number", "knows"), [(1, {"tui"}), (2, {"cli"})])
def test_each_room_is_held_to_what_it_may_know(number: int, knows: set[str]) -> None:
    contract = tomli.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"][number]
    rooms = {path.stem for path in (REPOSITORY / "src" / "coachtui").iterdir()}
    held = {name.removeprefix("coachtui.") for name in contract["source_modules"]}
    assert held == rooms - knows - {"__init__", "__pycache__"}
