"""One table of a pack being read: typed access to its keys, mistakes noted on the way."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import cast

from coachtui.pack.lines import Path
from coachtui.pack.mistakes import Mistake
from coachtui.pack.toml import Toml
from coachtui.pack.words import ID, near, shown

ENOUGH = 300
"""After so many mistakes their lines are no longer looked for one by one."""

_ID_ADVICE = "Use small letters, digits and hyphens, a letter first, at most 60."


class Record:
    """A table being read. Every key that is asked for counts as known; `close` names the rest."""

    __slots__ = ("_asked", "_mistakes", "_path", "_start", "name", "table", "toml")

    def __init__(
        self,
        table: Mapping[str, object],
        toml: Toml,
        mistakes: list[Mistake],
        name: str,
        start: int,
        *,
        path: Path = (),
    ) -> None:
        self.table = table
        self.toml = toml
        self.name = name
        """What a mistake calls it, such as "rule `in-known`"; empty: nothing."""
        self._mistakes = mistakes
        self._start = start
        self._path = path
        self._asked: set[str] = set()

    def line(self, *keys: str | int) -> int:
        """Find the line of a key of this table; without keys, its own."""
        if len(self._mistakes) > ENOUGH:
            return self._start
        return self.toml.lines.of((*self._path, *keys), self._start)

    def wrong(
        self, key: str, what: str, instead: str, *, inside: str = "", remark: bool = False
    ) -> None:
        """Note a mistake.

        Args:
            key: where; empty means the table itself.
            what: what is wrong.
            instead: what to write instead.
            inside: a key of the table that `key` holds.
            remark: it is no error.
        """
        line = self.line(*(name for name in (key, inside) if name))
        said = f"{self.name}: {what}" if self.name else what
        self._mistakes.append(Mistake(self.toml.file, line, said, instead, remark))

    def has(self, key: str) -> bool:
        """Tell whether the key was written."""
        self._asked.add(key)
        return key in self.table

    def take(self, key: str) -> object:
        """Give a key's value as TOML gave it; None where it is absent."""
        self._asked.add(key)
        return self.table.get(key)

    def words(self, key: str, *, needed: bool = False) -> str:
        """Read words; empty where they are absent."""
        value = self.take(key)
        if isinstance(value, str):
            if needed and not value.strip():
                self.wrong(key, f"`{key}` is empty", "Write what it says.")
            return value
        if value is not None:
            self._type(key, value, "Put words in quotation marks.")
        elif needed:
            self.wrong("", f"`{key}` is missing", f'Add: {key} = "..."')
        return ""

    def id(self, key: str = "id", *, needed: bool = False) -> str:
        """Read an id; empty where it is absent or is none."""
        value = self.words(key, needed=needed)
        if value and not ID.fullmatch(value):
            self.wrong(key, f"`{key}` is {shown(value)!r}, which is no id", _ID_ADVICE)
            return ""
        return value

    def list(self, key: str) -> tuple[str, ...]:
        """Read a list of words; empty where it is absent."""
        value = self.take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._type(key, value, f'Write a list of words: {key} = ["...", "..."]')
            return ()
        return tuple(value)

    def ids(self, key: str) -> tuple[str, ...]:
        """Read a list of ids, of which none stands twice."""
        found = self.list(key)
        if not found:
            return ()
        for item in found:
            if not ID.fullmatch(item):
                self.wrong(key, f"`{key}` holds {shown(item)!r}, which is no id", _ID_ADVICE)
        if len(set(found)) < len(found):
            twice = next(item for at, item in enumerate(found) if item in found[:at])
            self.wrong(key, f"`{key}` names {shown(twice)!r} twice", "Name it once.")
        return tuple(dict.fromkeys(item for item in found if ID.fullmatch(item)))

    def whole(self, key: str, least: int = 0, such: int = 3) -> int | None:
        """Read a whole number; None where it is absent. A mistake advises one `such`."""
        value = self.take(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self._type(key, value, f"Write a whole number: {key} = {such}")
            return None
        if not least <= value <= 1_000_000_000:
            self.wrong(key, f"`{key}` is {value}", f"Write {least} or more, within reason.")
            return None
        return value

    def flag(self, key: str) -> bool:
        """Read true or false; false where it is absent."""
        value = self.take(key)
        if value is None:
            return False
        if not isinstance(value, bool):
            self._type(key, value, f"Write {key} = true, or leave it out.")
        return value is True

    def one_of(self, key: str, known: Collection[str], default: str = "") -> str:
        """Read one of some words; `default` where it is absent or another."""
        value = self.words(key, needed=not default)
        if not value or value in known:
            return value or default
        self.wrong(
            key,
            f"`{key}` is {shown(value)!r}, which nothing knows",
            near(value, sorted(known)),
        )
        return default

    def by_id(self, key: str) -> dict[str, str]:
        """Read a table of ids to words, in order; empty where it is absent."""
        found: dict[str, str] = {}
        for name, value in self.inner(key).items():
            if not ID.fullmatch(name):
                what = f"`{key}` has the key {shown(name)!r}, which is no id"
                self.wrong(key, what, _ID_ADVICE, inside=name)
            elif not isinstance(value, str) or not value.strip():
                what = f"`{key}.{name}` is {_kind(value)}"
                self.wrong(key, what, "Put words in quotation marks.", inside=name)
            else:
                found[name] = value
        return found

    def inner(self, key: str) -> Mapping[str, object]:
        """Read a table; empty where it is absent."""
        value = self.take(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            what = "a list" if isinstance(value, list) else _kind(value)
            instead = f'Write a table: {key} = {{ some-id = "..." }}'
            self.wrong(key, f"`{key}` is {what}, and should be a table", instead)
            return {}
        return cast("Mapping[str, object]", value)

    def tables(self, key: str) -> Sequence[Mapping[str, object]]:
        """Read a list of tables; empty where it is absent."""
        value = self.take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._type(key, value, f"Write a list of tables: {key} = [{{ ... }}, {{ ... }}]")
            return ()
        return value

    def nested(
        self, key: str, table: Mapping[str, object], name: str, place: str | int | None = None
    ) -> Record:
        """Read a table inside this one; `place` is its own in a list (from 0) or table."""
        path = (*self._path, key) if place is None else (*self._path, key, place)
        called = f"{self.name}, {name}" if self.name else name
        return Record(table, self.toml, self._mistakes, called, self._start, path=path)

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in [key for key in self.table if key not in self._asked][:10]:
            advice = near(key, sorted(self._asked))
            self.wrong(key, f"nothing knows the key `{shown(key)}`", advice)

    def _type(self, key: str, value: object, instead: str) -> None:
        self.wrong(key, f"`{key}` is {_kind(value)}", instead)


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "words"}
    names |= {list: "a list of another kind", dict: "a table"}
    if isinstance(value, str) and not value.strip():
        return "empty"
    return names.get(type(value), "a date or time")
