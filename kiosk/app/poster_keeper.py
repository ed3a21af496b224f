"""Takes a picture of each slide as it stands, once, for the curtain; and a film's own still."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from kiosk.app import last_poster
from kiosk.machine.background import ask
from kiosk.poster.motion import BUILD_MS
from kiosk.show.page import Page
from kiosk.show.state import Phase, State
from kiosk.visitor.scene import Scene

log = logging.getLogger("kiosk.app")

STANDS_MS = BUILD_MS + 600
"""Milliseconds from the end of a transition until a slide is whole."""


class PosterKeeper(QObject):
    """Each slide, language, theme and size is drawn once more for this (30 ms without a card), while nothing moves, and then
    never again.

    Signals:
        kept(file): this file has the poster of what is on stage.
    """

    kept = Signal(str)
    _saved = Signal(object)

    def __init__(self, scene: Scene, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._state: State | None = None
        self._about: tuple[object, ...] = ()
        self._known: set[Path] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STANDS_MS)
        self._timer.timeout.connect(self._take)
        self._saved.connect(self._take_saved, Qt.ConnectionType.QueuedConnection)
        scene.stage.pictured.connect(self._take_film)
        ask(last_poster.tidy, lambda done: None)

    def follow(self, state: State) -> None:
        """The show is here now."""
        self._state = state
        about = self._what_stands(state)
        if about == self._about:
            return
        self._about = about
        self._timer.stop()
        if not about:
            return
        if (file := last_poster.poster_file(*about)) in self._known:
            self._tell(file)
        else:
            self._timer.start()

    def close(self) -> None:
        self._timer.stop()

    def _what_stands(self, state: State) -> tuple[object, ...]:
        """All on which the picture depends; empty while something moves, or a visitor has changed what is seen."""
        cue, size = state.current, self._scene.window.size()
        if cue is None or state.moving or state.phase is not Phase.ATTRACT or state.page is not Page.NONE:
            return ()
        if cue.is_film or state.fallback or state.accessibility != state.own_accessibility:
            return ()
        return repr(cue.item), state.language, self._theme_name(), size.width(), size.height(), self._turn

    @property
    def _turn(self) -> int:
        return self._scene.stage.view_model.degrees

    def _theme_name(self) -> str:
        return repr(self._scene.theme.theme)

    @Slot()
    def _take(self) -> None:
        if self._state is None or self._what_stands(self._state) != self._about:
            return
        if not self._scene.window.isExposed():
            # There is no screen.
            return
        picture = self._scene.window.grabWindow()
        self._save(last_poster.poster_file(*self._about), picture)

    @Slot(str, QImage, float)
    def _take_film(self, key: str, picture: QImage, aspect: float) -> None:
        """A film's still, as large as the window: a picture of a playing film would cost it one."""
        cue = self._state.current if self._state else None
        if cue is None or cue.key != key or picture.isNull():
            return
        size = self._scene.window.size()
        ground = self._scene.theme.theme.color("ink")
        file = last_poster.poster_file(repr(cue.item), size.width(), size.height(), self._turn)
        if file in self._known:
            self._tell(file)
        else:
            self._save(
                file, picture, partial(_on_ground, size.width(), size.height(), self._turn, ground, aspect)
            )

    def _save(
        self, file: Path, picture: QImage, made: Callable[[QImage], QImage] = lambda picture: picture
    ) -> None:
        if not picture.isNull():
            ask(lambda: _written(file, made(picture)), self._saved.emit)

    @Slot(object)
    def _take_saved(self, file: Path | None) -> None:
        if file:
            self._known.add(file)
            self.kept.emit(str(file))

    def _tell(self, file: Path) -> None:
        ask(partial(_remembered, file), lambda done: None)
        self.kept.emit(str(file))


def _written(file: Path, picture: QImage) -> Path | None:
    """``file``, if the poster could be written there."""
    fresh = file.with_name(f".{file.name}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if picture.save(str(fresh), quality=last_poster.QUALITY):
            fresh.replace(file)
            last_poster.remember(file)
            return file
        fresh.unlink(missing_ok=True)
    except OSError as error:
        log.info("a poster cannot be kept: %s", error)
    return None


def _remembered(file: Path) -> None:
    # On a full disk the one before is shown when the player is gone.
    with suppress(OSError):
        last_poster.remember(file)


def _on_ground(width: int, height: int, turn: int, ground: str, aspect: float, picture: QImage) -> QImage:
    """``picture``, of a film ``aspect`` wide for each part of its height, in the middle of a ground of this size, turned
    clockwise by so many degrees."""
    if turn:
        if turn % 180:
            width, height = height, width
        upright = _on_ground(width, height, 0, ground, aspect, picture)
        return upright.transformed(QTransform().rotate(turn))
    whole = QImage(width, height, QImage.Format.Format_RGB32)
    whole.fill(QColor(ground))
    shape = aspect or picture.width() / max(1, picture.height())
    wide = min(width, round(height * shape))
    high = min(height, round(wide / shape))
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRect((width - wide) // 2, (height - high) // 2, wide, high), picture)
    painter.end()
    return whole
