"""The end of every command, also of those that end badly: an exit code and a few plain words."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import typer

from coachtui.cli.commands import COMMANDS
from coachtui.cli.say import DONE, PROBLEM, WRONG, aside, fail

INTERRUPTED = 130
"""The exit code after Ctrl+C."""

_NAME = 80
"""The most of a file's name that is said."""

_Usage: type[Exception] = typer.BadParameter.__mro__[1]
"""What typer raises for wrong usage; it has no public name."""


def carried_out(run: Callable[[], object], home: Callable[[], Path]) -> int:
    """Run a command line to its end and give its exit code; nothing gets past this.

    Args:
        run: Runs it; what it returns counts where it is a number.
        home: Where a report of a crash goes.
    """
    try:
        code = _told(run, home)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go()
        return DONE
    except OSError as error:
        _let_go()
        aside(f"coachtui: Not all of it could be written: {error.strerror}.")
        return PROBLEM
    return code


def _told(run: Callable[[], object], home: Callable[[], Path]) -> int:
    try:
        try:
            code = run()
        except (typer.Exit, SystemExit, KeyboardInterrupt, typer.Abort, BrokenPipeError):
            raise
        except Exception as error:
            _explain(error, home)
    except typer.Exit as left:
        return left.exit_code
    except SystemExit as left:
        if isinstance(left.__context__, BrokenPipeError):
            raise left.__context__ from None
        return left.code if isinstance(left.code, int) else DONE
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    return code if isinstance(code, int) else DONE


def _explain(error: Exception, home: Callable[[], Path]) -> None:
    """Say what went wrong in words of its kind; what nobody foresaw leaves a report."""
    from coachtui.clock import WrongClock
    from coachtui.files.errors import Exists, Trouble, why_unread
    from coachtui.files.named import Nobodys
    from coachtui.pack.mistakes import PackError
    from coachtui.text import cut

    match error:
        case Exists() if error.replaceable:
            instead = "Name another file, or add --overwrite and it is replaced."
            fail(error.what, error.why, instead, error.safe, code=PROBLEM)
        case Nobodys():
            fail(error.what, error.why, error.instead, error.safe, code=WRONG)
        case Trouble():
            fail(error.what, error.why, error.instead, error.safe, code=PROBLEM)
        case PackError():
            instead = "Say `coachtui pack check` with its folder to see all that is wrong."
            fail("The lessons can't be used", str(error), instead, code=PROBLEM)
        case FileNotFoundError() if error.errno is None:
            fail("The lessons can't be used", str(error), "Install coachtui again.", code=PROBLEM)
        case WrongClock():
            fail(str(error), "", error.INSTEAD, code=WRONG)
        case OSError():
            # What is saved tells of it in words of its own, so this was to be read.
            which = cut(str(error.filename or "A file"), _NAME)
            instead = "Mend that, or name another."
            fail(f"{which} couldn't be used", why_unread(error), instead, code=PROBLEM)
        case _ if isinstance(error, _Usage):
            _misused(error)
        case _:
            _crashed(error, home)


def _misused(error: Exception) -> None:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "coachtui"
    said = getattr(error, "format_message", error.__str__)()
    fail(str(said), instead=f"Say `{path} --help` to see how it is used.", safe="", code=WRONG)


def _crashed(error: Exception, home: Callable[[], Path]) -> None:
    from coachtui.crash import report, tilde

    try:
        folder = home()
    except Exception:  # the report is what matters now
        folder = None
    path = report(error, folder, _doing())
    kept = f"A report without any of your words is in {tilde(path)}." if path else ""
    fail(
        "Something went wrong that nobody foresaw",
        type(error).__name__,
        f"{kept} Please send it to whoever looks after coachtui.".strip(),
        "What was saved before is as it was.",
        code=PROBLEM,
    )


def _doing() -> str:
    """The command that ran: its own words alone, none of a person's."""
    return " ".join(word for word in sys.argv[1:] if word in COMMANDS)


def _let_go() -> None:
    """The reader has gone: whatever is still unwritten has nowhere to go."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
