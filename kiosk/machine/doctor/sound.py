"""Loudspeakers: which there are, and whether the sound is off."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.machine.doctor.asking import ask, run
from kiosk.machine.doctor.finding import Finding, attention, good

LIMIT = 10.0
MIXER_LIMIT = 4.0
SOFT = 15
"""Percent below which nobody at a stand hears anything."""
_NO_DEVICES = ("auto_null", "dummy output", "null output", "sortie factice", "dummy-uitvoer")
"""What sound servers call the device they make up where there is none."""
_MIXERS: Sequence[Sequence[str]] = (
    ("wpctl", "get-volume", "@DEFAULT_AUDIO_SINK@"),
    ("pactl", "get-sink-volume", "@DEFAULT_SINK@"),
    ("amixer", "get", "Master"),
)


@dataclass(frozen=True, slots=True)
class Sound:
    """What was found."""

    devices: tuple[str, ...] = ()
    percent: int = -1
    """How loud the system is; -1 where it does not tell."""
    is_muted: bool = False
    answers: bool = True
    is_seen: bool = True
    """Qt could be asked."""


def look() -> Sound:
    """Ask Qt and the system's mixer, each in a process of its own."""
    answer = ask(
        "kiosk.machine.doctor.eyes", "sound", limit=LIMIT, environment={"QT_QPA_PLATFORM": "offscreen"}
    )
    said = answer.data.get("devices", ())
    devices = tuple(each for each in said if not any(name in each.lower() for name in _NO_DEVICES))
    percent, is_muted = ask_mixer() if devices and sys.platform.startswith("linux") else (-1, False)
    return Sound(devices, percent, is_muted, not answer.is_late, "devices" in answer.data)


def ask_mixer() -> tuple[int, bool]:
    """Percent and muted, of the first mixer that answers."""
    for command in _MIXERS:
        if not shutil.which(command[0]):
            continue
        said = run(command, limit=MIXER_LIMIT).output
        if command[0] == "pactl" and said:
            said += run(("pactl", "get-sink-mute", "@DEFAULT_SINK@"), limit=MIXER_LIMIT).output
        if said:
            return read_mixer(said)
    return -1, False


def read_mixer(said: str) -> tuple[int, bool]:
    """What ``wpctl``, ``pactl`` or ``amixer`` print: ``Volume: 0.40 [MUTED]``, ``front-left: 26214 / 40% … Mute: yes``,
    ``[40%] [off]``."""
    percent = -1
    if found := re.search(r"(\d+)\s*%", said):
        percent = int(found[1])
    elif found := re.search(r"Volume: (\d+\.\d+)", said):
        percent = round(float(found[1]) * 100)
    return percent, bool(re.search(r"\[MUTED\]|Mute: yes|\[off\]", said))


def judge(found: Sound) -> list[Finding]:
    """What it means."""
    if not found.answers:
        return [attention("sound", "sound-silent", "restart-sound")]
    if not found.is_seen:
        return [attention("sound", "sound-unseen", "first-others")]
    if not found.devices:
        return [attention("sound", "sound-none", "sound-none")]
    if found.is_muted:
        return [attention("sound", "sound-muted", "unmute", names=found.devices)]
    if 0 <= found.percent < SOFT:
        return [attention("sound", "sound-soft", "louder", percent=found.percent)]
    return [good("sound", "sound-good", names=found.devices)]
