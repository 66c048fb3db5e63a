"""The way in. It imports a face only once it knows which is wanted."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Open the app where it was left, or carry out the command on the command line.

    Everything that is made from here on is readable by its owner alone.

    Returns:
        The exit code of the app; commands exit by themselves.
    """
    os.umask(0o077)
    # What is loaded stays, so looking for garbage among it only makes a start longer. A command
    # is over before its garbage matters; the app and the linear mode look for it again once
    # they have begun.
    gc.disable()
    try:
        if _is_bare_start():
            # asyncio would load it, for connections that nothing here makes; it goes on without.
            sys.modules["ssl"] = None  # type: ignore[assignment]
            from coachtui.tui.run import run

            return run()
        from coachtui.cli.app import main as carry_out

        carry_out()
    except KeyboardInterrupt:  # while all of this was still being loaded
        return 130
    finally:
        # Python looks through all that is there once more as it ends; the system takes it whole.
        gc.freeze()
    return 0


def _is_bare_start() -> bool:
    """Whether this is the ordinary start of the full-screen app.

    Loading the commands costs about as much again as the rest of such a start, so it goes
    straight to the app. What is less ordinary, the commands sort out.
    """
    return (
        len(sys.argv) == 1
        and not os.environ.get("ACCESSIBLE")
        and os.environ.get("TERM") != "dumb"
        and sys.stdin.isatty()
        and sys.stdout.isatty()
    )


if __name__ == "__main__":
    sys.exit(main())
