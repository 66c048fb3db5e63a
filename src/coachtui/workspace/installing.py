"""Installing a pack: copied into the home whole, or not at all."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path

from coachtui.files import locks
from coachtui.files.errors import SaveError, cause_of
from coachtui.files.folders import put
from coachtui.files.save import make_folder
from coachtui.workspace.errors import NotInstalled
from coachtui.workspace.home import Home
from coachtui.workspace.packs import PACKS

LOCK = ".lock"


def install(home: Home, id_: str, files: Mapping[str, bytes]) -> Path:
    """Copy a pack into the home, in the place of an earlier one of the same id.

    Args:
        home: Where it goes.
        id_: The pack's id.
        files: Path inside the pack to its bytes.

    Returns:
        Its folder.

    Raises:
        NotInstalled: it couldn't be copied; what was installed before is as it was.
        Held: another program is installing one, and doesn't come to an end.
    """
    root = home.path / PACKS
    try:
        make_folder(root)
        _put(root, id_, files)
    except SaveError as error:
        if error.replaced:
            raise
        raise NotInstalled(error.cause, _instead(error.errno)) from error
    except OSError as error:
        raise NotInstalled(cause_of(error)[0], _instead(error.errno or 0)) from error
    return root / id_


def _instead(number: int) -> str:
    if number in (errno.ENOSPC, errno.EDQUOT):
        return "Make room on the disk, then say it again."
    return "Mend that, or name another place with --home."


def _put(root: Path, id_: str, files: Mapping[str, bytes]) -> None:
    folder, lock = root / id_, None
    try:
        lock = locks.take(root / LOCK, "command")
    except OSError as error:
        if error.errno not in locks.UNSUPPORTED:
            raise
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            what = "a link to another place" if folder.is_symlink() else "a file"
            raise NotInstalled(f"{folder} is {what}", "Move it away, then say it again.")
        put(folder, files)
    finally:
        if lock:
            lock.release()
