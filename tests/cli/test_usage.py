"""The command line itself: help, wrong usage, options anywhere, endings of all kinds."""

from __future__ import annotations

import fcntl
import gc
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import IO

import pytest

from coachtui import __version__
from coachtui.cli.commands import COMMANDS
from tests.cli.run import PROGRAM, fails, program, reads, run, says
from tests.terminal import PATIENCE

pytestmark = pytest.mark.usefixtures("frozen")
GROUPS = ("answers", "strategy", "pack", "doctor")


def test_it_says_its_version() -> None:
    assert says("--version") == f"coachtui {__version__}\n"


def test_help_lists_every_command() -> None:
    told = says("--help")
    for name in COMMANDS:
        assert f"  {name} " in told


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_and_takes_the_shared_options(name: str) -> None:
    told = says(name, "--help")
    for option in ("--home", "--workspace", "--create", "--json"):
        assert option in told


def test_an_unknown_command_exits_2_with_near_names() -> None:
    assert "checklist" in fails(2, "checklst")
    for group in ("answers", "strategy", "doctor"):
        fails(2, group, "nothing-such")


@pytest.mark.parametrize(
    "words",
    [["questions", "--nothing"], ["answer"], ["strategy", "why"], ["cues"], ["answers", "load"]],
)
def test_wrong_usage_exits_2_and_says_how_it_is_used(words: list[str]) -> None:
    assert "--help" in fails(2, *words)


def test_options_stand_before_or_after_the_command(tmp_path: Path) -> None:
    here = str(tmp_path / "here")
    says("--home", here, "answer", "aim", "Clients")
    assert "aim" in reads("answers", "--home", here)
    assert "aim" in reads("--home", here, "answers")
    assert reads("answers") == {}


def test_the_environment_says_where_data_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COACHTUI_HOME", str(tmp_path / "elsewhere"))
    says("answer", "aim", "Clients")
    assert (tmp_path / "elsewhere" / "ws").is_dir()


READING = (
    ["lessons"],
    ["questions"],
    ["answers"],
    ["answers", "worksheet"],
    ["strategy"],
    ["checklist"],
    ["guidelines"],
    ["card"],
    ["statement"],
    ["cues", "link-strategically"],
    ["where"],
    ["doctor"],
    ["doctor", "reports"],
)


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_commands_that_only_read_make_nothing(home: Path, words: list[str]) -> None:
    says(*words)
    assert not home.exists()


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_commands_that_only_read_work_beside_an_open_app(home: Path, words: list[str]) -> None:
    from coachtui.workspace.home import Home
    from coachtui.workspace.open import open_workspace

    says("answer", "aim", "Clients")
    app = open_workspace(Home(home), holder="app")
    try:
        says(*words)
        assert "app" in fails(1, "answer", "aim", "Others")
    finally:
        app.close()
    says("answer", "aim", "Others")


def test_no_textual_is_loaded_by_any_command() -> None:
    import_all = "; ".join(
        [
            "import sys",
            "from coachtui.cli.app import app",
            "from coachtui.cli.commands import COMMANDS",
            "from importlib import import_module",
            "[import_module(f'coachtui.cli.{one}') for one in COMMANDS.values()]",
            "from coachtui.documents import as_text, as_html, as_markdown, as_data",
            "assert not {'textual', 'rich', 'markdown_it'} & set(sys.modules), sorted(sys.modules)",
        ]
    )
    subprocess.run([sys.executable, "-c", import_all], check=True, timeout=60)


def test_a_reader_that_leaves_early_ends_it_quietly(env: dict[str, str]) -> None:
    for words in (["questions", "--json"], ["strategy"], ["--help"]):
        reading = subprocess.Popen(
            [*PROGRAM, *words],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert reading.stdout
        assert reading.stderr
        reading.stdout.close()
        said = reading.stderr.read()
        reading.stderr.close()
        assert reading.wait(30) == 0, words
        assert said == b"", words


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("words", [["card"], ["questions", "--json"]])
def test_output_that_can_not_be_written_exits_1(env: dict[str, str], words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, *words], env=env, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"coachtui: ")
    assert b"Traceback" not in done.stderr


def test_closed_output_does_no_harm(env: dict[str, str]) -> None:
    line = " ".join([*PROGRAM, "answer", "aim", "Clients", ">&-", "2>&-"])
    done = subprocess.run(["sh", "-c", line], env=env, check=False)
    assert done.returncode == 0
    assert reads("answers")["aim"]["value"] == "Clients"


def unread(pipe: IO[bytes]) -> int:
    """How much of what was written to a pipe nobody has read yet."""
    count = fcntl.ioctl(pipe, termios.FIONREAD, bytes(4))
    return int.from_bytes(count, sys.byteorder)


def test_ctrl_c_ends_it_quietly_with_130(env: dict[str, str]) -> None:
    waiting = subprocess.Popen(
        [*PROGRAM, "answer", "aim", "-"],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert waiting.stdin
    waiting.stdin.write(b"half of an answer")
    waiting.stdin.flush()
    until = time.monotonic() + PATIENCE
    while unread(waiting.stdin):
        assert time.monotonic() < until, "it never began to read"
        time.sleep(0.01)
    waiting.send_signal(signal.SIGINT)
    said = waiting.communicate(timeout=PATIENCE)
    assert waiting.returncode == 130
    assert said == (b"", b"")


def test_without_a_terminal_the_full_screen_says_what_to_do(env: dict[str, str]) -> None:
    done = program(env, [])
    assert done.returncode == 2
    assert b"--plain" in done.stderr


@pytest.mark.parametrize("extra", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}])
def test_the_linear_mode_opens_where_it_is_wanted(
    env: dict[str, str], extra: dict[str, str]
) -> None:
    done = program({**env, **extra}, [], b":quit\n")
    assert done.returncode == 0, done.stderr
    assert b"Which way" in done.stdout


def test_the_linear_mode_opens_by_its_option(env: dict[str, str]) -> None:
    done = program(env, ["--plain"], b":quit\n")
    assert done.returncode == 0, done.stderr


def test_a_workspace_is_made_only_where_it_is_said() -> None:
    assert "Anna" in fails(2, "--workspace", "Anna", "answers")
    says("--workspace", "Anna", "--create", "answer", "aim", "Hers")
    assert reads("answers", "--workspace", "anna")["aim"]["value"] == "Hers"
    assert reads("answers") == {}


@pytest.mark.parametrize("option", ["--home", "--workspace"])
@pytest.mark.parametrize("blank", ["", "  ", "\u200b", "\x1b"])
@pytest.mark.parametrize(
    "words", [["answer", "aim", "Hers"], ["answers"], ["--plain"], []], ids=str
)
def test_an_option_that_is_given_and_blank_means_nobody(
    option: str, blank: str, words: list[str], home: Path
) -> None:
    says("answer", "aim", "Mine")
    for line in ([option, blank, *words], [f"{option}={blank}", *words]):
        assert f"{option} is blank" in fails(2, *line)
    if words and words != ["--plain"]:
        assert f"{option} is blank" in fails(2, *words, option, blank)
    assert reads("answers")["aim"]["value"] == "Mine"


def test_no_other_workspace_is_named() -> None:
    says("--workspace", "Bertha", "--create", "answer", "aim", "Clients")
    for words in (
        ["--workspace", "Anna", "answers"],
        ["--workspace", "Berta", "card"],
        ["--workspace", "Anna", "where"],
        ["--workspace", "Anna", "doctor"],
    ):
        assert "Bertha" not in fails(2, *words)
    says("--workspace", "Anna", "--create", "answer", "aim", "Others")
    for words in (["card"], ["answers"], ["doctor"], ["strategy"], ["where"]):
        assert "Bertha" not in run(*words, "--workspace", "Anna").output


def test_a_clients_page_has_their_name() -> None:
    says("--workspace", "Anna B.", "--create", "answer", "aim", "Clients")
    assert says("card", "--workspace", "Anna B.").startswith("HOW I LINK: Anna B.")


@pytest.mark.parametrize(
    "words",
    [
        ["answers", "--home", "~nosuch/x"],
        ["--home", "~nosuch/x", "--plain"],
        ["restore", "~nosuch/x.zip"],
        ["pack", "new", "~nosuch/x"],
        ["pack", "check", "~nosuch/x"],
        ["pack", "use", "~nosuch/x"],
        ["pack", "preview", "~nosuch/x"],
        ["pack", "preview", "~nosuch/x:aim"],
        ["backup", "~nosuch/x"],
        ["card", "--output=~nosuch/x"],
        ["answers", "load", "~nosuch/x"],
    ],
    ids=" ".join,
)
def test_a_home_folder_of_nobody_is_told_as_wrong_usage(words: list[str]) -> None:
    told = fails(2, *words)
    assert "~nosuch is nobody's home folder" in told
    assert "./~nosuch/x" in told


def test_a_file_in_ones_home_folder_may_be_named_shortly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    says("answer", "aim", "Friends")
    assert f"written to {tmp_path / 'mine.txt'}" in says("card", "--output=~/mine.txt")
    assert (tmp_path / "mine.txt").exists()
    assert str(tmp_path / "mine.zip") in says("backup", "~/mine.zip")
    says("restore", "~/mine.zip")
    (tmp_path / "mine.toml").write_text(says("answers", "worksheet"))
    says("answers", "load", "~/mine.toml")


@pytest.mark.parametrize(
    "words",
    [
        ["restore", "a" * 300],
        ["pack", "check", "a" * 300],
        ["pack", "use", "a" * 300],
        ["pack", "preview", "a" * 300],
        ["answers", "--home", "a" * 300],
    ],
    ids=lambda words: " ".join(words[:2])[:12],
)
def test_a_name_that_is_too_long_is_told_and_nothing_of_saving(words: list[str]) -> None:
    told = fails(1, *words)
    assert told.startswith("coachtui: aaaaa") or "--home" in words
    assert "name too long" in told
    assert "elsewhere" not in told


def test_the_linear_mode_looks_for_garbage_again(monkeypatch: pytest.MonkeyPatch) -> None:
    # An exit code of its own says that it was so.
    monkeypatch.setattr("coachtui.plain.run.run", lambda *_: 42 if gc.isenabled() else 0)
    gc.disable()
    try:
        assert run("--plain").exit_code == 42
    finally:
        gc.enable()


def test_completion_knows_the_commands(env: dict[str, str]) -> None:
    done = program(
        {
            **env,
            "_COACHTUI_COMPLETE": "complete_bash",
            "COMP_WORDS": "coachtui che",
            "COMP_CWORD": "1",
        },
        [],
    )
    assert b"checklist" in done.stdout
    assert b"card" not in done.stdout
