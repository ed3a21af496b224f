"""Pushes a yellow slide away by a green one where a pixel of QML's is not one of the screen's, and prints the colours seen at
the left and the right edge while both are on stage. A program of its own, run by a test with ``QT_SCALE_FACTOR``.

``python -m tests.stage.scaled CACHE``
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.playlist.model import Playlist
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.rules import begin
from kiosk.show.state import Cue, Phase
from kiosk.visitor.scene import draw_in_software
from tests.stage.conftest import slide_item
from tests.stage.moves import Mover


def main(cache: str) -> None:
    # Not the application's own way to begin, which takes every scale away but a compositor's.
    application = QGuiApplication([])
    draw_in_software()
    items = (slide_item("een", "sun", nl="Samen"), slide_item("twee", "leaf", nl="Sterk"))
    playlist = Playlist(title={}, languages=("nl",), items=items, root=Path(cache))
    mover = Mover(playlist, Path(cache), reduced=False)
    mover.move(1, 0, "cut")
    cue = Cue(2, items[1], 1, 1)
    mover.scene.state_changed(replace(begin(playlist), current=cue, phase=Phase.ATTRACT))
    mover.scene.stage.perform(do.Prepare(cue))
    mover.wait(lambda: on.CueReady(2) in mover._events)
    mover.scene.stage.perform(do.Start(cue, "push", 1))
    assert mover.wait(lambda: 200 < mover.holders()[0]["x"] < 1080)
    image = mover.scene.window.grabWindow()
    wide, high = image.width(), image.height()
    print(
        image.width(),
        image.pixelColor(wide // 50, high // 2).name(),
        image.pixelColor(wide - wide // 50, high // 2).name(),
    )
    mover.scene.close()
    application.exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
