"""How the show looks on this screen: how bright and how lively it is, and how low its keys are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.machine.screens import ScreenName, index_of
from kiosk.machine.settings.machine_settings import LEAST_BRIGHTNESS
from kiosk.show import events as on
from kiosk.show.clock import Clock, Timer
from kiosk.show.settings import LONGEST_AGAIN, LONGEST_SCAN, SHORTEST_SCAN, Settings
from kiosk.show.state import State
from kiosk.visitor.panel import Panel

QML_IMPORT_NAME = "kiosk.operator"
QML_IMPORT_MAJOR_VERSION = 1
STEP = 10
"""Percent at each touch."""
SCAN_STEP = 1
"""Seconds at each touch."""
AGAIN_STEP = 0.5
"""Seconds at each touch."""
TRIAL = 15.0
"""Seconds after which the show comes back from a screen on which nobody said that it is right."""


@QmlElement
@QmlUncreatable("made by the application")
class LooksViewModel(Panel):  # type: ignore[operator]
    """The settings that change how the show looks, one key each.

    Signals:
        left: the panel is to close, as the screen is to be dark.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._screens: Sequence[ScreenName] = ()
        self._before: int | str | None = None
        """The screen to go back to unless somebody says that the new one is right."""
        self._goes_back: Timer | None = None
        self._settings = Settings()
        self._shown: tuple[object, ...] = ()
        self._is_reduced = self._is_low = False

    def set_state(self, state: State) -> None:
        shown = (state.settings, state.is_reduced, state.reach)
        if shown == self._shown:
            return
        self._shown, self._settings = shown, state.settings
        self._is_reduced, self._is_low = state.is_reduced, state.reach == "low"
        self.changed.emit()

    def set_screens(self, screens: Sequence[ScreenName]) -> None:
        """These screens are there."""
        self._screens = screens
        self.changed.emit()

    def _get_screens(self) -> list[dict[str, Any]]:
        present = index_of(self._settings.screen, self._screens)
        return [
            {"socket": name.socket, "title": str(name), "isPresent": number == (present or 0)}
            for number, name in enumerate(self._screens)
        ]

    screens = Property("QVariantList", _get_screens, notify=changed)  # type: ignore[arg-type]
    isOnTrial = Property(bool, lambda s: s._before is not None, notify=changed)
    hasLargeKeys = Property(bool, lambda s: s._settings.keys == "large", notify=changed)
    brightness = Property(int, lambda s: s._settings.brightness, notify=changed)
    scan = Property(float, lambda s: s._settings.scan, notify=changed)
    again = Property(float, lambda s: s._settings.again, notify=changed)
    hasShortcuts = Property(bool, lambda s: s._settings.shortcuts, notify=changed)
    rotation = Property(int, lambda s: s._settings.rotation, notify=changed)
    isReduced = Property(bool, lambda s: s._is_reduced, notify=changed)
    isLow = Property(bool, lambda s: s._is_low, notify=changed)
    hasCaptions = Property(bool, lambda s: s._settings.captions, notify=changed)

    @Slot(int)
    def brighter(self, direction: int) -> None:
        brightness = self._settings.brightness + (STEP if direction > 0 else -STEP)
        self._change(brightness=min(max(brightness, LEAST_BRIGHTNESS), 100))

    @Slot(int)
    def scanSlower(self, direction: int) -> None:
        """A second more or less at each thing, for who has one switch."""
        scan = self._settings.scan + math.copysign(SCAN_STEP, direction)
        self._change(scan=min(max(scan, SHORTEST_SCAN), LONGEST_SCAN))

    @Slot(int)
    def againLater(self, direction: int) -> None:
        """Half a second more or less before the same counts again."""
        again = self._settings.again + math.copysign(AGAIN_STEP, direction)
        self._change(again=min(max(again, 0.0), LONGEST_AGAIN))

    @Slot()
    def shortcutsOrNot(self) -> None:
        self._change(shortcuts=not self._settings.shortcuts)

    @Slot()
    def turn(self) -> None:
        """A quarter clockwise."""
        self._change(rotation=(self._settings.rotation + 90) % 360)

    @Slot(str)
    def moveTo(self, socket: str) -> None:
        """Show it on another screen, and come back where nobody there says that this is right: perhaps nobody can touch it."""
        if self._before is None:
            self._before = self._settings.screen
            self._goes_back = self._clock.call_later(TRIAL, self.goBack)
        self._change(screen=socket)

    @Slot()
    def stay(self) -> None:
        """The new screen is right."""
        if self._goes_back:
            self._goes_back.cancel()
        self._before, self._goes_back = None, None
        self.changed.emit()

    @Slot()
    def goBack(self) -> None:
        before = self._before
        self.stay()
        if before is not None:
            self._change(screen=before)

    @Slot()
    def largeOrNormal(self) -> None:
        self._change(keys="normal" if self._settings.keys == "large" else "large")

    @Slot()
    def sleep(self) -> None:
        """Dark until somebody touches it."""
        self.left.emit()
        self.asked.emit(on.Sleep())

    @Slot()
    def calmOrLively(self) -> None:
        self._change(motion="full" if self._is_reduced else "reduced")

    @Slot()
    def lowOrNormal(self) -> None:
        self._change(reach="normal" if self._is_low else "low")

    @Slot()
    def captionsOrNot(self) -> None:
        self._change(captions=not self._settings.captions)

    def _change(self, **wanted: Any) -> None:
        self.asked.emit(on.ChangeSettings(replace(self._settings, **wanted)))
