"""Engine ``qt`` where the sound server hangs: films go on without sound, and nothing waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtMultimedia import QAudioDevice
from pytestqt.qtbot import QtBot

from kiosk.video.film import DECODER_DIED
from kiosk.video.qt_engine import QtEngine
from kiosk.video.qt_players import Players
from tests.video.support import MP4, SOON, opened

pytestmark = [
    pytest.mark.serial,
    pytest.mark.qt_log_ignore("No RHI backend|pa_context_connect|No audio device", extend=True),
    pytest.mark.logs("the sound service does not answer"),
]


class SoundServer:
    """One that hangs until it is told to answer."""

    def __init__(self) -> None:
        self.answers = threading.Event()
        self.asked = 0

    def device(self, players: Players) -> QAudioDevice | None:
        if not players._has_sound:
            return None
        self.asked += 1
        self.answers.wait(30)
        return QAudioDevice()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> SoundServer:
    server = SoundServer()
    monkeypatch.setattr(Players, "_device", lambda players: server.device(players))
    return server


@pytest.fixture
def engine(qtbot: QtBot, server: SoundServer) -> Iterator[QtEngine]:
    made = QtEngine(as_images=True, stall=0.2)
    yield made
    server.answers.set()
    made.close()


def test_a_film_that_meets_a_hanging_sound_server_is_not_to_blame(
    engine: QtEngine, qtbot: QtBot, server: SoundServer
) -> None:
    film = opened(engine, MP4)
    qtbot.waitUntil(lambda: film.said == ["failed"], timeout=SOON)
    assert film.reason == DECODER_DIED


def test_the_next_films_play_mute_until_the_sound_server_answers(
    engine: QtEngine, qtbot: QtBot, server: SoundServer
) -> None:
    first = opened(engine, MP4)
    qtbot.waitUntil(lambda: first.said == ["failed"], timeout=SOON)
    first.film.close()
    # Patience for a crowded machine: only the hanging server is found quickly here.
    engine._stall = 20
    mute = opened(engine, MP4)
    mute.wait_for(qtbot, "ready")
    mute.film.play(sound=True)
    mute.wait_for(qtbot, "ended")
    assert server.asked == 1
    server.answers.set()
    qtbot.waitUntil(lambda: engine._stalled is None, timeout=SOON)
    heard = opened(engine, MP4)
    heard.wait_for(qtbot, "ready")
    assert server.asked == 2
    for each in (mute, heard):
        each.film.close()
    qtbot.waitUntil(lambda: engine._leaving == [], timeout=SOON)
