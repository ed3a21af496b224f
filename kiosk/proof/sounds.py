"""Films that are much louder or softer than others, or than people are used to."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.playlist.model import Item
from kiosk.problems.findings import Findings
from kiosk.proof.film_child import measured_by
from kiosk.proof.places import Places

SOFTEST, LOUDEST = -23.0, -16.0
"""LUFS: television (EBU R 128) and the web; what lies between is usual."""
SLACK = 2.0
"""So much outside of that is far off."""
APART = 6.0
"""Films that differ by more LU make people jump, though each alone is usual."""
LIMIT_S = 60.0
"""Seconds for decoding and measuring one film; an hour of sound takes some 30."""


def loudness_of(path: Path) -> float | None:
    """In LUFS; ``None`` for a film without sound, or whose sound cannot be decoded here in time."""
    said = measured_by("kiosk.proof.sound_child", path, limit=LIMIT_S).strip()
    try:
        found = float(said)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def judge_sounds(
    items: Sequence[Item], loudness: Mapping[Path, float], places: Places, findings: Findings
) -> None:
    """Report films that are far off, and else the loudest and the softest if they are far apart. ``loudness`` is that of the
    films which have sound."""
    films = {item.film: item for item in items if item.film in loudness}
    usual: dict[Path, Item] = {}
    for path, item in films.items():
        if path is None:
            continue
        found = loudness[path]
        if SOFTEST - SLACK <= found <= LOUDEST + SLACK:
            usual[path] = item
            continue
        code, edge = ("film-loud", LOUDEST) if found > LOUDEST else ("film-soft", SOFTEST)
        findings.add(
            code,
            places.entry(item, "video"),
            name=item.name,
            count=max(1, round(abs(found - edge))),
            loudness=round(found, 1),
            least=int(SOFTEST),
            most=int(LOUDEST),
        )
    if len(usual) > 1:
        loud = max(usual, key=lambda path: loudness[path])
        soft = min(usual, key=lambda path: loudness[path])
        apart = loudness[loud] - loudness[soft]
        if apart > APART:
            findings.add(
                "films-uneven",
                places.entry(usual[loud], "video"),
                name=usual[loud].name,
                other=usual[soft].name,
                count=round(apart),
            )
