"""What a trembling hand strikes twice counts once (EN 301 549, 5.8): the same key, or a touch in the same place, too soon.

The pause is the stand's; it is counted from when the key or the finger left. A strike that did not count does not make it
longer, so whoever presses slowly but steadily is heard.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtQuick import QQuickWindow

Place = tuple[float, float]
_BEGIN = (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress)
_GO_ON = (QEvent.Type.TouchUpdate, QEvent.Type.MouseMove, QEvent.Type.MouseButtonDblClick)
"""A double click follows its own second press."""
_END = (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel, QEvent.Type.MouseButtonRelease)


class Strikes:
    """Decides which strikes count. Pure: ``now`` is a clock (s)."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self.pause = 0.0
        """Seconds in which the same does not count again; 0 has everything count."""
        self.near = 0.0
        """Pixels within which two places are the same."""
        self._last: int | Place | None = None
        self._refused: int | Place | None = None
        self._at = 0.0

    def counts(self, what: int | Place) -> bool:
        """Whether ``what`` counts: a key was pressed, or a finger came down."""
        now = self._now()
        if self._is_last(what) and now - self._at < self.pause:
            self._refused = what
            return False
        self._last, self._refused, self._at = what, None, now
        return True

    def ended(self) -> None:
        """It was let go of."""
        if self._refused is None:
            self._at = self._now()
        self._refused = None

    def _is_last(self, what: int | Place) -> bool:
        if isinstance(what, tuple) and isinstance(self._last, tuple):
            return math.dist(what, self._last) < self.near
        return what == self._last


class TouchStrikes(QObject):
    """Keeps from a window the touches, and the mouse's presses, that do not count. Costs nothing while there is no pause."""

    def __init__(self, window: QQuickWindow, strikes: Strikes) -> None:
        super().__init__(window)
        self._window, self._strikes = window, strikes
        self._is_on = self._refuses = False

    def set_on(self, is_on: bool) -> None:
        """Listen, or leave everything to the window."""
        if is_on == self._is_on:
            return
        self._is_on, self._refuses = is_on, False
        if is_on:
            self._window.installEventFilter(self)
        else:
            self._window.removeEventFilter(self)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _BEGIN and isinstance(event, (QTouchEvent, QMouseEvent)):
            place = event.points()[0].position()
            self._refuses = not self._strikes.counts((place.x(), place.y()))
            return self._refuses
        if kind in _GO_ON:
            return self._refuses
        if kind in _END:
            refused, self._refuses = self._refuses, False
            self._strikes.ended()
            return refused
        return False
