"""How a start ends: the supervisor is told that all is over only where the show has ended in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from kiosk.app import startup
from kiosk.app.live_content import LiveContent
from kiosk.app.options import RunOptions
from kiosk.app.startup import BROKEN, USAGE, Startup, UnknownLanguageError
from kiosk.app.watch import Watch
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.loader import load
from kiosk.show.settings import Settings


class WatchThere(QObject):
    """Takes down what the supervisor would be told."""

    asked_to_stop = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told: list[int] = []

    def listen(self) -> None:
        pass

    def over(self, code: int) -> None:
        self.told.append(code)


class ContentThere:
    """A content that is there at once, or never."""

    def __init__(self, loaded: Loaded | None) -> None:
        self.loaded, self.is_closed = loaded, False

    def follow(self, first: Callable[[Loaded], None], *_: object) -> None:
        if self.loaded:
            first(self.loaded)

    def close(self) -> None:
        self.is_closed = True


class Start:
    """A start on an application whose event loop is Qt's own, or raises."""

    def __init__(self, qapp: QCoreApplication, loaded: Loaded | None, language: str = "") -> None:
        self.watch, self.content = WatchThere(), ContentThere(loaded)
        self.startup = Startup(
            cast(LiveContent, self.content),
            RunOptions(Settings(language=language), typed_language=language),
            cast(Any, qapp),
            cast(Watch, self.watch),
        )

    def run(self) -> int:
        return self.startup.run(lambda done, known: None, lambda loaded, is_shown: None)


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    slides = tmp_path / "slides"
    slides.mkdir()
    (slides / "een.yaml").write_text("layout: statement\nnl: {title: Een}\n")
    (slides / "playlist.yaml").write_text("languages: [nl]\nitems: [{slide: een}]\n")
    return load(tmp_path)


@pytest.mark.logs("the show cannot begin")
def test_a_show_that_cannot_begin_ends_the_player_and_is_not_called_over(
    qapp: QCoreApplication, loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise AttributeError("a fault of ours")

    monkeypatch.setattr(startup, "Application", broken)
    start = Start(qapp, loaded)
    assert start.run() == BROKEN
    assert (start.watch.told, start.content.is_closed) == ([], True)


def test_an_event_loop_that_raises_is_not_called_over(loaded: Loaded) -> None:
    class Broken:
        def exec(self) -> int:
            raise MemoryError

    start = Start(cast(Any, Broken()), None)
    with pytest.raises(MemoryError):
        start.run()
    assert (start.watch.told, start.content.is_closed) == ([], True)


def test_who_is_asked_to_end_before_there_is_a_show_says_so(qapp: QCoreApplication) -> None:
    start = Start(qapp, None)
    QTimer.singleShot(0, start.watch.asked_to_stop.emit)
    assert start.run() == 0
    assert start.watch.told == [0]


def test_a_language_that_is_not_spoken_is_a_matter_of_what_was_typed(
    qapp: QCoreApplication, loaded: Loaded
) -> None:
    start = Start(qapp, loaded, language="fr")
    with pytest.raises(UnknownLanguageError):
        start.run()
    assert start.watch.told[-1] == USAGE
