"""A film is held on its first picture, also when libVLC throws that one away. Needs no libVLC."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast
from unittest.mock import MagicMock

import pytest

from kiosk.video.decoder import sound
from kiosk.video.decoder.beginning import AT_ONCE, LIMIT, TRIES, Beginning
from kiosk.video.decoder.film import DecoderFilm
from kiosk.video.decoder.host import Host
from kiosk.video.decoder.media_info import Told
from kiosk.video.decoder.pictures import FrameAction
from kiosk.video.segment import Segment
from kiosk.video.wire import Message

WAITED = 0.03


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    """A process with a libVLC that does nothing and remembers what it was asked."""
    monkeypatch.setattr(sound, "outputs", lambda: {"loudspeaker"})
    segment = Segment(4096, regions=1)
    yield cast(
        "Host",
        SimpleNamespace(
            vlc=MagicMock(),
            instance=MagicMock(),
            scaler=None,
            segment=segment,
            work=queue.SimpleQueue[Message | None](),
            device="",
            say=lambda **message: None,
        ),
    )
    segment.close()


def film_in(host: Host, **request: Any) -> DecoderFilm:
    """A film whose first picture is awaited."""
    film = DecoderFilm(
        host,
        {
            "film": 1,
            "region": 0,
            "path": "film.mp4",
            "box": [16, 16],
            "fit": "contain",
            "pixels": "rgb32",
            **request,
        },
    )
    film.begin(Told())
    film.player.reset_mock()
    return film


def test_libvlc_is_told_how_many_threads_decode_a_film(host: Host) -> None:
    cast("Any", film_in(host).media).add_option.assert_any_call(":avcodec-threads=2")


def works(film: DecoderFilm) -> list[str]:
    """Has the worker do all that was asked of it; what that was, and how libVLC was told."""
    while not film.host.work.empty():
        message = film.host.work.get()
        assert message
        film.take(message)
    return [call[0] for call in film.player.mock_calls if call[0] in ("stop", "play")]


def test_a_picture_that_comes_at_once_is_the_first(host: Host) -> None:
    film = film_in(host)
    assert film._frame_action(AT_ONCE / 2) is FrameAction.GIVE
    assert works(film) == []


def test_a_film_whose_first_picture_was_lost_begins_anew(host: Host) -> None:
    film = film_in(host)
    assert film._frame_action(WAITED) is FrameAction.PASS
    # What still comes until libVLC has stopped is of no use either, not even the end of a very short film.
    assert film._frame_action(AT_ONCE / 2) is FrameAction.PASS
    film._post("_ended")(None)
    assert works(film) == ["stop", "play"]
    assert not film.ended
    assert film._frame_action(AT_ONCE / 2) is FrameAction.GIVE


def test_it_is_taken_as_it_comes_when_it_does_not_get_better(host: Host) -> None:
    film = film_in(host)
    for _ in range(TRIES):
        assert film._frame_action(WAITED) is FrameAction.PASS
        works(film)
    assert film._frame_action(WAITED) is FrameAction.GIVE


def test_a_film_that_goes_on_or_comes_late_is_not_delayed(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert film_in(host, at=4000)._frame_action(WAITED) is FrameAction.GIVE
    film = film_in(host)
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + LIMIT)
    assert film._frame_action(WAITED) is FrameAction.GIVE


def test_a_film_that_plays_may_wait_with_its_pictures(host: Host) -> None:
    film = film_in(host)
    film.pictures, film.running = 1, True
    assert film._frame_action(WAITED) is FrameAction.GIVE
    assert film.beginning.tries == TRIES


def test_nothing_is_lost_before_it_began() -> None:
    assert not Beginning().is_lost(WAITED)
