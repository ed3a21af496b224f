"""What is typed of an item reaches it, whatever its kind; what is not typed is as the playlist or the kind has it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.playlist import load
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.model import Item, Point, Slide, SlideText
from tests.media import samples
from tests.playlist.samples import GOOD_SLIDE, GOOD_VTT

ALL = "defaults: {duration: 30s, transition: wipe, fit: fill}\n"


def shown(root: Path, *lines: str, before: str = "") -> list[Item]:
    """The items of a playlist of these lines; what they name is there."""
    for folder in ("slides", "assets/map"):
        (root / folder).mkdir(parents=True)
    for folder in ("assets", "assets/map"):
        (root / folder / "foto.jpg").write_bytes(samples.jpeg())
        (root / folder / "film.webm").write_bytes(samples.webm())
        (root / folder / "film.nl.vtt").write_text(GOOD_VTT, "utf-8")
    (root / "slides" / "goed.yaml").write_text(GOOD_SLIDE, "utf-8")
    entries = "".join(f"  - {line}\n" for line in lines)
    (root / "slides" / "playlist.yaml").write_text(f"languages: [nl]\n{before}items:\n{entries}", "utf-8")
    loaded = load(root)
    assert [problem.code for problem in loaded.problems if problem.severity == "error"] == []
    assert loaded.playlist
    return list(loaded.playlist.items)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{slide: goed}", {"duration": None, "transition": "fade"}),
        ("{slide: goed, duration: 9s, transition: push}", {"duration": 9.0, "transition": "push"}),
        ("{image: foto.jpg}", {"fit": "cover", "color": "ink", "drifts": True, "duration": None}),
        (
            "{image: foto.jpg, fit: contain, color: sky, motion: still, duration: 9s}",
            {"fit": "contain", "color": "sky", "drifts": False, "duration": 9.0},
        ),
        ("{video: film.webm}", {"fit": "contain", "color": "ink", "duration": None, "plays_by_itself": True}),
        (
            "{video: film.webm, fit: cover, color: sun, attract: sound, duration: 9s}",
            {"fit": "cover", "color": "sun", "sounds_by_itself": True, "duration": 9.0},
        ),
    ],
)
def test_what_is_typed_reaches_the_item(tmp_path: Path, line: str, said: dict[str, Any]) -> None:
    (item,) = shown(tmp_path, line)
    assert {name: getattr(item, name) for name in said} == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{slide: goed}", {"duration": 30.0, "transition": "wipe"}),
        ("{image: foto.jpg}", {"duration": 30.0, "transition": "wipe", "fit": "fill"}),
        ("{image: foto.jpg, duration: auto, fit: cover}", {"duration": None, "fit": "cover"}),
        ("{video: film.webm}", {"duration": None, "transition": "wipe", "fit": "fill"}),
        ("{video: film.webm, attract: poster}", {"duration": 30.0}),
        ("{video: film.webm, attract: poster, duration: 9s}", {"duration": 9.0}),
    ],
)
def test_what_is_not_typed_is_as_the_playlist_has_it_but_a_film_lasts_its_own_length(
    tmp_path: Path, line: str, said: dict[str, Any]
) -> None:
    (item,) = shown(tmp_path, line, before=ALL)
    assert {name: getattr(item, name) for name in said} == said


@pytest.mark.parametrize(
    ("line", "before", "film", "photo"),
    [
        ("{folder: map}", "", (None, "contain", False), (None, "cover", True)),
        ("{folder: map}", ALL, (None, "fill", False), (30.0, "fill", True)),
        (
            "{folder: map, duration: 9s, fit: cover, motion: still}",
            ALL,
            (9.0, "cover", False),
            (9.0, "cover", False),
        ),
    ],
)
def test_what_a_folder_says_holds_for_each_of_its_files(
    tmp_path: Path, line: str, before: str, film: tuple[Any, ...], photo: tuple[Any, ...]
) -> None:
    first, second = shown(tmp_path, line, before=before)
    assert (first.duration, first.fit, first.drifts) == film
    assert (second.duration, second.fit, second.drifts) == photo
    assert (list(first.captions), list(second.captions)) == (["nl"], [])


def test_only_an_item_of_its_own_has_the_captions_that_it_names(tmp_path: Path) -> None:
    without, given = shown(tmp_path, "{video: film.webm}", "{video: film.webm, captions: {nl: film.nl.vtt}}")
    assert (list(without.captions), list(given.captions)) == ([], ["nl"])


def slide(layout: Any = "statement", **more: Any) -> SlideItem:
    """A slide with everything that may stand on one."""
    text = SlideText(
        "Kop\nop twee regels",
        label="Label",
        text="Tekst.",
        points=(Point("Eén", "Uitleg"), Point("Twee?")),
        figure="8 uur",
        by="Een buurvrouw",
        answers=("Ja", "Nee"),
        caption="Bijschrift",
        more="Lees meer",
        alt="Een hand",
    )
    return SlideItem(key="slide:a", slide=Slide("a", layout, {"nl": text}, **more))


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (slide(), {"fit": "cover", "drifts": False, "answers": 0, "needs_picture": False}),
        (slide("poll"), {"answers": 2}),
        (slide("photo", fit="contain", motion="drift"), {"fit": "contain", "drifts": True}),
        (slide("photo"), {"needs_picture": True}),
    ],
)
def test_a_slide_answers_as_its_file_says(item: Item, said: dict[str, Any]) -> None:
    assert {name: getattr(item, name) for name in said} == said
