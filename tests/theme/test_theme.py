"""What can be read on what, and the colour that is moved no further than it must."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.playlist.model import COLORS, Playlist
from kiosk.theme.theme import (
    BODY_CONTRAST,
    FIELD_CONTRAST,
    FIELDS,
    INK,
    PAPER,
    ROLES,
    TOKENS,
    Theme,
    contrast,
    difference,
    nearest_readable,
)

HEX = re.compile(r"#[0-9A-F]{6}")
BLACK, WHITE = "#000000", "#FFFFFF"

colors = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (BLACK, WHITE, 21.0),
        (WHITE, BLACK, 21.0),
        ("#777777", WHITE, 4.48),
        ("#767676", WHITE, 4.54),
        ("#A1B2C3", "#A1B2C3", 1.0),
        ("#FF0000", WHITE, 4.0),
        ("#0000FF", WHITE, 8.59),
        ("#ffff00", WHITE, 1.07),
    ],
)
def test_contrast_is_the_one_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_black_and_white_are_as_different_as_can_be() -> None:
    assert difference(BLACK, WHITE) == pytest.approx(1.0, abs=1e-3)
    assert difference("#336699", "#336699") == 0


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("#E40001", "#A30011", 0.138008),
        ("#0000FF", "#FFFF00", 0.726593),
        ("#336699", "#996633", 0.199794),
        ("#010203", BLACK, 0.082700),
    ],
)
def test_the_difference_of_two_colours_is_the_one_coloraide_finds(
    one: str, other: str, distance: float
) -> None:
    assert difference(one, other) == pytest.approx(distance, abs=1e-6)


@pytest.mark.parametrize(
    ("color", "against", "ratio", "expected"),
    [
        ("#767676", WHITE, 4.5, "#767676"),
        ("#777777", WHITE, 4.5, "#767676"),
        (WHITE, WHITE, 21, BLACK),
        (BLACK, BLACK, 21, WHITE),
        ("#808080", "#808080", 7, BLACK),  # nothing has 7 against a middle grey; black comes closest
        ("#FF0000", WHITE, 4.5, "#EB170F"),
        ("#00FF00", WHITE, 4.5, "#088A07"),
        ("#0000FF", BLACK, 4.5, "#3069F8"),
    ],
)
def test_the_nearest_readable_colour(color: str, against: str, ratio: float, expected: str) -> None:
    assert nearest_readable(color, against, ratio) == expected


@given(color=colors, against=colors, ratio=st.floats(1.0, 4.5))
def test_the_nearest_readable_colour_reaches_the_ratio(color: str, against: str, ratio: float) -> None:
    found = nearest_readable(color, against, ratio)
    assert HEX.fullmatch(found)
    assert contrast(found, against) >= ratio
    if contrast(color, against) >= ratio:
        assert found == color


@given(color=colors, against=colors, ratio=st.floats(4.5, 21.0))
def test_where_a_higher_ratio_can_be_reached_it_is(color: str, against: str, ratio: float) -> None:
    assume(max(contrast(BLACK, against), contrast(WHITE, against)) >= ratio)
    assert contrast(nearest_readable(color, against, ratio), against) >= ratio


@given(color=colors, against=colors)
def test_no_grey_on_the_way_to_black_or_white_is_nearer(color: str, against: str) -> None:
    found = nearest_readable(color, against, FIELD_CONTRAST)
    greys = [f"#{value:02X}{value:02X}{value:02X}" for value in range(0, 256, 5)]
    readable = [grey for grey in greys if contrast(grey, against) >= FIELD_CONTRAST]
    assert all(difference(color, found) <= difference(color, grey) + 0.02 for grey in readable)


def test_a_theme_without_a_file_is_black_on_white_and_can_be_read() -> None:
    theme = Theme()
    assert set(theme.colors) == set(TOKENS) == set(COLORS)
    assert (theme.color(INK), theme.color(PAPER), theme.wordmark) == (BLACK, WHITE, "")
    assert theme.fonts == dict.fromkeys(ROLES)
    assert contrast(theme.color(INK), theme.color(PAPER)) >= BODY_CONTRAST
    assert all(
        contrast(theme.color(theme.ink_on(each)), theme.color(each)) >= FIELD_CONTRAST for each in FIELDS
    )


def test_words_take_the_colour_that_reads_best_and_a_panel_where_neither_does() -> None:
    theme = Theme({**Theme().colors, "red": "#767676", "sun": "#777777"})
    assert (theme.ink_on("red"), theme.ink_on("sun"), theme.ink_on(PAPER)) == (INK, INK, INK)
    assert theme.ink_on(INK) == PAPER
    assert theme.body_needs_panel("red")
    assert not theme.body_needs_panel("plum")
    assert theme.color("turquoise") == theme.color("red")
    assert theme.ink_on("turquoise") == theme.ink_on("red")


def test_a_theme_travels_to_another_process() -> None:
    theme = Theme(wordmark="GETIJ", logo={INK: Path("/x/logo.svg")})
    playlist = Playlist({}, ("nl",), (), Path("/x"), theme=theme)
    assert pickle.loads(pickle.dumps(playlist)) == playlist
