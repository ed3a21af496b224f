"""When a film is over that libVLC has read to its end: after its last picture's own time."""

from __future__ import annotations

import pytest

from kiosk.video.decoder.ending import Ending, options_for, rest, silence_of
from kiosk.video.decoder.media_info import Told

USUAL = Told(rate=25.0, slowest=25.0, pictures_ms=10_000, container="MPEG-4", is_whole=True)
SLIDES = Told(rate=1 / 3, slowest=1 / 3, pictures_ms=12_000, container="MPEG-4", is_whole=True)
NOW = 100.0


def test_a_usual_film_is_over_when_its_last_picture_has_stood_for_its_time() -> None:
    ending = Ending(USUAL, now=NOW, at=9.95, length=10, last_picture=NOW - 0.01)
    assert not ending.wants_picture(NOW)
    assert ending.wants_picture(NOW + 0.035)
    ending.ask(NOW + 0.035)
    ending.came(NOW + 0.037)
    assert not ending.wants_picture(NOW + 0.04)
    assert not ending.is_over(NOW + 0.07)
    assert ending.is_over(NOW + 0.08)


def test_a_usual_film_whose_last_picture_was_seen_is_over_at_once() -> None:
    ending = Ending(USUAL, now=NOW, at=9.99, length=10, last_picture=NOW - 0.06)
    assert ending.wants_picture(NOW)
    ending.ask(NOW)
    ending.came(NOW - 0.06)
    assert ending.is_over(NOW + 0.02)


def test_the_last_of_slow_pictures_comes_when_it_is_due_and_stands_as_long_as_the_others() -> None:
    ending = Ending(SLIDES, now=NOW, at=6.05, length=12, last_picture=NOW - 0.05)
    assert not ending.wants_picture(NOW + 2.9)
    assert ending.wants_picture(NOW + 2.96)
    ending.ask(NOW + 2.96)
    ending.came(NOW + 2.97)
    assert not ending.is_over(NOW + 5.9)
    assert ending.is_over(NOW + 5.96)


def test_a_film_that_is_halted_in_its_end_stays_there() -> None:
    ending = Ending(SLIDES, now=NOW, at=9.0, length=12, last_picture=NOW)
    ending.ask(NOW)
    ending.halt(NOW + 1)
    assert not ending.is_over(NOW + 50)
    ending.go(NOW + 51)
    assert not ending.is_over(NOW + 52.9)
    assert ending.is_over(NOW + 53.1)


def test_a_film_without_any_picture_is_over_soon() -> None:
    ending = Ending(USUAL, now=NOW, at=0.0, length=10, last_picture=None)
    assert ending.wants_picture(NOW)
    ending.ask(NOW)
    assert ending.is_over(NOW + 0.5)


@pytest.mark.parametrize(
    ("told", "at", "length", "left"),
    [
        (USUAL, 9.9, 10.0, 0.1),
        (SLIDES, 9.0, 12.0, 3.0),
        # One picture in six seconds here and there, the last one of them.
        (Told(rate=6.25, slowest=1 / 6, container="MPEG-4", is_whole=True), 2.0, 8.0, 6.0),
        # The index at the front tells of ten seconds, the file holds four.
        (Told(rate=25.0, slowest=25.0, container="MPEG-4"), 4.0, 10.0, 0.0),
        # Only silence without a loudspeaker is ahead of itself.
        (USUAL, 8.0, 10.0, 2.0),
        (USUAL, 4.0, 10.0, 0.0),
        # Matroska does not tell how far its pictures are apart.
        (Told(rate=25.0, slowest=25.0, container="Matroska", is_whole=True), 2.0, 12.0, 10.0),
        (Told(rate=25.0, slowest=25.0, container="Matroska"), 2.0, 12.0, 0.0),
        (Told(rate=25.0, slowest=25.0, container="Matroska", is_whole=True), 2.0, 3_600.0, 0.0),
        # A stream has no length.
        (Told(rate=25.0, slowest=25.0, container="MPEG-TS"), 2.0, 0.0, 0.0),
    ],
)
def test_what_is_left_is_the_last_pictures_time_or_it_is_missing(
    told: Told, at: float, length: float, left: float
) -> None:
    assert rest(told, at, length) == pytest.approx(left)


def test_libvlc_halts_at_the_end_of_every_film() -> None:
    assert options_for(USUAL) == options_for(Told()) == [":play-and-pause"]


@pytest.mark.parametrize(
    "told",
    [
        SLIDES,
        Told(rate=25.0, count=1, container="QuickTime"),
        Told(rate=25.0, count=35, is_trimmed=True, container="MPEG-4"),
    ],
)
def test_slow_single_and_trimmed_pictures_in_mp4_are_read_by_ffmpeg(told: Told) -> None:
    assert ":demux=avformat,any" in options_for(told)


@pytest.mark.parametrize(("slowest", "seconds"), [(0.0, 0.0), (25.0, 0.0), (0.2, 5.0), (0.001, 60.0)])
def test_libvlc_may_be_silent_for_as_long_as_pictures_are_apart(slowest: float, seconds: float) -> None:
    assert silence_of(Told(rate=25.0, slowest=slowest)) == pytest.approx(seconds)


def test_an_mp4_counts_the_time_before_its_beginning_as_its_own_and_matroska_does_not() -> None:
    assert Told(pictures_ms=23_000, container="MPEG-4").pictures_last(20_000) == 3_000
    assert Told(pictures_ms=3_000, container="Matroska").pictures_last(20_000) == 3_000
