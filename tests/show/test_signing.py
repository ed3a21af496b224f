"""The film in sign language: when its page opens and closes, and what waits for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.model import Item
from kiosk.show import events as on
from kiosk.show.page import Page
from kiosk.show.signing import sign_film
from kiosk.show.state import FilmPhase
from tests.show.fakes import Manners, World, film, playlist, slide

VGT, LSFB = Path("/c/assets/sign/vgt.webm"), Path("/c/assets/sign/lsfb.webm")
SIGNED = {"nl": VGT, "fr": LSFB}


def signed(key: str) -> SlideItem:
    item = slide(key)
    return replace(item, slide=replace(item.slide, sign=SIGNED))


def opened(*items: Item) -> World:
    world = World(playlist(*(items or (signed("a"), slide("b")))))
    world.advance(1)
    world.send(on.OpenPage(Page.SIGN))
    return world


def looks(world: World) -> tuple[Page, FilmPhase]:
    """They may differ after every step."""
    return world.state.page, world.state.sign


def test_it_plays_as_soon_as_its_page_opens_and_stops_when_that_closes() -> None:
    world = opened()
    assert sign_film(world.state) == VGT
    assert looks(world) == (Page.SIGN, FilmPhase.MUTED)
    world.send(on.ClosePage())
    assert looks(world) == (Page.NONE, FilmPhase.NONE)


def test_a_slide_without_one_opens_no_page() -> None:
    assert looks(opened(slide("a"), slide("b"))) == (Page.NONE, FilmPhase.NONE)


def test_another_language_plays_its_own_film_or_closes_the_page() -> None:
    world = opened()
    world.send(on.SignEnded(VGT))
    world.send(on.SetLanguage("fr"))
    assert (sign_film(world.state), *looks(world)) == (LSFB, Page.SIGN, FilmPhase.MUTED)
    world.send(on.SetLanguage("en"))
    assert looks(world) == (Page.NONE, FilmPhase.NONE)


def test_it_stops_when_the_slide_leaves() -> None:
    world = opened()
    world.send(on.Advance())
    assert looks(world) == (Page.NONE, FilmPhase.NONE)


def test_it_stops_when_the_visit_ends() -> None:
    world = opened()
    world.send(on.GoOn())
    assert (world.phase, *looks(world)) == ("attract", Page.NONE, FilmPhase.NONE)


def test_nobody_is_asked_whether_they_are_there_while_they_watch_it() -> None:
    world = opened()
    world.advance(300)
    assert world.phase == "explore"
    world.send(on.SignEnded(VGT))
    assert looks(world) == (Page.SIGN, FilmPhase.NONE)
    world.advance(44)
    assert world.phase == "explore"
    world.advance(2)
    assert world.phase == "still-there"


def test_it_is_halted_goes_on_and_plays_again_by_the_keys_of_films() -> None:
    world = opened()
    seen = []
    for event in (on.PauseFilm(), on.PlayFilm(), on.SignEnded(VGT), on.PlayFilm()):
        world.send(event)
        seen.append(world.state.sign)
    assert seen == [FilmPhase.PAUSED, FilmPhase.MUTED, FilmPhase.NONE, FilmPhase.MUTED]
    world.send(on.PauseFilm())
    world.advance(46)
    assert world.phase == "still-there"


def test_the_film_on_the_slide_waits_meanwhile() -> None:
    world = World(playlist(replace(film("f"), sign=SIGNED), slide("b")))
    world.advance(1)
    world.send(on.PlayFilm())
    world.send(on.OpenPage(Page.SIGN))
    assert (world.state.film, world.state.sign) == (FilmPhase.PAUSED, FilmPhase.MUTED)
    world.send(on.ClosePage())
    assert world.state.film is FilmPhase.PAUSED


def test_one_that_fails_is_told_and_not_offered_for_a_while() -> None:
    world = opened()
    world.send(on.SignFailed(VGT, "no-picture"))
    assert looks(world) == (Page.NONE, FilmPhase.NONE)
    (told,) = world.notes("sign-left-out")
    assert told.fields == {"key": "a", "file": "vgt.webm", "reason": "no-picture"}
    world.send(on.OpenPage(Page.SIGN))
    assert looks(world) == (Page.NONE, FilmPhase.NONE)
    world.send(on.SetLanguage("fr"))
    assert sign_film(world.state) == LSFB
    world.send(on.SetLanguage("nl"))
    world.advance(602)
    world.send(on.Jump("a"))
    world.advance(1)
    world.send(on.OpenPage(Page.SIGN))
    assert sign_film(world.state) == VGT
    world.send(on.SignStarted(VGT))
    assert [note.fields for note in world.notes("sign-started")] == [{"key": "a"}]


def test_a_late_word_of_a_film_that_is_gone_changes_nothing() -> None:
    world = opened()
    world.send(on.ClosePage())
    before = looks(world)
    for event in (on.SignStarted(LSFB), on.SignEnded(VGT), on.SignEnded(LSFB)):
        world.send(event)
    assert looks(world) == before
    assert world.notes("sign-started") == []


def test_a_word_about_another_film_changes_nothing() -> None:
    world = opened()
    before = world.state
    world.send(on.SignEnded(LSFB))
    assert world.state == before
    world.send(on.SignFailed(LSFB, "no-picture"))
    assert looks(world) == (Page.SIGN, FilmPhase.MUTED)
    assert world.notes("sign-left-out") == []


def test_there_is_none_where_nothing_stands_or_what_stands_is_broken() -> None:
    world = World(playlist(replace(film("f"), sign=SIGNED), slide("b")), manners={"b": Manners(prepare=5)})
    assert sign_film(world.state) == VGT
    world.stage.break_film()
    assert (world.state.broken, sign_film(world.state)) == (True, None)
    assert sign_film(World(playlist()).state) is None


def test_one_that_failed_is_offered_again_when_its_time_is_over() -> None:
    world = opened()
    world.send(on.SignFailed(VGT, "no-picture"))
    world.advance(599)
    world.send(on.Tick())
    assert set(world.state.unsigned) == {VGT}
    world.advance(1)
    world.send(on.Tick())
    assert world.state.unsigned == {}


def test_a_playlist_saved_again_offers_it_again() -> None:
    world = opened()
    world.send(on.SignFailed(VGT, "no-picture"))
    world.send(on.Replace(playlist(signed("a"), slide("b"), slide("c"))))
    assert sign_film(world.state) == VGT
