"""The longer text of a slide: every line is seen whole, and beside the slide only where that leaves it a broad column."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.content.mission import mission_root
from kiosk.proof.measures import in_scene, is_a, named
from kiosk.show.state import Phase
from tests.kept_pictures import kept_pictures
from tests.stage.visited import View, Visited, everything

READS = View("more", 0, Phase.EXPLORE, "more")


@pytest.fixture(scope="module")
def visited() -> Iterator[Visited]:
    with Visited.of(mission_root(), kept_pictures(), "1280x720", 100.0, "nl") as made:
        made.stand(READS)
        yield made


def there(visited: Visited, name: str) -> QQuickItem:
    found = named(visited.root, name)
    assert found, name
    return found


def read(visited: Visited, text_size: int) -> QQuickItem:
    """The text, from its beginning, in letters of this size."""
    visited.begin(View("loop", 0, Phase.ATTRACT))
    visited.begin(READS)
    large = replace(visited.state.accessibility, text_size=text_size)
    visited.become(replace(visited.state, accessibility=large))
    visited.settle()
    return there(visited, "moreText")


def lines(reader: QQuickItem) -> Iterator[tuple[int, bool]]:
    """Each piece of a line: its number, and whether it is seen."""
    sight = in_scene(reader)
    pieces = (item for item in everything(reader) if is_a(item, "QQuickText"))
    for number, piece in enumerate(pieces):
        box = in_scene(piece)
        if piece.isVisible():
            # What hangs below its last line may reach over the edge.
            assert box.top() > sight.top() - 2, piece.property("text")
            assert box.bottom() < sight.bottom() + 2, piece.property("text")
        yield number, piece.isVisible()


@pytest.mark.parametrize("text_size", [0, 1, 2])
def test_no_line_is_cut_wherever_the_text_stands(visited: Visited, text_size: int) -> None:
    reader = read(visited, text_size)
    furthest = reader.property("contentHeight") - reader.height()
    assert furthest > 0
    for part in range(40):
        reader.setProperty("contentY", furthest * part / 39)
        assert any(is_seen for _, is_seen in lines(reader))


@pytest.mark.parametrize("text_size", [0, 1, 2])
def test_whoever_turns_the_page_reads_every_line(visited: Visited, text_size: int) -> None:
    reader, down = read(visited, text_size), there(visited, "downKey")
    seen: dict[int, bool] = {}
    for _ in range(20):
        for number, is_seen in lines(reader):
            seen[number] = seen.get(number, False) or is_seen
        if not down.isVisible():
            break
        down.metaObject().invokeMethod(down, "activated")
    assert len(seen) > 5
    assert all(seen.values())


def test_larger_letters_have_the_whole_width_where_a_column_beside_the_slide_would_be_narrow(
    visited: Visited,
) -> None:
    widths = []
    for text_size in (0, 1):
        read(visited, text_size)
        widths.append(there(visited, "morePage").width())
    assert widths[0] < visited.root.width() * 0.6
    assert widths[1] == visited.root.width()
