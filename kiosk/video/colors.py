"""Which colours a film's numbers mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Matrix = Literal["bt601", "bt709", "bt2020"]

HD_LINES = 720
"""A film that does not tell is BT.709 from here on and BT.601 below, as broadcasters and other players hold it."""


@dataclass(frozen=True, slots=True)
class Colors:
    """``matrix`` from the three numbers of a pixel to red, green and blue; whether they use their ``full`` range."""

    matrix: Matrix
    is_full_range: bool = False


def usual_matrix(lines: int) -> Matrix:
    """What a film of so many lines uses when it does not tell."""
    return "bt709" if lines >= HD_LINES else "bt601"
