"""A visitor's accessibility settings."""

from __future__ import annotations

from dataclasses import dataclass, replace

TEXT_SIZES = 3
"""Number of text sizes: 0 is the stand's own, each next one is larger."""
LOUDNESS_STEP = 10
"""Percent of the stand's cap; also the softest that a visitor can choose: silence has a key of its own."""


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
    """The words of each slide are spoken where the machine has a voice."""

    loudness: int | None = None
    """How loud films and the voice are, in percent of the stand's cap; ``None`` is as loud as the stand itself is."""

    def within_limits(self) -> Accessibility:
        """The same with a valid text size and loudness."""
        loudness = self.loudness if self.loudness is None else min(max(self.loudness, LOUDNESS_STEP), 100)
        return replace(self, text_size=min(max(self.text_size, 0), TEXT_SIZES - 1), loudness=loudness)

    def louder(self, present: int, by: int) -> Accessibility:
        """The same, ``by`` steps louder (softer where negative) than ``present`` (percent of the cap), on whole steps."""
        step = present // LOUDNESS_STEP if by > 0 else -(-present // LOUDNESS_STEP)
        return replace(self, loudness=(step + by) * LOUDNESS_STEP).within_limits()
