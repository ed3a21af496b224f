"""What a visitor saw between a picture and a film, two films, a film and a picture. Pure: no screen, no process.

Pictures carry the mark of the film's frames, with numbers that no film reaches: so one look tells what is on the screen.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any, Literal

FIRST, LAST = 4080, 4081
"""The numbers of the list's two pictures."""
Kind = Literal["picture", "film"]
KINDS = ("picture>film", "film>film", "film>picture", "picture>picture")


def begins_again(before: int | None, number: int) -> bool:
    """Whether the list's first picture has come after something else."""
    return number == FIRST and before is not None and before != FIRST


@dataclass(frozen=True, slots=True)
class Sight:
    """What was on the screen from this moment on, until the next sight."""

    t: float
    number: int | None
    bare: str = ""
    """``black`` for black or the empty screen, ``plain`` for any other single colour."""


def as_sights(told: Iterable[tuple[float, int, str]]) -> list[Sight]:
    """Sights as the sampler tells them."""
    return [Sight(t, None if number < 0 else number, bare) for t, number, bare in told]


@dataclass(frozen=True, slots=True)
class Pass:
    """One showing of a picture or a film, as it was seen."""

    kind: Kind
    first: int
    """The first number seen."""
    last: int
    appears: float
    moves: float | None
    """When a film's second number was seen; for a picture the same as ``appears``."""
    rests: float
    """From when on nothing of it moved: a film's last number first seen, the end of a picture's longest standing still."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """From the last movement of what leaves to the first of what comes. Seconds."""

    kind: str
    seconds: float
    black: float
    """Altogether, the time in which there was nothing to be seen."""
    plain: float
    """The same with a screen of one other colour."""
    frozen: float
    """The longest time in which nothing on the screen changed. The last frame's own time is part of it."""
    cut_off: int
    """Frames at the end of the film that left which were never seen; 0 for a picture."""
    missed: int
    """Frames at the beginning of the film that came which were never seen; 0 for a picture."""


def passes(sights: Sequence[Sight]) -> list[Pass]:
    """What was shown, one after another; a film that begins again is another showing."""
    groups: list[list[int]] = []
    for place, sight in enumerate(sights):
        if sight.number is None:
            continue
        before = sights[groups[-1][-1]].number if groups else None
        if before is None or _is_other(before, sight.number):
            groups.append([])
        groups[-1].append(place)
    return [_pass(sights, group) for group in groups]


def _is_other(before: int, number: int) -> bool:
    if max(before, number) >= FIRST:
        return before != number
    return number < before


def _pass(sights: Sequence[Sight], group: Sequence[int]) -> Pass:
    first, last = sights[group[0]].number, sights[group[-1]].number
    assert first is not None
    assert last is not None
    appears = sights[group[0]].t
    if first >= FIRST:
        # A picture that fades is one that moves: it stood still in the longest pause.
        ends = [sights[min(place + 1, len(sights) - 1)].t for place in group]
        pauses = [(end - sights[place].t, end) for place, end in zip(group, ends, strict=True)]
        return Pass("picture", first, last, appears, appears, max(pauses)[1])
    moves = next((sights[place].t for place in group if sights[place].number != first), None)
    rests = next(sights[place].t for place in group if sights[place].number == last)
    return Pass("film", first, last, appears, moves, rests)


def hand_overs(sights: Sequence[Sight], frames: int) -> list[HandOver]:
    """Each change from one showing to the next; ``frames`` is how many a film has."""
    found = []
    for leaves, comes in pairwise(passes(sights)):
        if comes.moves is None:
            continue
        begin, end = leaves.rests, comes.moves
        times = [begin, *(sight.t for sight in sights if begin < sight.t < end), end]
        found.append(
            HandOver(
                f"{leaves.kind}>{comes.kind}",
                seconds=round(end - begin, 3),
                black=_bare(sights, "black", begin, end),
                plain=_bare(sights, "plain", begin, end),
                frozen=round(max(b - a for a, b in pairwise(times)), 3),
                cut_off=frames - 1 - leaves.last if leaves.kind == "film" else 0,
                missed=comes.first if comes.kind == "film" else 0,
            )
        )
    return found


def _bare(sights: Sequence[Sight], bare: str, begin: float, end: float) -> float:
    return round(
        sum(
            (
                max(0.0, min(after.t, end) - max(sight.t, begin))
                for sight, after in pairwise(sights)
                if sight.bare == bare
            ),
            0.0,
        ),
        3,
    )


def summary(found: Sequence[HandOver]) -> dict[str, Any]:
    """By kind, the worst of each figure and how often it was seen."""
    figures: dict[str, Any] = {}
    for kind in KINDS:
        ours = [asdict(one) for one in found if one.kind == kind]
        if ours:
            worst = {name: max(one[name] for one in ours) for name in ours[0] if name != "kind"}
            figures[kind] = {"times": len(ours), **worst}
    return figures


def plays(events: Sequence[Mapping[str, Any]]) -> list[tuple[float, float]]:
    """From the kiosk's trace: when each film was told to play, and when its first moving picture was in the player.

    A film plays when the transition that brought it has ended, or at once when there is none.
    """
    told: list[tuple[float, float]] = []
    since = None
    for event in events:
        if event["event"] == "cue-started" or (event["event"] == "moved" and event.get("move") != "build"):
            since = event["t"]
        elif event["event"] == "film-first-frame" and since is not None:
            told.append((since, event["t"]))
            since = None
    return told


def after_play(told: Sequence[tuple[float, float]], sights: Sequence[Sight]) -> dict[str, float | None]:
    """Medians of the seconds from "play" to the first moving picture: in the player, and on the screen."""
    moving = [one.moves for one in passes(sights) if one.kind == "film" and one.moves is not None]
    seen = [next((t for t in moving if t > since), None) for since, _ in told]
    on_screen = [
        t - since for t, (since, _) in zip(seen, told, strict=True) if t is not None and t - since < 5
    ]
    in_player = [t - since for since, t in told]
    return {
        "after_play": round(statistics.median(in_player), 3) if told else None,
        "after_play_seen": round(statistics.median(on_screen), 3) if on_screen else None,
    }
