"""What was seen around films: looks at the screen and the kiosk's own trace, laid side by side. Pure: no screen, no process.

A film is opened, held on its first frame while the transition brings it, then it plays; its last frame stays until the next
transition has covered it. So each frame belongs to one showing, its first half to the hand-over that brought the film and
its second half to the one that took it away.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tests.process.handover_films import KINDS, Entry, MarkedFilm
from tests.process.handover_trace import Event

BARE = 0.9
"""A look at a screen with this part of it black or empty is a black one."""
LEAVING = 0.5
"""Seconds after the end of a transition in which what left may still be seen: the window has to be drawn once more."""
ON_THE_WAY = 3
"""Frames that may still come to the screen after the next cue was called."""
SHORTEST = 1 / 62
"""A picture stands at least so long: the window is drawn no more often."""
MOST_FREEZES = 12
Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the screen."""

    t: float
    number: int
    """Of the film's frame; -1 where there was none."""
    bare: float
    picture: int
    """Another number is another picture."""


def read_looks(lines: Iterable[str]) -> list[Look]:
    """Looks as the watching process writes them; a line that was cut is left out."""
    parts = [line.split() for line in lines if line.endswith("\n")]
    return [Look(float(t), int(number), float(bare), int(picture)) for t, number, bare, picture in parts]


@dataclass(slots=True)
class Showing:
    """One cue on stage, as the trace tells of it and as it was seen."""

    key: str
    entry: Entry
    started: float
    alone: bool
    """The playlist's only item: it follows itself."""
    settled: float
    """The end of its transition."""
    told_first: float | None = None
    told_end: float | None = None
    looks: list[int] = field(default_factory=list)
    """Which looks saw a frame of this showing."""

    @property
    def film(self) -> MarkedFilm | None:
        return self.entry.film


@dataclass(slots=True)
class Played:
    """What was seen of one showing of a film."""

    film: MarkedFilm
    seen: set[int]
    unseen: dict[int, bool]
    """Frames never seen; true where nobody looked for so long that they may have been shown."""
    gaps: list[tuple[int, float, float]]
    """While it ran: how long each frame stood, and for how long nobody looked meanwhile."""
    backward: int
    moves: float | None
    """When the second frame, or the first later one, was seen."""
    rests: float | None
    """When its last frame was first seen."""
    begins: float | None


@dataclass(slots=True)
class HandOver:
    """From the last frame (or the transition's start) to the first frame that moves (or the transition's end)."""

    kind: str
    transition: str
    black: int
    due: int
    seen: int
    lost: int
    blinked: int
    freeze: float
    stands: float | None = None
    """From the last frame's first sight until anything on the screen changed."""
    told_stands: float | None = None
    """The part of it after the player said that the film has ended, in the trace."""
    moves: float | None = None
    """From the end of the transition to the second frame's first sight; negative when it came before the end was told."""
    told_moves: float | None = None
    seam: float | None = None
    """From the last frame's first sight to the next pass's first frame."""
    frozen: float = 0.0
    """The longest time without any change on the screen."""


@dataclass(slots=True)
class Recording:
    """One run, judged."""

    hand_overs: list[HandOver]
    plays: list[Played]
    black: int
    black_elsewhere: int
    most_bare: float
    order_right: bool
    strays: int
    """Looks that saw a frame of a film that had no business there."""
    problems: list[Event]
    late: int
    looks_a_second: float
    longest_blink: float
    stuck: str = ""
    """Why it was not played to its end."""

    @property
    def lost(self) -> int:
        return sum(not may_be for played in self.plays for may_be in played.unseen.values())

    @property
    def is_clean(self) -> bool:
        """Never black, no frame lost, everything in order."""
        backward = sum(played.backward for played in self.plays)
        wrong = self.black or self.lost or self.problems or self.strays or backward or self.stuck
        return self.order_right and not wrong


def showings(events: Sequence[Event], entries: Mapping[str, Entry]) -> list[Showing]:
    """The cues in the order in which they came."""
    found: list[Showing] = []
    for event in events:
        match event["event"]:
            case "cue-started":
                key, at = event["key"], event["t"]
                found.append(Showing(key, entries[key], at, len(entries) == 1, at))
            case "moved" if found and event["move"] != "build" and found[-1].settled == found[-1].started:
                found[-1].settled = event["t"]
            case "film-first-frame" if found:
                found[-1].told_first = event["t"]
            case "film-ended" if found:
                found[-1].told_end = event["t"]
    return found


def judge(
    looks: Sequence[Look], events: Sequence[Event], entries: Mapping[str, Entry], count: int
) -> Recording:
    """Lay both side by side, up to so many hand-overs; ``entries`` are the playlist's, by key and in order."""
    shown = showings(events, entries)
    first_picture = next((e["t"] for e in events if e["event"] == "first-picture"), float("inf"))
    end = next((e["t"] for e in events if e["event"] == "stopped"), looks[-1].t if looks else 0.0)
    if len(shown) > count + 1:
        end = shown[count + 1].started
        shown = shown[: count + 1]
    looks = [look for look in looks if first_picture <= look.t < end]
    strays = _assign(looks, shown)
    played = [_played(looks, showing) if showing.film else None for showing in shown]
    found = []
    spans = []
    for place in range(1, len(shown)):
        hand_over, span = _hand_over(looks, shown[place - 1 : place + 1], played[place - 1 : place + 1])
        found.append(hand_over)
        spans.append(span)
    black = [look.t for look in looks if look.bare >= BARE]
    elsewhere = [t for t in black if not any(begin <= t <= finish for begin, finish in spans)]
    keys = list(entries)
    times = [look.t for look in looks]
    return Recording(
        hand_overs=[one for one in found if one.kind in KINDS],
        plays=[one for one in played if one],
        black=len(black),
        black_elsewhere=len(elsewhere),
        most_bare=max((look.bare for look in looks), default=0.0),
        order_right=[showing.key for showing in shown] == [keys[n % len(keys)] for n in range(len(shown))],
        strays=strays,
        problems=[event for event in events if event["event"] in ("problem", "fallback")],
        late=sum(event["event"] == "late" for event in events),
        looks_a_second=round((len(times) - 1) / (times[-1] - times[0]), 1) if len(times) > 1 else 0.0,
        longest_blink=round(_longest_blink(looks), 3),
    )


def _assign(looks: Sequence[Look], shown: Sequence[Showing]) -> int:
    """Give each look with a number to the showing it belongs to; how many belong to none."""
    strays, place = 0, -1
    for index, look in enumerate(looks):
        while place + 1 < len(shown) and shown[place + 1].started <= look.t:
            place += 1
        if look.number < 0 or place < 0:
            continue
        present, before = shown[place], shown[place - 1] if place else None
        if look.t <= present.settled + LEAVING:
            # Two pictures mixed, or a mark on its way across the screen, may be read as any number. But what leaves stands
            # on its last frame, and what comes on its first.
            if before and not present.looks and _is_leaving(looks, before, look.number):
                before.looks.append(index)
                continue
            if look.t <= present.settled and not (present.film and look.number == present.film.first):
                continue
        if present.film and present.film.holds(look.number):
            present.looks.append(index)
        else:
            strays += 1
    return strays


def _is_leaving(looks: Sequence[Look], before: Showing, number: int) -> bool:
    """Whether this is the last frame that was seen, or one of the few that were still on their way."""
    if before.film is None or not before.looks:
        return False
    last = looks[before.looks[-1]].number
    return last <= number <= min(last + ON_THE_WAY, before.film.last)


def _played(looks: Sequence[Look], showing: Showing) -> Played:
    film = showing.film
    assert film is not None
    marked = [looks[index] for index in showing.looks]
    seen = {look.number for look in marked}
    unseen = {number: False for number in range(film.first, film.last + 1) if number not in seen}
    for before, after in pairwise(showing.looks):
        skipped = range(looks[before].number + 1, looks[after].number)
        if skipped:
            # Only where nobody looked in between; a look that could not be read is no blink.
            blink = looks[after].t - looks[after - 1].t
            for number in list(skipped)[: int(blink / SHORTEST)]:
                if number in unseen:
                    unseen[number] = True
    changes = [
        index
        for place, index in enumerate(showing.looks)
        if not place or marked[place].number != marked[place - 1].number
    ]
    last = max(seen, default=-1)
    return Played(
        film=film,
        seen=seen,
        unseen=unseen,
        gaps=[
            (looks[a].number, looks[b].t - looks[a].t, _longest_blink(looks[a : b + 1]))
            for a, b in pairwise(changes)
            if looks[a].number > film.first
        ],
        backward=sum(looks[b].number < looks[a].number for a, b in pairwise(changes)),
        moves=next((look.t for look in marked if look.number > film.first), None),
        rests=next((look.t for look in marked if look.number == last), None),
        begins=marked[0].t if marked else None,
    )


def _longest_blink(looks: Sequence[Look]) -> float:
    """The longest time (s) in which nobody looked."""
    return max((b.t - a.t for a, b in pairwise(looks)), default=0.0)


def _kind(leaving: Showing, coming: Showing) -> str:
    if coming.alone:
        return "loop" if coming.film else ""
    if leaving.film and coming.film:
        return "film-again" if leaving.film == coming.film else "film-film"
    if coming.film:
        return "slide-film"
    return "film-slide" if leaving.film else ""


def _hand_over(
    looks: Sequence[Look], pair: Sequence[Showing], played: Sequence[Played | None]
) -> tuple[HandOver, tuple[float, float]]:
    (leaving, coming), (left, came) = pair, played
    begin = left.rests if left and left.rests is not None else coming.started
    finish = came.moves if came and came.moves is not None else coming.settled + LEAVING
    within = [look for look in looks if begin <= look.t <= finish]
    halves = [half for half in (_half(left, first=False), _half(came, first=True)) if half]
    changes = [begin, *(b.t for a, b in pairwise(within) if a.picture != b.picture), finish]
    found = HandOver(
        kind=_kind(leaving, coming),
        transition="" if coming.alone else coming.entry.transition,
        black=sum(look.bare >= BARE for look in within),
        due=sum(half[0] for half in halves),
        seen=sum(half[1] for half in halves),
        lost=sum(half[2] for half in halves),
        blinked=sum(half[3] for half in halves),
        freeze=max((half[4] for half in halves), default=0.0),
        frozen=max(b - a for a, b in pairwise(changes)),
    )
    if left and left.rests is not None:
        # The first look may have come while the frame was half there: the second tells how it looks.
        still = within[1].picture if len(within) > 1 else None
        changed = next((look.t for look in within[2:] if look.picture != still), None)
        found.stands = changed - left.rests if changed is not None else None
        if leaving.told_end is not None:
            found.told_stands = coming.started - leaving.told_end
    if came and came.moves is not None:
        found.moves = came.moves - coming.settled
        if coming.told_first is not None:
            found.told_moves = coming.told_first - coming.settled
        if coming.alone and left and left.rests is not None and came.begins is not None:
            found.seam = came.begins - left.rests
    return found, (begin, finish)


def _half(played: Played | None, *, first: bool) -> tuple[int, int, int, int, float] | None:
    """Due, seen, lost, maybe shown while nobody looked, longest freeze: in one half of a film."""
    if played is None:
        return None
    film = played.film
    middle = film.first + film.frames // 2

    def is_ours(number: int) -> bool:
        return (number < middle) == first

    due = film.frames // 2 if first else film.frames - film.frames // 2
    seen = sum(is_ours(number) for number in played.seen)
    blinked = sum(is_ours(number) and may_be for number, may_be in played.unseen.items())
    freeze = max((gap for number, gap, _ in played.gaps if is_ours(number)), default=0.0)
    return due, seen, due - seen - blinked, blinked, freeze


def summary(found: Sequence[HandOver]) -> Figures:
    """Hand-overs of one kind together."""
    figures: Figures = {
        "times": len(found),
        "black": sum(one.black for one in found),
        "frames_due": sum(one.due for one in found),
        "frames_seen": sum(one.seen for one in found),
        "frames_lost": sum(one.lost for one in found),
        "frames_unlooked": sum(one.blinked for one in found),
        "freeze": round(max((one.freeze for one in found), default=0.0), 3),
        "frozen": round(max((one.frozen for one in found), default=0.0), 3),
    }
    for name in ("stands", "told_stands", "moves", "told_moves", "seam"):
        values = [value for one in found if (value := getattr(one, name)) is not None]
        figures[name] = (
            {"median": round(statistics.median(values), 3), "most": round(max(values), 3)} if values else None
        )
    return figures


def by_kind(found: Sequence[HandOver], kinds: Sequence[str]) -> dict[str, dict[str, Figures]]:
    """Each kind as a whole, and by transition."""
    report: dict[str, dict[str, Figures]] = {}
    for kind in kinds:
        ours = [one for one in found if one.kind == kind]
        names = dict.fromkeys(one.transition for one in ours if one.transition)
        report[kind] = {"all": summary(ours)}
        report[kind] |= {name: summary([one for one in ours if one.transition == name]) for name in names}
    return report


def plays_summary(plays: Sequence[Played]) -> Figures:
    """Whole films: every frame of every play.

    ``freezes``: which of a film's frames stood longest, how long, and the longest time in it in which nobody looked (s). A
    machine that stood still itself shows in the last.
    """
    gaps = [
        (number - one.film.first, round(gap, 3), round(blink, 3))
        for one in plays
        for number, gap, blink in one.gaps
    ]
    freezes = sorted(gaps, key=lambda freeze: -freeze[1])
    lost = [sum(not may_be for may_be in played.unseen.values()) for played in plays]
    return {
        "plays": len(plays),
        "frames_due": sum(played.film.frames for played in plays),
        "frames_seen": sum(len(played.seen) for played in plays),
        "frames_lost": sum(lost),
        "most_lost": max(lost, default=0),
        "frames_unlooked": sum(sum(played.unseen.values()) for played in plays),
        "backward": sum(played.backward for played in plays),
        "freeze": freezes[0][1] if freezes else 0.0,
        "freezes": freezes[:MOST_FREEZES],
        "unseen": [[number - played.film.first for number in played.unseen] for played in plays],
    }
