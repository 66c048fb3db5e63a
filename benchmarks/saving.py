"""Saving one answer among 200, against writing the same files with nothing else around."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path
from statistics import median

from benchmarks.measure import Found, alternate, milliseconds, ratio, room
from benchmarks.world import ANSWERS, furnish, open_text_question
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace

TURNS = 40


def measure() -> list[Found]:
    """An answer given and flushed, at most 3 times a bare write, fsync, rename, fsync."""
    with room() as folder:
        home = furnish(folder / "coachtui")
        workspace = open_workspace(Home(home), holder="command")
        question = open_text_question(workspace.pack)
        numbers = count(1)

        def answer() -> None:
            workspace.answer(question, f"Words number {next(numbers)} of the one who answers.")
            workspace.flush()

        answer()
        before = _stamps(workspace.store.folder)
        answer()
        after = _stamps(workspace.store.folder)
        written = sorted(path for path in after if before.get(path) != after[path])
        assert any(path.name == "answers.toml" for path in written)
        contents = [path.read_bytes() for path in written if path.suffix != ".bak"]
        bare = folder / "bare"
        bare.mkdir()
        ours, theirs = alternate(
            TURNS,
            lambda: milliseconds(answer),
            lambda: milliseconds(lambda: _write_all(bare, contents)),
        )
        workspace.close()
    sizes = ", ".join(f"{len(content) / 1000:.0f}" for content in contents)
    assert median(theirs) > 0
    return [ratio(f"saving one of {ANSWERS} answers, files of {sizes} kB", ours, theirs, 3)]


def _stamps(folder: Path) -> dict[Path, tuple[int, int]]:
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {path: (stat.st_ino, stat.st_mtime_ns) for path, stat in found}


def _write_all(folder: Path, contents: list[bytes]) -> None:
    for number, content in enumerate(contents):
        temporary = folder / f"{number}.tmp"
        fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(fd, content)
        os.fsync(fd)
        os.close(fd)
        temporary.replace(folder / str(number))
        fd = os.open(folder, os.O_RDONLY)
        os.fsync(fd)
        os.close(fd)
