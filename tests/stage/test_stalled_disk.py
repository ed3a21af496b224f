"""A disk may stall for as long as it likes: the window never asks it anything, and every other cue is shown."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.content.mission import mission_root
from kiosk.media.kinds import kind_of
from kiosk.media.raster.rasteriser import Rasteriser
from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import Item, Playlist, Slide, SlideText
from kiosk.poster.composition import Composition
from kiosk.poster.preparation import Preparation
from kiosk.poster.slide_view_model import SlideViewModel
from kiosk.theme.theme import Theme
from kiosk.video.choose import make_engine
from kiosk.visitor.topics.tile_pictures import TilePictures
from kiosk.visitor.topics.topics_model import TopicsModel, topics
from tests.video.support import ENGINES, WEBM

SIZE = Composition(640, 360)


class Disk:
    """Hears of every file below ``folder`` that the window's thread asks for."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.asked: list[str] = []
        self.listens = True

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """An audit hook: it cannot be taken away again, so it is told to stop listening."""
        if self.listens and event in ("open", "os.listdir", "os.scandir"):
            self.note(arguments[0])

    def note(self, path: object) -> None:
        is_window = threading.current_thread() is threading.main_thread()
        if is_window and isinstance(path, str | os.PathLike) and os.fspath(path).startswith(self.folder):
            self.asked.append(os.fspath(path))


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    disk = Disk(tmp_path)
    sys.addaudithook(disk.hear)
    stat = os.stat

    def heard(path: Any, *more: Any, **named: Any) -> os.stat_result:
        disk.note(path)
        return stat(path, *more, **named)

    monkeypatch.setattr(os, "stat", heard)
    yield disk
    disk.listens = False


def items(folder: Path) -> list[Item]:
    """One of each kind, with every file that a cue may have."""
    photo, drawing, film, words = (folder / name for name in ("foto.png", "t.svg", "f.webm", "f.vtt"))
    QImage(60, 40, QImage.Format.Format_RGB32).save(str(photo))
    drawing.write_bytes((mission_root() / "assets/art/tegenmacht.svg").read_bytes())
    film.write_bytes(WEBM.read_bytes())
    words.write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nSamen\n", "utf-8")
    text = {"nl": SlideText(title="Samen sterk")}
    return [
        SlideItem(key="slide:a", slide=Slide(name="a", layout="story", texts=text, image=drawing)),
        SlideItem(key="slide:b", slide=Slide(name="b", layout="photo", texts=text, image=photo)),
        SlideItem(key="slide:c", slide=Slide(name="c", layout="action", texts=text, link="https://fos.ngo")),
        ImageItem(key="image:d", path=photo),
        ImageItem(key="image:e", path=drawing),
        VideoItem(key="video:f", path=film, captions={"nl": words}, poster=photo),
    ]


def prepared(qtbot: QtBot, preparation: Preparation, item: Item, serial: int) -> SlideViewModel:
    slide = SlideViewModel(serial, item, "nl", Theme())
    laid_out: list[SlideViewModel] = []
    preparation.laidOut.connect(laid_out.append)
    preparation.begin(slide, SIZE, 1.0)
    qtbot.waitUntil(lambda: laid_out == [slide], timeout=15_000)
    return slide


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.qt_log_ignore("No RHI backend|pa_context_connect|No audio device", extend=True)
def test_no_cue_is_prepared_by_looking_at_files_on_the_windows_thread(
    qtbot: QtBot, tmp_path: Path, disk: Disk, name: Any
) -> None:
    engine = make_engine(name, software=True)
    preparation = Preparation(Theme(), engine, tmp_path / "cache")
    wanted = items(tmp_path)
    disk.asked.clear()
    for serial, item in enumerate(wanted, 1):
        slide = prepared(qtbot, preparation, item, serial)
        if film := slide.current_film:
            qtbot.waitUntil(partial(getattr, film, "is_ready"), timeout=15_000)
        slide.close()
    assert disk.asked == []
    preparation.close()
    engine.close()


def test_no_tile_is_filled_by_looking_at_files_on_the_windows_thread(
    qtbot: QtBot, tmp_path: Path, disk: Disk, playlist: Playlist
) -> None:
    shown = replace(playlist, items=tuple(items(tmp_path)))
    model = TopicsModel()
    model.set_rows(topics(shown, "nl", "", Theme()))
    rasteriser = Rasteriser(tmp_path / "cache")
    pictures = TilePictures(Theme(), rasteriser, model)
    disk.asked.clear()
    layers = next(role for role, name in model.roleNames().items() if name == b"layers")
    pictures.want(shown, 200, 160, 1.0)
    qtbot.waitUntil(lambda: bool(model.data(model.index(4), layers)), timeout=15_000)
    assert disk.asked == []
    rasteriser.close()


def test_a_file_that_never_answers_costs_its_own_cue(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = items(tmp_path)
    answers = threading.Event()

    def stalls(path: Path) -> Any:
        if path.name == "foto.png":
            answers.wait(30)
        return kind_of(path)

    monkeypatch.setattr("kiosk.media.door.kind_of", stalls)
    engine = make_engine("qt", software=True)
    preparation = Preparation(Theme(), engine, tmp_path / "cache")
    stalled = SlideViewModel(1, wanted[3], "nl", Theme())
    preparation.begin(stalled, SIZE, 1.0)
    slide = prepared(qtbot, preparation, wanted[0], 2)
    assert slide.serial == 2
    answers.set()
    preparation.close()
    engine.close()
