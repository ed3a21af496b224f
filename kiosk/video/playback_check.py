"""When is a film played, and when has it failed? Rules over numbers, since libVLC says "ended" for anything.

A missing, empty or cut film ends like a whole one; a pipe stays "opening" for ever. So: pictures must have come, and
the time must have come near the length.
"""

from __future__ import annotations

START_LIMIT = 4.0
"""Seconds until the first picture."""
END_GRACE = 5.0
"""Seconds beyond its length after which a film must have ended."""
SILENCE_LIMIT = 4.0
"""Seconds without a new picture or a new time while a film plays."""
NEAR_THE_END = 0.9
"""Part of the length that must have been played; the last second may always be missing."""


MOVES_BY = 0.25
"""Seconds by which the time has come on when a film plays whose pictures do not change."""


def verdict(*, pictures: int, played_ms: int, length_ms: int, is_whole: bool = False) -> str:
    """Why the film that said "ended" has failed, or an empty text when it was really played.

    ``is_whole`` says that the file proves by its own lengths that all of it is there. Reasons are stable codes: ``no-picture``,
    ``cut-short``, ``unreadable``.
    """
    if pictures == 0:
        return "no-picture"
    if length_ms > 0 and played_ms < min(length_ms * NEAR_THE_END, max(0, length_ms - 1000)):
        return "unreadable" if is_whole else "cut-short"
    return ""
