"""The house is built as docs/architecture.md says: its names exist, and no module leads back."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from pkgutil import resolve_name

import pytest
import tomli

from tests.conftest import REPOSITORY

SOURCE = REPOSITORY / "src" / "coachtui"
ROOMS = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()}

BACK = {
    "tui.places": "a screen may lead to the one it came from; the ways between them stand here",
    "tui.fields": "a list's rows are filled in by fields, and a list is a field",
    "tui.coach": "of itself the app puts one thing: two versions of a file that are to be settled",
}
"""Modules whose late imports lead back to themselves, each with the reason."""


def text(path: str) -> str:
    return (REPOSITORY / path).read_text("utf-8")


def imported(node: ast.AST, *, late: bool = True) -> Iterator[str]:
    """Names that are imported when a module runs; what is for types alone isn't."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ImportFrom) and child.module:
            yield child.module
            yield from (f"{child.module}.{alias.name}" for alias in child.names)
        elif isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        elif late or not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from imported(child, late=late)


def by_name(tree: ast.Module) -> Iterator[str]:
    """What `import_module` may be given: a module that is named, or any one of a folder."""
    nodes = list(ast.walk(tree))
    if not any(isinstance(node, ast.Name) and node.id == "import_module" for node in nodes):
        return
    for node in nodes:
        if isinstance(node, ast.Constant) and str(node.value).startswith("coachtui."):
            said = str(node.value)
            whole = [name for name in trees() if f"coachtui.{name}".startswith(said)]
            yield from whole if said.endswith(".") else [said]


def anyhow(tree: ast.Module) -> Iterator[str]:
    """All that a module imports: at once, late, and by name."""
    yield from imported(tree)
    yield from by_name(tree)


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


@cache
def trees() -> dict[str, ast.Module]:
    """Every module, as it is written."""
    return {name_of(path): ast.parse(path.read_text("utf-8")) for path in SOURCE.rglob("*.py")}


def imports(*, back: Mapping[str, str] = BACK) -> dict[str, set[str]]:
    """Module to the modules that it imports; of those in `back` only what they begin with."""
    return {
        name: {
            other
            for one in (imported(tree, late=False) if name in back else anyhow(tree))
            if (other := one.removeprefix("coachtui.")) in trees() and other != name
        }
        for name, tree in trees().items()
    }


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """Modules of which each is imported by the next, the last one by the first; or none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_module_leads_back_to_itself() -> None:
    assert len(imports()) > 300  # there is something to test
    assert circle(imports()) == []


def test_a_late_import_counts_as_any() -> None:
    tree = ast.parse("def go():\n    from coachtui.tui.home import HomeScreen")
    assert set(imported(tree)) == {"coachtui.tui.home", "coachtui.tui.home.HomeScreen"}
    assert list(imported(tree, late=False)) == []


@pytest.mark.parametrize("name", BACK)
def test_a_module_that_may_lead_back_does(name: str) -> None:
    others = {one: why for one, why in BACK.items() if one != name}
    assert name in circle(imports(back=others))


def named() -> list[str]:
    """Modules, functions and fields that the page on the architecture names."""
    rooms = "|".join(sorted(ROOMS))
    return re.findall(rf"`((?:{rooms})(?:\.\w+)+)`", text("docs/architecture.md"))


def test_the_way_of_an_answer_leads_through_every_room_of_the_core() -> None:
    through = {name.partition(".")[0] for name in named()}
    assert through >= {"tui", "plain", "cli", "workspace", "interview", "strategy", "decide"}
    assert "files.save.save" in named()


@pytest.mark.parametrize("name", sorted(set(named())))
def test_what_the_architecture_names_exists(name: str) -> None:
    resolve_name(f"coachtui.{name}")


def paths(page: str) -> list[str]:
    return re.findall(r"`([a-z][\w/]*(?:/|\.(?:py|md|toml)))`", text(page))


@pytest.mark.parametrize(
    ("page", "path"),
    [
        (page, path)
        for page in ("docs/architecture.md", "CONTRIBUTING.md")
        for path in sorted(set(paths(page)) - {"answers.toml", "edits.toml", "cache/"})
    ],
)
def test_each_file_and_folder_that_is_named_is_there(page: str, path: str) -> None:
    roots = (REPOSITORY, SOURCE, REPOSITORY / "content" / "linkedin")
    assert any((root / path).exists() for root in roots)


def test_the_picture_has_the_rooms_in_the_order_that_imports_are_held_to() -> None:
    picture = text("docs/architecture.md").split("```")[1]
    drawn = [
        line.split("  ")[0].replace("│", "|").strip()
        for line in picture.replace("\n ", "\n").splitlines()
        if re.match(r"[a-z_]", line)
    ]
    layers = tomli.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]["layers"]
    assert drawn == layers


def test_every_room_says_what_it_decides() -> None:
    told = re.findall(r"^\| `(\w+)/` \|", text("docs/architecture.md"), re.MULTILINE)
    assert set(told) == ROOMS
