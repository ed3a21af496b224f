"""Which language is on screen, round after round."""

from __future__ import annotations

from dataclasses import replace

from kiosk.show import events as on
from kiosk.show.effects import Start
from kiosk.show.language import language_of
from kiosk.show.settings import Settings
from tests.show.fakes import World, playlist, slide

ITEMS = (slide("a"), slide("b"))


def rotating(**more: object) -> World:
    wanted = replace(playlist(*ITEMS, languages="nl fr en"), rotate_languages=True)
    world = World(wanted, **more)  # type: ignore[arg-type]
    world.advance(1)
    return world


def spoken(world: World, cues: int) -> list[tuple[str, str]]:
    """Key and language of so many cues, from the present one."""
    found = [(world.present, world.state.language)]
    while len(found) < cues:
        before = len(world.started)
        while len(world.started) == before:
            world.advance(0.5)
        world.advance(1)
        found.append((world.present, world.state.language))
    return found


def test_each_round_speaks_the_next_language() -> None:
    rounds = [(key, language) for language in ("nl", "fr", "en", "nl") for key in "ab"]
    assert spoken(rotating(), 8) == rounds


def test_what_stands_alone_speaks_the_next_language_in_each_round() -> None:
    world = World(replace(playlist(slide("a"), languages="nl fr en"), rotate_languages=True))
    found = []
    for _ in range(4):
        world.advance(10.1)
        found.append(world.state.language)
    assert (len(world.asked(Start)), found) == (1, ["nl", "fr", "en", "nl"])


def test_without_it_every_round_speaks_the_stands_own() -> None:
    world = World(playlist(*ITEMS, languages="nl fr en"))
    world.advance(1)
    assert {language for _, language in spoken(world, 5)} == {"nl"}


def test_the_language_of_the_command_line_is_spoken_in_every_round() -> None:
    world = rotating(settings=Settings(language="fr"))
    assert {language for _, language in spoken(world, 5)} == {"fr"}


def test_what_leaves_and_what_gets_ready_speak_the_language_of_their_own_round() -> None:
    world = rotating()
    spoken(world, 2)
    state = world.state
    assert state.current is not None
    assert state.upcoming is not None
    assert (state.current.round, state.upcoming.round) == (1, 2)
    assert (language_of(state, state.current), language_of(state, state.upcoming)) == ("nl", "fr")


def test_a_visitors_language_is_spoken_everywhere_and_the_round_goes_on_in_its_own() -> None:
    world = rotating()
    spoken(world, 3)
    assert world.state.language == "fr"
    world.send(on.SetLanguage("en"))
    assert world.state.upcoming is not None
    assert language_of(world.state, world.state.upcoming) == "en"
    world.send(on.GoOn())
    assert world.state.language == "fr"
