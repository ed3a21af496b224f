"""A visitor's accessibility settings."""

from __future__ import annotations

from dataclasses import dataclass, replace

TEXT_SIZES = 3
"""Number of text sizes: 0 is the stand's own, each next one is larger."""


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
    aloud: bool = False
    """The words of each slide are spoken where the machine has a voice."""

    def within_limits(self) -> Accessibility:
        """The same with a valid text size."""
        return replace(self, text_size=min(max(self.text_size, 0), TEXT_SIZES - 1))
