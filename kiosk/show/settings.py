"""The operator's settings as one value: set by the command line, and changed by a panel while the show runs."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import time
from typing import Literal

EngineName = Literal["auto", "vlc", "qt"]
MotionName = Literal["auto", "full", "reduced"]
KeySize = Literal["normal", "large"]
ReachChoice = Literal["auto", "normal", "low"]
Rotation = Literal[0, 90, 180, 270]

SHORTEST_SCAN, LONGEST_SCAN = 1.0, 8.0
LONGEST_AGAIN = 2.0
LEAST_BRIGHTNESS = 10
"""Percent; what is darker nobody finds again."""
AT_NEXT_START = frozenset({"engine"})
"""Settings that need a restart: films are open in an engine."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The operator's settings; a visitor's own are ``Accessibility``.

    All changes apply at once, except those of ``AT_NEXT_START``.
    """

    language: str = ""
    """The stand's own language; empty is the playlist's first."""
    volume: int = 80
    """Volume of films with sound, in percent."""
    volume_cap: int = 80
    """Upper limit of the volume, in percent."""
    muted: bool = False
    """No sound at all, even if a visitor asks for it."""
    sound_device: str = ""
    """Name of the loudspeaker; empty means the system's default."""
    motion: MotionName = "auto"
    """``auto`` follows the playlist, with less motion on a slow machine."""
    reach: ReachChoice = "auto"
    """How low all touch targets must be; ``auto`` follows the playlist."""
    keys: KeySize = "normal"
    """How large everything to touch is."""
    scan: float = 2.0
    """Seconds for which each thing is pointed at, for who has one switch."""
    shortcuts: bool = True
    """Whether letters, digits and signs of a keyboard mean anything to the show."""
    again: float = 0.0
    """Seconds in which the same key, or a touch in the same place, does not count again."""
    captions: bool = True
    """Whether films show their captions until a visitor decides otherwise."""
    engine: EngineName = "auto"
    screen: int | str = 0
    """Which screen: its number from 0, or its name (socket or model)."""
    rotation: Rotation = 0
    """Degrees clockwise by which the show is turned, for a screen that stands on its side and that no desktop turns."""

    screen_off: tuple[time, time] | None = None
    """From when until when the screen is dark, by the clock on the wall; an end that is not after the start is on the next
    day."""
    brightness: int = 100
    """Percent."""

    @property
    def loudness(self) -> int:
        """The effective volume of a film with sound, in percent, while no visitor has chosen another."""
        return self.loudness_at(None)

    def loudness_at(self, level: int | None) -> int:
        """The effective volume in percent at a visitor's ``level`` in percent of the cap; ``None`` is the stand's own."""
        if self.muted:
            return 0
        return min(self.volume, self.volume_cap) if level is None else round(self.volume_cap * level / 100)

    @property
    def level(self) -> int:
        """The stand's own volume in percent of its cap, muted or not."""
        return round(100 * min(self.volume, self.volume_cap) / self.volume_cap) if self.volume_cap else 0

    def within_limits(self) -> Settings:
        """The same with a valid screen, and with volumes and brightness within what there is."""
        return replace(
            self,
            volume=min(max(self.volume, 0), 100),
            volume_cap=min(max(self.volume_cap, 0), 100),
            brightness=min(max(self.brightness, LEAST_BRIGHTNESS), 100),
            again=min(max(self.again, 0.0), LONGEST_AGAIN),
            scan=min(max(self.scan, SHORTEST_SCAN), LONGEST_SCAN),
            screen=max(self.screen, 0) if isinstance(self.screen, int) else self.screen,
        )

    def differences(self, other: Settings) -> tuple[str, ...]:
        """The names of the fields that differ in ``other``."""
        return tuple(
            each.name for each in fields(self) if getattr(self, each.name) != getattr(other, each.name)
        )

    def changed_to(self, wanted: Settings) -> tuple[Settings, tuple[str, ...]]:
        """These settings changed to ``wanted`` as far as possible now, and the names of those that need a restart."""
        wanted = wanted.within_limits()
        waiting = tuple(name for name in self.differences(wanted) if name in AT_NEXT_START)
        return replace(wanted, **{name: getattr(self, name) for name in waiting}), waiting
