"""A day and an hour chosen in steps. Pure: no Qt, no clock."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

Field = Literal["day", "month", "year", "hour", "minute"]
FIELDS: tuple[Field, ...] = get_args(Field)
FIRST_YEAR, LAST_YEAR = 2026, 2099


@dataclass(frozen=True, slots=True)
class Chosen:
    """What stands on the steppers."""

    year: int
    month: int
    wanted_day: int
    """The day that was chosen; a shorter month has its last one instead, and the next one this again."""
    hour: int
    minute: int

    @classmethod
    def of(cls, moment: datetime) -> Chosen:
        year = min(max(moment.year, FIRST_YEAR), LAST_YEAR)
        return cls(year, moment.month, moment.day, moment.hour, moment.minute)

    @property
    def day(self) -> int:
        return min(self.wanted_day, self._days)

    @property
    def moment(self) -> datetime:
        """Local and naive, at the full minute."""
        return datetime(self.year, self.month, self.day, self.hour, self.minute)  # noqa: DTZ001

    def stepped(self, field: Field, direction: int) -> Chosen:
        """One more (+1) or less (-1) of ``field``. Past its end it begins anew, and all else stays; years have an end."""
        by = 1 if direction > 0 else -1
        match field:
            case "day":
                return replace(self, wanted_day=(self.day - 1 + by) % self._days + 1)
            case "month":
                return replace(self, month=(self.month - 1 + by) % 12 + 1)
            case "year":
                return replace(self, year=min(max(self.year + by, FIRST_YEAR), LAST_YEAR))
            case "hour":
                return replace(self, hour=(self.hour + by) % 24)
            case "minute":
                return replace(self, minute=(self.minute + by) % 60)

    @property
    def _days(self) -> int:
        return monthrange(self.year, self.month)[1]
