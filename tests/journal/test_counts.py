"""What the journal knows, and what it does not."""

from __future__ import annotations

from kiosk.journal.counts import MemoryJournal


def test_each_thing_is_counted_under_its_item() -> None:
    journal = MemoryJournal()
    for what, key in (
        ("shown", "slide:a"),
        ("shown", "slide:a"),
        ("opened", "slide:a"),
        ("shown", "slide:b"),
    ):
        journal.count(what, key, "")
    assert journal.counts == {("shown", "slide:a"): 2, ("opened", "slide:a"): 1, ("shown", "slide:b"): 1}


def test_votes_are_counted_by_answer_until_the_poll_begins_anew() -> None:
    journal = MemoryJournal()
    for answer in (1, 0, 1):
        journal.count("vote", "slide:poll", answer)
    assert (journal.votes("slide:poll"), journal.votes("slide:other")) == ({1: 2, 0: 1}, {})
    journal.forget_votes("slide:poll")
    journal.forget_votes("slide:never")
    assert journal.votes("slide:poll") == {}


def test_languages_and_visits_are_about_nobody_and_nothing() -> None:
    journal = MemoryJournal()
    journal.count("language", "", "fr")
    journal.count("language", "", "fr")
    journal.count("visit", "", 12.5)
    journal.count("visit", "", 30)
    assert (journal.languages, journal.counts["visit", ""], journal.visit_seconds) == ({"fr": 2}, 2, 42.5)
