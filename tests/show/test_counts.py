"""Votes, and what is counted of a visit."""

from __future__ import annotations

import pytest

from kiosk.show import effects as do
from kiosk.show import events as on
from tests.show.fakes import Manners, World, changed, film, playlist, poll, slide


def standing(*items: object, **more: object) -> World:
    world = World(playlist(*items), **more)  # type: ignore[arg-type]
    world.advance(1)
    return world


def counted(world: World, what: str) -> list[tuple[str, object]]:
    found = [effect for effect in world.stage.effects if isinstance(effect, do.Count)]
    return [(effect.key, effect.value) for effect in found if effect.what == what]


def test_a_visitor_has_one_vote_in_each_poll_and_the_next_one_has_another() -> None:
    world = standing(poll("p", "ja", "nee"), slide("a"))
    world.send(on.Vote(1), on.Vote(0))
    assert counted(world, "vote") == [("p", 1)]
    assert world.state.voted == {"p": 1}
    world.send(on.GoOn(), on.Vote(0))
    assert counted(world, "vote") == [("p", 1), ("p", 0)]


@pytest.mark.parametrize("answer", [-1, 2, 99])
def test_an_answer_there_is_not_is_no_vote(answer: int) -> None:
    world = standing(poll("p", "ja", "nee"))
    world.send(on.Vote(answer))
    assert counted(world, "vote") == []


def test_nobody_votes_on_a_slide_that_asks_nothing() -> None:
    world = standing(slide("a"))
    world.send(on.Vote(0))
    assert counted(world, "vote") == []


def test_on_a_screen_without_touch_nobody_votes() -> None:
    world = World(playlist(poll("p", "ja", "nee"), visitor=None))
    world.advance(1)
    world.send(on.Vote(0))
    assert counted(world, "vote") == []


def test_everything_shown_is_counted_and_what_was_opened_by_hand_once_more() -> None:
    world = standing(slide("a"), slide("b"), slide("c"))
    world.send(on.Advance())
    world.advance(1)
    world.send(on.Jump("a"))
    world.advance(1)
    assert [key for key, _ in counted(world, "shown")] == ["a", "b", "a"]
    assert [key for key, _ in counted(world, "opened")] == ["b", "a"]


def test_what_a_visitor_opens_at_the_fallback_is_counted_too() -> None:
    world = standing(film("f"), slide("b"), manners={"f": Manners(breaks=3), "b": Manners(fails="missing")})
    world.advance(3)
    assert world.stage.fallback
    world.stage.behave("b").fails = ""
    world.send(on.Jump("b"))
    assert counted(world, "opened") == [("b", "")]


@pytest.mark.parametrize(
    "events",
    [
        [on.Step(1)],
        [on.ShowNow("b")],
        [on.Hold(), on.Flip(1)],
        [on.Replace(playlist(changed(slide("a")), slide("b")))],
        [on.Touch(), on.Replace(playlist(changed(slide("a")), slide("b")))],
    ],
    ids=["step", "shown", "held", "saved", "saved under a visitor's eyes"],
)
def test_what_no_visitor_went_to_was_opened_by_none(events: list[on.Event]) -> None:
    world = standing(slide("a"), slide("b"))
    world.send(*events)
    assert len(world.started) == 2
    assert counted(world, "opened") == []


def test_a_visit_lasts_from_the_first_touch_to_the_last() -> None:
    world = standing(slide("a"), slide("b"))
    world.send(on.Touch())
    world.advance(12.53)
    world.send(on.Touch())
    world.advance(66)
    assert counted(world, "visit") == [("", 12.5)]
    world.advance(100)
    assert len(counted(world, "visit")) == 1


def test_a_film_is_counted_when_a_visitor_starts_it_and_when_it_was_seen_to_its_end() -> None:
    world = standing(film("f"), slide("a"), manners={"f": Manners(length=30)})
    world.send(on.PlayFilm())
    world.advance(20)
    assert (counted(world, "film-started"), counted(world, "film-finished")) == ([("f", "")], [])
    world.advance(11)
    assert counted(world, "film-finished") == [("f", "")]


@pytest.mark.parametrize("visited", [False, True])
def test_a_film_that_nobody_asked_for_is_not_counted(visited: bool) -> None:
    world = standing(film("f", attract="muted" if visited else "sound"), slide("a"))
    if visited:
        world.send(on.Touch())
    world.advance(31)
    assert not world.stage.plays
    assert counted(world, "film-started") + counted(world, "film-finished") == []


def test_what_a_visitor_watched_to_its_end_clears_what_failed() -> None:
    world = standing(film("f"), slide("a"), slide("b"), manners={"a": Manners(fails="missing")})
    assert world.state.failing == {"a"}
    world.send(on.PlayFilm())
    world.advance(31)
    assert world.state.failing == frozenset()


def test_a_language_is_counted_when_it_is_chosen_and_not_when_it_comes_back() -> None:
    world = standing(slide("a"))
    world.send(on.SetLanguage("fr"), on.SetLanguage("fr"), on.SetLanguage("xx"))
    world.advance(66)
    assert world.state.language == "nl"
    assert counted(world, "language") == [("", "fr")]
