"""A presenter holds the loop, leafs through it, and lets it go."""

from __future__ import annotations

from datetime import datetime, time

from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.settings import Settings
from kiosk.show.state import FilmPhase, Limits
from tests.show.fakes import Manners, World, film, playlist, slide

ABC = (slide("a"), slide("b"), slide("c"))


def held(*items: object, **more: object) -> World:
    """A show whose first cue stands and is held."""
    world = World(playlist(*(items or ABC)), **more)  # type: ignore[arg-type]
    world.advance(3)
    world.send(on.Hold())
    return world


def test_what_is_held_stays_and_the_same_key_lets_it_go_with_its_whole_time() -> None:
    world = held()
    world.advance(300)
    assert (world.order(), world.phase, world.state.is_held) == (["a"], "attract", True)
    world.send(on.Hold())
    world.advance(9.9)
    assert world.order() == ["a"]
    world.advance(0.2)
    assert world.order() == ["a", "b"]
    assert [len(world.notes(each)) for each in ("held", "hold-ended")] == [1, 1]


def test_a_hold_that_nobody_ends_is_over_after_its_limit() -> None:
    world = held(limits=Limits(hold=60))
    world.advance(59)
    assert world.order() == ["a"]
    world.advance(1 + 10.1)
    assert world.order() == ["a", "b"]
    assert not world.state.is_held


def test_a_presenter_leafs_through_what_is_held_and_each_slide_stays() -> None:
    world = held()
    world.send(on.Flip(1))
    world.advance(100)
    assert (world.order(), world.phase, world.state.is_held) == (["a", "b"], "attract", True)
    world.send(on.Flip(-1))
    world.advance(100)
    assert world.order() == ["a", "b", "a"]
    world.send(on.Hold())
    world.advance(10.1)
    assert world.order() == ["a", "b", "a", "b"]


def test_a_key_for_the_next_slide_is_a_visitors_where_nothing_is_held() -> None:
    world = World(playlist(*ABC))
    world.advance(3)
    world.send(on.Flip(1))
    world.advance(40)
    assert (world.order(), world.phase) == (["a", "b"], "explore")


def test_a_film_that_is_held_goes_on_where_it_was_and_as_it_was() -> None:
    world = held(film("f", attract="sound"), slide("a"), manners={"f": Manners(length=20)})
    assert not world.stage.plays
    world.advance(100)
    world.send(on.Hold())
    assert (world.stage.plays, world.stage.sounds) == (True, True)
    assert len(world.asked(do.RunFilm)) == len(world.asked(do.ResumeFilm)) == 1
    world.advance(18.1)
    assert world.order() == ["f", "a"]


def test_a_film_reached_in_a_hold_begins_when_it_is_let_go() -> None:
    world = held(slide("a"), film("f"), manners={"f": Manners(length=20)})
    world.send(on.Flip(1))
    world.advance(100)
    assert (world.order(), world.stage.plays) == (["a", "f"], False)
    world.send(on.Hold())
    assert world.stage.plays


def test_a_hold_while_slides_move_holds_the_one_that_comes() -> None:
    world = World(playlist(*ABC))
    world.advance(10.6)
    assert world.state.moving
    world.send(on.Hold())
    world.advance(100)
    assert world.order() == ["a", "b"]


def test_a_hold_ends_a_visit_and_a_touch_ends_a_hold() -> None:
    world = World(playlist(*ABC))
    world.advance(3)
    world.send(on.Touch(), on.SetLanguage("fr"), on.Hold())
    assert (world.phase, world.state.language, world.state.idle_due) == ("attract", "nl", None)
    world.advance(100)
    assert (world.phase, world.order()) == ("attract", ["a"])
    world.send(on.Touch())
    assert (world.phase, world.state.is_held) == ("explore", False)
    world.advance(45 + 20 + 10.1)
    assert (world.phase, world.order()) == ("attract", ["a", "b"])


def test_a_screen_without_touch_is_not_held_and_one_that_becomes_such_is_let_go() -> None:
    world = World(playlist(*ABC, visitor=None))
    world.advance(3)
    world.send(on.Hold(), on.Flip(1))
    world.advance(8)
    assert world.order() == ["a", "b"]
    world = held()
    world.send(on.Replace(playlist(*ABC, visitor=None)))
    world.advance(10.1)
    assert world.order() == ["a", "b"]


def test_a_presenter_is_not_sent_away_after_the_last_round() -> None:
    world = held(slide("a"), slide("b"), limits=Limits(rounds=1))
    for _ in range(3):
        world.send(on.Flip(1))
        world.advance(1)
    assert world.order() == ["a", "b", "a", "b"]
    assert not world.stage.finished


def test_what_breaks_in_a_hold_is_left_and_what_comes_is_held() -> None:
    world = held(film("f"), *ABC, manners={"f": Manners(length=60)})
    world.stage.break_film()
    world.advance(100)
    assert world.order() == ["f", "a"]
    assert world.state.is_held


def test_what_is_held_is_not_dark_before_it_is_let_go_and_in_the_dark_nothing_is_held() -> None:
    world = held(settings=Settings(screen_off=(time(22), time(8))), limits=Limits(hold=60))
    world.send(on.ClockRead(datetime(2026, 12, 1, 22)))  # noqa: DTZ001
    assert (world.phase, world.state.is_held) == ("attract", True)
    world.advance(61)
    assert (world.phase, world.state.is_held) == ("dark", False)
    for key in (on.Hold(), on.Flip(1)):
        world.send(key)
        assert (world.phase, world.state.is_held, world.state.wants_move) == ("explore", False, False)
        world.advance(45 + 20 + 1)
        assert (world.phase, world.order()) == ("dark", ["a"])


def test_a_film_that_comes_on_as_it_is_let_go_waits_for_the_end_of_its_transition() -> None:
    world = held(slide("a"), film("f"))
    world.send(on.Flip(1), on.Hold())
    assert (world.state.moving, world.asked(do.RunFilm)) == (True, [])
    world.advance(0.6)
    assert world.stage.plays


def test_a_hold_on_the_fallback_is_let_go_like_any_other() -> None:
    world = held(film("f"), manners={"f": Manners(length=60)})
    world.stage.behave("f").fails = "missing"
    world.stage.break_film()
    assert (world.stage.fallback, world.state.is_held) == (True, True)
    world.send(on.Hold())
    assert (world.stage.fallback, world.state.is_held) == (True, False)


def test_with_less_motion_a_film_that_a_visitor_played_is_a_poster_after_a_hold() -> None:
    world = World(playlist(film("f", duration=6), slide("a")), settings=Settings(motion="reduced"))
    world.advance(1)
    world.send(on.PlayFilm(), on.Hold(), on.Hold())
    assert not world.stage.plays
    world.advance(6.1)
    assert world.order() == ["f", "a"]


def test_a_loop_that_is_late_again_after_a_hold_says_so_again() -> None:
    world = World(playlist(*ABC), manners={"b": Manners(prepare=50)}, limits=Limits(prepare_limit=90))
    world.advance(12)
    world.send(on.Hold(), on.Hold())
    world.advance(12)
    assert len(world.notes("late")) == 2


def test_a_film_that_is_let_go_says_how_it_plays() -> None:
    loud = held(film("f", attract="sound"), slide("a"), manners={"f": Manners(length=20)})
    loud.send(on.Hold())
    assert loud.state.film is FilmPhase.AUDIBLE
    silent = held(film("f"), slide("a"), manners={"f": Manners(length=20)})
    silent.send(on.Hold())
    assert silent.state.film is FilmPhase.MUTED


def test_with_less_motion_a_film_that_is_let_go_stays_the_poster_it_was() -> None:
    world = held(film("f"), slide("a"), settings=Settings(motion="reduced"))
    world.send(on.Hold())
    assert (world.stage.plays, world.state.film) == (False, FilmPhase.NONE)
    world.advance(60)
    assert "a" in world.order(), "its time as a poster runs"
