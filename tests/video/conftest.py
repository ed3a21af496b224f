"""Engines for the tests, closed whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.playlist.model import Fit
from kiosk.video.film import Film, VideoEngine
from kiosk.video.picture import Size
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


@pytest.fixture(scope="module")
def kept_engines(qapp: QGuiApplication) -> Iterator[dict[str, VideoEngine]]:
    """By name, for tests that do their engine no harm: starting a decoder takes longer than most films are watched."""
    engines: dict[str, VideoEngine] = {}
    yield engines
    for engine in engines.values():
        engine.close()


@pytest.fixture
def kept_engine(
    kept_engines: dict[str, VideoEngine],
    name: str,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[VideoEngine]:
    """The one of this name. What a test leaves open is closed; after a test that failed there is another engine."""
    failed_before = request.session.testsfailed
    engine = kept_engines.get(name) or kept_engines.setdefault(name, make(name))
    films: list[Film] = []
    open_film = engine.open

    def open_and_keep(path: Path, *, box: Size, fit: Fit) -> Film:
        films.append(open_film(path, box=box, fit=fit))
        return films[-1]

    with monkeypatch.context() as patch:
        patch.setattr(engine, "open", open_and_keep)
        yield engine
    for film in films:
        film.close()
    if request.session.testsfailed > failed_before:
        kept_engines.pop(name).close()
