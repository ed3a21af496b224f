"""How many threads decode one film: two, but one where that leaves a core to everything else.

A film that opens decodes its first pictures as fast as it can while another one plays. With both of a machine's two cores at
work on it, one of 121 films had a picture that stood for 61 ms; with one of them, none for longer than 48.
"""

from __future__ import annotations

import os

from kiosk.video.decoder.media_info import Told

USUAL = 2
"""Measured with 1080p30 H.264: 131 MB with one thread, 145 with two, 162 with libVLC's own choice on two cores."""
LIGHT = frozenset({"AVC", "MPEG Video", "MPEG-4 Visual", "VP8"})
"""Codecs that cost the least to decode; the newer ones keep both threads."""
LIGHT_PIXELS = 1920 * 1088 * 31
"""Pixels a second: 1080p of 30 pictures a second, which as H.264 took 0.15 of one core here; no slow machine was tried."""


def threads_for(told: Told, cores: int = os.cpu_count() or 1) -> int:
    """Threads that decode ``told``'s film on a machine of so many ``cores``."""
    is_light = told.codec in LIGHT and 0 < told.width * told.height * told.rate <= LIGHT_PIXELS
    return 1 if is_light and cores <= USUAL else USUAL
