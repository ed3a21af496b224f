"""Where a film is, whatever libVLC says of its time."""

from __future__ import annotations

from kiosk.video.decoder.clock import FilmClock


def test_a_film_that_begins_at_0_is_where_libvlc_says() -> None:
    clock = FilmClock()
    clock.go(100.0)
    clock.hear(290, 100.3)
    assert (clock.at(100.3), clock.begins) == (290, 0)
    assert clock.at(100.5) == 490


def test_a_film_cut_out_of_a_longer_one_begins_at_0_all_the_same() -> None:
    clock = FilmClock()
    clock.go(100.0)
    clock.hear(3_600_310, 100.3)
    assert clock.begins == 3_600_010
    assert clock.at(100.3) == 300
    clock.hear(3_601_010, 101.1)
    assert clock.at(101.1) == 1_000


def test_what_libvlc_says_before_the_film_is_let_go_does_not_count() -> None:
    clock = FilmClock()
    clock.hear(154, 99.0)
    clock.go(100.0)
    assert clock.at(100.0) == 0
    clock.hear(150, 100.15)
    assert clock.at(100.15) == 150


def test_the_clock_runs_on_while_libvlc_says_the_same_again() -> None:
    clock = FilmClock()
    clock.length = 12_000
    clock.go(100.0)
    for late in range(10):
        clock.hear(3_000, 103.0 + late * 0.3)
    assert clock.at(105.7) == 5_700


def test_the_clock_ends_at_the_films_length_though_libvlc_never_does() -> None:
    clock = FilmClock()
    clock.length = 4_000
    clock.go(100.0)
    clock.hear(3_900, 103.9)
    assert clock.at(109.0) == 4_000


def test_a_film_of_unknown_length_does_not_run_on_for_ever() -> None:
    clock = FilmClock()
    clock.go(100.0)
    clock.hear(1_000, 101.0)
    assert clock.at(200.0) == clock.at(300.0) == 16_000


def test_a_halted_film_stands_still_and_goes_on_where_it_was() -> None:
    clock = FilmClock()
    clock.go(100.0)
    clock.hear(1_000, 101.0)
    clock.halt(101.5)
    clock.hear(1_600, 101.6)
    assert clock.at(150.0) == 1_500
    clock.go(150.0)
    assert clock.at(150.5) == 2_000


def test_a_film_that_is_sent_elsewhere_is_there_at_once() -> None:
    clock = FilmClock()
    clock.go(100.0)
    clock.hear(20_500, 100.5)
    clock.move(3_000, 101.0)
    assert clock.at(101.0) == 3_000
    clock.hear(23_100, 101.1)
    assert clock.at(101.1) == 3_100


def test_a_film_that_goes_on_in_another_decoder_knows_where_its_time_begins() -> None:
    clock = FilmClock(at=5_000, begins=20_000)
    clock.go(100.0)
    assert clock.at(100.0) == 5_000
    clock.hear(25_250, 100.25)
    assert clock.at(100.25) == 5_250
