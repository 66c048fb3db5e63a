"""The deep check of a pack: everything that reading it alone doesn't show."""

from __future__ import annotations

from pathlib import Path

from coachtui.authoring.after import after
from coachtui.authoring.as_written import as_written
from coachtui.authoring.balance import balance
from coachtui.authoring.cases import cases
from coachtui.authoring.coverage import coverage
from coachtui.authoring.cycles import cycles
from coachtui.authoring.evidence import evidence
from coachtui.authoring.figures import figures
from coachtui.authoring.links import links
from coachtui.authoring.notes import Notes
from coachtui.authoring.personas import personas
from coachtui.authoring.piped import piped
from coachtui.authoring.prose_check import prose
from coachtui.authoring.reach import reach
from coachtui.authoring.references import references
from coachtui.authoring.remarks import remarks
from coachtui.authoring.screen import screen
from coachtui.authoring.structure import structure
from coachtui.authoring.unreached import unreached
from coachtui.authoring.use import use
from coachtui.authoring.values import values
from coachtui.pack.load import read
from coachtui.pack.mistakes import Mistake
from coachtui.pack.model import Pack


def check(pack: Pack) -> tuple[Mistake, ...]:
    """Check a pack that was read without a mistake, and say all that is wrong with it at once."""
    notes = Notes(pack)
    for subject in (references, links, values, structure, figures, after, cases, cycles):
        subject(notes)
    if all(mistake.remark for mistake in notes.mistakes):
        # These answer questions and derive lines, so all that is named must be there.
        reach(notes)
        personas(notes)
        coverage(notes)
        unreached(notes)
    for subject in (use, piped, as_written, evidence, prose, screen, balance, remarks):
        subject(notes)
    return notes.mistakes


def check_folder(folder: Path) -> tuple[Pack | None, tuple[Mistake, ...]]:
    """Read a pack and check it; deeply only where nothing is structurally wrong.

    What hangs on a record that couldn't be read would only be complained about twice.
    """
    pack, mistakes = read(folder)
    if pack is None or any(not mistake.remark for mistake in mistakes):
        return pack, mistakes
    return pack, tuple(sorted({*mistakes, *check(pack)}))
