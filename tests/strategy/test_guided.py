"""What is said of a draft stands beside its guideline, as that is for this person."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.model import Pack
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.workspace import Workspace
from tests import remarked

LONG = "It goes on. " * 50


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return remarked.pack(tmp_path)


@pytest.fixture
def here(home: Path, pack: Pack) -> Workspace:
    return open_workspace(Home(home), pack=pack, holder="command", create=True)


def said(here: Workspace, words: object) -> list[str]:
    return [one.remark for one in here.guided("scene", words)]


def test_a_draft_is_spoken_of_with_its_sentence_and_its_guideline(here: Workspace) -> None:
    first, second = here.guided("scene", remarked.BAD)
    assert (first.words, first.sentence, first.guideline) == (
        "What would one person say of it?",
        "An amazing talk.",
        "I picture one person, and their words.",
    )
    assert second.guideline == "There are 20 minutes: I speak to somebody."


def test_a_draft_that_is_mended_is_not_spoken_of(here: Workspace) -> None:
    assert said(here, remarked.MENDED) == []


@pytest.mark.parametrize("words", [None, "", ("a", "b"), 3])
def test_nothing_is_said_of_what_is_no_text(here: Workspace, words: object) -> None:
    assert said(here, words) == []


def test_nothing_is_said_by_a_guideline_that_was_switched_off(here: Workspace) -> None:
    here.edit("chapter", off=True)
    assert said(here, remarked.BAD) == ["crowd"]


def test_a_guideline_is_told_as_the_person_words_it(here: Workspace) -> None:
    here.edit("chapter", text="One face, one sentence.")
    assert here.guided("scene", remarked.BAD)[0].guideline == "One face, one sentence."


def test_nothing_is_said_by_a_guideline_that_other_answers_would_give(here: Workspace) -> None:
    assert said(here, LONG) == []
    here.answer("kind-of-aim", "found")
    assert said(here, LONG) == ["long"]


def test_no_more_is_said_at_once_than_can_be_mended(here: Workspace) -> None:
    here.answer("kind-of-aim", "found")
    assert said(here, remarked.BAD + LONG) == ["grand", "crowd"]


def test_a_question_without_remarks_is_silent(here: Workspace) -> None:
    assert here.guided("aim", remarked.BAD) == ()
