"""Single pictures are saved under names that every system takes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage

from kiosk.sheet.photographer import Shot
from kiosk.sheet.sheet import Row, write_singles


def test_a_slide_with_a_very_long_name_is_saved_under_a_shorter_one(tmp_path: Path) -> None:
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(0)
    shot = Shot(f"image:fotos/{'漢' * 80}.jpg", "漢", "nl", "end", image)
    (written,) = write_singles([Row(0, "end", {(800, 600): [shot]})], tmp_path)
    assert written.is_file()
    assert written.name.endswith("-nl-800x600.png")


def test_the_last_picture_of_a_film_says_so_in_its_name_and_that_of_a_slide_does_not(tmp_path: Path) -> None:
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(0)
    film = Shot("video:straat.webm", "Straat", "nl", "end", image, is_film=True)
    slide = Shot("slide:waarom", "Waarom", "nl", "end", image)
    rows = [Row(0, "end", {(800, 600): [film]}), Row(1, "end", {(800, 600): [slide]})]
    names = [path.name for path in write_singles(rows, tmp_path)]
    assert names == ["01-straat.webm-nl-800x600-end.png", "02-waarom-nl-800x600.png"]
