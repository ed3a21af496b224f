"""How many threads decode one film: two, or one where that leaves a core for everything else.

An opening film decodes its first frames at full speed while another one plays. With two threads on a machine with two cores,
one film in 121 had a frame that stayed for 61 ms; with one thread none stayed longer than 48 ms.
"""

from __future__ import annotations

import os

from kiosk.video.decoder.media_info import Told

USUAL = 2
"""Measured with 1080p30 H.264: 131 MB with one thread, 145 with two, 162 with libVLC's own choice on two cores."""
LIGHT = frozenset({"AVC", "MPEG Video", "MPEG-4 Visual", "VP8"})
"""Codecs that cost the least to decode; the newer ones keep both threads."""
LIGHT_PIXELS = 1920 * 1088 * 31
"""Pixels a second: 1080p at 30 frames a second, which as H.264 took 0.15 of a core; no slow machine was measured."""


def threads_for(told: Told, cores: int = os.cpu_count() or 1) -> int:
    """Threads that decode ``told``'s film on a machine of so many ``cores``."""
    is_light = told.codec in LIGHT and 0 < told.width * told.height * told.rate <= LIGHT_PIXELS
    return 1 if is_light and cores <= USUAL else USUAL
