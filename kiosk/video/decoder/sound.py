"""The loudspeaker: whether there is one, and which one."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Any

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
