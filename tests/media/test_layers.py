"""A drawing in layers: how it lies on the screen, and what its parts may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.media.raster.child import layers as split
from kiosk.media.raster.layers import OVERSCAN, Drift, Layer, View, layer_of, view_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
PICTURE = Path("picture.png")


def test_the_crop_fills_its_place_with_overscan_on_every_side() -> None:
    view = view_of("0 0 86 100", 860, 1000, portrait=False)
    assert view is not None
    margin = round(OVERSCAN * 860)
    assert (view.width, view.height) == (860 + 2 * margin, 1000 + 2 * margin)
    assert view.left == pytest.approx(-margin / 10)
    assert view.wide == pytest.approx(86 + 2 * margin / 10)
    assert view.width / view.wide == pytest.approx(view.height / view.high)


@pytest.mark.parametrize(("width", "height"), [(640, 1024), (400, 800), (860, 1000), (1200, 1000)])
def test_in_landscape_the_left_edge_of_the_crop_stays(width: int, height: int) -> None:
    view = view_of("40 8 860 1000", width, height, portrait=False)
    assert view is not None
    scale = view.width / view.wide
    assert view.left + view.margin / scale == pytest.approx(40)
    assert width / scale <= 860 + 0.01
    assert height / scale <= 1000 + 0.01


@pytest.mark.parametrize(("width", "height"), [(1080, 864), (768, 461), (720, 900)])
def test_in_portrait_the_lower_edge_of_the_crop_stays(width: int, height: int) -> None:
    view = view_of("-60 30 1240 992", width, height, portrait=True)
    assert view is not None
    scale = view.height / view.high
    assert view.top + view.high - view.margin / scale == pytest.approx(1022)


@pytest.mark.parametrize("crop", ["", "1 2 3", "a b c d", "0 0 0 10", "0 0 -5 10", "0 0 1e9 1", "nan 0 5 5"])
def test_a_crop_that_is_none_is_none(crop: str) -> None:
    assert view_of(crop, 100, 100, portrait=False) is None


def test_a_group_says_where_it_comes_from_and_how_it_moves() -> None:
    view = View(116, 116, 8, -8, -8, 116, 116)
    layer = layer_of(PICTURE, {"enter": "0 8", "drift": "turn -4 50 92"}, view)
    assert layer.enter == (0, 8)
    assert layer.drift == Drift("turn", -4, 0.5, 100 / 116)
    assert layer_of(PICTURE, {"drift": "shift 1 -2"}, view).drift == Drift("shift", 0, 1, -2)


@pytest.mark.parametrize(
    ("said", "enter", "drift"),
    [
        ({"enter": "900 -900"}, (14, -14), Drift()),
        ({"enter": "links"}, (6, 0), Drift()),
        ({"enter": "nan inf", "drift": "turn nan 1 2"}, (6, 0), Drift()),
        ({"drift": "spin 3 1 1"}, (6, 0), Drift()),
        ({"drift": "turn 400"}, (6, 0), Drift()),
        ({"drift": "shift 50 0"}, (6, 0), Drift("shift", 0, 3, 0)),
    ],
)
def test_what_a_drawing_asks_for_is_held_within_limits(
    said: dict[str, str], enter: tuple[float, float], drift: Drift
) -> None:
    layer = layer_of(PICTURE, said, View(100, 100, 0, 0, 0, 100, 100))
    assert (layer.enter, layer.drift) == (enter, drift)


def test_a_layer_goes_to_json_and_back(tmp_path: Path) -> None:
    layer = Layer(tmp_path / "a.png", (1.0, 2.0), Drift("swing", 1.5, 0.25, 0.75))
    with pytest.raises(FileNotFoundError):
        Layer.from_plain(tmp_path, layer.as_plain())
    layer.picture.write_bytes(b"x")
    assert Layer.from_plain(tmp_path, layer.as_plain()) == layer


def test_each_group_below_the_root_is_a_layer_in_order() -> None:
    svg = (
        SVG
        + '<style id="theme"/><g id="a" data-enter="3 0"><rect/></g><g id="b" data-drift="turn 1 2 3"/></svg>'
    )
    found = list(split(svg))
    assert [moves for _, moves in found] == [{"enter": "3 0"}, {"drift": "turn 1 2 3"}]
    assert [('id="a"' in part, 'id="b"' in part) for part, _ in found] == [(True, False), (False, True)]
    assert all('id="theme"' in part for part, _ in found)


@pytest.mark.parametrize(
    "body",
    ["<g/>", "<g/><g/><rect/>", "<g/>" * 7, "<rect/>", ""],
    ids=["one", "loose shape", "too many", "no group", "empty"],
)
def test_any_other_drawing_is_one_picture(body: str) -> None:
    svg = SVG + body + "</svg>"
    assert list(split(svg)) == [(svg, {})]
