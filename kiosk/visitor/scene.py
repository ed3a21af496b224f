"""Assembles the whole screen: the stage in its window, and the visitor's keys and pages over it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from kiosk.machine.screens import dots_of
from kiosk.playlist.model import Playlist
from kiosk.poster.composition import Composition
from kiosk.poster.division import read_ahead
from kiosk.poster.look import Look
from kiosk.poster.preparation import Preparation
from kiosk.show.state import State
from kiosk.stage.stage import Stage
from kiosk.stage.theme_change import ThemeChange
from kiosk.stage.window import KioskWindow
from kiosk.theme.theme import Theme
from kiosk.video.film import VideoEngine
from kiosk.visitor.announcements import Announcer
from kiosk.visitor.topics.film_pictures import FilmPictures
from kiosk.visitor.topics.tile_pictures import TilePictures
from kiosk.visitor.visitor_view_model import VisitorViewModel
from kiosk.visitor.voice.reading_aloud import ReadingAloud

log = logging.getLogger("kiosk.stage")

SETTLE_MS = 200
SAME_PLACE = 0.75
"""Of a target: two touches nearer than this are in the same place, and those on neighbours are not."""


@cache  # Qt complains if it is set again after a window was drawn
def draw_in_software() -> None:
    """Let every window from now on use Qt's software scene graph, and draw as soon as something changed.

    By default Qt waits up to 5 ms before it draws: a film's frames were drawn 0.4 to 6 ms after they arrived.
    """
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)


SCENE = Path(__file__).with_name("Turned.qml")


class Scene(QObject):
    """Window, stage, visitor, preparation and engine with a common lifetime that ``close`` ends.

    Signals:
        asked(event): anything that happened or was requested, by touch, key, swipe or a film's end, as an event of the show.
    """

    asked = Signal(object)

    def __init__(
        self,
        playlist: Playlist,
        engine: VideoEngine,
        cache: Path,
        *,
        software: bool,
        inches: float = 0.0,
        votes: Callable[[str], Mapping[int, int]] = lambda key: {},
        fonts: Mapping[str, bytes] | None = None,
    ) -> None:
        """``inches`` is the screen's diagonal, 0 to use what it reports. ``votes`` returns the votes of a poll. ``fonts`` are
        the files of the theme's fonts; they are read here if not given."""
        super().__init__()
        if software:
            import kiosk.video.film_picture  # noqa: F401  (registers the QML type)
        else:
            import PySide6.QtMultimedia  # noqa: F401  (so that a video sink arrives from QML as what it is)
        read_ahead(playlist.languages)
        self.engine, self._inches = engine, inches
        self.look = Look(playlist.theme, fonts)
        self.theme = self.look.theme
        self.preparation = Preparation(playlist.theme, engine, cache)
        self.window = KioskWindow(self.look)
        self.stage = Stage(playlist.theme, self.preparation, votes=votes, draws_in_software=software)
        self.visitor = VisitorViewModel(playlist.theme, self.stage.view_model)
        self.visitor.sign_panel.set_engine(engine)
        guide = self.visitor.guide_panel
        self.reading = ReadingAloud(
            self.stage, self.window, self.visitor.accessibility_panel, guide, self.visitor
        )
        self.voice = self.reading.voice
        self._announcer = Announcer(self.window)
        for source in (self.stage, self.visitor, self.window, self.reading):
            source.asked.connect(self.asked)
        self.window.led.connect(guide.take)
        guide.changed.connect(self._lead)
        for learns in (self.reading.set_by_keys, self.visitor.set_by_keys):
            self.window.keyed.connect(partial(learns, True))
            self.stage.view_model.fingered.connect(partial(learns, False))
        # Queued: the screen is read when it was drawn, not while.
        self.window.frameSwapped.connect(self.reading.picture_changed, Qt.ConnectionType.QueuedConnection)
        self._playlist = playlist
        self._theme_change = ThemeChange(playlist, self.preparation)
        self._theme_change.ready.connect(self._take_theme)
        self._film_pictures = FilmPictures(cache)
        self.stage.pictured.connect(self._keep_film_picture)
        self._tiles = TilePictures(
            playlist.theme,
            self.preparation.rasteriser,
            self.visitor.topics_panel.topics_model,
            photos=self.preparation.photos,
            films=self._film_pictures,
        )
        self.visitor.topics_panel.tilesWanted.connect(self._want_tiles)
        # After switching on a screen the window may go through several sizes before the final one.
        self._settled = QTimer()
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self._fit)
        self.window.resized.connect(self.fit_window)
        self.stage.view_model.moved.connect(self._tidy)
        self.stage.boundary.install()

    def load(self) -> None:
        """Load the QML; raises if that fails, which is our own defect."""
        problems = self.window.load(SCENE, {"visitor": self.visitor})
        if problems:
            raise RuntimeError("the scene does not load: " + "; ".join(problems))

    def turn(self, degrees: int) -> None:
        """Turn everything clockwise by 0, 90, 180 or 270 degrees within the window."""
        if degrees != self.stage.view_model.degrees:
            self.stage.view_model.set_turn(degrees)
            self.fit_window()

    @property
    def composition(self) -> Composition:
        """The measures of what is drawn: those of the window, turned."""
        window = self.window.composition()
        is_on_its_side = self.stage.view_model.degrees % 180 != 0
        return Composition(window.height, window.width) if is_on_its_side else window

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        self.fit_window()

    def state_changed(self, state: State) -> None:
        if state.playlist is not self._playlist:
            self._take_playlist(state.playlist)
        with self.stage.caring_for_front():
            self.look.phrases.set_language(state.language)
            self.theme.set_high_contrast(state.accessibility.high_contrast)
        self.window.set_phase(state.phase)
        self.window.set_shortcuts(state.settings.shortcuts)
        self.window.set_pause(state.settings.again, SAME_PLACE * self.stage.canvas.property("target"))
        self.stage.state_changed(state)
        with self.stage.caring_for_front():
            self.visitor.set_state(state)
        self.reading.state_changed(state)
        self._announcer.state_changed(state)

    @Slot()
    def _lead(self) -> None:
        """Keys lead through the screen, or take an invitation, as the guide says."""
        guide = self.visitor.guide_panel
        self.window.set_one_control(is_by_ear=guide.is_by_ear, scans=guide.scans_now)
        self.window.set_invitation(can_invite=guide.can_speak, is_invited=guide.is_invited)

    def _take_playlist(self, playlist: Playlist) -> None:
        if playlist.languages != self._playlist.languages:
            read_ahead(playlist.languages)
        self._playlist = playlist
        self._tiles.want_again(playlist, self.preparation.theme)
        canvas = self.stage.canvas
        self._theme_change.want(playlist, self.stage.front, canvas.composition, canvas.pixel_ratio)

    @Slot(object, object)
    def _take_theme(self, theme: Theme, fonts: Mapping[str, bytes] | None) -> None:
        """What the open slide shows was made in this theme: all of the window takes it at once."""
        with self.stage.caring_for_front():
            self.look.set_theme(theme, fonts)
            self.window.take_colors(self.look)
            self.visitor.topics_panel.set_theme(theme)
        self.stage.fit_window(theme)
        self._tiles.want_again(self._playlist, theme)
        self.preparation.draw_logo(self.stage.canvas.composition, self.theme.set_logo)

    @Slot(float, float)
    def _want_tiles(self, width: float, height: float) -> None:
        self._tiles.want(self._playlist, width, height, self.window.devicePixelRatio())

    @Slot(str, QImage, float)
    def _keep_film_picture(self, key: str, picture: QImage, aspect: float) -> None:
        for item in self._playlist.items:
            if item.key == key and item.film and self.stage.canvas.is_live:
                self._film_pictures.keep(item.film, picture, aspect)

    @Slot(int)
    def _tidy(self, serial: int) -> None:
        """Run QML's garbage collector after a slide has left: 1 ms now. By itself it waits until megabytes have gathered."""
        self.window.engine().collectGarbage()

    @Slot()
    def fit_window(self) -> None:
        """Adapt words and keys to the window's size at once; drawings and films follow when the size is final."""
        screen = self.window.screen()
        if not self.window.has_room or (screen and screen.size().isEmpty()):
            # There is no output any more: what is prepared now is shown when one comes back.
            return
        with self.stage.caring_for_front():
            self.measure(dots_of(screen, self._inches))
        self.preparation.draw_logo(self.composition, self.theme.set_logo)
        self._settled.start()

    @Slot()
    def _fit(self) -> None:
        if self.stage.canvas.is_live:
            self.stage.fit_window()

    def measure(self, dots: float) -> None:
        """Set the canvas to the window's size and to ``dots`` pixels per inch."""
        composition = self.composition
        QGuiApplication.styleHints().setStartDragDistance(composition.drag(dots))
        self.stage.canvas.set_size(composition, dots, self.window.devicePixelRatio())

    def close(self) -> None:
        """Close the film engine first, then the window with its QML, then the objects that QML used."""
        from shiboken6 import Shiboken

        self._settled.stop()
        self.stage.boundary.remove()
        self.visitor.sign_panel.close()
        self.engine.close()
        self.window.hide()
        Shiboken.delete(self.window)
        self.reading.close()
        Shiboken.delete(self.visitor)
        self.stage.close()
        Shiboken.delete(self.stage)
        Shiboken.delete(self._theme_change)
        Shiboken.delete(self._tiles)
        Shiboken.delete(self._film_pictures)
        Shiboken.delete(self.preparation)
        self.look.close()
