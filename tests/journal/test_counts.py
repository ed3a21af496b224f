"""What is counted, and what can never be known of it."""

from __future__ import annotations

from dataclasses import fields

from kiosk.journal.counts import UNKNOWN, Entry, MemoryJournal, Sum

HOUR = "2026-05-01T14+02:00"


def journal(**more: int) -> MemoryJournal:
    made = MemoryJournal("show", **more)
    made.hour = HOUR
    return made


def entry(what: str, key: str = "", value: str = "", hour: str = HOUR, resets: int = 0) -> Entry:
    return Entry(hour, "show", key, what, value, resets)


def test_each_thing_is_counted_under_its_item_and_its_hour() -> None:
    made = journal()
    made.count("shown", "slide:a", "")
    made.count("shown", "slide:a", "")
    made.count("opened", "slide:a", "")
    made.hour = "2026-05-01T15+02:00"
    made.count("shown", "slide:a", "")
    assert made.take().sums == {
        entry("shown", "slide:a"): Sum(2),
        entry("opened", "slide:a"): Sum(1),
        entry("shown", "slide:a", hour="2026-05-01T15+02:00"): Sum(1),
    }
    assert not made.take()


def test_votes_are_counted_by_answer_until_the_poll_begins_anew() -> None:
    made = journal()
    for answer in (1, 0, 1):
        made.count("vote", "slide:poll", answer)
    assert (made.votes("slide:poll"), made.votes("slide:other")) == ({1: 2, 0: 1}, {})
    made.forget_votes("slide:poll")
    made.forget_votes("slide:never")
    assert made.votes("slide:poll") == {}
    made.count("vote", "slide:poll", 0)
    batch = made.take()
    assert batch.sums == {
        entry("vote", "slide:poll", "1"): Sum(2),
        entry("vote", "slide:poll", "0"): Sum(1),
        entry("vote", "slide:poll", "0", resets=1): Sum(1),
    }
    assert batch.resets == {("show", "slide:poll"): 1, ("show", "slide:never"): 1}
    assert not made.take().resets


def test_languages_and_visits_are_about_nobody() -> None:
    made = journal()
    for language in ("fr", "fr", "en"):
        made.count("language", "", language)
    made.count("visit", "", 12.5)
    made.count("visit", "", 30)
    assert made.take().sums == {
        entry("language", value="fr"): Sum(2),
        entry("language", value="en"): Sum(1),
        entry("visit"): Sum(2, 42.5),
    }


def test_a_sum_knows_an_hour_and_a_thing_and_nothing_else() -> None:
    assert [each.name for each in fields(Entry)] == ["hour", "show", "key", "what", "value", "round"]
    assert [each.name for each in fields(Sum)] == ["count", "seconds"]
    one, other = journal(), journal()
    for what, key in (("opened", "a"), ("opened", "b"), ("film-started", "c")):
        one.count(what, key, "")
    for what, key in (("film-started", "c"), ("opened", "b"), ("opened", "a")):
        other.count(what, key, "")
    assert one.take() == other.take(), "the order cannot be told"


def test_each_item_is_on_stage_for_as_long_as_it_stands_in_the_hour_it_stands_in() -> None:
    made = journal()
    made.stage("slide:a", 10.0)
    made.stage("slide:b", 18.0)
    made.lapse(20.0)
    made.hour = "2026-05-01T15+02:00"
    made.stage("", 23.0)
    made.lapse(90.0)
    assert made.take().sums == {
        entry("shown", "slide:a"): Sum(0, 8.0),
        entry("shown", "slide:b"): Sum(0, 2.0),
        entry("shown", "slide:b", hour="2026-05-01T15+02:00"): Sum(0, 3.0),
    }


def test_what_could_not_be_kept_is_taken_again_with_what_came_since() -> None:
    made = journal()
    made.count("visit", "", 10)
    made.forget_votes("p")
    batch = made.take()
    made.count("visit", "", 5)
    made.put_back(batch)
    again = made.take()
    assert (again.sums, again.resets) == ({entry("visit"): Sum(2, 15.0)}, {("show", "p"): 1})


def test_memory_is_bounded_and_sums_are_joined_before_any_is_lost() -> None:
    made = journal(most=3)
    for hour in range(6):
        made.hour = f"2026-05-01T{hour:02}+02:00"
        made.count("visit", "", 10)
    assert made.sums == {
        **{entry("visit", hour=f"2026-05-01T{hour:02}+02:00"): Sum(1, 10.0) for hour in range(3)},
        entry("visit", hour=UNKNOWN): Sum(3, 30.0),
    }
    for number in range(50):
        made.count("opened", f"slide:{number}", "")
    assert len(made.sums) == 6


def test_votes_of_an_earlier_run_join_those_of_this_one_unless_the_poll_was_reset() -> None:
    made = journal()
    made.count("vote", "p", 0)
    made.forget_votes("q")
    made.remember({("show", "p"): {0: 4, 1: 2}, ("show", "q"): {0: 9}, ("other", "p"): {0: 7}})
    assert (made.votes("p"), made.votes("q")) == ({0: 5, 1: 2}, {})
    made.show = "other"
    assert made.votes("p") == {0: 7}
