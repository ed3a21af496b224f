"""How long a cue is shown in the loop, in seconds."""

from __future__ import annotations

from kiosk.playlist.model import Item


def duration_of(item: Item, language: str, *, is_reduced: bool = False, easy: bool = False) -> float | None:
    """Seconds, or ``None`` for a film that plays in the loop and lasts its own length. With reduced motion no film plays."""
    if item.plays_by_itself and not is_reduced:
        return None
    return item.reading_time(language, easy=easy) if item.duration is None else item.duration
