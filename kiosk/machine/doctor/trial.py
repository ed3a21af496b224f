"""What the trace of a short show says: pictures of its film that were seen and lost, slides that came late, slow moves."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.machine.doctor.finding import Finding, attention, bad, good

FILM = "trial.mp4"
FILM_PICTURES = 60
"""Pictures in it: two seconds."""
FEW_LOST = 0.1
MANY_LOST = 0.4
"""As a part of those that were due."""
SLOW_MOVES = 20.0
"""Pictures a second below which the show gives up moving slides and only fades them."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured."""

    slides: int = 0
    """Slides and films that came on the stage."""
    due: int = 0
    """Pictures of the film that had to be seen."""
    seen: int = 0
    late: int = 0
    """Slides that were not ready when their turn came."""
    moves: tuple[float, ...] = ()
    """Pictures a second of each transition."""
    problems: tuple[str, ...] = ()
    """Why an item was not shown, in words."""
    first_picture: float = 0.0
    """Seconds from the start of the program to its first picture."""

    @property
    def lost(self) -> int:
        return max(0, self.due - self.seen)

    @property
    def slowest(self) -> float:
        return min(self.moves, default=0.0)


def read_trace(lines: Iterable[str], began: float = 0.0) -> Figures:
    """The figures of a trace; ``began``: when the program was started, on the trace's clock."""
    events = list(_events(lines))
    named = [event["event"] for event in events]
    films = [event for event in events if event["event"] == "film-ended"]
    moves = [event for event in events if event["event"] == "moved" and event.get("ms")]
    first = next((event["t"] - began for event in events if event["event"] == "first-picture"), 0.0)
    return Figures(
        slides=named.count("cue-started"),
        due=FILM_PICTURES * named.count("film-first-frame"),
        seen=sum(min(int(event.get("pictures", 0)), FILM_PICTURES) for event in films),
        late=named.count("late"),
        moves=tuple(round(event["frames"] * 1000 / event["ms"], 1) for event in moves),
        problems=tuple(
            str(event.get("says", event.get("reason", ""))) for event in events if event["event"] == "problem"
        ),
        first_picture=round(first, 2) if began else 0.0,
    )


def _events(lines: Iterable[str]) -> Iterable[Mapping[str, Any]]:
    for line in lines:
        try:
            event = json.loads(line)
        except ValueError:
            # Its end is missing when the program was stopped.
            continue
        if isinstance(event, dict) and "event" in event:
            yield event


def judge(found: Figures, *, on_screen: bool, why: str = "") -> Sequence[Finding]:
    """What it means. ``why``: the last thing said by a program that showed nothing."""
    if not found.slides:
        return [bad("trial", "trial-failed", "bundle", why=why)]
    values: dict[str, object] = {
        "seen": found.seen,
        "due": found.due,
        "lost": found.lost,
        "late": found.late,
        "rate": int(found.slowest),
    }
    if found.problems:
        return [bad("trial", "trial-problem", "films-first", why=found.problems[0])]
    if not found.due:
        return [bad("trial", "trial-no-film", "films-first")]
    if found.lost > found.due * MANY_LOST:
        return [bad("trial", "trial-lost", "lighter", **values)]
    findings = []
    if found.lost > found.due * FEW_LOST:
        findings.append(attention("trial", "trial-lost", "lighter", **values))
    if found.moves and found.slowest < SLOW_MOVES:
        findings.append(attention("trial", "trial-slow", "only-fades", **values))
    if found.late:
        findings.append(attention("trial", "trial-late", "close-others", **values))
    return findings or [good("trial", "trial-good" if on_screen else "trial-unseen", **values)]
