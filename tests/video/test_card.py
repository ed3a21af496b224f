"""With a graphics card frames go to a sink as they were coded."""

from __future__ import annotations

import pytest
from PySide6.QtMultimedia import QVideoFrameFormat, QVideoSink
from pytestqt.qtbot import QtBot

from kiosk.video.vlc_engine import VlcEngine
from tests.video.support import MP4, PICTURES, needs_vlc, opened


@pytest.mark.vlc
@needs_vlc
@pytest.mark.qt_log_ignore("No RHI backend", extend=True)
def test_frames_reach_the_sink_and_a_late_sink_gets_the_held_one(qtbot: QtBot) -> None:
    engine = VlcEngine(pixels="i420")
    film = opened(engine, MP4)
    film.wait_for(qtbot, "ready")
    sink, frames = QVideoSink(), 0

    def count() -> None:
        nonlocal frames
        frames += 1

    sink.videoFrameChanged.connect(count)
    film.film.attach_sink(sink)
    held = sink.videoFrame()
    assert (held.width(), held.height()) == (320, 180)
    assert held.pixelFormat() == QVideoFrameFormat.PixelFormat.Format_YUV420P
    first = held.toImage().pixelColor(8, 8)
    film.film.play(sound=False)
    film.wait_for(qtbot, "ended")
    assert frames > PICTURES - 6 or not film.is_quiet
    assert film.film.image is None
    assert first.isValid()
    engine.close()
