"""How the stand is set up, as one value: the command line gives it, a panel changes it while the show runs."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal

EngineName = Literal["auto", "vlc", "qt"]
MotionName = Literal["auto", "full", "reduced"]
ReachChoice = Literal["auto", "normal", "low"]
Rotation = Literal[0, 90, 180, 270]

AT_NEXT_START = frozenset({"engine", "screen", "rotation"})
"""What cannot change while the kiosk runs: films are open in an engine, and the window covers its screen from the start on."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What whoever looks after the stand decides. What a visitor wishes for a while is ``Accessibility``.

    Everything follows at once, but for ``AT_NEXT_START``.
    """

    language: str = ""
    """The stand's own language; empty is the playlist's first."""
    volume: int = 80
    """How loud a film with sound is, in percent."""
    volume_cap: int = 80
    """In percent; nothing is ever louder."""
    muted: bool = False
    """Nothing is heard, whoever asks for sound."""
    sound_device: str = ""
    """The loudspeaker by name; empty is the system's own."""
    motion: MotionName = "auto"
    """``auto`` does what the playlist says, and less where the machine is slow."""
    reach: ReachChoice = "auto"
    """How low everything to touch must stand; ``auto`` does what the playlist says."""
    captions: bool = True
    """Whether films show their captions until a visitor decides otherwise."""
    engine: EngineName = "auto"
    screen: int = 0
    """Which screen, from 0."""
    rotation: Rotation = 0
    """Degrees clockwise. The desktop turns the screen; the kiosk itself does not turn anything yet."""

    @property
    def loudness(self) -> int:
        """What a film with sound is played at, in percent."""
        return 0 if self.muted else min(self.volume, self.volume_cap)

    def within_limits(self) -> Settings:
        """The same with volumes and a screen there can be."""
        return replace(
            self,
            volume=min(max(self.volume, 0), 100),
            volume_cap=min(max(self.volume_cap, 0), 100),
            screen=max(self.screen, 0),
        )

    def differences(self, other: Settings) -> tuple[str, ...]:
        """The names of what is not the same in ``other``."""
        return tuple(
            each.name for each in fields(self) if getattr(self, each.name) != getattr(other, each.name)
        )

    def changed_to(self, wanted: Settings) -> tuple[Settings, tuple[str, ...]]:
        """What becomes of these settings when others are wanted, and what of those has to wait for the next start."""
        wanted = wanted.within_limits()
        waiting = tuple(name for name in self.differences(wanted) if name in AT_NEXT_START)
        return replace(wanted, **{name: getattr(self, name) for name in waiting}), waiting
