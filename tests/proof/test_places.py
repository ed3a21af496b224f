"""From an item, a language and a key to the very line on which it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.playlist.loader import load
from kiosk.playlist.model import Item
from kiosk.proof.places import EasyPlaces, Places
from tests.media import samples

PLAYLIST = """languages: [nl, fr]
defaults:
  duration: 20s
items:
  - slide: proef
    duration: 5s
  - slide: proef
  - image: markt.png
    title:
      nl: Markt
  - image: markt.png
    title: Markt
  - folder: fotos
"""
SLIDE = """layout: points
color: red
nl:
  title: Eisen
  points:
    - Werk
    - title: Zorg
      text: Voor iedereen
"""


@pytest.fixture
def shown(tmp_path: Path) -> tuple[tuple[Item, ...], Places]:
    for folder in ("slides", "assets/fotos"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "slides/playlist.yaml").write_text(PLAYLIST, "utf-8")
    (tmp_path / "slides/proef.yaml").write_text(SLIDE, "utf-8")
    for name in ("markt.png", "fotos/een.png", "fotos/twee.png"):
        (tmp_path / "assets" / name).write_bytes(samples.png())
    loaded = load(tmp_path)
    assert loaded.playlist
    return loaded.playlist.items, Places(loaded)


def test_words_of_a_slide_lead_into_its_file(shown: tuple[tuple[Item, ...], Places]) -> None:
    items, places = shown
    found = [
        places.words(items[0], "nl", field)
        for field in (("title",), ("points", 0, "title"), ("points", 1, "text"), ("more",), ())
    ]
    assert [(place.line, place.column) for place in found] == [(4, 10), (6, 7), (8, 13), (3, 1), (3, 1)]
    assert {place.file.name for place in found} == {"proef.yaml"}
    assert places.setting(items[0], "color").line == 2


def test_what_was_not_typed_in_a_language_leads_to_the_file(shown: tuple[tuple[Item, ...], Places]) -> None:
    items, places = shown
    place = places.words(items[0], "fr", ("title",))
    assert (place.file.name, place.line) == ("proef.yaml", 1)


def test_settings_of_an_item_lead_to_its_entry(shown: tuple[tuple[Item, ...], Places]) -> None:
    items, places = shown
    assert [places.entry(item, "duration").line for item in items[:2]] == [6, 7]
    assert [places.words(item, "nl", ("title",)).line for item in items[2:4]] == [10, 12]


def test_all_that_a_folder_shows_leads_to_its_entry(shown: tuple[tuple[Item, ...], Places]) -> None:
    items, places = shown
    assert [places.entry(item, "image").line for item in items[4:]] == [13, 13]
    assert places.entry(items[4], "folder").length == len("fotos")


def test_an_item_of_a_plain_folder_is_at_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "een.png").write_bytes(samples.png())
    loaded = load(tmp_path)
    assert loaded.playlist
    place = Places(loaded).entry(loaded.playlist.items[0], "duration")
    assert (place.file.name, place.line) == ("een.png", 1)


def test_an_entry_that_was_moved_is_the_same_item(
    shown: tuple[tuple[Item, ...], Places], tmp_path: Path
) -> None:
    items, _ = shown
    source = tmp_path / "slides/playlist.yaml"
    source.write_text(source.read_text("utf-8").replace("items:", "# one line more\nitems:"), "utf-8")
    moved = load(tmp_path).playlist
    assert moved
    assert moved.items == items
    assert moved.items[0].place != items[0].place


def test_easy_words_are_found_in_their_own_block(tmp_path: Path) -> None:
    (tmp_path / "slides").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "slides/playlist.yaml").write_text("languages: [nl]\nitems:\n  - slide: proef\n", "utf-8")
    slide = "layout: statement\nnl:\n  title: Lang\n  text: Hetzelfde.\n  easy:\n    title: Kort\n"
    (tmp_path / "slides/proef.yaml").write_text(slide, "utf-8")
    loaded = load(tmp_path)
    assert loaded.playlist
    (item,), places = loaded.playlist.items, EasyPlaces(loaded)
    assert places.words(item, "nl", ("title",)).line == 6
    # What the easy words leave out is told of with them, where they stand.
    assert places.words(item, "nl", ("text",)).line == 5
    assert places.wordmark() is None


def test_what_holds_for_the_whole_show_is_in_the_playlist(shown: tuple[tuple[Item, ...], Places]) -> None:
    places = shown[1]
    found = [places.of_show(key) for key in ("defaults", "distance")]
    assert [(place.file.name, place.line, place.column) for place in found] == [
        ("playlist.yaml", 2, 1),
        ("playlist.yaml", 1, 1),
    ]
