"""How loud films are, and how loud visitors may make them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.show import events as on
from kiosk.show.settings import Settings
from kiosk.visitor.panel import Panel

QML_IMPORT_NAME = "kiosk.operator"
QML_IMPORT_MAJOR_VERSION = 1
STEP = 10
"""Percent at each touch."""


@QmlElement
@QmlUncreatable("made by the application")
class SoundViewModel(Panel):  # type: ignore[operator]
    """Volume, cap and silence, and the steps to others."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = Settings()

    def set_settings(self, settings: Settings) -> None:
        if settings != self._settings:
            self._settings = settings
            self.changed.emit()

    volume = Property(int, lambda s: min(s._settings.volume, s._settings.volume_cap), notify=changed)
    cap = Property(int, lambda s: s._settings.volume_cap, notify=changed)
    isMuted = Property(bool, lambda s: s._settings.muted, notify=changed)

    @Slot(int)
    def louder(self, direction: int) -> None:
        """A step louder (+1) or softer (-1), within the cap."""
        settings = self._settings
        volume = min(_stepped(min(settings.volume, settings.volume_cap), direction), settings.volume_cap)
        self.asked.emit(on.ChangeSettings(replace(settings, volume=volume, muted=False)))

    @Slot(int)
    def changeCap(self, direction: int) -> None:
        cap = _stepped(self._settings.volume_cap, direction)
        self.asked.emit(on.ChangeSettings(replace(self._settings, volume_cap=cap)))

    @Slot()
    def mute(self) -> None:
        """Silence, or sound again."""
        self.asked.emit(on.ChangeSettings(replace(self._settings, muted=not self._settings.muted)))


def _stepped(percent: int, direction: int) -> int:
    """The next full step above or below ``percent``."""
    full = percent // STEP * STEP
    wanted = full + STEP if direction > 0 else full - (STEP if full == percent else 0)
    return min(max(wanted, 0), 100)
