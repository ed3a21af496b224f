"""The stand is set up otherwise while the show runs: what follows at once, what waits, and what a visitor keeps."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.accessibility import Accessibility
from kiosk.show.rules import begin
from kiosk.show.settings import AT_NEXT_START, LEAST_BRIGHTNESS, Settings
from kiosk.show.state import FilmPhase
from tests.show.fakes import Manners, World, film, playlist, slide

ITEMS = (slide("a"), slide("b"))


def standing(*items: object, **more: object) -> World:
    world = World(playlist(*items), **more)  # type: ignore[arg-type]
    world.advance(1)
    return world


def change(world: World, **wanted: object) -> None:
    world.send(on.ChangeSettings(replace(world.state.settings, **wanted)))  # type: ignore[arg-type]


def noted(world: World, event: str) -> list[object]:
    return [note.fields["names"] for note in world.notes(event)]


@pytest.mark.parametrize(
    ("volume", "cap", "muted", "heard"),
    [(80, 80, False, 80), (80, 50, False, 50), (30, 50, False, 30), (80, 80, True, 0), (0, 100, False, 0)],
)
def test_nothing_is_louder_than_the_cap_and_nothing_is_heard_of_a_muted_stand(
    volume: int, cap: int, muted: bool, heard: int
) -> None:
    assert Settings(volume=volume, volume_cap=cap, muted=muted).loudness == heard


def test_a_change_is_in_the_state_and_noted_by_its_names() -> None:
    world = standing(*ITEMS)
    change(world, volume=20, muted=True)
    assert (world.state.settings.volume, world.state.settings.muted) == (20, True)
    assert noted(world, "settings-changed") == ["volume muted"]
    change(world, volume=20)
    assert noted(world, "settings-changed") == ["volume muted"], "nothing changed"


@pytest.mark.parametrize(("volume", "kept"), [(-5, 0), (300, 100), (55, 55)])
def test_a_volume_there_cannot_be_becomes_the_nearest_there_is(volume: int, kept: int) -> None:
    world = standing(*ITEMS)
    change(world, volume=volume, volume_cap=volume)
    assert (world.state.settings.volume, world.state.settings.volume_cap) == (kept, kept)
    assert begin(playlist(), Settings(volume=volume)).settings.volume == kept


@pytest.mark.parametrize(("wanted", "kept"), [(0, LEAST_BRIGHTNESS), (300, 100), (55, 55)])
def test_a_screen_is_never_so_dark_that_nobody_finds_it(wanted: int, kept: int) -> None:
    assert Settings(brightness=wanted).within_limits().brightness == kept


@pytest.mark.parametrize(("wanted", "kept"), [(-1, 0), (2, 2), ("HDMI-A-1", "HDMI-A-1")])
def test_a_screen_has_a_number_from_0_or_a_name(wanted: int | str, kept: int | str) -> None:
    assert Settings(screen=wanted).within_limits().screen == kept


def test_a_stand_that_may_make_no_sound_has_no_level() -> None:
    assert Settings(volume=50, volume_cap=0).level == 0


def test_what_cannot_change_while_it_runs_stays_and_is_said() -> None:
    world = standing(*ITEMS)
    before = world.state.settings
    change(world, engine="qt", screen="HDMI-A-1", rotation=90, volume=10)
    assert world.state.settings == replace(before, screen="HDMI-A-1", rotation=90, volume=10)
    assert noted(world, "settings-wait") == ["engine"]
    assert noted(world, "settings-changed") == ["volume screen rotation"]


def test_what_waits_for_the_next_start_is_part_of_the_settings() -> None:
    assert {field.name for field in fields(Settings)} >= AT_NEXT_START


def test_a_change_is_no_touch() -> None:
    world = standing(*ITEMS)
    due = world.state.due
    change(world, volume=10, captions=False, reach="low")
    assert (world.phase, world.state.due) == ("attract", due)
    world.send(on.Touch())
    idle = world.state.idle_due
    world.advance(5)
    change(world, volume=20)
    assert world.state.idle_due == idle


# -- language ---------------------------------------------------------------------------------------------------------


def test_the_stands_language_follows_at_once_in_the_loop() -> None:
    world = standing(*ITEMS)
    change(world, language="fr")
    assert world.state.language == "fr"
    change(world, language="xx")
    assert world.state.language == "nl", "a language the playlist does not speak is none"


def test_a_visitor_keeps_the_language_he_reads_until_he_leaves() -> None:
    world = standing(*ITEMS)
    world.send(on.SetLanguage("en"))
    change(world, language="fr")
    assert world.state.language == "en"
    world.send(on.GoOn())
    assert world.state.language == "fr"


def test_a_change_of_something_else_does_not_touch_the_language_of_a_round() -> None:
    world = World(replace(playlist(*ITEMS), rotate_languages=True))
    world.advance(25)
    before = world.state.language
    change(world, volume=5)
    assert world.state.language == before == "fr"


# -- captions and reach -----------------------------------------------------------------------------------------------


def test_captions_follow_at_once_and_are_what_the_stand_returns_to() -> None:
    world = standing(*ITEMS)
    change(world, captions=False)
    assert not world.state.accessibility.captions
    world.send(on.SetAccessibility(Accessibility(captions=True)), on.GoOn())
    assert world.state.accessibility == Accessibility(captions=False)


def test_a_visitor_who_switched_captions_himself_keeps_them_and_his_other_wishes() -> None:
    world = standing(*ITEMS)
    world.send(on.SetAccessibility(Accessibility(captions=False, text_size=2)))
    change(world, captions=False)
    change(world, volume=1)
    assert world.state.accessibility == Accessibility(captions=False, text_size=2)
    world.send(on.SetAccessibility(Accessibility(captions=True, text_size=2)))
    change(world, muted=True)
    assert world.state.accessibility == Accessibility(captions=True, text_size=2)


@pytest.mark.parametrize(
    ("asked", "said", "reach"),
    [
        ("auto", "normal", "normal"),
        ("auto", "low", "low"),
        ("low", "normal", "low"),
        ("normal", "low", "normal"),
    ],
)
def test_the_settings_overrule_the_reach_of_the_playlist(asked: str, said: str, reach: str) -> None:
    world = World(replace(playlist(*ITEMS), reach=said))  # type: ignore[arg-type]
    change(world, reach=asked)
    assert world.state.reach == reach


# -- motion -----------------------------------------------------------------------------------------------------------


def test_less_motion_halts_the_film_of_the_loop_which_then_has_the_time_of_a_picture() -> None:
    world = standing(film("f", duration=6), slide("a"))
    assert world.stage.plays
    change(world, motion="reduced")
    assert (world.stage.plays, world.state.film) == (False, FilmPhase.PAUSED)
    world.advance(7)
    assert world.order() == ["f", "a"]


def test_full_motion_lets_the_film_that_stands_play() -> None:
    world = standing(film("f", duration=6), slide("a"), settings=Settings(motion="reduced"))
    assert not world.stage.plays
    change(world, motion="full")
    assert (world.stage.plays, world.state.due) == (True, None)
    world.advance(30.1)
    assert world.order() == ["f", "a"]


@pytest.mark.parametrize("wanted", [{"volume": 3}, {"motion": "auto"}, {"captions": False}])
def test_a_film_that_stands_keeps_its_time_when_something_else_changes(wanted: dict[str, object]) -> None:
    still = replace(playlist(film("f", duration=6), slide("a")), motion="reduced")
    world = World(still, settings=Settings(motion="reduced"))
    world.advance(3)
    due = world.state.due
    assert due is not None
    change(world, **wanted)
    assert world.state.due == due


def test_a_film_does_not_begin_before_it_stands() -> None:
    world = World(playlist(slide("a"), film("f")), settings=Settings(motion="reduced"))
    world.advance(10.6)
    assert (world.present, world.state.moving) == ("f", True)
    change(world, motion="full")
    assert world.asked(do.RunFilm) == []
    world.advance(0.5)
    assert world.stage.plays


def test_a_film_that_had_its_time_does_not_begin_while_the_next_is_waited_for() -> None:
    items = (film("f", duration=6), slide("a"))
    world = World(playlist(*items), settings=Settings(motion="reduced"), manners={"a": Manners(prepare=9)})
    world.advance(7)
    assert world.state.wants_move
    change(world, motion="full")
    assert world.asked(do.RunFilm) == []
    world.advance(4)
    assert world.present == "a"


def test_less_motion_leaves_a_film_alone_that_a_visitor_plays_with_sound() -> None:
    world = standing(film("f"), slide("a"))
    world.send(on.PlayFilm())
    change(world, motion="reduced")
    assert world.state.film is FilmPhase.AUDIBLE


def test_less_motion_halts_a_silent_film_while_a_visitor_is_here() -> None:
    world = standing(film("f"), slide("a"))
    world.send(on.Touch())
    assert world.stage.plays
    change(world, motion="reduced")
    assert world.state.film is FilmPhase.PAUSED


def test_motion_that_changes_nothing_asks_nothing_of_the_stage() -> None:
    world = standing(film("f"), slide("a"))
    before = len(world.asked(do.RunFilm))
    change(world, motion="full")
    change(world, motion="auto")
    assert len(world.asked(do.RunFilm)) == before
    assert world.asked(do.PauseFilm) == []


def test_a_stopped_show_takes_no_settings() -> None:
    world = standing(*ITEMS)
    world.send(on.Stop())
    change(world, volume=1)
    assert world.state.settings.volume == 80


settings = st.builds(
    Settings,
    language=st.sampled_from(["", "nl", "fr", "xx"]),
    volume=st.integers(-10, 200),
    volume_cap=st.integers(-10, 200),
    muted=st.booleans(),
    motion=st.sampled_from(["auto", "full", "reduced"]),
    reach=st.sampled_from(["auto", "normal", "low"]),
    captions=st.booleans(),
    engine=st.sampled_from(["auto", "vlc", "qt"]),
    screen=st.integers(-1, 3) | st.sampled_from(["", "HDMI-A-1"]),
    rotation=st.sampled_from([0, 90, 180, 270]),
)


@given(settings, settings)
def test_whatever_is_wanted_only_what_may_change_does(before: Settings, wanted: Settings) -> None:
    before = before.within_limits()
    after, waiting = before.changed_to(wanted)
    assert set(before.differences(after)) == set(before.differences(wanted.within_limits())) - AT_NEXT_START
    assert set(waiting) <= AT_NEXT_START
    assert 0 <= after.loudness <= after.volume_cap <= 100
