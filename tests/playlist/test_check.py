"""``kiosk check`` and ``kiosk schema`` as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from kiosk.cli.check import command as check
from kiosk.cli.schema import command as schema
from tests.playlist.samples import lay_out


def test_a_good_show_ends_with_zero_and_one_line(tmp_path: Path) -> None:
    root = lay_out("file-missing", tmp_path / "show")
    (root / "slides/playlist.yaml").write_text("items: [{slide: goed}]\n", encoding="utf-8")
    done = CliRunner(env={"LC_ALL": "nl_BE.UTF-8"}).invoke(check, [str(root)])
    assert (done.exit_code, done.output) == (0, "slides/playlist.yaml: 0 fouten, 0 waarschuwingen\n")


def test_warnings_alone_end_with_zero(tmp_path: Path) -> None:
    done = CliRunner().invoke(check, [str(lay_out("headline-long", tmp_path / "show")), "--lang", "en"])
    assert done.exit_code == 0
    assert "[headline-long]" in done.output


def test_errors_end_with_one_and_json_says_the_same(tmp_path: Path) -> None:
    root = lay_out("unknown-key", tmp_path / "show")
    done = CliRunner().invoke(check, [str(root), "--format", "json", "--lang", "fr"])
    assert done.exit_code == 1
    said = json.loads(done.output)
    assert said["playable"] is True
    (problem,) = said["problems"]
    assert list(problem) == ["severity", "code", "message", "file", "line", "column", "hint"]
    assert (problem["file"], problem["line"], problem["column"]) == ("slides/playlist.yaml", 4, 5)
    assert problem["hint"] == "vouliez-vous écrire 'duration'\u00a0?"


def test_a_path_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    done = CliRunner().invoke(check, [str(tmp_path / "weg.yaml"), "--lang", "en"])
    assert done.exit_code == 1
    assert "there is no file 'weg.yaml' here" in done.output
    assert "Traceback" not in done.output


def test_another_theme_can_be_tried(tmp_path: Path) -> None:
    theme = tmp_path / "look.yaml"
    theme.write_text("colors: {sun: geel}\n", encoding="utf-8")
    done = CliRunner().invoke(check, ["--theme", str(theme), "--lang", "en", "--format", "json"])
    assert done.exit_code == 1
    (problem,) = json.loads(done.output)["problems"]
    assert (problem["code"], problem["file"]) == ("bad-color", str(theme))


def test_a_theme_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    done = CliRunner().invoke(check, ["--theme", str(tmp_path / "weg.yaml"), "--lang", "en"])
    assert done.exit_code == 1
    assert "there is no file 'weg.yaml' here" in done.output


def test_wrong_usage_ends_with_two() -> None:
    assert CliRunner().invoke(check, ["--format", "xml"]).exit_code == 2
    assert CliRunner().invoke(schema, ["poster"]).exit_code == 2


def test_without_a_path_the_mission_is_checked() -> None:
    done = CliRunner().invoke(check, [])
    assert done.output.splitlines()[-1].startswith("slides/playlist.yaml: ")


def test_a_schema_is_printed_or_written(tmp_path: Path) -> None:
    printed = CliRunner().invoke(schema, ["slide"])
    assert json.loads(printed.output)["title"] == "FOS Kiosk slide"
    assert json.loads(CliRunner().invoke(schema, ["theme"]).output)["title"] == "FOS Kiosk theme"
    done = CliRunner().invoke(schema, ["playlist", "-o", str(tmp_path / "playlist.json")])
    assert done.exit_code == 0
    assert json.loads((tmp_path / "playlist.json").read_text(encoding="utf-8"))["required"] == ["items"]
