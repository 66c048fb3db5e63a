"""The folder of all workspaces: which there are, where each was left, the person's settings."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from coachtui.clock import stamp
from coachtui.files import locks, toml
from coachtui.files.aside import set_aside
from coachtui.files.errors import SaveError, Unread, Unreadable
from coachtui.files.named import named
from coachtui.files.save import make_folder, save
from coachtui.pack.source import DEFAULT
from coachtui.text import CAPS, clean, shown
from coachtui.workspace import description, settings
from coachtui.workspace.errors import Unusable
from coachtui.workspace.model import Kind, Meta
from coachtui.workspace.settings import SETTINGS, Settings
from coachtui.workspace.spot import Spot

__all__ = [
    "BEFORE",
    "CACHE",
    "RESTORING",
    "SETTINGS",
    "STATE",
    "WORKSPACES",
    "Home",
    "Settings",
    "Spot",
    "State",
]

STATE, WORKSPACES, LOCK = "state.toml", "ws", "ws.lock"
CACHE = "cache"
"""The folder of what is only kept to begin sooner."""

BEFORE = "before"
"""The folder of what was there before a backup was taken back."""

RESTORING = "restoring.toml"
"""Is there while a backup is taken back: where it is found later, that broke off."""

_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"


class State(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the program remembers between starts; nothing a person would miss."""

    theme: str = ""
    told: str = ""
    """The name of the last report of a crash that was told of."""
    places: Mapping[str, Spot] = {}
    """Workspace id to where it was left."""


class Home:
    """The folder that holds everything of a person."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def default(cls) -> Home:
        """The home that the environment names, else the platform's.

        Raises:
            Nobodys: it is in the home folder of nobody.
        """
        path = os.environ.get("COACHTUI_HOME", "")
        if path.strip():
            return cls(named(path))
        from platformdirs import user_data_path

        return cls(user_data_path("coachtui", appauthor=False))

    def folder(self, meta: Meta) -> Path:
        """The folder of a workspace."""
        return self.path / WORKSPACES / meta.id

    def described(self) -> tuple[tuple[Meta, Unread | None], ...]:
        """Every workspace in order of creation, and why its description couldn't be read.

        Raises:
            Unreadable: it can't be told which there are.
        """
        root = self.path / WORKSPACES
        found: list[tuple[Meta, Unread | None]] = []
        try:
            folders = sorted(folder for folder in root.iterdir() if folder.is_dir())
        except OSError as error:
            if not isinstance(error, FileNotFoundError | NotADirectoryError) or root.is_symlink():
                raise Unreadable(root, error) from error
            return ()
        for folder in folders:
            try:
                found.append(description.read(folder))
            except FileNotFoundError:
                continue
        return tuple(sorted(found, key=lambda one: (one[0].created, one[0].id)))

    def workspaces(self) -> tuple[Meta, ...]:
        """Every workspace whose description can be read, in order of creation."""
        return tuple(meta for meta, fault in self.described() if fault is None)

    def find(self, label: str) -> Meta | None:
        """The workspace in use with a label, whatever its case; None where there is none."""
        wanted = known_by(label)
        return _in_use(meta for meta, _ in self.described() if known_by(meta.label) == wanted)

    def of(self, meta: Meta) -> tuple[Meta, ...]:
        """All workspaces of the person that one is for: each pack has its own."""
        return tuple(one for one, _ in self.described() if same_person(one, meta))

    def own(self) -> Meta | None:
        """The person's own workspace, of the pack in use; None on a first start.

        One of which it isn't known whose it is comes before none at all: beginning afresh
        beside a damaged one would look as if everything were lost.
        """
        own = [(meta, fault) for meta, fault in self.described() if meta.kind == "self"]
        # Of a damaged one it may not be known which turn it was, so it gives way to a whole one.
        own.sort(key=lambda one: one[1] is not None)
        return _in_use(meta for meta, _ in own)

    def create(
        self, label: str, kind: Kind = "client", *, initials: str = "", pack: str = DEFAULT
    ) -> Meta:
        """Make a workspace; where another program has just made it, that one is taken.

        Raises:
            Unusable: the label can't be used.
            Held: another program is making one, and doesn't come to an end.
            SaveError: it couldn't be written.
        """
        label = _tidy(label)
        if len(label) > CAPS["names"]:
            raise Unusable(label)
        with self._alone():
            there = self.find(label) if label else self.own() if kind == "self" else None
            if there:
                return there
            return self._made(Meta(id="", label=label, kind=kind, initials=_tidy(initials)), pack)

    def choose(self, meta: Meta, pack: str) -> Meta:
        """Go on with another pack; a workspace for it is made where the person has none yet.

        What was said to the pack in use so far stays in its own, and is there on going back.

        Raises:
            Unread: what the workspace is can't be read.
            Held: another program is making one, and doesn't come to an end.
            SaveError: it couldn't be written.
        """
        if fault := description.read(self.folder(meta))[1]:
            raise fault
        with self._alone():
            theirs = self.of(meta)
            there = next((one for one in theirs if one.pack == pack), None)
            if there and there == _in_use(theirs):
                return there
            if there:
                description.mend(self.folder(there))
                if fault := description.read(self.folder(there))[1]:
                    raise fault
            turn = 1 + max(one.turn for one in theirs)
            if there is None:
                return self._made(structs.replace(meta, digest="", turn=turn), pack)
            chosen = structs.replace(there, turn=turn)
            self.describe(chosen)
            return chosen

    def _made(self, like: Meta, pack: str) -> Meta:
        """Make a workspace for a pack, of the same person as another."""
        meta = structs.replace(
            like, id=random_id(8), pack=pack, created=stamp(), calendar=random_id(16)
        )
        make_folder(self.folder(meta))
        self.describe(meta)
        return meta

    def describe(self, meta: Meta) -> None:
        """Write what a workspace is: its label, its pack.

        Raises:
            SaveError: it couldn't be written.
        """
        description.write(self.folder(meta), meta)

    @property
    def state(self) -> State:
        """What is remembered; defaults where nothing is, or nothing that can be read."""
        try:
            return msgspec.convert(toml.read(self.path / STATE).data, State)
        except msgspec.ValidationError:
            return State()

    def remember(self, **changes: object) -> None:
        """Remember something: theme, told, places.

        Raises:
            SaveError: it couldn't be written; only a comfort is lost.
        """
        path = self.path / STATE
        state, document = self.state, toml.read(path)
        changed = structs.replace(state, **changes)
        if changed == state and document.digest:
            return
        make_folder(self.path)
        if (document.fault or document.earlier) and path.is_file():
            set_aside(path)
        fields = State.__struct_fields__
        unknown = {key: one for key, one in document.data.items() if key not in fields}
        save(path, toml.dump({**msgspec.to_builtins(changed), **unknown}))

    @property
    def settings(self) -> Settings:
        """The person's settings; defaults, with `trouble`, where the file can't be used."""
        return settings.read(self.path / SETTINGS)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        make_folder(self.path)
        try:
            lock = locks.take(self.path / LOCK, "command")
        except OSError as error:
            raise SaveError(self.path / LOCK, error) from error
        try:
            yield
        finally:
            lock.release()


def _tidy(label: str) -> str:
    return " ".join(clean(label).split())


def same_person(one: Meta, other: Meta) -> bool:
    """Whether two workspaces are for the same person, as far as they are called."""
    return (one.kind, known_by(one.label)) == (other.kind, known_by(other.label))


def known_by(label: str) -> str:
    """What two labels have in common that look the same, or differ in nothing but case."""
    return unicodedata.normalize("NFC", _tidy(shown(label)).casefold())


def _in_use(metas: Iterable[Meta]) -> Meta | None:
    """Of one person's workspaces the one whose pack was chosen last; the first until then."""
    return max(metas, key=lambda one: one.turn, default=None)


def random_id(length: int) -> str:
    """Letters and digits that nobody can guess."""
    import secrets

    return "".join(secrets.choice(_SIGNS) for _ in range(length))
