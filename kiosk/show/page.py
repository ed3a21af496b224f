"""What lies open over the slide while a visitor is here."""

from __future__ import annotations

import enum


class Page(enum.Enum):
    """One at a time; its value is what QML calls it."""

    NONE = ""
    OVERVIEW = "topics"
    READ_MORE = "more"
    LINK = "take"
    DISPLAY = "accessibility"

    @property
    def beside_another_slide(self) -> Page:
        """What stays open when the slide beneath leaves: not what says more of that slide."""
        return Page.NONE if self in (Page.READ_MORE, Page.LINK) else self
