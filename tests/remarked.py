"""The small pack with remarks on what somebody pictures, for tests of every face."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from coachtui.pack.load import load
from coachtui.pack.model import Pack

SMALL = Path(__file__).resolve().parent / "packs" / "small"

REMARKS = """\
[words]
grand = ["amazing", "huge*"]

[[remark]]
id = "grand"
line = "chapter"
say = "What would one person say of it?"
has = ["<grand>"]
lacks = ["<quote>", "<number>"]

[[remark]]
id = "crowd"
line = "slots"
say = "Who stands in front?"
has = ["everybody", "crowd*"]

[[remark]]
id = "long"
line = "recorded"
say = "Which half could go?"
longer = 400
"""

LINES = """
[[line]]
id = "chapter"
section = "before"
text = "I picture one person, and their words."

[[line]]
id = "slots"
section = "before"
text = "There are {limits.slots} minutes: I speak to somebody."

[[line]]
id = "recorded"
section = "before"
when = { kind-of-aim = "found" }
text = "I leave half of it out."
"""

BAD = "An amazing talk. Everybody is on their feet. It goes on."
MENDED = "A nurse comes up: “May I take the chart home?” That is all."


def remarked(folder: Path) -> Path:
    """The small pack, with remarks, in a folder of its own."""
    copytree(SMALL, folder)
    (folder / "remarks.toml").write_text(REMARKS)
    lines = folder / "lines.toml"
    lines.write_text(lines.read_text() + LINES)
    lesson = folder / "lessons" / "which-talks.md"
    text = lesson.read_text()
    old = 'id = "scene"\nkind = "prose"\n'
    assert text.count(old) == 1
    lesson.write_text(text.replace(old, old + 'remarks = ["grand", "crowd", "long"]\n'))
    return folder


def pack(folder: Path) -> Pack:
    """That pack, read."""
    return load(remarked(folder / "remarked"))
