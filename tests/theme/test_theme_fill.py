"""The colour that fills a poll's bars: seen on its bar and beside its field, with readable words on it."""

from __future__ import annotations

import pytest

from kiosk.content.folder import ContentFolder
from kiosk.content.mission import mission_root
from kiosk.problems.findings import Findings
from kiosk.theme.loader import read_theme
from kiosk.theme.theme import (
    FIELD_CONTRAST,
    FIELDS,
    SHAPE_CONTRAST,
    TOKENS,
    Theme,
    contrast,
    difference,
)

HOUSE = read_theme(ContentFolder(mission_root()), Findings())


@pytest.mark.parametrize("field", FIELDS)
def test_a_fill_is_told_from_its_bar_and_its_field(field: str) -> None:
    fill = HOUSE.fill_on(field)
    bar, words = ("ink", "paper") if field == "paper" else ("paper", "ink")
    assert difference(fill, HOUSE.color(bar)) > 0.1
    assert difference(fill, HOUSE.color(field)) > 0.1
    assert contrast(fill, HOUSE.color(words)) >= FIELD_CONTRAST


@pytest.mark.parametrize("theme", [HOUSE.in_high_contrast(), Theme()], ids=["high contrast", "no theme"])
def test_where_no_colour_will_do_the_words_stay_readable(theme: Theme) -> None:
    for field in ("red", "paper"):
        words = theme.color("paper" if theme.color(field) == theme.color("paper") else "ink")
        assert contrast(theme.fill_on(field), words) >= FIELD_CONTRAST


@pytest.mark.parametrize("field", TOKENS)
@pytest.mark.parametrize("name", ["colours", "high contrast", "no theme"])
def test_a_bar_stands_out_from_its_field_and_a_fill_from_its_bar(name: str, field: str) -> None:
    theme = {"colours": HOUSE, "high contrast": HOUSE.in_high_contrast(), "no theme": Theme()}[name]
    bar = theme.color(theme.bar_on(field))
    words = theme.color("paper" if theme.bar_on(field) == "ink" else "ink")
    seen = words if theme.bar_needs_edge(field) else bar
    assert contrast(seen, theme.color(field)) >= SHAPE_CONTRAST
    assert contrast(theme.fill_on(field), bar) >= SHAPE_CONTRAST
    assert contrast(theme.fill_on(field), words) >= FIELD_CONTRAST


def test_where_bar_and_words_are_near_each_other_the_words_stay_readable_and_the_end_is_seen() -> None:
    theme = Theme(colors={**HOUSE.colors, "ink": "#404040", "paper": "#F0F0F0"})
    for field in FIELDS:
        words, bar = theme.color("ink"), theme.color("paper")
        assert contrast(words, bar) < SHAPE_CONTRAST * FIELD_CONTRAST
        assert contrast(theme.fill_on(field), words) >= FIELD_CONTRAST
        assert contrast(words, bar) >= SHAPE_CONTRAST
