"""Hours in which the screen is dark, from the clock on the wall; a visitor may wake it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.playlist.schedule import When
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.dark import is_within
from kiosk.show.settings import Settings
from kiosk.show.state import FilmPhase, Limits
from tests.show.fakes import Manners, World, film, playlist, slide
from tests.show.test_whatever_happens import Happening, Story, happenings, let_happen, stories

NIGHT = Settings(screen_off=(time(22), time(8)))
IDLE_S, WARN_S = 45.0, 20.0


def at(hour: int, minute: int = 0, day: int = 1) -> on.ClockRead:
    return on.ClockRead(datetime(2026, 12, day, hour, minute))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("hours", "hour", "minute", "expected"),
    [
        ((time(22), time(8)), 21, 59, False),
        ((time(22), time(8)), 22, 0, True),
        ((time(22), time(8)), 0, 0, True),
        ((time(22), time(8)), 7, 59, True),
        ((time(22), time(8)), 8, 0, False),
        ((time(12), time(13)), 12, 0, True),
        ((time(12), time(13)), 12, 30, True),
        ((time(12), time(13)), 13, 0, False),
        ((time(20), time()), 23, 59, True),
        ((time(20), time()), 0, 0, False),
        ((time(), time()), 15, 0, True),
    ],
)
def test_hours_may_pass_midnight_and_their_end_is_not_in_them(
    hours: tuple[time, time], hour: int, minute: int, expected: bool
) -> None:
    assert is_within(hours, datetime(2026, 12, 1, hour, minute)) is expected  # noqa: DTZ001


def test_without_hours_or_a_clock_to_be_trusted_nothing_is_dark() -> None:
    assert not is_within(None, datetime(2026, 12, 1, 23))  # noqa: DTZ001
    assert not is_within((time(22), time(8)), None)


def asleep(*, settings: Settings = NIGHT) -> World:
    world = World(playlist(slide("a"), slide("b"), slide("c")), settings=settings)
    world.advance(3)
    world.send(at(22))
    return world


def test_the_loop_stands_in_the_dark_and_goes_on_in_the_morning_where_it_was() -> None:
    world = asleep()
    assert world.phase == "dark"
    assert world.state.next_due is None
    world.advance(3600)
    assert (world.order(), world.present) == (["a"], "a")
    world.send(at(7, 59, 2))
    assert world.phase == "dark"
    world.send(at(8, 0, 2))
    assert world.phase == "attract"
    world.advance(11)
    assert world.order() == ["a", "b"]


def test_a_touch_wakes_it_and_does_nothing_else_and_it_sleeps_again_without_the_visitor() -> None:
    world = asleep()
    world.send(on.Advance())
    assert (world.phase, world.present, world.state.wants_move) == ("explore", "a", False)
    world.send(on.Advance())
    world.advance(2)
    assert world.present == "b"
    world.send(at(22, 1))
    assert world.phase == "explore"
    world.advance(IDLE_S + WARN_S + 1)
    assert world.phase == "dark"
    assert world.state.next_due is None


def test_it_does_not_sleep_while_slides_move() -> None:
    world = World(playlist(slide("a"), slide("b")), settings=NIGHT)
    world.advance(10.6)
    assert world.state.moving
    world.send(at(22))
    assert world.phase == "attract"
    world.advance(1)
    assert world.phase == "dark"


def test_a_film_stands_in_the_dark_and_plays_again_in_the_morning() -> None:
    world = World(playlist(film("f"), slide("b")), settings=NIGHT)
    world.advance(3)
    world.send(at(22))
    assert (world.phase, world.state.film) == ("dark", FilmPhase.PAUSED)
    world.send(at(8, 0, 2))
    assert (world.phase, world.state.film) == ("attract", FilmPhase.MUTED)
    assert len(world.asked(do.RunFilm)) == 2


def test_a_film_that_comes_on_as_the_morning_begins_waits_for_the_end_of_its_transition() -> None:
    world = asleep()
    world.send(on.Replace(playlist(film("f"), slide("c")), frozenset({"a"})))
    assert world.state.moving
    world.send(at(8, 0, 2))
    assert world.asked(do.RunFilm) == []
    world.advance(0.6)
    assert world.stage.plays


def test_what_is_due_in_the_morning_is_what_comes_next() -> None:
    by_day = replace(slide("b"), when=When(between=(time(8), time(22))))
    world = World(playlist(slide("a"), by_day, slide("c")), settings=NIGHT)
    world.advance(3)
    world.send(at(22))
    assert (world.phase, world.present) == ("dark", "a")
    world.send(at(8, 0, 2))
    world.advance(10.1)
    assert world.order() == ["a", "b"]


def test_a_film_that_broke_in_the_dark_does_not_play_in_the_morning() -> None:
    world = World(playlist(film("f"), slide("b")), settings=NIGHT, manners={"b": Manners(prepare=9)})
    world.advance(3)
    world.send(at(22))
    world.stage.break_film()
    world.send(at(8, 0, 2))
    assert (world.phase, world.state.broken, world.state.due) == ("attract", True, None)
    assert len(world.asked(do.RunFilm)) == 1
    world.advance(9)
    assert world.present == "b"


def test_the_fallback_wakes_as_it_slept_and_tries_nothing_before_its_time() -> None:
    world = World(playlist(film("f"), slide("b")), settings=NIGHT, manners={"b": Manners(fails="missing")})
    world.advance(2)
    world.stage.break_film()
    world.stage.behave("b").fails = ""
    world.send(at(22))
    assert (world.phase, world.stage.fallback) == ("dark", True)
    asked = len(world.asked(do.Prepare))
    world.send(at(8, 0, 2))
    assert (world.phase, len(world.asked(do.Prepare))) == ("attract", asked)


def test_a_clock_that_is_wrong_is_no_reason_to_be_dark() -> None:
    world = asleep()
    world.send(on.ClockRead(None))
    assert world.phase == "attract"


def test_other_hours_count_at_once() -> None:
    world = asleep()
    world.send(on.ChangeSettings(Settings()))
    assert world.phase == "attract"
    world.send(on.ChangeSettings(NIGHT))
    assert world.phase == "dark"


def test_what_was_deleted_in_the_dark_is_gone_in_the_morning() -> None:
    world = asleep()
    world.send(on.Replace(playlist(slide("b"), slide("c")), frozenset({"a"})))
    world.advance(5)
    assert (world.phase, world.present) == ("dark", "b")
    world.send(at(8, 0, 2))
    world.advance(11)
    assert world.order() == ["a", "b", "c"]


def test_a_stand_that_is_switched_on_at_night_is_dark_once_it_has_something_to_show() -> None:
    world = World(playlist(slide("a")), settings=NIGHT, start=False)
    world.send(at(23), on.Begin())
    world.advance(1)
    assert (world.phase, world.present) == ("dark", "a")


@settings(max_examples=30, deadline=None)
@given(stories.flatmap(lambda story: st.tuples(st.just(story), st.lists(happenings(story[0]), max_size=10))))
def test_whatever_happened_it_sleeps_when_nobody_is_here_and_wakes_in_the_morning(
    told: tuple[Story, list[Happening]],
) -> None:
    (names, manners, before), during = told
    items = [film(name) if name.isupper() else slide(name) for name in names]
    world = World(playlist(*items), settings=NIGHT, manners=dict(manners))
    for happening in before:
        let_happen(world, happening)
    world.send(at(22))
    for happening in during:
        let_happen(world, happening)
    world.advance(400 + Limits().hold)
    if world.state.current is not None and not world.state.fallback:
        assert world.phase == "dark"
    world.send(at(8, 0, 2))
    # But for who sent it to sleep, until somebody touches it.
    assert world.phase != "dark" or world.state.is_asleep
