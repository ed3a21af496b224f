"""Our drawings on every field of the theme, and in themes whose colours are much alike."""

from __future__ import annotations

import pytest

from kiosk.content.mission import mission_root
from kiosk.media.raster.svg import palette_of
from kiosk.theme.loader import house_theme
from kiosk.theme.on_ground import APART, colors_on
from kiosk.theme.theme import ALIKE, TOKENS, Theme, difference

HOUSE = house_theme().colors
WHITE_CLAY = {
    **HOUSE,
    "deep-red": "#0A535A",
    "red": "#B01E5C",
    "sun": "#F2B705",
    "clay": "#FFFFFF",
}
BLACK_SUN = {**HOUSE, "sun": "#000000", "leaf": "#FFFFFF"}
ALL_ONE = {**dict.fromkeys(HOUSE, "#00695C"), "ink": "#17130F", "paper": "#FFF7EC"}
PALETTES = {
    path.stem: palette
    for path in sorted((mission_root() / "assets/art").glob("*.svg"))
    if (palette := palette_of(path)) and palette.made_for
}
NAMES = {
    "tegenmacht",
    "waarom",
    "waardig-werk",
    "samen-sterk",
    "duurzaam",
    "gelijkwaardig",
    "doe-mee",
}


def test_every_drawing_of_a_slide_says_for_which_field_it_was_made() -> None:
    assert set(PALETTES) == NAMES


@pytest.mark.parametrize("theme", [HOUSE, WHITE_CLAY, BLACK_SUN], ids=["house", "white clay", "black sun"])
@pytest.mark.parametrize("name", sorted(NAMES))
def test_no_part_of_a_drawing_looks_like_its_field_or_like_another_part(
    name: str, theme: dict[str, str]
) -> None:
    palette = PALETTES[name]
    for ground in TOKENS:
        if palette.made_for == ground and theme is HOUSE:
            continue
        found = colors_on(ground, palette.made_for, palette.used, theme)
        parts = sorted(palette.used - {palette.made_for})
        assert found[palette.made_for] == theme[ground], "what it leaves open has the colour of the field"
        for part in parts:
            assert difference(found[part], theme[ground]) >= APART, (ground, part, found[part])
            near = [
                other for other in parts if other != part and difference(found[part], found[other]) < ALIKE
            ]
            assert near == [], (ground, part, found[part])


@pytest.mark.parametrize("name", sorted(NAMES))
def test_on_its_own_field_a_drawing_keeps_its_colours(name: str) -> None:
    palette = PALETTES[name]
    assert colors_on(palette.made_for, palette.made_for, palette.used, HOUSE) == HOUSE


def test_on_sun_the_yellow_clothes_are_red_and_the_red_land_is_sun() -> None:
    palette = PALETTES["tegenmacht"]
    found = colors_on("sun", palette.made_for, palette.used, HOUSE)
    assert found == {**HOUSE, "sun": HOUSE["red"], "red": HOUSE["sun"]}


def test_a_drawing_that_does_not_say_keeps_its_colours() -> None:
    assert colors_on("sun", "", {"sun", "ink"}, HOUSE) == HOUSE
    assert colors_on("", "red", {"sun", "ink"}, HOUSE) == HOUSE


def test_in_a_theme_of_one_colour_a_drawing_still_stands_out() -> None:
    for palette in PALETTES.values():
        for ground in TOKENS:
            found = colors_on(ground, palette.made_for, palette.used, ALL_ONE)
            for part in palette.used - {palette.made_for}:
                assert difference(found[part], ALL_ONE[ground]) > ALIKE, (ground, part, found[part])


@pytest.mark.parametrize("theme", [WHITE_CLAY, BLACK_SUN, ALL_ONE], ids=["white clay", "black sun", "one"])
def test_the_bar_of_an_answer_that_was_chosen_is_seen(theme: dict[str, str]) -> None:
    for ground in TOKENS:
        fill = Theme(colors=theme).fill_on(ground)
        bar = theme["ink"] if theme[ground] == theme["paper"] else theme["paper"]
        assert difference(fill, bar) > ALIKE, (ground, fill)
        assert difference(fill, theme[ground]) > ALIKE, (ground, fill)
