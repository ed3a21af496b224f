"""The show begins in every language a computer may be set to, and finds files with letters beyond ASCII."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.process.stand import ROOT, Event, Stand, qml_warnings, virtual_screen

pytestmark = [
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb: apt-get install xvfb"),
    pytest.mark.skipif(shutil.which("localedef") is None, reason="needs localedef: apt-get install locales"),
    pytest.mark.timeout(500),
]
LOCALES = {
    "tr_TR": "UTF-8",
    "fa_IR": "UTF-8",
    "ja_JP": "EUC-JP",
    "nl_BE": "ISO-8859-1",
}
"""Turkish letters, other digits, right to left, many bytes a letter, and an encoding that is not Qt's."""
TURKISH, LATIN = "tr_TR.UTF-8", "nl_BE.ISO-8859-1"
QUICK = (TURKISH, LATIN)
FURTHER = [name for name in (*(f"{name}.{code}" for name, code in LOCALES.items()), "C") if name not in QUICK]
CATEGORIES = [
    "IDENTIFICATION",
    "CTYPE",
    "COLLATE",
    "TIME",
    "NUMERIC",
    "MONETARY",
    "MESSAGES",
    "PAPER",
    "NAME",
    "ADDRESS",
    "TELEPHONE",
    "MEASUREMENT",
]
WITH_FILM = (LATIN,)
"""A film takes longer than all the rest."""
PLAYLIST = """\
title: Été
languages: [fr]
defaults: {duration: 1s, transition: fade}
items:
  - image: café.png
  - slide: élan
"""
FILM = "  - video: première.webm\n"


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder with these locales, whatever the machine has installed."""
    folder = tmp_path_factory.mktemp("locales")

    def make(language: str) -> None:
        source, target = folder / f"{language}.source", folder / f"{language}.{LOCALES[language]}"
        source.write_text("".join(_definition(category, language) for category in CATEGORIES))
        command = ["localedef", "--quiet", "-c", "-i", str(source), "-f", LOCALES[language], str(target)]
        subprocess.run(command, check=False, stderr=subprocess.DEVNULL)

    is_thorough = request.config.getoption("--thorough")
    wanted = [name for name, code in LOCALES.items() if is_thorough or f"{name}.{code}" in QUICK]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(make, wanted))
    return folder


def _definition(category: str, language: str) -> str:
    """One category of a locale. Nothing of ours sorts by a locale, and that category takes two seconds to compile."""
    origin = "POSIX" if category == "COLLATE" else language
    return f'LC_{category}\ncopy "{origin}"\nEND LC_{category}\n'


def needs(locales: Path, language: str) -> None:
    """Without the locale everything would be C once more, and prove nothing."""
    if language != "C" and not (locales / language / "LC_CTYPE").exists():
        pytest.skip(f"{language} cannot be made on this machine: apt-get install locales")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    (folder / "assets").mkdir()
    (folder / "slides").mkdir()
    shutil.copy(ROOT / "assets/film/buren-zonder-brood-poster.png", folder / "assets" / "café.png")
    shutil.copy(ROOT / "tests/data/clip.webm", folder / "assets" / "première.webm")
    (folder / "slides/élan.yaml").write_text(
        "layout: statement\ncolor: red\nfr: {title: Là, text: Ça ira… “bientôt”}\n", "utf-8"
    )
    (folder / "slides/playlist.yaml").write_text(PLAYLIST, "utf-8")
    (folder / "slides/film.yaml").write_text(PLAYLIST + FILM, "utf-8")
    return folder


@dataclass(frozen=True)
class Round:
    """What came of one round of the show."""

    code: int
    cues: list[str]
    problems: list[Event]
    log: str


@pytest.fixture(scope="module")
def rounds(
    locales: Path, content: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> dict[str, Round]:
    """One round in every locale, some at a time: most of it is waiting."""

    def play(display: str, language: str) -> Round:
        environment = {"LOCPATH": str(locales), "LC_ALL": language}
        folder = tmp_path_factory.mktemp("stand")
        shown = content / "slides" / ("film.yaml" if language in WITH_FILM else "playlist.yaml")
        stand = Stand(display, folder, shown, "--rounds", "1", windowed="640x360", environment=environment)
        try:
            code = stand.process.wait(100)
        finally:
            stand.stop()
        cues = [event["key"] for event in stand.events("cue-started")]
        return Round(code, cues, stand.events("problem"), stand.log.read_text(errors="replace"))

    wanted = [*QUICK, *(FURTHER if request.config.getoption("--thorough") else ())]
    with virtual_screen() as display, ThreadPoolExecutor(3) as pool:
        made = [
            language for language in wanted if language == "C" or (locales / language / "LC_CTYPE").exists()
        ]
        return dict(zip(made, pool.map(lambda language: play(display, language), made), strict=True))


@pytest.mark.parametrize(
    "language", [*QUICK, *(pytest.param(name, marks=pytest.mark.thorough) for name in FURTHER)]
)
def test_the_whole_show_plays_in_every_locale(rounds: dict[str, Round], locales: Path, language: str) -> None:
    needs(locales, language)
    played = rounds[language]
    assert played.code == 0, played.log
    film = ["video:première.webm"] if language in WITH_FILM else []
    assert played.cues == ["image:café.png", "slide:élan", *film]
    assert played.problems == []
    assert [line for line in qml_warnings(played.log) if "Detected locale" not in line] == []


def test_a_report_is_printed_where_the_terminal_lacks_some_of_its_letters(
    locales: Path, tmp_path: Path
) -> None:
    needs(locales, LATIN)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "kiosk", "check", str(tmp_path / "café"), "--lang", "fr"],
        env={**os.environ, "LOCPATH": str(locales), "LC_ALL": LATIN},
        cwd=ROOT,
        capture_output=True,
        timeout=400,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert "vérifiez le nom" in done.stdout.decode("latin-1")
