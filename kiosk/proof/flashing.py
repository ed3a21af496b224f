"""Films that flash so often and over so much of the picture that they may bring about a seizure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from kiosk.playlist.model import Item
from kiosk.problems.findings import Findings
from kiosk.proof.film_child import measured_by
from kiosk.proof.flashes import MOST, Flashing, Kind
from kiosk.proof.places import Places

CPU_S = 60.0
"""Seconds of the processor for decoding and measuring one film: some seven minutes of 1920 x 1080. What comes after them is not
judged."""
LIMIT_S = 600.0
"""Seconds on the clock after which the child counts as hung; beside other work it is slow, as it is nice."""


def flashing_of(path: Path) -> Flashing | None:
    """``None`` for a film that does not flash, or whose pictures cannot be decoded here."""
    said = measured_by("kiosk.proof.flash_child", path, str(CPU_S), limit=LIMIT_S).split()
    if len(said) != 3:
        return None
    at, count, kind = said
    return Flashing(float(at), int(count), cast(Kind, kind))


def judge_flashing(
    items: Sequence[Item], flashing: Mapping[Path, Flashing], places: Places, findings: Findings
) -> None:
    """Report each film that flashes."""
    told: set[Path] = set()
    for item in items:
        film = item.film
        if film is None or film in told or film not in flashing:
            continue
        told.add(film)
        found = flashing[film]
        findings.add(
            "film-flashes-red" if found.kind == "red" else "film-flashes",
            places.entry(item, "video"),
            name=item.name,
            at=f"{int(found.at) // 60}:{int(found.at) % 60:02}",
            count=found.count,
            limit=MOST,
        )
