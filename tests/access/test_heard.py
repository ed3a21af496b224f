"""A visit by somebody who does not see the screen, with the library that screen readers use, on the real kiosk."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.mission import mission_root
from kiosk.playlist import load
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.words.catalogue import section
from tests.access.heard import Node, heard, letters, missing

pytestmark = [
    pytest.mark.serial,
    pytest.mark.thorough,
    pytest.mark.timeout(300),
]


@pytest.fixture(autouse=True)
def listens() -> None:
    if why := missing():
        pytest.skip(why)


NAMES = {"nl": "Nederlands (NL)", "fr": "français (FR)", "en": "English (EN)"}


def words_of(item: SlideItem, language: str) -> list[str]:
    """What stands on this slide, and what its picture shows."""
    text = item.text_in(language)
    points = [words for point in text.points for words in (point.title, point.text)]
    return [words for words in (text.label, text.title, text.text, *points) if words]


def lacks(tree: list[Node], words: list[str]) -> list[str]:
    told = [letters(node.name) for node in tree]
    return [each for each in words if not any(letters(each) in name for name in told)]


def chosen(tree: list[Node]) -> list[str]:
    """The languages that are told to be the present one."""
    return [node.name for node in tree if node.name in NAMES.values() and "CHECKED" in node.states]


def films(tree: list[Node]) -> list[str]:
    return [node.name for node in tree if node.role == "animation"]


@pytest.mark.parametrize("language", NAMES)
def test_every_slide_is_told_with_its_title_as_a_heading_and_every_key_works(
    language: str, tmp_path: Path
) -> None:
    playlist = load(mission_root()).playlist
    assert playlist
    phrases = section("screen", language)
    with heard(tmp_path, mission_root(), "--render", "software") as (stand, reader):
        assert reader.press(section("screen", "nl")["Pause the show"])
        stand.wait_for("phase", after="explore")
        if language != "nl":
            assert reader.press(NAMES[language])
        tree = reader.wait_for(
            lambda found: chosen(found) == [NAMES[language]], f"{NAMES[language]} is the chosen one"
        )
        for number, item in enumerate(playlist.items):
            stand.wait_for("cue-started", key=item.key)
            if isinstance(item, SlideItem):
                wanted = words_of(item, language)
                tree = reader.wait_for(lambda found, wanted=wanted: not lacks(found, wanted), str(wanted))  # type: ignore[misc]
                headings = [letters(node.name) for node in tree if node.role == "heading"]
                assert headings == [letters(item.text_in(language).title)]
                assert all(node.name for node in tree if node.role in ("push button", "image", "heading"))
            else:
                film = item.title_in(language)
                reader.wait_for(lambda found, film=film: film in films(found), f"a film called {film}")  # type: ignore[misc]
            if number + 1 < len(playlist.items):
                assert reader.press(phrases["Next"])
        assert reader.press(phrases["Overview"])
        tree = reader.wait_for(lambda found: any(node.role == "dialog" for node in found), "the overview")
        assert lacks(tree, [item.title_in(language) for item in playlist.items]) == []
        current = [node.name for node in tree if "SELECTED" in node.states]
        assert [letters(name) for name in current] == [letters(playlist.items[-1].title_in(language))]
        last = playlist.items[-1]
        assert isinstance(last, SlideItem)
        assert lacks(tree, [last.text_in(language).text]), "what lies below the overview is not told"
