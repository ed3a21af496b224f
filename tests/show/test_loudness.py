"""A visitor makes it louder or softer: by whole steps, never above the stand's cap, and for this visit only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.accessibility import LOUDNESS_STEP, Accessibility
from kiosk.show.settings import Settings
from kiosk.show.state import FilmPhase
from tests.show.fakes import World, film, playlist, slide

SOFTER, LOUDER = on.ChangeLoudness(-1), on.ChangeLoudness(1)


def watching(settings: Settings, *events: on.Event) -> World:
    """A visitor watches a film with sound, and does this."""
    world = World(playlist(film("f"), slide("a")), settings=settings)
    world.advance(1)
    world.send(on.PlayFilm(), *events)
    return world


def film_of(world: World) -> FilmPhase:
    return world.state.film


@pytest.mark.parametrize(
    ("volume", "cap", "events", "level", "heard"),
    [
        (80, 80, [], 100, 80),
        (80, 80, [SOFTER], 90, 72),
        (80, 80, [SOFTER, LOUDER, LOUDER, LOUDER], 100, 80),
        (40, 80, [], 50, 40),
        (43, 80, [], 54, 43),
        (43, 80, [LOUDER], 60, 48),
        (43, 80, [SOFTER], 50, 40),
        (43, 80, [SOFTER] * 20, LOUDNESS_STEP, 8),
        (0, 50, [LOUDER], 10, 5),
        (100, 30, [], 100, 30),
    ],
)
def test_it_goes_by_whole_steps_up_to_the_cap_and_never_to_silence(
    volume: int, cap: int, events: list[on.Event], level: int, heard: int
) -> None:
    world = watching(Settings(volume=volume, volume_cap=cap), *events)
    assert (world.state.level, world.state.loudness) == (level, heard)
    assert film_of(world) is FilmPhase.AUDIBLE


def test_a_stand_without_sound_stays_without() -> None:
    world = watching(Settings(muted=True), on.SetSound(False), LOUDER)
    assert (world.state.loudness, world.state.accessibility.loudness) == (0, None)
    assert film_of(world) is FilmPhase.MUTED


def test_louder_lets_a_film_be_heard_that_plays_without_sound() -> None:
    world = watching(Settings(), on.SetSound(False), SOFTER)
    assert film_of(world) is FilmPhase.MUTED
    world.send(LOUDER)
    assert film_of(world) is FilmPhase.AUDIBLE


def test_the_next_visitor_hears_the_stands_own() -> None:
    world = watching(Settings(volume=50, volume_cap=80), SOFTER, SOFTER)
    assert world.state.loudness == 40
    world.send(on.GoOn())
    assert (world.phase, world.state.loudness) == ("attract", 50)


def test_the_operator_lowers_the_cap_and_a_visitors_level_follows() -> None:
    world = watching(Settings(volume=80, volume_cap=80), SOFTER)
    world.send(on.ChangeSettings(replace(world.state.settings, volume_cap=40)))
    assert (world.state.level, world.state.loudness) == (90, 36)


def test_a_level_there_cannot_be_becomes_the_nearest_there_is() -> None:
    world = watching(Settings(), on.SetAccessibility(Accessibility(loudness=300)))
    assert world.state.accessibility.loudness == 100
    world.send(on.SetAccessibility(Accessibility(loudness=-3)))
    assert world.state.accessibility.loudness == LOUDNESS_STEP


def test_one_key_switches_the_sound_off_and_on() -> None:
    world = watching(Settings(), on.SwitchSound())
    assert film_of(world) is FilmPhase.MUTED
    world.send(on.SwitchSound())
    assert film_of(world) is FilmPhase.AUDIBLE


def test_a_presenter_who_holds_the_loop_keeps_it_and_its_loudness_ends_with_the_hold() -> None:
    world = World(playlist(film("f"), slide("a")))
    world.advance(1)
    world.send(on.ShowNow("f"))
    world.advance(1)
    world.send(SOFTER)
    assert (world.phase, world.state.is_held, world.state.level) == ("attract", True, 90)
    world.send(on.Release())
    assert (world.phase, world.state.is_held, world.state.level) == ("attract", False, 100)


def test_a_loudness_key_in_the_loop_begins_a_visit() -> None:
    world = World(playlist(slide("a"), slide("b")))
    world.advance(1)
    world.send(SOFTER)
    assert world.phase == "explore"
    assert not [effect for effect in world.stage.effects if isinstance(effect, do.MuteFilm)]
