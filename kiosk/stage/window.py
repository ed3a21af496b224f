"""The kiosk's window, which is not shown before its first slide is ready."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QResizeEvent
from PySide6.QtQuick import QQuickView

from kiosk.poster.composition import Composition
from kiosk.poster.look import Look
from kiosk.show import events as on
from kiosk.show.state import Phase
from kiosk.stage.keys import Lead, Meaning, is_switch, lead_of, meaning_of
from kiosk.stage.staying import Staying
from kiosk.stage.strikes import Strikes, TouchStrikes

LEAST = 10
"""Pixels; no window is smaller."""
SAYS_AGAIN_S = 3600.0
"""Somebody who tries to close a stand does so more than once."""
SCANS_AFTER_MS = 2_000
"""For how long a switch is held down to begin scanning: nobody holds a key so long to press it."""
LEAST_PAUSE_S = 0.5
"""While one switch is enough: a second strike would do whatever is framed next (EN 301 549, 5.8)."""
_MOVES = {Meaning.NEXT: 1, Meaning.PREVIOUS: -1}
_LEVELS = {
    Meaning.LOUDER: on.ChangeLoudness(1),
    Meaning.SOFTER: on.ChangeLoudness(-1),
    Meaning.SOUND: on.SwitchSound(),
}
log = logging.getLogger("kiosk.stage")


class KioskWindow(QQuickView):
    """The window of the show, in which everything looks like ``look``.

    Signals:
        resized: the window has a new size.
        asked(event): a request from the keyboard, as an event of the show. A key that is held down counts once.
        panelWanted: the operator's keys were pressed.
        led(lead): a key, while the whole screen is one control.
        keyed: any key that means something was pressed.
    """

    resized = Signal()
    asked = Signal(object)
    panelWanted = Signal()
    led = Signal(object)
    keyed = Signal()

    def __init__(self, look: Look, now: Callable[[], float] = time.monotonic) -> None:
        """``now`` is a clock (s)."""
        super().__init__()
        look.give_to(self.engine())
        self.setTitle("FOS Kiosk")
        self.take_colors(look)
        self.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self._phase: Phase | None = None
        self._is_locked = self._operator_is_here = False
        self._said_at: float | None = None
        self._is_by_ear = self._scans = self._is_invited = self._can_invite = False
        self._has_shortcuts = True
        self._pause = 0.0
        self._key_strikes, self._touched = Strikes(now), Strikes(now)
        self._touch_strikes = TouchStrikes(self, self._touched)
        self._switch_held = QTimer(self)
        self._switch_held.setSingleShot(True)
        self._switch_held.setInterval(SCANS_AFTER_MS)
        self._switch_held.timeout.connect(self._begin_scanning)

    @property
    def is_locked(self) -> bool:
        """Whether it is the full screen of a stand: no key closes it, and neither does the desktop."""
        return self._is_locked

    def lock(self) -> None:
        """From now on nobody leaves it with a keyboard or a mouse."""
        self._is_locked = True
        Staying(self).begin()

    def take_colors(self, look: Look) -> None:
        """Use the theme's colour for the background, which is seen before anything is drawn."""
        self.setColor(QColor(look.theme.theme.color("red")))

    def load(self, scene: Path, properties: dict[str, object]) -> list[str]:
        """Load a scene with its properties; returns its errors, as sentences for the log."""
        self.setInitialProperties(properties)
        self.setSource(QUrl.fromLocalFile(str(scene)))
        return [error.toString() for error in self.errors()]

    def set_phase(self, phase: Phase) -> None:
        """Set the show's phase, on which the meaning of keys depends."""
        self._phase = phase

    def set_one_control(self, *, is_by_ear: bool, scans: bool) -> None:
        """Set whether the whole screen is one control: then keys lead through what is on it."""
        self._is_by_ear, self._scans = is_by_ear, scans
        self._fit_strikes()

    def set_invitation(self, *, can_invite: bool, is_invited: bool) -> None:
        """Set whether somebody can be invited by voice, and whether that has just been done."""
        self._can_invite, self._is_invited = can_invite, is_invited
        self._fit_strikes()

    def set_shortcuts(self, has_shortcuts: bool) -> None:
        """Set whether letters, digits and signs mean anything to the show."""
        self._has_shortcuts = has_shortcuts

    def set_pause(self, seconds: float, near: float) -> None:
        """Set for how long the same key, or a touch within ``near`` pixels of the last, does not count again."""
        if (seconds, near) != (self._pause, self._touched.near):
            self._pause, self._touched.near = seconds, near
            self._fit_strikes()

    def _fit_strikes(self) -> None:
        pause = max(self._pause, LEAST_PAUSE_S) if self._scans else self._pause
        # Two quick taps are a gesture of who does not see the screen.
        takes_two_taps = not self._scans and (self._is_by_ear or self._is_invited)
        self._key_strikes.pause = pause
        self._touched.pause = 0.0 if takes_two_taps else pause
        self._touch_strikes.set_on(self._touched.pause > 0)

    def set_operator_here(self, is_here: bool) -> None:
        """Set whether the operator's panel lies over the show: then keys are its own."""
        self._operator_is_here = is_here

    @property
    def has_room(self) -> bool:
        """Whether the window has a size to draw in; without any output Wayland reports 0 x 0."""
        return min(self.width(), self.height()) >= LEAST

    def composition(self) -> Composition:
        return Composition(max(LEAST, self.width()), max(LEAST, self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # While one switch is enough, whatever it sends is that switch.
        shortcuts = self._has_shortcuts or self._scans
        meaning = meaning_of(event.key(), event.modifiers(), shortcuts=shortcuts)
        if self._operator_is_here and meaning in _LEVELS:
            # Whoever runs the stand means the computer's own.
            meaning = Meaning.SYSTEM
        # What is not accepted goes to the system: Windows would open a menu at some keys, but must hear of power keys.
        event.setAccepted(meaning is not Meaning.SYSTEM)
        if event.isAutoRepeat() and meaning not in (Meaning.LOUDER, Meaning.SOFTER):
            return
        if (
            meaning is not Meaning.SYSTEM
            and not event.isAutoRepeat()
            and not self._key_strikes.counts(event.key())
        ):
            return
        if self._operator_is_here and meaning not in (Meaning.LEAVE, Meaning.PANEL, Meaning.SYSTEM):
            super().keyPressEvent(event)
            event.accept()
            return
        if is_switch(event.key()) and not self._scans:
            self._switch_held.start()
        match meaning:
            case Meaning.LEAVE:
                self._leave_if_allowed()
            case Meaning.PANEL:
                self.panelWanted.emit()
            case Meaning.NOTHING | Meaning.SYSTEM:
                pass
            case _:
                self.keyed.emit()
                self._tell(meaning, event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._key_strikes.ended()
            if is_switch(event.key()):
                self._switch_held.stop()
        super().keyReleaseEvent(event)

    @Slot()
    def _begin_scanning(self) -> None:
        if not self._operator_is_here and self._phase in (Phase.ATTRACT, Phase.EXPLORE):
            self.asked.emit(on.BeginScanning())

    def _tell(self, meaning: Meaning, event: QKeyEvent) -> None:
        """The show hears of a key that means something to it."""
        # A key press that answers the question or wakes a dark screen must not also activate what then appears.
        if self._phase in (Phase.STILL_THERE, Phase.DARK):
            self.asked.emit(on.Touch())
        elif meaning in _LEVELS:
            self.asked.emit(_LEVELS[meaning])
        elif self._is_led(event):
            self.led.emit(Lead.DO if self._scans else lead_of(event.key()))
        elif self._takes_invitation(event):
            self.asked.emit(on.BeginByEar())
        elif meaning is Meaning.HOLD:
            self.asked.emit(on.Hold())
        elif self._phase is Phase.EXPLORE and meaning is not Meaning.ANSWER:
            self._tell_visit(meaning, event)
        elif meaning in _MOVES:
            self.asked.emit(on.Flip(_MOVES[meaning]))
        elif meaning is Meaning.VISIT:
            self.asked.emit(on.Touch())
            self._invite()
        elif self._phase is Phase.ATTRACT:
            self._invite()

    def _is_led(self, event: QKeyEvent) -> bool:
        if self._phase is not Phase.EXPLORE:
            return False
        return self._scans or (self._is_by_ear and lead_of(event.key()) is not Lead.NOTHING)

    def _invite(self) -> None:
        """Whoever uses a keyboard may not see the screen. A clicker has none of these keys."""
        if self._can_invite and not self._is_invited:
            self.asked.emit(on.Invite())

    def _takes_invitation(self, event: QKeyEvent) -> bool:
        focused = self.activeFocusItem()
        has_focus = focused is not None and focused.activeFocusOnTab()
        return self._is_invited and is_switch(event.key()) and not has_focus

    def _tell_visit(self, meaning: Meaning, event: QKeyEvent) -> None:
        """A visitor is here: what has the focus comes first."""
        if meaning is not Meaning.CLOSE:
            self.asked.emit(on.Touch())
        event.ignore()
        super().keyPressEvent(event)
        if not event.isAccepted() and meaning in _MOVES:
            self.asked.emit(on.Flip(_MOVES[meaning]))
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever closes it, the show ends in order; or not at all where the window is locked."""
        event.ignore()
        self._leave_if_allowed()

    def _leave_if_allowed(self) -> None:
        if not self._is_locked:
            self.asked.emit(on.Stop())
            return
        now = time.monotonic()
        if self._said_at is None or now - self._said_at >= SAYS_AGAIN_S:
            self._said_at = now
            log.info("somebody tried to close the window; the kiosk stays (lock)")
