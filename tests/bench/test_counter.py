"""What the bench counts is what was on the screen: the rules behind its figures, without a screen."""

from __future__ import annotations

import pytest

from tests.bench import counter
from tests.bench.command_line import ratios
from tests.bench.counter import Look
from tests.bench.stand import COMPARED

WHITE, BLACK = 235, 16


def lumas(number: int) -> list[int]:
    return [WHITE if bit else BLACK for bit in counter.bits(number)]


def looks(*frames: tuple[float, int | None]) -> list[Look]:
    return [Look(t, number) for t, number in frames]


def test_every_number_is_read_back() -> None:
    assert [counter.read(lumas(number)) for number in range(4096)] == list(range(4096))


@pytest.mark.parametrize("screen", [BLACK, WHITE, 128])
def test_a_screen_of_one_colour_is_no_mark(screen: int) -> None:
    assert counter.read([screen] * counter.BLOCKS) is None


def test_one_wrong_block_is_no_mark() -> None:
    for place in range(counter.BLOCKS):
        blocks = lumas(1234)
        blocks[place] = WHITE + BLACK - blocks[place]
        assert counter.read(blocks) is None


def test_a_mark_that_is_half_faded_is_no_mark() -> None:
    assert counter.read([(luma + 128) // 2 for luma in lumas(7)]) == 7
    assert counter.read([(luma + 3 * 128) // 4 for luma in lumas(7)]) is None


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 600), (1080, 1920), (3840, 2160)])
def test_the_mark_lies_in_the_middle_of_every_screen(width: int, height: int) -> None:
    columns, row = counter.places(width, height)
    assert row == height // 2
    assert columns == sorted(columns)
    assert 0 < columns[0] < columns[-1] < width
    assert abs(columns[0] + columns[-1] - width) <= 2


def test_a_whole_film_has_lost_nothing() -> None:
    # Two looks a frame, ten frames a second.
    seen = counter.judge(looks(*((place / 20, place // 2) for place in range(40))))
    assert (seen.frames_due, seen.frames_shown, seen.frames_lost) == (20, 20, 0)
    assert seen.frames_a_second == 10
    assert seen.longest_freeze == pytest.approx(0.1)
    assert seen.longest_blink == pytest.approx(0.05)


def test_skipped_frames_and_black_are_lost_and_a_freeze() -> None:
    seen = counter.judge(looks((0.0, 5), (0.1, 6), (0.2, None), (0.3, None), (0.4, 9), (0.5, 10)))
    assert (seen.frames_due, seen.frames_shown, seen.frames_lost) == (6, 4, 2)
    assert seen.longest_freeze == pytest.approx(0.3)


def test_a_film_that_was_never_seen_has_no_figures() -> None:
    seen = counter.judge(looks((0.0, None), (0.1, None)))
    assert (seen.frames_due, seen.frames_shown, seen.frames_a_second) == (0, 0, 0)


def test_the_seam_lasts_from_the_last_new_frame_to_the_first_of_the_next_pass() -> None:
    assert counter.seam(looks((0.0, 8), (0.1, 9), (0.2, 9), (0.3, None), (0.5, 0), (0.6, 1))) == 0.4
    assert counter.seam(looks((0.0, 8), (0.1, 9))) is None


def test_ratios_divide_by_nothing_silently() -> None:
    kiosk = {"still": {"percent_tree": 0.0}, "film": {"percent_tree": 30.0}}
    other = {"still": {"percent_tree": 0.0}, "film": {"percent_tree": 20.0}}
    compared = ratios(kiosk, other, COMPARED)
    assert compared["film.percent_tree"] == 1.5
    assert compared["still.percent_tree"] is None
    assert compared["start.first_pixels"] is None
    assert set(ratios(kiosk, {"missing": "apt-get install mpv"}, COMPARED).values()) == {None}


def test_a_film_that_runs_slowly_loses_nothing_and_falls_behind() -> None:
    slow = looks(*((0.2 * number, number) for number in range(11)))
    assert counter.judge(slow).frames_lost == 0
    assert counter.behind(slow, 10) == pytest.approx(1.0)
    assert counter.behind(looks((0.0, 5), (0.1, None), (0.2, 7)), 10) == 0
    assert counter.behind(looks((0.0, None)), 10) is None
