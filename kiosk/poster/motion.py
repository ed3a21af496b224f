"""The durations and easing of all animations, in milliseconds.

The values are the art direction's. Everything eases out, nothing bounces; ``motion: reduced`` leaves only fades.
"""

from __future__ import annotations

FADE_MS = 500
PUSH_MS = 450
WIPE_MS = 600

ENTRANCE_MS = 600
"""The entrance of one line, or of one layer of a picture."""
STAGGER_MS = 80
"""Delay between the entrances of two lines."""
MOST_STEPS = 10
"""Number of lines after which the delay no longer grows, so that the last word is not late."""
BUILD_MS = ENTRANCE_MS + MOST_STEPS * STAGGER_MS
"""The time by which a slide is complete."""

DRIFT_MS = 8000
"""Duration of the drift (art direction); after it nothing is redrawn."""
DRIFT_STEPS = 240
"""30 steps a second: the fastest drift moves a third of a 1080p pixel in each."""
PHOTO_GROWTH = 0.04
"""Growth of a photo during its drift."""

SETTLE_MS = 250
"""A released slide settles into place; the bar appears."""
HUSH_MS = 120
"""Words fade out before they change their language."""
BREATH_MS = 1600
"""One pulse of the hint."""
BREATHS = 3

SLOW_FRAMES = 20.0
"""Frames a second below which a machine is too slow for moving slides and only fades."""
