"""The colour matrix and range of a film."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Matrix = Literal["bt601", "bt709", "bt2020"]

HD_LINES = 720
"""Lines: a film without a stated matrix is BT.709 from this height on and BT.601 below, by broadcast convention."""


@dataclass(frozen=True, slots=True)
class Colors:
    """``matrix`` converts YCbCr to RGB; ``is_full_range`` says whether the samples use all of 0 to 255."""

    matrix: Matrix
    is_full_range: bool = False


def usual_matrix(lines: int) -> Matrix:
    """The matrix of a film of so many lines that does not state one."""
    return "bt709" if lines >= HD_LINES else "bt601"
