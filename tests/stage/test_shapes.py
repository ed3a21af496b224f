"""Screens that are neither wide nor tall, and very small ones: the fast part of ``python -m tests.stage.shapes``."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.poster.composition import Composition
from tests.stage.hard import write
from tests.stage.rules import broken, slides
from tests.stage.shapes import GRID, ROOT, faults, walked

CUTS = ("clipped", "off screen", "outgrown", "colliding", "on the picture")


@pytest.mark.thorough
@pytest.mark.serial
def test_the_mission_stands_whole_on_a_square_screen() -> None:
    shots = walked(ROOT, "720x720", "nl", "brief")
    assert len(slides(shots)) == 7
    assert list(faults(shots)) == []


@pytest.mark.serial
def test_captions_stand_right_below_a_film_on_an_upright_screen_and_larger_than_on_it() -> None:
    shots = walked(ROOT, "600x900", "nl", "brief")
    films = [shot for shot in shots if shot["layout"] == "film"]
    assert len(films) == 2
    for shot in films:
        film_ends = 14 * shot["u"] + 600 * 9 / 16
        (caption,) = [text for text in shot["texts"] if text["place"] == "caption"]
        title = [text for text in shot["texts"] if text["isHeadline"]]
        assert film_ends < shot["caption"][1] < film_ends + 3 * shot["u"]
        assert caption["pixels"] >= 5.9 * shot["u"]
        assert min(text["ink"][1] for text in title) > shot["caption"][3]
        assert list(faults([shot])) == []


@pytest.mark.thorough
def test_words_that_are_too_many_for_a_broad_upright_screen_get_smaller_and_are_not_cut(
    tmp_path: Path,
) -> None:
    shots = walked(write(tmp_path / "hard"), "600x800", "nl", "brief")
    assert len(slides(shots)) == 24
    assert [line for shot in shots for rule in CUTS for line in broken(shot, rule)] == []


def test_the_grid_holds_every_shape_and_the_smallest_and_largest_screens() -> None:
    sizes = [tuple(map(int, size.split("x"))) for size in GRID]
    assert {(800, 480), (480, 800), (7680, 4320), (1024, 1280), (1200, 1600), (1080, 1200)} <= set(sizes)
    shapes = sorted(wide / high for wide, high in sizes)
    assert (shapes[0], shapes[-1]) == pytest.approx((1 / 3, 3 / 1), abs=0.6)


@pytest.mark.parametrize(("width", "height"), [tuple(map(int, size.split("x"))) for size in GRID])
def test_words_have_room_beside_or_below_every_picture(width: int, height: int) -> None:
    size = Composition(width, height)
    art, words = size.art(), size.text(has_art=True)
    assert words.width >= 40 * size.u
    assert words.height >= 60 * size.u
    assert words.y >= art.height or words.x + words.width <= art.x
