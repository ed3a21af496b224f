"""The player's side of a film in a decoder process."""

from __future__ import annotations

import threading
import time
from collections import deque
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer, Signal, Slot

from kiosk.playlist.model import Fit
from kiosk.video.decoder_process import START_PATIENCE, DecoderProcess
from kiosk.video.film import DECODER_DIED, Film
from kiosk.video.picture import Size
from kiosk.video.playback_check import START_LIMIT
from kiosk.video.segment import FREE, MOST_WAITING
from kiosk.video.slots import SlotFrames, video_frame
from kiosk.video.wire import Message

APART = 0.011
"""Seconds for which a frame is shown at least. Two that arrive together after a delay are shown one after the other, or the
first would never be seen. Less than the frame interval at 60 a second, so that none waits long."""


class FilmOwner(Protocol):
    """The engine that opened the film and finds a decoder for it."""

    pixels: str
    """Pixel format of the frames: ``i420`` for the graphics card; ``rgb32``, or ``planes`` at the size on screen."""

    def update_watchdog(self) -> None:
        """A film has started or ended: decide again which decoders to ping."""

    def open_anew(self, film: VlcFilm) -> None:
        """Reopen the film at its present position, for another size."""

    def forget(self, film: VlcFilm) -> None:
        """The film was closed."""


class VlcFilm(Film):
    """In software rendering ``frame`` is in the memory shared with the decoder; the graphics card gets copies."""

    _arrived = Signal()

    def __init__(self, engine: FilmOwner, number: int, path: Path, box: Size, fit: Fit) -> None:
        super().__init__(path)
        self.number, self.region = number, 0
        self.decoder: DecoderProcess | None = None
        self._engine, self._box, self._fit = engine, box, fit
        self._lock = threading.Lock()
        self._format: Message = {}
        self._frames: SlotFrames | None = None
        self._memory: DecoderProcess | None = None
        self._shown = -1
        self._waiting: deque[int] = deque()
        """Slots with frames that have arrived and have not been shown yet."""
        self._shown_at = 0.0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setTimerType(Qt.TimerType.PreciseTimer)
        self._later.timeout.connect(self._take_arrived)
        self._opened_again = self._is_refitting = False
        self._begins: int | None = None
        """The film's first timestamp (ms), once a decoder has reported it."""
        self._sound, self._volume = False, 100
        self._sink: Any = None
        self._card_frame: Any = None
        self._arrived.connect(self._take_arrived, Qt.ConnectionType.QueuedConnection)

    def open_in(self, decoder: DecoderProcess, region: int) -> None:
        """Have ``decoder`` open this film, at the position where its last decoder died."""
        self.decoder, self.region, self._holds_back = decoder, region, False
        decoder.films += 1
        decoder.tell(
            do="open",
            film=self.number,
            region=region,
            path=str(self.path),
            box=[self._box.width, self._box.height],
            fit=self._fit,
            pixels=self._engine.pixels,
            at=round(self.time() * 1000) if self.is_playing else 0,
            begins=self._begins,
        )
        if self.is_playing:
            self._tell_play(again=False)
        if self.is_paused:
            self._tell("pause")
        if self.needs_answer and not decoder.is_ready:
            self._watch.start(int((START_PATIENCE + START_LIMIT) * 1000))

    def decoder_is_ready(self) -> None:
        """Start the time limit for the first frame only now: the decoder's start is not the film's fault."""
        if self.needs_answer:
            self._wait_for_picture()

    def _tell(self, do: str, **message: object) -> None:
        if self.decoder:
            self.decoder.tell(do=do, film=self.number, **message)
            self._engine.update_watchdog()

    def _tell_play(self, *, again: bool) -> None:
        self._tell("play", sound=self._sound, volume=self._volume, again=again)

    def play(self, *, sound: bool, volume: int = 100, again: bool = False) -> None:
        super().play(sound=sound, volume=volume, again=again)
        self._sound, self._volume = sound, volume
        self._tell_play(again=again)

    def pause(self) -> None:
        super().pause()
        self._tell("pause")

    def resume(self) -> None:
        super().resume()
        self._tell("resume")
        self._take_arrived()

    def seek(self, seconds: float) -> None:
        super().seek(seconds)
        self._tell("seek", ms=round(seconds * 1000))

    def find_pace(self) -> None:
        """After suspension: continue from the position before it, not from where the clock has run to."""
        if self.is_playing and not self.is_paused:
            self.seek(self._time)

    def look_at(self, part: float) -> None:
        super().look_at(part)
        self._tell("look", part=part)

    def set_sound(self, *, sound: bool, volume: int = 100) -> None:
        self._sound, self._volume = sound, volume
        self._tell("sound", sound=sound, volume=volume)

    def fit_to(self, box: Size) -> None:
        """Reopen the film, as libVLC asks for the frame size only once. The last frame stays until the next one comes."""
        before, self._box = self._box, box
        if box == before or self.decoder is None or self.has_failed or self.is_over:
            return
        with self._lock:
            self._waiting.clear()
            self._format, self._shown = {}, -1
        if self.needs_answer:
            self._wait_for_picture()
        self._is_refitting = True
        self._engine.open_anew(self)

    def attach_sink(self, sink: Any) -> None:
        self._sink = sink
        if sink is not None and self._card_frame is not None:
            sink.setVideoFrame(self._card_frame)

    def close(self) -> None:
        super().close()
        self._later.stop()
        with self._lock:
            self._format = {}
            self._frames = self.frame = self._card_frame = self._sink = None
            self._shown = -1
            self._waiting.clear()
            self._memory = None
        self._engine.forget(self)
        self.decoder = None

    # -- the listener's thread ----------------------------------------------------------------------------------------

    def take_picture(self, decoder: DecoderProcess, message: Message) -> None:
        """Take a format, which may change during a film, or a frame in one of the slots."""
        with self._lock:
            if decoder is not self.decoder:
                return
            if message["say"] == "format":
                self._take_format(decoder, message)
                return
            slot: int = message["slot"]
            if not self._format:
                decoder.segment.set_state(self.region, slot, FREE)
            elif self._format["pixels"] == "i420":
                self._card_frame = video_frame(self._format, decoder.segment.address(self.region, slot))
                decoder.segment.set_state(self.region, slot, FREE)
                self._arrived.emit()
            else:
                self._waiting.append(slot)
                while len(self._waiting) > MOST_WAITING:
                    decoder.segment.set_state(self.region, self._waiting.popleft(), FREE)
                self._arrived.emit()

    def _take_format(self, decoder: DecoderProcess, message: Message) -> None:
        if message == self._format and decoder is self._memory:
            return
        for slot in (self._shown, *self._waiting):
            if slot >= 0 and decoder is self._memory:
                decoder.segment.set_state(self.region, slot, FREE)
        self._format, self._memory = message, decoder
        self.aspect = float(message["aspect"]) or self.aspect
        self._shown = -1
        self._waiting.clear()
        if message["pixels"] != "i420":
            self._frames = SlotFrames(decoder, self.region, message)

    # -- the GUI thread -----------------------------------------------------------------------------------------------

    @Slot()
    def _take_arrived(self) -> None:
        if self._holds_back:
            return
        with self._lock:
            if self._waiting and self._memory and self._frames:
                now = time.monotonic()
                if now < self._shown_at + APART and len(self._waiting) < MOST_WAITING:
                    self._later.start(1 + int((self._shown_at + APART - now) * 1000))
                    return
                if self._shown >= 0:
                    self._memory.segment.set_state(self.region, self._shown, FREE)
                self._shown, self._shown_at = self._waiting.popleft(), now
                self.frame = self._frames.frame(self._shown)
                if self._waiting:
                    self._later.start(1 + int(APART * 1000))
            elif self._card_frame is None:
                return
        if self._sink is not None and self._card_frame is not None:
            self._sink.setVideoFrame(self._card_frame)
        self._is_refitting = False
        self._picture_shown()

    def hear(self, message: Message) -> None:
        """Handle a message of the decoder about this film."""
        match message["say"]:
            case "time":
                self._begins = message["begins"]
                self._time_is(message["ms"], message["length"])
            case "ended":
                self._has_ended(
                    message["pictures"], message["ms"], message["length"], is_whole=message["whole"]
                )
            case "failed":
                self._fail(message["reason"])

    def lost(self) -> bool:
        """The decoder died. Returns whether the film may be opened in another one; if not, it has failed.

        Only once, or a film that crashes libVLC would kill one decoder after another. A film that was already playing
        continues for a visitor who watches it, or if it was being reopened for another size; in the loop it is better to move
        on to the next cue.
        """
        self.decoder = None
        may_go_on = not self.has_failed and not self._opened_again
        if may_go_on and (not self.has_started or self.is_watched or self._is_refitting):
            self._opened_again = True
            if self.is_playing:
                self._wait_for_picture()
            return True
        self._fail(DECODER_DIED)
        return False
