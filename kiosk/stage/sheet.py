"""Pictures of every slide, made by the very stage that shows them: for approval by mail, for the README, for our own eyes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMarginsF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QPageSize, QPainter, QPdfWriter

from kiosk.playlist.model import Playlist
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.rules import begin
from kiosk.show.state import Cue, Phase
from kiosk.stage.cue_view_model import title_of
from kiosk.stage.scene import Scene
from kiosk.video.film import VideoEngine

log = logging.getLogger("kiosk.stage")

LANDSCAPE, PORTRAIT = (1280, 720), (720, 1280)
READY_LIMIT_MS = 15_000
"""How long one slide may take before its place on the sheet stays empty."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One slide in one language and orientation. ``image`` is null when it could not be shown."""

    key: str
    title: str
    language: str
    image: QImage


class Photographer:
    """Takes pictures of cues on a stage that nobody sees."""

    def __init__(self, playlist: Playlist, engine: VideoEngine, cache: Path) -> None:
        self._playlist = playlist
        self._ready: int | None = None
        self._failed = ""
        self._loop = QEventLoop()
        self._scene = Scene(playlist.root, engine, cache, self._take, software=True)
        self._scene.load()
        self._serial = 0

    def _take(self, event: on.Event) -> None:
        # In a window of a new size the slide that stood before gets ready once more: only the present one counts.
        if isinstance(event, on.CueReady | on.TransitionDone) and event.serial == self._serial:
            self._ready = event.serial
            self._loop.quit()
        elif isinstance(event, on.CueFailed) and event.serial == self._serial:
            self._failed = event.reason
            self._loop.quit()

    def _wait(self, serial: int) -> bool:
        self._failed = ""
        if self._ready != serial:
            timer = QTimer()
            timer.setSingleShot(True)
            timer.timeout.connect(self._loop.quit)
            timer.start(READY_LIMIT_MS)
            self._loop.exec()
            timer.stop()
        ready, self._ready = self._ready == serial, None
        return ready and not self._failed

    def shoot(self, index: int, language: str, size: tuple[int, int], phase: Phase = Phase.ATTRACT) -> Shot:
        """One picture of item ``index``."""
        self._serial += 1
        item = self._playlist.items[index]
        cue = Cue(self._serial, item, index, 1)
        state = replace(begin(self._playlist), language=language, current=cue, phase=phase)
        window, stage = self._scene.window, self._scene.stage
        if (window.width(), window.height()) != size or not window.isVisible():
            self._scene.resize(*size)
            window.show()
        self._scene.state_changed(state)
        stage.perform(do.Prepare(cue))
        if self._wait(cue.serial):
            stage.perform(do.Start(cue, "cut", 1))
            self._wait(cue.serial)
            self._scene.state_changed(state)
            image = window.grabWindow()
        else:
            log.warning("%s cannot be shown: %s", item.key, self._failed or "not ready in time")
            image = QImage()
        return Shot(item.key, title_of(item, language), language, image)

    def close(self) -> None:
        self._scene.close()


def shoot_all(
    playlist: Playlist,
    engine: VideoEngine,
    cache: Path,
    progress: Callable[[int, int], None] = lambda done, all_: None,
) -> dict[tuple[int, int], list[list[Shot]]]:
    """Every slide x language x orientation: by size, a row per item, a picture per language."""
    photographer = Photographer(playlist, engine, cache)
    total = 2 * len(playlist.items) * len(playlist.languages)
    done = 0
    sheets: dict[tuple[int, int], list[list[Shot]]] = {}
    try:
        for size in (LANDSCAPE, PORTRAIT):
            rows: list[list[Shot]] = []
            for index in range(len(playlist.items)):
                row = []
                for language in playlist.languages:
                    row.append(photographer.shoot(index, language, size))
                    done += 1
                    progress(done, total)
                rows.append(row)
            sheets[size] = rows
    finally:
        photographer.close()
    return sheets


# -- laying the pictures out ------------------------------------------------------------------------------------------

GAP, NAME = 16, 30
THUMB_HEIGHT = 300


def _cells(sheets: dict[tuple[int, int], list[list[Shot]]]) -> Iterator[tuple[QRectF, Shot]]:
    """Where each picture stands: a row per item, landscape pictures first, then portrait ones."""
    rows = max((len(rows) for rows in sheets.values()), default=0)
    for number in range(rows):
        x = float(GAP)
        y = GAP + number * (THUMB_HEIGHT + NAME + GAP)
        for (width, height), all_rows in sheets.items():
            for shot in all_rows[number]:
                thumb = THUMB_HEIGHT * width / height
                yield QRectF(x, y, thumb, THUMB_HEIGHT), shot
                x += thumb + GAP


def _paint(painter: QPainter, sheets: dict[tuple[int, int], list[list[Shot]]], family: str) -> None:
    font = QFont(family)
    font.setPixelSize(16)
    painter.setFont(font)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for cell, shot in _cells(sheets):
        if shot.image.isNull():
            painter.fillRect(cell, QColor("#DDD5C8"))
        else:
            size = cell.size().toSize() * 2
            small = shot.image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
            painter.drawImage(cell, small)
        painter.setPen(QColor("#17130F"))
        name = painter.fontMetrics().elidedText(
            f"{shot.language.upper()}  {shot.title}", Qt.TextElideMode.ElideRight, int(cell.width())
        )
        painter.drawText(QRectF(cell.x(), cell.bottom() + 4, cell.width(), NAME), name)


def _extent(sheets: dict[tuple[int, int], list[list[Shot]]]) -> tuple[int, int]:
    cells = [cell for cell, _ in _cells(sheets)]
    width = max((cell.right() for cell in cells), default=200.0) + GAP
    height = max((cell.bottom() for cell in cells), default=100.0) + NAME + GAP
    return int(width), int(height)


def write_sheet(sheets: dict[tuple[int, int], list[list[Shot]]], target: Path, family: str = "") -> None:
    """One picture (``.png``) or one page (``.pdf``) with everything; ``OSError`` when it cannot be written."""
    width, height = _extent(sheets)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.suffix.lower() == ".pdf":
        with target.open("wb"):
            pass
        writer = QPdfWriter(str(target))
        writer.setTitle("FOS Kiosk")
        writer.setResolution(72)
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Point))
        painter = QPainter(writer)
        _paint(painter, sheets, family)
        painter.end()
        return
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#F3EBDF"))
    painter = QPainter(image)
    _paint(painter, sheets, family)
    painter.end()
    if not image.save(str(target)):
        raise OSError(f"{target} cannot be written")
