"""How long a cue stands when nobody touches it, in seconds."""

from __future__ import annotations

from kiosk.playlist.model import AnyItem, SlideItem, SlideText, VideoItem
from kiosk.playlist.reading_time import reading_time
from kiosk.words.in_language import in_language


def duration_of(item: AnyItem, language: str, *, is_reduced: bool = False) -> float | None:
    """Seconds, or ``None`` for a film that plays in the loop: it lasts its own length. With reduced motion none plays."""
    if isinstance(item, VideoItem):
        plays = item.attract != "poster" and not is_reduced
        return None if plays else item.duration or reading_time(SlideText(title=""))
    if item.duration is not None:
        return item.duration
    if isinstance(item, SlideItem):
        text = in_language(item.slide.texts, language)
        return reading_time(text or SlideText(title=""))
    return reading_time(SlideText(title=in_language(item.title, language) or ""))
