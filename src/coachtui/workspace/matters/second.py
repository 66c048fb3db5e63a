"""A second version of a file, as sync tools and conflicts leave it."""

from __future__ import annotations

from msgspec import structs

from coachtui.text import many, shown
from coachtui.workspace import copies, taking
from coachtui.workspace.copies import Copy
from coachtui.workspace.matters.model import LATER, WORDS_OF, Matter, Way, much
from coachtui.workspace.workspace import Workspace

AWAY = "is put away, not deleted"
ALONE = Way(id="keep", key="k", label="Keep yours alone", note=f"the other {AWAY}")


def second(workspace: Workspace, copy: Copy) -> Matter:
    """Which of two versions is to stand. Neither is ever deleted."""
    told = copies.differs(workspace, copy) if copy.parts and not copy.fault else ()
    title = f"Two versions of {WORDS_OF[copy.parts[0]]}" if copy.parts else "A second version"
    words = (
        f"A second version stands beside yours: {shown(copy.name)}. A sync tool leaves one where"
        " two machines changed the same file, and coachtui where both were kept. Nothing is lost."
    )
    return Matter(
        title=title,
        words=f"{words}\n\n{_beside(workspace, copy, len(told))}",
        ways=(*(_ways(workspace, copy) if told else (ALONE,)), LATER),
        told=told,
        heads=("yours", "other"),
        copy=copy,
    )


def _ways(workspace: Workspace, copy: Copy) -> tuple[Way, ...]:
    keep = Way(id="keep", key="k", label="Keep yours", note=f"the other {AWAY}")
    take = Way(id="take", key="o", label="Take the other", note=f"yours {AWAY}")
    only = len(taking.only_there(workspace, copy))
    if not only:
        return (keep, take)
    label = f"Add {many(only, 'answer')} that only the other has"
    add = Way(id="add", key="a", label=label, note="the other is put away")
    return (add, keep, take)


def _beside(workspace: Workspace, copy: Copy, differ: int) -> str:
    """The two beside each other, in a line."""
    if copy.fault:
        return f"The other can't be read as a whole: {shown(copy.fault.why)}."
    if not copy.parts:
        return "There are no words of yours in it."
    if not differ:
        return "The other says nothing that yours doesn't say."
    if "answers" not in copy.parts:
        return "This is where they differ."
    at = max((entry.at for entry in workspace.answers.values()), default="")
    mine = structs.replace(copy, kept=workspace.kept, at=at)
    return f"Yours: {much(mine)}. The other: {much(copy)}. They differ in {differ:,}."
