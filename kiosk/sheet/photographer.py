"""Takes pictures of single slides, drawn by the same layouts as on the stage."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage

from kiosk.playlist.model import Item, Playlist
from kiosk.poster.canvas import Surroundings
from kiosk.poster.division import read_ahead
from kiosk.poster.easel import Easel
from kiosk.poster.motion import BUILD_MS, ENTRANCE_MS
from kiosk.video.film import Film, VideoEngine
from kiosk.visitor.foot.foot_view_model import FootViewModel
from kiosk.words.reasons import DEFECT

log = logging.getLogger("kiosk.sheet")

PAPER = Path(__file__).with_name("Paper.qml")

READY_LIMIT_MS = 15_000
"""Milliseconds that one slide may take; after that its picture stays empty."""

DRAWING_LIMIT = 12.0
"""Seconds: longer than in a show, as there is no next round to try again."""

Moment = Literal["start", "middle", "end"]
MOMENTS: tuple[Moment, ...] = ("start", "middle", "end")
SLIDE_MOMENTS: dict[Moment, tuple[float, float]] = {
    "start": (ENTRANCE_MS * 0.4, 0.0),
    "middle": (BUILD_MS, 0.5),
    "end": (BUILD_MS, 1.0),
}
"""While it builds up, half-way through its drift, and at the end: ms since it began, and fraction of the drift."""
FILM_MOMENTS: dict[Moment, float] = {"start": 0.05, "middle": 0.5, "end": 0.9}
"""Fractions of a film's length: after its first frame, which may be black, and before its last."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One slide in one language, size and moment. ``image`` is null when it could not be shown, for ``reason`` (a code)."""

    key: str
    title: str
    language: str
    moment: Moment
    image: QImage
    reason: str = ""
    is_film: bool = False
    seconds: float = 0.0
    """Length of a film; 0 where it is not known."""


class Photographer:
    """Takes pictures of the slides of a playlist, each alone on an easel."""

    def __init__(self, playlist: Playlist, engine: VideoEngine, cache: Path) -> None:
        self._playlist, self._engine = playlist, engine
        self._ready = False
        self._failed = ""
        self._loop = QEventLoop()
        self._foot = FootViewModel()
        read_ahead(playlist.languages)
        self.easel = Easel(playlist.theme, engine, cache, scene=PAPER, properties={"foot": self._foot})
        self.easel.preparation.rasteriser.be_patient(DRAWING_LIMIT)
        self.easel.canvas.set_surroundings(Surroundings(has_touch=playlist.visitor is not None))
        self.easel.canvas.set_low_reach(playlist.reach == "low")
        self.easel.drawn.connect(self._drawn)
        self.easel.failed.connect(self._has_failed)
        self._serial = 0

    def shoot(
        self,
        index: int,
        language: str,
        size: tuple[int, int],
        moment: Moment = "end",
        *,
        instead: Item | None = None,
    ) -> Shot:
        """One picture of item ``index``, or of another one ``instead``, ``size`` in pixels; a null image, with the reason
        logged, if it cannot be drawn."""
        item = instead or self._playlist.items[index]
        try:
            return self._shoot(item, index, language, size, moment)
        except Exception:
            log.exception("%s cannot be shown", item.key)
        return Shot(item.key, item.name, language, moment, QImage(), DEFECT)

    def _shoot(self, item: Item, index: int, language: str, size: tuple[int, int], moment: Moment) -> Shot:
        self._serial += 1
        self._ready, self._failed = False, ""
        is_film = item.is_film
        self.easel.canvas.hold(*SLIDE_MOMENTS["end" if is_film else moment])
        self._foot.set_languages(self._playlist.languages, language)
        self._foot.set_round((index + 1) / len(self._playlist.items), film_plays=False)
        self._run_until(
            lambda: self.easel.show(self._serial, item, language, size, link=self._playlist.link),
            lambda: self._ready or bool(self._failed),
        )
        if not self._ready and not self._failed:
            self._failed = "not ready in time"
        if self._failed:
            log.warning("%s cannot be shown: %s", item.key, self._failed)
            return Shot(item.key, item.title_in(language), language, moment, QImage(), self._failed)
        slide = self.easel.slide
        film = slide.current_film if slide else None
        if slide and film and moment != "start":
            self._look(film, FILM_MOMENTS[moment])
            slide.set_film_state(plays=True, sounds=False)
        image = self.easel.window.grabWindow()
        title, seconds = item.title_in(language), film.length if film else 0.0
        return Shot(item.key, title, language, moment, image, is_film=item.is_film, seconds=seconds)

    def play_some(self, pictures: int) -> str:
        """Play the film that stands, until it has shown so many ``pictures`` or has reached its end; returns why it cannot
        (a code), or nothing."""
        film = self.easel.slide.current_film if self.easel.slide else None
        if film is None:
            return self._failed
        wanted, ended = film.pictures + pictures, []

        def look() -> None:
            if film.pictures >= wanted:
                self._loop.quit()

        def has_ended() -> None:
            ended.append(True)
            self._loop.quit()

        film.pictureArrived.connect(look)
        film.ended.connect(has_ended)
        self._run_until(
            lambda: film.play(sound=False, again=True),
            lambda: bool(self._failed or ended) or film.pictures >= wanted,
        )
        film.pictureArrived.disconnect(look)
        film.ended.disconnect(has_ended)
        if not self._failed and not ended and film.pictures < wanted and not film.has_started:
            return "too-slow"
        return self._failed

    def close(self) -> None:
        """Close the easel and the film engine."""
        self.easel.clear()
        self._engine.close()
        self.easel.close()

    def _drawn(self, serial: int) -> None:
        if serial == self._serial:
            self._ready = True
            self._loop.quit()

    def _has_failed(self, serial: int, reason: str) -> None:
        if serial == self._serial:
            self._failed = reason
            self._loop.quit()

    def _look(self, film: Film, part: float) -> None:
        seen: list[bool] = []

        def has_looked() -> None:
            seen.append(True)
            self._loop.quit()

        film.looked.connect(has_looked)
        self._run_until(lambda: film.look_at(part), lambda: bool(seen))
        film.looked.disconnect(has_looked)

    def _run_until(self, begin: Callable[[], None], is_done: Callable[[], bool]) -> None:
        """Let the easel work until it answers, or for ``READY_LIMIT_MS``."""
        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(self._loop.quit)
        timer.start(READY_LIMIT_MS)
        begin()
        if not is_done():
            self._loop.exec()
        timer.stop()
