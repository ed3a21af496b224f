"""Versions that must not meet. Checked before anything of Qt is used."""

from __future__ import annotations

import re
import sys

FIRST_BROKEN_PYSIDE = (6, 12)
FIRST_SOUND_PYTHON = (3, 12)


def refusal(python: tuple[int, ...], pyside: tuple[int, ...]) -> str:
    """Why this pair must not run, as a sentence, or an empty text.

    PySide6 6.12 on Python 3.11 and older takes a reference from ``None`` with every call that returns nothing; the process
    aborts after some 5 000 calls, which is seconds into a show.
    """
    if pyside[:2] >= FIRST_BROKEN_PYSIDE and python[:2] < FIRST_SOUND_PYTHON:
        return (
            f"PySide6 {'.'.join(map(str, pyside[:3]))} crashes on Python {python[0]}.{python[1]}. "
            "Install PySide6 6.11.3 (python3 packaging/bootstrap.py run does it), or use Python 3.12 or newer."
        )
    return ""


def refuse_bad_pair() -> None:
    """Leave with a sentence instead of crashing later."""
    import PySide6

    numbers = re.findall(r"\d+", PySide6.__version__)[:3]
    sentence = refusal(tuple(sys.version_info[:3]), tuple(int(number) for number in numbers))
    if sentence:
        raise SystemExit(sentence)
