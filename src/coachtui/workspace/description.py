"""What a workspace is: ``workspace.toml``."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import structs

from coachtui.files import toml
from coachtui.files.aside import set_aside
from coachtui.files.errors import Garbled, Gone, TooNew, Unread
from coachtui.files.save import save
from coachtui.workspace.model import Meta

WORKSPACE = "workspace.toml"
_OTHERS = ("answers.toml", "answers.toml.bak", "changes")


def read(folder: Path) -> tuple[Meta, Unread | None]:
    """What the workspace of a folder is, and why that couldn't be read as a whole.

    Where it couldn't, it is what it was before it was last written, as far as that is known.

    Raises:
        FileNotFoundError: the folder holds no workspace.
    """
    path = folder / WORKSPACE
    document = toml.read(path)
    if not document.digest and not document.fault:
        if not any((folder / name).exists() for name in _OTHERS):
            raise FileNotFoundError(path)
        return before(folder) or Meta(id=folder.name), Gone(path)
    if not document.fault or isinstance(document.fault, TooNew):
        try:
            meta = msgspec.convert({**document.data, "id": folder.name}, Meta)
        except msgspec.ValidationError as error:
            document = structs.replace(document, fault=Garbled(path, str(error)))
        else:
            return meta, document.fault
    return before(folder) or Meta(id=folder.name), document.fault


def before(folder: Path) -> Meta | None:
    """What the workspace of a folder was before that was last written; None: it isn't known."""
    document = toml.read(folder / f"{WORKSPACE}.bak")
    if not document.digest or document.fault:
        return None
    try:
        return msgspec.convert({**document.data, "id": folder.name}, Meta)
    except msgspec.ValidationError:
        return None


def mend(folder: Path) -> None:
    """Where it can't be read what the workspace is, and it is known what it was, write that.

    What stood there is put away.

    Raises:
        SaveError: it couldn't be put away, or written.
    """
    path = folder / WORKSPACE
    try:
        fault, meta = read(folder)[1], before(folder)
    except FileNotFoundError:
        return
    if meta is None or fault is None or isinstance(fault, TooNew):
        return
    if path.exists():
        set_aside(path)
    save(path, (folder / f"{WORKSPACE}.bak").read_bytes())


def note(folder: Path, meta: Meta, digest: str) -> Meta:
    """Note a pack's digest; all else stays as it is on the disk now, where that can be read.

    Raises:
        SaveError: it couldn't be written.
    """
    with suppress(FileNotFoundError):
        there, fault = read(folder)
        meta = meta if fault else there
    meta = structs.replace(meta, digest=digest)
    write(folder, meta)
    return meta


def write(folder: Path, meta: Meta) -> None:
    """Write what a workspace is; keys that this version doesn't know stay.

    Raises:
        SaveError: it couldn't be written.
    """
    path = folder / WORKSPACE
    document = toml.read(path)
    if document.earlier:
        set_aside(path)
    fields = Meta.__struct_fields__
    unknown = {key: one for key, one in document.data.items() if key not in fields}
    known = {key: one for key, one in structs.asdict(meta).items() if one and key != "id"}
    save(path, toml.dump({**known, **unknown}), keep=not document.fault)
