"""A visitor's accessibility settings."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

TEXT_SIZES = 3
"""Number of text sizes: 0 is the stand's own, each next one is larger."""
LOUDNESS_STEP = 10
"""Percent of the stand's cap; also the softest that a visitor can choose: silence has a key of its own."""

PACES = 2
"""Number of steps that the voice may be slower or faster."""


class Way(enum.Enum):
    """A way to use the kiosk that a visitor chooses in one touch; the value is the name in QML."""

    SEE = "see"
    HEAR = "hear"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class Accessibility:
    """All settings as one value; the stand returns to its own when a visitor leaves."""

    captions: bool = True
    text_size: int = 0
    """From 0 up to ``TEXT_SIZES`` - 1."""
    high_contrast: bool = False
    """Only the theme's ink and paper, no colour fields, no drawings."""
    calm: bool = False
    """Nothing moves by itself: slides change at once, nothing counts visibly, films stand until they are played."""
    easy: bool = False
    """Slides show their words in plain language where the organiser wrote them."""
    aloud: bool = False
    """What is on the screen is spoken where the machine has a voice."""
    by_ear: bool = False
    """The whole screen is one control: a swipe or a key moves through what is spoken, a double tap or Enter does it."""
    scans: bool = False
    """One switch is enough: what can be touched is pointed out one after the other."""
    pace: int = 0
    """How fast the voice speaks, from -``PACES`` (slow) to ``PACES``."""

    loudness: int | None = None
    """How loud films and the voice are, in percent of the stand's cap; ``None`` is as loud as the stand itself is."""

    def within_limits(self) -> Accessibility:
        """The same with a valid text size, loudness and pace; who does not look needs the voice."""
        loudness = self.loudness if self.loudness is None else min(max(self.loudness, LOUDNESS_STEP), 100)
        return replace(
            self,
            text_size=min(max(self.text_size, 0), TEXT_SIZES - 1),
            pace=min(max(self.pace, -PACES), PACES),
            by_ear=self.by_ear and self.aloud,
            loudness=loudness,
        )

    def louder(self, present: int, by: int) -> Accessibility:
        """The same, ``by`` steps louder (softer where negative) than ``present`` (percent of the cap), on whole steps."""
        step = present // LOUDNESS_STEP if by > 0 else -(-present // LOUDNESS_STEP)
        return replace(self, loudness=(step + by) * LOUDNESS_STEP).within_limits()

    def has(self, way: Way) -> bool:
        """Whether everything that belongs to ``way`` is set."""
        return self.with_way(way, True) == self

    def with_way(self, way: Way, is_wanted: bool) -> Accessibility:
        """The same with everything that belongs to ``way``, or without it."""
        plain = Accessibility()
        return replace(
            self,
            **{name: value if is_wanted else getattr(plain, name) for name, value in BELONGS[way].items()},
        )


BELONGS: Mapping[Way, Mapping[str, Any]] = {
    Way.SEE: {"text_size": TEXT_SIZES - 1, "high_contrast": True},
    Way.HEAR: {"aloud": True},
    Way.CALM: {"calm": True, "easy": True},
}
"""The settings that each way changes, and to what."""
