"""A playlist and its theme are replaced while a slide stands: it keeps standing, and nothing of the old look is left."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from kiosk.journal.counts import MemoryJournal
from kiosk.media.fonts import shipped_fonts
from kiosk.playlist.contents import with_contents
from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.model import Layout, Playlist, Slide, SlideText
from kiosk.poster.type_view_model import TypeViewModel
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.page import Page
from kiosk.show.rules import begin
from kiosk.show.settings import Settings
from kiosk.show.show import Show
from kiosk.show.state import State
from kiosk.stage.qt_clock import QtClock
from kiosk.theme.theme import TOKENS, Theme
from kiosk.video.choose import make_engine
from kiosk.video.film import VideoEngine
from kiosk.visitor.scene import Scene, draw_in_software
from tests.stage.test_stalled_disk import Disk
from tests.stage.test_stalled_disk import disk as disk  # a fixture

SIZE = (640, 360)
LIMIT = 15_000
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"
data-landscape="0 0 100 100" data-portrait="0 0 100 100"><style id="theme">.leaf{fill:#000}</style>
<g><rect class="leaf" x="10" y="10" width="80" height="80"/></g></svg>"""
LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><style id="theme">.sun{fill:#000}</style>
<rect class="sun" width="40" height="20"/></svg>"""


def theme(number: int, folder: Path) -> Theme:
    """Every colour, the wordmark, the logo and the fonts of one are others than those of another."""
    colors = {token: f"#{0xD0 - at:02x}{number * 0x11:02x}{0x30 + at:02x}" for at, token in enumerate(TOKENS)}
    colors |= {"paper": f"#fffff{number}", "ink": f"#10101{number}"}
    logo = folder / f"logo{number}.svg"
    logo.write_text(LOGO)
    fonts = sorted(font for font in shipped_fonts() if font.suffix == ".ttf")
    headline = fonts[number % len(fonts)]
    return Theme(
        colors, {"headline": headline, "text": fonts[0], "label": fonts[0]}, "", {"ink": logo, "paper": logo}
    )


def slide(name: str, layout: Layout, folder: Path, answers: tuple[str, ...] = ()) -> SlideItem:
    texts = {language: SlideText(title=f"{name} {language}", answers=answers) for language in ("nl", "fr")}
    made = Slide(
        name=name, layout=layout, texts=texts, color="red", image=None if answers else folder / "t.svg"
    )
    return SlideItem(key=f"slide:{name}", slide=made, duration=600.0)


def playlist(folder: Path, number: int) -> Playlist:
    drawing = folder / "t.svg"
    if not drawing.exists():  # it may be read just now
        drawing.write_text(DRAWING)
    items = (
        slide("een", "statement", folder),
        slide("peiling", "poll", folder, ("ja", "nee")),
    )
    return Playlist(title={}, languages=("nl", "fr"), items=items, root=folder, theme=theme(number, folder))


class Stand:
    """A show in a window that nobody sees."""

    def __init__(self, qtbot: QtBot, shown: Playlist, engine: VideoEngine, cache: Path) -> None:
        self.qtbot, self.journal = qtbot, MemoryJournal()
        self.scene = Scene(shown, engine, cache, software=True, votes=self.journal.votes)
        self.show = Show(
            begin(shown, Settings(motion="reduced")),
            QtClock(self.scene),
            perform=self.perform,
            changed=self.scene.state_changed,
        )
        self.scene.asked.connect(self.show.send)
        self.frames: list[QImage] = []
        self.scene.resize(*SIZE)
        self.scene.load()
        self.scene.window.show()
        self.scene.window.frameSwapped.connect(self.look, Qt.ConnectionType.QueuedConnection)
        self.show.announce()
        self.show.send(on.Begin())

    def perform(self, effect: do.Effect) -> None:
        if isinstance(effect, do.Count):
            self.journal.count(effect.what, effect.key, effect.value)
        else:
            self.scene.stage.perform(effect)

    @property
    def state(self) -> State:
        return self.show.state

    def look(self) -> None:
        if self.frames:
            self.frames.append(self.scene.window.grabWindow())

    def colors(self) -> set[str]:
        return colors(self.scene.window.grabWindow())

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=LIMIT)

    def shows(self, look: Theme, *tokens: str) -> bool:
        return {look.color(token) for token in tokens} <= self.colors()


def colors(image: QImage) -> set[str]:
    """Those of every second pixel."""
    small = image.convertToFormat(QImage.Format.Format_RGB32)
    seen: set[int] = set()
    for y in range(0, small.height(), 2):
        line = memoryview(small.constScanLine(y)).cast("I")  # type: ignore[arg-type]
        seen.update(line[::2])
    return {f"#{each & 0xFFFFFF:06x}" for each in seen}


@pytest.fixture
def stand(qtbot: QtBot, tmp_path: Path) -> Iterator[Stand]:
    draw_in_software()
    engine = make_engine("qt", software=True)
    stand = Stand(qtbot, playlist(tmp_path, 1), engine, tmp_path / "cache")
    yield stand
    stand.show.send(on.Stop())
    stand.scene.close()


def test_the_slide_that_stands_takes_the_new_theme_whole_and_is_never_bare(
    stand: Stand, tmp_path: Path
) -> None:
    old, new = stand.state.playlist.theme, playlist(tmp_path, 2)
    stand.wait(lambda: stand.shows(old, "red", "leaf", "sun", "paper"))
    standing, front = stand.state.current, stand.scene.stage.front
    stand.frames = [stand.scene.window.grabWindow()]
    stand.show.send(on.Replace(new))
    stand.wait(lambda: stand.shows(new.theme, "red", "leaf", "sun", "paper"))
    stand.wait(lambda: not {old.color(token) for token in TOKENS} & stand.colors())
    assert stand.state.current == standing
    assert stand.scene.stage.front is front
    assert len(stand.frames) > 1
    for frame in stand.frames:
        seen = colors(frame)
        assert {old.color("leaf"), new.theme.color("leaf")} & seen, "its drawing is gone"
        assert {old.color("red"), new.theme.color("red")} & seen, "its field is gone"
        assert "#000000" not in seen
    assert stand.scene.window.color().name() == new.theme.color("red")


def test_a_visitor_keeps_slide_language_vote_and_page_while_the_theme_changes(
    stand: Stand, tmp_path: Path
) -> None:
    old, new = stand.state.playlist.theme, playlist(tmp_path, 3)
    stand.wait(lambda: stand.shows(old, "leaf") and not stand.state.moving)
    stand.show.send(on.Touch())
    stand.show.send(on.Jump("slide:peiling"))

    def current() -> str:
        return stand.state.current.key if stand.state.current else ""

    stand.wait(lambda: current() == "slide:peiling" and not stand.state.moving)
    for event in (on.SetLanguage("fr"), on.Vote(1), on.OpenPage(Page.OVERVIEW)):
        stand.show.send(event)
    stand.wait(lambda: stand.shows(old, "leaf", "paper"))
    stand.show.send(on.Replace(new))
    stand.wait(lambda: stand.shows(new.theme, "red", "leaf", "paper"))
    stand.wait(lambda: not {old.color(token) for token in TOKENS} & stand.colors())
    s = stand.state
    assert (current(), s.language, s.voted, s.page) == (
        "slide:peiling",
        "fr",
        {"slide:peiling": 1},
        Page.OVERVIEW,
    )
    assert stand.journal.votes("slide:peiling") == {1: 1}


def test_words_are_measured_in_the_new_fonts(stand: Stand, tmp_path: Path) -> None:
    new = playlist(tmp_path, 2)
    stand.wait(lambda: stand.shows(stand.state.playlist.theme, "leaf"))
    measure = stand.scene.look.type.findChild(TypeViewModel)
    assert measure is not None
    before, fonts = measure.pieceSize("Solidariteit", 200, 400, 1), stand.scene.theme.fonts
    stand.show.send(on.Replace(new))
    stand.wait(lambda: stand.scene.theme.fonts != fonts)
    after = measure.pieceSize("Solidariteit", 200, 400, 1)
    assert after != before
    assert after == TypeViewModel(stand.scene.theme).pieceSize("Solidariteit", 200, 400, 1)


def test_the_last_of_two_quick_replacements_holds(stand: Stand, tmp_path: Path) -> None:
    first, last = playlist(tmp_path, 2), playlist(tmp_path, 3)
    stand.wait(lambda: stand.shows(stand.state.playlist.theme, "leaf"))
    stand.show.send(on.Replace(first))
    stand.show.send(on.Replace(last))
    stand.wait(lambda: stand.shows(last.theme, "red", "leaf", "sun"))
    assert not {first.theme.color(token) for token in TOKENS} & stand.colors()


def photos(folder: Path, color: str) -> Playlist:
    """One photo of one colour, saved anew under its own name."""
    photo = QImage(64, 36, QImage.Format.Format_RGB32)
    photo.fill(QColor(color))
    assert photo.save(str(folder / "photo.png"))
    item = ImageItem(key="image:photo.png", path=folder / "photo.png", duration=600.0, motion="still")
    return with_contents(replace(playlist(folder, 1), items=(item,)))


def test_a_photo_saved_again_under_its_own_name_is_shown_new_also_on_its_tile(
    stand: Stand, tmp_path: Path
) -> None:
    stand.wait(lambda: stand.shows(stand.state.playlist.theme, "leaf") and not stand.state.moving)
    stand.show.send(on.Replace(photos(tmp_path, "#00c8c8")))
    stand.show.send(on.Touch())
    stand.show.send(on.Jump("image:photo.png"))
    stand.wait(lambda: "#00c8c8" in stand.colors() and not stand.state.moving)
    for color in ("#c8c800", "#c800c8"):
        stand.show.send(on.Replace(photos(tmp_path, color)))
        stand.wait(lambda color=color: color in stand.colors() and not stand.state.moving)  # type: ignore[misc]
        assert "#00c8c8" not in stand.colors()
    stand.show.send(on.OpenPage(Page.OVERVIEW))
    tile = stand.scene.window.rootObject
    stand.wait(lambda: tile().findChild(QObject, "topicsGrid") is not None and "#c800c8" in stand.colors())
    stand.show.send(on.Replace(photos(tmp_path, "#00c800")))
    stand.wait(lambda: "#00c800" in stand.colors() and "#c800c8" not in stand.colors())
    assert stand.state.page is Page.OVERVIEW


def test_a_replacement_asks_no_disk_on_the_windows_thread(stand: Stand, tmp_path: Path, disk: Disk) -> None:
    new = playlist(tmp_path, 2)
    fonts = {role: tmp_path / f"{role}.ttf" for role in new.theme.fonts}
    for role, font in new.theme.fonts.items():
        assert font
        shutil.copy(font, fonts[role])
    new = with_contents(replace(new, theme=replace(new.theme, fonts=fonts)))
    stand.wait(lambda: stand.shows(stand.state.playlist.theme, "leaf") and not stand.state.moving)
    stand.show.send(on.Touch())
    stand.show.send(on.OpenPage(Page.OVERVIEW))
    before = stand.scene.theme.fonts
    disk.asked.clear()
    stand.show.send(on.Replace(new))
    stand.wait(lambda: stand.shows(new.theme, "red", "leaf") and stand.scene.theme.fonts != before)
    assert disk.asked == []


def test_a_disk_that_stalls_keeps_neither_the_show_nor_the_colours_waiting(
    stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, answers = playlist(tmp_path, 2), threading.Event()
    stand.wait(lambda: stand.shows(stand.state.playlist.theme, "leaf") and not stand.state.moving)

    def stalls(theme: Theme) -> dict[str, bytes]:
        answers.wait(60)
        return {}

    monkeypatch.setattr("kiosk.stage.theme_change.read_fonts", stalls)
    stand.scene._theme_change._limit.setInterval(100)
    fonts = stand.scene.theme.fonts
    stand.show.send(on.Replace(new))
    stand.wait(lambda: stand.shows(new.theme, "red", "leaf"))
    assert stand.scene.theme.fonts == fonts
    answers.set()
