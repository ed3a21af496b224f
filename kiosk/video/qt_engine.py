"""Engine ``qt``: films played by Qt Multimedia (FFmpeg inside the wheel), where libVLC is missing or not wanted."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtMultimedia import (
    QAudioDevice,
    QAudioOutput,
    QMediaDevices,
    QMediaMetaData,
    QMediaPlayer,
    QVideoFrame,
    QVideoSink,
)

from kiosk.playlist.model import Fit
from kiosk.video.fader import FADE_STEP, Fader
from kiosk.video.film import Film
from kiosk.video.film_file import film_file_problem
from kiosk.video.loudspeaker import SoundDevice, pick, unknown
from kiosk.video.picture import Size
from kiosk.video.qt_pictures import FrameKinds, FrameMaker
from kiosk.video.vlc_engine import SLOT_BYTES

log = logging.getLogger("kiosk.video")

SOUND_STALL = 1.0
"""Seconds without a picture after which the loudspeaker is to blame: Qt's player waits for one that is gone."""


class QtFilm(Film):
    """One ``QMediaPlayer``, paused on its first picture until ``play``."""

    def __init__(
        self,
        path: Path,
        *,
        box: Size,
        fit: Fit,
        as_images: bool,
        device: Callable[[], QAudioDevice],
        forget: Callable[[QtFilm], None],
    ) -> None:
        super().__init__(path)
        self._kinds = FrameKinds()
        self._maker = FrameMaker(box, fit, limit_bytes=SLOT_BYTES) if as_images else None
        self._forget = forget
        self._target: Any = None
        self._frame: QVideoFrame | None = None
        self._moving = False
        self._seen_ms = 0
        problem = film_file_problem(path)
        if problem:
            QTimer.singleShot(0, lambda: self._fail(problem))
            return
        self._device = device
        self._fader = Fader()
        self._stall = QTimer(self)
        self._stall.setSingleShot(True)
        self._stall.setInterval(int(SOUND_STALL * 1000))
        self._stall.timeout.connect(self._go_on_without_sound)
        self._fade = QTimer(self)
        self._fade.setInterval(int(FADE_STEP * 1000))
        self._fade.timeout.connect(self._fade_step)
        self._player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self._audio = self._silent_output()
        self._sink.videoFrameChanged.connect(self._take_frame)
        self._player.mediaStatusChanged.connect(self._status_changed)
        self._player.errorOccurred.connect(self._error_occurred)
        self._player.positionChanged.connect(self._position_changed)
        self._player.setSource(QUrl.fromLocalFile(str(path)))
        self._player.pause()

    def play(self, *, sound: bool, volume: int = 100, again: bool = False) -> None:
        if not hasattr(self, "_player"):
            return
        super().play(sound=sound, volume=volume, again=again)
        self._seen_ms = 0
        self.set_sound(sound=sound, volume=volume)
        if again and self._moving:
            self._player.setPosition(0)
        self._moving = True
        self._player.play()

    def pause(self) -> None:
        if self.is_playing and not self.is_paused:
            super().pause()
            self._stall.stop()
            self._player.pause()

    def resume(self) -> None:
        if self.is_playing and self.is_paused:
            super().resume()
            self._player.play()

    def seek(self, seconds: float) -> None:
        if self.is_playing:
            super().seek(seconds)
            self._seen_ms = 0
            self._player.setPosition(round(seconds * 1000))

    def look_at(self, part: float) -> None:
        super().look_at(part)
        wanted = round(part * self._player.duration())
        self._time_is(wanted, self._player.duration())
        self._player.setPosition(wanted)

    def set_sound(self, *, sound: bool, volume: int = 100) -> None:
        if not hasattr(self, "_player"):
            return
        self._fader.go_to(volume if sound else 0, time.monotonic())
        self._fade.start()

    def _silent_output(self) -> QAudioOutput | None:
        """The loudspeaker, at no volume yet, or none: then the film keeps time by the clock.

        Before the source is set: an output that comes later makes Qt's player jump to the end of what it has read.
        """
        device = self._device()
        if device.isNull():
            return None
        audio = QAudioOutput(device, self)
        audio.setVolume(0)
        audio.setMuted(True)
        self._player.setAudioOutput(audio)
        return audio

    def choose_device(self) -> None:
        """There is another loudspeaker: sound comes out of it from now on."""
        if hasattr(self, "_player") and self._audio:
            self._audio.setDevice(self._device())

    @Slot()
    def _fade_step(self) -> None:
        volume = self._fader.step(time.monotonic())
        if self._audio:
            self._audio.setVolume(volume / 100)
            self._audio.setMuted(volume == 0)
        if self._fader.is_there:
            self._fade.stop()

    @Slot()
    def _go_on_without_sound(self) -> None:
        """The loudspeaker was unplugged: the film goes on where it is, by the clock, and sounds again the next time."""
        if self.is_playing and self._audio:
            log.warning("the loudspeaker is gone; %s goes on without sound", self.path.name)
            self._player.setAudioOutput(None)  # type: ignore[arg-type]
            self._audio = None
            self._player.setPosition(self._seen_ms)
            self._player.play()

    def attach_sink(self, sink: Any) -> None:
        self._target = sink
        if sink is not None and self._frame is not None:
            sink.setVideoFrame(self._frame)

    def close(self) -> None:
        if self.signalsBlocked():
            return
        super().close()
        self._target = self._frame = self.frame = None
        if hasattr(self, "_player"):
            self._fade.stop()
            self._stall.stop()
            self._player.stop()
            self._player.setVideoSink(None)  # type: ignore[arg-type]
            self._player.deleteLater()
        self._forget(self)

    @Slot(QVideoFrame)
    def _take_frame(self, frame: QVideoFrame) -> None:
        if not frame.isValid() or (self.pictures and not self._moving and not self._looking):
            return
        self._frame = frame
        kind = self._kinds.of(frame)
        self.aspect = kind.seen.width / max(1, kind.seen.height)
        # The player's own position jumps to the length when a cut film runs out; a picture's time does not lie.
        self._seen_ms = max(self._seen_ms, frame.startTime() // 1000)
        if self._target is not None:
            self._target.setVideoFrame(frame)
        elif self._maker:
            self.frame = self._maker.make(frame, kind)
        if self.is_playing and self._audio:
            self._stall.start()
        self._picture_shown()

    @Slot("qlonglong")
    def _position_changed(self, position: int) -> None:
        if self._moving and self.is_playing:
            self._time_is(position, self._player.duration())

    def _pictures_last(self) -> int:
        """How long (ms) there are pictures; 0 where the file does not tell. Its sound may go on."""
        tracks, active = self._player.videoTracks(), self._player.activeVideoTrack()
        if not 0 <= active < len(tracks):
            return 0
        told = tracks[active].value(QMediaMetaData.Key.Duration)
        return int(told) if isinstance(told, int | float) else 0

    @Slot(QMediaPlayer.Error, str)
    def _error_occurred(self, error: QMediaPlayer.Error, text: str) -> None:
        self._fail("unreadable")

    @Slot(QMediaPlayer.MediaStatus)
    def _status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            self._stall.stop()
            length = self._pictures_last() or self._player.duration()
            self._has_ended(self.pictures, self._seen_ms or self._player.position() or length, length)
        elif status == QMediaPlayer.MediaStatus.LoadedMedia and not self._player.hasVideo():
            self._fail("no-picture")
        elif status == QMediaPlayer.MediaStatus.InvalidMedia:
            self._fail("unreadable")


def _id(device: QAudioDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


class QtEngine(QObject):
    """Opens films in this process.

    Signals:
        soundDevicesChanged: ``sound_devices`` may have another answer: one was unplugged or plugged in.
    """

    name = "qt"
    soundDevicesChanged = Signal()

    def __init__(self, *, as_images: bool) -> None:
        super().__init__()
        self._as_images = as_images
        self._films: list[QtFilm] = []
        self._device = ""
        self._devices: QMediaDevices | None = None

    def warm_up(self) -> None:
        """Nothing to prepare."""

    def open(self, path: Path, *, box: Size, fit: Fit) -> Film:
        film = QtFilm(
            path, box=box, fit=fit, as_images=self._as_images, device=self._audio_device, forget=self._forget
        )
        self._films.append(film)
        return film

    def _forget(self, film: QtFilm) -> None:
        """``film`` was closed; whoever opened it may have it deleted now."""
        if film in self._films:
            self._films.remove(film)

    @property
    def sound_devices(self) -> tuple[SoundDevice, ...]:
        return tuple(
            SoundDevice(_id(device), device.description()) for device in QMediaDevices.audioOutputs()
        )

    def ask_sound_devices(self) -> None:
        self.soundDevicesChanged.emit()

    def choose_sound_device(self, device: str) -> None:
        self._device = device
        if self._devices is not None:
            self._outputs_changed()

    def _audio_device(self) -> QAudioDevice:
        """The loudspeaker to use; asked for the first time when a film is to be heard."""
        if self._devices is None:
            self._devices = QMediaDevices(self)
            self._devices.audioOutputsChanged.connect(self._outputs_changed)
        meant = pick(self.sound_devices, self._device)
        if self._device and not meant:
            log.warning(unknown(self.sound_devices, self._device))
        for device in QMediaDevices.audioOutputs():
            if meant and _id(device) == meant.id:
                return device
        return QMediaDevices.defaultAudioOutput()

    @Slot()
    def _outputs_changed(self) -> None:
        """A loudspeaker came or went: films go on, with sound where there is one."""
        for film in self._films:
            film.choose_device()
        self.soundDevicesChanged.emit()

    def close(self) -> None:
        for film in list(self._films):
            film.close()
