"""What the operator chose to show instead of what was typed, as an option of ``kiosk run`` that every later player gets."""

from __future__ import annotations

from collections.abc import Sequence

OPTION = "--instead"
"""The hidden option that carries it."""


def with_choice(arguments: Sequence[str], path: str) -> list[str]:
    """``arguments`` of ``kiosk run`` with this choice, and no earlier one."""
    left = list(arguments)
    while OPTION in left:
        at = left.index(OPTION)
        del left[at : at + 2]
    return [*left, OPTION, path]
