"""Engine ``vlc``: films decoded by libVLC in a process of its own, with another one ready to take over."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.machine.background import ask
from kiosk.playlist.model import Fit
from kiosk.video.decoder_process import DecoderProcess
from kiosk.video.film import DECODER_DIED, Film
from kiosk.video.film_file import film_file_problem
from kiosk.video.loudspeaker import SoundDevice, pick, unknown
from kiosk.video.picture import Size
from kiosk.video.vlc_film import VlcFilm
from kiosk.video.wire import Message

log = logging.getLogger("kiosk.video")

SLOT_BYTES = 3840 * 2160 * 4 + 4096
"""Room for one 4K frame; memory that is never written costs nothing."""
STARTS = 3
"""After so many decoders died before they were ready, none is started again."""
SPARE_AFTER = 1.5
"""Seconds until the spare decoder is started, so that it does not slow down the first film or a replacement."""
FILMS_A_DECODER = 200
"""Films after which a decoder is replaced by a fresh one, which frees whatever libVLC has leaked."""


class VlcEngine(QObject):
    """Owns the decoder at work and the spare one; replaces the first by the second when it dies or falls silent.

    Signals:
        unavailable(reason): libVLC cannot be used on this machine.
        replaced: a new decoder took the place of a dead one.
        soundDevicesChanged: ``sound_devices`` is known now, or has changed.
    """

    name = "vlc"
    unavailable = Signal(str)
    replaced = Signal()
    soundDevicesChanged = Signal()
    _looked_at = Signal(int, str)

    def __init__(
        self, *, pixels: str, slot_bytes: int = SLOT_BYTES, missing_reason: str = "no-engine"
    ) -> None:
        """``missing_reason`` is the reason with which films fail where libVLC is missing."""
        super().__init__()
        self.pixels = pixels
        self._missing_reason = missing_reason
        self.trouble: tuple[str, dict[str, str]] = "", {}
        """Why libVLC cannot be used: a code of the catalogues' ``machine`` with its fields; empty while it can."""
        self.sound_devices: tuple[SoundDevice, ...] = ()
        self._device = ""
        self._slot_bytes = slot_bytes
        self._films: dict[int, VlcFilm] = {}
        self._last_number = 0
        self._decoder: DecoderProcess | None = None
        self._spare: DecoderProcess | None = None
        self._retired: list[DecoderProcess] = []
        self._leaving: list[DecoderProcess] = []
        """Closed decoders whose process has not exited yet: referenced until then, as their timers check for it."""
        self._closed = False
        self._failed_starts = 0
        self._looked_at.connect(self._open_looked_at, Qt.ConnectionType.QueuedConnection)
        self._spare_timer = QTimer(self)
        self._spare_timer.setSingleShot(True)
        self._spare_timer.setInterval(int(SPARE_AFTER * 1000))
        self._spare_timer.timeout.connect(self._start_spare)

    @property
    def decoder_pid(self) -> int | None:
        """The pid of the decoder at work, for the record and for tests."""
        return self._decoder.pid if self._decoder else None

    @property
    def spare_pid(self) -> int | None:
        """The pid of the spare decoder."""
        return self._spare.pid if self._spare else None

    @property
    def spare_is_ready(self) -> bool:
        return self._spare is not None and self._spare.is_ready

    def stays(self) -> None:
        """No other engine takes over: films fail for good."""
        self._missing_reason = "no-engine"

    def warm_up(self) -> None:
        if self._decoder is None and not self._closed:
            self._decoder = self._start()
            if self._decoder is None:
                # Whoever asked is told when the call has returned.
                _soon(self._start_failed)

    def open(self, path: Path, *, box: Size, fit: Fit) -> Film:
        self._last_number += 1
        film = VlcFilm(self, self._last_number, path, box, fit)
        if self._closed:
            _soon(lambda: film._fail(self._missing_reason))
            return film
        for changed in (film.ready, film.looked, film.ended, film.failed):
            changed.connect(self.update_watchdog)
        self._films[film.number] = film
        self.warm_up()
        number = film.number
        ask(partial(film_file_problem, path), lambda problem: self._looked_at.emit(number, problem))
        return film

    @Slot(int, str)
    def _open_looked_at(self, number: int, problem: str) -> None:
        film = self._films.get(number)
        if film and problem:
            film._fail(problem)
        elif film and not film.has_failed and not self._closed:
            self._open_in_decoder(film)

    def open_anew(self, film: VlcFilm) -> None:
        """Reopen the film under a new number, so that late messages about the old one are ignored."""
        before = film.decoder
        if self._films.pop(film.number, None) is None or before is None:
            return
        before.tell(do="close", film=film.number)
        self._last_number += 1
        film.number = self._last_number
        self._films[film.number] = film
        self._open_in_decoder(film)
        self._let_go_of_idle()

    def forget(self, film: VlcFilm) -> None:
        """``film`` was closed."""
        if self._films.pop(film.number, None) and film.decoder:
            film.decoder.tell(do="close", film=film.number)
            self.update_watchdog()
            self._let_go_of_idle()

    def ask_sound_devices(self) -> None:
        """Find the loudspeakers; the answer comes as ``soundDevicesChanged``. Known once a film was opened."""
        if self._decoder:
            self._decoder.tell(do="devices")

    def choose_sound_device(self, device: str) -> None:
        self._device = device
        for decoder in self._decoders():
            decoder.tell(do="device", id=device)

    @Slot()
    def update_watchdog(self) -> None:
        """Ping only decoders with a film that opens or plays."""
        for decoder in self._decoders():
            at_work = any(film.decoder is decoder and film.needs_answer for film in self._films.values())
            decoder.watch(at_work)

    def close(self) -> None:
        self._closed = True
        self._spare_timer.stop()
        for film in list(self._films.values()):
            film.close()
        decoders, self._decoder, self._spare, self._retired = self._decoders(), None, None, []
        for decoder in (*decoders, *self._leaving):
            decoder.close_and_wait()

    # -- decoders -----------------------------------------------------------------------------------------------------

    def _decoders(self) -> list[DecoderProcess]:
        return [*filter(None, (self._decoder, self._spare)), *self._retired]

    def _start(self) -> DecoderProcess | None:
        """Another decoder; ``None`` where the system has no memory, process or file left for one."""
        try:
            decoder = DecoderProcess(self._slot_bytes, self._on_picture)
        except OSError as error:
            log.warning("a decoder cannot be started: %s", error.strerror)
            return None
        decoder.said.connect(self._hear)
        decoder.died.connect(self._decoder_died)
        decoder.slept.connect(self._decoder_slept)
        decoder.left.connect(self._decoder_left)
        decoder.listen()
        if self._device:
            decoder.tell(do="device", id=self._device)
        return decoder

    @Slot()
    def _start_spare(self) -> None:
        # Where there is no room for two, one is started when it is needed.
        if self._spare is None and not self._closed:
            self._spare = self._start()

    def _open_in_decoder(self, film: VlcFilm) -> None:
        decoder = self._decoder
        if decoder and self._spare and self._spare.is_ready and decoder.films >= FILMS_A_DECODER:
            log.info("a fresh decoder takes over after %d films", decoder.films)
            self._retired.append(decoder)
            self._decoder, self._spare = self._spare, None
            self._spare_timer.start()
        self.warm_up()
        if self._decoder is None:
            return
        taken = {other.region for other in self._films.values() if other.decoder is self._decoder}
        regions = self._decoder.segment.regions
        region = next((r for r in range(regions) if r not in taken), film.number % regions)
        film.open_in(self._decoder, region)
        self.update_watchdog()

    def _let_go_of_idle(self) -> None:
        """Close replaced decoders that have no films left."""
        for decoder in list(self._retired):
            if not any(film.decoder is decoder for film in self._films.values()):
                self._retired.remove(decoder)
                self._close(decoder)

    def _close(self, decoder: DecoderProcess) -> None:
        self._leaving.append(decoder)
        decoder.close()

    @Slot(object)
    def _decoder_left(self, decoder: DecoderProcess) -> None:
        if decoder in self._leaving:
            self._leaving.remove(decoder)

    @Slot(object)
    def _decoder_died(self, decoder: DecoderProcess) -> None:
        if self._closed:
            return
        if decoder is self._spare:
            self._spare = None
            self._close(decoder)
            self._count_vain_start(decoder)
            if not self._closed:
                self._spare_timer.start()
            return
        was_at_work = decoder is self._decoder
        if was_at_work:
            self._decoder, self._spare = self._spare, None
        elif decoder in self._retired:
            self._retired.remove(decoder)
        self._close(decoder)
        self._count_vain_start(decoder)
        if self._closed:
            return
        log.warning("the decoder died; %s takes its place", "the spare one" if self._decoder else "a new one")
        self.warm_up()
        for film in [film for film in self._films.values() if film.decoder is decoder]:
            if film.lost():
                self._open_in_decoder(film)
        if self._decoder and self._decoder.is_ready:
            self._spare_timer.start()
        if was_at_work:
            self.replaced.emit()

    @Slot(object)
    def _decoder_slept(self, decoder: DecoderProcess) -> None:
        for film in self._films.values():
            if film.decoder is decoder:
                film.find_pace()

    def _count_vain_start(self, decoder: DecoderProcess) -> None:
        if not decoder.is_ready:
            self._one_more_vain_start("the decoder ends before it is ready")

    def _one_more_vain_start(self, reason: str) -> None:
        self._failed_starts += 1
        if self._failed_starts >= STARTS:
            self._give_up(reason)

    def _start_failed(self) -> None:
        """Films wait for a decoder that could not be started: there may be one for them in the next round."""
        if self._closed or self._decoder is not None:
            return
        self._one_more_vain_start("no decoder can be started")
        decoders = self._decoders()
        for film in [film for film in self._films.values() if film.decoder not in decoders]:
            film._fail(DECODER_DIED)

    def _give_up(self, reason: str, code: str = "vlc-fails", fields: Mapping[str, str] | None = None) -> None:
        log.warning("no libVLC here: %s", reason)
        self.trouble = code, dict(fields or {})
        self._closed = True
        self._spare_timer.stop()
        self.unavailable.emit(reason)
        for film in list(self._films.values()):
            film._fail(self._missing_reason)

    # -- what decoders say --------------------------------------------------------------------------------------------

    def _on_picture(self, decoder: DecoderProcess, message: Message) -> None:
        """Called on the listener's thread."""
        film = self._films.get(message["film"])
        if film:
            film.take_picture(decoder, message)

    @Slot(object, dict)
    def _hear(self, decoder: DecoderProcess, message: Message) -> None:
        match message.get("say"):
            case "hello":
                decoder.is_ready = True
                self._failed_starts = 0
                log.info("decoder ready, libVLC %s", message["version"])
                for waiting in self._films.values():
                    if waiting.decoder is decoder:
                        waiting.decoder_is_ready()
                if decoder is self._decoder and self._spare is None:
                    self._spare_timer.start()
            case "unavailable" if not self._closed:
                version = {"version": str(message["version"])} if "version" in message else {}
                self._give_up(message["reason"], str(message.get("code", "vlc-fails")), version)
            case "devices":
                self.sound_devices = tuple(SoundDevice(d["id"], d["name"]) for d in message["devices"])
                if self._device and not pick(self.sound_devices, self._device):
                    log.warning(unknown(self.sound_devices, self._device))
                self.soundDevicesChanged.emit()
            case _:
                film = self._films.get(message.get("film", 0))
                if film and film.decoder is decoder:
                    film.hear(message)


def _soon(call: Callable[[], None]) -> None:
    QTimer.singleShot(0, call)
