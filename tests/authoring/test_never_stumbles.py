"""Whatever an author mixes up, the check answers; it never breaks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachtui.authoring.check import check_folder
from tests.authoring.broken import SMALL, broken

FILES = sorted(str(path.relative_to(SMALL)) for path in SMALL.rglob("*.*"))
WORDS = sorted(
    {
        word
        for name in FILES
        for word in re.findall(r"[a-z][a-z-]+", (SMALL / name).read_text(encoding="utf-8"))
    }
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_words_put_in_each_others_place_never_break_the_check(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    mix_up(data, tmp_path_factory.mktemp("pack"))


@pytest.mark.bar
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_many_words_put_in_each_others_place_never_break_the_check(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    mix_up(data, tmp_path_factory.mktemp("pack"))


def mix_up(data: st.DataObject, empty: Path) -> None:
    """Mix up the words of a pack, and check it."""
    folder = broken(empty)
    for _ in range(data.draw(st.integers(1, 4))):
        swap(data, folder / data.draw(st.sampled_from(FILES)))
    _, mistakes = check_folder(folder)
    for mistake in mistakes:
        assert mistake.what
        assert mistake.instead
        assert (folder / mistake.file).exists()


def swap(data: st.DataObject, path: Path) -> None:
    """Put another word in the place of one, or a number, a list or a reference."""
    text = path.read_text(encoding="utf-8")
    words = list(re.finditer(r"[a-z][a-z-]+|\d+", text))
    at = words[data.draw(st.integers(0, len(words) - 1))]
    others = st.one_of(st.sampled_from(WORDS), st.sampled_from(["0", "99", "{line}", "{circle}"]))
    path.write_text(text[: at.start()] + data.draw(others) + text[at.end() :], encoding="utf-8")
