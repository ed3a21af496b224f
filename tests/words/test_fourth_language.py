"""A language is one catalogue: put there in a copy, it is found by everything that speaks."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.words.catalogue import languages
from tests.read_words import LANGUAGES, chosen

ROOT = Path(__file__).resolve().parents[2]
ABOUT = '[language]\nname = "Esperanto"\norder = 4\nlocale = "eo"\ntyped = "esperanto espéranto"\n\n'
ASKED = """
import json
from kiosk.words.catalogue import language_for, languages, section
from kiosk.words.language_codes import language_names
from kiosk.words.sentence import failure_sentence, fill, machine_sentence
from kiosk.playlist.document import PlaylistDocument
print(json.dumps({
    "languages": languages(),
    "windows": language_for("Esperanto_Belgium"),
    "typed": language_names()["esperanto"],
    "default": PlaylistDocument(items=[]).languages,
    "number": fill("{x} {y:or}", {"x": 1.5, "y": (1, 2, 3)}, "eo"),
    "reason": failure_sentence("missing", "eo", "a"),
    "machine": machine_sentence("screen-back", screen=1),
    "screen": section("screen", "eo")["Next"],
}))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kiosk and its set-up with a fourth catalogue: the English one, every sentence of it behind "eo "."""
    root = tmp_path_factory.mktemp("copy")
    for folder in ("kiosk", "packaging"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    english = (ROOT / "kiosk" / "words" / "en.toml").read_text("utf-8")
    tables = english[english.index("[", 1) :]
    said = re.sub(r"""(= ["']{1,3}\n?)(?=[^"'\n])""", r"\1eo ", tables)
    (root / "kiosk" / "words" / "eo.toml").write_text(ABOUT + said, "utf-8")
    return root


def run(copy: Path, *command: str, locale: str = "eo.UTF-8") -> tuple[int, str]:
    """A command in the copy, on a computer set to the fourth language: its exit code and what it wrote."""
    environment = {
        "LC_ALL": locale,
        "PYTHONPATH": str(copy),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, *command],
        cwd=copy,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=400,
    )
    return done.returncode, done.stdout


def test_a_fourth_catalogue_is_found_by_all_that_asks_for_a_language(copy: Path) -> None:
    code, written = run(copy, "-c", ASKED)
    assert code == 0, written
    assert json.loads(written) == {
        "languages": [*languages(), "eo"],
        "windows": "eo",
        "typed": "eo",
        "default": [*languages(), "eo"],
        "number": "1,5 1, 2 aŭ 3",
        "reason": "eo The film 'a' is not there (any more). eo Put it back into the folder 'assets', or take it out of "
        "the playlist.",
        "machine": "eo Screen 1 is there again, with the show on it.",
        "screen": "eo Next",
    }


def test_a_fourth_catalogue_is_spoken_on_the_command_line(copy: Path) -> None:
    code, written = run(copy, "-m", "kiosk", "check", "weg", "--lang", "eo", locale="C.UTF-8")
    assert code == 1
    assert "eo error: eo there is no folder or file 'weg' here [path-missing]" in written
    assert written.splitlines()[-1] == "eo together: eo 2 errors, eo 0 warnings"
    code, written = run(copy, "-m", "kiosk", "check", "--help")
    assert code == 0
    assert written.startswith("eo Usage: kiosk check")
    assert "--lang [nl|fr|en|eo]" in written
    code, written = run(copy, "-m", "kiosk", "check", "--wat")
    assert code == 2
    assert "eo Error: eo No such option '--wat'." in written


def test_a_fourth_catalogue_is_spoken_by_the_set_up_and_to_an_old_python(copy: Path) -> None:
    code, written = run(copy, "packaging/bootstrap.py", "--help")
    assert code == 0
    assert written.startswith("eo Usage: python3 packaging/bootstrap.py run")
    old = "import bootstrap; print(bootstrap.old_python((3, 9), 'eo', False))"
    code, written = run(copy, "-c", f"import sys; sys.path.insert(0, 'packaging'); {old}")
    assert (
        written == "eo FOS Kiosk needs Python 3.11 or newer; this is Python 3.9. eo Get a new one from "
        "https://www.python.org/downloads/ and type the same line again.\n"
    )


def test_one_list_has_every_sentence_of_every_language() -> None:
    places = ("window", "checker", "films", "machine", "set-up", "command")
    listed: dict[tuple[str, str], set[str]] = {(place, lang): set() for place in places for lang in LANGUAGES}
    for text in chosen(places):
        listed[text.place, text.lang].add(text.where.partition(" ")[2])
    for place in places:
        told = [listed[place, lang] for lang in LANGUAGES]
        assert len(told[0]) > 5
        assert len({len(each) for each in told}) == 1, place


def test_no_list_of_languages_stands_in_the_code() -> None:
    """Not even in another order; what a catalogue, a test or a document says of its own language is not code."""
    codes = "|".join(languages())
    several = re.compile(rf"""["'](?:{codes})["']\s*[,:][^\n]{{0,20}}["'](?:{codes})["']""")
    folders = ("kiosk", "packaging", "assets")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    files += (ROOT / "kiosk").rglob("*.qml")
    assert len(files) > 200
    found = [str(path.relative_to(ROOT)) for path in files if several.search(path.read_text("utf-8"))]
    assert found == ["assets/film/maker/captions.py"], "what the film says, in each language"
