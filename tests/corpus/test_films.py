"""The films that matter most, made from two small ones byte by byte: no tool is needed to make them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTransform
from pytestqt.qtbot import QtBot

from kiosk.video import film as film_module
from kiosk.video.film import VideoEngine
from tests.corpus import boxes
from tests.corpus.canary import Canary, canary
from tests.corpus.player import make_engine
from tests.video.support import ENGINES, MP4, WEBM, Watched, opened

pytestmark = [
    pytest.mark.serial,
    pytest.mark.thorough,
    pytest.mark.parametrize("name", ENGINES),
    # Libraries say a lot of films that are broken.
    pytest.mark.no_qt_log,
]

GIVEN_UP = {"no-picture", "unreadable", "cut-short", "stuck", "too-slow"}
LIMIT = 6_000
"""Milliseconds within which any film has begun or failed: the promise is four seconds."""


@pytest.fixture
def engine(name: str, qtbot: QtBot) -> Iterator[VideoEngine]:
    engine = make_engine("vlc" if name == "vlc" else "qt")
    yield engine
    engine.close()


@pytest.fixture
def nobody() -> Iterator[Canary]:
    with canary() as server:
        yield server


def unlike(one: QImage, other: QImage) -> float:
    """How far the colours of two pictures are apart, seen from afar: steps of 255."""
    few, smooth = 8, Qt.TransformationMode.SmoothTransformation
    first, second = (image.scaled(few, few, mode=smooth) for image in (one, other))
    steps = 0
    for place in range(few * few):
        a, b = (image.pixelColor(place % few, place // few) for image in (first, second))
        steps += abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())
    return steps / (3 * few * few)


def wait_for_a_word(film: Watched, qtbot: QtBot) -> None:
    """Until it is ready or has failed."""
    qtbot.waitUntil(lambda: bool(film.said), timeout=LIMIT)


def plays(engine: VideoEngine, path: Path, qtbot: QtBot) -> None:
    """A film begins to move."""
    film = opened(engine, path)
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    film.wait_for(qtbot, "started")
    film.film.close()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[: len(data) // 10], id="a tenth of it"),
        pytest.param(
            lambda data: boxes.noise_after(data, boxes.find(data, b"mdat").body, seed=1848), id="noise"
        ),
        pytest.param(lambda data: data[:1000] + bytes(len(data) - 1000), id="noughts"),
    ],
)
def test_a_film_that_is_beyond_hope_fails_and_the_next_one_plays(
    engine: VideoEngine, qtbot: QtBot, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(damage(MP4.read_bytes()))
    film = opened(engine, path)
    wait_for_a_word(film, qtbot)
    if film.said == ["ready"]:
        film.film.play(sound=False)
        qtbot.waitUntil(lambda: film.said[-1] in ("failed", "ended"), timeout=LIMIT)
    assert film.said[-1] == "failed"
    assert film.reason in GIVEN_UP
    film.film.close()
    plays(engine, WEBM, qtbot)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: boxes.flipped(data, seed=1885, every=300), id="turned bits"),
        pytest.param(
            lambda data: boxes.with_sample_count(data, 0x7FFFFFFF), id="two thousand million pictures"
        ),
        pytest.param(lambda data: boxes.with_coded_size(data, 65535, 65535), id="65535 pixels wide and high"),
    ],
)
def test_a_film_that_lies_harms_nobody(
    engine: VideoEngine, qtbot: QtBot, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(damage(MP4.read_bytes()))
    film = opened(engine, path)
    wait_for_a_word(film, qtbot)
    film.film.close()
    plays(engine, WEBM, qtbot)


def test_a_film_whose_pictures_lie_at_an_address_asks_nobody(
    engine: VideoEngine, qtbot: QtBot, tmp_path: Path, nobody: Canary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(film_module, "START_LIMIT", 1.0)
    for suffix in ("mp4", "mov"):
        path = tmp_path / f"film.{suffix}"
        path.write_bytes(boxes.with_data_elsewhere(MP4.read_bytes(), f"{nobody.address}/{suffix}"))
        one = opened(engine, path)
        wait_for_a_word(one, qtbot)
        one.film.close()
    reference = tmp_path / "reference.mov"
    reference.write_bytes(boxes.reference_movie(f"{nobody.address}/reference"))
    film = opened(engine, reference)
    qtbot.waitUntil(lambda: film.reason != "", timeout=LIMIT)
    assert nobody.asked == []


def test_a_film_is_what_it_holds_and_not_what_it_is_called(
    engine: VideoEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    plays(engine, Path(shutil.copyfile(WEBM, tmp_path / "film.mp4")), qtbot)


def test_a_film_that_says_it_lies_on_its_side_is_shown_upright(
    engine: VideoEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(boxes.turned(MP4.read_bytes(), 90, 320, 180))
    film, upright = opened(engine, path), opened(engine, MP4)
    for each in (film, upright):
        each.wait_for(qtbot, "ready")
    image, other = film.film.image, upright.film.image
    assert image is not None
    assert other is not None
    assert film.film.aspect == pytest.approx(9 / 16, rel=0.02)
    assert image.height() > image.width()
    assert unlike(image.transformed(QTransform().rotate(-90)), other) < 20
    assert unlike(image.transformed(QTransform().rotate(90)), other) > 20


def test_a_held_film_is_played_with_sound(engine: VideoEngine, qtbot: QtBot) -> None:
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    film.film.play(sound=True, volume=0)
    film.wait_for(qtbot, "started")
    qtbot.waitUntil(lambda: film.film.pictures > 10)
