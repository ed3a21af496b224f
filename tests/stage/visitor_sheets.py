"""Everything that a visitor meets, drawn on numbered sheets, for a person to look at. What ``visitor_audit`` measures.

``python -m tests.stage.visitor_sheets [--size 1024x600] [--language fr] [--out FOLDER]`` draws every view at each text size, in
colours and in high contrast, and every page of its words. The name of a picture stands under it.
"""

from __future__ import annotations

import argparse
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from kiosk.app.process import make_application
from kiosk.playlist import load
from kiosk.video.choose import make_engine
from kiosk.visitor.scene import draw_in_software
from tests.kept_pictures import kept_pictures
from tests.stage.stage_photographer import StagePhotographer
from tests.stage.visitor_audit import ROOT, with_more
from tests.stage.visitor_rules import STANDS
from tests.stage.visitor_views import EVERY_LOOK, Met, meet

SIZES = ("1024x600", "1280x720", "1080x1920", "3840x2160")
DOTS = {stand.size: stand.dots for stand in reversed(STANDS)}
"""Dots per inch of the first stand that has such a screen."""
USUAL_DOTS = 96.0
SHEET = QSize(1800, 1400)
"""The most that a sheet has: looked at whole, each picture on it can still be judged."""
WIDE, TALL = 440, 220
"""How wide a picture is on a sheet, of a screen that lies and of one that stands."""
GAP, CAPTION = 6, 36
"""Pixels between pictures, and the height of the two lines under each."""
GROUND, INK = "#808080", "#ffffff"


@dataclass(frozen=True)
class Picture:
    """A view as it was drawn, and what stands under it."""

    caption: str
    image: QImage


def caption(met: Met) -> str:
    """What a picture shows: ``explore 2``, and below it ``size 1, contrast, 1 of 3``."""
    how = [f"size {met.text_size}"]
    if met.high_contrast:
        how.append("contrast")
    if met.parts > 1:
        how.append(f"{met.part + 1} of {met.parts}")
    return f"{met.view.name}\n{', '.join(how)}"


def pictures(
    content: Path,
    size: tuple[int, int],
    dots: float,
    language: str,
    only: Sequence[str] = (),
) -> Iterator[Picture]:
    """Each view in each look, or ``only`` those of these names, at the size of the screen."""
    playlist = load(content).playlist
    assert playlist is not None
    photographer = StagePhotographer(playlist, make_engine("auto", software=True), kept_pictures())
    try:
        for met in meet(photographer, playlist, size, dots, language, lambda _: EVERY_LOOK, only=only):
            yield Picture(caption(met), photographer.scene.window.grabWindow())
    finally:
        photographer.close()


def write(
    shown: Iterable[Picture], size: tuple[int, int], folder: Path, name: str
) -> Iterator[tuple[Path, list[str]]]:
    """Lay the pictures of a screen of this size on sheets; each sheet's file, and what is on it."""
    wide = WIDE if size[0] >= size[1] else TALL
    cell = QSize(wide + GAP, wide * size[1] // size[0] + CAPTION + GAP)
    columns, rows = SHEET.width() // cell.width(), SHEET.height() // cell.height()
    waiting: list[Picture] = []
    number = 0

    def flush() -> tuple[Path, list[str]]:
        sheet = QImage(
            columns * cell.width(), -(-len(waiting) // columns) * cell.height(), QImage.Format.Format_RGB32
        )
        sheet.fill(QColor(GROUND))
        painter = QPainter(sheet)
        font = QFont("Atkinson Hyperlegible Next")
        font.setPixelSize(15)
        painter.setFont(font)
        painter.setPen(QColor(INK))
        for place, picture in enumerate(waiting):
            x, y = place % columns * cell.width(), place // columns * cell.height()
            painter.drawImage(x, y, picture.image)
            words = QRect(x, y + picture.image.height(), wide, CAPTION)
            painter.drawText(words, Qt.AlignmentFlag.AlignTop, picture.caption)
        painter.end()
        target = folder / f"{name}-{number:02}.png"
        sheet.save(str(target))
        captions = [picture.caption for picture in waiting]
        waiting.clear()
        return target, captions

    for picture in shown:
        shrunk = picture.image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        waiting.append(Picture(picture.caption, shrunk))
        if len(waiting) == columns * rows:
            number += 1
            yield flush()
    if waiting:
        number += 1
        yield flush()


def kept(shown: Iterable[Picture], folder: Path, name: str) -> Iterator[Picture]:
    """The same pictures, each also in a file of its own at its full size."""
    for picture in shown:
        plain = re.sub(r"[^\w-]+", "-", f"{name} {picture.caption}")
        picture.image.save(str(folder / f"{plain}.png"))
        yield picture


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the sheets and tell where they are."""
    assert __doc__
    parser = argparse.ArgumentParser(
        prog="python -m tests.stage.visitor_sheets", description=__doc__.split("\n\n")[0]
    )
    parser.add_argument("--content", type=Path, default=ROOT)
    parser.add_argument("--size", action="append", help=f"of the screen; without it {', '.join(SIZES)}")
    parser.add_argument("--dots", type=float, help="per inch of the screen")
    parser.add_argument(
        "--language", default="fr", help="of the words on screen; French has the longest (fr)"
    )
    parser.add_argument("--reach", choices=("normal", "low"), default="normal")
    parser.add_argument("--distance", default="", help="from how far the show is read, such as 1.5m")
    parser.add_argument(
        "--only", action="append", default=[], metavar="VIEW", help="such as 'explore 2' or 'topics'"
    )
    parser.add_argument("--full", action="store_true", help="also each picture by itself, in full size")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "visitor")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    make_application()
    draw_in_software()
    with tempfile.TemporaryDirectory(prefix="kiosk-sheets-") as name:
        content = with_more(options.content, Path(name) / "content", options.reach, options.distance)
        for each in options.size or SIZES:
            width, height = map(int, each.split("x"))
            dots = options.dots or DOTS.get(each, USUAL_DOTS)
            begin = f"{each}-{options.language}"
            shown = pictures(content, (width, height), dots, options.language, options.only)
            if options.full:
                shown = kept(shown, options.out, begin)
            for sheet, captions in write(shown, (width, height), options.out, begin):
                first, last = (each.replace("\n", ", ") for each in (captions[0], captions[-1]))
                print(f"{sheet}: {len(captions)} pictures, {first} to {last}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
