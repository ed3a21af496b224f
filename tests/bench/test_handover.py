"""What the bench says of hand-overs follows from sights of the screen: the rules behind its figures, without a screen."""

from __future__ import annotations

import pytest

from tests.bench import handover
from tests.bench.handover import FIRST, LAST, Sight

FRAMES = 4
"""The films of these tests have so many, a tenth of a second each."""


def film(begin: float, numbers: range = range(FRAMES)) -> list[Sight]:
    return [Sight(round(begin + 0.1 * place, 3), number) for place, number in enumerate(numbers)]


def only(sights: list[Sight], kind: str) -> handover.HandOver:
    found = [one for one in handover.hand_overs(sights, FRAMES) if one.kind == kind]
    assert len(found) == 1
    return found[0]


def test_a_cut_from_film_to_film_lasts_two_frames() -> None:
    seen = only([*film(0.0), *film(0.4)], "film>film")
    assert (seen.seconds, seen.frozen) == (0.2, 0.1)
    assert (seen.black, seen.plain, seen.cut_off, seen.missed) == (0, 0, 0, 0)


def test_black_counts_once_more_for_each_time_it_comes() -> None:
    gap = [Sight(0.4, None, "black"), Sight(0.5, 0), Sight(0.6, None, "black"), Sight(0.65, 0)]
    seen = only([*film(0.0), *gap, *film(0.7)], "film>film")
    assert seen.black == 0.15
    assert seen.frozen == 0.1


def test_one_other_colour_is_not_black() -> None:
    seen = only([*film(0.0), Sight(0.4, None, "plain"), *film(0.7)], "film>film")
    assert (seen.black, seen.plain, seen.frozen) == (0, 0.3, 0.3)


def test_the_last_frame_that_stays_is_frozen_and_so_is_the_first_that_waits() -> None:
    late = only([*film(0.0), *film(0.9)], "film>film")
    assert late.frozen == pytest.approx(0.6)
    held = [Sight(0.4, 0), *film(0.9, range(1, FRAMES))]
    assert only([*film(0.0), *held], "film>film").frozen == pytest.approx(0.5)


def test_a_fade_is_no_freeze() -> None:
    fade = [Sight(round(0.4 + 0.02 * place, 3), None) for place in range(25)]
    seen = only([*film(0.0), *fade, *film(0.9)], "film>film")
    assert seen.frozen == 0.1
    assert seen.seconds == pytest.approx(0.7)


def test_frames_never_seen_on_both_sides_are_counted() -> None:
    seen = only([*film(0.0, range(3)), *film(0.3, range(1, FRAMES))], "film>film")
    assert (seen.cut_off, seen.missed) == (1, 1)


def test_a_picture_may_stand_for_long_without_being_frozen() -> None:
    sights = [Sight(0.0, FIRST), *film(3.0), Sight(3.4, LAST), Sight(6.4, FIRST)]
    into, out = only(sights, "picture>film"), only(sights, "film>picture")
    assert (into.seconds, into.frozen, into.missed) == (0.1, 0.1, 0)
    assert (out.seconds, out.frozen, out.cut_off) == (0.1, 0.1, 0)
    assert only(sights, "picture>picture").seconds == 0


def test_a_picture_that_fades_in_and_out_stood_still_in_between() -> None:
    coming = [Sight(0.1, None), Sight(0.2, FIRST), Sight(0.3, FIRST)]
    going = [Sight(3.0, FIRST), Sight(3.1, None), *film(3.2)]
    assert only([Sight(0.0, None), *coming, *going], "picture>film").seconds == pytest.approx(0.3)


def test_what_had_not_moved_when_nobody_looked_any_more_is_left_out() -> None:
    assert handover.hand_overs([*film(0.0), Sight(0.4, 0)], FRAMES) == []
    assert handover.hand_overs([], FRAMES) == []


def test_the_summary_tells_the_worst_of_each_kind() -> None:
    sights = [*film(0.0), *film(0.4), Sight(0.8, None, "black"), *film(1.0)]
    figures = handover.summary(handover.hand_overs(sights, FRAMES))
    assert list(figures) == ["film>film"]
    assert figures["film>film"] == {
        "times": 2,
        "seconds": 0.4,
        "black": 0.2,
        "plain": 0,
        "frozen": 0.2,
        "cut_off": 0,
        "missed": 0,
    }


@pytest.mark.parametrize(
    ("before", "number", "again"),
    [(None, FIRST, False), (FIRST, FIRST, False), (LAST, FIRST, True), (7, FIRST, True), (7, 0, False)],
)
def test_the_list_begins_again_with_its_first_picture(before: int | None, number: int, again: bool) -> None:
    assert handover.begins_again(before, number) is again


def test_play_is_told_by_the_end_of_the_transition_or_the_start_of_the_cue() -> None:
    events = [
        {"t": 1.0, "event": "cue-started"},
        {"t": 1.2, "event": "film-first-frame"},
        {"t": 2.0, "event": "cue-started"},
        {"t": 2.5, "event": "moved", "move": "fade"},
        {"t": 2.55, "event": "moved", "move": "build"},
        {"t": 2.6, "event": "film-first-frame"},
        {"t": 3.0, "event": "film-first-frame"},
    ]
    assert handover.plays(events) == [(1.0, 1.2), (2.5, 2.6)]
    assert handover.plays([]) == []


def test_after_play_comes_the_first_frame_that_moves() -> None:
    sights = [Sight(0.9, 0), *film(1.3, range(1, FRAMES))]
    assert handover.after_play([(1.0, 1.2)], sights) == {"after_play": 0.2, "after_play_seen": 0.3}
    assert handover.after_play([], sights) == {"after_play": None, "after_play_seen": None}
