"""How far away letters can be read. Pure arithmetic, no Qt.

Measured is the capital H, as EN 301 549 (5.1.4) and ISO 9241-303 do.
"""

from __future__ import annotations

import math

CAPITALS = 0.668
"""The height of capitals as a part of the letters' size: Atkinson Hyperlegible Next 0.668, Bricolage Grotesque 0.69."""
LARGE_ANGLE = 0.7
"""Degrees that a capital H has at the largest size: EN 301 549, 5.1.4, for a screen whose letters no other device enlarges."""
LEAST_ANGLE = 16 / 60
"""Degrees at which letters are read at ease by who sees well: 16 minutes of arc (ISO 9241-303, 5.5.4)."""
ARM_M = 0.6
"""Keys are read from no farther than an arm reaches."""
MM_PER_INCH = 25.4


def least_pixels(metres: float, degrees: float, dots_per_inch: float) -> float:
    """The size of letters whose capitals have this angle at a distance."""
    high = metres * 1000 * math.tan(math.radians(degrees))
    return high / MM_PER_INCH * dots_per_inch / CAPITALS


def readable_from(pixels: float, degrees: float, dots_per_inch: float) -> float:
    """The distance (m) at which the capitals of letters of this size still have this angle."""
    high = pixels * CAPITALS / dots_per_inch * MM_PER_INCH
    return high / 1000 / math.tan(math.radians(degrees))
