"""When the next cue is made ready while a film plays: right behind one of its pictures, never while it begins."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Slot

from kiosk.video.film import Film

FILM_BEGINS_MS = 600
"""So long after a film began to move nothing else is made ready: opening the next one in that moment cost a picture of
this one (of 24 films begun, 7 had a picture that stood 48 to 104 ms)."""
DRAWN_MS = 8
"""So long after a picture came it is drawn (1080p on two cores: 2.7 ms, of 100 one took 11); the next one is 20 ms away or more
where there are 30 a second."""
LONGEST_MS = 200
"""Without a picture for so long nothing is gained by waiting: the film stands or is over."""


class BetweenPictures(QObject):
    """Does works one by one, in their order: each behind a picture of the film that plays, at once where none does.

    Laying out a slide takes 2 to 15 ms of the thread that also shows pictures. At any moment, one film of sixty had a
    picture that stood for 57 ms because of it.
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
        """A film is told to play: what there is to do waits until it moves evenly."""
        self._begins.start()

    def run(self, work: Callable[[], None], film: Film | None) -> None:
        """Do ``work`` as soon as ``film``, the one on stage, is not disturbed by it."""
        plays = film is not None and film.is_playing and not film.is_paused
        if not plays and not self._begins.isActive() and not self._works:
            work()
            return
        self._works.append(work)
        if self._film is not film:
            self._look_at(film)
        self._wait()

    def hurry(self) -> None:
        """Somebody waits: do everything now."""
        self._begins.stop()
        while self._works:
            self._works.popleft()()
        self._wait()

    def _look_at(self, film: Film | None) -> None:
        """Only while there is something to do: a film is not kept for its pictures."""
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
