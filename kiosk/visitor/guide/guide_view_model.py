"""A visit by ear and scanning, as QML and the keyboard drive them: what is pointed at, and what is wanted of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QRectF, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.show import events as on
from kiosk.show.page import Page
from kiosk.show.state import Phase, State
from kiosk.stage.keys import Lead
from kiosk.visitor.guide.cursor import Cursor
from kiosk.visitor.panel import Panel
from kiosk.visitor.reading.told import Told, focus, press

QML_IMPORT_NAME = "kiosk.visitor"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the application")
class GuideViewModel(Panel):  # type: ignore[operator]
    """Points at one thing of the reading after the other.

    Signals:
        pointed(told): it points at this now, by somebody's move.
        ended(is_last): there is nothing further that way.
        hushed: silence is wanted, or the same once more.
    """

    changed = Signal()
    boxChanged = Signal()
    pointed = Signal(object)
    ended = Signal(bool)
    hushed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cursor = Cursor()
        self._is_by_ear = self._scans = self._asks = self._is_invited = self._has_voice = False
        self._page = Page.NONE
        self._ended = 0
        """The direction in which the end was met just now."""
        self._box = QRectF()
        self._scanning = QTimer(self)
        self._scanning.timeout.connect(self._scan)

    def set_state(self, state: State) -> None:
        is_here = state.phase in (Phase.EXPLORE, Phase.STILL_THERE)
        asks = state.phase is Phase.STILL_THERE
        if asks != self._asks:
            # Of what was there nothing can be reached any more; what is there now is read in a moment.
            self._cursor.follow(())
            self._tell_box()
        self._page, self._asks = state.page, asks
        self._scanning.setInterval(round(state.settings.scan * 1000))
        shown = (
            is_here and state.accessibility.by_ear,
            is_here and state.accessibility.scans,
            state.invited_until is not None,
        )
        if shown == (self._is_by_ear, self._scans, self._is_invited):
            return
        if shown[:2] != (self._is_by_ear, self._scans):
            self.leave()
        self._is_by_ear, self._scans, self._is_invited = shown
        if self._scans:
            self._scanning.start()
        else:
            self._scanning.stop()
        self.changed.emit()

    def set_has_voice(self, has_voice: bool) -> None:
        """Set whether the present language can be spoken: nobody is led by a voice that is not there."""
        if has_voice != self._has_voice:
            self._has_voice = has_voice
            self.changed.emit()

    @property
    def is_on(self) -> bool:
        """Whether the whole screen is one control."""
        return self._is_by_ear or self._scans

    @property
    def is_by_ear(self) -> bool:
        """Whether somebody moves through the screen by ear."""
        return self._is_by_ear

    @property
    def scans_now(self) -> bool:
        """Whether one switch is enough."""
        return self._scans

    @property
    def is_invited(self) -> bool:
        """Whether a visit by ear was offered just now."""
        return self._is_invited

    @property
    def can_speak(self) -> bool:
        """Whether the present language has a voice."""
        return self._has_voice

    @property
    def at(self) -> Told | None:
        """What it points at."""
        return self._cursor.at

    def follow(self, things: Sequence[Told]) -> None:
        """Find the place again in a newer reading of what can be reached. Scanning passes over what cannot be done."""
        if self._scans:
            things = [told for told in things if told.is_control and told.is_able]
        self._cursor.follow(things)
        if self._scans and self._cursor.at is None:
            self._cursor.move(1)
        self._tell_box()

    def leave(self) -> None:
        """Point at nothing: another slide, or another page, is read from its beginning."""
        self._cursor.leave()
        self._tell_box()

    @Slot(str)
    def move(self, name: str) -> None:
        """Do what a gesture asks for, by its name."""
        self.take(Lead(name))

    def take(self, lead: Lead) -> None:
        """Do what a gesture or a key asks for."""
        if lead not in (Lead.FORWARD, Lead.BACK):
            self._ended = 0
        if self._scans:
            # One switch: whatever is touched or pressed means the same.
            self._do()
            return
        match lead:
            case Lead.FORWARD | Lead.BACK:
                self._go(1 if lead is Lead.FORWARD else -1)
            case Lead.FIRST:
                self._cursor.to_first()
                self._point()
            case Lead.LAST:
                self._cursor.to_last()
                self._point()
            case Lead.DO:
                self._do()
            case Lead.NEXT_SLIDE:
                self.asked.emit(on.Advance())
            case Lead.PREVIOUS_SLIDE:
                self.asked.emit(on.GoBack())
            case Lead.HUSH:
                self.hushed.emit()
            case Lead.CLOSE:
                self.asked.emit(on.GoOn() if self._page is Page.NONE else on.ClosePage())

    @Slot()
    def accept(self) -> None:
        """Somebody takes the invitation."""
        self.asked.emit(on.BeginByEar())

    def _go(self, steps: int) -> None:
        """On or back. At an end that is said, and who goes on all the same comes to the other one."""
        if self._cursor.is_empty:
            return
        if self._cursor.move(steps, goes_round=self._ended == steps):
            self._ended = 0
            self._point()
        else:
            self._ended = steps
            self.ended.emit(steps > 0)

    def _do(self) -> None:
        if self._asks:
            self.asked.emit(on.Touch())
        elif (at := self._cursor.at) and at.is_control and at.is_able:
            self.asked.emit(on.Touch())
            press(at.number)
        else:
            self.hushed.emit()
        if self._scans:
            # The next round begins in front, after a whole pause.
            self._cursor.leave()
            self._scanning.start()

    def _point(self) -> None:
        at = self._cursor.at
        self.asked.emit(on.Touch())
        if at is None:
            return
        if at.is_control:
            # It scrolls into view, and Enter means it.
            focus(at.number)
        self._tell_box()
        self.pointed.emit(at)

    @Slot()
    def _scan(self) -> None:
        self._cursor.move(1, goes_round=True)
        at = self._cursor.at
        if at is not None:
            focus(at.number)
            self._tell_box()
            self.pointed.emit(at)

    def _tell_box(self) -> None:
        at = self._cursor.at if self.is_on else None
        box = QRectF(*at.box) if at else QRectF()
        if box != self._box:
            self._box = box
            self.boxChanged.emit()

    isByEar = Property(bool, lambda s: s._is_by_ear, notify=changed)
    scans = Property(bool, lambda s: s._scans, notify=changed)
    isInvited = Property(bool, lambda s: s._is_invited and s._has_voice, notify=changed)
    hasVoice = Property(bool, lambda s: s._has_voice, notify=changed)
    box = Property(QRectF, lambda s: s._box, notify=boxChanged)
