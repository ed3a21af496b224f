"""What comes next where little is left to choose from: asked of the functions themselves, and seen on the stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.playlist.schedule import When
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.order import films_left_out, neighbour, next_film
from kiosk.show.rules import begin
from tests.show.fakes import Manners, World, film, playlist, slide

SATURDAY = When(days=frozenset({5}))
SATURDAY_NOON, SUNDAY_NOON = (datetime.fromisoformat(f"2026-12-0{day}T12:00") for day in (5, 6))


def looked_at(world: World) -> list[str]:
    """The films that the stage was to look at again."""
    return [effect.item.key for effect in world.stage.effects if isinstance(effect, do.LookAgain)]


def test_going_back_leads_to_no_other_round() -> None:
    world = World(playlist(replace(slide("a"), when=SATURDAY), replace(slide("b"), every=2)))
    world.send(on.ClockRead(SATURDAY_NOON))
    world.advance(22)
    assert (world.present, world.started[-1].round) == ("a", 2)
    world.send(on.Touch(), on.ClockRead(SUNDAY_NOON), on.GoBack())
    world.advance(1)
    assert world.present == "a"
    world.send(on.Advance())
    world.advance(1)
    assert (world.present, world.started[-1].round) == ("b", 3)


def test_going_back_from_the_fallback_leads_to_the_last_item() -> None:
    manners = {key: Manners(fails="missing") for key in "ab"}
    world = World(playlist(slide("a"), film("f"), slide("b")), manners=manners | {"f": Manners(breaks=3)})
    world.advance(4)
    assert world.stage.fallback
    for key in "ab":
        world.stage.behave(key).fails = ""
    world.send(on.Touch(), on.GoBack())
    assert world.present == "b"


def test_back_from_before_the_first_is_the_last() -> None:
    cue = neighbour(begin(playlist(slide("a"), slide("b"), slide("c"))), None, -1, 0.0)
    assert cue is not None
    assert (cue.key, cue.round) == ("c", 1)


def test_only_films_that_were_passed_over_on_the_way_are_looked_at_again() -> None:
    items = (slide("a"), film("f"), replace(film("e"), every=2), slide("b"), film("g"))
    world = World(playlist(*items), manners={key: Manners(fails="missing") for key in "fg"})
    world.advance(55)
    assert set(world.state.quarantine) == {"f", "g"}
    while world.present != "a":
        world.advance(1)
    state, now = world.state, world.clock.now()
    assert state.current
    assert state.upcoming
    assert [item.key for item in films_left_out(state, state.current, state.upcoming, 1, now)] == ["f"]
    assert [item.key for item in films_left_out(state, state.current, None, 1, now)] == ["f", "g"]
    later = state.quarantine["f"]
    assert films_left_out(state, state.current, state.upcoming, 1, later) == []
    before = len(looked_at(world))
    world.send(on.Peek(1), on.Peek(-1))
    assert looked_at(world)[before:] == ["f", "g"]


def test_the_next_film_follows_what_stands_and_not_what_lies_where_that_was() -> None:
    world = World(playlist(slide("a"), film("f"), slide("b"), film("g")))
    world.advance(1)
    world.send(on.Jump("b"))
    world.advance(1)
    assert world.present == "b"
    world.send(on.Replace(playlist(slide("a"), film("f"), film("g"))))
    assert next_film(world.state) == "g"
    world.send(on.Replace(playlist(film("f"), film("g"))))
    assert (world.present, next_film(world.state)) == ("b", "g")
    world.send(on.Replace(playlist(film("g"))))
    assert (world.present, next_film(world.state)) == ("b", "g")
    world.send(on.Replace(playlist(slide("c"))))
    assert next_film(world.state) == ""


def test_where_nothing_stands_the_next_film_is_the_first() -> None:
    failing = {key: Manners(fails="missing") for key in "fga"}
    for items, key in (((film("f"), film("g")), "f"), ((slide("a"), film("g")), "g"), ((slide("a"),), "")):
        world = World(playlist(*items), manners=dict(failing))
        assert world.stage.fallback
        assert next_film(world.state) == key
