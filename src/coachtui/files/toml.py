"""TOML files of a workspace: built, and read so that nothing missing goes unnoticed.

A TOML file that lost its end still parses. So each begins with ``schema`` and ends with a
table ``[eof]`` that says how many records stand above it and what they add up to. Without it
a file is cut short; where it says otherwise, somebody edited the file by hand.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import tomli
import tomli_w  # not late: a disk that fails while we save may not give it any more
from msgspec import Struct, structs

from coachtui.files import migrate
from coachtui.files.bounds import small_enough, within
from coachtui.files.errors import CutShort, Garbled, TooNew, Unread
from coachtui.files.load import MOST, digest, load

_EOF = "[eof]\n"


class Document(Struct, frozen=True, kw_only=True):
    """What a TOML file says, as far as it could be read."""

    data: Mapping[str, object] = {}
    """Without ``schema`` and ``eof``, as the newest schema has it; every string in it is clean."""
    digest: str = ""
    """SHA-256 of the bytes that were read; empty: there is no file."""
    by_hand: bool = False
    """Somebody edited it: it is whole, but not as it was saved."""
    earlier: bool = False
    """It was written in an earlier schema: a copy of it is kept before it is saved over."""
    fault: Unread | None = None
    """Why it couldn't be read as a whole, so that it must not be saved over."""


def piece(data: Mapping[str, object]) -> str:
    """Part of a document as TOML text that was read back: tables, without schema and end.

    Raises:
        ValueError: The data can't be written so that it reads the same.
    """
    text = tomli_w.dumps(data, multiline_strings=True)
    if tomli.loads(text) != as_read(data):
        raise ValueError("these data read otherwise than they were written")
    return text


def assemble(pieces: Iterable[str], records: int) -> bytes:
    """A whole file from its pieces, values that are no tables first.

    Raises:
        ValueError: It would be larger than what is read.
    """
    body = "\n".join([f"schema = {migrate.newest()}\n", *pieces]).encode() + b"\n"
    if len(body) > MOST or not small_enough(body):
        raise ValueError("this is more than would be read again")
    return body + f'{_EOF}records = {records}\ncheck = "{zlib.crc32(body):08x}"\n'.encode()


def dump(data: Mapping[str, object]) -> bytes:
    """A whole file at once.

    Raises:
        ValueError: The data can't be written so that they read the same.
    """
    return assemble([piece(data)] if data else [], count(data))


def count(data: Mapping[str, object]) -> int:
    """How many records a document holds: those of its tables, and each other value as one."""
    return sum(len(one) if isinstance(one, (Mapping, list, tuple)) else 1 for one in data.values())


def read(path: Path) -> Document:
    """Read a file that was built here, in whatever schema, or edited by hand since; or none."""
    try:
        raw = load(path)
    except FileNotFoundError:
        return Document()
    except Unread as fault:
        return Document(fault=fault)
    try:
        data = parse(path, raw)
    except Garbled as fault:
        ends = _EOF.encode().strip() in raw and b"\0" not in raw
        return Document(digest=digest(raw), fault=fault if ends else CutShort(path))
    schema, eof = data.pop("schema", None), data.pop("eof", None)
    document = Document(
        data=data,
        digest=digest(raw),
        by_hand=eof != {"records": count(data), "check": _check(raw)},
        fault=_fault(path, schema, eof),
    )
    return _of_today(path, document, schema) if isinstance(schema, int) else document


def parse(path: Path, raw: bytes) -> dict[str, object]:
    """Parse TOML within bounds; every string comes out clean.

    Raises:
        Garbled: It isn't UTF-8 or isn't TOML, lies too deep, or holds numbers beyond bounds.
    """
    if not small_enough(raw):
        raise Garbled(path, "more stands in it than anybody could have said")
    try:
        data = tomli.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Garbled(path, "this isn't UTF-8", line) from error
    except tomli.TOMLDecodeError as error:
        # Its message may end in the file's own words; the line says enough.
        raise Garbled(path, error.msg.partition(":")[0], error.lineno) from error
    except RecursionError as error:
        raise Garbled(path, "tables or lists lie too deep in it") from error
    except ValueError as error:
        raise Garbled(path, "a number or a date in it is beyond all bounds") from error
    try:
        return within(data)
    except ValueError as error:
        raise Garbled(path, str(error)) from error


def as_read(value: object) -> object:
    """Data as they come back from a file: mappings as dictionaries, sequences as lists."""
    if isinstance(value, Mapping):
        return {key: as_read(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_read(one) for one in value]
    return value


def _check(raw: bytes) -> str:
    return f"{zlib.crc32(raw[: raw.rfind(_EOF.encode())]):08x}"


def _of_today(path: Path, document: Document, schema: int) -> Document:
    """The document as the newest schema has it; as it stands where it can't be made so."""
    if document.fault or schema == migrate.newest():
        return document
    try:
        data = migrate.migrated(path, document.data, schema)
    except ValueError as error:
        return structs.replace(document, fault=Garbled(path, str(error)))
    return structs.replace(document, data=data, earlier=True)


def _fault(path: Path, schema: object, eof: object) -> Unread | None:
    if not isinstance(eof, dict) or "records" not in eof:
        return CutShort(path)
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        return Garbled(path, "it doesn't begin with its schema", 1)
    return TooNew(path, schema) if schema > migrate.newest() else None
