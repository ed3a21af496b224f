"""A player that stands still was told to, or has read the film to its end."""

from __future__ import annotations

from kiosk.video.decoder.halts import Halts


def test_a_player_that_halts_by_itself_has_come_to_the_end() -> None:
    halts = Halts()
    halts.plays()
    assert halts.halts()
    assert halts.is_halted


def test_a_player_that_was_told_to_hold_its_picture_has_not() -> None:
    halts = Halts()
    halts.plays()
    halts.is_told_to(plays=True)
    assert not halts.halts()


def test_a_halt_that_comes_after_the_film_was_let_go_is_the_one_from_before() -> None:
    halts = Halts()
    halts.plays()
    halts.is_told_to(plays=True)
    halts.halts()
    halts.is_let_go()
    assert not halts.halts()
    halts.plays()
    assert halts.halts()


def test_an_order_to_halt_that_is_carried_out_after_the_film_was_let_go_is_not_the_end() -> None:
    halts = Halts()
    halts.plays()
    halts.is_told_to(plays=True)
    halts.is_let_go()
    assert not halts.halts()
    halts.is_let_go()
    halts.plays()
    assert halts.halts()


def test_an_order_that_was_ignored_as_the_player_stood_hides_no_end() -> None:
    halts = Halts()
    halts.plays()
    halts.is_told_to(plays=True)
    halts.halts()
    halts.is_told_to(plays=False)
    halts.is_let_go()
    halts.plays()
    assert halts.halts()


def test_a_film_begun_anew_does_not_stand_still() -> None:
    halts = Halts()
    halts.plays()
    halts.halts()
    halts.begins_anew()
    assert not halts.is_halted
