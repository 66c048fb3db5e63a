"""What nobody foresaw: a few words on the screen, a report without anybody's."""

from __future__ import annotations

import stat
import tempfile
from functools import partial
from pathlib import Path

import pytest

from coachtui import crash
from coachtui.cli.commands import COMMANDS
from coachtui.cli.failing import carried_out
from coachtui.files.named import named
from tests.cli.run import fails, run, says

WORDS_OF_HERS = "Bev O. hears of posts"
PATCHES = {
    "pack": "coachtui.authoring.check.check_folder",
    "doctor": "coachtui.workspace.doctor.report",
    "backup": "coachtui.cli.backup.write",
    "restore": "coachtui.workspace.archive.read",
}
REST = {
    "answer": ["aim", WORDS_OF_HERS],
    "decide": ["in"],
    "cues": ["link-strategically"],
    "pack": ["check", "."],
    "restore": ["backup.zip"],
}


def broken(*_: object, **__: object) -> None:
    known = f"{WORDS_OF_HERS}, in a local value"
    raise RuntimeError(f"{known} and {Path.home()}")


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("option", [[], ["--json"]])
def test_no_command_tells_of_anybody(
    name: str, option: list[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    says("answer", "aim", WORDS_OF_HERS)
    monkeypatch.setattr(PATCHES.get(name, "coachtui.cli.opening.open_workspace"), broken)
    result = run(name, *REST.get(name, []), *option)
    assert result.exit_code == 1
    assert result.stdout == ""
    (report,) = crash.reports(home)
    for told in (result.stderr, report.read_text()):
        assert "Bev" not in told
        assert "posts" not in told
        assert str(Path.home()) not in told
        assert "RuntimeError" in told
    assert "Traceback" not in result.stderr
    assert str(report.name) in result.stderr


def test_a_report_names_the_command_and_places_in_the_program(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    says("answer", "aim", "Clients")
    monkeypatch.setattr("coachtui.cli.opening.open_workspace", broken)
    monkeypatch.setattr("sys.argv", ["coachtui", "--workspace", WORDS_OF_HERS, "card"])
    run("card")
    (report,) = crash.reports(home)
    told = report.read_text()
    assert "doing card\n" in told
    assert "coachtui/cli/opening.py:" in told
    assert "test_crash.py:" in told
    assert "Bev" not in told


def test_a_report_is_for_its_owner_alone(tmp_path: Path) -> None:
    report = crash.report(RuntimeError(WORDS_OF_HERS), tmp_path)
    assert report
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(report.parent.stat().st_mode) == 0o700
    assert "Bev" not in report.read_text()


def test_a_report_follows_what_led_to_it(tmp_path: Path) -> None:
    try:
        try:
            broken()
        except RuntimeError as error:
            raise KeyError(WORDS_OF_HERS) from error
    except KeyError as error:
        report = crash.report(error, tmp_path)
    assert report
    told = report.read_text()
    assert told.index("KeyError") < told.index("RuntimeError")


def test_a_report_goes_elsewhere_where_there_is_no_home(tmp_path: Path) -> None:
    for home in (tmp_path / "missing", tmp_path / "file"):
        (tmp_path / "file").touch()
        report = crash.report(RuntimeError(), home)
        assert report
        assert not report.is_relative_to(tmp_path / "missing")
        report.unlink()
    assert not (tmp_path / "missing").exists()


def test_no_report_lands_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for home in ("~nosuch/x", "a" * 300):
        assert carried_out(broken, partial(named, home)) == 1
        told = capsys.readouterr().err
        report = next(Path(word.rstrip(".")) for word in told.split() if "crash-" in word)
        assert report.parent == Path(tempfile.gettempdir())
        report.unlink()
    assert list(tmp_path.glob("reports")) == []


def test_where_no_report_can_be_written_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "missing" / "too"))
    assert crash.report(RuntimeError(), tmp_path / "missing") is None


def test_a_path_is_shown_without_the_name_of_its_owner(tmp_path: Path) -> None:
    assert crash.tilde(Path.home() / "data" / "x.txt") == "~/data/x.txt"
    assert crash.tilde(Path("/elsewhere/x")) == "/elsewhere/x"


def test_a_report_is_listed_by_the_doctor(home: Path) -> None:
    says("answer", "aim", "Clients")
    assert "no reports" in says("doctor", "reports")
    crash.report(RuntimeError(), home)
    assert "~/coachtui/reports/crash-" in says("doctor", "reports")
    assert "Reports of crashes: 1" in says("doctor")


@pytest.mark.parametrize(
    "wrong", ["tomorrow", "2026-22-11", "9999-99-99T00:00:00Z", "0001-01-01T00:00:00+23:00"]
)
def test_a_clock_that_is_frozen_at_no_moment_is_told_as_wrong_usage(
    wrong: str, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setenv("COACHTUI_NOW", wrong)
    for command in (["decide", "in"], ["answer", "aim", "Clients"], ["calendar"], ["--plain"]):
        told = fails(2, *command)
        assert f"COACHTUI_NOW is “{wrong}”" in told
        assert "2026-11-22T20:00:00Z" in told
    assert crash.reports(home) == ()


def test_a_wrong_clock_costs_no_report(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COACHTUI_NOW", "tomorrow")
    report = crash.report(RuntimeError(), tmp_path)
    assert report
    assert "at 20" in report.read_text()
