"""Films of one decoder draw into memory of their own. Needs no libVLC: the decoder only remembers what it is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from kiosk.video.segment import Segment
from kiosk.video.vlc_engine import VlcEngine
from tests.video.support import MP4, SOON, Watched, opened


class Decoder(QObject):
    said = Signal(object, dict)
    slept = Signal(object)
    died = Signal(object)
    left = Signal(object)
    pid = 0
    is_ready = True

    def __init__(self, slot_bytes: int, on_picture: object) -> None:
        super().__init__()
        self.segment, self.films = Segment(slot_bytes), 0
        self.told: list[dict[str, Any]] = []

    def listen(self) -> None: ...

    def watch(self, is_at_work: bool) -> None: ...

    def tell(self, **message: Any) -> None:
        self.told.append(message)

    def orders(self, do: str) -> list[dict[str, Any]]:
        return [message for message in self.told if message["do"] == do]

    def close(self) -> None:
        self.segment.close()

    close_and_wait = close


@pytest.fixture
def engine(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[VlcEngine]:
    monkeypatch.setattr("kiosk.video.vlc_engine.DecoderProcess", Decoder)
    made = VlcEngine(pixels="rgb32", slot_bytes=4096)
    yield made
    made.close()


def test_two_films_never_share_a_region_however_many_came_between(engine: VlcEngine, qtbot: QtBot) -> None:
    engine.warm_up()
    decoder: Any = engine._decoder
    films: list[tuple[Watched, int]] = []
    for closes in (None, None, 1, 1, None, 0, 1, 1, 0):
        if closes is not None:
            films.pop(closes)[0].film.close()
        decoder.told.clear()
        film = opened(engine, MP4)
        qtbot.waitUntil(lambda: bool(decoder.orders("open")), timeout=SOON)
        (order,) = decoder.orders("open")
        assert order["region"] in range(decoder.segment.regions)
        assert order["region"] not in [region for _, region in films]
        films.append((film, order["region"]))
