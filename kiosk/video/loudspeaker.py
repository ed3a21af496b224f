"""Sound devices: their names, and finding the one that was asked for. No Qt, no libVLC."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SoundDevice:
    """A loudspeaker: ``id`` for the machine, ``name`` for people."""

    id: str
    name: str


NOWHERE = frozenset({"auto_null", "null"})
"""What sound servers and ALSA offer where there is no loudspeaker, or none is wanted: the sound goes nowhere."""


def has_loudspeaker(devices: Sequence[SoundDevice]) -> bool:
    """Whether any of ``devices`` can be heard."""
    return any(device.id not in NOWHERE for device in devices)


def pick(devices: Sequence[SoundDevice], wanted: str) -> SoundDevice | None:
    """The device whose id, name or part of its name is ``wanted``, ignoring case; ``None`` if there is none."""
    asked = wanted.strip().casefold()
    if not asked:
        return None
    exact = [device for device in devices if asked in (device.id.casefold(), device.name.casefold())]
    return next(iter(exact or [device for device in devices if asked in device.name.casefold()]), None)


def unknown(devices: Sequence[SoundDevice], wanted: str) -> str:
    """The message when ``wanted`` matches none of ``devices``."""
    from kiosk.words.sentence import machine_sentence

    if not devices:
        return machine_sentence("no-loudspeakers", wanted=wanted)
    names = tuple(f"'{device.name}'" for device in devices)
    return machine_sentence("no-loudspeaker", wanted=wanted, names=names)
