"""A pack that is as small as one can be and has every file, for tests that break one thing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from coachtui.pack.load import load, read
from coachtui.pack.mistakes import PackError

MINIMAL: Mapping[str, str] = {
    "pack.toml": """\
schema = 1
id = "doors"
title = "Doors"
lessons = ["doors"]

[home]
review = "when"

[sections]
rules = "Rules"
notes = { title = "Notes", style = "list" }

[verdicts.in]
open = "open"
wait = "wait"

[asks]
in = ["who"]

[documents.card]
title = "Card"
parts = ["rules.in", "notes"]

[limits.doors]
value = 2
about = "doors in a house"
as_of = "2026-01-02"
source = "houses"
""",
    "facts.toml": """\
[[fact]]
id = "who"
ask = "Who is it?"
ladder = true
choices = { nobody = "nobody I know", friend = "a friend" }
""",
    "lessons/doors.md": """\
+++
id = "doors"
title = "Doors"
[[route]]
id = "whole"
title = "All of it"
+++
## The first door
Somebody knocks.

```toml question
id = "from"
kind = "choice"
choices_from = "who"
text = "From whom on do you open?"
```

```toml question
id = "why"
kind = "text"
text = "What for?"
```
## The second door
```toml question
id = "when"
kind = "date"
text = "When will you look again?"
```
""",
    "rules.toml": """\
[[rule]]
id = "in-open"
direction = "in"
if = { who = { at_least = "{from}" } }
verdict = "open"
text = "If {from}, then I open."

[[rule]]
id = "in-wait"
direction = "in"
otherwise = true
verdict = "wait"
text = "If not, then I wait."
""",
    "lines.toml": """\
[[line]]
id = "why"
section = "notes"
text = "What for: {why}"
""",
    "evidence.toml": """\
[[claim]]
id = "houses"
says = "Most houses have two doors."
source = "A walk through one street"
strength = "account"
limits = "One street."
""",
    "rehearsal.toml": """\
[[card]]
id = "postman"
direction = "in"
name = "The postman"
text = "A parcel."
facts = { who = "nobody" }
""",
    "tensions.toml": """\
[[tension]]
id = "open-door"
when = { from = "nobody" }
text = "Who is kept out?"
""",
    "personas/ann.toml": """\
title = "Ann, at home"
answers = { from = "friend", why = "company", when = "2027-01-01" }
[expect]
has = ["in-open"]
""",
}


def write(folder: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """Write the minimal pack with some files changed, or left out where None."""
    for name, text in {**MINIMAL, **(changes or {})}.items():
        if text is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def changed(name: str, old: str, new: str) -> dict[str, str | None]:
    """Change a file of the minimal pack in one place, which must be there once."""
    assert MINIMAL[name].count(old) == 1, f"{old!r} stands {MINIMAL[name].count(old)} times"
    return {name: MINIMAL[name].replace(old, new)}


Case = tuple[str, str, str, int, str, str]
"""A file, what stands in it, what an author wrote there, and of the mistake: its line, words of
what is wrong, words of what to write instead."""


def assert_named(case: Case, folder: Path) -> None:
    """Check that breaking one thing is named where it stands, and keeps the pack from use."""
    file, old, new, line, what, instead = case
    write(folder, changed(file, old, new))
    _, mistakes = read(folder)
    there = [mistake for mistake in mistakes if (mistake.file, mistake.line) == (file, line)]
    assert any(what in m.what and instead in m.instead for m in there), mistakes
    with pytest.raises(PackError):
        load(folder)
