"""What `kiosk check` prints for editors, builds, services and terminals; the words are those of the text."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rich.console import Console

from kiosk.cli import check as command
from kiosk.playlist.loader import load
from kiosk.problems.colored import show
from kiosk.problems.formats import as_lines, as_sarif
from kiosk.problems.report import as_text
from tests.playlist.samples import lay_out

check = command.command


def test_each_problem_is_one_line_with_its_place_as_seen_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out("unknown-key", tmp_path / "show")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(check, ["show", "--format", "lines", "--lang", "nl"])
    assert done.exit_code == 1
    assert done.stdout == (
        "show/slides/playlist.yaml:4:5: error: onbekende sleutel 'durations' in onderdeel 2 (slide: goed) "
        "(typ: duration: 10s) [unknown-key]\n"
    )


def test_elsewhere_a_line_has_the_whole_path(tmp_path: Path) -> None:
    loaded = load(lay_out("headline-long", tmp_path / "show"))
    said = as_lines(loaded, "en", tmp_path / "elsewhere")
    assert said.startswith(f"{tmp_path}/show/slides/test.yaml:2:13: warning: ")


def required(log: Any) -> dict[str, Any]:
    """What SARIF 2.1.0 requires of a log (and GitHub of a rule); returns its one run."""
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert driver["version"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning")
        assert result["message"]["text"]
        for location in result["locations"]:
            place = location["physicalLocation"]
            assert place["artifactLocation"].get("uriBaseId", "CONTENT") in run["originalUriBaseIds"]
            assert min(place["region"].values()) >= 1
    return dict(run)


def test_a_sarif_log_has_what_the_standard_requires(tmp_path: Path) -> None:
    loaded = load(lay_out("unknown-key", tmp_path / "a show"))
    run = required(json.loads(as_sarif(loaded, "nl", "1.0")))
    assert run["originalUriBaseIds"]["CONTENT"]["uri"] == f"file://{tmp_path}/a%20show/"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"] == [
        {
            "ruleId": "unknown-key",
            "ruleIndex": 0,
            "level": "error",
            "message": {
                "text": "onbekende sleutel 'durations' in onderdeel 2 (slide: goed)\ntyp: duration: 10s"
            },
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "slides/playlist.yaml", "uriBaseId": "CONTENT"},
                        "region": {"startLine": 4, "startColumn": 5, "endColumn": 14},
                    }
                }
            ],
        }
    ]


@pytest.mark.parametrize("code", ["name-twice", "file-missing", "folder-nothing", "font-missing"])
def test_files_of_any_name_and_none_make_a_sarif_log(code: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(check, [str(lay_out(code, tmp_path / "show")), "--format", "sarif"])
    assert required(json.loads(done.stdout))["results"]


def test_a_good_show_makes_a_log_without_results(tmp_path: Path) -> None:
    assert required(json.loads(CliRunner().invoke(check, ["--format", "sarif"]).stdout))["results"] == []


def test_a_terminal_gets_the_same_words_in_colours(tmp_path: Path) -> None:
    loaded = load(lay_out("unknown-key", tmp_path / "show"))
    printed = io.StringIO()
    show(loaded, "nl", Console(file=printed, force_terminal=True, color_system="standard", width=200))
    said = printed.getvalue()
    assert "\x1b[1;31mfout:" in said
    bare = Console(file=(plain := io.StringIO()), width=200, highlight=False)
    show(loaded, "nl", bare)
    lines = [line.rstrip() for line in plain.getvalue().splitlines()]
    assert lines == as_text(loaded, "nl").splitlines()


def test_a_narrow_terminal_breaks_sentences_and_not_the_line_with_its_marks(tmp_path: Path) -> None:
    loaded = load(lay_out("not-in-layout", tmp_path / "show"))
    narrow = Console(file=(printed := io.StringIO()), width=30)
    show(loaded, "nl", narrow)
    lines = [line.rstrip() for line in printed.getvalue().splitlines()]
    at = lines.index("     2 | nl: {title: Goed, by: Iemand}")
    assert lines[at + 1] == "       |                   ^^"
    assert lines[at + 2].startswith("    tip: ")


@pytest.mark.parametrize(
    ("is_terminal", "environment", "has_colors"),
    [
        (True, {"TERM": "xterm"}, True),
        (True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
        (False, {"TERM": "xterm"}, False),
    ],
)
def test_colours_are_for_terminals_whose_user_wants_them(
    is_terminal: bool, environment: dict[str, str], has_colors: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: is_terminal, raising=False)
    assert command.has_colors() is has_colors


def test_what_is_piped_loads_no_colours() -> None:
    code = "import sys, kiosk.cli as c\ntry: c.main(['check'])\nexcept SystemExit: pass\nprint('rich' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", env={**os.environ}, timeout=120
    )
    assert done.stdout.splitlines()[-1] == "False", done.stderr
