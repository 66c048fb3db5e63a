"""The folder of all workspaces: which there are, where each was left, the person's settings."""

from __future__ import annotations

import os
import secrets
import string
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from coachtui.clock import stamp
from coachtui.files import toml
from coachtui.files.errors import Garbled
from coachtui.files.load import load
from coachtui.files.save import make_folder, save
from coachtui.workspace.model import Kind, Meta

STATE, SETTINGS, WORKSPACES, WORKSPACE = "state.toml", "settings.toml", "ws", "workspace.toml"


class Spot(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a workspace was left."""

    lesson: str = ""
    question: str = ""
    route: str = ""


class State(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the program remembers between starts; nothing a person would miss."""

    theme: str = ""
    places: Mapping[str, Spot] = {}
    """Workspace id to where it was left."""


class Settings(Struct, frozen=True, kw_only=True):
    """The person's own ``settings.toml``: read, never written."""

    keys: Mapping[str, str] = {}
    """Binding id to key."""
    theme: str = ""
    editor: str = ""
    trouble: str = ""
    """What is wrong in the file, where it couldn't be used; the defaults stand."""


class Home:
    """The folder that holds everything of a person."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def default(cls) -> Home:
        """The home that the environment names, else the platform's."""
        named = os.environ.get("COACHTUI_HOME")
        if named:
            return cls(Path(named).expanduser())
        from platformdirs import user_data_path

        return cls(user_data_path("coachtui", appauthor=False))

    def folder(self, meta: Meta) -> Path:
        """The folder of a workspace."""
        return self.path / WORKSPACES / meta.id

    def workspaces(self) -> tuple[Meta, ...]:
        """Every workspace that can be read, in order of creation."""
        found: list[Meta] = []
        root = self.path / WORKSPACES
        for folder in sorted(root.iterdir()) if root.is_dir() else ():
            document = toml.read(folder / WORKSPACE)
            try:
                found.append(msgspec.convert({**document.data, "id": folder.name}, Meta))
            except msgspec.ValidationError:
                continue
        return tuple(sorted(found, key=lambda meta: (meta.created, meta.id)))

    def find(self, label: str) -> Meta | None:
        """The workspace with a label, whatever its case; None where there is none."""
        wanted = label.strip().casefold()
        return next((one for one in self.workspaces() if one.label.casefold() == wanted), None)

    def own(self) -> Meta | None:
        """The person's own workspace: the first of its kind; None on a first start."""
        return next((one for one in self.workspaces() if one.kind == "self"), None)

    def create(self, label: str, kind: Kind = "client", *, pack: str = "linkedin") -> Meta:
        """Make a workspace.

        Raises:
            SaveError, OSError: it couldn't be written.
        """
        signs = string.ascii_lowercase + string.digits
        meta = Meta(
            id="".join(secrets.choice(signs) for _ in range(8)),
            label=label.strip(),
            kind=kind,
            pack=pack,
            created=stamp(),
        )
        make_folder(self.folder(meta))
        self.describe(meta)
        return meta

    def describe(self, meta: Meta) -> None:
        """Write what a workspace is: its label, its pack.

        Raises:
            SaveError: it couldn't be written.
        """
        data = {key: one for key, one in structs.asdict(meta).items() if one and key != "id"}
        save(self.folder(meta) / WORKSPACE, toml.dump(data))

    @property
    def state(self) -> State:
        """What is remembered; defaults where nothing is, or nothing that can be read."""
        try:
            return msgspec.convert(toml.read(self.path / STATE).data, State)
        except msgspec.ValidationError:
            return State()

    def remember(self, **changes: object) -> None:
        """Remember something: theme, places.

        Raises:
            SaveError, OSError: it couldn't be written; only a comfort is lost.
        """
        state = self.state
        changed = structs.replace(state, **changes)
        if changed != state or not (self.path / STATE).exists():
            make_folder(self.path)
            save(self.path / STATE, toml.dump(msgspec.to_builtins(changed)))

    @property
    def settings(self) -> Settings:
        """The person's settings; defaults, with `trouble`, where the file can't be used."""
        path = self.path / SETTINGS
        try:
            return msgspec.convert(toml.parse(path, load(path)), Settings)
        except FileNotFoundError:
            return Settings()
        except Garbled as error:
            return Settings(trouble=str(error))
        except msgspec.ValidationError as error:
            return Settings(trouble=f"{SETTINGS}: {error}. The defaults are used.")
