"""Pictures on their way from the decoder's slots to the screen: none that came is passed over. Needs no libVLC."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from kiosk.video import vlc_film
from kiosk.video.decoder_process import DecoderProcess
from kiosk.video.picture import Size
from kiosk.video.segment import FREE, MOST_WAITING, READY, SLOTS, Segment
from kiosk.video.vlc_film import APART, VlcFilm

SIDE = 16
LAYOUT = {"say": "format", "pixels": "rgb32", "width": SIDE, "height": SIDE, "pitch": SIDE * 4, "aspect": 1.0}


class FilmOwner:
    pixels = "rgb32"

    def update_watchdog(self) -> None: ...

    def open_anew(self, film: VlcFilm) -> None:
        """Nothing to do."""

    def forget(self, film: VlcFilm) -> None: ...


class Decoder:
    """Writes one colour into a slot and says so."""

    is_ready = True

    def __init__(self) -> None:
        self.segment, self.films = Segment(SIDE * SIDE * 4, regions=1), 0
        self.film = VlcFilm(FilmOwner(), 1, Path("film.mp4"), Size(SIDE, SIDE), "contain")
        self.film.open_in(cast("DecoderProcess", self), 0)
        self.says(**LAYOUT)

    def tell(self, **message: Any) -> None: ...

    def says(self, **message: Any) -> None:
        self.film.take_picture(cast("DecoderProcess", self), message)

    def gives(self, value: int) -> bool:
        """Whether there was a slot for it."""
        slot = self.segment.take_free(0)
        if slot is None:
            return False
        ctypes.memset(self.segment.address(0, slot), value, SIDE * SIDE * 4)
        self.segment.set_state(0, slot, READY)
        self.says(say="frame", slot=slot)
        return True


@pytest.fixture
def decoder(qapp: object) -> Iterator[Decoder]:
    decoder = Decoder()
    yield decoder
    decoder.film.close()
    decoder.segment.close()


def values_of(decoder: Decoder) -> list[tuple[float, int]]:
    """Filled with what is shown, and when."""
    shown: list[tuple[float, int]] = []

    def look() -> None:
        assert decoder.film.image is not None
        shown.append((time.monotonic(), decoder.film.image.pixel(3, 3) & 255))

    decoder.film.pictureArrived.connect(look)
    return shown


def test_two_pictures_that_arrive_together_are_both_shown(decoder: Decoder, qtbot: QtBot) -> None:
    shown = values_of(decoder)
    assert decoder.gives(10)
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert decoder.gives(20)
    assert decoder.gives(30)
    qtbot.waitUntil(lambda: len(shown) == 3)
    assert [value for _, value in shown] == [10, 20, 30]
    assert shown[2][0] - shown[1][0] >= APART
    states = [decoder.segment.state(0, slot) for slot in range(SLOTS)]
    assert (states.count(READY), states.count(FREE)) == (1, SLOTS - 1)


def test_a_film_of_many_pictures_a_second_loses_none(
    decoder: Decoder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vlc_film, "APART", 60.0)
    shown = values_of(decoder)
    assert decoder.gives(10)
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert decoder.gives(20)
    for value in (30, 40, 50, 60):
        # The picture that waits makes room for the one that comes.
        with qtbot.waitSignal(decoder.film.pictureArrived):
            assert decoder.gives(value)
    assert [value for _, value in shown] == [10, 20, 30, 40, 50]


def test_when_more_arrive_the_oldest_goes(decoder: Decoder, qtbot: QtBot) -> None:
    shown = values_of(decoder)
    for value in (10, 20, 30):
        assert decoder.gives(value)
    qtbot.waitUntil(lambda: len(shown) == MOST_WAITING)
    assert [value for _, value in shown] == [20, 30]


def test_what_arrives_after_the_pause_waits_until_it_goes_on(decoder: Decoder, qtbot: QtBot) -> None:
    shown = values_of(decoder)
    assert decoder.gives(10)
    qtbot.waitUntil(lambda: len(shown) == 1)
    decoder.film.play(sound=False)
    decoder.film.pause()
    for value in (20, 30):
        assert decoder.gives(value)
    # What was said before this is heard before it.
    with qtbot.waitSignal(decoder.film._arrived):
        decoder.film._arrived.emit()
    assert [value for _, value in shown] == [10]
    decoder.film.resume()
    qtbot.waitUntil(lambda: len(shown) == 3)
    assert [value for _, value in shown] == [10, 20, 30]


def test_a_decoder_that_dies_while_a_screen_changes_costs_no_film(decoder: Decoder, qtbot: QtBot) -> None:
    film = decoder.film
    film.play(sound=False)
    with qtbot.waitSignal(film.started):
        assert decoder.gives(10)
    film.fit_to(Size(SIDE * 2, SIDE * 2))
    assert film.lost()
    assert not film.has_failed


def test_a_decoder_that_dies_in_mid_film_costs_it(decoder: Decoder, qtbot: QtBot) -> None:
    film = decoder.film
    film.play(sound=False)
    with qtbot.waitSignal(film.started):
        assert decoder.gives(10)
    assert not film.lost()
    assert film.has_failed
