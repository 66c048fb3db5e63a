"""The command line as a whole: which commands there are, and what happens without one."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, NoReturn, TextIO

import typer

from coachtui import __version__
from coachtui.cli.commands import COMMANDS
from coachtui.cli.face import linear
from coachtui.cli.failing import carried_out
from coachtui.cli.given import Given, Group, Untyped, given
from coachtui.cli.say import out


class Root(Group):
    """All commands, each imported late; whatever happens, it ends in an exit code."""

    def list_commands(self, ctx: Untyped) -> list[str]:  # noqa: ARG002  (typer's signature)
        """The commands, in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: Untyped, cmd_name: str) -> Untyped:  # noqa: ARG002  (the same)
        """One command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"coachtui.cli.{COMMANDS[cmd_name]}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        if COMMANDS[cmd_name] == "documents":
            command.help = f"Print your {cmd_name}, or write it to a file."
        return command

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Untyped,
    ) -> NoReturn:
        """Run a command line and exit with its code; nothing that typer would print is left."""
        _ = prog_name, standalone_mode
        sys.stdout, sys.stderr = _writable(sys.stdout), _writable(sys.stderr)
        kept = Given()

        def run() -> object:
            return super(Root, self).main(
                args,
                "coachtui",
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                obj=kept,
                **extra,
            )

        sys.exit(carried_out(run, lambda: kept.home.path))


def _writable(stream: TextIO | None) -> TextIO:
    """A stream that takes any letter; where it was closed, one that leads nowhere."""
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")
    return stream


def _version(wanted: bool) -> None:
    if wanted:
        out(f"coachtui {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=Root,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def start(
    context: typer.Context,
    *,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ask line by line, without the full screen.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Say which version."),
    ] = False,
) -> None:
    """A coach in your terminal: work out whom to link with, and how.

    Without a command it opens where you left it.
    """
    _ = version  # its callback has answered it
    if context.invoked_subcommand is None:
        _open_face(given(context), plain=plain)


def main() -> NoReturn:
    """Carry out the command on the command line."""
    typer.main.get_command(app).main()
    raise AssertionError  # the line above exits


def _open_face(wanted: Given, *, plain: bool) -> None:
    """Open the full screen, or the linear mode where that is wanted or all there can be."""
    label = wanted.label or None
    if label:
        from coachtui.cli.opening import ensured

        ensured(wanted, label)
    if linear(plain, "`coachtui --plain`"):
        from coachtui.plain.run import run as run_plain

        raise typer.Exit(run_plain(wanted.home, label))
    from coachtui.tui.run import run as run_screen

    raise typer.Exit(run_screen(wanted.home, label))
