"""Mistakes of the rules and of the stage: they cost the cue they are about, once, and the show goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from kiosk.playlist.model import Item
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.durations import duration_of
from kiosk.show.rules import step
from kiosk.show.show import Show
from kiosk.show.state import Cue, State
from tests.show.fakes import NEVER, Manners, World, film, picture, playlist, slide

Planted = Callable[[do.Effect], None]
ITEMS = (slide("a"), slide("b"), slide("c"))
FILMS = (slide("a"), film("b"), slide("c"))


def world_where(items: tuple[Item, ...], mistake: Callable[[do.Effect], bool], *, late: bool) -> World:
    """A show whose stage raises on the effects for which ``mistake`` holds, before or after it did its work."""
    world = World(playlist(*items), start=False)
    perform = world.stage.perform

    def break_(effect: do.Effect) -> None:
        if late:
            perform(effect)
        if mistake(effect):
            raise RuntimeError("the stage has a mistake")
        # What never began cannot be let go.
        if not late and not (isinstance(effect, do.Discard) and world.stage.prepared is None):
            perform(effect)

    world.stage.perform = break_  # type: ignore[method-assign]
    world.show.send(on.Begin())
    return world


def reasons(world: World) -> list[tuple[object, object]]:
    return [(note.fields["key"], note.fields["reason"]) for note in world.notes("problem")]


def about_b(effect: do.Effect, kind: type[do.Effect]) -> bool:
    cue: Cue | None = getattr(effect, "cue", None)
    return isinstance(effect, kind) and cue is not None and cue.key == "b"


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("kind", [do.Prepare, do.RunFilm], ids=["prepare", "run-film"])
@pytest.mark.logs("failed .RuntimeError: the stage has a mistake")
def test_an_exception_of_the_stage_costs_the_cue_it_was_about(kind: type[do.Effect], late: bool) -> None:
    world = world_where(FILMS, lambda effect: about_b(effect, kind), late=late)
    world.advance(25)
    assert ("b", "defect") in reasons(world)
    assert {key for key, _ in reasons(world)} == {"b"}
    assert "c" in world.order()


@pytest.mark.logs("Start failed .RuntimeError: the stage has a mistake")
def test_a_move_that_could_not_begin_is_over_at_once() -> None:
    world = world_where(ITEMS, lambda effect: about_b(effect, do.Start), late=True)
    world.advance(10.5)
    assert reasons(world) == [("b", "defect")]
    assert (world.present, world.phase) == ("c", "attract")


@pytest.mark.logs("failed .RuntimeError: the stage has a mistake")
def test_where_not_even_the_fallback_can_be_shown_everything_is_tried_again() -> None:
    failing = {key: Manners(fails="missing") for key in "abc"}
    world = World(playlist(*ITEMS), manners=failing, start=False)
    perform = world.stage.perform

    def break_(effect: do.Effect) -> None:
        perform(effect)
        if isinstance(effect, do.ShowFallback):
            raise RuntimeError("the stage has a mistake")

    world.stage.perform = break_  # type: ignore[method-assign]
    world.show.send(on.Begin())
    assert world.state.fallback
    world.advance(11)
    assert len(reasons(world)) == 6


@pytest.mark.parametrize("kind", [do.Discard, do.Note, do.Count], ids=["discard", "note", "count"])
@pytest.mark.may_log("failed .RuntimeError: the stage has a mistake")
def test_an_exception_about_no_cue_costs_none(kind: type[do.Effect]) -> None:
    world = world_where(ITEMS, lambda effect: isinstance(effect, kind), late=True)
    world.advance(35)
    assert world.order()[:4] == ["a", "b", "c", "a"]


@pytest.mark.logs("failed .RuntimeError: the stage has a mistake")
def test_the_effects_that_follow_one_that_failed_are_carried_out() -> None:
    world = world_where(ITEMS, lambda effect: isinstance(effect, do.Note), late=False)
    world.advance(15)
    assert world.present == "b"


@pytest.mark.logs("a new state could not be shown")
def test_who_cannot_be_told_of_a_change_stops_nothing() -> None:
    world = World(playlist(*ITEMS), start=False)
    world.show._changed = lambda state: 1 / 0  # type: ignore[assignment]
    world.show.announce()
    world.show.send(on.Begin())
    world.advance(15)
    assert world.present == "b"


@pytest.mark.parametrize("broken", ["b", "c"])
@pytest.mark.logs("its words cannot be counted")
def test_an_item_on_which_the_rules_fail_is_left_out(monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    real = duration_of

    def duration(item: Item, language: str, *, is_reduced: bool, easy: bool) -> float | None:
        if item.key == broken:
            raise ValueError("its words cannot be counted")
        return real(item, language, is_reduced=is_reduced, easy=easy)

    monkeypatch.setattr("kiosk.show.turn.duration_of", duration)
    world = World(playlist(slide("a"), picture("b"), slide("c")), show=Show)
    world.advance(40)
    assert (broken, "defect") in reasons(world)
    assert {"a", *"bc"} - {broken} <= set(world.order())
    assert world.present != broken


@pytest.mark.logs("the rules failed on Tick", "a cannot be left out")
def test_time_that_nothing_comes_of_is_looked_at_again_without_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(playlist(slide("a")), show=Show)
    world.advance(5)
    monkeypatch.setattr("kiosk.show.show.step", lambda *_: 1 / 0)
    before = world.clock.calls
    world.advance(60)
    assert 0 < world.clock.calls - before <= 61


def test_the_limit_of_a_cue_counts_from_when_work_on_it_begins() -> None:
    world = World(playlist(*ITEMS), manners={"a": Manners(prepare=NEVER)})
    world.advance(6)
    world.send(on.CueBegun(1))
    world.advance(9)
    assert not reasons(world)
    world.advance(2)
    assert reasons(world) == [("a", "not ready in time")]


def test_a_cue_that_begins_at_once_gets_no_more_time_and_tells_nobody() -> None:
    world = World(playlist(*ITEMS), manners={"a": Manners(prepare=NEVER)})
    before = world.changes
    world.send(on.CueBegun(1), on.CueBegun(99))
    assert world.changes == before
    world.advance(0.1)
    world.send(on.CueBegun(1))
    assert world.changes == before
    world.advance(9.9)
    assert reasons(world) == [("a", "not ready in time")]


def test_a_word_about_another_cue_gives_none_more_time() -> None:
    world = World(playlist(*ITEMS), manners={"a": Manners(prepare=NEVER)})
    world.advance(5)
    world.send(on.CueBegun(99))
    world.advance(5)
    assert reasons(world) == [("a", "not ready in time")]


@pytest.mark.parametrize("items", [ITEMS, ITEMS[:1]], ids=["ready", "none"])
def test_what_is_ready_and_what_is_not_there_waits_for_nothing(items: tuple[Item, ...]) -> None:
    world = World(playlist(*items))
    world.advance(2)
    before = world.state
    world.send(*(on.CueBegun(serial) for serial in range(4)))
    assert world.state == before


@pytest.mark.logs("the rules failed on TransitionDone")
def test_a_move_after_which_the_rules_fail_is_over_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    real, planted = step, ["once"]

    def break_once(state: State, event: on.Event, now: float) -> tuple[State, list[do.Effect]]:
        if isinstance(event, on.TransitionDone) and state.current and state.current.key == "b" and planted:
            planted.clear()
            raise ValueError("planted")
        return real(state, event, now)

    monkeypatch.setattr("kiosk.show.show.step", break_once)
    world = World(playlist(*ITEMS), show=Show)
    world.advance(11)
    assert reasons(world) == [("b", "defect")]
    assert not world.state.moving or world.state.current is None or world.state.current.key == "c"
    world.advance(1)
    assert world.present == "c"


@pytest.mark.logs("the rules failed on Advance")
def test_a_wish_on_which_the_rules_fail_is_not_granted_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    real, planted = step, ["once"]

    def break_once(state: State, event: on.Event, now: float) -> tuple[State, list[do.Effect]]:
        if isinstance(event, on.Advance) and planted:
            planted.clear()
            raise ValueError("planted")
        return real(state, event, now)

    monkeypatch.setattr("kiosk.show.show.step", break_once)
    world = World(playlist(*ITEMS), show=Show)
    world.advance(1)
    world.send(on.Advance())
    world.advance(2)
    assert (world.order(), world.phase) == (["a", "b"], "attract")


def test_who_is_told_of_a_change_is_told_the_state() -> None:
    world = World(playlist(*ITEMS), start=False)
    told: list[State] = []
    world.show._changed = told.append
    world.show.announce()
    world.send(on.Begin())
    assert told[0].current is None
    assert told[-1] == world.state


def test_the_log_says_what_happened_and_at_length_only_what_is_asked_for(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "kiosk.show")
    world = World(playlist(*ITEMS))
    world.advance(12)
    lines = [(record.levelno, record.getMessage()) for record in caplog.records]
    assert (logging.INFO, "cue-started key=a serial=1 round=1 index=0") in lines
    assert (logging.DEBUG, "cue-prepared key=b serial=2") in lines
    assert (logging.DEBUG, "cue-ended key=a serial=1 round=1") in lines


@pytest.mark.parametrize("seconds", [0.0, 0.4])
def test_a_time_that_is_up_soon_or_already_is_up_then(seconds: float) -> None:
    world = World(playlist(slide("a", duration=seconds), slide("b")))
    world.advance(0.5 + seconds + 0.01)
    assert world.order() == ["a", "b"]


@pytest.mark.logs("the rules failed on CueReady")
def test_the_cue_that_an_event_names_is_the_one_that_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    real = step

    def break_for_b(state: State, event: on.Event, now: float) -> tuple[State, list[do.Effect]]:
        upcoming = state.upcoming
        if isinstance(event, on.CueReady) and upcoming and upcoming.key == "b":
            raise ValueError("planted")
        return real(state, event, now)

    monkeypatch.setattr("kiosk.show.show.step", break_for_b)
    world = World(playlist(*ITEMS), show=Show)
    world.advance(5)
    assert reasons(world) == [("b", "defect")]
    assert world.present == "a"
    world.advance(8)
    assert world.order()[:2] == ["a", "c"]
