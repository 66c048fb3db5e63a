"""What every command takes, wherever it stands on the line: which home, whose, how to report."""

from __future__ import annotations

from typing import Any

import typer
from msgspec import Struct
from typer.core import TyperCommand, TyperGroup, TyperOption

from coachtui.cli.say import WRONG, fail, unknown
from coachtui.files.named import named
from coachtui.text import clean, shown
from coachtui.workspace.home import Home

Untyped = Any
"""What typer passes on to itself; its own types have no public names."""


class Given(Struct):
    """The options that all commands share, as they were given before or after the command."""

    folder: str = ""
    workspace: str = ""
    create: bool = False
    json: bool = False

    @property
    def label(self) -> str:
        """Whose workspace it is; empty: one's own."""
        return clean(self.workspace).strip()

    @property
    def home(self) -> Home:
        """Where data are kept."""
        return Home(named(self.folder)) if self.folder else Home.default()


def given(context: typer.Context) -> Given:
    """What was given on this command line."""
    found = context.ensure_object(Given)
    assert isinstance(found, Given)  # noqa: S101  (for the type alone)
    return found


class Command(TyperCommand):
    """A command that takes the shared options."""

    def __init__(
        self, *args: Untyped, params: list[Untyped] | None = None, **rest: Untyped
    ) -> None:
        super().__init__(*args, params=[*(params or []), *_shared()], **rest)


class Group(TyperGroup):
    """A group of commands that takes the shared options."""

    def __init__(
        self, *args: Untyped, params: list[Untyped] | None = None, **rest: Untyped
    ) -> None:
        super().__init__(*args, params=[*(params or []), *_shared()], **rest)

    def resolve_command(self, ctx: Untyped, args: list[str]) -> Untyped:
        """The command that was named, or the nearest names."""
        known = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in known:
            unknown("command", args[0], known)
        return super().resolve_command(ctx, args)


def noun(**settings: Untyped) -> typer.Typer:
    """The commands of one module: plain words, no colours, nothing shown of a crash."""
    return typer.Typer(
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,
    )


def _shared() -> list[TyperOption]:
    return [
        _option("--home", "folder", "FOLDER", "Where data are kept."),
        _option("--workspace", "workspace", "NAME", "Whose: a client's, by their label."),
        _option("--create", "create", None, "Make that workspace where there is none."),
        _option("--json", "json", None, "Report in JSON."),
    ]


def _option(flag: str, field: str, metavar: str | None, words: str) -> TyperOption:
    def keep(context: typer.Context, _: object, value: object) -> object:
        # A name that a script left out must not come to mean whoever is meant without one.
        if isinstance(value, str) and not shown(value).strip():
            instead = f"Say what was to stand there, or leave {flag} out."
            fail(f"{flag} is blank", instead=instead, safe="Nothing was changed.", code=WRONG)
        if value:
            setattr(given(context), field, value)
        return value

    return TyperOption(
        param_decls=[flag],
        metavar=metavar,
        is_flag=metavar is None,
        default=False if metavar is None else None,
        expose_value=False,
        callback=keep,
        help=words,
    )
