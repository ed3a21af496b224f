"""Decides whether a film was really played or has failed, since libVLC reports "ended" for both.

A missing, empty or truncated film ends like a whole one; a pipe stays "opening" for ever. So frames must have come, and the
time must have come close to the length.
"""

from __future__ import annotations

START_LIMIT = 4.0
"""Seconds until the first frame."""
END_GRACE = 5.0
"""Seconds past its length by which a film must have ended."""
SILENCE_LIMIT = 4.0
"""Seconds without a new frame or a new time while a film plays."""
NEAR_THE_END = 0.9
"""Fraction of the length that must have been played; the last second may always be missing."""


MOVES_BY = 0.25
"""Seconds by which the time must advance for a film whose frames are all the same to count as playing."""


def verdict(*, pictures: int, played_ms: int, length_ms: int, is_whole: bool = False) -> str:
    """Why a film that reported "ended" has failed, or an empty string if it was really played.

    ``is_whole`` says that the lengths stated in the file prove that it is complete. Reasons are stable codes: ``no-picture``,
    ``cut-short``, ``unreadable``.
    """
    if pictures == 0:
        return "no-picture"
    if length_ms > 0 and played_ms < min(length_ms * NEAR_THE_END, max(0, length_ms - 1000)):
        return "unreadable" if is_whole else "cut-short"
    return ""
