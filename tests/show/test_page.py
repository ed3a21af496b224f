"""What lies open over the slide: one page at a time, as long as somebody is here and what it is about stands."""

from __future__ import annotations

import pytest

from kiosk.show import events as on
from kiosk.show.page import Page
from tests.show.fakes import Manners, World, film, playlist, slide

ABC = (slide("a"), slide("b"), slide("c"))
PAGES = [page for page in Page if page not in (Page.NONE, Page.SIGN)]
"""All but the one for sign language, which not every slide has: ``test_signing.py``."""
ABOUT_THE_SLIDE = {Page.READ_MORE, Page.LINK}


def opened(page: Page, *items: object, **more: object) -> World:
    world = World(playlist(*(items or ABC)), **more)  # type: ignore[arg-type]
    world.advance(1)
    world.send(on.OpenPage(page))
    return world


def page_of(world: World) -> Page:
    """It may differ after every step."""
    return world.state.page


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_opened_by_a_visitor_and_closed_again(page: Page) -> None:
    world = opened(page)
    assert (world.phase, page_of(world)) == ("explore", page)
    world.send(on.ClosePage())
    assert (world.phase, page_of(world)) == ("explore", Page.NONE)


def test_one_page_makes_way_for_another() -> None:
    world = opened(Page.OVERVIEW)
    world.send(on.OpenPage(Page.DISPLAY))
    assert page_of(world) is Page.DISPLAY


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_is_about_the_slide_closes_when_the_next_one_comes(page: Page) -> None:
    world = opened(page)
    world.send(on.Advance())
    assert world.state.moving
    assert page_of(world) is (Page.NONE if page in ABOUT_THE_SLIDE else page)


def test_a_page_stays_open_while_the_next_slide_is_waited_for() -> None:
    world = opened(Page.READ_MORE, *ABC, manners={"b": Manners(prepare=4)})
    world.send(on.Advance())
    assert page_of(world) is Page.READ_MORE
    world.advance(5)
    assert page_of(world) is Page.NONE


@pytest.mark.parametrize("page", PAGES)
def test_a_page_closes_with_what_broke_beneath_it(page: Page) -> None:
    world = opened(page, film("f"))
    world.stage.break_film()
    assert world.stage.fallback
    assert page_of(world) is (Page.NONE if page in ABOUT_THE_SLIDE else page)


@pytest.mark.parametrize("page", PAGES)
def test_an_open_page_does_not_hold_the_silence_up_and_closes_when_nobody_is_there(page: Page) -> None:
    world = opened(page)
    world.advance(45.1)
    assert (world.phase, page_of(world)) == ("still-there", page)
    world.send(on.Touch())
    assert (world.phase, page_of(world)) == ("explore", page)
    world.advance(45 + 20.1)
    assert (world.phase, page_of(world)) == ("attract", Page.NONE)


@pytest.mark.parametrize("leaves", [on.GoOn(), on.Stop()], ids=["go-on", "stop"])
def test_a_page_closes_when_the_visit_ends(leaves: on.Event) -> None:
    world = opened(Page.OVERVIEW)
    world.send(leaves)
    assert page_of(world) is Page.NONE


def test_opening_and_closing_are_touches() -> None:
    world = opened(Page.OVERVIEW)
    world.advance(40)
    world.send(on.OpenPage(Page.READ_MORE))
    world.advance(40)
    world.send(on.ClosePage())
    world.advance(40)
    assert world.phase == "explore"


def test_a_screen_without_touch_opens_nothing() -> None:
    world = World(playlist(*ABC, visitor=None))
    world.advance(1)
    world.send(on.OpenPage(Page.OVERVIEW))
    assert (world.phase, page_of(world)) == ("attract", Page.NONE)
