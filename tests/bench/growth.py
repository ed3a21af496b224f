"""Whether something grows: the straight line through a series of measured values. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEFT_OUT = 0.2
"""The first part of a series does not count: caches fill."""


@dataclass(frozen=True, slots=True)
class Line:
    """Least squares: the value at the begin and the end of what counts, and the slope with its standard error."""

    begin: float
    end: float
    slope: float
    error: float


def settled(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points in order of time, without those in the first part of that time."""
    if not points:
        return []
    first, last = points[0][0], points[-1][0]
    return [point for point in points if point[0] >= first + LEFT_OUT * (last - first)]


def line(points: Sequence[tuple[float, float]]) -> Line | None:
    """The line through them; ``None`` for fewer than three, or when no time has passed."""
    if len(points) < 3:
        return None
    count = len(points)
    mean_x, mean_y = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    if not spread:
        return None
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread
    rest = sum((y - mean_y - slope * (x - mean_x)) ** 2 for x, y in points)
    begin, end = (mean_y + slope * (x - mean_x) for x in (points[0][0], points[-1][0]))
    return Line(begin, end, slope, (rest / (count - 2) / spread) ** 0.5)
