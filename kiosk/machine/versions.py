"""Refuses incompatible versions of Python and PySide6, before any of Qt is used."""

from __future__ import annotations

import re
import sys

FIRST_BROKEN_PYSIDE = (6, 12)
FIRST_SOUND_PYTHON = (3, 12)


def is_bad_pair(python: tuple[int, ...], pyside: tuple[int, ...]) -> bool:
    """Whether these versions must not meet."""
    return pyside[:2] >= FIRST_BROKEN_PYSIDE and python[:2] < FIRST_SOUND_PYTHON


def refusal(python: tuple[int, ...], pyside: tuple[int, ...]) -> str:
    """Why this pair must not run, as a sentence, or an empty text.

    PySide6 6.12 on Python 3.11 and older takes a reference from ``None`` with every call that returns nothing; the process
    aborts after some 5 000 calls, which is seconds into a show.
    """
    if is_bad_pair(python, pyside):
        from kiosk.words.sentence import machine_sentence

        here, with_it = (".".join(map(str, numbers)) for numbers in (python[:2], pyside[:3]))
        return machine_sentence("bad-pair", python=here, pyside=with_it)
    return ""


def refuse_bad_pair() -> None:
    """Leave with a sentence instead of crashing later."""
    import PySide6

    numbers = re.findall(r"\d+", PySide6.__version__)[:3]
    sentence = refusal(tuple(sys.version_info[:3]), tuple(int(number) for number in numbers))
    if sentence:
        raise SystemExit(sentence)
