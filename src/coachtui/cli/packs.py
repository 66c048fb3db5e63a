"""`coachtui pack use` and `pack list`: which packs there are, and going on with another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from coachtui.cli.given import Command, Given, given
from coachtui.cli.mistakes import counted, folder_of, row, tell
from coachtui.cli.opening import ensured
from coachtui.cli.say import PROBLEM, aside, data, fail, out, unknown, wrapped
from coachtui.files import locks
from coachtui.files.named import named
from coachtui.pack.folder import digest, read_files
from coachtui.pack.mistakes import PackError
from coachtui.pack.model import Pack
from coachtui.pack.source import DEFAULT, shipped
from coachtui.workspace import packs
from coachtui.workspace.home import Home
from coachtui.workspace.model import Meta
from coachtui.workspace.open import LOCK
from coachtui.workspace.remedy import command
from coachtui.workspace.remedy import use as going_back


class Installed(NamedTuple):
    """A pack that is wanted, and what was done to have it."""

    id: str
    new: bool = False
    """It was installed now."""
    replaced: bool = False
    """Another version of it was there."""


def add_to(app: typer.Typer) -> None:
    """Make these commands of a noun."""
    app.command("use", cls=Command)(use)
    app.command("list", cls=Command)(list_)


def use(
    context: typer.Context,
    which: Annotated[
        str | None, typer.Argument(metavar="[PATH|ID]", help="A pack's folder, or its id.")
    ] = None,
) -> None:
    """Go on with another pack; one that is named by its folder is checked and installed first.

    What was said to the pack in use so far is kept, and is there on going back. Without a
    name it lists the packs that there are.
    """
    if which is None:
        list_(context)
        return
    wanted = given(context)
    found = _wanted(wanted, which)
    pack = _usable(wanted.home, found.id)
    meta, made = _whose(wanted, pack.id)
    chosen = wanted.home.choose(meta, pack.id)
    if wanted.json:
        before = "" if made or meta.pack == chosen.pack else meta.pack
        folder = str(packs.place(wanted.home, pack.id))
        done = {"installed": found.new, "replaced": found.replaced, "before": before}
        data({"id": pack.id, "title": pack.title, "folder": folder, **done})
        return
    if chosen == meta and not made:
        out(f"“{pack.title}” is in use.")
        return
    out(f"From here on {command(wanted.home, label=wanted.label)} opens “{pack.title}”.")
    if not made:
        _say_kept(wanted.home, meta)


def list_(context: typer.Context) -> None:
    """List the packs that ship and those that are installed, and say which is in use."""
    wanted = given(context)
    meta = ensured(wanted, wanted.label) if wanted.label else wanted.home.own()
    used = meta.pack if meta else DEFAULT
    rows = [_row(wanted.home, id_, used) for id_ in _ids(wanted.home, used)]
    if wanted.json:
        data(rows)
        return
    for one in rows:
        said = one["trouble"] or one["title"]
        use_ = ", in use" if one["in_use"] else ""
        wrapped(f"{one['id']}: {said} ({one['from']}{use_})", hang=2)


def _row(home: Home, id_: str, used: str) -> dict[str, object]:
    title, trouble, lessons, folder = "", "", list[str](), ""
    try:
        folder = str(packs.place(home, id_))
        pack = packs.read(home, id_, may_keep=False)
        title, lessons = pack.title, [lesson.id for lesson in pack.lessons]
    except FileNotFoundError:
        trouble = "it isn't there any more"
    except PackError as error:
        trouble = f"it can't be used: {error}"
    origin = "installed" if id_ in packs.installed(home) else "comes with coachtui"
    return {
        "id": id_,
        "title": title,
        "from": origin if folder else "gone",
        "folder": folder,
        "lessons": lessons,
        "in_use": id_ == used,
        "trouble": trouble,
    }


def _ids(home: Home, *more: str) -> list[str]:
    return list(dict.fromkeys([*shipped(), *packs.installed(home), *more]))


def _wanted(wanted: Given, which: str) -> Installed:
    """The pack that is meant: a folder is one to install, unless only an id is meant."""
    ids, path = _ids(wanted.home), named(which)
    if which in ids and not (path / "pack.toml").exists():
        return Installed(which)
    if not which or not (path.name != which or path.exists() or path.is_symlink()):
        unknown("pack", which, ids)
    return _install(wanted, folder_of(which))


def _install(wanted: Given, folder: Path) -> Installed:
    pack, home = _checked(folder, as_data=wanted.json), wanted.home
    files = read_files(folder, [])
    if digest(files) != pack.digest:
        fail("The pack was changed while it was read", instead="Say it again.", code=PROBLEM)
    if pack.id in shipped():
        instead = f'Give yours one of its own in {folder / "pack.toml"}: id = "my-{pack.id}"'
        what = f"The id `{pack.id}` is that of a pack that comes with coachtui"
        fail(what, instead=f"{instead}.", safe="Nothing was changed.", code=PROBLEM)
    there = pack.id in packs.installed(home)
    if there and digest(read_files(packs.place(home, pack.id), [])) == pack.digest:
        return Installed(pack.id)
    if there:
        aside(f"Another version of `{pack.id}` is installed: it is replaced.")
    from coachtui.workspace.installing import install

    install(home, pack.id, files)
    if not wanted.json:
        out(f"“{pack.title}” ({pack.id}) is installed, {len(files)} files.")
    return Installed(pack.id, new=True, replaced=there)


def _checked(folder: Path, *, as_data: bool) -> Pack:
    """The pack of a folder, which passes its check; else what is wrong is told."""
    from coachtui.authoring.check import check_folder

    pack, mistakes = check_folder(folder)
    errors = [one for one in mistakes if not one.remark]
    if pack is None or errors:
        if as_data:
            data({"installed": False, "mistakes": [row(one) for one in errors]})
        else:
            tell(errors)
        what = f"The pack wasn't installed: {counted(len(errors))} to mend first"
        fail(what, safe="Nothing was changed.", code=PROBLEM)
    return pack


def _usable(home: Home, id_: str) -> Pack:
    try:
        return packs.read(home, id_, may_keep=False)
    except PackError as error:
        instead = "Mend it where it was written, then say `coachtui pack use` with its folder."
        fail(f"The pack “{id_}” can't be used", str(error), instead, code=PROBLEM)


def _whose(wanted: Given, pack: str) -> tuple[Meta, bool]:
    """The workspace that goes on with it, and whether it was made for that now."""
    home, label = wanted.home, wanted.label
    there = home.find(label) if label else home.own()
    if there:
        return there, False
    return (ensured(wanted, label, pack) if label else home.create("", "self", pack=pack)), True


def _say_kept(home: Home, meta: Meta) -> None:
    """Say that nothing of the pack that is left behind is lost, and how to go back."""
    try:
        title = f"“{packs.read(home, meta.pack, may_keep=False).title}”"
    except (PackError, FileNotFoundError):
        title = f"`{meta.pack}`"
    out(f"What you said to {title} is kept: `{going_back(home, meta)}` goes back to it.")
    if locks.is_held(home.folder(meta) / LOCK):
        aside(f"An open app goes on with {title} until it is closed.")
