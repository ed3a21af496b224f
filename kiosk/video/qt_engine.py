"""Engine ``qt``: films played by Qt Multimedia (FFmpeg inside the wheel), where libVLC is missing or not wanted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink

from kiosk.playlist.model import Fit
from kiosk.video.film import Film
from kiosk.video.film_file import film_file_problem
from kiosk.video.picture import Size, scaled
from kiosk.video.vlc_engine import SLOT_BYTES


class QtFilm(Film):
    """One ``QMediaPlayer``, paused on its first picture until ``play``."""

    def __init__(self, path: Path, *, box: Size, fit: Fit, as_images: bool) -> None:
        super().__init__(path)
        self._box, self._fit, self._as_images = box, fit, as_images
        self._target: Any = None
        self._frame: QVideoFrame | None = None
        self._moving = False
        self._seen_ms = 0
        problem = film_file_problem(path)
        if problem:
            QTimer.singleShot(0, lambda: self._fail(problem))
            return
        self._player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self._audio: QAudioOutput | None = None
        self._sink.videoFrameChanged.connect(self._take_frame)
        self._player.mediaStatusChanged.connect(self._status_changed)
        self._player.errorOccurred.connect(lambda error, text: self._fail("unreadable"))
        self._player.positionChanged.connect(self._position_changed)
        self._player.setSource(QUrl.fromLocalFile(str(path)))
        self._player.pause()

    def play(self, *, sound: bool, volume: int = 100, again: bool = False) -> None:
        super().play(sound=sound, volume=volume, again=again)
        self._seen_ms = 0
        self.set_sound(sound=sound, volume=volume)
        if again and self._moving:
            self._player.setPosition(0)
        self._moving = True
        self._player.play()

    def look_at(self, part: float) -> None:
        super().look_at(part)
        wanted = round(part * self._player.duration())
        self._time_is(wanted, self._player.duration())
        self._player.setPosition(wanted)

    def set_sound(self, *, sound: bool, volume: int = 100) -> None:
        if sound and self._audio is None:
            self._audio = QAudioOutput(self)
            self._player.setAudioOutput(self._audio)
        if self._audio:
            self._audio.setMuted(not sound)
            self._audio.setVolume(volume / 100)

    def attach_sink(self, sink: Any) -> None:
        self._target = sink
        if sink is not None and self._frame is not None:
            sink.setVideoFrame(self._frame)

    def close(self) -> None:
        if self.signalsBlocked():
            return
        super().close()
        if hasattr(self, "_player"):
            self._player.stop()
            self._player.setVideoSink(None)  # type: ignore[arg-type]
            self._player.deleteLater()

    def _take_frame(self, frame: QVideoFrame) -> None:
        if not frame.isValid() or (self.pictures and not self._moving and not self._looking):
            return
        self._frame = frame
        if frame.height() > 0:
            self.aspect = frame.width() / frame.height()
        # The player's own position jumps to the length when a cut film runs out; a picture's time does not lie.
        self._seen_ms = max(self._seen_ms, frame.startTime() // 1000)
        if self._target is not None:
            self._target.setVideoFrame(frame)
        elif self._as_images:
            picture = frame.toImage()
            size = scaled(
                Size(picture.width(), picture.height()), self._box, self._fit, limit_bytes=SLOT_BYTES
            )
            self.image = picture.scaled(
                size.width, size.height, mode=Qt.TransformationMode.SmoothTransformation
            )
        self._picture_shown()

    def _position_changed(self, position: int) -> None:
        if self._moving:
            self._time_is(position, self._player.duration())

    def _status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            length = self._player.duration()
            self._has_ended(self.pictures, self._seen_ms or self._player.position() or length, length)
        elif status == QMediaPlayer.MediaStatus.InvalidMedia:
            self._fail("unreadable")


class QtEngine(QObject):
    """Opens films in this process."""

    name = "qt"

    def __init__(self, *, as_images: bool) -> None:
        super().__init__()
        self._as_images = as_images
        self._films: list[QtFilm] = []

    def warm_up(self) -> None:
        """Nothing to prepare."""

    def open(self, path: Path, *, box: Size, fit: Fit) -> Film:
        film = QtFilm(path, box=box, fit=fit, as_images=self._as_images)
        self._films = [*(f for f in self._films if not f.signalsBlocked()), film]
        return film

    def close(self) -> None:
        for film in self._films:
            film.close()
        self._films.clear()
