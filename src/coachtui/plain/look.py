"""What can be looked at from any prompt: the map, the strategy, the review, drafts, exports."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from coachtui.clock import today
from coachtui.documents import as_data, as_html, as_markdown, as_text
from coachtui.documents.build import build, names_in
from coachtui.documents.parts import held, parts
from coachtui.files.errors import Exists, SaveError
from coachtui.files.save import create
from coachtui.interview import flow
from coachtui.interview.pipes import fill_page, labelled
from coachtui.pack.model import Question
from coachtui.plain.pages import drafted
from coachtui.plain.sitting import MARKS, STATES, Sitting
from coachtui.strategy.model import Line
from coachtui.strategy.why import why

FORMATS: dict[str, tuple[ModuleType, str]] = {
    "text": (as_text, "txt"),
    "markdown": (as_markdown, "md"),
    "html": (as_html, "html"),
    "json": (as_data, "json"),
}
"""Format to what renders it and the ending of its files."""


def choose_page(sitting: Sitting) -> str | None:
    """List the pages and how they stand; give the first question of the one that is picked."""
    talk, workspace = sitting.talk, sitting.workspace
    way = sitting.way
    listed = flow.pages(way)
    for place, page in enumerate(listed, 1):
        title = fill_page(workspace.pack, page.title, workspace.view.known)
        talk.say(f"{place:>2}  {title}: {MARKS[flow.mark(way, page)]}")
    number = talk.number("Go to page (Enter stays)> ", len(listed))
    if number is None:
        return None
    on_page = [step for step in way if step.page.id == listed[number - 1].id]
    asked = [step for step in on_page if step.asked] or on_page
    return asked[0].question.id


def drafts(sitting: Sitting, question: Question) -> None:
    """Show the texts that may be begun from; a number keeps one as the answer."""
    talk = sitting.talk
    texts = [(draft.title, drafted(sitting.workspace, draft)) for draft in question.drafts]
    if not texts:
        talk.say("No texts to begin from here.")
        return
    for number, (title, text) in enumerate(texts, 1):
        talk.say(f"{number}  {title}")
        talk.say(text, indent="   ")
    picked = talk.number("Keep which as yours (Enter keeps none)> ", len(texts))
    if picked and texts[picked - 1][1]:
        sitting.workspace.answer(question.id, texts[picked - 1][1])
        sitting.save()
        talk.say("Kept. Type your own words to change it.")


def strategy(sitting: Sitting, line: str) -> None:
    """Read the strategy aloud, or one line of it with its why and what can be done."""
    talk, workspace = sitting.talk, sitting.workspace
    if line:
        _line(sitting, line)
        return
    for part in parts(workspace.pack, workspace.strategy):
        talk.say()
        talk.say(part.title + (f" ({part.hint})" if part.hint else ""))
        for one in part.lines:
            _read(sitting, one, "" if one.enabled else "off: ")
        for one in part.offered:
            _read(sitting, one, "offered: ")
    for waiting in held(workspace.pack, workspace.view, workspace.strategy):
        talk.say()
        talk.say(f"Waits for your answer to “{waiting.text}” (:edit {waiting.question})")
    talk.say()
    talk.say(":strategy ID, with the id in brackets, says why and lets you change it.")


def _read(sitting: Sitting, line: Line, before: str) -> None:
    ticked = "done: " if line.done else ""
    sitting.talk.say(f"{before}{ticked}{line.text} [{line.id}]", indent="  ")


def _line(sitting: Sitting, id_: str) -> None:
    talk, workspace = sitting.talk, sitting.workspace
    try:
        reason = why(workspace.pack, workspace.answers, workspace.strategy, id_)
    except KeyError:
        talk.say(f"No line is called “{id_}”. :strategy lists them.")
        return
    line = next(one for one in workspace.strategy.lines if one.id == id_)
    talk.say(line.text)
    if line.edited:
        talk.say(f"What it does: {line.derived}", indent="  ")
    talk.say(reason.says or "Because you answered:")
    for question in reason.questions:
        talk.say(f"{question.text} {question.answer} (:edit {question.id})", indent="  ")
    says = "Type new words for it, “on”, “off”, “done”, “note ...”, “reset”, “top” or “after ID”;"
    typed = talk.ask(f"{says} Enter leaves it> ")
    if typed:
        _change(sitting, line, typed)


def _change(sitting: Sitting, line: Line, typed: str) -> None:
    workspace = sitting.workspace
    verb, _, rest = typed.partition(" ")
    ids = {one.id for one in workspace.strategy.lines}
    if typed in ("on", "off"):
        workspace.edit(line.id, on=typed == "on" and line.offered, off=typed == "off")
    elif typed == "done" and line.do:
        workspace.edit(line.id, done="" if line.done else today().isoformat())
    elif typed == "reset":
        workspace.reset(line.id)
    elif typed == "top" or (verb == "after" and rest in ids):
        workspace.place(line.id, rest or "top")
    elif verb == "note":
        workspace.edit(line.id, note=rest)
    elif line.mine:
        sitting.talk.say("Your own line is changed with: coachtui strategy edit.")
        return
    else:
        workspace.edit(line.id, text=typed)
    sitting.save()
    sitting.talk.say("Kept. :undo takes it back.")


def review(sitting: Sitting) -> str | None:
    """Every answer with its date and state; give the question that is picked, to change it."""
    talk, workspace = sitting.talk, sitting.workspace
    pack = workspace.pack
    given = [id_ for id_ in pack.questions if id_ in workspace.answers]
    for place, id_ in enumerate(given, 1):
        entry, question = workspace.answers[id_], pack.questions[id_]
        said = "" if entry.value is None else labelled(pack, question, entry.value)
        aside = " Set aside: kept, not asked now." if not workspace.view.relevant[id_] else ""
        talk.say(f"{place:>2}  {fill_page(pack, question.text, workspace.view.known)}")
        talk.say(said, indent="      ")
        by = "" if entry.by == "self" else f", typed by {entry.by}"
        talk.say(f"      {entry.at[:10]}, {STATES[entry.state]}{by}.{aside}")
    if not given:
        talk.say("No answers yet.")
        return None
    number = talk.number("Change which (Enter: none)> ", len(given))
    return given[number - 1] if number else None


def export(sitting: Sitting, rest: str) -> None:
    """Write a document to a file, after saying which names it will contain."""
    talk, workspace = sitting.talk, sitting.workspace
    documents = list(workspace.pack.documents.values())
    for number, document in enumerate(documents, 1):
        talk.say(f"  {number}  {document.title}")
    picked = talk.number("Write which (Enter: none)> ", len(documents))
    if picked is None:
        return
    chosen = documents[picked - 1]
    for number, format_ in enumerate(FORMATS, 1):
        talk.say(f"  {number}  {format_}")
    number = talk.number("As what (Enter: text)> ", len(FORMATS)) or 1
    module, ending = FORMATS[list(FORMATS)[number - 1]]
    page = build(workspace.pack, workspace.strategy, chosen.id)
    names = names_in(page, workspace.answers, workspace.pack)
    talk.say(f"It will contain these names: {', '.join(names)}." if names else "It names nobody.")
    path = Path(
        rest or talk.ask(f"File (Enter: {chosen.id}.{ending})> ") or f"{chosen.id}.{ending}"
    )
    try:
        create(path.expanduser(), module.render(page).encode())
    except (Exists, SaveError) as error:
        talk.say(str(error))
        return
    talk.say(f"Written: {path}")
