"""How long a slide needs to be read. Stated here, once.

Silent readers take in 238 words a minute on average, 175 to 300 being usual (M. Brysbaert, "How many words
do we read per minute?", Journal of Memory and Language 109, 2019). 0.34 s a word is 175 words a minute,
the slow end of that: somebody stands, there is noise, and the language may not be the reader's first.
Three seconds go to noticing that something new is there; no slide stands less than eight.
"""

from __future__ import annotations

import re

from kiosk.playlist.model import SlideText

NOTICE_S = 3.0
PER_WORD_S = 0.34
SHORTEST_S = 8.0

_WORD = re.compile(r"\w+(?:[’'‑.@/-]\w+)*")


def words(text: str) -> int:
    """How many words a reader meets; signs that stand alone ("–", "?") are none."""
    return len(_WORD.findall(text))


def visible_words(text: SlideText) -> int:
    """The words that stand on the slide; ``more`` opens on request and ``alt`` is not drawn."""
    parts = [text.label, text.title, text.text, text.caption, text.figure, text.by, *text.answers]
    for point in text.points:
        parts += [point.title, point.text]
    return sum(words(part) for part in parts)


def reading_time(text: SlideText) -> float:
    """Seconds a slide with these words stands when its duration is ``auto``."""
    return max(SHORTEST_S, NOTICE_S + PER_WORD_S * visible_words(text))
