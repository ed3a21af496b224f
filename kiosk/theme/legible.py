"""Checks the contrast of a theme's colours; pairs with too little are reported, and adjusted until they are readable."""

from __future__ import annotations

from math import floor
from pathlib import Path

from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.theme.theme import (
    BODY_CONTRAST,
    FIELD_CONTRAST,
    FIELDS,
    INK,
    PAPER,
    contrast,
    difference,
    ink_on,
    nearest_readable,
)
from kiosk.yaml.nodes import MapNode

Colors = dict[str, str]


def mend(colors: Colors, block: MapNode | None, file: Path, findings: Findings) -> Colors:
    """``colors`` with every pair readable. ``block`` is where they were typed, in ``file``; what was not typed
    there came from elsewhere."""
    judge = _Judge(colors, block, file, findings)
    judge.ink_and_paper()
    for token in FIELDS:
        judge.field(token)
    return judge.colors


class _Judge:
    def __init__(self, colors: Colors, block: MapNode | None, file: Path, findings: Findings) -> None:
        self.colors = dict(colors)
        self._block = block
        self._file = file
        self._findings = findings

    def ink_and_paper(self) -> None:
        """Captions and running text stand on panels of the one in the other."""
        ink, paper = self.colors[INK], self.colors[PAPER]
        if contrast(ink, paper) >= BODY_CONTRAST:
            return
        moves: list[Colors] = [
            {INK: nearest_readable(ink, paper, BODY_CONTRAST)},
            {PAPER: nearest_readable(paper, ink, BODY_CONTRAST)},
        ]
        enough = [move for move in moves if self._contrast_after(move) >= BODY_CONTRAST]
        if enough:
            best = min(
                enough, key=lambda move: sum(difference(self.colors[each], move[each]) for each in move)
            )
        else:
            # Both are of medium lightness: one goes to the extreme, the other as far as necessary.
            best = {**moves[0], PAPER: nearest_readable(paper, moves[0][INK], BODY_CONTRAST)}
        moved = next(iter(best))
        self._report(moved, PAPER if moved == INK else INK, BODY_CONTRAST, best)

    def field(self, token: str) -> None:
        """Make headlines in ink or paper readable on a field: adjust the field, as ink and paper serve all fields."""
        color, other = self.colors[token], ink_on(token, self.colors)
        if contrast(color, self.colors[other]) >= FIELD_CONTRAST:
            return
        near = [nearest_readable(color, self.colors[each], FIELD_CONTRAST) for each in (INK, PAPER)]
        best = min(near, key=lambda each: difference(color, each))
        self._report(token, other, FIELD_CONTRAST, {token: best})

    def _contrast_after(self, move: Colors) -> float:
        after = {**self.colors, **move}
        return contrast(after[INK], after[PAPER])

    def _report(self, token: str, other: str, needed: float, move: Colors) -> None:
        found = contrast(self.colors[token], self.colors[other])
        self._findings.add(
            "contrast-low",
            self._place(token, other),
            token=token,
            other=other,
            # Rounded down, as 4.48 is not the 4.5 required.
            found=floor(found * 10) / 10,
            needed=needed,
            fix=tuple(f'{each}: "{color}"' for each, color in move.items()),
        )
        self.colors |= move

    def _place(self, *tokens: str) -> Place:
        """The place of the first of ``tokens`` that was typed; values from the default theme are not at fault."""
        for token in tokens:
            if self._block and (node := self._block.get(token)):
                return node.place
        return Place(self._file)
