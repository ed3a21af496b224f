"""What people mean by a whole ``when``: days behind ``from``, hours behind ``until``, dates behind ``days``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kiosk.playlist.times_meant import date_meant, days_meant
from kiosk.words.calendar_words import days, words
from kiosk.yaml.hours import clock_meant, hours_meant
from kiosk.yaml.nodes import ListNode, Node, ScalarNode

MOST_EXCEPT = 5
"""Days left out between others; with more of them nobody meant a period."""
MOST_DAYS = 60
"""Of a period that is typed as one text."""

_CLOCK = re.compile(r"\d{1,2}\s*(?::|[uh]\b|[uh]\d|uur\b|heures?\b|[ap]\.?m\b).*", re.IGNORECASE)
_TWO_DAYS = re.compile(
    r"(?P<first>.*?\b\d{1,2})\s*(?P<word>[-–—&,+]|\b[^\W\d_]+(?: en met)?\b|t/m)\s*(?P<last>.*?\b\d{1,2}\b)"
    r"(?P<rest>(?:\s+|[/.])[\w/. ]+)"
)


@dataclass(slots=True)
class WhenMeant:
    """A ``when`` as it is gathered from what was typed."""

    text: str = ""
    """The block on one line; empty where it is not understood."""
    astray: list[tuple[int, ScalarNode]] = field(default_factory=list)
    """What stands behind a key that is for something else: the number of the pair, and the text."""


def when_meant(pairs: Sequence[tuple[str, Node]], today: date) -> WhenMeant:
    """What ``pairs`` mean together, of which each is a key of a ``when`` and what stands behind it."""
    gathered = _Gathered(today)
    for number, (key, node) in enumerate(pairs):
        for each in _scalars(node):
            gathered.take(number, key, each)
    return WhenMeant(gathered.text(), gathered.astray)


def _scalars(node: Node) -> list[Node]:
    return list(node.items) if isinstance(node, ListNode) else [node]


class _Gathered:
    def __init__(self, today: date) -> None:
        self._today = today
        self._bounds: dict[str, str] = {}
        self._clocks: dict[str, str] = {}
        self._bound_days: dict[str, str] = {}
        self._dates: list[date] = []
        self._days: list[str] = []
        self._hours: list[str] = []
        self._except: list[str] = []
        self._is_clear = True
        self.astray: list[tuple[int, ScalarNode]] = []

    def take(self, number: int, key: str, node: Node) -> None:
        if not isinstance(node, ScalarNode) or node.is_null or not key:
            self._is_clear = False
            return
        is_home = True
        text = node.text.strip()
        if key in ("from", "until"):
            is_home = self._take_bound(key, text)
        elif key == "days":
            is_home = self._take_days(text)
        elif key == "between":
            is_home = self._take_hours(text)
        else:
            parts = [date_meant(part, self._today) for part in text.split(",")]
            self._except += parts
            self._is_clear = self._is_clear and all(parts)
        if not is_home:
            self.astray.append((number, node))

    def _take_bound(self, key: str, text: str) -> bool:
        """Whether ``text`` can stand behind ``key``, or means nothing at all."""
        is_clock = bool(_CLOCK.match(text))
        if not is_clock and (day := date_meant(text, self._today)):
            self._bounds[key] = day
        elif clock := clock_meant(text):
            self._clocks[key] = clock
            return False
        elif hours := hours_meant(text):
            self._hours.append(hours)
            return False
        elif days_meant(text):
            self._bound_days[key] = text
            return False
        else:
            self._is_clear = False
        return True

    def _take_days(self, text: str) -> bool:
        parts = [part.strip() for part in text.split(",")]
        if all(part.lower() in days() for part in parts):
            self._days += parts
        elif dates := _dates_meant(text, self._today):
            self._dates += dates
            return False
        elif found := days_meant(text):
            self._days += found
        elif hours := hours_meant(text):
            self._hours.append(hours)
            return False
        else:
            self._is_clear = False
        return True

    def _take_hours(self, text: str) -> bool:
        if hours := hours_meant(text):
            self._hours.append(hours)
        elif found := days_meant(text):
            self._days += found
            return False
        elif dates := _dates_meant(text, self._today):
            self._dates += dates
            return False
        else:
            self._is_clear = False
        return True

    def text(self) -> str:
        """The block on one line."""
        parts: list[str] = []
        if self._clocks:
            start, end = self._clocks.get("from", "00:00"), self._clocks.get("until", "24:00")
            self._hours.append(hours_meant(f"{start}-{end}"))
        if self._bound_days:
            both = " tot ".join(self._bound_days.values())
            self._days += days_meant(both) if len(self._bound_days) == 2 else []
            self._is_clear = self._is_clear and len(self._bound_days) == 2
        if self._dates:
            self._is_clear = self._is_clear and not self._bounds
            self._take_period()
        if not self._is_clear or len(self._hours) > 1 or not all(self._hours):
            return ""
        parts += [f"{key}: {self._bounds[key]}" for key in ("from", "until") if key in self._bounds]
        if self._days:
            parts.append(f"days: [{', '.join(dict.fromkeys(self._days))}]")
        parts += [f'between: "{hours}"' for hours in self._hours]
        if self._except:
            parts.append(f"except: [{', '.join(self._except)}]")
        return f"{{{', '.join(parts)}}}" if parts else ""

    def _take_period(self) -> None:
        first, last = min(self._dates), max(self._dates)
        between = (first + timedelta(days=number) for number in range((last - first).days))
        left_out = [str(day) for day in between if day not in self._dates]
        self._is_clear = self._is_clear and len(left_out) <= MOST_EXCEPT
        self._bounds = {"from": str(first), "until": str(last)}
        self._except += left_out


def _dates_meant(text: str, today: date) -> list[date]:
    """The days in ``text``: ``5 en 6 december``, ``5-8 december``; none where it is not understood."""
    if found := date_meant(text, today):
        return [date.fromisoformat(found)]
    match = _TWO_DAYS.fullmatch(text.strip())
    if match is None:
        parts = [date_meant(part, today) for part in text.split(",")]
        return [date.fromisoformat(part) for part in parts] if all(parts) else []
    last = date_meant(match["last"] + match["rest"], today)
    first = date_meant(match["first"] + match["rest"], today)
    if not first or not last:
        return []
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    word = match["word"].casefold()
    if word in words("and") or word in ("&", ",", "+"):
        return [start, end]
    is_period = word in words("to") or word in ("-", "–", "—", "t/m", "tot en met")
    if not is_period or not 0 < (end - start).days <= MOST_DAYS:
        return []
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]
