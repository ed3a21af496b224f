"""The decoder process: libVLC only, no Qt. Frames go into shared memory, sound to the loudspeaker, messages over a pipe.

Started by :mod:`kiosk.video.decoder_process` as ``python -m kiosk.video.decoder HANDLE SLOT_BYTES``. One worker (the main
thread) owns every libVLC player; libVLC's own threads only write a frame or post one event. A crash or a hang here cannot
take the window down, which lives in another process.
"""

from __future__ import annotations

import gc
import os
import queue
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiosk.machine.memory import give_back_large_blocks
from kiosk.video import swscale
from kiosk.video.decoder import media_info as told
from kiosk.video.decoder import sound
from kiosk.video.decoder.film import DecoderFilm
from kiosk.video.fader import FADE_STEP
from kiosk.video.loudspeaker import SoundDevice
from kiosk.video.segment import Segment
from kiosk.video.wire import Message, pack, unpack

WORDS_OUT = 1
OLDEST = (3, 0, 22)
"""Older versions of libVLC have published security holes."""
INSTANCE_ARGUMENTS = [
    "--intf=dummy",
    "--no-video-title-show",
    "--no-sub-autodetect-file",
    "--no-osd",
    "--no-spu",
    "--no-stats",
    "--no-media-library",
    "--no-metadata-network-access",
    "--no-lua",
    # A Matroska file may name parts of itself; libVLC would open every .mkv beside it to find them.
    "--no-mkv-preload-local-dir",
    "--no-mkv-use-ordered-chapters",
    # libVLC gives a film's first frame 30 ms; while another film played, 4 of 120 films lost it. On a processor that is too
    # slow (1440p60 on one core) more frames arrive with this option, and the film still ends on time.
    "--no-drop-late-frames",
    "--quiet",
]


class TooOldError(OSError):
    """libVLC has known security holes."""

    def __init__(self, version: str) -> None:
        super().__init__(f"libVLC {version} is older than {'.'.join(map(str, OLDEST))}")
        self.version = version


def trouble(error: Exception) -> dict[str, str]:
    """Why libVLC cannot be used, as a code of the catalogues' ``machine`` and what its sentence is filled with."""
    if isinstance(error, TooOldError):
        return {"code": "vlc-old", "version": error.version}
    # What the linker says begins with the file that it did not find: libVLC's own, or one that libVLC needs.
    is_missing = isinstance(error, (ImportError, FileNotFoundError)) or str(error).startswith("libvlc")
    if is_missing:
        return {"code": "vlc-missing"}
    return {"code": "vlc-fails"}


class Decoder:
    """Carries out what the player asks, film by film."""

    def __init__(self, segment: Segment) -> None:
        import vlc

        from kiosk.video.decoder import libvlc

        version = vlc.libvlc_get_version().decode()
        if libvlc.version_numbers(version) < OLDEST:
            raise TooOldError(version.split()[0])
        instance = vlc.Instance(INSTANCE_ARGUMENTS)
        if instance is None:
            raise OSError("libVLC did not start")
        libvlc.bind(vlc.dll)
        self.vlc, self.instance, self.segment, self.version = vlc, instance, segment, version
        self.scaler = swscale.library()
        self.device = ""
        self.work: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self.films: dict[int, DecoderFilm] = {}
        self._write_lock = threading.Lock()
        self._told_devices: list[SoundDevice] | None = None

    def say(self, **message: Any) -> None:
        """Send one message to the player. libVLC's threads call it too, so a line is a single write."""
        with self._write_lock:
            os.write(WORDS_OUT, pack(message))

    def run(self) -> None:
        """Work until the input ends."""
        self.say(say="hello", version=self.version)
        threading.Thread(target=self._listen, daemon=True).start()
        threading.Thread(target=told.warm_up, daemon=True).start()
        while True:
            is_busy = any(film.is_busy for film in self.films.values())
            try:
                message = self.work.get(timeout=FADE_STEP if is_busy else None)
            except queue.Empty:
                for film in self.films.values():
                    film.tick()
                continue
            if message is None:
                return
            self._take(message)

    def _take(self, message: Message) -> None:
        number = message.get("film", 0)
        film = self.films.get(number)
        match message.get("do"):
            case "open":
                self.films[number] = DecoderFilm(self, message)
                path = Path(message["path"])
                # On its own thread: a slow USB stick must not keep the worker from answering.
                threading.Thread(target=self._look_at_colors, args=(number, path), daemon=True).start()
            case "_begin" if film:
                film.begin(message["told"])
            case "close" if film:
                del self.films[number]
                film.close()
            case "ping":
                self.say(say="pong")
                for each in self.films.values():
                    each.tell_time()
            case "device":
                self.device, self._told_devices = message["id"], None
                for each in self.films.values():
                    each.take(message)
            case "devices":
                self._say_devices(self._devices())
            case _ if film:
                film.take(message)

    def _look_at_colors(self, number: int, path: Path) -> None:
        self.work.put({"do": "_begin", "film": number, "told": told.told_by(path)})

    def tell_devices(self, found: Sequence[SoundDevice]) -> None:
        """Tell the player which loudspeakers there are, unless it knows."""
        if list(found) != self._told_devices:
            self._say_devices(found)

    def _say_devices(self, found: Sequence[SoundDevice]) -> None:
        self._told_devices = list(found)
        self.say(say="devices", devices=[{"id": device.id, "name": device.name} for device in found])

    def _devices(self) -> list[SoundDevice]:
        for film in self.films.values():
            if found := sound.devices(self.vlc, film.player):
                return found
        return []

    def _listen(self) -> None:
        for line in sys.stdin.buffer:
            self.work.put(unpack(line))
        # The kiosk is gone: a libVLC player that hangs in stop() must not keep this process alive.
        os._exit(0)


def main() -> int:
    """Entry of the process."""
    give_back_large_blocks()
    # The bindings of libVLC make ten thousand objects, none of which is garbage.
    gc.set_threshold(20_000)
    # A frame that is due must not wait 5 ms (Python's default) for the thread that reads the next film's header.
    sys.setswitchinterval(0.001)
    segment = Segment(int(sys.argv[2]), handle=sys.argv[1])
    try:
        decoder = Decoder(segment)
    except (ImportError, OSError, AttributeError, NameError) as error:
        os.write(WORDS_OUT, pack({"say": "unavailable", "reason": str(error), **trouble(error)}))
        return 3
    decoder.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
