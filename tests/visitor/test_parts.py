"""Parts in the overview: which tiles stand below which title, and titles that keep out of each other's way."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.playlist import load
from kiosk.playlist.model import Item
from kiosk.proof.measures import descendants
from kiosk.show.state import Phase
from kiosk.theme.theme import Theme
from kiosk.visitor.topics.topics_model import Topic, topics
from tests.stage.visited import View, Visited

PLAYLIST = """languages: [nl, fr]
items:
  - slide: a
  - part: {nl: "Een lange titel van een deel dat nergens in past, ook niet klein", fr: Un}
    items: [{slide: a}]
  - part: Twee
    items: [{slide: a}, {slide: a}, {slide: a}, {slide: a}]
  - part: Drie
    items: [{slide: a}]
  - slide: a
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides/a.yaml").write_text("layout: statement\nnl: {title: Ja}\nfr: {title: Oui}\n", "utf-8")
    (tmp_path / "slides/playlist.yaml").write_text(PLAYLIST, "utf-8")
    return tmp_path


def told(rows: list[Topic]) -> list[tuple[str, int, int]]:
    return [(row.part, row.before, row.after) for row in rows]


def test_each_tile_knows_its_part_and_its_place_there(content: Path) -> None:
    playlist = load(content).playlist
    assert playlist is not None
    two = [("Twee", place, 3 - place) for place in range(4)]
    rows = topics(playlist, "fr", "", Theme())
    assert told(rows) == [("", 0, 0), ("Un", 0, 0), *two, ("Drie", 0, 0), ("", 0, 0)]
    waiting = {"slide:a#3", "slide:a#6"}
    left = told(topics(playlist, "fr", "", Theme(), waiting))
    assert left == [("", 0, 0), ("Un", 0, 0), ("Twee", 0, 1), ("Twee", 1, 0), ("Drie", 0, 0), ("", 0, 0)]
    plain = replace(playlist, items=tuple(replace(item, part={}) for item in playlist.items))
    assert {each.part for each in topics(plain, "nl", "", Theme())} == {""}


def test_a_part_under_another_title_is_another_playlist_but_no_slide_changes(content: Path) -> None:
    before = load(content).playlist
    (content / "slides/playlist.yaml").write_text(PLAYLIST.replace("Twee", "Vier"), "utf-8")
    after = load(content).playlist
    assert before is not None
    assert after is not None
    assert before != after

    def alike(one: Item, other: Item) -> bool:
        return one.looks_like(other)

    assert all(map(alike, before.items, after.items))


@pytest.mark.parametrize("size", ["1024x600", "600x1024"])
def test_titles_of_parts_do_not_touch_and_stay_on_their_tiles(
    content: Path, tmp_path: Path, size: str
) -> None:
    with Visited.of(content, tmp_path / "cache", size, 6.0, "nl") as visited:
        view = View("topics", 1, Phase.EXPLORE, "topics")
        visited.stand(view)
        visited.begin(view)
        visited.settle()
        shown = [
            item
            for item in descendants(visited.root)
            if item.objectName() == "partTitle" and item.isVisible()
        ]
        rects = {str(item.property("text")): scene_rect(item) for item in shown}
        tiles = [
            scene_rect(item) for item in descendants(visited.root) if item.objectName().startswith("tile-")
        ]
        right = max(tile.right() for tile in tiles)
        assert {"Twee", "Drie"} <= set(rects)
        assert len(rects) == 3
        for name, rect in rects.items():
            assert rect.height() > 10
            assert rect.right() <= right
            assert not any(rect.intersects(other) for text, other in rects.items() if text != name)
        assert all(item.property("contentHeight") <= item.height() + 1 for item in shown)


def scene_rect(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
