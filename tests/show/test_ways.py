"""The ways to use the kiosk: in one touch, by ear, with one switch; and how long the voice counts as company."""

from __future__ import annotations

import pytest

from kiosk.show import events as on
from kiosk.show.accessibility import BELONGS, PACES, Accessibility, Way
from kiosk.show.page import Page
from kiosk.show.settings import LONGEST_AGAIN, LONGEST_SCAN, SHORTEST_SCAN, Settings
from kiosk.show.visitor import INVITED, LONGEST_LISTENING
from tests.show.fakes import World, film, playlist, slide


def standing(*items: object, **more: object) -> World:
    world = World(playlist(*(items or (slide("a"), slide("b"), slide("c")))), **more)  # type: ignore[arg-type]
    world.advance(1)
    return world


@pytest.mark.parametrize("way", Way)
def test_a_way_is_chosen_and_left_as_a_whole_and_touches_nothing_else(way: Way) -> None:
    own = Accessibility(captions=False, pace=1)
    chosen = own.with_way(way, True)
    assert chosen.has(way)
    assert not own.has(way)
    assert set(BELONGS[way]) == {
        name for name in Accessibility.__slots__ if getattr(chosen, name) != getattr(own, name)
    }
    assert chosen.with_way(way, False) == own


def test_ways_are_chosen_together_and_one_that_is_not_whole_is_not_chosen() -> None:
    both = Accessibility().with_way(Way.SEE, True).with_way(Way.CALM, True)
    assert [way for way in Way if both.has(way)] == [Way.SEE, Way.CALM]
    assert not Accessibility(text_size=2).has(Way.SEE)


def test_values_stay_within_their_limits() -> None:
    assert Accessibility(pace=9).within_limits().pace == PACES
    assert Accessibility(pace=-9).within_limits().pace == -PACES
    assert not Accessibility(by_ear=True).within_limits().by_ear
    for typed, kept in ((0.1, SHORTEST_SCAN), (99, LONGEST_SCAN), (3.5, 3.5)):
        assert Settings(scan=typed).within_limits().scan == kept
    for typed, kept in ((-1.0, 0.0), (9.0, LONGEST_AGAIN), (0.5, 0.5)):
        assert Settings(again=typed).within_limits().again == kept


def test_an_invitation_stands_for_a_while_and_begins_no_visit() -> None:
    world = standing()
    world.send(on.Invite())
    assert world.phase == "attract"
    assert world.state.invited_until == world.clock.now() + INVITED
    world.advance(INVITED)
    assert world.state.invited_until is None
    assert len(world.started) > 1, "the loop runs on"


@pytest.mark.parametrize("visits", [False, True])
def test_a_visit_by_ear_begins_everything_it_takes_and_ends_with_the_visit(visits: bool) -> None:
    world = standing(film("f"), slide("a"))
    if visits:
        world.send(on.OpenPage(Page.OVERVIEW))
    world.send(on.Invite(), on.BeginByEar())
    now = world.state.accessibility
    assert (now.aloud, now.by_ear, now.scans) == (True, True, False)
    assert (world.phase, world.state.page, world.state.invited_until) == ("explore", Page.NONE, None)
    assert not world.stage.plays, "nothing else is heard"
    world.send(on.Invite())
    assert world.state.invited_until is None
    world.send(on.GoOn())
    assert world.state.accessibility == Accessibility()


def test_scanning_begins_by_a_held_switch_and_ends_with_the_visit() -> None:
    world = standing()
    world.send(on.BeginScanning())
    assert world.state.accessibility.scans
    assert world.phase == "explore"
    world.advance(45 * 3 - 1)
    assert world.phase == "explore", "a round takes its time"
    world.advance(22)
    assert world.phase == "attract"
    assert not world.state.accessibility.scans


def test_one_way_of_being_without_hands_or_eyes_makes_way_for_the_other() -> None:
    world = standing()
    found = []
    for event in (on.BeginScanning(), on.BeginByEar(), on.BeginScanning()):
        world.send(event)
        found.append((world.state.accessibility.by_ear, world.state.accessibility.scans))
    assert found == [(False, True), (True, False), (False, True)]


def test_scanning_that_is_chosen_among_the_settings_has_its_longer_silence_at_once() -> None:
    world = standing()
    world.send(on.SetAccessibility(Accessibility(scans=True)))
    assert world.state.idle_due == world.clock.now() + 45 * 3
    world.send(on.SetAccessibility(Accessibility()))
    assert world.state.idle_due == world.clock.now() + 45


def test_who_is_spoken_to_is_not_asked_whether_somebody_is_there_but_not_for_ever() -> None:
    world = standing()
    world.send(on.BeginByEar())
    for _ in range(int(LONGEST_LISTENING / 10) - 1):
        world.advance(10)
        world.send(on.Spoken())
    assert world.phase == "explore"
    for _ in range(5):
        world.advance(10)
        world.send(on.Spoken())
    assert world.phase == "still-there"


def test_what_is_said_when_nobody_is_there_begins_nothing() -> None:
    world = standing()
    world.send(on.Spoken())
    assert world.phase == "attract"
    world.send(on.Touch())
    world.advance(46)
    world.send(on.Spoken())
    assert world.phase == "still-there", "it is an answer of nobody"


def test_a_stand_without_touch_is_no_stand_for_it_either() -> None:
    world = World(playlist(slide("a"), slide("b"), visitor=None))
    world.advance(1)
    world.send(on.Invite(), on.BeginByEar(), on.BeginScanning())
    assert world.phase == "attract"
    assert world.state.accessibility == Accessibility()
