"""``kiosk doctor`` as it is typed: sentences, files and exit codes, also where the packages it needs are missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.app.doctor import command, examination
from kiosk.app.doctor.examination import Examination, Wanted, examine
from kiosk.app.doctor.trying import settings_of_trial, write_show
from kiosk.cli import doctor, main
from kiosk.machine.doctor import disk
from kiosk.machine.doctor.finding import Finding, attention, bad, good
from kiosk.machine.folders import cache_folder, log_path, state_folder
from kiosk.machine.settings.place import settings_path
from kiosk.playlist import load
from kiosk.show.durations import duration_of
from kiosk.words.catalogue import languages

ROOT = Path(__file__).resolve().parents[2]
BLOCKED = ("click", "rich", "babel", "platformdirs", "yaml", "pydantic", "PySide6", "vlc", "PIL")
WITHOUT = (
    f"import sys; sys.modules.update(dict.fromkeys({BLOCKED!r})); from kiosk.__main__ import main; main()"
)
FINE = good("memory", "memory-good", total=3.9, free=2.0)
SILENT = attention("sound", "sound-none", "sound-none")
DARK = bad("screen", "screen-none", "plug-screen")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Type it where this was found."""

    def run(found: Sequence[Finding], *arguments: str) -> Result:
        def found_here(wanted: Wanted, trying: object = None) -> Examination:
            return Examination(found, {"wanted": {"path": wanted.path, "trial": wanted.trial}})

        monkeypatch.setattr(command, "examine", found_here)
        monkeypatch.chdir(tmp_path)
        done = CliRunner(env={"LC_ALL": "C.UTF-8"}).invoke(main, ["doctor", *arguments], prog_name="kiosk")
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    return run


@pytest.mark.parametrize(
    ("found", "code", "says"),
    [
        ([FINE], 0, "This computer is ready for the kiosk."),
        ([FINE, SILENT], 0, "The kiosk runs on this computer; some points deserve a look."),
        ([DARK, FINE, SILENT], 1, "The kiosk cannot run on this computer yet."),
    ],
)
def test_the_exit_code_says_whether_it_can_run(
    typed: Callable[..., Result], found: list[Finding], code: int, says: str
) -> None:
    done = typed(found)
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (code, says)


def test_json_has_the_findings_and_the_facts(typed: Callable[..., Result]) -> None:
    done = typed([DARK], "show", "--format", "json", "--lang", "fr", "--no-trial")
    said = json.loads(done.stdout)
    assert said["findings"][0]["says"] == "Il n’y a pas d’écran."
    assert said["facts"] == {"wanted": {"path": "show", "trial": False}}
    assert done.stderr == ""


def test_a_bundle_is_named_with_what_is_in_it(typed: Callable[..., Result], tmp_path: Path) -> None:
    done = typed([FINE], "--bundle", "help.zip")
    assert "For whoever helps: help.zip\n  findings.txt: what was found" in done.stderr
    assert (tmp_path / "help.zip").is_file()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "page.jpg"], "'page.jpg' must end in .png or .pdf."),
        (["--bundle", "help.tar"], "'help.tar' must end in .zip."),
        (["--format", "yaml"], "Invalid value for '--format'"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_looked_at(
    typed: Callable[..., Result], arguments: list[str], says: str
) -> None:
    done = typed([FINE], *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in done.stderr


def bare(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Type it on a computer with none of our packages."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-c", WITHOUT, *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=200,
        check=False,
    )


def test_without_any_package_the_doctor_still_speaks() -> None:
    done = bare("doctor", "--no-trial", "--lang", "nl")
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert "Lettertypes" in done.stdout
    assert done.stdout.splitlines()[-1].endswith(".")
    assert bare("doctor", "-o", "x.jpg").returncode == 2
    other = bare("check")
    assert (other.returncode, other.stdout) == (1, "")
    assert other.stderr.startswith("The Python package click is not installed.")


def test_an_examination_that_fails_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def looks(wanted: Wanted, release: object) -> dict[str, Callable[[], object]]:
        return {"disk": lambda: 1 / 0, "memory": lambda: ({}, [FINE])}

    monkeypatch.setattr(examination, "_looks", looks)
    found = examine(Wanted("en", trial=False)).findings
    assert [(each.subject, each.code) for each in found] == [
        ("disk", "unexamined"),
        ("memory", "memory-good"),
    ]


def test_the_trial_takes_only_the_screen_from_the_settings() -> None:
    settings = "playlist: x\nscreen: HDMI-1 # left\nscreen_off: 22:00-08:00\nengine: qt\nlanguage: fr\nrotation: 90\n"
    assert settings_of_trial(settings) == "screen: HDMI-1 # left\nengine: qt\nrotation: 90\n"


@pytest.mark.parametrize("language", languages())
def test_the_trial_is_a_show_without_a_mistake_and_as_long_as_is_said(tmp_path: Path, language: str) -> None:
    write_show(tmp_path / "show", language)
    loaded = load(tmp_path / "show")
    assert [problem.code for problem in loaded.problems if problem.severity == "error"] == []
    assert loaded.playlist
    slides = [duration_of(item, language) for item in loaded.playlist.items if not item.is_film]
    assert slides == [1.0, 1.0, 1.0]


def test_the_doctor_knows_where_things_are_kept() -> None:
    kept = disk.places()
    assert (kept["settings"] / disk.SETTINGS, kept["log"]) == (settings_path(), log_path().parent)
    assert (kept["cache"], kept["state"]) == (cache_folder(), state_folder())


def test_the_trial_waits_for_what_it_needs_and_leaves_visitors_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def trial_of(found: list[Finding]) -> str:
        def looks(wanted: Wanted, release: object) -> dict[str, Callable[[], object]]:
            return {"disk": lambda: ({}, found)}

        monkeypatch.setattr(examination, "_looks", looks)
        return next(each.code for each in examine(Wanted("en")).findings if each.subject == "trial")

    monkeypatch.setattr(examination, "is_running", lambda: True)
    assert (
        trial_of([bad("packages", "packages-missing", "set-up", names=("click",), line="x")]) == "trial-waits"
    )
    assert trial_of([FINE]) == "trial-running"


def test_a_terminal_gets_colours_and_cures_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = "apt-get install " + " ".join(f"libsomething{number}" for number in range(20))
    found = bad("libraries", "libraries-missing", "type", packages=("a",), files=("b",), line=line)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    doctor._show(Examination([found, FINE]))
    said = capsys.readouterr().out
    assert line in said
    assert "\x1b[1;31mbad" in said
    assert said.splitlines()[0].startswith("\x1b[1;31mbad ")
