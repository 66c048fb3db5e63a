"""Hostile words as the answer to every question in words, typed or pasted, on both faces.

They are shown, saved and exported; nothing crashes, no byte of them commands the terminal, and
no line is wider than it.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from wcwidth import wcswidth

from coachtui.documents.formats import FORMATS, render
from coachtui.pack.question import Question
from coachtui.plain.run import run
from coachtui.plain.talk import Talk
from coachtui.text import CAPS, clean
from coachtui.workspace.home import Home, Spot
from coachtui.workspace.open import open_workspace
from coachtui.workspace.paper import page
from coachtui.workspace.workspace import Workspace
from tests.sitting import SHIPPED
from tests.terminal import Terminal

pytestmark = pytest.mark.row("S1")

COMMAND = [sys.executable, "-m", "coachtui"]
WORDS = {
    "contradictory": "Yes and no: only those I know, and everybody whom I don't",
    "right-to-left": "עבודה קבועה עם בתי חולים, وعمل مع المستشفيات \u202eturned\u202c round",
    "cjk": "春までに感染予防の仕事を、リーズから一時間以内で。" * 4,
    "emoji": "with 👩🏽\u200d🔬 and 👨\u200d👩\u200d👧\u200d👦 near 🇵🇹, cafe\u0301",
    "markup": "[/foo] [@click=app.quit]leave[/] [bold red] [URGENT] $x {aim} **b** <b>&amp;",
    "escapes": "a\x1b]52;c;ZXZpbA==\x07b\x1b[2Jc\x1b]0;evil\x1b\\d\x9b31me\x1bP1$r\x1b\\f\x07g",
}
PAYLOADS = (b"\x1b]52", b"\x1b]0;evil", b"\x1b[2Jc", b"\x1bP1$r", b"\x9b31m")
HUGE = "word " * 20_000
WORDED = [one for one in SHIPPED.questions.values() if one.kind in ("text", "prose", "lines")]
NAMED = SHIPPED.questions["circle"]
ASKED = [*WORDED, NAMED]
GRACE = next(one for one in SHIPPED.personas if one.id == "grace")
FIRST = {"text": "aim", "prose": "tuesday", "lines": "more-aims", "repeat": "circle"}
"""One question a kind, for the short half."""


def some(questions: list[Question], texts: dict[str, str]) -> Iterator[object]:
    """Every question with every text; but for one question a kind, all but escapes are long."""
    for one in questions:
        for name in texts:
            long = () if name == "escapes" else (pytest.mark.long,)
            marks = () if FIRST[one.kind] == one.id else (pytest.mark.bar, *long)
            yield pytest.param(one, name, id=f"{one.id}-{name}", marks=marks)


def in_the_app() -> Iterator[object]:
    """Every text pasted into one question a kind; all of them at once typed into the others."""
    for one in ASKED:
        first = FIRST[one.kind] == one.id
        for name in WORDS if first else {"all at once": ""}:
            marks = () if first else pytest.mark.long
            yield pytest.param(one, name, name in WORDS, id=f"{one.id}-{name}", marks=marks)


def pasted() -> Iterator[object]:
    """Every question in words; all but one a kind take minutes together."""
    for one in WORDED:
        marks = () if FIRST[one.kind] == one.id else pytest.mark.long
        yield pytest.param(one, id=one.id, marks=marks)


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped pack is read once."""
    monkeypatch.setattr("coachtui.workspace.packs.read", lambda *_, **__: SHIPPED)


def placed(home: Path, question: Question) -> Home:
    """A home in which somebody stands at a question, and has answered what leads to it."""
    at = Home(home)
    workspace = open_workspace(at, holder="command")
    for id_ in ("paid", *leading(question)):
        workspace.answer(id_, GRACE.answers[id_])
    assert workspace.view.relevant[question.id]
    workspace.close()
    lesson = next(one for one in SHIPPED.lessons if one.id == question.lesson)
    spot = Spot(lesson=lesson.id, question=question.id, route=lesson.routes[0].id)
    at.remember(places={workspace.meta.id: spot})
    return at


def leading(question: Question) -> Iterator[str]:
    """The questions that a question hangs on, in asking order."""
    for test in question.when[0] if question.when else ():
        yield from leading(SHIPPED.questions[test.subject])
        yield test.subject


def words_of(workspace: Workspace, question: Question) -> str:
    """The words that are kept for a question, as its answer or as a draft."""
    entry = workspace.answers.get(question.id)
    given = entry.value if entry else workspace.drafts.get(question.id)
    match question.kind:
        case "lines":
            assert isinstance(given, (tuple, list))
            return str(given[0])
        case "repeat":
            assert isinstance(given, (tuple, list))
            row = given[0]
            assert not isinstance(row, str)
            return f"{row['name']}\n{row['phrase']}"
    return str(given)


def expected(question: Question, text: str) -> str:
    said = clean(text).strip()
    return f"{said}\n{said}" if question.kind == "repeat" else said


def check_pages(workspace: Workspace) -> None:
    """Every page in every format: nothing that commands a terminal, no line of text too wide."""
    for document in SHIPPED.documents:
        for format_ in FORMATS:
            written = render(page(workspace, document), format_)
            assert not any(one.decode("latin-1") in written for one in PAYLOADS[:3])
            assert "\x1b" not in written
            assert "\x07" not in written
            if format_ == "text":
                assert all(wide(row) <= 80 for row in written.split("\n"))


def wide(row: str) -> int:
    """Columns of a row in a terminal."""
    return sum(max(wcswidth(part), 0) for part in row.split("\t"))


def lines_for(question: Question, text: str) -> list[str]:
    """What is typed in the linear mode."""
    match question.kind:
        case "prose" | "lines":
            return [text, ""]
        case "repeat":
            return [text, "4", "2", text, "y", "1", ""]
    return [text]


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize(("question", "name"), list(some(ASKED, WORDS)))
def test_hostile_words_in_the_linear_mode(home: Path, question: Question, name: str) -> None:
    sink = io.StringIO()
    typed = [*lines_for(question, WORDS[name]), ":strategy", ":review", "", ":map", "", ":quit"]
    talk = Talk(source=io.StringIO("".join(f"{line}\n" for line in typed)), sink=sink)
    assert run(placed(home, question), talk=talk) == 0
    said = sink.getvalue()
    assert not set(said) & set("\x1b\x07\x9b\u202e\u202c")
    assert all(wide(row) <= 80 for row in said.split("\n"))
    workspace = open_workspace(Home(home))
    assert words_of(workspace, question) == expected(question, WORDS[name])
    check_pages(workspace)


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize(("question", "name"), list(some(ASKED, {"": HUGE})))
def test_a_hundred_thousand_characters_in_the_linear_mode(
    home: Path, question: Question, name: str
) -> None:
    sink = io.StringIO()
    given = [HUGE, ""] if question.kind in ("prose", "lines") else [HUGE]
    typed = [*given, ":strategy", ":review", "", ":quit"]
    talk = Talk(source=io.StringIO("".join(f"{line}\n" for line in typed)), sink=sink)
    assert run(placed(home, question), talk=talk) == 0
    said = " ".join(sink.getvalue().split())
    workspace = open_workspace(Home(home))
    if question.kind == "prose":
        assert workspace.answers[question.id].value == HUGE.strip()
    else:
        assert f"characters; {CAPS['text']} fit here" in said
        assert question.id not in workspace.answers
        assert HUGE.strip() in str(workspace.drafts[question.id])
    assert all(wide(row) <= 80 for row in sink.getvalue().split("\n"))
    check_pages(workspace)


def give(terminal: Terminal, text: str, *, paste: bool) -> None:
    """Type words, or paste them; a terminal lets no control character be typed as a letter."""
    if paste:
        terminal.paste(text)
    else:
        terminal.type(clean(text))


def filled(terminal: Terminal, question: Question, text: str, *, paste: bool) -> None:
    """Answer in the app."""
    if question.kind == "repeat":
        terminal.press("a")
        terminal.until("Name or initials")
        give(terminal, text, paste=paste)
        terminal.press("enter")
        terminal.until("Rung")
        terminal.press("4", "enter")
        terminal.until("For")
        terminal.press("2", "enter")
        terminal.until("Why, in a phrase")
        give(terminal, text, paste=paste)
        terminal.press("enter")
        terminal.until("Last in touch")
        terminal.press("escape")
        terminal.until("a  add one more")
    else:
        give(terminal, text, paste=paste)
        time.sleep(0.3)
    terminal.press("ctrl+s")


def opened(terminal: Terminal) -> None:
    """On to the question where one stands."""
    terminal.until("Go on from here")
    terminal.press("g")
    terminal.until("Ctrl+N next")
    time.sleep(0.4)


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize(("question", "name", "paste"), list(in_the_app()))
@pytest.mark.bar
def test_hostile_words_in_the_app(
    env: dict[str, str], home: Path, question: Question, name: str, paste: bool
) -> None:
    if paste and (question.kind, name) == ("repeat", "escapes"):
        pytest.skip("what a terminal lets through of these is read as keys, and leaves the row")
    placed(home, question)
    text = WORDS.get(name, " ".join(WORDS.values()))
    with Terminal(COMMAND, env=env, size=(80, 24), cwd=Path(env["HOME"])) as terminal:
        opened(terminal)
        filled(terminal, question, text, paste=paste)
        terminal.press("ctrl+n")
        time.sleep(0.3)
        assert all(wide(row) <= 80 for row in terminal.screen().split("\n"))
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0, terminal.screen()
        assert not any(one in terminal.raw for one in PAYLOADS)
    workspace = open_workspace(Home(home))
    kept, wanted = words_of(workspace, question), expected(question, text)
    check_pages(workspace)
    assert clean(kept) == kept
    hidden = dict.fromkeys(map(ord, "\u202e\u202c"))
    if paste and name == "escapes":
        return  # what a terminal lets through of these is read as keys, in the order it came
    assert kept.translate(hidden) == wanted.translate(hidden)


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("question", list(pasted()))
@pytest.mark.bar
def test_a_hundred_thousand_characters_pasted_into_the_app(
    env: dict[str, str], home: Path, question: Question
) -> None:
    placed(home, question)
    with Terminal(COMMAND, env=env, size=(80, 24), cwd=Path(env["HOME"])) as terminal:
        opened(terminal)
        terminal.paste(HUGE.strip())
        shown = "word word" if question.kind == "prose" else "characters"
        terminal.until(shown, timeout=20)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    workspace = open_workspace(Home(home))
    entry, draft = workspace.answers.get(question.id), workspace.drafts.get(question.id)
    assert HUGE.strip() in str(entry.value if entry else draft)
    assert (entry is not None) == (question.kind == "prose")
    check_pages(workspace)
