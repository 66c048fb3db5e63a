"""R11: whatever is answered, edited, drafted and decided is the same once it was saved and loaded.

What earlier schemas left, and keys that nobody knows, are held in `tests.frozen`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coachtui.decide.model import Decision
from coachtui.strategy.edits import Edits, LineEdit, Mine
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.workspace import Workspace
from tests.bar.figures import Measured
from tests.bar.saver import opened_pack
from tests.people import raw_values

pytestmark = pytest.mark.row("R11")

PACK = opened_pack()
OFTEN = int(os.environ.get("BAR_SAVES", "500"))
"""Before a release 20,000, by this variable."""

SOME = settings(
    max_examples=OFTEN,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
TYPED = st.text(st.characters(codec="utf-16", exclude_categories=()), max_size=40)
"""Anything that a hand, a paste or a file may bring, control characters among it."""

STATES = st.sampled_from(["unsure", "skipped", "coach"])
QUESTIONS = [one for one in PACK.questions.values() if one.kind != "rehearsal"]


@st.composite
def answered(draw: st.DrawFn) -> Mapping[str, object]:
    """Some questions with raw answers."""
    some = draw(st.lists(st.sampled_from(QUESTIONS), max_size=5, unique_by=lambda one: one.id))
    return {one.id: draw(raw_values(one)) for one in some}


def _opened(home: Path) -> Workspace:
    return open_workspace(Home(home), holder="command", pack=PACK)


def _given(
    workspace: Workspace,
    answers: Mapping[str, object],
    left: Mapping[str, str],
    drafts: Mapping[str, str],
    notes: Mapping[str, str],
) -> None:
    for id_, raw in answers.items():
        workspace.answer(id_, raw)
    for id_, state in left.items():
        workspace.mark(id_, state)  # type: ignore[arg-type]
    for id_, words in drafts.items():
        workspace.draft(id_, words)
    for id_, words in notes.items():
        workspace.edit(id_, note=words)


@pytest.mark.bar
def test_what_is_saved_is_what_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, measured: Measured
) -> None:
    monkeypatch.setattr("os.fsync", lambda _: None)
    ids, lines = st.sampled_from([one.id for one in QUESTIONS]), st.sampled_from(_lines(tmp_path))
    count = 0

    @SOME
    @given(
        answered(),
        st.dictionaries(ids, STATES, max_size=2),
        st.dictionaries(ids, TYPED, max_size=2),
        st.dictionaries(lines, TYPED.filter(lambda words: bool(words.strip())), max_size=2),
        TYPED,
    )
    def saved(
        answers: Mapping[str, object],
        left: Mapping[str, str],
        drafts: Mapping[str, str],
        notes: Mapping[str, str],
        name: str,
    ) -> None:
        nonlocal count
        home = tmp_path / "home"
        shutil.rmtree(home, ignore_errors=True)
        workspace = _opened(home)
        _given(workspace, answers, left, drafts, {})
        known = {id_: one for id_, one in notes.items() if id_ in _ids(workspace)}
        _given(workspace, {}, {}, {}, known)
        decided = workspace.decisions.record(
            Decision(id="", at="", direction="in", facts={"known": "met"}, name=name)
        )
        workspace.close()
        again = _opened(home)
        assert not again.read_only
        assert again.answers == workspace.answers
        assert again.edits == workspace.edits
        assert again.drafts == workspace.drafts
        assert again.decisions.all() == (decided,)
        assert again._recording.changes == workspace._recording.changes
        again.close()
        count += 1

    saved()
    measured(saves=count, otherwise=0)


def _ids(workspace: Workspace) -> set[str]:
    return {line.id for line in workspace.strategy.lines}


def _lines(folder: Path) -> list[str]:
    """Lines that a persona's answers make."""
    workspace = _opened(folder / "lines")
    for id_, raw in PACK.personas[0].answers.items():
        workspace.answer(id_, raw)
    found = sorted(_ids(workspace))
    workspace.close()
    return found


def test_an_edit_of_each_kind_is_what_is_loaded(home: Path) -> None:
    workspace = _opened(home)
    workspace.answer("aim", "calm wards")
    line = sorted(_ids(workspace))[0]
    workspace.edit(line, text="Mine.", note="so", off=True)
    workspace.add(Mine(id="mine-1", section="aims", text="Words\nof \u202emine [/]."))
    workspace.close()
    again = _opened(home)
    assert again.edits == workspace.edits
    assert isinstance(again.edits, Edits)
    assert isinstance(again.edits.lines[line], LineEdit)
    again.close()
