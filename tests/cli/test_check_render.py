"""``kiosk check --render`` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.test_commands import kiosk
from tests.media import samples

SLIDE = "layout: quote\nnl:\n  title: Samen\n  by: {by}\n"


def content(root: Path, by: str) -> Path:
    (root / "slides").mkdir(parents=True)
    (root / "slides/een.yaml").write_text(SLIDE.format(by=by), "utf-8")
    (root / "slides/playlist.yaml").write_text("languages: [nl]\nitems:\n  - slide: een\n", "utf-8")
    return root


def test_only_a_drawn_slide_tells_that_its_words_do_not_fit(tmp_path: Path) -> None:
    root = content(tmp_path / "show", "Vertegenwoordigster van alle vakbondsafgevaardigden " * 3)
    assert json.loads(kiosk(tmp_path, "check", root, "--format", "json").stdout)["problems"] == []
    done = kiosk(tmp_path, "check", root, "--render", "--size", "1024x600", "--format", "json")
    (problem,) = json.loads(done.stdout)["problems"]
    assert (problem["code"], problem["file"], problem["line"]) == ("words-long", "slides/een.yaml", 4)
    assert (done.returncode, done.stderr) == (0, "")


def test_it_says_from_how_far_each_slide_can_be_read_on_a_screen_of_any_size(tmp_path: Path) -> None:
    root = content(tmp_path / "show", "FOS")
    order = ("check", root, "--render", "--size", "640x360", "--lang", "nl")
    said = kiosk(tmp_path, *order).stdout
    assert said.splitlines()[-2:] == [
        "van hoe ver men de kleinste woorden leest, op een scherm van 24 inch:",
        "  een   nl    2 m",
    ]
    told = json.loads(kiosk(tmp_path, *order, "--inches", "48", "--format", "json").stdout)
    assert [(each["key"], each["words"], each["metres"]) for each in told["readable"]] == [
        ("title", "Samen", 10.9),
        ("by", "FOS", 4.0),
    ]
    assert {(each["item"], each["language"], each["inches"]) for each in told["readable"]} == {
        ("een", "nl", 48.0)
    }


def test_a_show_of_which_nothing_is_left_is_reported_without_drawing(tmp_path: Path) -> None:
    root = content(tmp_path / "show", "FOS")
    (root / "slides/een.yaml").unlink()
    done = kiosk(tmp_path, "check", root, "--render", "--format", "json")
    assert done.returncode == 1
    (problem,) = json.loads(done.stdout)["problems"]
    assert problem["code"] == "slide-missing"


def test_a_report_is_one_file_with_a_picture_of_every_slide(tmp_path: Path) -> None:
    root = content(tmp_path / "show", "FOS")
    done = kiosk(tmp_path, "check", root, "--report", "verslag.html", "--size", "640x360", "--lang", "nl")
    assert (done.returncode, done.stderr) == (0, "Verslag: verslag.html\n")
    page = (tmp_path / "verslag.html").read_text("utf-8")
    assert page.count("data:image/jpeg") == 1
    assert "Alles komt goed uit." in page


def test_a_report_that_cannot_be_written_is_said_before_anything_is_drawn(tmp_path: Path) -> None:
    root = content(tmp_path / "show", "FOS")
    (tmp_path / "map.html").mkdir()
    for name, said in (("verslag.pdf", "must end in .html"), ("map.html", "is a folder")):
        done = kiosk(tmp_path, "check", root, "--report", name, "--lang", "en")
        assert done.returncode == 2
        assert said in done.stderr


def test_a_film_that_only_looks_like_one_is_named_by_the_engine_that_would_play_it(tmp_path: Path) -> None:
    root = content(tmp_path / "show", "FOS")
    (root / "assets").mkdir()
    (root / "assets/kapot.mp4").write_bytes(samples.mp4())
    playlist = root / "slides/playlist.yaml"
    playlist.write_text(playlist.read_text("utf-8") + "  - video: kapot.mp4\n", "utf-8")
    order = (
        "check",
        root,
        "--render",
        "--size",
        "640x360",
        "--engine",
        "qt",
        "--format",
        "json",
        "--lang",
        "en",
    )
    done = kiosk(tmp_path, *order)
    (problem,) = json.loads(done.stdout)["problems"]
    assert (problem["code"], problem["line"]) == ("film-unplayable", 4)
    assert problem["hint"].startswith("The film 'kapot.mp4'")
    assert done.returncode == 1


def test_of_one_slide_only_its_own_files_are_judged(tmp_path: Path) -> None:
    root = content(tmp_path / "show", "FOS")
    (root / "assets").mkdir()
    (root / "assets/los.jpg").write_bytes(samples.jpeg())
    done = kiosk(
        tmp_path, "check", root / "slides/een.yaml", "--render", "--size", "640x360", "--format", "json"
    )
    assert json.loads(done.stdout)["problems"] == []
