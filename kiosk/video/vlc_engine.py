"""Engine ``vlc``: films decoded by libVLC in a process of its own."""

from __future__ import annotations

import ctypes
import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from kiosk.content.kinds import Family, kind_of
from kiosk.playlist.model import Fit
from kiosk.video.decoder_client import DecoderProcess
from kiosk.video.decoder_film import i420_planes
from kiosk.video.film import Film
from kiosk.video.picture import Size
from kiosk.video.segment import FREE, Segment
from kiosk.video.wire import Message

log = logging.getLogger("kiosk.video")

SLOT_BYTES = 3840 * 2160 * 4 + 4096
"""Room for one 4K picture; memory that is not drawn to costs nothing."""
STARTS = 3
"""A decoder that dies so often before it is ready is not started again."""
IMAGES = 3
"""One shown, one complete, one being copied."""


def film_file_problem(path: Path) -> str:
    """Why ``path`` must not be opened as a film, as a code, or an empty text."""
    try:
        if not path.is_file():
            return "missing"
        return "" if kind_of(path).family is Family.FILM else "no-film"
    except OSError:
        return "unreadable"


class VlcFilm(Film):
    """A film in the decoder; its pictures are copied out of shared memory off the GUI thread."""

    _copied = Signal()

    def __init__(self, engine: VlcEngine, number: int, region: int, path: Path, box: Size, fit: Fit) -> None:
        super().__init__(path)
        self.number, self.region = number, region
        self._engine, self._box, self._fit = engine, box, fit
        self._lock = threading.Lock()
        self._format: Message = {}
        self._buffers: list[tuple[bytearray, QImage]] = []
        self._shown = self._complete = -1
        self.opened_again = False
        self._sink: Any = None
        self._frame: Any = None
        self._copied.connect(self._take_copied, Qt.ConnectionType.QueuedConnection)

    def request(self) -> Message:
        """What the decoder is told to open this film."""
        return {
            "do": "open",
            "film": self.number,
            "region": self.region,
            "path": str(self.path),
            "box": [self._box.width, self._box.height],
            "fit": self._fit,
            "pixels": self._engine.pixels,
        }

    def play(self, *, sound: bool, volume: int = 100, again: bool = False) -> None:
        super().play(sound=sound, volume=volume, again=again)
        self._engine.tell(do="play", film=self.number, sound=sound, volume=volume, again=again)

    def look_at(self, part: float) -> None:
        super().look_at(part)
        self._engine.tell(do="look", film=self.number, part=part)

    def set_sound(self, *, sound: bool, volume: int = 100) -> None:
        self._engine.tell(do="sound", film=self.number, sound=sound, volume=volume)

    def attach_sink(self, sink: Any) -> None:
        self._sink = sink
        if sink is not None and self._frame is not None:
            sink.setVideoFrame(self._frame)

    def close(self) -> None:
        super().close()
        with self._lock:
            self._format = {}
            self._buffers, self.image, self._frame, self._sink = [], None, None, None
            self._shown = self._complete = -1
        self._engine.forget(self)

    # -- the listener's thread ----------------------------------------------------------------------------------------

    def take_format(self, message: Message) -> None:
        """The decoder has chosen size and pixels; it may do so more than once for a film."""
        with self._lock:
            if message == self._format:
                return
            self._format = message
            self.aspect = float(message["aspect"]) or self.aspect
            self._shown = self._complete = -1
            if message["pixels"] == "rgb32":
                self._buffers = [self._new_image(message) for _ in range(IMAGES)]

    @staticmethod
    def _new_image(message: Message) -> tuple[bytearray, QImage]:
        buffer = bytearray(message["pitch"] * message["height"])
        size = (message["width"], message["height"], message["pitch"])
        return buffer, QImage(buffer, *size, QImage.Format.Format_RGB32)

    def take_slot(self, address: int) -> None:
        """Copy one picture; the newest complete one wins."""
        with self._lock:
            if not self._format:
                return
            if self._format["pixels"] == "i420":
                self._frame = _video_frame(self._format, address)
            else:
                index = next(i for i in range(IMAGES) if i not in (self._shown, self._complete))
                buffer = self._buffers[index][0]
                ctypes.memmove((ctypes.c_char * len(buffer)).from_buffer(buffer), address, len(buffer))
                self._complete = index
        self._copied.emit()

    # -- the GUI thread -----------------------------------------------------------------------------------------------

    def _take_copied(self) -> None:
        with self._lock:
            if self._complete < 0 and self._frame is None:
                return
            if self._complete >= 0:
                self._shown = self._complete
                self.image = self._buffers[self._shown][1]
        if self._sink is not None and self._frame is not None:
            self._sink.setVideoFrame(self._frame)
        self._picture_shown()

    def hear(self, message: Message) -> None:
        """A word of the decoder about this film."""
        match message["say"]:
            case "time":
                self._time_is(message["ms"], message["length"])
            case "ended":
                self._has_ended(message["pictures"], message["ms"], message["length"])
            case "failed":
                self._fail(message["reason"])

    def lost(self) -> None:
        """The decoder died."""
        self._fail("decoder-died")


def _video_frame(layout: Message, address: int) -> Any:
    """A ``QVideoFrame`` with a copy of the I420 picture at ``address``."""
    from PySide6.QtCore import QSize
    from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

    kind = QVideoFrameFormat(
        QSize(layout["width"], layout["height"]), QVideoFrameFormat.PixelFormat.Format_YUV420P
    )
    spaces = QVideoFrameFormat.ColorSpace
    kind.setColorSpace(spaces.ColorSpace_BT709 if layout["lines"] >= 720 else spaces.ColorSpace_BT601)
    kind.setColorRange(QVideoFrameFormat.ColorRange.ColorRange_Video)
    frame = QVideoFrame(kind)
    if frame.map(QVideoFrame.MapMode.WriteOnly):
        source = address
        for plane, (pitch, lines) in enumerate(i420_planes(layout["pitch"], layout["height"])):
            target, step = frame.bits(plane), frame.bytesPerLine(plane)
            into = (ctypes.c_char * len(target)).from_buffer(target)
            if step == pitch:
                ctypes.memmove(into, source, min(len(target), pitch * lines))
            else:
                for line in range(min(lines, len(target) // step)):
                    ctypes.memmove(ctypes.byref(into, line * step), source + line * pitch, min(step, pitch))
            source += pitch * lines
        frame.unmap()
    return frame


class VlcEngine(QObject):
    """Owns the decoder process and replaces it when it dies.

    Signals:
        unavailable(reason): libVLC is not to be had on this machine.
        replaced: a new decoder took the place of a dead one.
    """

    name = "vlc"
    unavailable = Signal(str)
    replaced = Signal()

    def __init__(self, *, pixels: str, slot_bytes: int = SLOT_BYTES) -> None:
        super().__init__()
        self.pixels = pixels
        self._slot_bytes = slot_bytes
        self._films: dict[int, VlcFilm] = {}
        self._last_number = 0
        self._segment: Segment | None = None
        self._decoder: DecoderProcess | None = None
        self._closed = False
        self._vain_starts = 0

    @property
    def decoder_pid(self) -> int | None:
        """The process to look at, or to kill in a test."""
        return self._decoder.pid if self._decoder else None

    def warm_up(self) -> None:
        if self._decoder is None and not self._closed:
            self._segment = Segment(self._slot_bytes)
            segment = self._segment
            self._decoder = DecoderProcess(segment, lambda message: self._on_frame(segment, message))
            self._decoder.said.connect(self._hear)
            self._decoder.died.connect(self._decoder_died)
            self._decoder.listen()

    def open(self, path: Path, *, box: Size, fit: Fit) -> Film:
        self.warm_up()
        self._last_number += 1
        film = VlcFilm(self, self._last_number, self._free_region(), path, box, fit)
        problem = film_file_problem(path)
        if problem:
            _soon(lambda: film._fail(problem))
            return film
        if self._closed:
            _soon(lambda: film._fail("no-engine"))
            return film
        self._films[film.number] = film
        self.tell(**film.request())
        return film

    def tell(self, **message: Any) -> None:
        if self._decoder:
            self._decoder.tell(**message)

    def forget(self, film: VlcFilm) -> None:
        if self._films.pop(film.number, None):
            self.tell(do="close", film=film.number)

    def close(self) -> None:
        self._closed = True
        for film in list(self._films.values()):
            film.close()
        self._let_go()

    def _let_go(self) -> None:
        decoder, self._decoder = self._decoder, None
        if decoder:
            decoder.close()
        if self._segment:
            self._segment.close()
            self._segment = None

    def _free_region(self) -> int:
        taken = {film.region for film in self._films.values()}
        return next((region for region in range(2) if region not in taken), self._last_number % 2)

    def _on_frame(self, segment: Segment, message: Message) -> None:
        """On the listener's thread: copy first, then the slot is free again."""
        film = self._films.get(message["film"])
        if message["say"] == "format":
            if film:
                film.take_format(message)
            return
        region = film.region if film else None
        if film and region is not None:
            film.take_slot(segment.address(region, message["slot"]))
            segment.set_state(region, message["slot"], FREE)

    def _hear(self, message: Message) -> None:
        match message.get("say"):
            case "hello":
                self._vain_starts = 0
                log.info("decoder ready, libVLC %s", message["version"])
            case "unavailable":
                self._give_up(message["reason"])
            case _:
                film = self._films.get(message.get("film", 0))
                if film:
                    film.hear(message)

    def _give_up(self, reason: str) -> None:
        log.warning("no libVLC here: %s", reason)
        self._closed = True
        for film in list(self._films.values()):
            film._fail("no-engine")
        self.unavailable.emit(reason)

    def _decoder_died(self) -> None:
        if self._closed:
            return
        self._vain_starts += 1
        if self._vain_starts >= STARTS:
            self._give_up("the decoder ends before it is ready")
            return
        log.warning("the decoder died; a new one takes its place")
        self._let_go()
        self.warm_up()
        for film in list(self._films.values()):
            if film.is_playing:
                film.lost()
            elif not film.has_failed and not film.opened_again:
                # Once only: a film that kills every decoder that opens it would have them die one after another.
                film.opened_again = True
                self.tell(**film.request())
            else:
                film.lost()
        self.replaced.emit()


def _soon(call: Callable[[], None]) -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, call)
