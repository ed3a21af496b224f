"""What the makers of drawings, film and captions make is what lies in ``assets/``, and the same every time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assets.art import make as art
from assets.film.maker import captions, scenes

ROOT = Path(__file__).resolve().parents[2]
FILM = ROOT / "assets" / "film"
NAME = "buren-zonder-brood"
FRAMES = """
import hashlib, sys
from assets.film.make import frame
for number in map(int, sys.argv[1:]):
    image = frame(number, 480, 270)
    print(hashlib.sha256(bytes(image.constBits())).hexdigest())
"""


@pytest.mark.parametrize(
    "draw", art.DRAWINGS, ids=[draw.__module__.rpartition(".")[2] for draw in art.DRAWINGS]
)
def test_a_drawing_is_drawn_again_as_it_lies_there(draw: object) -> None:
    sheet = draw()  # type: ignore[operator]
    assert sheet.svg() == (ROOT / "assets" / "art" / f"{sheet.name}.svg").read_text("utf-8")


def drawn(*numbers: int, seed: str) -> list[str]:
    """Hashes of frames drawn by a process of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", FRAMES, *map(str, numbers)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=400)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_the_film_has_the_same_frames_every_time() -> None:
    numbers = (0, 250, 700, 1100, scenes.FRAMES - 1)
    first = drawn(*numbers, seed="1")
    assert first == drawn(*reversed(numbers), seed="2")[::-1]
    assert len(set(first)) == len(numbers)


def test_the_poster_is_the_films_first_frame(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "import sys; from assets.film.make import frame; frame(0).save(sys.argv[1])",
    ]
    made = tmp_path / "poster.png"
    subprocess.run(
        [*command, str(made)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        timeout=400,
    )
    from PySide6.QtGui import QImage

    shipped, again = QImage(str(FILM / f"{NAME}-poster.png")), QImage(str(made))
    assert hashlib.sha256(bytes(shipped.convertedTo(again.format()).constBits())).digest() == (
        hashlib.sha256(bytes(again.constBits())).digest()
    )


def test_the_captions_keep_their_rules_and_are_those_that_lie_there(tmp_path: Path) -> None:
    assert list(captions.faults(scenes.LENGTH)) == []
    captions.write(tmp_path, NAME)
    written = sorted(tmp_path.iterdir())
    assert [path.name for path in written] == [f"{NAME}.{lang}.vtt" for lang in ("en", "fr", "nl")]
    for path in written:
        assert path.read_text("utf-8") == (FILM / path.name).read_text("utf-8")


def test_the_film_lasts_40_to_50_seconds_and_each_file_is_under_8_mb() -> None:
    assert 40 <= scenes.LENGTH <= 50
    for kind in ("webm", "mp4"):
        assert 1_000_000 < (FILM / f"{NAME}.{kind}").stat().st_size < 8_000_000
