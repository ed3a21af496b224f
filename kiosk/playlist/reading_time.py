"""How long a slide needs to be read. Stated here, once.

Silent readers take in 238 words a minute on average, 175 to 300 being usual (M. Brysbaert, "How many words
do we read per minute?", Journal of Memory and Language 109, 2019). 0.34 s a word is 175 words a minute,
the slow end of that: somebody stands, there is noise, and the language may not be the reader's first.
Three seconds go to noticing that something new is there; no slide stands less than eight.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

NOTICE_S = 3.0
PER_WORD_S = 0.34
SHORTEST_S = 8.0

_WORD = re.compile(r"\w+(?:[’'‑.@/-]\w+)*")


def words(text: str) -> int:
    """How many words a reader meets; signs that stand alone ("–", "?") are none."""
    return len(_WORD.findall(text))


def reading_time(parts: Iterable[str]) -> float:
    """Seconds a slide with these words on it stands when its duration is ``auto``."""
    return max(SHORTEST_S, NOTICE_S + PER_WORD_S * sum(words(part) for part in parts))
