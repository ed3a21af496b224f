"""The film in sign language is as large as there is room, or lies on the slide's picture beside its words."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMetaObject
from PySide6.QtQuick import QQuickItem

from kiosk.content.mission import mission_root
from kiosk.proof.measures import in_scene, named
from kiosk.show.state import Phase
from tests.kept_pictures import kept_pictures
from tests.stage.visited import View, Visited
from tests.stage.visitor_audit import with_more


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visited]:
    content = with_more(mission_root(), tmp_path_factory.mktemp("sign") / "content", "normal")
    with Visited.of(content, kept_pictures(), "1280x720", 55.0, "nl") as made:
        # Where it stands is asked here, not what it plays.
        made.scene.visitor.sign_panel._engine = None
        yield made


def there(visited: Visited, name: str) -> QQuickItem:
    found = named(visited.root, name)
    assert found
    return found


def signed(visited: Visited) -> int:
    return next(number for number, item in enumerate(visited.playlist.items) if item.sign and item.has_art)


def test_it_gets_small_beside_the_words_and_the_next_one_is_large_again(visited: Visited) -> None:
    view = View("sign", signed(visited), Phase.EXPLORE, "sign")
    visited.stand(view)
    visited.begin(view)
    page, slides = there(visited, "signPage"), there(visited, "slides")
    whole = in_scene(page)
    assert not slides.isVisible(), "nothing of the slide is told below it"
    QMetaObject.invokeMethod(there(visited, "signSizeKey"), "act")
    visited.settle()
    small = in_scene(page)
    assert small.width() < whole.width() * 0.6
    assert slides.isVisible()
    words = in_scene(there(visited, "headline"))
    assert not small.intersects(words)
    assert small.bottom() <= in_scene(there(visited, "bar")).top() + 1
    visited.scene.visitor.closePage()
    visited.settle()
    visited.scene.visitor.openPage("sign")
    visited.settle()
    assert in_scene(page) == whole


def test_beside_a_film_there_is_no_place_for_a_small_one(visited: Visited) -> None:
    number = next(number for number, item in enumerate(visited.playlist.items) if item.sign and item.is_film)
    view = View("sign", number, Phase.EXPLORE, "sign")
    visited.stand(view)
    visited.begin(view)
    assert not there(visited, "signSizeKey").isVisible()
