"""Schedules the preparation of the next cue while a film plays: right after one of its frames, never while it starts."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Slot

from kiosk.video.film import Film

FILM_BEGINS_MS = 600
"""Nothing is prepared for so long after a film started: opening the next one in that time cost a frame of this one (of 24
films, 7 had a frame that stayed 48 to 104 ms)."""
DRAWN_MS = 8
"""Time to draw a frame after it arrived (1080p on two cores: 2.7 ms, one in 100 took 11). At 30 frames a second at least
20 ms are then left until the next one."""
LONGEST_MS = 200
"""Without a frame for so long there is nothing to wait for: the film is paused or has ended."""


class BetweenPictures(QObject):
    """Runs jobs one by one, in order: each after a frame of the playing film, or at once if none plays.

    Laying out a slide takes 2 to 15 ms of the thread that also shows the film. When that was done at arbitrary moments, one
    film in sixty had a frame that stayed for 57 ms.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._works: deque[Callable[[], None]] = deque()
        self._film: Film | None = None
        self._pictures: QMetaObject.Connection | None = None
        self._begins = QTimer(self)
        self._begins.setSingleShot(True)
        self._begins.setInterval(FILM_BEGINS_MS)
        self._begins.timeout.connect(self._film_has_begun)
        self._drawn = QTimer(self)
        self._drawn.setSingleShot(True)
        self._drawn.setInterval(DRAWN_MS)
        self._drawn.setTimerType(Qt.TimerType.PreciseTimer)
        self._drawn.timeout.connect(self._work)
        self._no_picture = QTimer(self)
        self._no_picture.setSingleShot(True)
        self._no_picture.setInterval(LONGEST_MS)
        self._no_picture.timeout.connect(self._work)

    @property
    def has_work(self) -> bool:
        return bool(self._works)

    def film_begins(self) -> None:
        """A film is told to play: jobs wait until it plays evenly."""
        self._begins.start()

    def run(self, work: Callable[[], None], film: Film | None) -> None:
        """Run ``work`` as soon as that does not disturb ``film``, the one on stage."""
        plays = film is not None and film.is_playing and not film.is_paused
        if not plays and not self._begins.isActive() and not self._works:
            work()
            return
        self._works.append(work)
        if self._film is not film:
            self._look_at(film)
        self._wait()

    def hurry(self) -> None:
        """A visitor is waiting: run all jobs now."""
        self._begins.stop()
        while self._works:
            self._works.popleft()()
        self._wait()

    def _look_at(self, film: Film | None) -> None:
        """Connect to ``film`` only while there are jobs, so that it is not kept alive."""
        if self._pictures is not None:
            QObject.disconnect(self._pictures)  # by its handle: the film may be deleted by now
        self._film = film
        self._pictures = film.pictureArrived.connect(self._picture_came) if film is not None else None

    def _wait(self) -> None:
        if not self._works:
            self._drawn.stop()
            self._no_picture.stop()
            self._look_at(None)
        elif not self._begins.isActive() and not self._no_picture.isActive():
            self._no_picture.start()

    @Slot()
    def _film_has_begun(self) -> None:
        self._wait()

    @Slot()
    def _picture_came(self) -> None:
        if not self._begins.isActive() and not self._drawn.isActive():
            self._drawn.start()

    @Slot()
    def _work(self) -> None:
        self._drawn.stop()
        self._no_picture.stop()
        if self._works:
            self._works.popleft()()
        self._wait()
