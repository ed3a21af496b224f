"""Slides whose fixed duration is too short for reading them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kiosk.playlist.model import Item
from kiosk.playlist.reading_time import NOTICE_S, PER_WORD_S, words
from kiosk.problems.findings import Findings
from kiosk.proof.places import Places
from kiosk.proof.words import quoted
from kiosk.words.sentence import LanguageName

SLACK_S = 1.0
"""Seconds that a duration may fall short: reading times are those of slow readers."""


def judge_durations(
    items: Sequence[Item], languages: Sequence[str], places: Places, findings: Findings
) -> None:
    """Report every item that leaves before slow readers have read it, by its language of the most words."""
    for item in items:
        if item.duration is None or item.is_film:
            continue
        counts = {
            language: sum(words(part) for part in item.text_in(language).seen) for language in languages
        }
        language = max(counts, key=lambda each: counts[each])
        needed = NOTICE_S + PER_WORD_S * counts[language]
        if counts[language] and item.duration < needed - SLACK_S:
            findings.add(
                "duration-short",
                places.entry(item, "duration"),
                title=quoted(item.title_in(language)),
                seconds=_whole(item.duration),
                needed=math.ceil(needed),
                count=counts[language],
                language=LanguageName(language),
            )


def _whole(seconds: float) -> float:
    return int(seconds) if seconds == int(seconds) else seconds
