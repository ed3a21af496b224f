"""What a stretch of time says about something that moved: frames, pauses, what it cost. Pure: no screen, no process."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One move, or one piece of standing still. Times are seconds on the system's monotonic clock."""

    kind: str
    what: str
    """Which slide or picture it was."""
    begin: float
    end: float
    player: float
    """Seconds of processor time of the process that draws."""
    x_server: float
    """The same of the X server; in steps of a hundredth of a second, so only many stretches together say something."""
    frames: tuple[float, ...]
    """When the window presented each frame."""
    told: tuple[int, float] | None = None
    """Frames and milliseconds as the stage itself counted them."""

    @property
    def seconds(self) -> float:
        return self.end - self.begin


def within(times: Sequence[float], begin: float, end: float) -> int:
    """How many of these times, which are in order, lie between the two."""
    return bisect_right(times, end) - bisect_left(times, begin)


def summary(stretches: Sequence[Stretch], changes: Sequence[float]) -> Figures:
    """Stretches of one kind together. ``changes`` are the moments at which the screen was seen to be another."""
    seconds = sum(stretch.seconds for stretch in stretches)
    if not seconds:
        return {"times": 0}
    frames = sum(len(stretch.frames) for stretch in stretches)
    seen = sum(within(changes, stretch.begin, stretch.end) for stretch in stretches)
    told = [stretch.told for stretch in stretches if stretch.told]
    told_seconds = sum(ms for _, ms in told) / 1000
    costliest = max(stretches, key=lambda stretch: stretch.player / stretch.seconds)
    return {
        "times": len(stretches),
        "seconds": round(seconds, 2),
        "frames": frames,
        "frames_a_second": round(frames / seconds, 1),
        "slowest": round(min(len(stretch.frames) / stretch.seconds for stretch in stretches), 1),
        "pictures_seen_a_second": round(seen / seconds, 1),
        "stage_says_a_second": round(sum(count for count, _ in told) / told_seconds, 1)
        if told_seconds
        else None,
        "longest_pause": round(max(longest_pause(stretch) for stretch in stretches), 3),
        "percent_player": round(100 * sum(stretch.player for stretch in stretches) / seconds, 1),
        "percent_costliest": round(100 * costliest.player / costliest.seconds, 1),
        "costliest": costliest.what,
        "percent_x_server": round(100 * sum(stretch.x_server for stretch in stretches) / seconds, 1),
    }


def longest_pause(stretch: Stretch) -> float:
    """The longest time without a new frame, in seconds: from the beginning, between two, or up to the end."""
    return max(b - a for a, b in pairwise((stretch.begin, *stretch.frames, stretch.end)))


def by_kind(stretches: Iterable[Stretch], changes: Sequence[float]) -> dict[str, Figures]:
    """The figures of each kind, in the order in which the kinds came first."""
    kinds: dict[str, list[Stretch]] = {}
    for stretch in stretches:
        kinds.setdefault(stretch.kind, []).append(stretch)
    return {kind: summary(group, changes) for kind, group in kinds.items()}


def times_bare(moves: dict[str, Figures], bare: Figures) -> dict[str, float | None]:
    """What each kind costs the player, and the player and the X server, as multiples of the bare cross-fade."""

    def ratio(mine: float, yours: float) -> float | None:
        return round(mine / yours, 2) if yours else None

    ratios: dict[str, float | None] = {}
    for kind, figures in moves.items():
        if figures["times"] and bare.get("times"):
            ratios[f"{kind}.percent_player"] = ratio(figures["percent_player"], bare["percent_player"])
            ratios[f"{kind}.percent_both"] = ratio(_both(figures), _both(bare))
            ratios[f"{kind}.frames_a_second"] = ratio(figures["frames_a_second"], bare["frames_a_second"])
    return ratios


def _both(figures: Figures) -> float:
    total: float = figures["percent_player"] + figures["percent_x_server"]
    return total
