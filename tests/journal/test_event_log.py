"""What happened is kept, counted and told on, in bounded memory."""

from __future__ import annotations

import logging

import pytest

from kiosk.journal.event_log import KEPT, MOST_COUNTED, ROUTINE, Event, EventLog


class Clock:
    """Turned by hand."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


def test_an_event_has_its_moment_its_item_and_what_was_said_of_it() -> None:
    clock = Clock()
    log = EventLog(clock)
    log.append("problem", key="video:a.webm", reason="stuck")
    clock.at = 107.5
    log.append("fallback")
    first, second = log.last
    assert (first.name, first.at, first.key, first.fields["reason"]) == (
        "problem",
        100.0,
        "video:a.webm",
        "stuck",
    )
    assert (second.name, second.at, second.key, second.fields) == ("fallback", 107.5, "", {})


def test_a_field_may_be_called_name() -> None:
    log = EventLog(Clock())
    log.append("problem", name="x")
    assert log.last[0].fields == {"name": "x"}


def test_the_last_events_are_kept_and_all_are_counted() -> None:
    log = EventLog(Clock())
    for number in range(KEPT + 100):
        log.append("late", key="a", number=number)
    assert len(log.last) == KEPT
    assert (log.last[0].fields["number"], log.last[-1].fields["number"]) == (100, KEPT + 99)
    assert log.counts == {("late", "a"): KEPT + 100}


def test_what_a_show_that_is_well_does_pushes_no_problem_out() -> None:
    log = EventLog(Clock())
    heard: list[str] = []
    log.listen(lambda event: heard.append(event.name))
    log.append("problem", key="a")
    for _ in range(KEPT):
        for name in sorted(ROUTINE):
            log.append(name, key="a")
    assert [event.name for event in log.last] == ["problem"]
    assert log.counts == {("problem", "a"): 1}
    assert len(heard) == 1 + KEPT * len(ROUTINE)


def test_memory_is_bounded_however_many_items_there_are() -> None:
    log = EventLog(Clock())
    for number in range(MOST_COUNTED + 50):
        log.append("problem", key=f"slide:{number}")
    log.append("problem", key="slide:0")
    counts = log.counts
    assert len(counts) <= MOST_COUNTED + 1
    assert (counts["problem", "slide:0"], counts["problem", ""]) == (2, 50)


@pytest.mark.logs("could not be told .RuntimeError: a mistake of ours")
def test_a_listener_that_fails_costs_the_others_nothing(caplog: pytest.LogCaptureFixture) -> None:
    log = EventLog(Clock())
    heard: list[Event] = []

    def fail(event: Event) -> None:
        raise RuntimeError("a mistake of ours")

    log.listen(fail)
    log.listen(heard.append)
    with caplog.at_level(logging.ERROR, "kiosk.journal"):
        log.append("fallback")
    assert [event.name for event in heard] == ["fallback"]
    assert "fallback could not be told" in caplog.text


def test_what_a_listener_adds_comes_after() -> None:
    log = EventLog(Clock())

    def answer(event: Event) -> None:
        if event.name == "fallback":
            log.append("trace-stops", why="full")

    log.listen(answer)
    log.append("fallback")
    assert [event.name for event in log.last] == ["fallback", "trace-stops"]
