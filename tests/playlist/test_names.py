"""Slides, pictures, films, captions and folders are found under names that a Mac or a hurried hand wrote otherwise."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from kiosk.playlist.kinds.video_item import VideoItem
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.loader import load
from tests.media import samples
from tests.playlist.samples import GOOD_SLIDE, GOOD_VTT

Form = Literal["NFC", "NFD"]


def show(root: Path, form: Form, typed: Form) -> Loaded:
    """A show with files of names in ``form``, and a playlist that says them in ``typed``."""
    playlist = (
        "items:\n  - slide: één\n  - image: fotoś/café.jpg\n  - folder: fotoś\n"
        "  - video: été.mp4\n    captions: {nl: été.nl.vtt}\n"
    )
    files = {
        "slides/playlist.yaml": unicodedata.normalize(typed, playlist).encode(),
        "slides/één.yaml": GOOD_SLIDE.encode(),
        "assets/fotoś/café.jpg": samples.jpeg(),
        "assets/été.mp4": samples.mp4(),
        "assets/été.nl.vtt": GOOD_VTT.encode(),
    }
    for name, data in files.items():
        path = root / unicodedata.normalize(form, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return load(root)


@pytest.mark.parametrize("typed", ["NFC", "NFD"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_form_of_accents_does_not_matter(tmp_path: Path, form: Form, typed: Form) -> None:
    loaded = show(tmp_path, form, typed)
    assert loaded.problems == ()
    assert loaded.playlist is not None
    assert len(loaded.playlist.items) == 4
    film = loaded.playlist.items[3]
    assert isinstance(film, VideoItem)
    assert list(film.captions) == ["nl"]


def test_capitals_and_hidden_endings_are_found_and_named(tmp_path: Path) -> None:
    (tmp_path / "slides").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "slides/playlist.yaml.txt").write_text(
        "items:\n  - slide: goed\n  - video: film.mp4\n    captions: {nl: film.nl.vtt}\n", encoding="utf-8"
    )
    (tmp_path / "slides/Goed.yml").write_text(GOOD_SLIDE, encoding="utf-8")
    (tmp_path / "assets/Film.MP4").write_bytes(samples.mp4())
    (tmp_path / "assets/film.nl.vtt.txt").write_text(GOOD_VTT, encoding="utf-8")
    loaded = load(tmp_path)
    assert [problem.code for problem in loaded.problems] == ["name-differs"] * 4
    assert [problem.params["found"] for problem in loaded.problems] == [
        "playlist.yaml.txt",
        "Goed.yml",
        "Film.MP4",
        "film.nl.vtt.txt",
    ]
    assert loaded.playlist is not None
    film = loaded.playlist.items[1]
    assert isinstance(film, VideoItem)
    assert list(film.captions) == ["nl"]


def test_a_name_that_looks_the_same_is_suggested_with_what_differs(tmp_path: Path) -> None:
    (tmp_path / "slides").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/m\u0430rkt.jpg").write_bytes(samples.jpeg())
    (tmp_path / "slides/g\u043eed.yaml").write_text(GOOD_SLIDE, encoding="utf-8")
    (tmp_path / "slides/playlist.yaml").write_text(
        "items:\n  - image: markt.jpg\n  - slide: goed\n", encoding="utf-8"
    )
    missing = [each for each in load(tmp_path).problems if each.code.endswith("-missing")]
    assert [problem.params["near"] for problem in missing] == [
        "m\u0430rkt.jpg (m\\u0430rkt.jpg)",
        "g\u043eed (g\\u043eed)",
    ]
