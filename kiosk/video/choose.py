"""Chooses the engine that plays films on this machine."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.playlist.model import Fit
from kiosk.video import swscale
from kiosk.video.film import Film, VideoEngine
from kiosk.video.loudspeaker import SoundDevice
from kiosk.video.picture import Size

if TYPE_CHECKING:
    from kiosk.video.vlc_engine import VlcEngine

log = logging.getLogger("kiosk.video")

EngineName = Literal["auto", "vlc", "qt"]
ENGINE_CHANGED = "engine-changed"
"""Not a failure of the film: opened again, it is played by the other engine."""


def make_engine(name: EngineName, *, software: bool) -> VideoEngine:
    """An engine for the scene graph in use; ``auto`` is libVLC, and Qt Multimedia where libVLC is missing."""
    if name == "qt":
        return _qt(software)
    from kiosk.video.vlc_engine import VlcEngine

    pixels = "i420" if not software else "planes" if swscale.library() else "rgb32"
    if name == "vlc":
        return VlcEngine(pixels=pixels)
    return FallbackEngine(VlcEngine(pixels=pixels, missing_reason=ENGINE_CHANGED), software=software)


def _qt(software: bool) -> VideoEngine:
    from kiosk.video.qt_engine import QtEngine

    return QtEngine(as_images=software)


class FallbackEngine(QObject):
    """libVLC until it says it is missing; from then on Qt Multimedia.

    Signals:
        soundDevicesChanged: ``sound_devices`` may have changed.
        troubled(code, fields): libVLC cannot be used, or no engine can; a code of the catalogues' ``machine``.
        replaced: see ``VlcEngine``.
    """

    soundDevicesChanged = Signal()
    troubled = Signal(str, object)
    replaced = Signal()

    def __init__(self, first: VlcEngine, *, software: bool) -> None:
        super().__init__()
        self._engine: VideoEngine = first
        self._first = first
        self._software = software
        self._device = ""
        first.unavailable.connect(self._change)
        first.replaced.connect(self.replaced)
        first.soundDevicesChanged.connect(self.soundDevicesChanged.emit)

    @property
    def name(self) -> str:
        return self._engine.name

    @property
    def decoder_pid(self) -> int | None:
        return getattr(self._engine, "decoder_pid", None)

    def warm_up(self) -> None:
        self._engine.warm_up()

    def open(self, path: Path, *, box: Size, fit: Fit) -> Film:
        return self._engine.open(path, box=box, fit=fit)

    @property
    def sound_devices(self) -> tuple[SoundDevice, ...]:
        return self._engine.sound_devices

    def ask_sound_devices(self) -> None:
        self._engine.ask_sound_devices()

    def choose_sound_device(self, device: str) -> None:
        self._device = device
        self._engine.choose_sound_device(device)

    def close(self) -> None:
        self._engine.close()

    @Slot(str)
    def _change(self, reason: str) -> None:
        try:
            other = _qt(self._software)
        except (ImportError, OSError, RuntimeError):
            # A library of the sound system or of FFmpeg is missing.
            log.warning("Qt Multimedia does not load either", exc_info=True)
            self._first.stays()
            self.troubled.emit("films-not", {})
            return
        log.info("films are played by Qt Multimedia from here on")
        old, self._engine = self._engine, other
        self.troubled.emit(*self._first.trouble)
        self._engine.soundDevicesChanged.connect(self.soundDevicesChanged.emit)
        self._engine.choose_sound_device(self._device)
        # Closed only after its films have reported why they fail.
        QTimer.singleShot(0, old.close)
