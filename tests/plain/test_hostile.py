"""Nothing that a pack or a label holds commands the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.workspace.home import Home
from tests.plain.hold import SMALL, hold

EVIL = "\x1b]52;c;ZXZpbA==\x07\x9b31m\u202e"


@pytest.mark.usefixtures("frozen")
def test_no_escape_byte_of_a_pack_or_a_label_is_said(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = {
        id_: replace(
            one, text=EVIL + one.text, why=EVIL, hints=(EVIL,), example=EVIL,
            choices=tuple(replace(choice, label=EVIL + choice.label) for choice in one.choices),
        )
        for id_, one in SMALL.questions.items()
    }  # fmt: skip
    lesson = SMALL.lessons[0]
    routes = tuple(replace(one, title=EVIL + one.title) for one in lesson.routes)
    pages = tuple(replace(one, title=EVIL, prose=(EVIL,)) for one in lesson.pages)
    pack = replace(
        SMALL,
        title=EVIL,
        questions=questions,
        lessons=(replace(lesson, title=EVIL, routes=routes, pages=pages), *SMALL.lessons[1:]),
        home=replace(SMALL.home, welcome=(EVIL,)),
        documents={id_: replace(one, title=EVIL) for id_, one in SMALL.documents.items()},
    )
    monkeypatch.setattr("coachtui.workspace.packs.read", lambda *_, **__: pack)
    label_kept = Home(home).create(f"Ana {EVIL}").label
    typed = ["", "1", ":why", ":hint", ":example", ":page", ":map", "", ":review", "", ":strategy",
             ":lesson", "", ":export", "1", "", "", "-", *[""] * 40]  # fmt: skip
    for label in (None, label_kept):
        held = hold(home, *typed, label=label)
        assert held.code == 0
        assert not set(held.said) & set("\x1b\x07\x9b\u202e")
