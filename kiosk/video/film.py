"""The interface of a film and of an engine that plays films, whichever engine it is."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot
from PySide6.QtGui import QImage

from kiosk.playlist.model import Fit
from kiosk.video.frame import Frame
from kiosk.video.loudspeaker import SoundDevice
from kiosk.video.picture import Size
from kiosk.video.playback_check import END_GRACE, MOVES_BY, SILENCE_LIMIT, START_LIMIT, verdict
from kiosk.video.watchdog import Watchdog

DECODER_DIED = "decoder-died"
"""A reason for failing that may not be the film's fault."""


class Film(QObject):
    """A film that opens at once, is held on its first frame and plays when asked; its last frame stays.

    Signals:
        ready: the first frame is there (once).
        started: the second frame was shown after ``play``, or the film's time advances while its frame stays the same.
        ended: played to its real end.
        failed(reason): it cannot be shown or broke; a stable code such as ``no-picture``. Only ``close`` may follow.
        pictureArrived: there is a new ``frame``, or the sink has one.
        looked: the frame that ``look_at`` asked for is there.
    """

    ready = Signal()
    started = Signal()
    ended = Signal()
    failed = Signal(str)
    pictureArrived = Signal()
    looked = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.frame: Frame | None = None
        """The frame on show, in software rendering."""
        self.aspect = 16 / 9
        """Display aspect ratio, width over height; known when the film is ready."""
        self.pictures = 0
        self.is_ready = self.is_over = self.has_failed = False
        self.is_watched = False
        """Whether a visitor watches it: if its decoder dies, it then continues where it was."""
        self._playing = self._started = self._looking = self._paused = False
        self._holds_back = False
        """Frames are not shown: the film is paused, and was neither moved nor resumed since."""
        self._time, self._time_at, self._length = 0.0, 0.0, 0.0
        self._watch = Watchdog(self)
        # Bound methods, not lambdas: a lambda would hold the film, and the connection would keep it alive for ever.
        self._watch.timeout.connect(self._nothing_came)
        self._watch.start(int(START_LIMIT * 1000))
        self._end_watch = Watchdog(self)
        self._end_watch.timeout.connect(self._no_end_came)

    # -- what the stage asks ----------------------------------------------------------------------------------------

    def play(self, *, sound: bool, volume: int = 100, again: bool = False) -> None:
        """Play from the held frame, or from the start when ``again``."""
        self._playing, self._started, self.is_over, self._paused = True, False, False, False
        self._holds_back = False
        self._time, self._time_at = 0.0, time.monotonic()
        self._watch.start(int(SILENCE_LIMIT * 1000))
        self._end_watch.stop()

    def pause(self) -> None:
        """Pause at once; frames already on their way wait for ``resume``. No effect if it does not play."""
        if self._playing and not self._paused:
            self._time, self._paused, self._holds_back = self.time(), True, True
            self._watch.stop()
            self._end_watch.stop()

    def resume(self) -> None:
        """Continue after ``pause``."""
        if self._playing and self._paused:
            self._paused, self._holds_back, self._time_at = False, False, time.monotonic()
            self._watch.start(int(SILENCE_LIMIT * 1000))
            self._watch_end()

    def seek(self, seconds: float) -> None:
        """Go to the moment ``seconds`` from the start, as near as the film's key frames allow. Only while it plays."""
        if self._playing:
            self._holds_back = False
            self._time, self._time_at = max(0.0, seconds), time.monotonic()
            self._watch.start(int(SILENCE_LIMIT * 1000))
            self._watch_end()

    def look_at(self, part: float) -> None:
        """Hold the frame at ``part`` (0 to 1) of the length, for stills; only of a film that is ready and not playing."""
        self._looking = True
        self._watch.start(int(START_LIMIT * 1000))

    def set_sound(self, *, sound: bool, volume: int = 100) -> None:
        """Sound on or off, ``volume`` in percent."""

    def fit_to(self, box: Size) -> None:
        """The screen has a new size: deliver frames for ``box`` from now on, without interrupting the film."""

    def attach_sink(self, sink: Any) -> None:
        """Send frames to this ``QVideoSink`` (drawn by the graphics card) instead of ``frame``."""

    def close(self) -> None:
        """Release everything; no signal follows."""
        self._watch.stop()
        self._end_watch.stop()
        self.blockSignals(True)

    @property
    def image(self) -> QImage | None:
        """The frame on show as an image, in software rendering."""
        return self.frame.image() if self.frame else None

    @property
    def length(self) -> float:
        """Seconds; 0 while unknown."""
        return self._length

    @property
    def is_playing(self) -> bool:
        """Between ``play`` and the end, paused or not."""
        return self._playing

    @property
    def is_paused(self) -> bool:
        return self._paused

    @property
    def has_started(self) -> bool:
        """Whether a new frame came since ``play``, or at least the film's time advances."""
        return self._started

    @property
    def needs_answer(self) -> bool:
        """Whether the engine owes a message: the film opens, seeks a still or plays. Held, paused or ended it owes none."""
        rests = self.has_failed or self.is_over or self._paused
        return not rests and (self._playing or self._looking or not self.is_ready)

    def time(self) -> float:
        """The position in seconds, interpolated between two messages of the engine."""
        if not self._playing or self._paused or not self._started:
            return self._time
        return self._time + time.monotonic() - self._time_at

    # -- what the engine reports (GUI thread) -------------------------------------------------------------------------

    def _picture_shown(self) -> None:
        if self.has_failed:
            return
        self.pictures += 1
        if self._playing and not self._paused:
            self._watch.start(int(SILENCE_LIMIT * 1000))
            self._moves()
        else:
            self._watch.stop()
        self.pictureArrived.emit()
        if not self.is_ready:
            self.is_ready = True
            self.ready.emit()
        elif self._looking:
            self._looking = False
            self.looked.emit()

    def _moves(self) -> None:
        if not self._started:
            self._started = True
            self._time_at = time.monotonic()
            self.started.emit()

    def _time_is(self, ms: int, length_ms: int) -> None:
        self._length = max(0.0, length_ms / 1000)
        if self._paused:
            return
        if self._playing and ms / 1000 > self._time:
            # A film may start with a frame that stays for long, or have one later on.
            self._watch.start(int(SILENCE_LIMIT * 1000))
            if ms / 1000 > MOVES_BY:
                self._moves()
        self._time, self._time_at = ms / 1000, time.monotonic()
        if self._playing and not self._end_watch.isActive():
            self._watch_end()

    def _watch_end(self) -> None:
        if self._length > 0:
            self._end_watch.start(int((max(0.0, self._length - self._time) + END_GRACE) * 1000))

    def _wait_for_picture(self) -> None:
        """The film was reopened elsewhere: its first frame has the same time limit as after opening."""
        self._watch.start(int(START_LIMIT * 1000))

    def _has_ended(self, pictures: int, ms: int, length_ms: int, *, is_whole: bool = False) -> None:
        reason = verdict(pictures=pictures, played_ms=ms, length_ms=length_ms, is_whole=is_whole)
        if reason or not self._playing:
            self._fail(reason or "cut-short")
            return
        self._playing, self._paused, self.is_over = False, False, True
        self._watch.stop()
        self._end_watch.stop()
        self.ended.emit()

    def _may_be_silent(self) -> bool:
        """Whether to wait once more for an engine that reports nothing about a playing film."""
        return False

    @Slot()
    def _nothing_came(self) -> None:
        if self._playing and self._may_be_silent():
            self._watch.start(int(SILENCE_LIMIT * 1000))
            return
        self._fail("too-slow" if self.pictures == 0 else "stuck")

    @Slot()
    def _no_end_came(self) -> None:
        self._fail("no-end")

    def _fail(self, reason: str) -> None:
        if self.has_failed:
            return
        self.has_failed, self._playing, self._paused = True, False, False
        self._watch.stop()
        self._end_watch.stop()
        self.failed.emit(reason)


class VideoEngine(Protocol):
    """What plays films. ``name`` is ``vlc`` or ``qt``.

    Signals:
        soundDevicesChanged: ``sound_devices`` may have changed.
    """

    soundDevicesChanged: SignalInstance

    @property
    def name(self) -> str: ...

    def warm_up(self) -> None:
        """Get ready for the first film, so that it opens quickly."""

    def open(self, path: Path, *, box: Size, fit: Fit) -> Film:
        """Start opening a film; whatever is wrong with it is reported by ``failed``."""

    @property
    def sound_devices(self) -> tuple[SoundDevice, ...]:
        """The loudspeakers known by now; ``ask_sound_devices`` asks again."""

    def ask_sound_devices(self) -> None:
        """Find the loudspeakers."""

    def choose_sound_device(self, device: str) -> None:
        """Play on the loudspeaker with this id or name from now on; empty means the system's default."""

    def close(self) -> None:
        """Stop everything and leave nothing behind."""
