"""What was agreed, and when: answers, edits and the rules that followed, kept as they were.

A version stays readable after the lessons changed: it holds its rules' sentences, not only
what they are made of.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from coachtui.clock import is_stamp, kept_in_words, stamp, time_of
from coachtui.files import toml
from coachtui.files.errors import Garbled, SaveError, Unread
from coachtui.files.save import make_folder, save
from coachtui.interview.answers import Answers
from coachtui.strategy.edits import Edits
from coachtui.strategy.edits import from_data as edits_from
from coachtui.strategy.edits import to_data as edits_to
from coachtui.strategy.model import Rule, Strategy
from coachtui.workspace import entries
from coachtui.workspace.errors import ReadOnly, Unanswered
from coachtui.workspace.said import said
from coachtui.workspace.store import VERSIONS
from coachtui.workspace.workspace import Workspace

_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(?:-(\d{1,4}))?\.toml", re.ASCII)
_MOST = 1000


class AgreedRule(Struct, frozen=True, kw_only=True):
    """A rule as it stood then."""

    rule: Rule
    sentence: str


class Version(Struct, frozen=True, kw_only=True):
    """What was agreed at one time."""

    time: str
    """What it is called: ``2026-11-22T10-15-00Z``, with ``-2`` for a second one of a moment."""
    at: str = ""
    """When: ``2026-11-22T10:15:00Z``."""
    reason: str = ""
    digest: str = ""
    """The pack's."""
    answers: Answers = {}
    edits: Edits = Edits()
    rules: tuple[AgreedRule, ...] = ()
    """In order."""
    by_hand: bool = False
    """Somebody edited it since; it is taken as it stands."""
    fault: Unread | None = None
    """Why it can't be read; all else is empty then."""

    @property
    def day(self) -> str:
        """The day on which it was agreed, in words."""
        return kept_in_words(self.at or self.time[:10])

    @property
    def moment(self) -> str:
        """The day and the time of day, which tells two of one day apart."""
        return ", ".join(filter(None, (self.day, time_of(self.at))))


def agree(workspace: Workspace, reason: str) -> Version:
    """Keep the strategy as it stands as the one agreed on. Blocking.

    Raises:
        Unanswered: nothing is answered yet.
        Invalid: the reason is too long.
        ReadOnly: the workspace can't be changed.
        SaveError: it couldn't be written.
    """
    if workspace.read_only:
        raise ReadOnly(workspace.read_only)
    if not any(entry.state == "answered" for entry in workspace.answers.values()):
        raise Unanswered
    at, folder = stamp(), workspace.store.folder / VERSIONS
    version = Version(
        time=_free(folder, at.replace(":", "-")),
        at=at,
        reason=said(reason, needed=False),
        digest=workspace.pack.digest,
        answers=workspace.answers,
        edits=workspace.edits,
        rules=_rules(workspace.strategy),
    )
    path = folder / f"{version.time}.toml"
    try:
        data = toml.dump(_to_data(version, tuple(workspace.pack.questions)))
    except ValueError as error:
        raise SaveError(path, OSError(errno.EFBIG, str(error))) from error
    make_folder(folder)
    save(path, data)
    return version


def versions(workspace: Workspace) -> tuple[Version, ...]:
    """All versions, oldest first; of one that can't be read, `fault` says why."""
    return kept(workspace.store.folder)


def kept(folder: Path) -> tuple[Version, ...]:
    """All versions in a workspace's folder, as `versions` gives them."""
    return tuple(_read(path) for path in _files(folder))


def newest(workspace: Workspace) -> str:
    """The time of the version that was agreed on last; empty where none was. It isn't read."""
    return "".join(path.stem for path in _files(workspace.store.folder)[-1:])


def read(workspace: Workspace, time: str) -> Version:
    """One version, by its `time`.

    Raises:
        KeyError: there is none of that time.
        Unread: it can't be read as a whole.
    """
    path = {one.stem: one for one in _files(workspace.store.folder)}[time]
    version = _read(path)
    if version.fault:
        raise version.fault
    return version


def _files(folder: Path) -> tuple[Path, ...]:
    """The files of a workspace's versions, oldest first."""
    try:
        found = {path: named for path in (folder / VERSIONS).iterdir() if (named := _named(path))}
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda path: found[path]))


def _named(path: Path) -> tuple[str, int] | None:
    match = _NAME.fullmatch(path.name)
    return (match[1], int(match[2] or 1)) if match else None


def _free(folder: Path, time: str) -> str:
    """A time that no version is called by yet; only the holder of the answers makes versions."""
    for again in range(1, _MOST):
        name = f"{time}-{again}" if again > 1 else time
        if not (folder / f"{name}.toml").exists():
            return name
    raise SaveError(folder / time, OSError(errno.EEXIST, "too many versions"))


def _rules(strategy: Strategy) -> tuple[AgreedRule, ...]:
    sentences = {line.id: line.text for line in strategy.lines}
    return tuple(AgreedRule(rule=rule, sentence=sentences[rule.id]) for rule in strategy.rules)


def _to_data(version: Version, order: tuple[str, ...]) -> dict[str, object]:
    """A version as plain data: answers in asking order, those of no known question after."""
    ids = [id_ for id_ in order if id_ in version.answers]
    ids += sorted(version.answers.keys() - set(order))
    data: dict[str, object] = {
        "made": version.at,
        "reason": version.reason,
        "digest": version.digest,
        "answers": {id_: entries.to_data(version.answers[id_]) for id_ in ids},
        "edits": edits_to(version.edits),
        "rules": [_rule_to_data(one) for one in version.rules],
    }
    return {key: one for key, one in data.items() if one}


def _rule_to_data(agreed: AgreedRule) -> dict[str, object]:
    allowed = {fact: sorted(choices) for fact, choices in agreed.rule.allowed.items()}
    return {"sentence": agreed.sentence, **structs.asdict(agreed.rule), "allowed": allowed}


class _File(Struct, frozen=True, kw_only=True):
    """A version's file, by its shape."""

    made: str
    reason: str = ""
    digest: str = ""
    answers: Mapping[str, Mapping[str, object]] = {}
    edits: Mapping[str, object] = {}
    rules: tuple[Mapping[str, object], ...] = ()


def _read(path: Path) -> Version:
    document = toml.read(path)
    if document.fault:
        return Version(time=path.stem, fault=document.fault)
    try:
        file = msgspec.convert(document.data, _File)
        if not is_stamp(file.made):
            raise ValueError("`made` is no time")
        return Version(
            time=path.stem,
            at=file.made,
            reason=file.reason,
            digest=file.digest,
            answers={id_: entries.from_data(one) for id_, one in file.answers.items()},
            edits=edits_from(file.edits),
            rules=tuple(_agreed(rule) for rule in file.rules),
            by_hand=document.by_hand,
        )
    except (msgspec.ValidationError, ValueError) as error:
        return Version(time=path.stem, fault=Garbled(path, str(error)))


def _agreed(data: Mapping[str, object]) -> AgreedRule:
    rule, sentence = msgspec.convert(data, Rule), msgspec.convert(data.get("sentence"), str)
    return AgreedRule(rule=rule, sentence=sentence)
