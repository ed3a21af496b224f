"""What counts as flashing, by WCAG 2.2: how often, how much lighter, how red, over how much of the picture."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from kiosk.content.mission import mission_root
from kiosk.proof.flashes import Color, Flashing, FlashMeter, cells_for
from kiosk.proof.flashing import flashing_of

DATA = Path(__file__).resolve().parents[1] / "data"
RATE = 30
COLUMNS, ROWS = 24, 18
EVERYWHERE = range(COLUMNS * ROWS)
BLACK, WHITE, DARK = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.05, 0.05, 0.05)


def grey(light: float) -> Color:
    return (light, light, light)


def block(wide: int, high: int) -> Collection[int]:
    """Cells side by side."""
    return {row * COLUMNS + column for row in range(4, 4 + high) for column in range(6, 6 + wide)}


def meter_of(color: Callable[[int, float], Color], seconds: float = 3.0) -> Flashing | None:
    """After a film in which each cell has this colour at each time."""
    meter = FlashMeter(COLUMNS, ROWS)
    for number in range(round(seconds * RATE)):
        at = number / RATE
        meter.take(at, [color(index, at) for index in EVERYWHERE])
    return meter.found()


def flashing(
    times: float, one: Color = BLACK, other: Color = WHITE, cells: Collection[int] = EVERYWHERE
) -> Flashing | None:
    """A film in which these cells are ``one`` and ``other`` in turns, so many times a second."""

    def color(index: int, at: float) -> Color:
        return other if index in cells and int(at * times * 2 + 1e-6) % 2 else one

    return meter_of(color)


def test_a_picture_on_a_screen_of_1024_by_768_has_64_cells_in_ten_degrees() -> None:
    assert cells_for(1920, 1080) == (24, 18)
    assert cells_for(1080, 1920) == (10, 24)
    assert cells_for(640, 480) == (24, 24)
    assert cells_for(10_000, 2) == (24, 1)


@pytest.mark.parametrize(("times", "found"), [(2, None), (3, None), (4, 4), (5, 5), (7.5, 8)])
def test_three_flashes_in_a_second_pass_and_four_do_not(times: float, found: int | None) -> None:
    seen = flashing(times)
    assert (seen.count if seen else None) == found


def test_it_says_when_it_begins() -> None:
    quiet = 5.0

    def color(index: int, at: float) -> Color:
        return WHITE if at > quiet and int((at - quiet) * 10) % 2 else BLACK

    seen = meter_of(color, 8.0)
    assert seen
    assert (seen.kind, quiet - 0.5 < seen.at < quiet + 1) == ("general", True)


@pytest.mark.parametrize(
    ("one", "other", "flashes"),
    [
        (grey(0.30), grey(0.39), False),
        (grey(0.30), grey(0.41), True),
        (grey(0.81), grey(1.00), False),
        (grey(0.79), grey(1.00), True),
    ],
)
def test_a_tenth_of_the_light_counts_where_the_darker_one_is_not_bright(
    one: Color, other: Color, flashes: bool
) -> None:
    assert (flashing(5, one, other) is not None) is flashes


@pytest.mark.parametrize(
    ("cells", "flashes"),
    [(block(4, 4), True), (block(8, 2), True), (block(5, 3), False), (block(16, 1), False)],
)
def test_a_quarter_of_ten_degrees_counts_and_less_does_not(cells: Collection[int], flashes: bool) -> None:
    assert (flashing(5, cells=cells) is not None) is flashes


def test_what_changes_here_and_there_at_other_times_is_no_flash() -> None:
    def leaves(index: int, at: float) -> Color:
        return WHITE if int(at * 8 + index * 0.6180339) % 2 and index % 3 == 0 else DARK

    assert meter_of(leaves) is None


def test_a_bar_that_crosses_the_picture_is_no_flash() -> None:
    def bar(index: int, at: float) -> Color:
        return WHITE if (index % COLUMNS - int(at * 24)) % COLUMNS < 4 else DARK

    assert meter_of(bar) is None


def test_saturated_red_counts_where_the_light_stays_the_same() -> None:
    red = (0.4, 0.0, 0.0)
    green = (0.0, 0.4 * 0.2126 / 0.7152, 0.0)
    seen = flashing(5, green, red)
    assert seen
    assert (seen.kind, seen.count) == ("red", 5)
    pale, grey_ = (0.4, 0.2, 0.2), grey(0.24)
    assert flashing(5, grey_, pale) is None


def test_a_film_that_flashes_is_decoded_and_found() -> None:
    seen = flashing_of(DATA / "flashes.webm")
    assert seen
    assert (seen.kind, seen.count) == ("general", 5)


def test_a_film_that_does_not_flash_and_one_that_cannot_be_decoded_have_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "kapot.webm"
    broken.write_bytes((DATA / "flashes.webm").read_bytes()[:200])
    assert flashing_of(DATA / "still.webm") is None
    assert flashing_of(broken) is None


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["webm", "mp4"])
def test_our_own_film_does_not_flash(kind: str) -> None:
    assert flashing_of(mission_root() / "assets" / "film" / f"buren-zonder-brood.{kind}") is None
