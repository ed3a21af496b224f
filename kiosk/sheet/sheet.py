"""The contact sheet: all slides on one sheet, or single pictures.

For approval by mail, for the README, and for review.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from kiosk.playlist.model import Playlist
from kiosk.sheet.photographer import MOMENTS, Moment, Photographer, Shot
from kiosk.theme.theme import INK
from kiosk.video.film import VideoEngine

LANDSCAPE, PORTRAIT = (1280, 720), (720, 1280)
Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to take pictures of. Without moments: slides when complete, and three frames of each film."""

    items: tuple[int, ...]
    languages: tuple[str, ...]
    sizes: tuple[Size, ...] = (LANDSCAPE, PORTRAIT)
    moments: tuple[Moment, ...] = ()

    def rows(self, playlist: Playlist) -> list[tuple[int, Moment]]:
        """The rows of the sheet: which item, at which moment."""
        rows: list[tuple[int, Moment]] = []
        for index in self.items:
            own: tuple[Moment, ...] = MOMENTS if playlist.items[index].is_film else ("end",)
            rows.extend((index, moment) for moment in self.moments or own)
        return rows


@dataclass(frozen=True, slots=True)
class Row:
    """One slide at one moment: its pictures by size and language."""

    index: int
    moment: Moment
    shots: dict[Size, list[Shot]]


def shoot_all(
    playlist: Playlist,
    engine: VideoEngine,
    cache: Path,
    wanted: Wanted,
    progress: Callable[[int, int], None] = lambda done, all_: None,
) -> list[Row]:
    """Every picture that is wanted."""
    photographer = Photographer(playlist, engine, cache)
    rows = [Row(index, moment, {}) for index, moment in wanted.rows(playlist)]
    total, done = len(rows) * len(wanted.sizes) * len(wanted.languages), 0
    try:
        # Grouped by size: a window that changes its size redraws everything.
        for size in wanted.sizes:
            for row in rows:
                row.shots[size] = []
                for language in wanted.languages:
                    row.shots[size].append(photographer.shoot(row.index, language, size, moment=row.moment))
                    done += 1
                    progress(done, total)
    finally:
        photographer.close()
    return rows


# -- one sheet with everything ----------------------------------------------------------------------------------------

GAP, NAME = 16, 30
THUMB_HEIGHT = 300
EMPTY, GROUND = "#DDD5C8", "#F3EBDF"
"""Colours of a missing picture and of the background of the sheet; neither is part of a show."""

Cells = list[tuple[QRectF, Shot]]


def _sheet_cells(rows: Sequence[Row]) -> Cells:
    """A block for each slide, with its sizes in turn; as many blocks side by side as give the sheet a page's shape."""
    blocks = [_block(row) for row in rows]
    wide = max((_extent(block)[0] for block in blocks), default=0) - GAP
    high = THUMB_HEIGHT + NAME + GAP
    columns = min(
        range(1, len(blocks) + 1),
        key=lambda count: _unlike_a_page(count * wide + GAP, -(-len(blocks) // count) * high + GAP),
        default=1,
    )
    return [
        (cell.translated(number % columns * wide, number // columns * high), shot)
        for number, block in enumerate(blocks)
        for cell, shot in block
    ]


def _block(row: Row) -> Cells:
    cells: Cells = []
    x = float(GAP)
    for (width, height), shots in row.shots.items():
        for shot in shots:
            thumb = THUMB_HEIGHT * width / height
            cells.append((QRectF(x, GAP, thumb, THUMB_HEIGHT), shot))
            x += thumb + GAP
    return cells


def _unlike_a_page(width: float, height: float) -> float:
    """How much a shape differs from that of a page in landscape or portrait; 0 is a page."""
    return abs(abs(math.log(width / height)) - math.log(2) / 2)


def _extent(cells: Cells) -> tuple[int, int]:
    width = max((cell.right() for cell, _ in cells), default=200.0) + GAP
    height = max((cell.bottom() for cell, _ in cells), default=100.0) + NAME + GAP
    return int(width), int(height)


def _paint(painter: QPainter, cells: Cells, ink: str, family: str, dots: float) -> None:
    """Every picture in its cell, ``dots`` pixels for each of the cell's."""
    font = QFont(family)
    font.setPixelSize(16)
    painter.setFont(font)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for cell, shot in cells:
        if shot.image.isNull():
            painter.fillRect(cell, QColor(EMPTY))
        else:
            size = (cell.size() * dots).toSize()
            small = shot.image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
            painter.drawImage(cell, small)
        painter.setPen(QColor(ink))
        name = painter.fontMetrics().elidedText(
            f"{shot.language.upper()}  {shot.title}", Qt.TextElideMode.ElideRight, int(cell.width())
        )
        painter.drawText(QRectF(cell.x(), cell.bottom() + 4, cell.width(), NAME), name)


def write_picture(rows: Sequence[Row], target: Path, playlist: Playlist, family: str = "") -> None:
    """Write the whole sheet as one picture; ``OSError`` when it cannot be written."""
    cells = _sheet_cells(rows)
    image = QImage(*_extent(cells), QImage.Format.Format_RGB32)
    image.fill(QColor(GROUND))
    painter = QPainter(image)
    _paint(painter, cells, playlist.theme.color(INK), family, 1.0)
    painter.end()
    _save(image, target)


LONGEST_NAME = 60
"""Characters of the item in a picture's file name: with size, language and moment it stays below 255 bytes."""


def write_singles(rows: Sequence[Row], folder: Path) -> list[Path]:
    """Write each picture at its own size into ``folder``; returns the files. ``OSError`` when one cannot be written."""
    written = []
    for row in rows:
        for (width, height), shots in row.shots.items():
            for shot in shots:
                if shot.image.isNull():
                    continue
                kind = "" if row.moment == "end" and not shot.is_film else f"-{row.moment}"
                name = f"{row.index + 1:02}-{_plain(shot.key)}-{shot.language}-{width}x{height}{kind}.png"
                _save(shot.image, folder / name)
                written.append(folder / name)
    return written


def _plain(key: str) -> str:
    """A key as part of a file name that is valid on every system."""
    name = key.partition(":")[2].rpartition("/")[2]
    return re.sub(r"[^\w.-]+", "-", name).strip("-.")[:LONGEST_NAME] or "item"


def _save(image: QImage, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(target)):
        raise OSError(f"{target} cannot be written")


def chosen(playlist: Playlist, names: Sequence[str]) -> Iterator[int]:
    """The items called ``names``, in the playlist's order; a name is a slide's, a file's or a whole key.

    Raises ``KeyError`` with the first name that matches no item.
    """
    known: dict[str, list[int]] = {}
    for index, item in enumerate(playlist.items):
        bare = item.name
        file = bare.rpartition("/")[2]
        for name in {item.key, bare, file, file.rpartition(".")[0] or file}:
            known.setdefault(name, []).append(index)
    for name in names:
        if name not in known:
            raise KeyError(name)
    yield from sorted({index for name in names for index in known[name]})
