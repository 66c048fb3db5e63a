"""`coachtui pack preview`: a pack as people will see it, while it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coachtui.cli.face import linear
from coachtui.cli.given import Command
from coachtui.cli.mistakes import counted, pack_of, tell, there
from coachtui.cli.say import PROBLEM, WRONG, fail, unknown
from coachtui.files.named import named
from coachtui.pack.folder import MAIN
from coachtui.workspace.spot import Spot

if TYPE_CHECKING:
    from coachtui.pack.model import Pack


def add_to(app: typer.Typer) -> None:
    """Make this command of a noun."""
    app.command("preview", cls=Command)(preview)


def preview(
    context: typer.Context,
    path: Annotated[
        str, typer.Argument(metavar="FILE[:QUESTION]", help="A lesson's file, or the folder.")
    ],
    *,
    plain: Annotated[bool, typer.Option("--plain", help="Line by line.")] = False,
) -> None:
    """Show a pack as people will see it, anew at each save. What you answer is thrown away."""
    _ = context
    file, question = _named(path)
    folder = file if file.is_dir() else pack_of(file)
    if not there(folder / MAIN):
        instead = "Name a lesson of a pack, or its folder; `coachtui pack new` begins one."
        fail(f"{folder} is no pack: it has no {MAIN}", instead=instead, safe="", code=WRONG)
    in_lines = linear(plain, "`coachtui pack preview --plain`")
    from coachtui.authoring.preview import look

    seen = look(folder)
    if seen.pack is None:
        tell(seen.mistakes)
        what = f"It can't be shown as it stands: {counted(len(seen.mistakes))} to mend first"
        fail(what, safe="", code=PROBLEM)
    spot = _spot(seen.pack, file, question)
    if in_lines:
        from coachtui.plain.pack_preview import run as run_plain

        raise typer.Exit(run_plain(folder, seen, spot))
    from coachtui.tui.pack_preview import run as run_screen

    raise typer.Exit(run_screen(folder, seen, spot))


def _named(path: str) -> tuple[Path, str]:
    """The file or folder that was named, and the question behind it."""
    whole, (head, _, question) = named(path), path.rpartition(":")
    if there(whole) or not head:
        question, head = "", path
    file = named(head)
    if not there(file):
        instead = "Name a lesson of a pack, or its folder."
        fail(f"There is no file or folder {head}", instead=instead, safe="", code=WRONG)
    return file, question


def _spot(pack: Pack, file: Path, question: str) -> Spot:
    """Where to begin: at the question, else at the lesson's first; else at the first screen."""
    lesson = file.stem if file.parent.name == "lessons" and file.suffix == ".md" else ""
    lessons = {one.id: one for one in pack.lessons}
    if lesson and lesson not in lessons:
        instead = f'Add it to `lessons` in {MAIN}: lessons = [..., "{lesson}"]'
        what = f"The lesson `{lesson}` isn't listed in {MAIN}, so nobody sees it"
        fail(what, instead=instead, safe="", code=WRONG)
    if question and question not in pack.questions:
        unknown("question", question, pack.questions)
    asked = [id_ for page in lessons[lesson].pages for id_ in page.questions] if lesson else []
    if question and question not in asked:
        lesson = pack.questions[question].lesson
    return Spot(lesson=lesson, question=question)
