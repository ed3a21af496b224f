"""What is said by itself to whoever listens with a screen reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QAccessibleEvent

from kiosk.poster.phrases import Phrases
from kiosk.show import events as on
from kiosk.visitor import announcements as module
from kiosk.visitor.announcements import Announcer, announcements
from tests.show.fakes import World, film, playlist, poll, slide


def said(world: World, *events: on.Event) -> list[str]:
    """What is announced when these happen."""
    before = world.state
    world.send(*events)
    return [each.words for each in announcements(before, world.state)]


def visited(*items: object) -> World:
    world = World(playlist(*items))  # type: ignore[arg-type]
    world.advance(1)
    world.send(on.Touch())
    return world


def test_a_visitor_hears_the_title_of_the_slide_that_came() -> None:
    other = slide("b")
    world = visited(slide("a"), other)
    assert said(world, on.Advance()) == [other.title_in("nl")]


def test_a_slide_on_several_pages_says_which_one_came() -> None:
    world = visited(slide("a"), slide("b"))
    assert world.state.current
    world.send(on.Parted(world.state.current.serial, 3))
    assert said(world, on.Advance()) == ["2/3"]


def test_nobody_is_told_of_the_loop() -> None:
    world = World(playlist(slide("a"), slide("b")))
    world.advance(1)
    before = world.state
    world.advance(60)
    assert before.current != world.state.current
    assert list(announcements(before, world.state)) == []


def test_a_vote_is_said_to_be_counted_once() -> None:
    world = visited(poll("p", "ja", "nee"))
    (told,) = said(world, on.Vote(1))
    assert told.endswith("geteld.")
    assert said(world, on.Vote(0)) == []


def test_a_language_says_its_own_name() -> None:
    world = visited(slide("a"))
    assert said(world, on.SetLanguage("fr")) == ["français"]


def test_the_question_interrupts() -> None:
    world = visited(slide("a"))
    before = world.state
    world.advance(46)
    (question,) = announcements(before, world.state)
    assert question.is_urgent
    assert "?" in question.words


def test_what_the_operator_says_is_said_once() -> None:
    world = visited(slide("a"))
    notice = on.Say({"nl": "Om drie uur", "fr": "À trois heures"}, 60.0)
    assert said(world, notice) == ["Om drie uur"]
    assert said(world, on.Touch()) == []


def test_a_film_says_that_it_is_paused() -> None:
    world = visited(film("f"))
    world.send(on.PlayFilm())
    (told,) = said(world, on.PauseFilm())
    assert told == "De film staat op pauze."


@pytest.mark.parametrize("listens", [True, False])
def test_only_who_listens_with_a_screen_reader_is_told(
    listens: bool, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    told: list[QAccessibleEvent] = []
    monkeypatch.setattr(module, "QAccessible", _Fake(told.append, listens=listens))
    announcer, world = Announcer(QObject()), visited(slide("a"), slide("b"))
    announcer.state_changed(world.state)
    world.send(on.Advance())
    announcer.state_changed(world.state)
    assert len(told) == listens


class _Fake:
    """Qt's side of it."""

    def __init__(self, take: Callable[[QAccessibleEvent], None], *, listens: bool) -> None:
        self.updateAccessibility, self._listens = take, listens

    def isActive(self) -> bool:  # noqa: N802  (Qt's name)
        return self._listens


def test_a_screen_reader_is_told_in_which_language_the_screen_is() -> None:
    was = QLocale()
    try:
        Phrases().set_language("fr")
        assert QLocale().name()[:2] == "fr"
    finally:
        QLocale.setDefault(was)
