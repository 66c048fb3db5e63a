"""How a pack hangs together: rules in order, facts, sections, documents, limits, reminders."""

from __future__ import annotations

from coachtui.authoring.links import is_part, parts
from coachtui.authoring.notes import Notes
from coachtui.interview.pipes import pipes_in


def structure(notes: Notes) -> None:
    """Check rules, facts, sections, documents, limits and reminders against each other."""
    _rules(notes)
    _asks(notes)
    _sections(notes)
    _documents(notes)
    _limits(notes)
    _reminders(notes)


def _rules(notes: Notes) -> None:
    closed: dict[str, str] = {}
    for rule in notes.pack.rules:
        place = f"rule:{rule.id}"
        last = closed.get(rule.direction)
        if last and rule.otherwise:
            what = f"`{last}` is the rule for everything else already"
            notes.wrong(place, what, "Keep one `otherwise` for each direction.")
        elif last:
            what = f"it stands below `{last}`, which holds for everything else"
            notes.wrong(place, what, "Put it above: the first rule that holds decides.")
        if rule.otherwise:
            closed.setdefault(rule.direction, rule.id)


def _asks(notes: Notes) -> None:
    pack = notes.pack
    for direction, facts in pack.asks.items():
        place = f"asks:{direction}"
        if direction not in pack.verdicts:
            notes.missing(place, "asks: the direction is", direction, pack.verdicts)
        for fact in facts:
            if fact not in pack.facts:
                notes.missing(place, f"asks: `{direction}` names the fact", fact, pack.facts)
        used = {
            test.subject for rule in pack.rules for test in rule.if_ if rule.direction == direction
        }
        for fact in [fact for fact in facts if fact in pack.facts and fact not in used]:
            what = f"asks: `{direction}` names the fact `{fact}`, which no rule there reads"
            notes.wrong(place, what, "Use it in a rule, or leave it out.", remark=True)
    for rule in pack.rules:
        asked = pack.asks.get(rule.direction, ())
        for test in rule.if_:
            if test.subject in pack.facts and test.subject not in asked:
                what = f"`if` reads the fact `{test.subject}`, which is never asked"
                instead = f"Add it in pack.toml to asks.{rule.direction}."
                notes.wrong(f"rule:{rule.id}", what, instead)


def _sections(notes: Notes) -> None:
    pack = notes.pack
    for id_ in pack.sections:
        head, _, direction = id_.partition(".")
        if direction and direction not in pack.verdicts:
            known = [f"{head}.{one}" for one in pack.verdicts]
            notes.missing(f"section:{id_}", "it names the direction", id_, known)
    for line in pack.lines:
        if line.section not in pack.sections:
            known = list(pack.sections)
            notes.missing(f"line:{line.id}", "it belongs to the section", line.section, known)
    held = {part for document in pack.documents.values() for part in document.parts}
    heads = {part.partition(".")[0] for part in held}
    for id_ in pack.sections if pack.documents else ():
        if id_ not in held and id_ not in heads:
            what = "no document holds it"
            notes.wrong(f"section:{id_}", what, "Add it to the parts of one.", remark=True)


def _documents(notes: Notes) -> None:
    for document in notes.pack.documents.values():
        place = f"document:{document.id}"
        for part in document.parts:
            if not is_part(notes, part):
                notes.missing(place, "it holds the part", part, parts(notes))
        if len(set(document.parts)) < len(document.parts):
            notes.wrong(place, "it holds a part twice", "Keep it once.")


def _limits(notes: Notes) -> None:
    for limit in notes.pack.limits.values():
        if limit.source and limit.source not in notes.pack.claims:
            place = f"limit:{limit.id}"
            notes.missing(place, "`source` names the claim", limit.source, notes.pack.claims)


def _reminders(notes: Notes) -> None:
    ticked = {line.do for line in notes.pack.lines}
    for reminder in notes.pack.reminders.values():
        place = f"reminder:{reminder.id}"
        if pipes_in(reminder.title):
            what = "`title` has a pipe, and a calendar would show it as it is written"
            notes.wrong(place, what, "Say it without.")
        if reminder.id not in ticked:
            what = "no line is ticked for it, so nothing shows that it was done"
            notes.wrong(place, what, f'Write do = "{reminder.id}" in a line.', remark=True)
