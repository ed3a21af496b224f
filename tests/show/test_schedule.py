"""Items that are due at certain times, and in certain rounds: a table of situations, and whatever happens."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.playlist.model import Item, Playlist, Visitor
from kiosk.playlist.schedule import UNREADABLE, When, is_due
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.show.due import due_items
from kiosk.show.order import next_film
from kiosk.show.rules import begin, step
from kiosk.show.state import Limits, Phase
from tests.show.fakes import Manners, World, film, playlist, slide
from tests.show.test_whatever_happens import (
    BACK_IN_THE_LOOP,
    IDLE,
    LENGTH,
    LIMITS,
    LONGEST_CUE,
    WARN,
    Wait,
    bad,
    broken_film,
    good,
    happenings,
    is_good,
    items_of,
    let_happen,
    wake,
)

SATURDAY = When(days=frozenset({5}))
SUNDAY = When(days=frozenset({6}))
OPEN = When(days=frozenset({5, 6}), between=(time(10), time(18)))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


FRIDAY_NOON, SATURDAY_NOON, SUNDAY_NOON = (
    at("2026-12-04T12:00"),
    at("2026-12-05T12:00"),
    at("2026-12-06T12:00"),
)


def when(item: Item, rule: When | None, every: int = 1) -> Item:
    return replace(item, when=rule, every=every)


def world(*items: Item, moment: datetime | None = SATURDAY_NOON, **more: object) -> World:
    made = World(playlist(*items), start=False, **more)  # type: ignore[arg-type]
    made.show._state = begin(playlist(*items), limits=made.state.limits, at=moment)
    made.send(on.Begin())
    return made


A, B, C = slide("a"), slide("b"), slide("c")


def test_what_is_not_due_is_passed_over() -> None:
    show = world(A, when(B, SUNDAY), when(C, SATURDAY))
    show.advance(45)
    assert show.order() == list("acaca")


def test_what_becomes_due_joins_the_present_round() -> None:
    show = world(A, when(B, SUNDAY), C)
    show.advance(5)
    show.send(on.ClockRead(SUNDAY_NOON))
    assert [note.fields for note in show.notes("due-changed")] == [{"due": 3, "waiting": 0}]
    show.advance(25)
    assert show.order() == list("abc")
    assert [started.round for started in show.started] == [1, 1, 1]


def test_what_is_not_due_any_more_stays_to_the_end_of_its_cue() -> None:
    show = world(A, when(B, SATURDAY), C)
    show.advance(15)
    show.send(on.ClockRead(SUNDAY_NOON))
    assert show.present == "b"
    show.advance(5)
    assert show.present == "b"
    show.advance(25)
    assert show.order() == list("abcac")
    assert show.started[2].at - show.started[1].at == pytest.approx(10.5, abs=0.01)


def test_what_is_prepared_and_not_due_any_more_does_not_come() -> None:
    show = world(A, when(B, SATURDAY), C)
    show.advance(5)
    assert show.state.upcoming
    assert show.state.upcoming.key == "b"
    show.send(on.ClockRead(SUNDAY_NOON))
    assert show.state.upcoming.key == "c"
    show.advance(10)
    assert show.present == "c"


def test_a_film_plays_to_its_end_and_then_the_fallback_says_when_it_begins() -> None:
    show = world(when(film("F"), OPEN))
    show.advance(10)
    assert show.stage.plays
    show.send(on.ClockRead(at("2026-12-06T18:00")))
    show.advance(19)
    assert (show.present, show.stage.plays) == ("F", True)
    show.advance(2)
    assert (show.present, show.stage.fallback, show.state.fallback) == ("", True, True)
    assert show.state.opens_at == at("2026-12-12T10:00")


def test_while_nothing_is_due_nothing_is_tried_and_it_wakes_by_itself() -> None:
    show = world(when(A, OPEN), when(B, SUNDAY), moment=FRIDAY_NOON)
    assert (show.stage.fallback, show.state.opens_at) == (True, at("2026-12-05T10:00"))
    before = show.clock.calls
    show.advance(24 * 3600)
    assert show.clock.calls == before
    assert show.asked(do.Prepare) == []
    show.send(on.ClockRead(at("2026-12-05T09:59")))
    assert show.present == ""
    show.send(on.ClockRead(at("2026-12-05T10:00")))
    assert (show.present, show.state.round, show.state.opens_at) == ("a", 1, None)
    assert show.phase == "attract"


def test_that_nothing_is_due_is_no_failure_and_a_failure_later_is() -> None:
    show = world(when(A, SATURDAY), manners={"a": Manners(fails="missing")}, moment=FRIDAY_NOON)
    assert [note.event for note in show.notes("nothing-due") + show.notes("fallback")] == ["nothing-due"]
    show.send(on.ClockRead(SATURDAY_NOON))
    show.advance(1)
    assert len(show.notes("fallback")) == 1
    show.send(on.ClockRead(SUNDAY_NOON))
    show.advance(20)
    assert len(show.notes("nothing-due")) == 2
    assert show.state.next_due is None


def test_a_round_without_a_screen_ends_though_nothing_is_due() -> None:
    show = world(when(A, OPEN), moment=FRIDAY_NOON, limits=Limits(rounds=1))
    show.advance(60)
    assert show.stage.finished


def test_a_minute_that_changes_nothing_is_no_change() -> None:
    show = world(A, when(B, SATURDAY))
    changes = show.changes
    show.send(on.ClockRead(SATURDAY_NOON + timedelta(minutes=1)))
    assert show.changes == changes
    assert show.notes("due-changed") == []


def test_a_clock_that_is_read_before_the_stage_is_there_asks_nothing_of_it() -> None:
    show = World(playlist(when(A, SATURDAY), B), start=False)
    show.send(on.ClockRead(SUNDAY_NOON))
    assert show.stage.effects == show.notes("due-changed")
    show.send(on.Begin())
    assert show.present == "b"


def test_what_is_waited_for_at_the_start_and_not_due_any_more_makes_way_at_once() -> None:
    show = world(when(A, SATURDAY), B, manners={"a": Manners(prepare=9.0)})
    show.send(on.ClockRead(SUNDAY_NOON))
    assert show.present == "b"


def test_what_is_tried_at_the_fallback_is_not_thrown_away_for_what_becomes_due() -> None:
    show = world(when(A, SUNDAY), B, manners={"b": Manners(fails="missing")})
    assert show.stage.fallback
    show.stage.manners["b"] = Manners(prepare=3.0)
    show.advance(11)
    show.send(on.ClockRead(SUNDAY_NOON))
    show.advance(3)
    assert show.order() == ["b"]


def test_what_a_late_loop_waits_for_still_comes_when_something_before_it_becomes_due() -> None:
    show = world(
        A, when(B, SUNDAY), C, manners={"c": Manners(prepare=14.0)}, limits=Limits(prepare_limit=20.0)
    )
    show.advance(12)
    assert show.state.wants_move
    show.send(on.ClockRead(SUNDAY_NOON))
    show.advance(3)
    assert show.order() == ["a", "c"]


def test_where_what_a_late_loop_waits_for_is_not_due_any_more_what_stands_begins_anew() -> None:
    show = world(
        A, when(B, SATURDAY), manners={"b": Manners(prepare=14.0)}, limits=Limits(prepare_limit=20.0)
    )
    show.advance(12)
    assert show.state.wants_move
    show.send(on.ClockRead(SUNDAY_NOON))
    assert show.state.wants_move is False
    assert [(started.key, started.round) for started in show.started] == [("a", 1), ("a", 2)]


def test_after_a_film_that_broke_nothing_comes_that_is_not_due_any_more() -> None:
    show = world(film("F"), when(B, SATURDAY), C, manners={"b": Manners(prepare=5.0)})
    show.advance(2)
    show.stage.break_film()
    show.send(on.ClockRead(SUNDAY_NOON))
    assert show.present == "c"


def test_what_is_still_due_after_a_film_that_broke_is_not_prepared_anew() -> None:
    show = world(film("F"), B, when(C, SATURDAY), manners={"b": Manners(prepare=5.0)})
    show.advance(2)
    show.stage.break_film()
    asked = len(show.asked(do.Prepare))
    show.send(on.ClockRead(SUNDAY_NOON))
    assert len(show.asked(do.Prepare)) == asked


def test_what_the_operator_shows_comes_though_it_is_not_due_any_more() -> None:
    show = world(A, C, when(B, SATURDAY), manners={"b": Manners(prepare=5.0)})
    show.advance(2)
    show.send(on.ShowNow("b"), on.ClockRead(SUNDAY_NOON))
    show.advance(6)
    assert show.present == "b"


def test_while_slides_move_the_clock_has_nothing_prepared() -> None:
    show = world(A, B, when(C, SUNDAY))
    show.advance(10.6)
    assert show.state.moving
    asked = len(show.asked(do.Prepare))
    show.send(on.ClockRead(SUNDAY_NOON))
    assert len(show.asked(do.Prepare)) == asked
    show.advance(0.5)
    assert show.stage.prepared is not None
    assert show.stage.prepared.key == "c"


def test_the_clock_takes_nothing_away_that_a_finger_drags_in() -> None:
    show = world(A, when(B, SUNDAY), C)
    show.advance(2)
    show.send(on.Peek(-1))
    asked = len(show.asked(do.Prepare))
    show.send(on.ClockRead(SUNDAY_NOON))
    assert len(show.asked(do.Prepare)) == asked
    assert show.stage.prepared is not None
    assert show.stage.prepared.key == "c"


def test_a_visitor_goes_on_reading_what_is_not_due_any_more() -> None:
    show = world(when(A, SATURDAY), B)
    show.advance(5)
    show.send(on.Touch(), on.ClockRead(SUNDAY_NOON))
    show.advance(40)
    assert (show.present, show.phase) == ("a", "explore")
    show.advance(45)
    assert show.present == "b"
    show.advance(60)
    assert "a" not in show.order()[1:]


def test_no_way_of_a_visitor_leads_to_what_is_not_due() -> None:
    show = world(A, when(B, SUNDAY), C, when(film("F"), SUNDAY), film("G"))
    show.advance(5)
    show.send(on.Jump("b"))
    show.advance(2)
    assert show.present == "a"
    show.send(on.Advance())
    show.advance(2)
    assert show.present == "c"
    show.send(on.GoBack())
    show.advance(2)
    assert show.present == "a"
    assert next_film(show.state) == "G"
    assert [item.key for item in due_items(show.state)] == ["a", "c", "G"]


def test_what_nobody_can_read_waits_even_while_the_clock_is_wrong() -> None:
    show = world(A, when(B, UNREADABLE), when(C, SUNDAY), moment=None)
    show.advance(35)
    assert show.order() == list("acac")
    show.send(on.ClockRead(SATURDAY_NOON))
    show.advance(30)
    assert set(show.order()[4:]) == {"a"}


def test_a_saved_schedule_holds_at_once() -> None:
    show = world(A, B, C)
    show.advance(5)
    show.send(on.Replace(playlist(A, when(B, SUNDAY), C)))
    show.advance(10)
    assert show.present == "c"
    show.send(on.Replace(playlist(*(when(item, SUNDAY) for item in (A, B, C)))))
    show.advance(12)
    assert (show.present, show.state.opens_at) == ("", at("2026-12-06T00:00"))
    show.send(on.Replace(playlist(A, B, C)))
    show.advance(1)
    assert show.present == "a"


def test_what_is_in_the_playlist_no_more_makes_way_though_nothing_is_due() -> None:
    show = world(A)
    show.advance(5)
    show.send(on.Replace(playlist(when(B, SUNDAY))))
    assert show.present == "a"
    show.advance(6)
    assert (show.present, show.stage.fallback, show.state.opens_at) == ("", True, at("2026-12-06T00:00"))


def test_what_stands_stays_to_its_end_when_its_schedule_is_saved() -> None:
    show = world(film("F"), A)
    show.advance(10)
    show.send(on.Replace(playlist(when(film("F"), SUNDAY), A)))
    assert (show.stage.plays, len(show.asked(do.Prepare))) == (True, 3)
    show.advance(19)
    assert show.present == "F"
    show.advance(40)
    assert show.order() == list("Faaaa")


@pytest.mark.parametrize(
    ("items", "order"),
    [
        ([(A, 1), (B, 2)], "abaabaa"),
        ([(A, 2), (B, 2)], "abababa"),
        ([(A, 3), (B, 1)], "abbbabb"),
        ([(A, 2)], "aaaaaaa"),
    ],
)
def test_every_second_round_begins_with_the_first(items: list[tuple[Item, int]], order: str) -> None:
    show = world(*(when(item, None, every) for item, every in items))
    show.advance(85)
    assert "".join(show.order())[:7] == order


def test_rounds_to_which_nothing_belongs_are_passed_over() -> None:
    show = world(when(A, None, 2), when(B, None, 2))
    show.advance(40)
    assert [started.round for started in show.started] == [1, 1, 3, 3]


def test_rounds_are_counted_however_rare_an_item_is() -> None:
    show = world(*(when(slide(name), None, 9801) for name in "abc"))
    show.advance(45)
    assert [(started.key, started.round) for started in show.started] == [
        *(("a", 1), ("b", 1), ("c", 1)),
        *(("a", 9802), ("b", 9802)),
    ]


def test_what_is_left_out_of_this_round_can_be_chosen() -> None:
    show = world(A, when(B, None, 2))
    show.advance(25)
    assert (show.present, show.state.current and show.state.current.round) == ("a", 2)
    show.send(on.Jump("b"))
    show.advance(2)
    assert show.present == "b"


# -- whatever happens --------------------------------------------------------------------------------------------------

RULES: dict[str, tuple[When | None, int]] = {
    "a": (SATURDAY, 1),
    "b": (SUNDAY, 1),
    "c": (OPEN, 2),
    "F": (SATURDAY, 1),
    "G": (OPEN, 1),
    "P": (UNREADABLE, 1),
    "S": (None, 3),
}
MOMENTS = [FRIDAY_NOON, SATURDAY_NOON, SUNDAY_NOON, at("2026-12-05T09:00"), at("2026-12-06T23:00"), None]
clock_reads = st.sampled_from(MOMENTS).map(on.ClockRead)


VISITOR = Visitor(IDLE, WARN)


def scheduled(names: str, visitor: Visitor | None = VISITOR) -> Playlist:
    return playlist(*(when(item, *RULES[item.key]) for item in items_of(names)), visitor=visitor)


stories = st.lists(st.sampled_from("abcFGPS"), min_size=1, max_size=5, unique=True).flatmap(
    lambda names: st.tuples(
        st.just("".join(names)),
        st.fixed_dictionaries({name: st.one_of(good, bad, broken_film) for name in names}),
        st.lists(
            st.one_of(
                happenings("".join(names)),
                clock_reads,
                clock_reads,
                st.lists(st.sampled_from(names), min_size=1, unique=True).map(
                    lambda some: on.Replace(scheduled("".join(some)))
                ),
            ),
            max_size=25,
        ),
        st.sampled_from(MOMENTS),
    )
)


@settings(max_examples=60, deadline=None)
@given(stories)
@example(("a", {"a": Manners(length=LENGTH)}, [on.Sleep()], FRIDAY_NOON))
def test_whenever_the_clock_is_read_the_show_goes_on_with_what_is_due(
    story: tuple[str, dict[str, Manners], list[on.Event | Wait], datetime | None],
) -> None:
    names, manners, happened, last = story
    show = World(
        scheduled(names), limits=LIMITS, manners={key: copy.copy(value) for key, value in manners.items()}
    )
    chosen = 0
    for happening in happened:
        let_happen(show, happening)
        state, stage = show.state, show.stage
        assert (state.current and state.current.serial) == (stage.on_stage and stage.on_stage.serial)
        assert (state.upcoming and state.upcoming.serial) == (stage.prepared and stage.prepared.serial)
        assert state.fallback == stage.fallback
        chosen += isinstance(happening, on.Jump)
    wake(show)
    show.send(on.ClockRead(last))
    show.advance(BACK_IN_THE_LOOP + LIMITS.film_quarantine + LONGEST_CUE)
    due = due_items(show.state)
    round_ = LIMITS.retry_after + LONGEST_CUE * (len(due) + 1)
    seen = len(show.started)
    show.advance(6 * round_)
    shown = {started.key for started in show.started[seen:]}
    assert shown <= {item.key for item in due}, "nothing leads to what waits"
    assert shown >= {item.key for item in due if is_good(show.stage.behave(item.key))}
    if not due:
        assert (show.present, show.state.fallback, show.stage.fallback) == ("", True, True)
        assert show.clock.next_due is None or show.phase != "attract"
    assert (show.state.opens_at is not None) == (
        not due
        and last is not None
        and any(rule and rule.is_readable for rule in (item.when for item in show.state.playlist.items))
    )


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.one_of(
                st.sampled_from(
                    [on.Touch(), on.Advance(), on.GoBack(), on.GoOn(), on.Jump("b"), on.Jump("F")]
                ),
                st.just(on.Begin()),
                clock_reads,
                st.integers(0, 9).map(on.CueReady),
                st.builds(on.CueFailed, st.integers(0, 9), st.just("bad")),
                st.integers(0, 9).map(on.TransitionDone),
                st.integers(0, 9).map(on.FilmEnded),
                st.sampled_from([scheduled("abS"), scheduled("P"), scheduled("Fc", None), playlist()]).map(
                    on.Replace
                ),
            ),
            st.sampled_from([0.0, 0.5, 9.0, 50.0]),
        ),
        max_size=40,
    )
)
def test_the_rules_take_the_clock_at_any_time(told: list[tuple[on.Event, float]]) -> None:
    state, now = begin(scheduled("abcF")), 0.0
    for event, seconds in told:
        before = copy.copy(state)
        after, _ = step(state, event, now)
        assert state == before
        now += seconds
        state, _ = step(after, on.Tick(), now)
        assert state.next_due is None or state.next_due > now
        assert state.due is None or state.phase is Phase.ATTRACT
        if state.phase is Phase.ATTRACT and state.current and not state.moving and not state.broken:
            assert state.due or state.wants_move or state.film.plays, "something leads on"


def test_over_a_week_the_show_shows_what_is_due_and_nothing_else() -> None:
    night = When(since=date(2026, 12, 8), between=(time(22), time(2)))
    rules = {"a": OPEN, "b": SUNDAY, "c": night}
    moment, step_ = at("2026-12-04T00:00"), timedelta(minutes=5)
    show = world(*(when(slide(key, duration=100.0), rule) for key, rule in rules.items()), moment=moment)
    seen: dict[str, list[datetime]] = {"a": [], "b": [], "c": []}
    for _ in range(7 * 24 * 12):
        moment += step_
        show.send(on.ClockRead(moment))
        show.advance(step_.total_seconds())
        for started in show.started:
            seen[started.key].append(moment)
        show.started.clear()
        assert show.present or (show.stage.fallback and show.state.opens_at)
    assert (min(seen["a"]), max(seen["a"])) == (at("2026-12-05T10:00"), at("2026-12-06T17:55"))
    assert (min(seen["b"]), max(seen["b"])) == (at("2026-12-06T00:00"), at("2026-12-06T23:55"))
    assert (min(seen["c"]), max(seen["c"])) == (at("2026-12-08T22:00"), at("2026-12-11T00:00"))
    assert all(is_due(rules[key], each) for key, moments in seen.items() for each in moments)
