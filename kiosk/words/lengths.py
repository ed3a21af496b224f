"""How long something lasted, in words: "1 min 12 s"."""

from __future__ import annotations

from kiosk.words.catalogue import section


def length(seconds: float, language: str) -> str:
    """So many seconds, in the two units that say most."""
    words = section("stats", language)
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    hours, left = divmod(minutes, 60)
    if hours:
        return str(words["hours-and-minutes"]).format(hours=hours, minutes=left)
    if minutes:
        return str(words["minutes-and-seconds"]).format(minutes=minutes, seconds=rest)
    return str(words["seconds"]).format(seconds=rest)
