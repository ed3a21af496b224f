"""The overview on a small screen: a film's sign stays on its tile and off its title."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.content.mission import mission_root
from kiosk.proof.measures import descendants, in_scene, is_a
from kiosk.show.state import Phase
from tests.kept_pictures import kept_pictures
from tests.stage.visited import View, Visited

LOOKS = View("overview", 0, Phase.EXPLORE, "topics")


@pytest.fixture(scope="module")
def visited() -> Iterator[Visited]:
    with Visited.of(mission_root(), kept_pictures(), "1024x600", 118.0, "fr") as made:
        made.stand(LOOKS)
        yield made


@pytest.mark.parametrize("text_size", [0, 1, 2])
def test_the_sign_of_a_film_is_whole_on_its_tile_and_beside_or_below_its_title(
    visited: Visited, text_size: int
) -> None:
    visited.begin(LOOKS)
    large = replace(visited.state.accessibility, text_size=text_size)
    visited.become(replace(visited.state, accessibility=large))
    visited.settle()
    [sign] = [item for item in descendants(visited.root) if item.objectName().startswith("disc-")]
    tile = sign.parentItem()
    assert isinstance(tile, QQuickItem)
    assert in_scene(tile).contains(in_scene(sign))
    [title] = [item for item in tile.childItems() if is_a(item, "QQuickText")]
    written = QRectF(0, 0, title.property("contentWidth"), title.property("contentHeight"))
    assert not title.mapRectToScene(written).intersects(in_scene(sign))
