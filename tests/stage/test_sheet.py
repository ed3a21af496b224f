"""A show on paper: shaped like a page, whatever was asked for."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.sheet.photographer import Shot
from kiosk.sheet.sheet import Row, Size, _extent, _sheet_cells


def row(index: int, sizes: tuple[Size, ...], languages: tuple[str, ...] = ("nl",)) -> Row:
    """A slide whose pictures are small and one colour."""
    shots = {}
    for size in sizes:
        image = QImage(size[0] // 20, size[1] // 20, QImage.Format.Format_RGB32)
        image.fill(QColor("red"))
        shots[size] = [Shot(f"slide:{index}", f"Slide {index}", each, "end", image) for each in languages]
    return Row(index, "end", shots)


@pytest.mark.parametrize("count", [2, 5, 10, 30, 200])
@pytest.mark.parametrize("sizes", [((1024, 600),), ((720, 1280),), ((1280, 720), (720, 1280))])
def test_a_sheet_is_shaped_like_a_page(qapp: object, count: int, sizes: tuple[Size, ...]) -> None:
    width, height = _extent(_sheet_cells([row(index, sizes) for index in range(count)]))
    assert max(width, height) / min(width, height) < 2


def test_no_two_pictures_of_a_sheet_lie_on_each_other(qapp: object) -> None:
    cells = _sheet_cells([row(index, ((1024, 600), (600, 1024)), ("nl", "fr")) for index in range(7)])
    boxes = [cell for cell, _ in cells]
    assert len(boxes) == 28
    assert not any(one.intersects(other) for n, one in enumerate(boxes) for other in boxes[n + 1 :])
