"""Engine ``qt``: films played by Qt Multimedia (FFmpeg inside the wheel), where libVLC is missing or not wanted."""

from __future__ import annotations

import logging
import time
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtMultimedia import QVideoFrame

from kiosk.machine.background import ask
from kiosk.media.readable import readable
from kiosk.playlist.model import Fit
from kiosk.video.decoder.media_info import Told, told_by
from kiosk.video.fader import FADE_STEP, Fader
from kiosk.video.film import DECODER_DIED, Film
from kiosk.video.film_file import can_be_read, film_file_problem
from kiosk.video.loudspeaker import SoundDevice
from kiosk.video.picture import Size
from kiosk.video.qt_pictures import FrameKinds, FrameMaker
from kiosk.video.qt_players import STALL, PlayersThread
from kiosk.video.vlc_engine import SLOT_BYTES
from kiosk.video.watchdog import Watchdog

log = logging.getLogger("kiosk.video")

SOUND_STALL = 1.0
"""Seconds without a frame after which the sound device is the suspect: Qt's player waits for a device that is gone."""
LONGEST_HOLE = 30.0
"""Seconds between two frames that a film with a readable file may have; Qt's time does not advance between them."""


class QtFilm(Film):
    """A film in one of Qt's players, paused on its first frame until ``play``."""

    def __init__(
        self, engine: QtEngine, number: int, path: Path, *, box: Size, fit: Fit, as_images: bool
    ) -> None:
        super().__init__(path)
        self.number = number
        self.thread_of_players: PlayersThread | None = None
        self._engine = engine
        self._kinds = FrameKinds()
        self._fit = fit
        self._maker = FrameMaker(box, fit, limit_bytes=SLOT_BYTES) if as_images else None
        self._target: Any = None
        self._frame: QVideoFrame | None = None
        self._moving = False
        self._seen_ms = self._position = self._duration = 0
        self._sounds = True
        self._told = Told()
        self._came_at = 0.0
        self._can_be_read = True
        self._fader = Fader()
        self._stall = Watchdog(self)
        self._stall.timeout.connect(self._go_on_without_sound)
        self._fade = QTimer(self)
        self._fade.setInterval(int(FADE_STEP * 1000))
        self._fade.timeout.connect(self._fade_step)

    def open_in(self, thread: PlayersThread, *, sounds: bool, told: Told) -> None:
        """Have ``thread`` open this film; ``told`` is its metadata."""
        self.thread_of_players, self._sounds, self._told = thread, sounds, told
        if self._maker:
            self._maker.is_interlaced = told.is_interlaced
        self._order("open", str(readable(self.path)))

    def _order(self, do: str, value: object = None) -> None:
        if self.thread_of_players:
            self.thread_of_players.order(self.number, do, value)

    def play(self, *, sound: bool, volume: int = 100, again: bool = False) -> None:
        super().play(sound=sound, volume=volume, again=again)
        self._seen_ms = 0
        self.set_sound(sound=sound, volume=volume)
        self._order("play", 0 if again and self._moving else None)
        self._moving = True

    def pause(self) -> None:
        if self.is_playing and not self.is_paused:
            super().pause()
            self._stall.stop()
            self._order("pause")

    def resume(self) -> None:
        if self.is_playing and self.is_paused:
            super().resume()
            self._order("play")

    def seek(self, seconds: float) -> None:
        if self.is_playing:
            super().seek(seconds)
            self._seen_ms = 0
            self._order("seek", round(seconds * 1000))

    def look_at(self, part: float) -> None:
        super().look_at(part)
        wanted = round(part * self._duration)
        self._time_is(wanted, self._duration)
        self._order("seek", wanted)

    def set_sound(self, *, sound: bool, volume: int = 100) -> None:
        self._fader.go_to(volume if sound else 0, time.monotonic())
        self._fade.start()

    @Slot()
    def _fade_step(self) -> None:
        self._order("volume", self._fader.step(time.monotonic()))
        if self._fader.is_there:
            self._fade.stop()

    @Slot()
    def _go_on_without_sound(self) -> None:
        """The sound device was unplugged: the film continues silently, by the clock, until there is another one."""
        if self.is_playing and self._sounds:
            log.warning("the loudspeaker is gone; %s goes on without sound", self.path.name)
            self._sounds = False
            self._order("silence", self._seen_ms)

    def fit_to(self, box: Size) -> None:
        if self._maker:
            self._maker = FrameMaker(box, self._fit, limit_bytes=SLOT_BYTES)
            self._maker.is_interlaced = self._told.is_interlaced

    def attach_sink(self, sink: Any) -> None:
        self._target = sink
        if sink is not None and self._frame is not None:
            sink.setVideoFrame(self._frame)

    def close(self) -> None:
        if self.signalsBlocked():
            return
        super().close()
        self._target = self._frame = self.frame = None
        self._fade.stop()
        self._stall.stop()
        self._order("close")
        self._engine.forget(self)

    # -- what the player says (GUI thread) ----------------------------------------------------------------------------

    def take_frame(self, frame: QVideoFrame) -> None:
        """Take a frame; players send an empty one when they stop."""
        if (
            self._holds_back
            or not frame.isValid()
            or (self.pictures and not self._moving and not self._looking)
        ):
            return
        self._frame = frame
        kind = self._kinds.of(frame)
        self.aspect = kind.seen.width / max(1, kind.seen.height)
        # The player's position jumps to the length when a truncated film runs out; frame timestamps are reliable.
        self._seen_ms = max(self._seen_ms, frame.startTime() // 1000)
        self._came_at = time.monotonic()
        if self._target is not None:
            self._target.setVideoFrame(frame)
        elif self._maker:
            self.frame = self._maker.make(frame, kind)
        if self.is_playing and self._sounds:
            self._stall.start(int(SOUND_STALL * 1000))
        self._picture_shown()

    def take_sound(self) -> None:
        """There is a loudspeaker again."""
        log.info("%s is heard again", self.path.name)
        self._sounds = True

    def take_place(self, position: int, duration: int) -> None:
        """Take the player's position and the film's length (ms)."""
        self._position, self._duration = position, duration
        if self._moving and self.is_playing:
            self._time_is(position, duration)

    def take_end(self, pictures_last: int) -> None:
        """The player is at the end; ``pictures_last`` is the length of the video track (ms), 0 if unknown."""
        self._stall.stop()
        # The player takes a truncated AVI for a whole film.
        length = max(pictures_last or self._duration, self._told.pictures_ms)
        # The player shows the last frame for its full duration, but reports neither that duration nor the first timestamp.
        seen = length if self._told.is_whole else self._seen_ms or self._position or length
        self._has_ended(self.pictures, seen, length)

    def _may_be_silent(self) -> bool:
        """Some films have only one frame in many seconds: wait for one whose file can be read."""
        answered, self._can_be_read = self._can_be_read, False
        if not answered or time.monotonic() > self._came_at + LONGEST_HOLE:
            return False
        ask(partial(can_be_read, self.path, self._seen_ms / max(1, self._duration)), self._has_been_read)
        return True

    def _has_been_read(self, can_be_read: bool) -> None:
        """Called on the thread that read the file."""
        self._can_be_read = can_be_read

    def take_failure(self, reason: str) -> None:
        """The player cannot play it; ``reason`` is a code of the catalogues' ``reasons``."""
        self._fail(reason)


def _look_at(path: Path) -> tuple[str, Told]:
    """Why the file must not be opened as a film (empty if it may), and its metadata."""
    problem = film_file_problem(path)
    return problem, Told() if problem else told_by(path)


class QtEngine(QObject):
    """Opens films in this process, on a thread of their own. A sound server that stalls costs the sound.

    Signals:
        soundDevicesChanged: ``sound_devices`` may have changed: one was unplugged or plugged in.
    """

    name = "qt"
    soundDevicesChanged = Signal()
    _looked_at = Signal(int, str, object)

    def __init__(self, *, as_images: bool, stall: float = STALL) -> None:
        """``stall``: seconds after which the engine does without a sound server that does not answer."""
        super().__init__()
        self._as_images, self._stall = as_images, stall
        self._films: dict[int, QtFilm] = {}
        self._last_number = 0
        self._looked_at.connect(self._open_looked_at, Qt.ConnectionType.QueuedConnection)
        self._device = ""
        self.sound_devices: tuple[SoundDevice, ...] = ()
        self._thread: PlayersThread | None = None
        self._stalled: PlayersThread | None = None
        """The thread that waits for a sound server; until it continues, films are mute."""
        self._leaving: list[PlayersThread] = []
        """Replaced threads; each ends with its last film, and is referenced until then."""

    def warm_up(self) -> None:
        """Nothing to prepare."""

    def open(self, path: Path, *, box: Size, fit: Fit) -> Film:
        self._last_number += 1
        film = QtFilm(self, self._last_number, path, box=box, fit=fit, as_images=self._as_images)
        number = film.number
        self._films[number] = film
        ask(partial(_look_at, path), lambda found: self._looked_at.emit(number, *found))
        return film

    @Slot(int, str, object)
    def _open_looked_at(self, number: int, problem: str, told: Told) -> None:
        film = self._films.get(number)
        if film and problem:
            film.take_failure(problem)
        elif film:
            film.open_in(self._at_work(), sounds=self._stalled is None, told=told)

    def forget(self, film: QtFilm) -> None:
        """``film`` was closed."""
        self._films.pop(film.number, None)
        self._end_idle_threads()

    def ask_sound_devices(self) -> None:
        """Find the loudspeakers; the answer comes as ``soundDevicesChanged``."""
        self._at_work().order(0, "devices")

    def choose_sound_device(self, device: str) -> None:
        self._device = device
        if self._thread:
            self._thread.order(0, "device", device)

    def close(self) -> None:
        for film in list(self._films.values()):
            film.close()
        threads = [thread for thread in (self._thread, self._stalled, *self._leaving) if thread]
        self._thread, self._stalled, self._leaving = None, None, []
        for thread in threads:
            thread.end_and_wait()

    # -- the thread of the players ------------------------------------------------------------------------------------

    def _at_work(self) -> PlayersThread:
        if self._thread is None:
            self._thread = PlayersThread(has_sound=self._stalled is None, stall=self._stall)
            players = self._thread.players
            for said, slot in (
                (players.framed, self._take_frame),
                (players.placed, self._take_place),
                (players.ended, self._take_end),
                (players.failed, self._take_failure),
                (players.sounds, self._take_sound),
                (players.devices, self._take_devices),
                (self._thread.stalled, self._thread_stalled),
                (self._thread.answered, self._thread_answered),
                (self._thread.left, self._thread_left),
            ):
                said.connect(slot)
            if self._device:
                self._thread.order(0, "device", self._device)
        return self._thread

    @Slot()
    def _thread_stalled(self) -> None:
        """Its films are lost, though not at fault; the next ones play on another thread, without sound."""
        stalled, self._thread = self._thread, None
        if stalled is None:
            return
        if self._stalled is not None:
            # It stalls even without sound: do not wait a second time.
            self._leaving.append(stalled)
        else:
            log.warning("the sound service does not answer; films play without sound until it does")
            self._stalled = stalled
        for film in [film for film in self._films.values() if film.thread_of_players is stalled]:
            film.take_failure(DECODER_DIED)

    @Slot()
    def _thread_answered(self) -> None:
        """Sound is available again for the next films."""
        log.info("the sound service answers again")
        mute, answered = self._thread, self._stalled
        self._thread = self._stalled = None
        self._leaving += [thread for thread in (mute, answered) if thread]
        self._end_idle_threads()

    def _end_idle_threads(self) -> None:
        used = {film.thread_of_players for film in self._films.values()}
        for thread in self._leaving:
            if thread not in used:
                thread.end()

    @Slot(object)
    def _thread_left(self, thread: PlayersThread) -> None:
        if thread in self._leaving:
            self._leaving.remove(thread)

    @Slot(int, QVideoFrame)
    def _take_frame(self, number: int, frame: QVideoFrame) -> None:
        if film := self._films.get(number):
            film.take_frame(frame)

    @Slot(int, object, object)
    def _take_place(self, number: int, position: int, duration: int) -> None:
        if film := self._films.get(number):
            film.take_place(position, duration)

    @Slot(int, int)
    def _take_end(self, number: int, pictures_last: int) -> None:
        if film := self._films.get(number):
            film.take_end(pictures_last)

    @Slot(int, str)
    def _take_failure(self, number: int, reason: str) -> None:
        if film := self._films.get(number):
            film.take_failure(reason)

    @Slot(int)
    def _take_sound(self, number: int) -> None:
        if film := self._films.get(number):
            film.take_sound()

    @Slot(object)
    def _take_devices(self, devices: tuple[SoundDevice, ...]) -> None:
        self.sound_devices = devices
        self.soundDevicesChanged.emit()
