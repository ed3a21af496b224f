"""How the show looks on this screen: how bright and how lively it is, and how low its keys are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.machine.settings.machine_settings import LEAST_BRIGHTNESS
from kiosk.show import events as on
from kiosk.show.settings import Settings
from kiosk.show.state import State
from kiosk.visitor.panel import Panel

QML_IMPORT_NAME = "kiosk.operator"
QML_IMPORT_MAJOR_VERSION = 1
STEP = 10
"""Percent at each touch."""


@QmlElement
@QmlUncreatable("made by the application")
class LooksViewModel(Panel):  # type: ignore[operator]
    """The settings that change how the show looks, one key each."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
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

    brightness = Property(int, lambda s: s._settings.brightness, notify=changed)
    rotation = Property(int, lambda s: s._settings.rotation, notify=changed)
    isReduced = Property(bool, lambda s: s._is_reduced, notify=changed)
    isLow = Property(bool, lambda s: s._is_low, notify=changed)
    hasCaptions = Property(bool, lambda s: s._settings.captions, notify=changed)

    @Slot(int)
    def brighter(self, direction: int) -> None:
        brightness = self._settings.brightness + (STEP if direction > 0 else -STEP)
        self._change(brightness=min(max(brightness, LEAST_BRIGHTNESS), 100))

    @Slot()
    def turn(self) -> None:
        """A quarter clockwise."""
        self._change(rotation=(self._settings.rotation + 90) % 360)

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
