"""A terminal for tests: a program on a real pseudo-terminal, and what a person would see of it.

A thread reads all that the program writes, so that it never blocks on output, into a screen
that is emulated in memory. Nothing here knows coachtui.
"""

from __future__ import annotations

import os
import re
import select
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Condition, Event, Thread
from types import TracebackType
from typing import Self

import pexpect
import pyte
from wcwidth import wcwidth

PATIENCE = 30
"""Seconds that a program may take for something on a slow machine with much else to do."""

ESCAPE_PAUSE = 0.06
"""Seconds after a bare escape, so that the next key isn't taken for its second half."""

_CSI = {
    "up": "A",
    "down": "B",
    "right": "C",
    "left": "D",
    "end": "F",
    "home": "H",
}
_TILDE = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6}
_MODIFIERS = {"shift": 2, "alt": 3, "ctrl": 5, "ctrl+shift": 6}
_FUNCTION = ["OP", "OQ", "OR", "OS", *(f"[{n}~" for n in (15, 17, 18, 19, 20, 21, 23, 24))]

KEYS: dict[str, str] = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "ctrl+space": "\0",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
    **{f"f{number}": f"\x1b{code}" for number, code in enumerate(_FUNCTION, 1)},
    **{key: f"\x1b[{code}" for key, code in _CSI.items()},
    **{key: f"\x1b[{code}~" for key, code in _TILDE.items()},
    **{
        f"{modifier}+{key}": f"\x1b[1;{number}{code}"
        for modifier, number in _MODIFIERS.items()
        for key, code in _CSI.items()
    },
    **{
        f"{modifier}+{key}": f"\x1b[{code};{number}~"
        for modifier, number in _MODIFIERS.items()
        for key, code in _TILDE.items()
    },
}
"""What a terminal sends for a key. A single character stands for itself."""

_ALTERNATE = re.compile(rb"(\x1b\[\?1049[hl])")
_MISREAD = re.compile(rb"\x1b\[[<=][0-9;]*[A-Za-z]|\x1b[P_^X][^\x1b]*\x1b\\")
_UNFINISHED = re.compile(rb"\x1b(\[[0-9;<=>?$ ]*|[P_^X][^\x1b]*\x1b?)?\Z")


def environment(home: Path, **more: str) -> dict[str, str]:
    """An environment in which nothing of this machine's owner leaks in.

    Args:
        home: the home folder; coachtui's own data goes to ``home / "coachtui"``.
        more: further variables.
    """
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "COACHTUI_HOME": str(home / "coachtui"),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "ESCDELAY": "25",
        **more,
    }


class _Display:
    """The emulated screen: bytes in, text out. Full-screen programs have a second one."""

    def __init__(self, columns: int, rows: int) -> None:
        self._main = pyte.Screen(columns, rows)
        self._alternate = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._main)
        self._rest = b""

    def feed(self, data: bytes) -> None:
        data = self._rest + data
        unfinished = _UNFINISHED.search(data)
        self._rest = unfinished[0] if unfinished else b""
        data = data[: len(data) - len(self._rest)]
        for part in _ALTERNATE.split(_MISREAD.sub(b"", data)):
            if part == b"\x1b[?1049h":
                self._alternate.reset()
                self._show(self._alternate)
            elif part == b"\x1b[?1049l":
                self._show(self._main)
            else:
                self._stream.feed(part)

    def _show(self, screen: pyte.Screen) -> None:
        if self._stream.listener is not screen:
            if self._stream.listener is not None:
                self._stream.detach(self._stream.listener)
            self._stream.attach(screen)

    def resize(self, columns: int, rows: int) -> None:
        self._main.resize(rows, columns)
        self._alternate.resize(rows, columns)

    def text(self) -> str:
        screen = self._stream.listener
        assert screen is not None
        rows = (self._row(screen, screen.buffer[y]) for y in range(screen.lines))
        return "\n".join(row.rstrip() for row in rows)

    @staticmethod
    def _row(screen: pyte.Screen, cells: Mapping[int, pyte.screens.Char]) -> str:
        """One row's letters; half of a wide one that was written over is a blank."""
        found, x = "", 0
        while x < screen.columns:
            letter = cells[x].data or " "
            found += letter
            x += 2 if wcwidth(letter[0]) == 2 else 1
        return found


class Terminal:
    """A program that runs on a pseudo-terminal of its own. Use it with ``with``.

    Whatever is waited for fails with `AssertionError`, which shows the screen, when it doesn't
    come in time.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        env: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        cwd: Path | None = None,
    ) -> None:
        """Start the program.

        Args:
            command: the program and its arguments.
            env: its whole environment; see `environment`.
            size: columns and rows.
            cwd: where it is started.
        """
        program, *arguments = map(str, command)
        columns, rows = size
        self._child = pexpect.spawn(
            program,
            arguments,
            env=dict(env),
            dimensions=(rows, columns),
            cwd=None if cwd is None else str(cwd),
            echo=True,
        )
        self._child.delaybeforesend = None
        self._child.ptyproc.delayafterclose = 0.01
        self._child.ptyproc.delayafterterminate = 0.01
        self._display = _Display(columns, rows)
        self._written = bytearray()
        self._changed = Condition()
        self._ended = False
        self._closing = Event()
        self._pump = Thread(target=self._read_all, daemon=True)
        self._pump.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _read_all(self) -> None:
        fd = self._child.child_fd
        data = b" "
        while data and not self._closing.is_set():
            if not select.select([fd], [], [], 0.05)[0]:
                continue
            try:
                data = os.read(fd, 65536)
            except OSError:  # Linux says so when the program's side is closed
                data = b""
            with self._changed:
                self._written += data
                self._display.feed(data)
                self._ended = not data
                self._changed.notify_all()

    @property
    def raw(self) -> bytes:
        """All bytes that the program has written."""
        with self._changed:
            return bytes(self._written)

    @property
    def pid(self) -> int:
        """The program's process id."""
        return int(self._child.pid)

    def screen(self) -> str:
        """What a person sees now, line by line, without trailing blanks."""
        with self._changed:
            return self._display.text()

    def press(self, *keys: str) -> None:
        """Press keys by name (``enter``, ``f2``, ``ctrl+n``, ``shift+tab``, ``a``), one by one."""
        for key in keys:
            if len(key) > 1 and key not in KEYS:
                raise KeyError(key)
            self._send(KEYS.get(key, key))
            if key == "escape":
                time.sleep(ESCAPE_PAUSE)

    def type(self, text: str) -> None:
        """Type text as it stands."""
        self._send(text)

    def paste(self, text: str) -> None:
        """Paste text, marked as pasted, as terminals do."""
        self._send(f"\x1b[200~{text}\x1b[201~")

    def _send(self, text: str) -> None:
        data = text.encode()
        while data:
            data = data[os.write(self._child.child_fd, data) :]

    def until(self, text: str, timeout: float = PATIENCE) -> str:
        """Wait until the text stands on the screen, within one line; gives the screen."""
        return self._wait(lambda: text in self._display.text(), f"{text!r} to appear", timeout)

    def gone(self, text: str, timeout: float = PATIENCE) -> str:
        """Wait until the text no longer stands on the screen; gives the screen."""
        return self._wait(lambda: text not in self._display.text(), f"{text!r} to go", timeout)

    def _wait(self, holds: Callable[[], bool], what: str, timeout: float) -> str:
        with self._changed:
            in_time = self._changed.wait_for(lambda: holds() or self._ended, timeout)
            screen = self._display.text()
            if not holds():
                why = "the program ended" if in_time else f"{timeout} seconds passed"
                raise AssertionError(f"waited for {what}, but {why}. The screen:\n{screen}")
        return screen

    def asleep(self, timeout: float = PATIENCE) -> None:
        """Wait until the program waits for a key.

        What is asked stands on the screen a moment before the program begins to wait for an
        answer; a signal in between would be noted and acted upon only after the next key.
        """
        deadline = time.monotonic() + timeout
        while _state(self.pid) != "S":
            if time.monotonic() > deadline:
                raise AssertionError(f"still at work after {timeout} seconds:\n{self.screen()}")
            time.sleep(0.01)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        with self._changed:
            self._display.resize(columns, rows)
        self._child.setwinsize(rows, columns)

    def kill(self, number: signal.Signals = signal.SIGKILL) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def exit_code(self, timeout: float = PATIENCE) -> int:
        """Wait for the program to end.

        Returns:
            What it exited with, or the negated number of the signal that ended it.
        """
        deadline = time.monotonic() + timeout
        while self._child.isalive():
            if time.monotonic() > deadline:
                raise AssertionError(
                    f"the program still runs after {timeout} seconds. The screen:\n{self.screen()}"
                )
            time.sleep(0.005)
        self._pump.join(2)
        if self._child.signalstatus is not None:
            return -int(self._child.signalstatus)
        return int(self._child.exitstatus)

    def close(self) -> None:
        """End the program, if it still runs, and free the terminal."""
        if self._child.isalive():
            self.kill()
            self._child.wait()
        self._closing.set()
        self._pump.join()
        self._child.close()


def _state(pid: int) -> str:
    """A process's state as Linux says it: "S" sleeps, "R" runs or would like to."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
