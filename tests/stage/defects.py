"""Plants an exception at one step of a cue's way after another and plays a show of every kind of cue through it.

``python -m tests.stage.defects FOLDER`` prints one JSON object a line for each step: what was started, which problems were
told, how many tracebacks were logged, and whether the last cue, a good one, was reached. A program of its own, run by the
tests.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer, Slot
from PySide6.QtGui import QImage

from kiosk.app.process import log_everything, make_application
from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import LAYOUTS, Fit, Item, Playlist, Point, Slide, SlideText
from kiosk.poster import preparation
from kiosk.poster.preparation import Preparation
from kiosk.poster.slide_view_model import SlideViewModel
from kiosk.poster.type_view_model import TypeViewModel
from kiosk.sheet.photographer import Photographer
from kiosk.show import events as on
from kiosk.show import turn
from kiosk.show.rules import begin
from kiosk.show.show import Show
from kiosk.show.state import Limits, State
from kiosk.stage.qt_clock import QtClock
from kiosk.stage.stage import Stage
from kiosk.stage.stage_view_model import StageViewModel
from kiosk.video.film import Film
from kiosk.video.frame import PixelFrame
from kiosk.video.picture import Size
from kiosk.visitor.scene import Scene, draw_in_software

BAD = "kapot"
LIMIT_MS = 60_000
PREPARE_LIMIT, MOVE_LIMIT = 0.4, 0.2
"""Seconds, where it is planted that nothing is told."""
STANDS = 0.02
"""Seconds."""


class ShortFilm(Film):
    """Ready at once; shows two pictures when it plays, and ends."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.frame = PixelFrame(QImage(64, 36, QImage.Format.Format_RGB32))
        QTimer.singleShot(0, self.show)

    @Slot()
    def show(self) -> None:
        self._picture_shown()

    @Slot()
    def end(self) -> None:
        self.show()
        self._playing, self.is_over = False, True
        self._watch.stop()
        self.ended.emit()

    def play(self, *, sound: bool, volume: int = 100, again: bool = False) -> None:
        super().play(sound=sound, volume=volume, again=again)
        QTimer.singleShot(0, self.show)
        QTimer.singleShot(30, self.end)


class ShortEngine:
    """Opens such films."""

    name = "short"

    def open(self, path: Path, *, box: Size, fit: Fit) -> ShortFilm:
        return ShortFilm(path)

    def close(self) -> None:
        """Nothing is held."""


def items_of_every_kind(folder: Path) -> list[Item]:
    """A slide of each layout, a picture, a film, and a film that shows its poster only."""
    picture, drawing = folder / "foto.png", folder / "tekening.svg"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    )
    QImage(40, 30, QImage.Format.Format_RGB32).save(str(picture))
    words = SlideText(
        title=f"Een {BAD} woord",
        text="Tekst.",
        figure="1",
        points=(Point("Een", "a"), Point("Twee", "b")),
        answers=("Ja", "Nee"),
        more="Meer.",
    )
    items: list[Item] = [
        SlideItem(
            key=f"slide:{BAD}-{layout}",
            duration=STANDS,
            transition="cut",
            slide=Slide(
                f"{BAD}-{layout}",
                layout,
                {"nl": words},
                image=drawing if layout == "story" else picture,
                link="https://fos.ngo/doe-mee",
            ),
        )
        for layout in LAYOUTS
    ]
    items.append(
        ImageItem(key=f"image:{BAD}", path=picture, duration=STANDS, transition="cut", title={"nl": BAD})
    )
    captions = folder / "film.vtt"
    captions.write_text("WEBVTT\n\n00:00.000 --> 00:10.000\nHallo\n", "utf-8")
    film = VideoItem(
        key=f"video:{BAD}",
        path=folder / "film.mp4",
        transition="cut",
        captions={"nl": captions},
        poster=picture,
        title={"nl": BAD},
    )
    return [*items, film, replace(film, key=f"video:{BAD}-poster", attract="poster", duration=STANDS)]


def good(name: str) -> SlideItem:
    slide = Slide(name, "statement", {"nl": SlideText(title=name)})
    return SlideItem(key=f"slide:{name}", duration=STANDS, transition="cut", slide=slide)


def is_bad(thing: object) -> bool:
    """Whether this argument of a call is about one of the cues on which something is planted."""
    key = getattr(getattr(thing, "cue", thing), "key", thing)
    return isinstance(key, str) and BAD in key


def raises_for_bad(owner: Any, name: str, *, after: bool = False) -> mock._patch[Any]:
    """``owner.name`` with an exception planted in it, before or after its work, where it is called about a bad cue."""
    real = getattr(owner, name)

    def planted(*args: Any, **named: Any) -> Any:
        # What QML calls gets a number: it is about the slide that gets ready, or moves.
        stage = args[0] if isinstance(args[0], Stage) and isinstance(args[-1], int) else None
        places = stage._places if stage else ()
        about_bad = any(is_bad(each) for each in args) or any(
            is_bad(slide) for slide in places if slide and slide.serial == args[-1]
        )
        if about_bad and not after:
            raise RuntimeError(f"planted in {name}")
        result = real(*args, **named)
        if about_bad:
            raise RuntimeError(f"planted behind {name}")
        return result

    return mock.patch.object(owner, name, planted)


Plant = Callable[[], list[Any]]
PLANTS: dict[str, Plant] = {
    "nothing": list,
    "made": lambda: [raises_for_bad(SlideViewModel, "__init__")],
    "suited": lambda: [raises_for_bad(Stage, "_suit")],
    "put into its language": lambda: [raises_for_bad(SlideViewModel, "set_language", after=True)],
    "prepared": lambda: [raises_for_bad(Preparation, "begin")],
    "prepared, after": lambda: [raises_for_bad(Preparation, "begin", after=True)],
    "given its code": lambda: [mock.patch.object(preparation, "draw_qr", side_effect=RuntimeError)],
    "given its picture": lambda: [raises_for_bad(SlideViewModel, "set_artwork")],
    "given its drawing": lambda: [raises_for_bad(SlideViewModel, "set_drawing")],
    "given its film": lambda: [raises_for_bad(SlideViewModel, "set_film", after=True)],
    "given to QML": lambda: [raises_for_bad(StageViewModel, "set_slide")],
    "given to QML, after": lambda: [raises_for_bad(StageViewModel, "set_slide", after=True)],
    "its words read": lambda: [raises_for_bad(SlideViewModel, "_slide_text")],
    "its colour read": lambda: [raises_for_bad(SlideViewModel, "_color_token")],
    "its headline measured": lambda: [raises_for_bad(TypeViewModel, "_set")],
    "started": lambda: [raises_for_bad(Stage, "_start")],
    "brought on stage": lambda: [mock.patch.object(Stage, "_bring", _breaking_bring)],
    "its time counted": lambda: [raises_for_bad(turn, "duration_of")],
    "its film played": lambda: [mock.patch.object(ShortFilm, "play", side_effect=RuntimeError)],
    "its captions looked up": lambda: [mock.patch.object(ShortFilm, "time", side_effect=RuntimeError)],
    "told of its film's end": lambda: [mock.patch.object(Watcher, "note", _breaking_note)],
    "let go": lambda: [raises_for_bad(SlideViewModel, "close")],
    "said to be drawn": lambda: [raises_for_bad(Stage, "_slide_drawn")],
    "its move ended": lambda: [raises_for_bad(Stage, "_move_ended")],
}


def _breaking_bring(stage: Stage, transition: str, direction: int) -> None:
    """Half of it is done when it raises."""
    stage._front = stage._back_place
    stage._moving = True
    stage.view_model.set_front(stage._front)
    if is_bad(stage.front):
        raise RuntimeError("planted in _bring")
    stage.first.emit()
    stage.view_model.moveRequested.emit(transition, direction)


class Watcher:
    """What happened in the show."""

    def __init__(self) -> None:
        self.started: list[object] = []
        self.problems: list[list[object]] = []

    def note(self, event: str, fields: dict[str, object]) -> None:
        if event == "cue-started":
            self.started.append(fields["key"])
        elif event == "problem":
            self.problems.append([fields["key"], fields["reason"]])


_note = Watcher.note


def _breaking_note(watcher: Watcher, event: str, fields: dict[str, object]) -> None:
    _note(watcher, event, fields)
    if event == "film-ended":
        raise RuntimeError("planted in note")


class Counter(logging.Handler):
    """How many tracebacks were written."""

    def __init__(self) -> None:
        super().__init__()
        self.tracebacks = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.tracebacks += bool(record.exc_info)


def play(playlist: Playlist, folder: Path, prepare_limit: float = 10.0) -> dict[str, Any]:
    """One round of the show, or as much of it as ``LIMIT_MS`` allows."""
    loop, watcher = QEventLoop(), Watcher()
    scene = Scene(playlist, ShortEngine(), folder, software=True)  # type: ignore[arg-type]
    counter = Counter()
    logging.getLogger("kiosk").addHandler(counter)

    def changed(state: State) -> None:
        scene.state_changed(state)

    scene.stage.noted.connect(lambda event, fields: watcher.note(event, fields))
    scene.stage.finished.connect(loop.quit)
    show = Show(
        begin(playlist, limits=Limits(rounds=1, prepare_limit=prepare_limit)),
        QtClock(scene.window),
        perform=scene.stage.perform,
        changed=changed,
    )
    scene.asked.connect(show.send)
    show.announce()
    scene.load()
    scene.resize(640, 360)
    scene.window.show()
    QTimer.singleShot(LIMIT_MS, loop.quit)
    QTimer.singleShot(0, lambda: show.send(on.Begin()))
    loop.exec()
    scene.close()
    logging.getLogger("kiosk").removeHandler(counter)
    return {
        "started": watcher.started,
        "problems": watcher.problems,
        "tracebacks": counter.tracebacks,
    }


def photographed(playlist: Playlist, folder: Path) -> dict[str, Any]:
    """A picture of each item."""
    photographer = Photographer(playlist, ShortEngine(), folder)  # type: ignore[arg-type]
    shots = [photographer.shoot(number, "nl", (640, 360)) for number in range(len(playlist.items))]
    photographer.close()
    return {"drawn": [shot.key for shot in shots if not shot.image.isNull()]}


def main(folder: Path) -> int:
    application = make_application()
    log_everything()
    draw_in_software()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    items = (good("eerst"), *items_of_every_kind(folder), good("laatst"))
    playlist = Playlist(title={}, languages=("nl",), items=items, root=folder)
    wanted = sys.argv[2:]

    def run() -> None:
        for step, plant in PLANTS.items():
            if wanted and step not in wanted:
                continue
            with ExitStack() as stack:
                for patch in plant():
                    stack.enter_context(patch)
                limit = PREPARE_LIMIT if step == "said to be drawn" else 10.0
                stack.enter_context(mock.patch.object(turn, "TRANSITION_LIMIT", MOVE_LIMIT))
                told = play(playlist, folder / "cache", limit)
                print(json.dumps({"step": step, **told}), flush=True)
        with raises_for_bad(Preparation, "begin"):
            print(
                json.dumps({"step": "photographed", **photographed(playlist, folder / "cache")}), flush=True
            )
        application.exit(0)

    QTimer.singleShot(0, run)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
