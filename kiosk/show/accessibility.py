"""How a visitor wants to see and hear the show."""

from __future__ import annotations

from dataclasses import dataclass, replace

TEXT_SIZES = 3
"""How large a visitor may have the words: the stand's own size is 0, each next one is larger."""


@dataclass(frozen=True, slots=True)
class Accessibility:
    """One wish for everything; the stand's own is what it returns to when a visitor leaves."""

    captions: bool = True
    text_size: int = 0
    """From 0 up to ``TEXT_SIZES`` - 1."""
    high_contrast: bool = False
    """Only the theme's ink and paper, no colour fields, no drawings."""
    calm: bool = False
    """Only fades: nothing slides, rises or drifts."""
    aloud: bool = False
    """The words of each slide are spoken where the machine has a voice."""

    def within_limits(self) -> Accessibility:
        """The same with a text size there is."""
        return replace(self, text_size=min(max(self.text_size, 0), TEXT_SIZES - 1))
