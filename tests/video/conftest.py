"""Engines for the tests, closed whatever happens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.video.film import VideoEngine
from tests.video.support import EngineMaker


def make(name: str) -> VideoEngine:
    """An engine that gives pictures as images."""
    if name == "vlc":
        from kiosk.video.vlc_engine import VlcEngine

        return VlcEngine(pixels="planes")
    from kiosk.video.qt_engine import QtEngine

    return QtEngine(as_images=True)


@pytest.fixture
def make_engine(qtbot: QtBot) -> Iterator[EngineMaker]:
    engines: list[VideoEngine] = []

    def make_and_keep(name: str) -> VideoEngine:
        engines.append(make(name))
        return engines[-1]

    yield make_and_keep
    for engine in engines:
        engine.close()
