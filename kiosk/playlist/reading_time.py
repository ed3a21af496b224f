"""The reading time of a slide.

Silent readers take in 238 words a minute on average, 175 to 300 being usual (M. Brysbaert, "How many words
do we read per minute?", Journal of Memory and Language 109, 2019). 0.34 s a word is 175 words a minute,
the slow end of that: people stand, there is noise, and the language may not be their first.
Three seconds are added for noticing that there is something new; no slide is shown for less than eight.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

NOTICE_S = 3.0
PER_WORD_S = 0.34
SHORTEST_S = 8.0

_WORD = re.compile(r"\w+(?:[’'‑.@/-]\w+)*")


def words(text: str) -> int:
    """The number of words; isolated symbols ("–", "?") do not count."""
    return len(_WORD.findall(text))


def reading_time(parts: Iterable[str]) -> float:
    """Seconds that a slide with these texts is shown when its duration is ``auto``."""
    return max(SHORTEST_S, NOTICE_S + PER_WORD_S * sum(words(part) for part in parts))
