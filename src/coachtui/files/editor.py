"""Words in the person's own editor, by way of a file that only they can read."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from coachtui.text import clean


def command(named: str = "") -> tuple[str, ...]:
    """The editor: the one named in the settings, else ``VISUAL``, else ``EDITOR``; () for none."""
    for words in (named, os.environ.get("VISUAL", ""), os.environ.get("EDITOR", "")):
        try:
            parts = shlex.split(words)
        except ValueError:
            continue
        if parts and shutil.which(parts[0]):
            return tuple(parts)
    return ()


def edited(editor: tuple[str, ...], folder: Path, text: str) -> str:
    """What the text is once the editor is closed. This waits for it.

    Args:
        editor: A command and its arguments.
        folder: Where the file stands meanwhile; it is removed, whatever happens.
        text: What to begin with.

    Raises:
        OSError: the file couldn't be written or read, or the editor couldn't be started.
    """
    handle, name = tempfile.mkstemp(prefix="writing-", suffix=".txt", dir=folder)
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{text}\n" if text else "")
        done = subprocess.run([*editor, name], check=False)  # noqa: S603  (their own editor)
        if done.returncode:
            return text
        return clean(path.read_bytes().decode("utf-8", "replace")).rstrip("\n")
    finally:
        path.unlink(missing_ok=True)
