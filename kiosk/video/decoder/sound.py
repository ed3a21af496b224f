"""The loudspeaker: whether there is one, which one, and a volume that comes and goes softly."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Any

FADE = 0.3
"""Seconds from silence to full volume: heard as soft, over before a slide has changed."""
FADE_STEP = 0.02
SILENT_OUTPUT = b"adummy"
"""libVLC's output that keeps time and makes no sound."""


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


def devices(vlc: Any, player: Any) -> list[dict[str, str]]:
    """The loudspeakers of the running output: ``id`` for the machine, ``name`` for people."""
    found = []
    entry = first = vlc.libvlc_audio_output_device_enum(player)
    while entry:
        device = entry.contents
        found.append({"id": _text(device.device), "name": _text(device.description)})
        entry = device.next
    if first:
        vlc.libvlc_audio_output_device_list_release(first)
    return found


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "replace")


def silence(library: Any, player: Any) -> None:
    """No loudspeaker for this player, from its next start on."""
    library.libvlc_audio_output_set.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
    library.libvlc_audio_output_set(player, SILENT_OUTPUT)


class Fader:
    """A volume on its way: percent now, percent wanted, and how fast."""

    def __init__(self) -> None:
        self.now = 0.0
        self.wanted = 0.0
        self._last = 0.0

    def go_to(self, volume: float, at: float) -> None:
        """Head for ``volume`` (percent) from ``at`` (s) on."""
        if self.is_there:
            self._last = at
        self.wanted = volume

    @property
    def is_there(self) -> bool:
        return self.now == self.wanted

    def step(self, at: float) -> int:
        """The volume at the moment ``at``, in percent."""
        most = max(0.0, at - self._last) / FADE * 100
        self._last = at
        way = self.wanted - self.now
        self.now = self.wanted if abs(way) <= most else self.now + (most if way > 0 else -most)
        return round(self.now)
