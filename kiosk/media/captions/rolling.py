"""Roll-up captions, as video sites generate them: each cue repeats the previous line and adds one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kiosk.media.captions.cue import Cue

_GAP_MS = 100
_LEAST = 3
"""This many repeated lines, in at least half of the captions, are taken for roll-up captions."""


def unrolled(cues: Sequence[Cue], *, has_word_times: bool) -> list[Cue]:
    """``cues`` with every line once, shown until the next one; unchanged if they are not roll-up captions."""
    repeated = sum(_repeated(before, cue) > 0 for before, cue in pairwise(cues))
    if not repeated or not (has_word_times or (repeated >= _LEAST and repeated * 2 >= len(cues))):
        return list(cues)
    found: list[Cue] = []
    before: Cue | None = None
    for cue in cues:
        known = _repeated(before, cue) if before else 0
        if known < len(cue.lines):
            found.append(replace(cue, lines=cue.lines[known:], places=cue.places[known:]))
        elif found:
            found[-1] = replace(found[-1], end=max(found[-1].end, cue.end))
        before = cue
    return found


def _repeated(before: Cue, cue: Cue) -> int:
    """How many leading lines of ``cue`` repeat the last lines of ``before``, which was shown right until then."""
    if not before.start <= cue.start <= before.end + _GAP_MS:
        return 0
    longest = min(len(before.lines), len(cue.lines))
    return next((n for n in range(longest, 0, -1) if before.lines[-n:] == cue.lines[:n]), 0)
