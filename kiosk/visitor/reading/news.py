"""What is said when the screen has changed: all of a new place, and in the same place what is new there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAccessible

from kiosk.visitor.reading.told import HOLDERS, Told

Role = QAccessible.Role
MARK = 12
"""Letters: what is no longer and stands on one slide after the other is a mark, not a message."""


def in_front(reading: Sequence[Told], *, asks: bool) -> list[Told]:
    """Of all that is on the screen what can be reached now: a question (``asks``) stands alone."""
    asked = (
        next((told for told in reversed(reading) if told.role is Role.AlertMessage), None) if asks else None
    )
    return [told for told in reading if not asked or told is asked or asked.number in told.within]


def arrival(front: Sequence[Told], before: Sequence[Told] = ()) -> list[Told]:
    """What is said when one comes to a place: the words of the page that was opened, or of the slide, and then what its
    pictures show. Not the keys, which are found by moving to them, nor a wordmark that stood in the place ``before`` too."""
    opened = next((told for told in reversed(front) if told.role is Role.Dialog), None)
    if opened:
        front = [told for told in front if told is opened or opened.number in told.within]
    known = {told.name for told in before if len(told.name) <= MARK and told.role is Role.StaticText}
    words: dict[str, Told] = {}
    for told in front:
        if not told.is_control and told.name not in known:
            words.setdefault(told.name, told)
    return sorted(words.values(), key=lambda told: told.role is Role.Graphic)


def news(before: Sequence[Told], now: Sequence[Told]) -> list[Told]:
    """Words that were not there before, in the same place: a caption, the result of a vote, a notice."""
    known = {told.name for told in before}
    return [
        told for told in now if not told.is_control and told.role not in HOLDERS and told.name not in known
    ]


def focus_change(before: Sequence[Told], now: Sequence[Told]) -> Told | None:
    """What has got the focus, or has it and is not any more as it was; ``None`` if that is as before."""
    had = next((told for told in before if told.is_focused), None)
    has = next((told for told in now if told.is_focused), None)
    if has is None or (had and (had.number, had.says) == (has.number, has.says)):
        return None
    return has
