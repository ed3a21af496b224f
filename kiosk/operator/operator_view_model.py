"""The operator's side of the screen: the way in, the panel's language, and its pages, each with a view model of its own."""

from __future__ import annotations

import math

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.journal.health import Health
from kiosk.operator.access import Access, Place
from kiosk.operator.clock.clock_view_model import ClockViewModel
from kiosk.operator.ending.ending_view_model import EndingViewModel
from kiosk.operator.health.health_view_model import HealthViewModel
from kiosk.operator.looks.looks_view_model import LooksViewModel
from kiosk.operator.message.message_view_model import MessageViewModel
from kiosk.operator.now.now_view_model import NowViewModel
from kiosk.operator.pad.pad_view_model import PadViewModel
from kiosk.operator.show.show_view_model import ShowViewModel
from kiosk.operator.sound.sound_view_model import SoundViewModel
from kiosk.operator.today.today_view_model import TodayViewModel
from kiosk.poster.canvas import Canvas
from kiosk.show import events as on
from kiosk.show.clock import Clock
from kiosk.show.state import State
from kiosk.words.catalogue import language_for, languages, section

QML_IMPORT_NAME = "kiosk.operator"
QML_IMPORT_MAJOR_VERSION = 1
LOOKS_MS = 200
"""How often it is looked at whether somebody is still there, and how long the pad still waits."""
WARNS = 20
"""Seconds before the panel closes by itself in which they are counted on it."""
LARGE_KEY = 9.0
"""The side of a key on a large screen, in hundredths of its shorter side."""
CORNER = 1.3
"""The side of the corner that is held, as a part of a target of 20 mm."""
PAGES = {
    "now": "Now",
    "message": "Message",
    "show": "Show",
    "sound": "Sound",
    "looks": "Screen",
    "health": "Health",
    "today": "Today",
    "clock": "Clock",
    "ending": "End",
}
"""Each page, in the order of its key, and what the catalogues call it: ``<name>/<Name>Page.qml``."""
FIRST_PAGE = "now"


@QmlElement
@QmlUncreatable("made by the application")
class OperatorViewModel(QObject):  # type: ignore[operator]
    """Passes the show's state to each page, and the pages' requests to the application.

    Signals:
        asked(event): a request to the show.
        knocked: somebody held the corner, or pressed the keys for it; ``open`` answers.
        pinTyped(pin), pinChosen(pin): a PIN to look at, or to keep; ``answer`` answers.
        ended(how): the show is to end, see ``EndingViewModel``.
        opened(is_open): somebody came in at the pad, or all of it is closed again.
    """

    asked = Signal(object)
    knocked = Signal()
    pinTyped = Signal(str)
    pinChosen = Signal(str)
    ended = Signal(str)
    opened = Signal(bool)
    placeChanged = Signal()
    cornerChanged = Signal()
    pageChanged = Signal()
    wordsChanged = Signal()
    byKeysChanged = Signal()
    closesInChanged = Signal()

    def __init__(self, clock: Clock, canvas: Canvas, language: str, parent: QObject | None = None) -> None:
        """``language`` is that of the operator, until they choose another."""
        super().__init__(parent)
        self._clock, self._canvas = clock, canvas
        self._access, self._page = Access(), FIRST_PAGE
        self._place = Place.OUTSIDE
        self._is_by_keys = False
        self._closes_in = 0
        self._language = language_for(language)
        self._words = dict(section("operator", self._language))
        self._pad, self._now, self._sound = PadViewModel(self), NowViewModel(self), SoundViewModel(self)
        self._looks, self._health, self._ending = (
            LooksViewModel(clock, self),
            HealthViewModel(self),
            EndingViewModel(self),
        )
        self._clock_page, self._today = ClockViewModel(self), TodayViewModel(self)
        self._message, self._show_page = MessageViewModel(clock, self), ShowViewModel(self)
        for page in (self._now, self._message, self._show_page, self._sound, self._looks):
            page.asked.connect(self.asked)
        self._ending.ended.connect(self.ended)
        self._looks.left.connect(self.close)
        self._pad.digitTouched.connect(self._digit)
        self._pad.erased.connect(self._erase)
        self._pad.entered.connect(self._enter)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_MS)
        self._timer.timeout.connect(self._tick)
        self._tell_language()
        canvas.sizeChanged.connect(self.cornerChanged)

    # -- set by the application ---------------------------------------------------------------------------------------

    def set_state(self, state: State) -> None:
        """The show is like this now."""
        self._now.set_state(state)
        self._message.set_state(state)
        self._show_page.set_state(state)
        self._sound.set_settings(state.settings)
        self._looks.set_state(state)
        self._health.set_playlist(state.playlist)

    def set_health(self, health: Health) -> None:
        """This is what is wrong now."""
        self._health.set_health(health)

    def open(self, *, is_set: bool, wait: float) -> None:
        """Somebody knocked: ``is_set`` says whether there is a PIN, ``wait`` in how many seconds one may be tried."""
        self._access.knock(self._clock.now(), is_set=is_set, wait=wait)
        self._show()

    def answer(self, *, is_right: bool, wait: float = 0.0) -> None:
        """The PIN was the right one, or was kept; or not, and in ``wait`` seconds another one may be tried."""
        self._access.answer(self._clock.now(), is_right=is_right, wait=wait)
        self._show()

    @property
    def pad_panel(self) -> PadViewModel:
        return self._pad

    @property
    def message_panel(self) -> MessageViewModel:
        return self._message

    @property
    def looks_panel(self) -> LooksViewModel:
        return self._looks

    @property
    def show_panel(self) -> ShowViewModel:
        return self._show_page

    @property
    def speaks(self) -> str:
        """The operator's language."""
        return self._language

    @property
    def health_panel(self) -> HealthViewModel:
        return self._health

    @property
    def ending_panel(self) -> EndingViewModel:
        return self._ending

    @property
    def today_panel(self) -> TodayViewModel:
        return self._today

    @property
    def clock_panel(self) -> ClockViewModel:
        return self._clock_page

    # -- what QML reads and asks --------------------------------------------------------------------------------------

    canvas = Property(Canvas, lambda s: s._canvas, constant=True)
    pad = Property(PadViewModel, lambda s: s._pad, constant=True)
    now = Property(NowViewModel, lambda s: s._now, constant=True)
    message = Property(MessageViewModel, lambda s: s._message, constant=True)
    show = Property(ShowViewModel, lambda s: s._show_page, constant=True)
    sound = Property(SoundViewModel, lambda s: s._sound, constant=True)
    looks = Property(LooksViewModel, lambda s: s._looks, constant=True)
    health = Property(HealthViewModel, lambda s: s._health, constant=True)
    today = Property(TodayViewModel, lambda s: s._today, constant=True)
    clock = Property(ClockViewModel, lambda s: s._clock_page, constant=True)
    ending = Property(EndingViewModel, lambda s: s._ending, constant=True)

    def _key(self) -> float:
        """The side of a key, in pixels: a target of 20 mm, larger where the screen has the room."""
        return max(float(self._canvas.property("target")), float(self._canvas.property("u")) * LARGE_KEY)

    key = Property(float, _key, notify=cornerChanged)
    corner = Property(float, lambda s: s._canvas.property("target") * CORNER, notify=cornerChanged)
    asksPin = Property(bool, lambda s: s._access.place.is_pad, notify=placeChanged)
    isInside = Property(bool, lambda s: s._access.place is Place.INSIDE, notify=placeChanged)
    closesIn = Property(int, lambda s: s._closes_in, notify=closesInChanged)
    isByKeys = Property(bool, lambda s: s._is_by_keys, notify=byKeysChanged)
    page = Property(str, lambda s: s._page, notify=pageChanged)
    pages = Property("QStringList", lambda s: list(PAGES), constant=True)  # type: ignore[arg-type]
    titles = Property("QVariantMap", lambda s: PAGES, constant=True)  # type: ignore[arg-type]
    language = Property(str, lambda s: s._language, notify=wordsChanged)
    languages = Property("QStringList", lambda s: list(languages()), constant=True)  # type: ignore[arg-type]
    words = Property("QVariantMap", lambda s: s._words, notify=wordsChanged)  # type: ignore[arg-type]

    @Slot()
    def knock(self) -> None:
        """The corner was held."""
        if self._access.place is Place.OUTSIDE:
            self.knocked.emit()

    @Slot()
    def passBy(self) -> None:
        """The corner was touched like any other place."""
        self.asked.emit(on.Touch())

    @Slot()
    def touch(self) -> None:
        """Somebody is there, with a finger."""
        self._be_there(by_keys=False)

    @Slot()
    def strike(self) -> None:
        """Somebody is there, with a keyboard or a switch, and has to see where the focus is."""
        self._be_there(by_keys=True)

    def _be_there(self, *, by_keys: bool) -> None:
        self._access.touch(self._clock.now())
        if by_keys != self._is_by_keys:
            self._is_by_keys = by_keys
            self.byKeysChanged.emit()

    @Slot()
    def close(self) -> None:
        self._access.close()
        self._show()

    @Slot(str)
    def openPage(self, page: str) -> None:
        if page in PAGES and page != self._page:
            self._page = page
            self._ending.cancel()
            self.pageChanged.emit()

    @Slot(str)
    def speak(self, language: str) -> None:
        if language in languages() and language != self._language:
            self._language = language
            self._words = dict(section("operator", language))
            self._tell_language()
            self.wordsChanged.emit()
            self._show()

    # -- the pad ------------------------------------------------------------------------------------------------------

    @Slot(str)
    def _digit(self, digit: str) -> None:
        self._access.digit(digit, self._clock.now())
        self._show()

    @Slot()
    def _erase(self) -> None:
        self._access.erase(self._clock.now())
        self._show()

    @Slot()
    def _enter(self) -> None:
        is_new = self._access.place is Place.AGAIN
        if pin := self._access.enter(self._clock.now()):
            (self.pinChosen if is_new else self.pinTyped).emit(pin)
        self._show()

    @Slot()
    def _tick(self) -> None:
        now = self._clock.now()
        self._access.tick(now)
        self._show()
        closes_at = self._access.closes_at if self._access.place is Place.INSIDE else None
        rest = math.ceil(closes_at - now) if closes_at is not None else 0
        closes_in = rest if rest <= WARNS else 0
        if closes_in != self._closes_in:
            self._closes_in = closes_in
            self.closesInChanged.emit()

    def _show(self) -> None:
        """Let the screen follow where somebody is."""
        access, now = self._access, self._clock.now()
        said = str(self._words[access.hint.value])
        self._pad.set_typed(len(access.typed), said, access.wait(now) if access.place is Place.PIN else 0.0)
        if access.place is self._place:
            return
        before, self._place = self._place, access.place
        was_out, is_out = before is Place.OUTSIDE, access.place is Place.OUTSIDE
        if is_out:
            self._timer.stop()
            self._ending.cancel()
            self._message.leave()
            self._page = FIRST_PAGE
            self.pageChanged.emit()
        elif was_out:
            self._timer.start()
        if was_out or is_out:
            self.opened.emit(not is_out)
        self.placeChanged.emit()

    def _tell_language(self) -> None:
        self._health.set_language(self._language)
        self._now.set_language(self._language)
        self._message.set_language(self._language)
        self._show_page.set_language(self._language)
        self._clock_page.set_language(self._language)
        self._today.set_language(self._language)
