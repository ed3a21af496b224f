"""The stage as QML sees it: two slides, one on stage and one being prepared, and the transition between them."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.poster.canvas import Canvas
from kiosk.poster.slide_view_model import SlideViewModel
from kiosk.show import events as on

QML_IMPORT_NAME = "kiosk.stage"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the application")
class StageViewModel(QObject):  # type: ignore[operator]
    """The stage's state as properties; what visitors and QML report, as signals.

    Signals:
        asked(event): somebody swiped; an event of the show.
        moveRequested(transition, direction): bring slide ``front`` on stage.
        wordsLeave, wordsCome: the words of the present slide must fade out before they change; they have changed.
        drawn(serial), undrawable(serial): a slide was drawn off screen, or cannot be drawn.
        moved(serial): a move has ended.
        blank: QML sees no properties on the slide that it was given.
        pointed(x, y): the mouse pointer is there in the window.
        fingered: a finger came down.
    """

    asked = Signal(object)
    slidesChanged = Signal()
    fallbackChanged = Signal()
    moveRequested = Signal(str, int)
    wordsLeave = Signal()
    wordsCome = Signal()
    drawn = Signal(int)
    undrawable = Signal(int)
    moved = Signal(int)
    blank = Signal()
    turnChanged = Signal()
    pointed = Signal(float, float)
    fingered = Signal()

    def __init__(self, parent: QObject | None = None, *, draws_in_software: bool = True) -> None:
        super().__init__(parent)
        self._canvas = Canvas(self, draws_in_software=draws_in_software)
        self._slides: list[SlideViewModel | None] = [None, None]
        self._front = 0
        self._has_fallback, self._opening = False, ""
        self._turn = 0

    @property
    def poster_canvas(self) -> Canvas:
        """What the slides are drawn on."""
        return self._canvas

    def set_slide(self, place: int, slide: SlideViewModel | None) -> None:
        self._slides[place] = slide
        self._tell_who_is_on_stage()
        self.slidesChanged.emit()

    def set_front(self, place: int) -> None:
        self._front = place
        self._tell_who_is_on_stage()
        self.slidesChanged.emit()

    def set_fallback(self, has_fallback: bool, opening: str = "") -> None:
        """Whether the fallback slide is shown because nothing else can be; ``opening`` is what it says of when that ends."""
        if (has_fallback, opening) != (self._has_fallback, self._opening):
            self._has_fallback, self._opening = has_fallback, opening
            self.fallbackChanged.emit()

    def set_turn(self, turn: int) -> None:
        """Set by how many degrees (0, 90, 180, 270) everything is turned clockwise in its window."""
        if turn != self._turn:
            self._turn = turn
            self.turnChanged.emit()

    @property
    def degrees(self) -> int:
        """By how much everything is turned."""
        return self._turn

    def _tell_who_is_on_stage(self) -> None:
        for place, slide in enumerate(self._slides):
            if slide:
                slide.set_on_stage(place == self._front)

    canvas = Property(Canvas, lambda s: s._canvas, constant=True)
    slideA = Property(SlideViewModel, lambda s: s._slides[0], notify=slidesChanged)
    slideB = Property(SlideViewModel, lambda s: s._slides[1], notify=slidesChanged)
    front = Property(int, lambda s: s._front, notify=slidesChanged)
    frontSlide = Property(SlideViewModel, lambda s: s._slides[s._front], notify=slidesChanged)
    hasFallback = Property(bool, lambda s: s._has_fallback, notify=fallbackChanged)
    opening = Property(str, lambda s: s._opening, notify=fallbackChanged)
    turn = Property(int, lambda s: s._turn, notify=turnChanged)
    isOnItsSide = Property(bool, lambda s: s._turn % 180 != 0, notify=turnChanged)

    # -- what QML says ------------------------------------------------------------------------------------------------

    @Slot()
    def advance(self) -> None:
        self.asked.emit(on.Advance())

    @Slot()
    def goBack(self) -> None:
        self.asked.emit(on.GoBack())

    @Slot(int)
    def peek(self, direction: int) -> None:
        self.asked.emit(on.Peek(direction))

    @Slot(int)
    def slideDrawn(self, serial: int) -> None:
        self.drawn.emit(serial)

    @Slot(int)
    def slideFailed(self, serial: int) -> None:
        self.undrawable.emit(serial)

    @Slot(float, float)
    def pointTo(self, x: float, y: float) -> None:
        self.pointed.emit(x, y)

    @Slot()
    def feelFinger(self) -> None:
        self.fingered.emit()

    @Slot()
    def slideIsBlank(self) -> None:
        self.blank.emit()

    @Slot(int)
    def moveEnded(self, serial: int) -> None:
        self.moved.emit(serial)
