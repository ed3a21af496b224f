"""What each key of a keyboard or a clicker means. A pure table: the window does what it says.

Clickers are keyboards: they send Page Up and Page Down, and B or a full stop to darken the screen. They send the place of a
key, not a letter: where the keyboard is set to AZERTY, the full stop's place has a colon.
"""

from __future__ import annotations

import enum

from PySide6.QtCore import Qt

_Key = Qt.Key


class Meaning(enum.Enum):
    """What a key press asks for."""

    NOTHING = "nothing"
    """Nothing, and nobody else in this program hears of it."""
    SYSTEM = "system"
    """Nothing to us: brightness, power and media keys are the system's."""
    LOUDER = "louder"
    SOFTER = "softer"
    """Loudness keys are a visitor's, whose level goes with the visit. The system's would stay for whoever comes next, and there
    is no cap above it."""
    SOUND = "sound"
    """Sound on or off, for this visitor."""
    ANSWER = "answer"
    """Somebody is there: answers the question whether somebody is, and does nothing else."""
    VISIT = "visit"
    """A visitor without touch: wakes the loop, moves the focus, presses what has it."""
    CLOSE = "close"
    """Closes what a visitor has opened; nothing where nothing is open."""
    NEXT = "next"
    PREVIOUS = "previous"
    HOLD = "hold"
    """Holds the loop, or lets it go."""
    PANEL = "panel"
    """The operator's PIN pad."""
    LEAVE = "leave"
    """Ends the show, where the window is not locked."""


class Lead(enum.Enum):
    """What is asked for while the whole screen is one control, by a key or by a gesture; the value is the name in QML."""

    NOTHING = ""
    FORWARD = "forward"
    BACK = "back"
    FIRST = "first"
    LAST = "last"
    DO = "do"
    """Do what is pointed at."""
    NEXT_SLIDE = "nextSlide"
    PREVIOUS_SLIDE = "previousSlide"
    HUSH = "hush"
    """Be silent; or, if nothing is being said, say it again."""
    CLOSE = "close"
    """Close the page, or end the visit."""


_TABLE = {
    _Key.Key_Right: Meaning.NEXT,
    _Key.Key_PageDown: Meaning.NEXT,
    _Key.Key_Left: Meaning.PREVIOUS,
    _Key.Key_PageUp: Meaning.PREVIOUS,
    _Key.Key_B: Meaning.HOLD,
    _Key.Key_Period: Meaning.HOLD,
    _Key.Key_Colon: Meaning.HOLD,
    _Key.Key_Tab: Meaning.VISIT,
    _Key.Key_Backtab: Meaning.VISIT,
    _Key.Key_Return: Meaning.VISIT,
    _Key.Key_Enter: Meaning.VISIT,
    _Key.Key_Space: Meaning.VISIT,
    _Key.Key_Up: Meaning.VISIT,
    _Key.Key_Down: Meaning.VISIT,
    _Key.Key_Escape: Meaning.CLOSE,
    _Key.Key_Backspace: Meaning.ANSWER,
    _Key.Key_Delete: Meaning.ANSWER,
    _Key.Key_Insert: Meaning.ANSWER,
    _Key.Key_Home: Meaning.VISIT,
    _Key.Key_End: Meaning.VISIT,
}
_LEVELS = {
    _Key.Key_VolumeUp.value: Meaning.LOUDER,
    _Key.Key_VolumeDown.value: Meaning.SOFTER,
    _Key.Key_VolumeMute.value: Meaning.SOUND,
}
"""Those of them that the desktop has not taken for itself."""
_LEADS = {
    _Key.Key_Tab: Lead.FORWARD,
    _Key.Key_Right: Lead.FORWARD,
    _Key.Key_Down: Lead.FORWARD,
    _Key.Key_Backtab: Lead.BACK,
    _Key.Key_Left: Lead.BACK,
    _Key.Key_Up: Lead.BACK,
    _Key.Key_Home: Lead.FIRST,
    _Key.Key_End: Lead.LAST,
    _Key.Key_Return: Lead.DO,
    _Key.Key_Enter: Lead.DO,
    _Key.Key_Space: Lead.DO,
    _Key.Key_PageDown: Lead.NEXT_SLIDE,
    _Key.Key_PageUp: Lead.PREVIOUS_SLIDE,
    _Key.Key_Backspace: Lead.HUSH,
    _Key.Key_Delete: Lead.HUSH,
    _Key.Key_Escape: Lead.CLOSE,
}
_LEAD_OF = {key.value: lead for key, lead in _LEADS.items()}
_SWITCHES = frozenset(key.value for key in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space))
"""What somebody's one switch is, to a computer."""
_MEANINGS = {key.value: meaning for key, meaning in _TABLE.items()}

_CONTROL, _ALT, _META, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_COMMANDS = _CONTROL | _ALT | _META
_CHORDS = {
    (_Key.Key_K.value, _CONTROL | _ALT | _SHIFT): Meaning.PANEL,
    (_Key.Key_Q.value, _CONTROL): Meaning.LEAVE,
}
"""The only keys that mean something together with Ctrl, Alt or the system's key. No desktop that we know takes the first."""
_LETTERS_END = _Key.Key_Escape.value
"""Below it a key's number is that of the letter on it."""
_SPACE = _Key.Key_Space.value
_SYSTEMS = range(_Key.Key_Back.value, _Key.Key_AltGr.value)
_PHONES = range(_Key.Key_Select.value, _Key.Key_unknown.value)


def meaning_of(key: int, modifiers: Qt.KeyboardModifier, *, shortcuts: bool = True) -> Meaning:
    """What pressing ``key`` (a value of ``Qt.Key``) with ``modifiers`` means. Without ``shortcuts`` no letter, digit or sign
    means anything: who dictates to a computer, or rests a hand on the keyboard, types them without a wish (WCAG 2.1.4)."""
    if key in _LEVELS and not modifiers & _COMMANDS:
        return _LEVELS[key]
    if key in _SYSTEMS or key in _PHONES:
        return Meaning.SYSTEM
    if modifiers & _COMMANDS:
        return _CHORDS.get((key, modifiers & (_COMMANDS | _SHIFT)), Meaning.NOTHING)
    is_letter = 0 <= key < _LETTERS_END
    if is_letter and key != _SPACE and not shortcuts:
        return Meaning.NOTHING
    return _MEANINGS.get(key, Meaning.ANSWER if is_letter else Meaning.NOTHING)


def lead_of(key: int) -> Lead:
    """What ``key`` means while the whole screen is one control."""
    return _LEAD_OF.get(key, Lead.NOTHING)


def is_switch(key: int) -> bool:
    """Whether ``key`` is one that a switch for people who can press only one sends."""
    return key in _SWITCHES
