"""Whether something grows follows from the values alone: the line behind the bench's figures."""

from __future__ import annotations

import pytest

from tests.bench import growth


def test_a_straight_line_is_found_without_error() -> None:
    line = growth.line([(float(t), 100 + 2.5 * t) for t in range(10, 20)])
    assert line is not None
    assert line.slope == pytest.approx(2.5)
    assert line.error == pytest.approx(0, abs=1e-9)
    assert (line.begin, line.end) == pytest.approx((125, 147.5))


def test_what_goes_up_and_down_does_not_grow() -> None:
    line = growth.line([(float(t), 100 + 10 * (t % 2)) for t in range(101)])
    assert line is not None
    assert abs(line.slope) < line.error
    assert line.error == pytest.approx(0.017, abs=0.001)


def test_too_little_has_no_line() -> None:
    assert growth.line([]) is None
    assert growth.line([(0.0, 1.0), (1.0, 2.0)]) is None
    assert growth.line([(1.0, 1.0), (1.0, 2.0), (1.0, 3.0)]) is None


def test_the_first_fifth_of_the_time_is_left_out() -> None:
    points = [(100.0 + t, float(t)) for t in range(11)]
    assert growth.settled(points) == points[2:]
    assert growth.settled([]) == []
