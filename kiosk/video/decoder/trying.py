"""Tries whether libVLC plays some small films: ``python -m kiosk.video.decoder.trying FILE…`` prints what came of it as JSON.

``{"version": "3.0.24 Vetinari", "is_old": false, "library": "…/libvlc.so.5", "films": {"a.mp4": [pictures, has sound]}}``; or
``{"missing": "why"}`` where it does not load. No window and no loudspeaker: pictures and sound end in memory.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time
from ctypes import CFUNCTYPE, c_char_p, c_int64, c_uint, c_void_p
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kiosk.video.decoder import libvlc
from kiosk.video.decoder.__main__ import INSTANCE_ARGUMENTS, OLDEST
from kiosk.video.decoder.sound import SILENT_OUTPUT

LIMIT = 6.0
"""Seconds for all films together, which last half a second."""
_WIDTH, _HEIGHT = 96, 54
_SoundCallback = CFUNCTYPE(None, c_void_p, c_void_p, c_uint, c_int64)


class _Trial:
    """One film, played as fast as its time goes."""

    def __init__(self, vlc: Any, instance: Any, file: Path) -> None:
        self.pictures, self.has_sound = 0, False
        self._memory = ctypes.create_string_buffer(_WIDTH * _HEIGHT * 4 + 64)
        self._player = instance.media_player_new()
        self._player.set_media(instance.media_new_path(os.fsencode(file)))
        # libVLC keeps the pointers, so these objects must live as long as the player.
        self._callbacks = (
            libvlc.LockCallback(self._lock),
            libvlc.UnlockCallback(lambda opaque, picture, planes: None),
            libvlc.DisplayCallback(self._display),
        )
        self._heard = _SoundCallback(self._sound)
        vlc.dll.libvlc_video_set_callbacks(self._player, *self._callbacks, None)
        self._player.video_set_format("RV32", _WIDTH, _HEIGHT, _WIDTH * 4)
        vlc.dll.libvlc_audio_set_callbacks(self._player, self._heard, None, None, None, None, None)
        self._player.audio_set_format("S16N", 48_000, 1)
        self._player.play()

    def _lock(self, opaque: Any, planes: Any) -> None:
        planes[0] = ctypes.addressof(self._memory)

    def _display(self, opaque: Any, picture: Any) -> None:
        self.pictures += 1

    def _sound(self, opaque: Any, samples: Any, count: int, time_us: int) -> None:
        self.has_sound = self.has_sound or count > 0

    @property
    def is_over(self) -> bool:
        return str(self._player.get_state()) in ("State.Ended", "State.Error")


def tried(files: list[Path]) -> dict[str, object]:
    """What libVLC makes of ``files``."""
    if find_spec("vlc") is None:
        return {"missing": "python-vlc", "package": True}
    try:
        import vlc

        version = vlc.libvlc_get_version().decode()
    except Exception as error:  # noqa: BLE001  (python-vlc raises what it likes where libVLC is there by half)
        return {"missing": str(error)}
    said: dict[str, object] = {
        "version": version,
        "is_old": libvlc.version_numbers(version) < OLDEST,
        "library": _library_file(),
        "films": {},
    }
    # Or the system's sound server is asked before the sound goes into memory: one that hangs holds all of it up.
    instance = vlc.Instance([*INSTANCE_ARGUMENTS, f"--aout={SILENT_OUTPUT.decode()}"])
    if instance is None:
        return said
    libvlc.bind(vlc.dll)
    vlc.dll.libvlc_audio_set_callbacks.argtypes = [c_void_p, _SoundCallback, *[c_void_p] * 5]
    vlc.dll.libvlc_audio_set_callbacks.restype = None
    vlc.dll.libvlc_audio_set_format.argtypes = [c_void_p, c_char_p, c_uint, c_uint]
    trials = {file.name: _Trial(vlc, instance, file) for file in files}
    end = time.monotonic() + LIMIT
    while time.monotonic() < end and not all(each.is_over for each in trials.values()):
        time.sleep(0.02)
    said["films"] = {name: [each.pictures, each.has_sound] for name, each in trials.items()}
    return said


def _library_file() -> str:
    """Which libVLC this process has loaded; known on Linux only."""
    try:
        maps = Path("/proc/self/maps").read_text("utf-8", "replace")
    except OSError:
        return ""
    return next((line[line.index("/") :] for line in maps.splitlines() if "/libvlc.so" in line), "")


if __name__ == "__main__":
    print(json.dumps(tried([Path(each) for each in sys.argv[1:]])), flush=True)
    # libVLC may take its time to stop; nothing is left to be done.
    os._exit(0)
