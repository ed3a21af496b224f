"""Sound outputs of libVLC: which devices there are, and what to do without one."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Any

from kiosk.video.loudspeaker import SoundDevice

KERNEL_OUTPUT, SERVER_OUTPUT = b"alsa", b"pulse"
"""PipeWire answers to the second name as well."""
SILENT_OUTPUT = b"adummy"
"""libVLC's dummy output, which keeps time and makes no sound."""


def outputs() -> frozenset[tuple[str, int]]:
    """Possible sound outputs: sockets of sound servers and the kernel's devices, each with its modification time.

    A restarted server has a new time. On systems other than Linux the answer never changes.
    """
    if not sys.platform.startswith("linux"):
        return frozenset({("system", 0)})
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", f"/run/user/{os.getuid()}"))
    paths = [runtime / "pulse/native", runtime / "pipewire-0", *Path("/dev/snd").glob("pcm*p")]
    found = {("remote", 0)} if os.environ.get("PULSE_SERVER") or os.environ.get("PIPEWIRE_REMOTE") else set()
    for path in paths:
        try:
            found.add((str(path), path.stat().st_ctime_ns))
        except OSError:
            continue
    return frozenset(found)


def devices(vlc: Any, player: Any) -> list[SoundDevice]:
    """The loudspeakers of the running output."""
    found = []
    entry = first = vlc.libvlc_audio_output_device_enum(player)
    while entry:
        device = entry.contents
        found.append(SoundDevice(_text(device.device), _text(device.description)))
        entry = device.next
    if first:
        vlc.libvlc_audio_output_device_list_release(first)
    return found


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "replace")


def begin_silent(library: Any, player: Any) -> None:
    """Give this player the dummy output from its next start: without a device ALSA retries and logs hundreds of lines."""
    library.libvlc_audio_output_set.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
    library.libvlc_audio_output_set(player, SILENT_OUTPUT)


def open_again(library: Any, player: Any, found: frozenset[tuple[str, int]]) -> None:
    """Close the output that is gone and open what was found; the sound track must have been left before."""
    kernel_only = all(name.startswith("/dev/") for name, _ in found)
    library.libvlc_audio_output_set.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
    library.libvlc_audio_output_set(player, KERNEL_OUTPUT if kernel_only else SERVER_OUTPUT)
