"""How long everything that moves takes, and on what curve: the one place for it. Milliseconds.

The figures are the art direction's. Everything eases out, nothing bounces; ``motion: reduced`` leaves only fades.
"""

from __future__ import annotations

FADE_MS = 500
PUSH_MS = 450
WIPE_MS = 600

ENTRANCE_MS = 600
"""From hidden to in place, for one line or one layer of a picture."""
STAGGER_MS = 80
"""One line after another."""
MOST_STEPS = 10
"""Lines after which no further one waits longer: the last word never comes late."""
BUILD_MS = ENTRANCE_MS + MOST_STEPS * STAGGER_MS
"""When a slide is complete at the latest."""

DRIFT_MS = 8000
"""A slide that drifts stands still after this (art direction); then nothing is redrawn."""
DRIFT_STEPS = 240
"""30 a second: what drifts fastest moves a third of a pixel of 1080p in each."""
PHOTO_GROWTH = 0.04
"""A photo drifts by growing this much."""

SETTLE_MS = 250
"""A slide that a finger let go finds its place; the bar comes up."""
HUSH_MS = 120
"""Words fade in this time before they come in another language."""
BREATH_MS = 1600
"""The hint breathes once in this time."""
BREATHS = 3

SLOW_FRAMES = 20.0
"""A machine that moves slides at fewer frames a second than this is a weak one: it fades only."""
