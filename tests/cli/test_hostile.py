"""Words of somebody who means harm, in every place a person may type: nothing gets out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import tomli_w

from tests.cli.run import PROGRAM, fails, program, question, reads, run, says
from tests.documents.pages import FORBIDDEN, PAYLOADS, Page

pytestmark = [pytest.mark.usefixtures("frozen"), pytest.mark.bar]
SHORT = [one for one in PAYLOADS.values() if len(one) < 60]
LONG = {name: one for name, one in PAYLOADS.items() if len(one) >= 60}
TOGETHER = pytest.mark.parametrize(
    "payload",
    [" ".join(SHORT[::2]), " ".join(SHORT[1::2]), *LONG.values()],
    ids=["short", "short too", *LONG],
)
"""All payloads, the short ones several at a time."""

DOCUMENTS = ("checklist", "guidelines", "card", "statement")
REPORTS = (
    ["lessons"],
    ["questions"],
    ["answers"],
    ["answers", "worksheet"],
    ["strategy"],
    ["strategy", "why", "aim-first"],
    ["strategy", "why", "circle-1"],
    ["strategy", "tensions"],
    ["strategy", "versions"],
    ["decide", "in", "--fact", "known=refuse"],
    ["decisions"],
    ["decisions", "waiting"],
    ["rehearse"],
    ["review"],
    *([one, "--whys"] for one in DOCUMENTS),
    *([one, "--whys", "--format", form] for one in DOCUMENTS for form in ("markdown", "html")),
    ["cues", "link-strategically"],
    ["where"],
    ["doctor", "reports"],
)


def fill(payload: str) -> None:
    """Type a payload wherever words may be typed, with words beside it that stay."""
    payload = f"{payload} words"
    answers = {
        "aim": payload[-400:],
        "more-aims": [payload[-400:], payload[-200:]],
        "tuesday": payload,
        "statement": f"{payload}\n\n{payload}",
        "voice": payload,
        "in-line": "words",
        "in-bare": "wait",
        "circle": [{"name": payload[-300:], "known": "words", "phrase": payload[-300:]}] * 3,
    }
    says("answers", "load", "-", typed=tomli_w.dumps({"answers": answers}))
    says("strategy", "edit", "in-known", "--text", payload, "--note", payload)
    says("strategy", "add", "--section", "guidelines", "--text", payload)
    says("strategy", "add", "--direction", "in", "--verdict", "accept", "--ask", payload)


def harmless(text: str) -> bool:
    return not [one for one in FORBIDDEN if one in text]


@TOGETHER
def test_no_command_hands_it_to_a_terminal_or_a_file(payload: str) -> None:
    fill(payload)
    for words in REPORTS:
        result = run(*words)
        assert result.exit_code == 0, (words, result.output)
        assert harmless(result.stdout), words
        assert harmless(result.stderr), words
        if words[-1] == "html":
            assert "script" not in Page(result.stdout).tags


@TOGETHER
def test_json_is_plain_ascii_and_says_what_was_typed(payload: str) -> None:
    fill(payload)
    for words in (["questions"], ["answers"], ["strategy"], ["card"]):
        assert says(*words, "--json").isascii()


@TOGETHER
def test_errors_do_not_hand_it_on(payload: str) -> None:
    for words in (
        ["answer", payload, "x"],
        ["answer", "in-line", payload],
        ["answer", "review", payload],
        ["answer", "gut", f"{payload}=accept"],
        ["strategy", "why", payload],
        ["strategy", "edit", "in-refuse", "--after", payload],
        ["strategy", "add", "--section", payload, "--text", "x"],
        ["cues", payload],
        ["card", "--format", payload],
        ["--workspace", payload, "answers"],
        ["answers", "load", payload],
        ["pack", "check", payload],
        ["doctor", payload],
        ["answers", payload],
        [payload],
        ["questions", f"--{payload}"],
    ):
        result = run(*words)
        assert result.exit_code in (0, 1, 2), words
        assert harmless(result.output), words


def test_a_label_is_harmless_wherever_it_stands() -> None:
    for payload in (" ".join(SHORT[::2]), " ".join(SHORT[1::2]), PAYLOADS["emoji"]):
        label = payload[:200]
        result = run("--workspace", label, "--create", "answer", "aim", "Clients")
        assert harmless(result.output)
        for form in ("text", "markdown", "html"):
            assert harmless(run("--workspace", label, "card", "--format", form).output)


def test_a_hundred_thousand_characters_are_kept_and_shown() -> None:
    for sign in ("x", "漢", "é "):
        words = (sign * 100_000)[:100_000].rstrip()
        says("answer", "tuesday", "-", typed=words)
        assert question("tuesday")["value"] == words
        for name in DOCUMENTS:
            says(name, "--whys")
        assert words in reads("answers")["tuesday"]["value"]


def test_one_more_is_refused_and_kept_as_a_draft() -> None:
    assert "100,000" in fails(1, "answer", "tuesday", "-", typed="x" * 100_001)
    assert question("tuesday")["draft"] == "x" * 100_001


def test_a_worksheet_keeps_even_what_it_must_not_show() -> None:
    words = "before\u202eafter\u2028end"
    says("answer", "aim", words)
    sheet = says("answers", "worksheet")
    assert harmless(sheet)
    says("answer", "aim", "--clear")
    says("answers", "load", "-", typed=sheet)
    assert question("aim")["value"] == words


@pytest.mark.parametrize("name", ["clipboard", "one-byte csi", "override", "emoji", "chinese"])
def test_a_real_program_hands_nothing_on(env: dict[str, str], name: str) -> None:
    typed = f"{PAYLOADS[name]} and words".encode()
    assert program(env, ["answer", "aim", "-"], typed).returncode == 0
    done = program(env, ["card"])
    assert done.returncode == 0
    assert harmless(done.stdout.decode())
    assert b"words" in done.stdout


def test_a_terminal_that_knows_few_letters_still_shows_the_page(env: dict[str, str]) -> None:
    program(env, ["answer", "aim", "漢字 and words"])
    done = program({**env, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}, ["card"])
    assert done.returncode == 0
    assert b"and words" in done.stdout


def test_words_that_are_no_text_do_no_harm(env: dict[str, str]) -> None:
    import subprocess

    done = subprocess.run(
        [*PROGRAM, "answer", "aim", b"caf\xe9 and more"],
        env=env,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert "and more" in question("aim")["value"]


def test_a_file_with_an_odd_name_is_written(tmp_path: Path) -> None:
    name = os.fsdecode(b"page \xe9\x1b[31m.txt")
    result = run("guidelines", "--output", str(tmp_path / name))
    assert result.exit_code == 0
    assert harmless(result.output)
    assert (tmp_path / name).exists()
