"""Volume fades, as pure arithmetic for both engines."""

from __future__ import annotations

FADE = 0.3
"""Seconds from silence to full volume: audibly a fade, and over before a slide has changed."""
FADE_STEP = 0.02
"""Seconds between two steps: too short to be heard as steps."""


class Fader:
    """A fade: the volume now and the volume wanted, in percent, and the speed."""

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
