"""``kiosk check`` and ``kiosk schema`` as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from kiosk.cli.check import command as check
from kiosk.cli.schema import command as schema
from tests.playlist.samples import lay_out


def test_a_good_show_ends_with_zero_and_says_what_was_checked(tmp_path: Path) -> None:
    root = lay_out("file-missing", tmp_path / "show")
    (root / "slides/playlist.yaml").write_text(
        "items: [{slide: goed}, {slide: goed, duration: 1m2s}, {video: film/buren.webm}]\n", encoding="utf-8"
    )
    done = CliRunner(env={"LC_ALL": "nl_BE.UTF-8"}).invoke(check, [str(root)])
    said = (
        f"nagekeken: de speellijst slides/playlist.yaml van {root} (3 onderdelen, 7 bestanden, een ronde duurt 1 min 10 s, "
        "zonder 1 film waarvan de lengte niet te lezen is)\nsamen: 0 fouten, 0 waarschuwingen\n"
    )
    assert (done.exit_code, done.stdout) == (0, said)


def test_a_folder_beside_this_one_is_told_as_the_place_it_is(tmp_path: Path) -> None:
    root = lay_out("file-missing", tmp_path / "show")
    (root / "slides/playlist.yaml").write_text("items: [{slide: goed}]\n", encoding="utf-8")
    (tmp_path / "kiosk").mkdir()
    done = CliRunner().invoke(check, [str(tmp_path / "kiosk/../show"), "--lang", "en"])
    assert f"of {root.resolve()} (1 item" in done.stdout


def test_a_show_of_which_nothing_is_left_says_so(tmp_path: Path) -> None:
    root = lay_out("file-missing", tmp_path / "show")
    (root / "slides/playlist.yaml").write_text("items: [{slide: geod}]\n", encoding="utf-8")
    done = CliRunner().invoke(check, [str(root), "--lang", "fr"])
    assert done.stdout.splitlines()[-2:] == [
        f"contrôlé\u00a0: la playlist slides/playlist.yaml de {root} (il ne reste rien à afficher)",
        "en tout\u00a0: 1 erreur, 0 avertissement",
    ]


def test_one_slide_is_checked_as_a_slide_in_the_languages_of_its_playlist(tmp_path: Path) -> None:
    root = lay_out("language-nowhere", tmp_path / "show")
    done = CliRunner().invoke(check, [str(root / "slides/een.yaml"), "--lang", "nl"])
    assert done.stdout == (
        "slides/een.yaml:1:1: waarschuwing: slide 'een' heeft geen tekst in het Engels (en) [language-missing]\n"
        "     1 | layout: statement\n"
        "       | ^\n"
        "    tip: voeg toe, met title: en text: eronder: 'en:' (tot dan verschijnt de tekst in een andere taal)\n"
        f"nagekeken: de slide slides/een.yaml van {root} (1 onderdeel, 5 bestanden, een ronde duurt 8 s)\n"
        "samen: 0 fouten, 1 waarschuwing\n"
    )


def test_a_slide_whose_playlist_is_broken_is_checked_in_its_own_languages(tmp_path: Path) -> None:
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides/playlist.yaml").write_text("- een\n", encoding="utf-8")
    (tmp_path / "slides/dag.yaml").write_text("layout: statement\nnl: {titel: Dag}\n", encoding="utf-8")
    done = CliRunner().invoke(check, [str(tmp_path / "slides/dag.yaml"), "--format", "json"])
    assert [problem["code"] for problem in json.loads(done.stdout)["problems"]] == ["unknown-key"]


def test_a_theme_and_a_picture_are_checked_as_what_they_are(tmp_path: Path) -> None:
    root = lay_out("bad-color", tmp_path / "show")
    done = CliRunner().invoke(check, [str(root / "assets/theme.yaml"), "--lang", "nl"])
    assert "assets/theme.yaml:2:8: fout: 'red'" in done.stdout
    assert f"nagekeken: het thema assets/theme.yaml van {root}\n" in done.stdout
    done = CliRunner().invoke(check, [str(root / "assets/fotos/markt.jpg"), "--lang", "nl"])
    assert done.exit_code == 0
    assert f"het bestand markt.jpg van {root / 'assets/fotos'} (1 onderdeel, " in done.stdout


def test_the_settings_are_checked_as_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("volume: 60 %\nlock: true\n", encoding="utf-8")
    done = CliRunner().invoke(check, [str(path), "--lang", "nl"])
    assert done.exit_code == 1
    assert "settings.yaml:1:9: fout: '60 %' ('volume') in de instellingen is geen getal" in done.stdout
    assert "tip: typ: volume: 60\n" in done.stdout
    assert f"nagekeken: de instellingen settings.yaml van {tmp_path}\n" in done.stdout


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
    assert problem["hint"] == "tapez\u00a0: duration: 10s"


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
    assert "slides/playlist.yaml" in done.output.splitlines()[-2]


def test_a_schema_is_printed_or_written(tmp_path: Path) -> None:
    printed = CliRunner().invoke(schema, ["slide"])
    assert json.loads(printed.output)["title"] == "FOS Kiosk slide"
    assert json.loads(CliRunner().invoke(schema, ["theme"]).output)["title"] == "FOS Kiosk theme"
    done = CliRunner().invoke(schema, ["playlist", "-o", str(tmp_path / "playlist.json")])
    assert done.exit_code == 0
    assert json.loads((tmp_path / "playlist.json").read_text(encoding="utf-8"))["required"] == ["items"]


def test_all_schemas_are_written_into_a_folder_that_may_be_new(tmp_path: Path) -> None:
    done = CliRunner().invoke(schema, ["all", "-o", str(tmp_path / ".schema")])
    assert done.exit_code == 0
    assert sorted(path.name for path in (tmp_path / ".schema").iterdir()) == [
        "playlist.json",
        "slide.json",
        "theme.json",
    ]
    done = CliRunner(env={"LC_ALL": "nl_BE.UTF-8"}).invoke(schema, ["all"])
    assert done.exit_code == 2
    assert "Zeg met -o in welke map de schema's komen" in done.output
