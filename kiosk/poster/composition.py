"""The layout grid of a slide, with one rule for landscape and portrait. Pure arithmetic in pixels, no Qt.

``u`` is a hundredth of the short side; every size of the art direction is given in it.
"""

from __future__ import annotations

from dataclasses import dataclass

MARGIN, FOOT, COLUMNS, TEXT_COLUMNS, COLUMNS_ALONE = 6.0, 12.0, 12, 7, 10
GUTTER = 2.0
"""Between words and picture, in u."""
LOGO = (16.0, 6.0)
"""Maximum width and height of a logo in u: the corner that our drawings leave free."""
NAME, NAME_IN_CORNER = 4.2, 10.5
"""Size of the wordmark in u, and how wide it may be in that corner: what our drawings leave free in every crop and drift.
A wider one heads the words."""
TALL = 1.26
"""Height over width from which the picture is above the words."""
UPRIGHT = 1.2
"""Height over width from which a film is above its captions and its title."""
PORTRAIT_ART, PORTRAIT_WORDS = 0.45, 62.0
"""Fraction of the height for the picture in portrait, and the minimum height (u) left for words."""
LANDSCAPE_ART = 0.86
"""Width of the picture's area over its height in landscape, where the screen is wide enough."""
WIDEST_ART, WIDEST_IN_SQUARE = 0.5, 0.45
"""Maximum fraction of the width for a picture beside words, and on a screen that is not wider than high."""
ART_ASPECTS = (LANDSCAPE_ART, 1.25)
"""Width over height of the two picture areas, beside and above the words, in which our drawings keep their corner free."""
AS_DRAWN = 0.97
"""In an area that differs by more than this factor, a drawing is cropped or shows more, and its corner may not be free."""
TARGETS_IN_A_ROW = 14.6
"""Width, in targets, of one row of all keys with their labels in Dutch, the longest."""
WORDS_IN_A_ROW = 168.0
"""Width, in u, of the same row where labels are wider than targets."""
TARGETS_IN_HALF = 8.6
"""Width, in targets, of the keys without the languages. Keys shrink, within their limits, to fit into one row, or two."""
GAP_OF_TARGETS = 0.15
"""Gap between keys as a fraction of their size: 3 mm for 20 mm."""
MM_PER_INCH = 25.4
LOW_PART, LOW_MM, MOST_LOW_MM = 0.4, 250.0, 350.0
"""Where everything is that can be touched, on a stand with low reach: this part of the height, from the bottom, and between
these millimetres. Of a screen of 55 inches that stands upright 40 % would be 487 mm."""
TARGET_MM, LEAST_TARGET_MM, LEAST_TARGET_PX = 20.0, 15.0, 44.0
"""Touch targets: 20 mm are fastest while standing (Colle & Hiszem 2004); never under 15 mm or 44 px."""
DRAG_PART, LEAST_DRAG_PX, MOST_DRAG_PX = 0.4, 36.0, 48.0
"""A finger that moves less than this fraction of a target (8 mm of 20) does not drag; 200 px are a swipe on every screen."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Composition:
    """The measures of one window."""

    width: float
    height: float

    @property
    def u(self) -> float:
        return min(self.width, self.height) / 100

    @property
    def is_portrait(self) -> bool:
        return self.height > self.width * TALL

    @property
    def is_upright(self) -> bool:
        """Whether a wide film leaves room for a poster of words below it."""
        return self.height >= self.width * UPRIGHT

    def art(self) -> Box:
        """The picture's area: bleeding off the right in landscape, off the top in portrait."""
        if self.is_portrait:
            return Box(0, 0, self.width, round(self._portrait_art()))
        widest = WIDEST_ART if self.width > self.height else WIDEST_IN_SQUARE
        width = round(min(self.height * LANDSCAPE_ART, self.width * widest))
        return Box(self.width - width, 0, width, self.height)

    def text(self, *, has_art: bool, target: float = 0.0) -> Box:
        """The area for words: columns 1-7 beside a picture and never on it, or below it; above the foot.

        On small screens the visitor's row of keys (``target`` pixels each) is higher than the foot; it must not cover words
        either.
        """
        margin = MARGIN * self.u
        bottom = self.height - max((FOOT + 2) * self.u, self.bar(target) + self.u)
        inner = self.width - 2 * margin
        top = margin
        if self.is_portrait:
            # Without a picture the words have the whole width and start below the wordmark.
            top = self._portrait_art() + 3 * self.u if has_art else 2 * margin + 1.5 * self.u
            return Box(margin, top, inner, bottom - top)
        width = inner * COLUMNS_ALONE / COLUMNS
        if has_art:
            width = min(inner * TEXT_COLUMNS / COLUMNS, self.art().x - margin - GUTTER * self.u)
        return Box(margin, top, width, bottom - top)

    def _portrait_art(self) -> float:
        return min(self.height * PORTRAIT_ART, self.height - (FOOT + 5 + PORTRAIT_WORDS) * self.u)

    @property
    def crops_art(self) -> bool:
        """Whether something of a drawing may be in its corner."""
        box = self.art()
        if self.is_portrait:
            return not AS_DRAWN < box.width / box.height / ART_ASPECTS[1] < 1 / AS_DRAWN
        return box.width < box.height * ART_ASPECTS[0] * AS_DRAWN

    def below_words(self, target: float) -> float:
        """Pixels between the words' area and the foot that only a high bar needs, so that a long text may use them."""
        top = self.height - (FOOT + 2) * self.u
        box = self.text(has_art=True, target=target)
        return max(0.0, top - box.y - box.height)

    def bar_rows(self, target: float) -> int:
        """The number of rows of the visitor's keys: two where the screen is too narrow for one."""
        return 1 if self.width >= max(TARGETS_IN_A_ROW * target, WORDS_IN_A_ROW * self.u) else 2

    def bar(self, target: float) -> float:
        """The height of the visitor's bar: rows of keys with words under them."""
        row = target + 1.6 * self.u
        gap = GAP_OF_TARGETS * target
        return self.bar_rows(target) * (row + gap) + gap

    def target(self, dots_per_inch: float, scale: float = 1.0) -> float:
        """The side of a touch target in pixels: ``scale`` times 20 mm, less on a small screen, never under the floors."""
        per_mm = dots_per_inch / MM_PER_INCH
        least = self.least_target(dots_per_inch)
        in_a_row = self.width / TARGETS_IN_A_ROW
        fits = in_a_row if in_a_row >= least else self.width / TARGETS_IN_HALF
        return int(max(min(TARGET_MM * scale * per_mm, 15 * self.u, fits), least) + 0.001)

    def reach_top(self, dots_per_inch: float) -> float:
        """The top of the reachable area (pixels) on a stand with low reach; a small screen is reachable as a whole."""
        per_mm = dots_per_inch / MM_PER_INCH
        low = max(min(LOW_PART * self.height, MOST_LOW_MM * per_mm), LOW_MM * per_mm)
        return max(0.0, self.height - low)

    def drag(self, dots_per_inch: float) -> int:
        """The drag threshold in pixels: firm fingers roll by a few millimetres, which are more pixels on a dense screen."""
        return round(min(max(DRAG_PART * self.target(dots_per_inch), LEAST_DRAG_PX), MOST_DRAG_PX))

    def least_target(self, dots_per_inch: float) -> float:
        """The minimum side of a touch target in pixels: 15 mm, and 44 px."""
        return max(LEAST_TARGET_MM * dots_per_inch / MM_PER_INCH, LEAST_TARGET_PX)
