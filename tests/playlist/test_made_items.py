"""What each kind makes of an entry, or of a file in a folder: key, file, words, times, poster and captions."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.mission import mission_root
from kiosk.playlist import load
from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.model import Item
from tests.media.samples import png

FILM = mission_root() / "assets" / "film" / "buren-zonder-brood.webm"
CAPTIONS = "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nDag!\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("slides", "assets/map"):
        (tmp_path / folder).mkdir(parents=True)
    assets = tmp_path / "assets"
    for name in ("markt.png", "map/plein.png"):
        (assets / name).write_bytes(png(400, 300))
    for name in ("buurt.webm", "map/straat.webm"):
        (assets / name).write_bytes(FILM.read_bytes())
    for name in ("buurt.nl.vtt", "buurt.fr.vtt", "map/straat.nl.vtt"):
        (assets / name).write_text(CAPTIONS)
    return tmp_path


def items(root: Path, *entries: str) -> list[Item]:
    (root / "slides" / "playlist.yaml").write_text(
        "languages: [nl, fr]\nitems:\n" + "".join(f"  - {entry}\n" for entry in entries)
    )
    playlist = load(root).playlist
    assert playlist
    return list(playlist.items)


def test_a_picture_has_its_title_in_each_language_and_else_its_files_name(root: Path) -> None:
    titled, bare = items(
        root, "image: markt.png\n    title: {nl: De markt, fr: Le marché}", "image: markt.png"
    )
    assert [titled.title_in(lang) for lang in ("nl", "fr")] == ["De markt", "Le marché"]
    assert [titled.text_in(lang).title for lang in ("nl", "fr")] == ["De markt", "Le marché"]
    assert (bare.title_in("nl"), bare.text_in("nl").title) == ("markt", "")
    assert (titled.key, bare.key) == ("image:markt.png", "image:markt.png#2")
    assert titled.file == root / "assets" / "markt.png"


def test_a_film_has_its_key_file_title_poster_and_captions(root: Path) -> None:
    titled, bare = items(
        root,
        "video: buurt.webm\n    title: {nl: De film, fr: Le film}\n    poster: markt.png\n"
        "    captions: {nl: buurt.nl.vtt, fr: buurt.fr.vtt}",
        "video: buurt.webm",
    )
    assert isinstance(titled, VideoItem)
    assert (titled.key, titled.film) == ("video:buurt.webm", root / "assets" / "buurt.webm")
    assert [titled.title_in(lang) for lang in ("nl", "fr")] == ["De film", "Le film"]
    assert [titled.text_in(lang).title for lang in ("nl", "fr")] == ["De film", "Le film"]
    assert titled.picture
    assert titled.picture.path == root / "assets" / "markt.png"
    assert titled.captions == {lang: root / "assets" / f"buurt.{lang}.vtt" for lang in ("nl", "fr")}
    assert (bare.title_in("fr"), bare.text_in("fr").title, bare.picture) == ("buurt", "", None)


def test_what_a_folder_says_holds_for_its_pictures_and_films(root: Path) -> None:
    picture, film = items(root, "folder: map\n    transition: wipe\n    duration: 7s\n    fit: fill")
    assert [(each.transition, each.duration, each.fit) for each in (picture, film)] == [
        ("wipe", 7.0, "fill")
    ] * 2
    assert [each.key for each in (picture, film)] == ["image:map/plein.png", "video:map/straat.webm"]
    assert film.captions == {"nl": root / "assets" / "map" / "straat.nl.vtt"}


def test_a_film_of_a_folder_lasts_its_own_length_unless_the_folder_says_otherwise(root: Path) -> None:
    picture, film = items(root, "folder: map")
    assert (picture.duration, film.duration) == (None, None)


def test_a_slide_without_words_of_a_language_has_those_of_the_stands_own(root: Path) -> None:
    (root / "slides" / "een.yaml").write_text("layout: statement\nnl: {title: Eén}\n")
    (slide,) = items(root, "slide: een")
    assert [slide.title_in(lang) for lang in ("nl", "fr")] == ["Eén", "Eén"]
    assert slide.text_in("fr").title == "Eén"
    assert slide.file == root / "slides" / "een.yaml"
