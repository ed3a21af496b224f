"""Films that a camera or a slide program makes: pictures that stand, come seldom, begin late, or are alone."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.video import film as film_module
from kiosk.video.film import VideoEngine
from kiosk.video.film_file import can_be_read, is_proven_whole
from kiosk.video.vlc_engine import VlcEngine
from tests.video.support import DATA, ENGINES, MP4, EngineMaker, Watched, cut_in_half, needs_vlc, opened

pytestmark = [
    pytest.mark.serial,
    pytest.mark.thorough,
    pytest.mark.qt_log_ignore(
        "No RHI backend|No audio device detected|pa_context_connect|Failed to initialize", extend=True
    ),
    # Qt tells it by the sound that stands still, which it does on a busy machine too.
    pytest.mark.may_log("goes on without sound"),
]


@pytest.fixture
def engine(kept_engine: VideoEngine) -> VideoEngine:
    return kept_engine


def played(engine: VideoEngine, qtbot: QtBot, file: str) -> tuple[Watched, list[float]]:
    """A film played to its end, and how long after that began (s) its pictures came."""
    film = opened(engine, DATA / file)
    film.wait_for(qtbot, "ready")
    times: list[float] = []
    begun = time.monotonic()
    film.film.pictureArrived.connect(lambda: times.append(time.monotonic() - begun))
    film.film.play(sound=False)
    film.wait_for(qtbot, "ended")
    return film, times


@pytest.mark.parametrize("name", ENGINES)
class TestEveryEngine:
    """Silence may last for longer than these films allow."""

    @pytest.fixture(autouse=True)
    def _impatient(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(film_module, "SILENCE_LIMIT", 1.4)

    def test_a_film_of_one_picture_that_stands_is_played_to_its_end(
        self, engine: VideoEngine, qtbot: QtBot
    ) -> None:
        film, _ = played(engine, qtbot, "still.webm")
        assert film.said == ["ready", "started", "ended"]
        assert film.film.time() == pytest.approx(2.0, abs=0.3)

    def test_slow_pictures_come_at_their_time_and_the_last_one_stays_for_its_own(
        self, engine: VideoEngine, qtbot: QtBot
    ) -> None:
        film, times = played(engine, qtbot, "slow.mp4")
        # libVLC begins such a film anew when it is played.
        assert film.film.pictures - 3 in (0, engine.name == "vlc")
        assert times[-2:] == pytest.approx([1.25, 2.5], abs=0.4)
        assert film.film.time() == pytest.approx(3.75, abs=0.3)

    def test_a_hole_between_two_pictures_is_waited_for(self, engine: VideoEngine, qtbot: QtBot) -> None:
        film, times = played(engine, qtbot, "hole.webm")
        assert film.film.pictures in range(8, 11)
        assert max(later - earlier for earlier, later in pairwise(times)) > 1

    def test_a_film_whose_time_begins_at_20_s_begins_at_0(self, engine: VideoEngine, qtbot: QtBot) -> None:
        film, times = played(engine, qtbot, "late.webm")
        assert film.film.pictures in range(8, 11)
        assert times[0] < 0.4
        assert film.film.time() < 1.5 or engine.name == "qt"

    def test_a_film_of_a_single_picture_shows_it(self, engine: VideoEngine, qtbot: QtBot) -> None:
        film, _ = played(engine, qtbot, "one.mp4")
        assert film.film.pictures == 1
        assert film.said[-1] == "ended"


@pytest.mark.vlc
@needs_vlc
class TestVlc:
    @pytest.fixture
    def engine(self, qtbot: QtBot) -> Iterator[VlcEngine]:
        engine = VlcEngine(pixels="planes")
        yield engine
        engine.close()

    def test_a_visitor_pauses_a_picture_that_stands_and_goes_on(
        self, engine: VlcEngine, qtbot: QtBot
    ) -> None:
        film = opened(engine, DATA / "still.webm")
        film.wait_for(qtbot, "ready")
        film.film.play(sound=True)
        film.wait_for(qtbot, "started")
        film.film.pause()
        stood = film.film.time()
        with qtbot.assertNotEmitted(film.film.ended, wait=500):
            pass
        assert film.film.time() == stood
        film.film.resume()
        film.wait_for(qtbot, "ended")
        film.film.play(sound=False, again=True)
        film.wait_for(qtbot, "ended", times=2)

    def test_a_visitor_pauses_the_last_picture_and_goes_back(self, engine: VlcEngine, qtbot: QtBot) -> None:
        film = opened(engine, DATA / "slow.mp4")
        film.wait_for(qtbot, "ready")
        film.film.play(sound=True)
        qtbot.waitUntil(lambda: film.film.time() > 2.8)
        film.film.pause()
        with qtbot.assertNotEmitted(film.film.ended, wait=1_500):
            pass
        film.film.seek(0.0)
        shown = film.film.pictures
        film.film.resume()
        qtbot.waitUntil(lambda: film.film.pictures > shown)
        film.wait_for(qtbot, "ended")

    @pytest.mark.logs("the decoder does not answer")
    @pytest.mark.may_log("the decoder died")
    def test_a_picture_that_stands_in_a_hung_decoder_is_noticed(
        self, engine: VlcEngine, qtbot: QtBot
    ) -> None:
        film = opened(engine, DATA / "still.webm")
        film.wait_for(qtbot, "ready")
        film.film.play(sound=False)
        film.wait_for(qtbot, "started")
        assert engine.decoder_pid
        os.kill(engine.decoder_pid, signal.SIGSTOP)
        qtbot.waitUntil(lambda: film.reason == "decoder-died", timeout=2_000)


def test_a_file_proves_that_it_is_whole(tmp_path: Path) -> None:
    assert is_proven_whole(MP4)
    assert not is_proven_whole(cut_in_half(MP4, tmp_path))
    assert not is_proven_whole(tmp_path / "missing.mp4")


def test_a_file_that_is_gone_cannot_be_read(tmp_path: Path) -> None:
    assert can_be_read(MP4, 0.95)
    assert not can_be_read(tmp_path / "missing.mp4", 0.0)


def test_a_file_that_does_not_answer_costs_a_film_of_the_built_in_player_its_patience(
    make_engine: EngineMaker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(film_module, "SILENCE_LIMIT", 0.5)
    monkeypatch.setattr("kiosk.video.qt_engine.can_be_read", lambda path, part: False)
    film = opened(make_engine("qt"), DATA / "hole.webm")
    film.wait_for(qtbot, "ready")
    film.film.play(sound=False)
    qtbot.waitUntil(lambda: film.reason == "stuck")
