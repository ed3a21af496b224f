"""Loudspeakers: what they are called, and which one somebody means. No Qt, no libVLC."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SoundDevice:
    """A loudspeaker: ``id`` for the machine, ``name`` for people."""

    id: str
    name: str


def pick(devices: Sequence[SoundDevice], wanted: str) -> SoundDevice | None:
    """The one that ``wanted`` means: its id, its name, or a part of its name, in any case; ``None`` when none is meant."""
    asked = wanted.strip().casefold()
    if not asked:
        return None
    exact = [device for device in devices if asked in (device.id.casefold(), device.name.casefold())]
    return next(iter(exact or [device for device in devices if asked in device.name.casefold()]), None)


def unknown(devices: Sequence[SoundDevice], wanted: str) -> str:
    """What to say when ``wanted`` means none of ``devices``."""
    from kiosk.words.sentence import machine_sentence

    if not devices:
        return machine_sentence("no-loudspeakers", wanted=wanted)
    names = tuple(f"'{device.name}'" for device in devices)
    return machine_sentence("no-loudspeaker", wanted=wanted, names=names)
