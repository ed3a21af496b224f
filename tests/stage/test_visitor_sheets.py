"""The sheets on which a person looks at what a visitor meets: each picture is there once, with its name."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from pathlib import Path

from PySide6.QtGui import QImage

from kiosk.show.state import Phase
from tests.stage.visitor_sheets import CAPTION, GAP, WIDE, Picture, caption, kept, write
from tests.stage.visitor_views import Met, View

SIZE = (1024, 600)
CELL = (WIDE + GAP, WIDE * SIZE[1] // SIZE[0] + CAPTION + GAP)


def pictures(count: int) -> list[Picture]:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill("red")
    return [Picture(f"explore {number}\nsize 0", image) for number in range(count)]


def test_a_sheet_is_begun_anew_when_it_is_full_and_tells_what_is_on_it(qapp: object, tmp_path: Path) -> None:
    sheets = list(write(pictures(21), SIZE, tmp_path, "1024x600-fr"))
    assert [path.name for path, _ in sheets] == ["1024x600-fr-01.png", "1024x600-fr-02.png"]
    assert [caption for _, captions in sheets for caption in captions] == [
        picture.caption for picture in pictures(21)
    ]
    full, rest = (QImage(str(path)) for path, _ in sheets)
    assert (full.width(), rest.height()) == (4 * CELL[0], CELL[1] * (-(-len(sheets[1][1]) // 4)))
    last = (len(sheets[0][1]) - 1) // 4 * CELL[1]
    assert full.pixelColor(3 * CELL[0] + 5, last + 5).name() == "#ff0000"
    below = [full.pixelColor(x, last + CELL[1] - CAPTION).name() for x in range(3 * CELL[0], full.width())]
    assert len(set(below)) > 1, "its name stands under it"


def test_a_picture_is_named_by_its_view_its_look_and_its_page() -> None:
    view = View("explore 2", 2, Phase.EXPLORE)
    assert caption(Met(view, 0, high_contrast=False, part=0, parts=1)) == "explore 2\nsize 0"
    assert caption(Met(view, 2, high_contrast=True, part=1, parts=3)) == "explore 2\nsize 2, contrast, 2 of 3"


def test_a_picture_kept_by_itself_has_a_plain_name(qapp: object, tmp_path: Path) -> None:
    assert (
        len(list(kept([Picture("still there?\nsize 0, contrast", pictures(1)[0].image)], tmp_path, "fr")))
        == 1
    )
    assert [path.name for path in tmp_path.iterdir()] == ["fr-still-there-size-0-contrast.png"]
