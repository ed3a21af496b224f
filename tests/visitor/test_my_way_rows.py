"""My way on an upright screen, in the largest letters: its keys stand in the middle, and a film's title is whole or gone."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.content.mission import mission_root
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.proof.measures import descendants, in_scene, is_a, named
from kiosk.show.state import Phase
from tests.kept_pictures import kept_pictures
from tests.stage.visited import View, Visited


@pytest.fixture(scope="module")
def visited() -> Iterator[Visited]:
    """A film on stage, and all that My way can show above it."""
    with Visited.of(mission_root(), kept_pictures(), "720x1280", 60.0, "nl") as made:
        film = next(number for number, item in enumerate(made.playlist.items) if isinstance(item, VideoItem))
        view = View("my way", film, Phase.EXPLORE, "accessibility")
        made.stand(view)
        made.begin(view)
        made.scene.visitor.accessibility_panel.set_has_voice(True)
        largest = replace(made.state.accessibility, text_size=2, high_contrast=True, aloud=True)
        made.become(replace(made.state, accessibility=largest))
        panel_of(made).setProperty("hasSingles", True)
        made.settle()
        made.scene.window.grabWindow()
        yield made


def panel_of(visited: Visited) -> QQuickItem:
    found = named(visited.root, "accessibility")
    assert found
    return found


def test_each_row_of_keys_stands_in_the_middle_and_none_has_a_key_alone(visited: Visited) -> None:
    rows: dict[int, list[tuple[float, float]]] = {}
    for item in descendants(panel_of(visited)):
        if is_a(item, "Key_QMLTYPE") and item.width():
            box = in_scene(item)
            rows.setdefault(round(box.top()), []).append((box.left(), box.right()))
    assert len(rows) > 2
    for row in rows.values():
        left, right = min(each[0] for each in row), max(each[1] for each in row)
        assert left + right == pytest.approx(720, abs=2)
        assert len(row) > 1


def test_the_title_of_a_film_is_not_cut_by_the_keys(visited: Visited) -> None:
    top = in_scene(panel_of(visited)).top()
    title = (
        visited.playlist.items[visited.state.current.index].title_in("nl") if visited.state.current else ""
    )
    words = [
        in_scene(item)
        for item in descendants(visited.root)
        if is_a(item, "QQuickText")
        and item.property("text")
        and str(item.property("text")).split()[0] in title
    ]
    assert [box for box in words if box.bottom() > top + 1] == []
