"""The settings of one stand as a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path
from typing import Any, Literal

from kiosk.machine.graphics import RenderName

Motion = Literal["auto", "full", "reduced"]
Reach = Literal["auto", "normal", "low"]
Keys = Literal["normal", "large"]
Engine = Literal["auto", "vlc", "qt"]
Rotation = Literal[0, 90, 180, 270]

SHORTEST_SCAN, LONGEST_SCAN = 1, 8
LONGEST_AGAIN = 2
LEAST_BRIGHTNESS = 10
"""Percent; what is darker nobody finds again."""
SMALLEST_INCHES, LARGEST_INCHES = 5, 200
MOST_SCREENS = 16


@dataclass(frozen=True, slots=True)
class MachineSettings:
    """What this computer's stand does, whatever it shows. ``None`` and empty texts mean: as without a setting."""

    playlist: Path | None = None
    """What is shown: a playlist, a content folder or a plain folder."""
    language: str = ""
    """The stand's own language; empty is the playlist's first."""
    screen: int | str = 0
    """Which screen: its number from 0, or its name."""
    rotation: Rotation = 0
    """Degrees clockwise: 0, 90, 180 or 270."""
    inches: float = 0.0
    """The screen's diagonal; 0 believes the screen."""
    sound: str = ""
    """Name of the loudspeaker; empty is the system's own."""
    volume: int = 80
    """Percent."""
    volume_cap: int | None = None
    """Percent that visitors cannot pass; ``None`` is ``volume``."""
    muted: bool = False
    """Whether films are silent, whatever their volume."""
    captions: bool = True
    motion: Motion = "auto"
    reach: Reach = "auto"
    keys: Keys = "normal"
    scan: float = 2.0
    """Seconds for which each thing is pointed at, for who has one switch."""
    shortcuts: bool = True
    """Whether letters, digits and signs of a keyboard mean anything to the show."""
    again: float = 0.0
    """Seconds in which the same key, or a touch in the same place, does not count again."""
    engine: Engine = "auto"
    drawing: RenderName = "auto"
    screen_off: tuple[time, time] | None = None
    """From when until when the screen is dark; an end that is not after the start is on the next day."""
    brightness: int = 100
    """Percent."""
    stand: str = ""
    """What this stand is called in reports."""
    event: str = ""
    """What it stands at: a day, a fair; counts are kept by event."""
    lock: bool = True
    """Whether nothing that a visitor does can leave the show."""

    def overridden(self, **typed: Any) -> MachineSettings:
        """These settings, with what was typed instead; ``None`` was not typed."""
        return replace(self, **{name: value for name, value in typed.items() if value is not None})
