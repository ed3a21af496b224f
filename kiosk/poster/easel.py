"""Draws a single slide in a window that need not be visible, for paper and for stills."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Property, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtQml import QmlNamedElement, QmlUncreatable
from PySide6.QtQuick import QQuickView
from shiboken6 import Shiboken

from kiosk.machine.screens import dots_of
from kiosk.playlist.model import Item
from kiosk.poster.boundary import Boundary
from kiosk.poster.canvas import Canvas
from kiosk.poster.composition import Composition
from kiosk.poster.look import Look
from kiosk.poster.preparation import Preparation
from kiosk.poster.slide_view_model import SlideViewModel
from kiosk.theme.theme import Theme
from kiosk.video.film import VideoEngine
from kiosk.words.reasons import DEFECT

QML_IMPORT_NAME = "kiosk.poster"
QML_IMPORT_MAJOR_VERSION = 1

ALONE = Path(__file__).parent / "qml" / "Alone.qml"
UNDRAWABLE = "picture-unreadable"
SETTLING_FRAMES = 2
"""Frames to draw before the result is used: pictures are reloaded for the window's last size."""


@QmlNamedElement("PosterEasel")
@QmlUncreatable("made by the application")
class EaselViewModel(QObject):  # type: ignore[operator]
    """The slide on the easel, and what QML reports about it."""

    slideChanged = Signal()
    drawn = Signal(int)
    undrawable = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.poster_canvas = Canvas(self)
        self._slide: SlideViewModel | None = None
        self._is_seen = False

    def set_slide(self, slide: SlideViewModel | None) -> None:
        """Keep the slide invisible until all of it is there: drawn piece by piece, its edges would look different."""
        self._slide, self._is_seen = slide, False
        self.slideChanged.emit()

    def let_see(self) -> None:
        """Show the slide, now that it is complete."""
        self._is_seen = True
        self.slideChanged.emit()

    canvas = Property(Canvas, lambda s: s.poster_canvas, constant=True)
    slide = Property(SlideViewModel, lambda s: s._slide, notify=slideChanged)
    isSeen = Property(bool, lambda s: s._is_seen, notify=slideChanged)

    @Slot(int)
    def slideDrawn(self, serial: int) -> None:
        self.drawn.emit(serial)

    @Slot(int)
    def slideFailed(self, serial: int) -> None:
        self.undrawable.emit(serial)


class Easel(QObject):
    """Shows one slide at a time in any language and size.

    Signals:
        drawn(serial): the slide requested last is complete.
        failed(serial, reason): it cannot be shown; ``reason`` is a code.
    """

    drawn = Signal(int)
    failed = Signal(int, str)

    def __init__(
        self,
        theme: Theme,
        engine: VideoEngine,
        cache: Path,
        *,
        scene: Path = ALONE,
        properties: dict[str, object] | None = None,
    ) -> None:
        """``scene`` is a QML file that shows its property ``easel``; it also gets ``properties``.

        The caller closes the film engine, after the easel.
        """
        super().__init__()
        import kiosk.video.film_picture  # noqa: F401  (registers the QML type)

        self.look = Look(theme)
        self._theme = theme
        self.preparation = Preparation(theme, engine, cache)
        self.boundary = Boundary(self.failed.emit)
        self._model = EaselViewModel(self)
        self.canvas = self._model.poster_canvas
        self.window = QQuickView()
        self.look.give_to(self.window.engine())
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.preparation.failed.connect(self.failed)
        self.preparation.laidOut.connect(self._lay_out)
        self._model.drawn.connect(self._ready, Qt.ConnectionType.QueuedConnection)
        self._frames_to_come = 0
        self.window.frameSwapped.connect(self._frame_swapped, Qt.ConnectionType.QueuedConnection)
        self._model.undrawable.connect(self._cannot_be_drawn, Qt.ConnectionType.QueuedConnection)
        self.boundary.install()
        self.window.setInitialProperties({"easel": self._model, **(properties or {})})
        self.window.setSource(QUrl.fromLocalFile(str(scene)))
        if self.window.errors():
            raise RuntimeError("; ".join(error.toString() for error in self.window.errors()))
        self.slide: SlideViewModel | None = None

    def show(self, serial: int, item: Item, language: str, size: tuple[int, int], *, link: str = "") -> None:
        """Draw ``item`` in ``language`` at ``size`` pixels. ``link`` is the stand's own address."""
        self.clear()
        if (self.window.width(), self.window.height()) != size or not self.window.isVisible():
            self.window.resize(*size)
            self.window.show()
        composition, ratio = Composition(*size), self.window.devicePixelRatio()
        self.canvas.set_size(composition, dots_of(self.window.screen()), ratio)
        self.preparation.draw_logo(composition, self.look.theme.set_logo)
        self.look.phrases.set_language(language)
        slide = self.slide = SlideViewModel(serial, item, language, self._theme, self, link=link)
        slide.set_on_stage(True)
        slide.broke.connect(self._broke, Qt.ConnectionType.QueuedConnection)
        with self.boundary.around(slide):
            self.preparation.begin(slide, composition, ratio)

    @Slot(object)
    def _lay_out(self, slide: SlideViewModel) -> None:
        if slide is self.slide:
            with self.boundary.around(slide):
                self._model.set_slide(slide)

    @Slot(int)
    def _ready(self, serial: int) -> None:
        if self.slide and self.slide.property("serial") == serial:
            self._model.let_see()
            self._frames_to_come = SETTLING_FRAMES
            self.window.update()

    @Slot()
    def _frame_swapped(self) -> None:
        if self._frames_to_come and self.slide:
            self._frames_to_come -= 1
            if self._frames_to_come:
                self.window.update()
            else:
                self.drawn.emit(self.slide.property("serial"))

    @Slot(int)
    def _broke(self, serial: int) -> None:
        self.boundary.lose(serial)

    @Slot(int)
    def _cannot_be_drawn(self, serial: int) -> None:
        self.failed.emit(serial, UNDRAWABLE if self.slide and self.slide.needs_picture else DEFECT)

    def clear(self) -> None:
        """Remove the slide."""
        slide, self.slide = self.slide, None
        self._frames_to_come = 0
        if slide:
            self._model.set_slide(None)
            self.preparation.forget(slide)
            slide.close()
            slide.deleteLater()

    def close(self) -> None:
        self.clear()
        self.boundary.remove()
        self.window.hide()
        Shiboken.delete(self.window)
        self.preparation.close()
        Shiboken.delete(self.preparation)
        self.look.close()
