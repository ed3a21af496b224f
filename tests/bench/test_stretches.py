"""What the bench says of moves follows from frames and times alone: the rules behind its figures, without a screen."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from tests.bench.mover import count, mission, programme, seconds
from tests.bench.stretches import Stretch, by_kind, longest_pause, summary, times_bare, within


def stretch(kind: str = "fade", begin: float = 0.0, end: float = 0.5, **more: Any) -> Stretch:
    frames = tuple(begin + (end - begin) * place / 30 for place in range(1, 31))
    given = {"what": "waarom", "player": 0.1, "x_server": 0.02, "frames": frames, **more}
    return Stretch(kind, begin=begin, end=end, **given)


def test_times_on_the_edge_are_within() -> None:
    assert within([0.0, 1.0, 2.0, 3.0], 1.0, 2.0) == 2
    assert within([], 1.0, 2.0) == 0


def test_a_pause_counts_from_the_beginning_and_up_to_the_end() -> None:
    assert longest_pause(stretch(frames=(0.2, 0.3))) == pytest.approx(0.2)
    assert longest_pause(stretch(frames=(0.1, 0.2))) == pytest.approx(0.3)
    assert longest_pause(stretch(frames=())) == 0.5


def test_stretches_of_one_kind_are_weighed_by_their_length() -> None:
    figures = summary(
        [
            stretch(told=(30, 500.0)),
            stretch(begin=1.0, end=2.0, player=0.8, what="tegenmacht", frames=(1.5,), told=(15, 500.0)),
        ],
        changes=[0.1, 0.2, 0.7, 1.5],
    )
    assert (figures["times"], figures["seconds"], figures["frames"]) == (2, 1.5, 31)
    assert figures["frames_a_second"] == pytest.approx(31 / 1.5, abs=0.05)
    assert figures["slowest"] == 1.0
    # What changed between the two stretches belongs to neither.
    assert figures["pictures_seen_a_second"] == 2.0
    assert figures["stage_says_a_second"] == 45.0
    assert figures["percent_player"] == 60.0
    assert (figures["percent_costliest"], figures["costliest"]) == (80.0, "tegenmacht")
    assert figures["percent_x_server"] == pytest.approx(2.7)


def test_nothing_timed_has_no_figures() -> None:
    assert summary([], [1.0]) == {"times": 0}


def test_standing_without_a_frame_is_one_long_pause() -> None:
    figures = summary([stretch("standing", end=10.0, frames=(), player=0.0, x_server=0.0)], [])
    assert (figures["frames"], figures["longest_pause"], figures["percent_player"]) == (0, 10.0, 0.0)
    assert figures["stage_says_a_second"] is None


def test_kinds_keep_their_order() -> None:
    figures = by_kind([stretch("push"), stretch("fade"), stretch("push", 1.0, 1.5)], [])
    assert list(figures) == ["push", "fade"]
    assert figures["push"]["times"] == 2


def test_ratios_divide_by_nothing_silently() -> None:
    moves = by_kind([stretch(player=0.2), stretch("push", player=0.0, x_server=0.0)], [])
    bare = summary([stretch("bare", x_server=0.0)], [])
    ratios = times_bare(moves, bare)
    assert (ratios["fade.percent_player"], ratios["fade.percent_both"]) == (2.0, 2.2)
    assert ratios["fade.frames_a_second"] == 1.0
    assert ratios["push.percent_player"] == 0.0
    idle = summary([stretch("bare", player=0.0, x_server=0.0, frames=())], [])
    assert set(times_bare(moves, idle).values()) == {None}
    assert times_bare(moves, {}) == {}


@pytest.mark.parametrize("rounds", [1, 5, 12])
def test_a_programme_times_every_kind_and_never_shows_one_slide_twice_in_a_row(rounds: int) -> None:
    _, slides = mission()
    steps = programme(slides, [], rounds)
    assert [step.item.transition for step in steps if step.counts][:3] == ["fade", "push", "wipe"]
    assert len({step.item.key for step in steps}) == len(steps)
    names = [step.what for step in steps]
    assert all(one != other for one, other in pairwise(names))
    # Three transitions and two build-ups a round; a slow motion for every slide; twice standing still.
    assert count(steps) == rounds * 5 + len(slides) * 3 + 2 * 3
    assert seconds(steps) > sum(step.item.duration or 0 for step in steps)
