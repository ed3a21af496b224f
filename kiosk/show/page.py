"""The page that a visitor has opened over the slide."""

from __future__ import annotations

import enum


class Page(enum.Enum):
    """The pages, of which one at a time is open; the value is the name in QML."""

    NONE = ""
    OVERVIEW = "topics"
    READ_MORE = "more"
    LINK = "take"
    SIGN = "sign"
    DISPLAY = "accessibility"

    @property
    def beside_another_slide(self) -> Page:
        """The page that stays open when the slide changes: none that is about that slide."""
        return Page.NONE if self in (Page.READ_MORE, Page.LINK, Page.SIGN) else self
