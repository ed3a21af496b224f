"""What a person types, on a machine without a screen: sentences, files and exit codes. What opens a window or starts children
is a process of its own; the rest is called here."""

from __future__ import annotations

import contextlib
import json
import os
import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import click
import pypdfium2
import pytest
from click.testing import CliRunner

from kiosk import __version__
from kiosk.cli import check, main, sheet
from kiosk.sheet.photographer import MOMENTS
from kiosk.sheet.sheet import GAP, LANDSCAPE, NAME, PORTRAIT, THUMB_HEIGHT

ROOT = Path(__file__).resolve().parents[2]
SLIDE = "layout: statement\ncolor: {color}\nnl: {{title: {nl}, text: Wij zijn er.}}\nfr: {{title: {fr}}}\n"

Result = subprocess.CompletedProcess[str]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with two slides of one second, in two languages."""
    root = tmp_path / "show"
    (root / "assets").mkdir(parents=True)
    slides = root / "slides"
    slides.mkdir()
    (slides / "een.yaml").write_text(SLIDE.format(color="red", nl="Samen", fr="Ensemble"), "utf-8")
    (slides / "twee.yaml").write_text(SLIDE.format(color="leaf", nl="Sterk", fr="Forts"), "utf-8")
    (slides / "playlist.yaml").write_text(
        "title: Twee\nlanguages: [nl, fr]\ndefaults: {duration: 1s, transition: cut}\n"
        "items:\n  - slide: een\n  - slide: twee\n",
        "utf-8",
    )
    return root


def kiosk(folder: Path, *arguments: object) -> Result:
    """Run ``kiosk`` in ``folder``, without a screen; it never prints a traceback."""
    left_out = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTEST_CURRENT_TEST")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    environment |= {"XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    environment["LC_ALL"] = "C.UTF-8"
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", *map(str, arguments)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=400,
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stdout + done.stderr
    return done


def typed(folder: Path, *arguments: object) -> Result:
    """The same in this process, for what neither draws nor starts children."""
    given = [str(part) for part in arguments]
    with contextlib.chdir(folder):
        done = CliRunner(env={"LC_ALL": "C.UTF-8", "COLUMNS": None}).invoke(main, given, prog_name="kiosk")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Result(given, done.exit_code, done.stdout, done.stderr)


def test_help_names_every_command(tmp_path: Path) -> None:
    done = kiosk(tmp_path, "--help")
    assert done.returncode == 0
    assert re.findall(r"^  (\w+) {2,}\S", done.stdout, re.M) == [
        "new",
        "run",
        "check",
        "sheet",
        "schema",
        "doctor",
        "stats",
        "pin",
    ]


@pytest.mark.parametrize("command", ["new", "run", "check", "sheet", "schema", "doctor", "stats", "pin"])
def test_every_command_explains_itself(tmp_path: Path, command: str) -> None:
    done = typed(tmp_path, command, "-h")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: kiosk {command} ")


def test_a_command_called_without_its_group_explains_itself_too() -> None:
    done = CliRunner().invoke(check.command, ["-h"])
    assert (done.exit_code, done.stdout.split("\n")[0]) == (0, "Usage: check [OPTIONS] [PATH]")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (
            "shett",
            "There is no command 'shett'. Did you mean 'sheet'? The commands are: "
            "new, run, check, sheet, schema, doctor, stats, pin.",
        ),
        (
            "xyz",
            "There is no command 'xyz'. The commands are: new, run, check, sheet, schema, doctor, stats, pin.",
        ),
    ],
)
def test_an_unknown_command_gets_a_suggestion(tmp_path: Path, command: str, said: str) -> None:
    done = typed(tmp_path, command)
    assert done.returncode == 2
    assert said in done.stderr


def test_the_version_is_the_packages(tmp_path: Path) -> None:
    assert typed(tmp_path, "--version").stdout.strip() == f"kiosk, version {__version__}"


# -- sheet ------------------------------------------------------------------------------------------------------------


def test_a_sheet_has_every_slide_language_and_orientation(tmp_path: Path, content: Path) -> None:
    from PySide6.QtGui import QImage

    done = kiosk(tmp_path, "sheet", content, "-o", "x.png")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "x.png"
    image = QImage(str(tmp_path / "x.png"))
    across, upright = (THUMB_HEIGHT * width / height for width, height in (LANDSCAPE, PORTRAIT))
    assert image.width() == int(GAP + 2 * (across + GAP) + 2 * (upright + GAP))
    assert image.height() == GAP + 2 * (THUMB_HEIGHT + NAME + GAP) - GAP + GAP
    lines = [GAP + THUMB_HEIGHT // 2, GAP + THUMB_HEIGHT + NAME + GAP + THUMB_HEIGHT // 2]
    columns = [GAP + 8 + round(n * (across + GAP)) for n in (0, 1)]
    columns += [round(GAP + 2 * (across + GAP) + n * (upright + GAP)) + 4 for n in (0, 1)]
    seen = [[image.pixelColor(x, y).name().upper() for x in columns] for y in lines]
    assert seen == [["#D9121F"] * 4, ["#0A5A3E"] * 4]


def harmed_png() -> bytes:
    """Whole from its head to its end, with pixels that no decoder can unpack."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)),
        (b"IDAT", b"no pixels"),
        (b"IEND", b""),
    )
    parts = [struct.pack(">I", len(data)) + kind + data for kind, data in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(part + zlib.crc32(part[4:]).to_bytes(4) for part in parts)


def test_a_sheet_draws_what_it_can_and_names_the_rest(tmp_path: Path, content: Path) -> None:
    (content / "assets" / "kapot.png").write_bytes(harmed_png())
    playlist = content / "slides" / "playlist.yaml"
    playlist.write_text(playlist.read_text("utf-8") + "  - image: kapot.png\n", "utf-8")
    link = content / "slides" / "een.yaml"
    link.write_text(link.read_text("utf-8") + f"link: https://fos.ngo/?q={'a' * 2_600}\n", "utf-8")
    done = kiosk(tmp_path, "sheet", content, "-o", "los", "--size", "640x400", "--lang", "nl")
    assert done.returncode == 1
    assert "los: 2 pictures" in done.stdout
    assert "image:kapot.png: The picture of 'kapot.png' cannot be shown" in done.stderr
    assert {path.name for path in (tmp_path / "los").iterdir()} == {
        "01-een-nl-640x400.png",
        "02-twee-nl-640x400.png",
    }


def test_a_pdf_has_the_round_first_and_then_a_page_for_each_slide(tmp_path: Path, content: Path) -> None:
    playlist = content / "slides" / "playlist.yaml"
    playlist.write_text(playlist.read_text("utf-8") + "  - slide: weg\n", "utf-8")
    done = kiosk(tmp_path, "sheet", content, "-o", "naar/hier/Overzicht 1.PDF")
    assert (done.returncode, done.stderr) == (0, "")
    document = pypdfium2.PdfDocument(tmp_path / "naar/hier/Overzicht 1.PDF")
    texts = [page.get_textpage().get_text_range() for page in document]
    assert len(texts) == 1 + 2
    # In the stand's own language, with the problems.
    assert all(
        words in texts[0]
        for words in ("Twee", "EÉN RONDE", "2 s", "Samen", "Sterk", "er is geen slide 'weg'")
    )
    assert all(words in texts[1] for words in ("Samen", "Ensemble", "Wij zijn er.", "NEDERLANDS", "FRANS"))


def test_a_folder_gets_each_picture_by_itself(tmp_path: Path, content: Path) -> None:
    from PySide6.QtGui import QImage

    done = kiosk(
        tmp_path, "sheet", content, "-o", "los", "--size", "640x400", "--lang", "fr", "--slide", "twee"
    )
    assert (done.returncode, done.stderr) == (0, "")
    names = [path.name for path in (tmp_path / "los").iterdir()]
    assert names == ["02-twee-fr-640x400.png"]
    image = QImage(str(tmp_path / "los" / names[0]))
    assert (image.width(), image.height()) == (640, 400)


def test_the_moments_of_a_slide_differ(tmp_path: Path, content: Path) -> None:
    order = ["--slide", "een", "--lang", "nl", "--size", "640x400"]
    order += ["--moment", "start", "--moment", "end"]
    done = kiosk(tmp_path, "sheet", content, "-o", "los", *order)
    assert (done.returncode, done.stderr) == (0, "")
    start, end = sorted((tmp_path / "los").iterdir(), key=lambda path: -len(path.name))
    assert (start.name, end.name) == ("01-een-nl-640x400-start.png", "01-een-nl-640x400.png")
    assert start.read_bytes() != end.read_bytes()


def test_every_moment_can_be_asked_for() -> None:
    moments = next(param for param in sheet.command.params if param.name == "moments")
    assert isinstance(moments.type, click.Choice)
    assert tuple(moments.type.choices) == MOMENTS


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (["--slide", "tweee"], "there is no 'tweee'; did you mean 'twee'?"),
        (["--lang", "de"], "'de': this playlist speaks nl, fr."),
        (["--size", "100x100"], "a side has 320 to 7680 pixels"),
        (["--size", "groot"], "'groot' is not a size; write it as 1280x720."),
        (["--moment", "later"], "'later' is not one of"),
    ],
)
def test_what_a_sheet_cannot_show_is_said(tmp_path: Path, content: Path, order: list[str], said: str) -> None:
    ask = kiosk if order[0] in ("--slide", "--lang") else typed
    done = ask(tmp_path, "sheet", content, *order)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())


def test_another_ending_is_refused(tmp_path: Path, content: Path) -> None:
    done = typed(tmp_path, "sheet", content, "-o", "x.gif")
    assert done.returncode == 2
    assert "'x.gif' must end in .png or .pdf, or be a folder." in done.stderr
    assert not (tmp_path / "x.gif").exists()


@pytest.mark.parametrize("name", ["x.png", "x.pdf"])
def test_a_sheet_that_cannot_be_written_is_said(tmp_path: Path, content: Path, name: str) -> None:
    (tmp_path / "in de weg").write_text("")
    done = kiosk(tmp_path, "sheet", content, "-o", f"in de weg/{name}")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"Error: in de weg/{name} cannot be written: ")


def test_without_a_place_to_keep_pictures_a_sheet_has_them_all_the_same(
    tmp_path: Path, content: Path
) -> None:
    from PySide6.QtGui import QImage

    (tmp_path / "cache").write_text("in de weg")
    (content / "assets" / "groen.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#00ff00"/></svg>'
    )
    slide = content / "slides" / "een.yaml"
    slide.write_text(f"image: groen.svg\n{slide.read_text('utf-8')}", "utf-8")
    order = ["--slide", "een", "--lang", "nl", "--size", "640x400"]
    done = kiosk(tmp_path, "sheet", content, "-o", "los", *order)
    assert (done.returncode, done.stderr) == (0, "")
    assert QImage(str(tmp_path / "los/01-een-nl-640x400.png")).pixelColor(500, 150).name() == "#00ff00"


def test_a_sheet_of_nothing_gives_the_problems(tmp_path: Path) -> None:
    done = kiosk(tmp_path, "sheet", "nosuch", "-o", "x.png")
    assert done.returncode == 1
    assert "nosuch" in done.stdout
    assert not (tmp_path / "x.png").exists()


# -- run, without a screen --------------------------------------------------------------------------------------------


def test_one_round_unseen_leaves_a_sheet_a_report_and_a_trace(tmp_path: Path, content: Path) -> None:
    done = kiosk(tmp_path, "run", content, "--trace", "trace.jsonl")
    assert done.returncode == 0, done.stderr
    assert not re.search(r"warning|WARNING|ERROR|CRITICAL", done.stderr), done.stderr
    assert "There is no screen here." in done.stdout
    report = json.loads((tmp_path / "build" / "report.json").read_text("utf-8"))
    assert [(cue["key"], cue["round"]) for cue in report["cues"]] == [("slide:een", 1), ("slide:twee", 1)]
    assert all(0.9 < cue["seconds"] < 3 for cue in report["cues"])
    assert (report["failures"], report["playable"], report["problems"]) == ([], True, [])
    assert (tmp_path / "build" / "sheet.png").read_bytes().startswith(b"\x89PNG")
    for name in ("report.json", "sheet.png"):
        assert str(tmp_path / "build" / name) in done.stdout
    events = [
        json.loads(line)["event"] for line in (tmp_path / "trace.jsonl").read_text("utf-8").splitlines()
    ]
    assert events.count("cue-started") == 2
    assert events[-1] == "stopped"


def test_a_playlist_that_is_not_there_leaves_a_report_and_no_traceback(tmp_path: Path) -> None:
    done = kiosk(tmp_path, "run", "nosuch")
    assert done.returncode == 1
    assert "there is no folder or file 'nosuch' here" in done.stderr
    report = json.loads((tmp_path / "build" / "report.json").read_text("utf-8"))
    assert (report["cues"], report["playable"]) == ([], False)
    assert report["problems"]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--lang", "xx", "this playlist speaks nl, fr."),
        ("--windowed", "abc", "'abc' is not a size; write it as 1280x720."),
        ("--windowed", "00x00", "'00x00' is not a size; write it as 1280x720."),
        ("--windowed", "1280", "'1280' is not a size; write it as 1280x720."),
        ("--screen", "-1", "'-1' is not a screen: type its number, 0 to 15, or its name, such as HDMI-A-1."),
        ("--screen", "16", "'16' is not a screen"),
        ("--screen", "", "'' is not a screen"),
        ("--rotation", "45", "'45' is not one of '0', '90', '180', '270'"),
        ("--rounds", "-2", "-2 is not in the range"),
        ("--volume", "101", "101 is not in the range"),
        ("--engine", "mpv", "'mpv' is not one of"),
        ("--render", "opengl", "'opengl' is not one of"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused_with_a_sentence(
    tmp_path: Path, content: Path, option: str, value: str, said: str
) -> None:
    ask = kiosk if option == "--lang" else typed
    done = ask(tmp_path, "run", content, option, value)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert not (tmp_path / "build").exists()


def test_the_report_speaks_the_language_that_was_asked_for(tmp_path: Path) -> None:
    kiosk(tmp_path, "run", "nosuch", "--lang", "fr")
    report = json.loads((tmp_path / "build" / "report.json").read_text("utf-8"))
    assert report["problems"][0]["message"].startswith("il n’y a ni dossier ni fichier")


def test_a_trace_that_cannot_be_written_is_said_before_the_show(tmp_path: Path, content: Path) -> None:
    done = kiosk(tmp_path, "run", content, "--trace", "nergens/trace.jsonl")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("Error: nergens/trace.jsonl cannot be written: ")


def test_a_report_that_cannot_be_written_is_said(tmp_path: Path, content: Path) -> None:
    (tmp_path / "build" / "report.json").mkdir(parents=True)
    done = kiosk(tmp_path, "run", content)
    assert done.returncode == 1
    assert "The report cannot be written in build: " in done.stdout


# -- schema -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["playlist", "slide"])
def test_the_schema_is_json_on_the_screen_or_in_a_file(tmp_path: Path, what: str) -> None:
    shown = typed(tmp_path, "schema", what)
    assert json.loads(shown.stdout)["properties"]
    assert typed(tmp_path, "schema", what, "-o", "x.json").returncode == 0
    assert (tmp_path / "x.json").read_text("utf-8") == shown.stdout
    refused = typed(tmp_path, "schema", what, "-o", "nergens/x.json")
    assert refused.returncode == 1
    assert refused.stderr.startswith("Error: nergens/x.json cannot be written: ")


def test_the_check_says_what_is_shown_at_a_moment_and_in_the_week(tmp_path: Path, content: Path) -> None:
    source = content / "slides" / "playlist.yaml"
    source.write_text(source.read_text("utf-8") + "    when: {days: [za, zo]}\n", "utf-8")
    done = typed(tmp_path, "check", content, "--at", "2026-12-07 14:00", "--week", "--lang", "nl")
    assert done.returncode == 0
    assert "Maandag 7 december 2026 om 14:00: 1 van 2 te zien\n" in done.stdout
    assert "Begint op zaterdag" in done.stdout
    assert "Nog 1 onderdeel zonder 'when': altijd te zien." in done.stdout
    done = typed(tmp_path, "check", content, "--at", "2026-12-07 14:00", "--format", "json")
    told = json.loads(done.stdout)
    assert (told["shown"], told["waiting"], told["problems"]) == (["slide:een"], ["slide:twee"], [])
