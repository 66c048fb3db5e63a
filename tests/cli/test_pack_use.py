"""`coachtui pack use` and `list`: installing a pack, going on with it, and going back."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from coachtui.files import locks
from coachtui.pack.load import load
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.cli.run import fails, program, reads, rightless, run, says
from tests.terminal import Terminal
from tests.tui.test_on_a_terminal import COMMAND

pytestmark = pytest.mark.usefixtures("frozen")


@pytest.fixture(autouse=True)
def read_anew(monkeypatch: pytest.MonkeyPatch, read_once: None) -> None:
    """Packs change here, so each is read as it stands."""
    monkeypatch.setattr("coachtui.pack.load.load", load)


@pytest.fixture
def talks(small_folder: Path, tmp_path: Path) -> Path:
    """A pack that somebody writes."""
    return shutil.copytree(small_folder, tmp_path / "talks")


def changed(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert text.count(old) >= 1
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def titles() -> dict[str, str]:
    return {one["id"]: one["title"] for one in reads("pack", "list")}


def used() -> str:
    (one,) = (one["id"] for one in reads("pack", "list") if one["in_use"])
    return str(one)


def test_at_first_there_are_those_that_ship_and_one_is_in_use(home: Path) -> None:
    found = reads("pack", "list")
    assert found[0]["id"] == "linkedin"
    assert {one["from"] for one in found} == {"comes with coachtui"}
    assert used() == "linkedin"
    assert "in use" in says("pack", "use") == says("pack", "list")
    assert not home.exists()


def test_a_folder_is_installed_and_gone_on_with(home: Path, talks: Path) -> None:
    told = says("pack", "use", str(talks))
    assert "“Speaking at meetings, on purpose” (small) is installed" in told
    assert "From here on coachtui opens “Speaking" in told
    assert "is kept" not in told  # nothing was said to any yet
    assert used() == "small"
    assert [one["id"] for one in reads("lessons")] == ["which-talks", "give-the-talk"]
    shutil.rmtree(talks)
    assert len(reads("questions")) > 10
    assert [one.pack for one in Home(home).workspaces()] == ["small"]


def test_what_was_said_to_each_comes_back_with_it(talks: Path) -> None:
    says("answer", "aim", "A year of steady work")
    told = says("pack", "use", str(talks))
    assert "What you said to “Linking on LinkedIn" in told
    assert "`coachtui pack use linkedin` goes back to it" in told
    assert reads("answers") == {}
    says("answer", "aim", "Calmer handovers")
    says("pack", "use", "linkedin")
    assert reads("answers")["aim"]["value"] == "A year of steady work"
    says("pack", "use", "small")
    assert reads("answers")["aim"]["value"] == "Calmer handovers"


def test_it_reports_as_data_too(home: Path, talks: Path) -> None:
    says("answer", "aim", "A year of steady work")
    assert reads("pack", "use", str(talks)) == {
        "id": "small",
        "title": "Speaking at meetings, on purpose",
        "folder": str(home / "packs" / "small"),
        "installed": True,
        "replaced": False,
        "before": "linkedin",
    }
    again = reads("pack", "use", "small")
    assert (again["installed"], again["before"]) == (False, "")


def test_a_later_version_takes_the_place_of_an_earlier_one_after_saying_so(talks: Path) -> None:
    says("pack", "use", str(talks))
    says("answer", "aim", "Calmer handovers")
    changed(talks, "pack.toml", "Speaking at meetings, on purpose", "Speaking less")
    done = run("pack", "use", str(talks))
    assert "Another version of `small` is installed: it is replaced." in done.stderr
    assert "“Speaking less” is in use." in done.stdout
    assert reads("answers")["aim"]["value"] == "Calmer handovers"
    done = run("pack", "use", str(talks))
    assert "installed" not in done.output


def test_a_client_goes_on_with_it_alone(talks: Path) -> None:
    says("pack", "use", str(talks), "--workspace", "Ana", "--create")
    assert used() == "linkedin"
    (one,) = (one for one in reads("pack", "list", "--workspace", "Ana") if one["in_use"])
    assert one["id"] == "small"
    assert "“Ben”" in fails(2, "pack", "use", "small", "--workspace", "Ben")


def test_what_fails_its_check_is_not_installed(home: Path, talks: Path) -> None:
    changed(talks, "rules.toml", 'verdict = "decline"', 'verdict = "declin"')
    done = run("pack", "use", str(talks))
    assert done.exit_code == 1
    assert "rules.toml:1: rule `in-refuse`" in done.stdout
    assert "Did you mean `decline`?" in done.stdout
    assert "The pack wasn't installed: 1 mistake to mend first" in done.stderr
    found = run("pack", "use", str(talks), "--json")
    assert '"installed": false' in found.stdout
    assert found.exit_code == 1
    assert not home.exists()


def test_a_remark_keeps_no_pack_out(talks: Path) -> None:
    (talks / "notes.toml").write_text("mine = 1")
    assert "is installed" in says("pack", "use", str(talks))
    assert not list(Path(reads("pack", "use", "small")["folder"]).glob("notes*"))


def test_the_id_of_a_pack_that_ships_is_refused(talks: Path) -> None:
    changed(talks, "pack.toml", 'id = "small"', 'id = "linkedin"')
    assert 'id = "my-linkedin"' in fails(1, "pack", "use", str(talks))
    assert used() == "linkedin"


def test_a_pack_that_leads_out_of_its_folder_is_refused(talks: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text("")
    (talks / "facts.toml").unlink()
    (talks / "facts.toml").symlink_to(tmp_path / "secret.toml")
    done = run("pack", "use", str(talks))
    assert done.exit_code == 1
    assert "facts.toml:0: this leads out of the pack's folder" in done.stdout


def test_a_linked_folder_is_copied_and_no_link_to_it_kept(home: Path, talks: Path) -> None:
    link = talks.with_name("link")
    link.symlink_to(talks)
    says("pack", "use", str(link))
    shutil.rmtree(talks)
    assert not (home / "packs" / "small").is_symlink()
    assert used() == "small"
    assert reads("lessons")


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("talks/pack.toml", "is a file"),
        ("talks/lessons/which-talks.md", "Name the pack's folder: talks"),
        ("talks/nothing", "There is no folder talks/nothing"),
        ("lost", "is a link that leads nowhere"),
        ("linkdin", "Near it: linkedin"),
        ("", "There is no pack"),
        ("..", "pack.toml:0: this file is missing"),
    ],
)
def test_whatever_is_no_pack_is_told_in_words(
    talks: Path, monkeypatch: pytest.MonkeyPatch, what: str, told: str
) -> None:
    monkeypatch.chdir(talks.parent)
    Path("lost").symlink_to("nowhere")
    done = run("pack", "use", what)
    assert done.exit_code in (1, 2)
    assert told in done.output
    assert "nobody foresaw" not in done.output


def test_a_folder_that_happens_to_be_called_as_a_pack_is_passed_over(
    talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(talks.parent)
    says("pack", "use", "talks")
    Path("linkedin").mkdir()
    says("pack", "use", "linkedin")
    assert used() == "linkedin"


def test_an_installed_pack_that_broke_is_told_and_nothing_is_lost(home: Path, talks: Path) -> None:
    says("pack", "use", str(talks))
    says("answer", "aim", "Calmer handovers")
    (home / "packs" / "small" / "facts.toml").write_text("what = 1")
    told = fails(1, "lessons")
    assert "The pack “small” can't be used: facts.toml:1" in told
    assert "coachtui pack use linkedin" in told
    assert "facts.toml:1" in fails(1, "pack", "use", "small")
    assert "can't be used: facts.toml:1" in says("pack", "list")
    assert "can't be used" in run("doctor").stdout
    says("pack", "use", "linkedin")
    assert reads("lessons")[0]["id"] == "link-strategically"
    says("pack", "use", str(talks))
    assert reads("answers")["aim"]["value"] == "Calmer handovers"


def test_a_clients_pack_that_broke_is_told_with_what_mends_it_for_that_client(
    home: Path, talks: Path
) -> None:
    hers = ("--workspace", "Ana B.")
    says(*hers, "--create", "pack", "use", str(talks))
    (home / "packs" / "small" / "facts.toml").write_text("what = 1")
    for words in (fails(1, *hers, "lessons"), run("doctor").stdout):
        told = " ".join(words.split())
        assert "coachtui --workspace 'Ana B.' pack use FOLDER" in told
        assert "coachtui --workspace 'Ana B.' pack use linkedin" in told


def test_one_that_is_gone_is_told_and_listed_as_that(home: Path, talks: Path) -> None:
    says("pack", "use", str(talks))
    shutil.rmtree(home / "packs")
    assert "neither installed nor" in fails(1, "lessons")
    gone = next(one for one in reads("pack", "list") if one["id"] == "small")
    assert (gone["from"], gone["in_use"]) == ("gone", True)
    says("pack", "use", "linkedin")
    assert used() == "linkedin"
    assert "small" not in titles()


def test_what_an_open_app_has_in_use_is_said(home: Path, talks: Path) -> None:
    app = open_workspace(Home(home), holder="app")
    try:
        done = run("pack", "use", str(talks))
    finally:
        app.close()
    assert done.exit_code == 0
    assert "An open app goes on with “Linking on LinkedIn, on purpose” until" in done.stderr


def test_somebody_who_is_installing_one_is_waited_for_and_named(
    home: Path, talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    says("pack", "use", str(talks))
    changed(talks, "pack.toml", "Speaking at", "Silence at")
    lock = locks.take(home / "packs" / ".lock", "app")
    try:
        assert "the open app" in fails(1, "pack", "use", str(talks))
    finally:
        lock.release()


def test_where_data_cannot_be_kept_it_is_told_in_words(home: Path, talks: Path) -> None:
    home.write_text("a file")
    told = fails(1, "pack", "use", str(talks))
    assert "The pack wasn't installed: a file stands where the folder should be." in told
    assert "--home" in told


def test_a_choice_that_cannot_be_written_is_told_and_the_one_in_use_stays(
    home: Path, talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    says("pack", "use", str(talks))
    says("pack", "use", "linkedin")
    real = os.open

    def read_only(path: str | Path, flags: int, *args: int, **rest: int) -> int:
        if str(home) in str(path) and flags & os.O_CREAT:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return real(path, flags, *args, **rest)

    monkeypatch.setattr(os, "open", read_only)
    assert "the disk can only be read" in fails(1, "pack", "use", "small")
    assert "The pack wasn't installed" not in fails(1, "pack", "use", "small")
    monkeypatch.undo()
    assert [one["pack"] for one in [reads("where")]] == ["linkedin"]


class TestAnApp:
    """Opened on a pack that can't be used, it says so and offers the one that ships."""

    @pytest.fixture
    def broken(self, env: dict[str, str], home: Path, talks: Path) -> dict[str, str]:
        says("pack", "use", str(talks))
        says("answer", "aim", "Calmer handovers")
        (home / "packs" / "small" / "rules.toml").write_text("[[rule]]")
        return env

    @pytest.mark.parametrize("typed", ["n\n", "", "what\nn\n"])
    def test_the_linear_mode_leaves_all_as_it_is_unless_told(
        self, broken: dict[str, str], typed: str
    ) -> None:
        done = program(broken, ["--plain"], typed.encode())
        assert done.returncode == 1
        assert b"rules.toml:1" in done.stdout
        assert used() == "small"

    def test_the_linear_mode_goes_on_with_the_one_that_ships(self, broken: dict[str, str]) -> None:
        done = program(broken, ["--plain"], b"y\n:quit\n")
        assert done.returncode == 0
        assert "Linking on LinkedIn" in done.stdout.decode()
        assert used() == "linkedin"

    @pytest.mark.bar
    def test_the_full_screen_asks_before_it_opens(self, broken: dict[str, str]) -> None:
        with Terminal(COMMAND, env=broken) as terminal:
            terminal.until("Open the lessons that come with coachtui now?")
            terminal.type("n\r")
            assert terminal.exit_code() == 1
        assert used() == "small"
        with Terminal(COMMAND, env=broken) as terminal:
            terminal.until("Open the lessons that come with coachtui now?")
            terminal.type("y\r")
            terminal.until("Begin")
            terminal.press("ctrl+q")
            assert terminal.exit_code() == 0
        assert used() == "linkedin"


@pytest.mark.parametrize("inner", ["", "lessons", "personas", ".."])
def test_a_folder_that_cannot_be_read_is_named(
    talks: Path, env: dict[str, str], inner: str
) -> None:
    inside = talks.parent / "around" / "talks"
    inside.parent.mkdir()
    talks.rename(inside)
    shut = (inside / inner).resolve()
    shut.chmod(0)
    told = [rightless(env, "pack", word, str(inside)) for word in ("check", "use")]
    told += [rightless(env, "pack", "preview", "--plain", str(inside))]
    shut.chmod(0o700)
    for done in told:
        assert done.returncode == 1
        said = done.stdout + done.stderr
        assert str(inside / inner.strip(".")) in said
        assert "can't be read: you may not read it" in said
        assert "has no file" not in said
        assert "nobody foresaw" not in said
