"""A stage with its window, put together: for the show, and for pictures of the show."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from kiosk.machine.screens import dots_per_inch
from kiosk.playlist.model import Playlist
from kiosk.show import events as on
from kiosk.show.state import State
from kiosk.stage.division import read_ahead
from kiosk.stage.film_pictures import FilmPictures
from kiosk.stage.languages import Translations
from kiosk.stage.preparation import Preparation
from kiosk.stage.stage import Stage
from kiosk.stage.theme_view_model import ThemeViewModel
from kiosk.stage.tile_pictures import TilePictures
from kiosk.stage.type_view_model import TypeViewModel
from kiosk.stage.window import KioskWindow, register_look
from kiosk.video.film import VideoEngine

log = logging.getLogger("kiosk.stage")

SETTLE_MS = 200
FEW_DOTS = 96.0
FEWEST_DOTS, MOST_DOTS = 20.0, 400.0
"""Dots an inch: a 1080p screen of 110 inches, and a telephone's."""


@cache  # asked again once a window was drawn, Qt complains
def draw_in_software() -> None:
    """Every window from here on uses Qt's software scene graph, and draws as soon as something changed.

    Else Qt waits for 5 ms, or for less when something else moves: a film's pictures were drawn 0.4 to 6 ms after they came.
    """
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)


class Scene:
    """Window, stage, preparation and engine with one life: build, use, ``close``."""

    def __init__(
        self,
        playlist: Playlist,
        engine: VideoEngine,
        cache: Path,
        tell: Callable[[on.Event], None],
        *,
        software: bool,
        inches: float = 0.0,
    ) -> None:
        """``inches`` is the screen's diagonal; 0 believes what it says of itself."""
        if software:
            import kiosk.video.film_picture  # noqa: F401  (registers the QML type)
        else:
            import PySide6.QtMultimedia  # noqa: F401  (so that a video sink arrives from QML as what it is)
        read_ahead(playlist.languages)
        self.engine, self._inches = engine, inches
        self.theme = ThemeViewModel(playlist.theme)
        self.type = TypeViewModel(self.theme)
        register_look(self.theme, self.type)
        self.preparation = Preparation(self.theme.theme, engine, cache)
        self.window = KioskWindow(self.theme)
        self.stage = Stage(
            self.theme.theme,
            self.preparation,
            tell,
            draws_in_software=software,
        )
        self._playlist = playlist
        self._film_pictures = FilmPictures(cache)
        self.stage.view_model.filmPictured.connect(self._keep_film_picture)
        self._tiles = TilePictures(
            self.theme.theme,
            self.preparation.rasteriser,
            self.stage.view_model.topics_model,
            photos=self.preparation.photos,
            films=self._film_pictures,
        )
        self.stage.view_model.tilesWanted.connect(self._want_tiles)
        self.translations = Translations(self.window)
        # A screen that is switched on, or a window manager, may take several sizes to the one that stays.
        self._settled = QTimer()
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self._fit)
        self.window.resized.connect(self.fit_window)
        self.stage.view_model.moved.connect(self._tidy)
        self.stage.boundary.install()

    def load(self) -> None:
        """Load the QML; a scene that does not load is a defect of ours and raises."""
        problems = self.window.load(self.stage)
        if problems:
            raise RuntimeError("the scene does not load: " + "; ".join(problems))

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        self.fit_window()

    def state_changed(self, state: State) -> None:
        self._playlist = state.playlist
        with self.stage.caring_for_front():
            self.translations.use(state.language)
            self.theme.set_high_contrast(state.comfort.high_contrast)
        self.stage.state_changed(state)

    def _want_tiles(self, width: float, height: float) -> None:
        self._tiles.want(self._playlist, width, height, self.window.devicePixelRatio())

    def _keep_film_picture(self, key: str, picture: QImage, aspect: float) -> None:
        for item in self._playlist.items:
            if item.key == key and item.film and self.stage.view_model.is_live:
                self._film_pictures.keep(item.film, picture, aspect)

    def _tidy(self, serial: int) -> None:
        """Give back what QML used for the slide that left: 1 ms now. By itself it waits until there are megabytes."""
        self.window.engine().collectGarbage()

    def fit_window(self) -> None:
        """Words and keys take the window's size at once; what is drawn or decoded for it when it stays."""
        screen = self.window.screen()
        if not self.window.has_room or (screen and screen.size().isEmpty()):
            # The last output is gone: what is prepared now is seen when it comes back.
            return
        dots = FEW_DOTS
        if screen:
            size, told = screen.size(), screen.physicalSize()
            pixels, millimetres = (size.width(), size.height()), (told.width(), told.height())
            dots = dots_per_inch(pixels, millimetres, self._inches)
        with self.stage.caring_for_front():
            self.measure(min(max(dots, FEWEST_DOTS), MOST_DOTS))
        self.preparation.draw_logo(self.window.composition(), self.theme.set_logo)
        self._settled.start()

    def _fit(self) -> None:
        if self.stage.view_model.is_live:
            self.stage.fit_window()

    def measure(self, dots: float) -> None:
        """The window's size, and how much of it a finger is: ``dots`` are an inch."""
        composition = self.window.composition()
        QGuiApplication.styleHints().setStartDragDistance(composition.drag(dots))
        self.stage.view_model.set_size(composition, dots, self.window.devicePixelRatio())

    def close(self) -> None:
        """Engine of films first, then the window with its QML, then what QML looked at."""
        from shiboken6 import Shiboken

        self._settled.stop()
        self.stage.boundary.remove()
        self.translations.close()
        self.engine.close()
        self.window.hide()
        Shiboken.delete(self.window)
        self.stage.close()
        Shiboken.delete(self.stage)
        Shiboken.delete(self._tiles)
        Shiboken.delete(self._film_pictures)
        Shiboken.delete(self.preparation)
        Shiboken.delete(self.type)
        Shiboken.delete(self.theme)
