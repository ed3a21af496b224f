"""The decoder process: libVLC only, no Qt. Pictures into shared memory, sound to the loudspeaker, words over a pipe.

Started by :mod:`kiosk.video.decoder_client` as ``python -m kiosk.video.decoder HANDLE SLOT_BYTES``. One worker (the main
thread) owns every libVLC player; libVLC's own threads only write a picture or post one event. It may crash or hang as it
likes: the window lives elsewhere.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from pathlib import Path
from typing import Any

from kiosk.video.segment import Segment
from kiosk.video.wire import Message, pack, unpack

WORDS_OUT = 1
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
    "--quiet",
    # Measured with 1080p30 H.264: 131 MB with one thread, 145 with two, 162 with libVLC's own choice on two cores.
    "--avcodec-threads=2",
]


def has_sound_device() -> bool:
    """Whether opening a sound output makes sense; without one ALSA writes hundreds of lines and retries."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("PULSE_SERVER") or os.environ.get("PIPEWIRE_REMOTE"):
        return True
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", f"/run/user/{os.getuid()}"))
    if (runtime / "pulse/native").exists() or (runtime / "pipewire-0").exists():
        return True
    return any(Path("/dev/snd").glob("pcm*p")) if Path("/dev/snd").is_dir() else False


class Decoder:
    """Carries out what the player asks, film by film."""

    def __init__(self, segment: Segment) -> None:
        import vlc

        from kiosk.video import libvlc

        arguments = [*INSTANCE_ARGUMENTS, *([] if has_sound_device() else ["--aout=dummy"])]
        instance = vlc.Instance(arguments)
        if instance is None:
            raise OSError("libVLC did not start")
        libvlc.bind(vlc.dll)
        self.vlc, self.instance, self.segment = vlc, instance, segment
        self.work: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self.films: dict[int, Any] = {}
        self._write_lock = threading.Lock()

    def say(self, **message: Any) -> None:
        """Tell the player. Called from libVLC's threads too, so one line is one write."""
        with self._write_lock:
            os.write(WORDS_OUT, pack(message))

    def run(self) -> None:
        """Until the input ends."""
        from kiosk.video.decoder_film import DecoderFilm

        self.say(say="hello", version=self.vlc.libvlc_get_version().decode())
        threading.Thread(target=self._listen, daemon=True).start()
        while (message := self.work.get()) is not None:
            number = message.get("film", 0)
            film = self.films.get(number)
            match message.get("do"):
                case "open":
                    self.films[number] = DecoderFilm(self, message)
                case "close" if film:
                    del self.films[number]
                    film.close()
                case "ping":
                    self.say(say="pong")
                case _ if film:
                    film.take(message)

    def _listen(self) -> None:
        for line in sys.stdin.buffer:
            self.work.put(unpack(line))
        # The player is gone: a player of libVLC that hangs in stop() must not keep this process alive.
        os._exit(0)


def main() -> int:
    """Entry of the process."""
    segment = Segment(int(sys.argv[2]), handle=sys.argv[1])
    try:
        decoder = Decoder(segment)
    except (ImportError, OSError, AttributeError, NameError) as error:
        os.write(WORDS_OUT, pack({"say": "unavailable", "reason": str(error)}))
        return 3
    decoder.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
