"""From the corner to the panel and back, without Qt."""

from __future__ import annotations

import pytest

from kiosk.operator.access import PAD_SILENCE, PANEL_SILENCE, Access, Hint, Place


def typed(access: Access, pin: str, now: float = 0.0) -> str:
    for digit in pin:
        access.digit(digit, now)
    return access.enter(now)


def asked(now: float = 0.0, wait: float = 0.0) -> Access:
    """The pad that asks for the PIN."""
    access = Access()
    access.knock(now, is_set=True, wait=wait)
    return access


def place(access: Access) -> Place:
    """Where somebody is now: mypy believes that it is where it was last looked at."""
    return access.place


def inside() -> Access:
    access = asked()
    assert typed(access, "271828") == "271828"
    access.answer(0.0, is_right=True)
    return access


def test_the_right_pin_leads_inside() -> None:
    access = asked()
    assert (access.place, access.hint) == (Place.PIN, Hint.TYPE)
    assert typed(access, "271828") == "271828"
    assert access.hint is Hint.LOOKING
    access.digit("1", 0.0)
    assert (access.typed, access.enter(0.0)) == ("", ""), "while it is looked at nothing goes in"
    access.answer(0.0, is_right=True)
    assert access.place is Place.INSIDE


def test_a_wrong_one_is_said_until_the_next_digit() -> None:
    access = asked()
    typed(access, "111111")
    access.answer(1.0, is_right=False)
    assert (access.place, access.hint, access.typed) == (Place.PIN, Hint.WRONG, "")
    access.digit("2", 1.0)
    assert access.hint is Hint.TYPE


def test_after_many_wrong_ones_the_pad_waits_and_then_takes_digits_again() -> None:
    access = asked()
    typed(access, "111111")
    access.answer(0.0, is_right=False, wait=30.0)
    assert (access.hint, access.wait(10.0)) == (Hint.WAIT, 20.0)
    assert typed(access, "271828", 10.0) == ""
    access.touch(25.0)
    access.tick(29.9)
    assert access.hint is Hint.WAIT
    access.tick(30.0)
    assert (access.hint, access.wait(30.0)) == (Hint.TYPE, 0.0)
    assert typed(access, "271828", 30.0) == "271828"


def test_whoever_comes_while_it_waits_sees_how_long() -> None:
    access = asked(now=100.0, wait=45.0)
    assert (access.place, access.hint, access.wait(101.0)) == (Place.PIN, Hint.WAIT, 44.0)


def test_the_first_opening_asks_for_a_pin_twice() -> None:
    access = Access()
    access.knock(0.0, is_set=False, wait=0.0)
    assert (access.place, access.hint) == (Place.NEW, Hint.CHOOSE)
    assert typed(access, "12345") == ""
    assert (access.place, access.hint) == (Place.NEW, Hint.SHORT)
    assert typed(access, "271828") == ""
    assert (access.place, access.hint) == (Place.AGAIN, Hint.AGAIN)
    assert typed(access, "271829") == ""
    assert (access.place, access.hint) == (Place.NEW, Hint.DIFFERENT)
    assert typed(access, "271828") == ""
    assert typed(access, "271828") == "271828"
    access.answer(0.0, is_right=True)
    assert access.place is Place.INSIDE


def test_a_new_pin_that_cannot_be_kept_is_said_and_leads_nowhere() -> None:
    access = Access()
    access.knock(0.0, is_set=False, wait=0.0)
    typed(access, "271828")
    typed(access, "271828")
    access.answer(0.0, is_right=False)
    assert (access.place, access.hint) == (Place.NEW, Hint.UNKEPT)


def test_what_is_too_short_is_not_looked_at_and_what_is_too_long_does_not_go_in() -> None:
    access = asked()
    assert typed(access, "27182") == ""
    assert access.hint is Hint.SHORT
    assert typed(access, "2" * 20) == "2" * 12


def test_digits_are_erased_one_by_one() -> None:
    access = asked()
    for digit in "2718289":
        access.digit(digit, 0.0)
    access.erase(0.0)
    assert access.typed == "271828"
    for _ in range(9):
        access.erase(0.0)
    assert access.typed == ""


@pytest.mark.parametrize(("silence", "open_"), [(PAD_SILENCE, asked), (PANEL_SILENCE, inside)])
def test_it_closes_when_nobody_touches_it(silence: float, open_: object) -> None:
    access: Access = open_()  # type: ignore[operator]
    access.touch(5.0)
    access.tick(5.0 + silence - 0.1)
    assert access.place is not Place.OUTSIDE
    access.tick(5.0 + silence)
    assert (access.place, access.typed, access.closes_at) == (Place.OUTSIDE, "", None)


def test_an_answer_that_comes_after_it_closed_opens_nothing() -> None:
    access = asked()
    typed(access, "271828")
    access.close()
    access.answer(1.0, is_right=True)
    assert access.place is Place.OUTSIDE
    access.knock(2.0, is_set=True, wait=0.0)
    access.answer(2.0, is_right=True)
    assert place(access) is Place.PIN


def test_nothing_goes_in_from_outside() -> None:
    access = Access()
    access.touch(0.0)
    assert typed(access, "271828") == ""
    access.erase(0.0)
    assert (access.place, access.typed, access.closes_at) == (Place.OUTSIDE, "", None)


def test_knocking_at_an_open_panel_changes_nothing() -> None:
    access = inside()
    access.knock(1.0, is_set=True, wait=0.0)
    assert access.place is Place.INSIDE
