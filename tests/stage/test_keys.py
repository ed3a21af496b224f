"""What each key means: the table, line by line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from kiosk.stage.keys import Meaning, meaning_of

Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
META = Qt.KeyboardModifier.MetaModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier

USUAL = {
    Key.Key_Right: Meaning.NEXT,
    Key.Key_PageDown: Meaning.NEXT,
    Key.Key_Left: Meaning.PREVIOUS,
    Key.Key_PageUp: Meaning.PREVIOUS,
    Key.Key_B: Meaning.HOLD,
    Key.Key_Period: Meaning.HOLD,
    # A clicker's full stop where the keyboard is set to AZERTY.
    Key.Key_Colon: Meaning.HOLD,
    Key.Key_Tab: Meaning.VISIT,
    Key.Key_Backtab: Meaning.VISIT,
    Key.Key_Return: Meaning.VISIT,
    Key.Key_Enter: Meaning.VISIT,
    Key.Key_Space: Meaning.VISIT,
    Key.Key_Up: Meaning.VISIT,
    Key.Key_Down: Meaning.VISIT,
    Key.Key_Home: Meaning.VISIT,
    Key.Key_End: Meaning.VISIT,
    Key.Key_Escape: Meaning.CLOSE,
    Key.Key_VolumeUp: Meaning.LOUDER,
    Key.Key_VolumeDown: Meaning.SOFTER,
    Key.Key_VolumeMute: Meaning.SOUND,
}
"""What means something to a visitor or a presenter."""
ANSWERS = (
    Key.Key_A,
    Key.Key_Q,
    Key.Key_K,
    Key.Key_1,
    Key.Key_Comma,
    Key.Key_Backspace,
    Key.Key_Delete,
    Key.Key_Insert,
)
NOTHINGS = (
    Key.Key_F1,
    Key.Key_F4,
    Key.Key_F5,
    Key.Key_F11,
    Key.Key_F35,
    Key.Key_Print,
    Key.Key_SysReq,
    Key.Key_Pause,
    Key.Key_Menu,
    Key.Key_Help,
    Key.Key_Shift,
    Key.Key_Control,
    Key.Key_Alt,
    Key.Key_AltGr,
    Key.Key_Meta,
    Key.Key_Super_L,
    Key.Key_CapsLock,
    Key.Key_NumLock,
    Key.Key_Dead_Circumflex,
    Key.Key_Multi_key,
    Key.Key_unknown,
)
SYSTEMS = (
    Key.Key_MediaPlay,
    Key.Key_MediaNext,
    Key.Key_PowerOff,
    Key.Key_Sleep,
    Key.Key_MonBrightnessUp,
    Key.Key_Back,
    Key.Key_HomePage,
    Key.Key_LaunchMail,
    Key.Key_MicMute,
)


@pytest.mark.parametrize(("key", "meaning"), USUAL.items(), ids=lambda each: each.name)
def test_a_key_that_means_something_means_it_with_shift_and_on_the_keypad_too(
    key: Key, meaning: Meaning
) -> None:
    assert {meaning_of(key.value, held) for held in (PLAIN, SHIFT, KEYPAD)} == {meaning}


@pytest.mark.parametrize("key", ANSWERS, ids=lambda each: each.name)
def test_any_other_key_with_a_sign_on_it_only_answers_the_question(key: Key) -> None:
    assert meaning_of(key.value, PLAIN) is Meaning.ANSWER


@pytest.mark.parametrize("key", NOTHINGS, ids=lambda each: each.name)
def test_keys_of_functions_and_modifiers_do_nothing(key: Key) -> None:
    assert {meaning_of(key.value, held) for held in (PLAIN, SHIFT, CONTROL, ALT, META)} == {Meaning.NOTHING}


@pytest.mark.parametrize("key", SYSTEMS, ids=lambda each: each.name)
def test_loudness_power_and_media_keys_are_left_to_the_system(key: Key) -> None:
    assert {meaning_of(key.value, held) for held in (PLAIN, CONTROL)} == {Meaning.SYSTEM}


def test_one_chord_opens_the_operators_pad_and_it_takes_all_three() -> None:
    k = Key.Key_K.value
    assert meaning_of(k, CONTROL | ALT | SHIFT) is Meaning.PANEL
    others = (CONTROL, ALT, CONTROL | ALT, CONTROL | SHIFT, ALT | SHIFT, CONTROL | ALT | SHIFT | META)
    assert {meaning_of(k, held) for held in others} == {Meaning.NOTHING}


def test_ctrl_q_leaves_and_no_other_chord_means_anything() -> None:
    """Whether it may is the window's to say."""
    mine = {(Key.Key_K, CONTROL | ALT | SHIFT), (Key.Key_Q, CONTROL)}
    commands = [
        held | shift
        for held in (CONTROL, ALT, META, CONTROL | ALT, CONTROL | META, ALT | META)
        for shift in (PLAIN, SHIFT)
    ]
    meanings = {
        (key, held): meaning_of(key.value, held)
        for key in Key
        for held in commands
        if (key, held) not in mine
    }
    assert set(meanings.values()) == {Meaning.NOTHING, Meaning.SYSTEM}
    assert meaning_of(Key.Key_Q.value, CONTROL) is Meaning.LEAVE
