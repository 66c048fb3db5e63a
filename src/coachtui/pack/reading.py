"""What is gathered while a pack is read: mistakes, and where each record stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coachtui.pack.folder import RECORDS
from coachtui.pack.mistakes import Mistake
from coachtui.pack.model import Place
from coachtui.pack.record import ENOUGH, Record
from coachtui.pack.toml import Toml
from coachtui.pack.words import shown


class Reading:
    """Mistakes and places, filled by every part of the loader."""

    __slots__ = ("mistakes", "places")

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self.places: dict[str, Place] = {}

    def wrong(self, file: str, line: int, what: str, instead: str, *, remark: bool = False) -> None:
        """Note a mistake."""
        self.mistakes.append(Mistake(file, line, what, instead, remark))

    def place(self, kind: str, id_: str, file: str, line: int) -> bool:
        """Note where a record stands; false, and a mistake noted, where its id is taken."""
        if taken := self.places.get(f"{kind}:{id_}"):
            what = f"the {kind} `{id_}` is there already, in {taken.file}, line {taken.line}"
            self.wrong(file, line, what, "Give one of them another id.")
            return False
        self.places[f"{kind}:{id_}"] = Place(file, line)
        return True

    def whole(self, toml: Toml) -> Record:
        """Read a stretch of TOML as one table."""
        return Record(toml.data, toml, self.mistakes, "", toml.base + 1)

    def records(self, toml: Toml, kind: str, beside: str = "") -> Iterator[Record]:
        """Read each ``[[kind]]`` of a file that holds nothing else, but one table `beside` them."""
        whole = self.whole(toml)
        if beside:
            whole.has(beside)
        if isinstance(whole.take(kind), dict):
            what = f"`[{kind}]` opens one table, and there may be several of `{kind}`"
            whole.wrong(kind, what, f"Write it in two brackets: [[{kind}]]")
            tables: Sequence[Mapping[str, object]] = ()
        else:
            tables = whole.tables(kind)
        whole.close()
        if len(tables) > RECORDS:
            what = f"there are {len(tables)} of `{kind}`, more than {RECORDS}"
            self.wrong(toml.file, 0, what, "Leave some of them out.")
        starts = toml.lines.starts(kind)
        for number, table in enumerate(tables[:RECORDS]):
            line = starts[number] if len(starts) == len(tables) else whole.line(kind, number)
            if len(self.mistakes) > ENOUGH:
                self.wrong(
                    toml.file,
                    starts[number] if starts else 0,
                    "more may be wrong from here on",
                    "Mend the others first.",
                )
                break
            line = starts[number] if len(starts) == len(tables) else whole.line(kind, number)
            called = table.get("id")
            name = (
                f"{kind} `{shown(called)}`" if isinstance(called, str) else f"{kind} {number + 1}"
            )
            yield Record(table, toml, self.mistakes, name, line)
