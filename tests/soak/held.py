"""What processes hold: memory, handles, threads, shared memory, children. And whether it grows. Reads Linux's ``/proc``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.bench import growth, processes

Figures = dict[str, Any]
PROC = Path("/proc")
SHARED = Path("/dev/shm")
SEGMENT = "fos-kiosk-frames"
"""How the kernel calls the memory that player and decoder share."""
DECODER = "kiosk.video.decoder"


@dataclass(frozen=True, slots=True)
class Held:
    """One look at one process."""

    pss_kib: int
    own_kib: int
    """Heap and stacks, which nobody shares: unlike the proportional share it does not change when a neighbour comes or goes,
    or when a decoder leaves its pictures to the player alone."""
    shared_kib: int
    """Its part of the pictures it shares with decoders and with the X server. Without the files of programs, whose parts grow
    when a neighbour that uses them too ends."""
    handles: int
    threads: int
    segments: int
    """How many of the shared segments it has mapped."""


def look(pid: int | str = "self") -> Held | None:
    """What it holds now; ``None`` when it has gone."""
    place = PROC / str(pid)
    try:
        rollup = (place / "smaps_rollup").read_text()
        return Held(
            pss_kib=_kib(rollup, "Pss:"),
            own_kib=_kib(rollup, "Anonymous:"),
            shared_kib=_kib(rollup, "Pss_Shmem:"),
            handles=len(list((place / "fd").iterdir())),
            threads=len(list((place / "task").iterdir())),
            segments=(place / "maps").read_text("utf-8", "replace").count(SEGMENT),
        )
    except OSError:
        return None


def _kib(rollup: str, name: str) -> int:
    return sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith(name))


def children(parent: int) -> list[processes.Stat]:
    """The processes that this one started and that it has not collected yet."""
    stats = (processes.read_stat(int(path.name)) for path in PROC.iterdir() if path.name.isdigit())
    return [stat for stat in stats if stat and stat.parent == parent]


def decoders(player: int) -> list[processes.Stat]:
    """Its decoders: the one at work, the spare one, one on its way out."""
    return [stat for stat in children(player) if processes.runs(stat.key[0], DECODER)]


def is_zombie(pid: int) -> bool:
    """Whether it has ended and waits to be collected."""
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False


def shared_files() -> set[str]:
    """What lies in the system's shared memory under a name."""
    return {path.name for path in SHARED.iterdir()} if SHARED.is_dir() else set()


Series = list[tuple[int, Held]]
"""Looks by the number of the play (or the kill) after which they were taken."""


def growing(series: Series) -> Figures:
    """First and last look, and how much each figure grows from one to the next after the first fifth of them."""
    if not series:
        return {"looks": 0}
    figures: Figures = {"looks": len(series)}
    for name in asdict(series[0][1]):
        values = [(float(place), float(getattr(held, name))) for place, held in series]
        line = growth.line(growth.settled(values))
        figures[name] = {
            "first": values[0][1],
            "last": values[-1][1],
            "most": max(value for _, value in values),
            "slope": round(line.slope, 3) if line else None,
            "error": round(line.error, 3) if line else None,
        }
    return figures


def growth_lines(
    title: str, figures: Figures, names: Sequence[str] = ("pss_kib", "own_kib", "handles", "threads")
) -> list[str]:
    """The same for a person."""
    lines = [f"{title}: {figures['looks']} looks"]
    for name in names:
        if part := figures.get(name):
            slope = "-" if part["slope"] is None else f"{part['slope']:+.2f} (±{part['error']:.2f}) each time"
            lines.append(
                f"  {name.ljust(11)} {part['first']:9.0f} first {part['last']:9.0f} last {part['most']:9.0f} most  {slope}"
            )
    return lines
