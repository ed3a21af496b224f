"""Words that stand on several pages of their slide: next and previous turn these before they leave the slide."""

from __future__ import annotations

import pytest

from kiosk.show import events as on
from kiosk.show.accessibility import Accessibility
from kiosk.show.page import Page
from tests.show.fakes import World, playlist, slide

LARGEST = Accessibility(text_size=2)


def parted(parts: int = 3) -> World:
    """A visitor reads the first slide, whose words stand on so many pages."""
    world = World(playlist(slide("a"), slide("b"), slide("c")))
    world.advance(1)
    world.send(on.SetAccessibility(LARGEST))
    assert world.state.current
    world.send(on.Parted(world.state.current.serial, parts))
    return world


def where(world: World) -> tuple[str, int]:
    """The slide on stage, and its page."""
    assert world.state.current
    return world.state.current.key, world.state.part


@pytest.mark.parametrize("forward", [on.Advance(), on.Flip(1)], ids=["key of the bar", "key of a keyboard"])
def test_next_turns_each_page_and_then_leaves_the_slide(forward: on.Event) -> None:
    world = parted()
    found = []
    for _ in range(3):
        world.send(forward)
        world.advance(1)
        found.append(where(world))
    assert found == [("a", 1), ("a", 2), ("b", 0)]


@pytest.mark.parametrize("back", [on.GoBack(), on.Flip(-1)], ids=["key of the bar", "key of a keyboard"])
def test_previous_turns_back_and_then_leaves_the_slide(back: on.Event) -> None:
    world = parted()
    world.send(on.Advance())
    world.send(back)
    assert where(world) == ("a", 0)
    world.send(back)
    world.advance(1)
    assert where(world) == ("c", 0)


def test_another_slide_size_or_language_begins_with_its_first_page() -> None:
    for event in (on.Jump("b"), on.SetAccessibility(Accessibility(text_size=1)), on.SetLanguage("fr")):
        world = parted()
        world.send(on.Advance())
        assert where(world) == ("a", 1)
        world.send(event)
        world.advance(1)
        assert world.state.part == 0, event


def test_what_leaves_the_page_where_it_is() -> None:
    world = parted()
    world.send(on.Advance())
    world.send(on.SetAccessibility(Accessibility(text_size=2, high_contrast=True)))
    world.send(on.Touch())
    assert where(world) == ("a", 1)


def test_fewer_pages_leave_nobody_beyond_the_last() -> None:
    world = parted()
    world.send(on.Advance())
    world.send(on.Advance())
    assert world.state.current
    world.send(on.Parted(world.state.current.serial, 2))
    assert where(world) == ("a", 1)


def test_a_late_word_about_another_slide_counts_for_nothing() -> None:
    world = parted(1)
    assert world.state.current
    world.send(on.Parted(world.state.current.serial + 7, 4))
    assert world.state.parts == 1


def test_nobody_turns_a_page_that_is_covered() -> None:
    world = parted()
    world.send(on.OpenPage(Page.OVERVIEW))
    world.send(on.Advance())
    world.advance(1)
    assert where(world) == ("b", 0)


def test_the_next_visitor_begins_with_the_first_page() -> None:
    world = parted()
    world.send(on.Advance())
    world.send(on.GoOn())
    assert world.state.part == 0
