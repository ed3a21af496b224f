"""Qt's media players, all on one thread that may stall, so that the GUI thread never waits for a sound server.

Qt Multimedia blocks whatever thread uses it while it waits for the sound server: 30 s for a PulseAudio that has stopped. The
GUI thread sends orders and receives signals; it holds no object of this thread.
"""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, QTimer, QUrl, Signal, Slot
from PySide6.QtMultimedia import (
    QAudioDevice,
    QAudioOutput,
    QMediaDevices,
    QMediaMetaData,
    QMediaPlayer,
    QVideoFrame,
    QVideoSink,
)

from kiosk.video.loudspeaker import SoundDevice, pick, unknown

log = logging.getLogger("kiosk.video")

STALL = 2.0
"""Seconds that an order may take; opening a film takes 5 to 40 ms."""
END_LIMIT_MS = 300
"""How long the program waits for the thread when it exits."""


class Player(QObject):
    """One ``QMediaPlayer`` on the players' thread, paused on its first frame until it is told to play."""

    def __init__(self, home: Players, film: int, path: str, device: QAudioDevice | None) -> None:
        super().__init__(home)
        self._home, self._film = home, film
        self._player, self._sink = QMediaPlayer(self), QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self._audio: QAudioOutput | None = None
        self._volume = 0
        if device is not None and not device.isNull():
            # Before the source is set: adding an output later makes Qt's player skip to the end of what it has read.
            self._add_output(device)
        self._sink.videoFrameChanged.connect(self._take_frame)
        self._player.mediaStatusChanged.connect(self._status_changed)
        self._player.errorOccurred.connect(self._error_occurred)
        self._player.positionChanged.connect(self._tell_place)
        self._player.durationChanged.connect(self._tell_place)
        self._player.setSource(QUrl.fromLocalFile(path))
        self._player.pause()

    def take(self, do: str, value: Any) -> None:
        """Carry out one order."""
        match do:
            case "play":
                if value is not None:
                    self._player.setPosition(value)
                self._player.play()
            case "pause":
                self._player.pause()
            case "seek":
                self._player.setPosition(value)
            case "volume":
                self._volume = value
                self._apply_volume()
            case "silence" if self._audio:
                self._player.setAudioOutput(None)  # type: ignore[arg-type]
                self._audio.deleteLater()
                self._audio = None
                self._player.setPosition(value)
                self._player.play()
            case "close":
                self._player.stop()
                self._player.setVideoSink(None)  # type: ignore[arg-type]
                self.deleteLater()

    def take_device(self, device: QAudioDevice) -> None:
        """Play sound on ``device`` from now on, also where there was none."""
        if device.isNull():
            return
        if self._audio:
            self._audio.setDevice(device)
            return
        at, plays = self._player.position(), self._player.isPlaying()
        self._add_output(device)
        # Back from where it skipped to.
        self._player.setPosition(at)
        if plays:
            self._player.play()
            self._home.sounds.emit(self._film)

    def _add_output(self, device: QAudioDevice) -> None:
        self._audio = QAudioOutput(device, self)
        self._apply_volume()
        self._player.setAudioOutput(self._audio)

    def _apply_volume(self) -> None:
        if self._audio:
            self._audio.setVolume(self._volume / 100)
            self._audio.setMuted(self._volume == 0)

    @Slot(QVideoFrame)
    def _take_frame(self, frame: QVideoFrame) -> None:
        self._home.framed.emit(self._film, frame)

    @Slot()
    def _tell_place(self) -> None:
        self._home.placed.emit(self._film, self._player.position(), self._player.duration())

    def _pictures_last(self) -> int:
        """Length of the video track (ms), 0 where the file does not state it; the sound may be longer."""
        tracks, active = self._player.videoTracks(), self._player.activeVideoTrack()
        if not 0 <= active < len(tracks):
            return 0
        told = tracks[active].value(QMediaMetaData.Key.Duration)
        return int(told) if isinstance(told, int | float) else 0

    @Slot(QMediaPlayer.Error, str)
    def _error_occurred(self, error: QMediaPlayer.Error, text: str) -> None:
        self._home.failed.emit(self._film, "unreadable")

    @Slot(QMediaPlayer.MediaStatus)
    def _status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            self._tell_place()
            self._home.ended.emit(self._film, self._pictures_last())
        elif status == QMediaPlayer.MediaStatus.LoadedMedia and not self._player.hasVideo():
            self._home.failed.emit(self._film, "no-picture")
        elif status == QMediaPlayer.MediaStatus.InvalidMedia:
            self._home.failed.emit(self._film, "unreadable")


class Players(QObject):
    """All players by film number. Lives on the players' thread; created and called through :class:`PlayersThread`."""

    framed = Signal(int, QVideoFrame)
    placed = Signal(int, object, object)
    ended = Signal(int, int)
    failed = Signal(int, str)
    sounds = Signal(int)
    devices = Signal(object)
    done = Signal()

    def __init__(self, *, has_sound: bool) -> None:
        super().__init__()
        self._has_sound = has_sound
        self._players: dict[int, Player] = {}
        self._wanted = ""
        self._known: tuple[SoundDevice, ...] | None = None
        """The loudspeakers that were told of last."""
        self._media_devices: QMediaDevices | None = None

    @Slot(int, str, object)
    def carry_out(self, film: int, do: str, value: Any) -> None:
        """Carry out one order; ``done`` follows even if it fails."""
        try:
            self._carry_out(film, do, value)
        except Exception:  # this film is lost, the others continue
            log.exception("%s of film %d", do, film)
            self.failed.emit(film, "unreadable")
        self.done.emit()

    def _carry_out(self, film: int, do: str, value: Any) -> None:
        if do == "open":
            self._players[film] = Player(self, film, value, self._device())
        elif do == "device":
            self._wanted = value
            if self._media_devices is not None:
                self._outputs_changed()
        elif do == "devices":
            self.devices.emit(outputs() if self._has_sound else ())
        elif do == "end":
            for number in list(self._players):
                self._carry_out(number, "close", None)
            QThread.currentThread().quit()
        elif player := self._players.get(film):
            player.take(do, value)
            if do == "close":
                del self._players[film]

    def _device(self) -> QAudioDevice | None:
        """The sound device to use; looked up only when a film is to be heard."""
        if not self._has_sound:
            return None
        if self._media_devices is None:
            self._media_devices = QMediaDevices(self)
            self._media_devices.audioOutputsChanged.connect(self._outputs_changed)
        known = outputs()
        if known != self._known:
            self._known = known
            self.devices.emit(known)
        meant = pick(known, self._wanted)
        if self._wanted and not meant:
            log.warning(unknown(known, self._wanted))
        for device in QMediaDevices.audioOutputs():
            if meant and _id(device) == meant.id:
                return device
        return QMediaDevices.defaultAudioOutput()

    @Slot()
    def _outputs_changed(self) -> None:
        """A sound device was added or removed: films continue, with sound if there is a device."""
        device = self._device()
        for player in self._players.values():
            if device is not None:
                player.take_device(device)


def outputs() -> tuple[SoundDevice, ...]:
    """The loudspeakers of this machine; waits for its sound server."""
    return tuple(SoundDevice(_id(device), device.description()) for device in QMediaDevices.audioOutputs())


def _id(device: QAudioDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


class PlayersThread(QObject):
    """The GUI thread's side of the players' thread. It never waits, except when the program exits.

    Signals:
        stalled: an order was not carried out for ``STALL`` seconds.
        answered: the thread continues after that.
        left(thread): the thread has ended, after ``end``.
    """

    stalled = Signal()
    answered = Signal()
    left = Signal(object)
    _ordered = Signal(int, str, object)

    def __init__(self, *, has_sound: bool, stall: float = STALL) -> None:
        super().__init__()
        self.is_stalled = False
        self._open_orders = 0
        self._thread = QThread()
        self.players = Players(has_sound=has_sound)
        self.players.moveToThread(self._thread)
        self._ordered.connect(self.players.carry_out, Qt.ConnectionType.QueuedConnection)
        self.players.done.connect(self._is_done, Qt.ConnectionType.QueuedConnection)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(int(stall * 1000))
        self._limit.timeout.connect(self._takes_too_long)
        self._thread.finished.connect(self._has_left)
        self._thread.start()

    def order(self, film: int, do: str, value: object = None) -> None:
        """Have the thread do something for ``film`` (0: for all)."""
        self._open_orders += 1
        if not self._limit.isActive() and not self.is_stalled:
            self._limit.start()
        self._ordered.emit(film, do, value)

    @Slot()
    def _is_done(self) -> None:
        self._open_orders -= 1
        if self.is_stalled:
            self.is_stalled = False
            self.answered.emit()
        if self._open_orders:
            self._limit.start()
        else:
            self._limit.stop()

    @Slot()
    def _takes_too_long(self) -> None:
        self.is_stalled = True
        self.stalled.emit()

    def end(self) -> None:
        """End the thread once its orders are carried out; ``left`` follows."""
        self._limit.stop()
        self._ordered.emit(0, "end", None)

    def end_and_wait(self) -> None:
        """The same when the program exits; does not wait for a stalled thread."""
        self.end()
        if not self._thread.wait(END_LIMIT_MS):
            self._thread.terminate()
            self._thread.wait(END_LIMIT_MS)
            _lost.append(self)

    @Slot()
    def _has_left(self) -> None:
        self.left.emit(self)


_lost: list[PlayersThread] = []
"""Threads that were terminated: their locks stay taken, so none of their objects may be deleted."""
