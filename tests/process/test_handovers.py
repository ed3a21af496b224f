"""Around films the screen is never black, films are seen from the first frame to the last, and everything comes in order.

The long form with all its figures is ``python -m tests.process.handovers``.
"""

from __future__ import annotations

import ctypes.util
import shutil
from pathlib import Path

import pytest

from tests.bench.counter import bits, read
from tests.bench.screen import Screen, virtual_screen
from tests.process.handover_films import KINDS, Entry, entries, make_film, two_films
from tests.process.handover_judge import Look, Recording, judge, plays_summary
from tests.process.handover_trace import Event
from tests.process.handovers import Place, keys_of, play_kinds

SIZE = (1280, 720)
SMALL = (640, 360)
FILMS = two_films(2.0)
ENOUGH = 0.85
"""The part of a film's frames that must be seen beside other tests: 55 of 60 were seen once. Alone it is all of them."""


@pytest.mark.serial
@pytest.mark.display
@pytest.mark.vlc
@pytest.mark.timeout(500)
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb: apt-get install xvfb")
@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="makes its films: apt-get install ffmpeg")
@pytest.mark.skipif(ctypes.util.find_library("vlc") is None, reason="libVLC is not installed on this machine")
def test_films_hand_over_without_black_and_whole(tmp_path: Path) -> None:
    films = tmp_path / "films"
    films.mkdir()
    for film in FILMS:
        make_film(films / film.name, film, SMALL)
    with virtual_screen(*SIZE) as (display, _), Screen(display) as screen:
        screen.lay_ground(*SIZE)
        place = Place(display, SIZE, "software", films, tmp_path)
        recordings = play_kinds(place, "vlc", KINDS, 1, FILMS, slide_seconds=1.0)
    for recording in recordings:
        assert not recording.stuck, recording.stuck
        assert not recording.black, f"{recording.black} black looks"
        assert recording.problems == []
        assert recording.order_right
        assert recording.looks_a_second > 60
        for played in recording.plays:
            unlooked = sum(played.unseen.values())
            assert len(played.seen) >= ENOUGH * (played.film.frames - unlooked), played.unseen
            assert not played.backward
    assert {one.kind for recording in recordings for one in recording.hand_overs} == set(KINDS)


# -- what the judge says of a recording, without a screen --------------------------------------------------------------

RATE = 100
"""Looks a second of the recordings made here."""


def recorded(*, lost: range = range(0), black_at: float = -1.0, unseen_at: range = range(0)) -> Recording:
    """A slide for a second, then a film of two seconds that fades in for half a second, then the slide again."""
    one, _ = FILMS
    wanted = keys_of([Entry(None, "fade"), Entry(one, "fade")])
    slide, film = wanted
    events: list[Event] = [
        {"t": 0.0, "event": "cue-started", "key": slide, "serial": 1},
        {"t": 0.0, "event": "first-picture"},
        {"t": 1.0, "event": "cue-started", "key": film, "serial": 2},
        {"t": 1.5, "event": "moved", "move": "fade"},
        {"t": 1.6, "event": "film-first-frame"},
        {"t": 3.65, "event": "film-ended"},
        {"t": 3.7, "event": "cue-started", "key": slide, "serial": 3},
        {"t": 4.2, "event": "moved", "move": "fade"},
        {"t": 5.0, "event": "stopped"},
    ]

    def look(t: float) -> Look:
        number, picture = -1, 0
        if 1.0 < t < 1.5 or 3.7 < t < 4.2:
            picture = int(t * RATE)
        elif 1.5 <= t <= 3.7:
            number = min(max(0, int((t - 1.6) * 30) + 1), one.last) if t >= 1.6 else 0
            number = lost.start - 1 if number in lost else number
            picture = 1000 + number
        return Look(t, number, 1.0 if abs(t - black_at) < 0.001 else 0.0, picture)

    return judge([look(n / RATE) for n in range(5 * RATE) if n not in unseen_at], events, wanted, 2)


def test_a_whole_film_is_seen_whole() -> None:
    recording = recorded()
    assert recording.is_clean
    assert [len(played.seen) for played in recording.plays] == [60]
    first, second = recording.hand_overs
    assert (first.kind, first.due, first.seen) == ("slide-film", 30, 30)
    assert (second.kind, second.due, second.seen) == ("film-slide", 30, 30)
    assert first.moves == pytest.approx(0.1, abs=0.011)
    assert second.stands == pytest.approx(3.7 - (1.6 + 58 / 30), abs=0.021)


def test_a_lost_frame_is_missed_where_somebody_looked() -> None:
    recording = recorded(lost=range(10, 12))
    assert not recording.is_clean
    assert (recording.lost, recording.hand_overs[0].lost, recording.hand_overs[1].lost) == (2, 2, 0)
    assert recording.hand_overs[0].freeze == pytest.approx(0.1, abs=0.011)


def test_a_freeze_is_told_with_the_time_in_which_nobody_looked() -> None:
    number, stood, blink = plays_summary(recorded(lost=range(10, 12)).plays)["freezes"][0]
    assert (number, blink) == (9, 0.01)
    assert stood == pytest.approx(0.1, abs=0.011)
    stood, blink = plays_summary(recorded(unseen_at=range(230, 242)).plays)["freezes"][0][1:]
    assert stood >= blink == 0.13


@pytest.mark.parametrize(("when", "elsewhere"), [(1.2, 0), (2.5, 1), (3.9, 0)])
def test_one_black_look_is_told(when: float, elsewhere: int) -> None:
    recording = recorded(black_at=when)
    assert (recording.black, recording.black_elsewhere) == (1, elsewhere)
    assert not recording.is_clean


def test_each_block_of_the_playlist_holds_every_kind_once() -> None:
    wanted = entries(KINDS, FILMS)
    assert [entry.film for entry in wanted[:4]] == [None, FILMS[0], FILMS[1], FILMS[1]]
    assert len(keys_of(wanted)) == len(wanted) == 16
    assert {(place % 4, entry.transition) for place, entry in enumerate(wanted)} == {
        (place, name) for place in range(4) for name in ("fade", "push", "wipe", "cut")
    }


def test_the_two_films_are_told_apart_by_their_marks() -> None:
    one, two = FILMS
    for film, other in ((one, two), (two, one)):
        number = read([255 * bit for bit in bits(film.last)])
        assert number == film.last
        assert not other.holds(number)
