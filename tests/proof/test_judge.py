"""What is told of measured words: which are too many, by how many letters, and what was not measured at all."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.playlist.model import Point, SlideText
from kiosk.proof.judge import Fault, faults, letters_that_fit, name_does_not_fit, undrawn

GOOD: dict[str, Any] = {
    "text": "Samen",
    "place": "headline",
    "pixels": 60,
    "truncated": False,
    "box": [60, 60, 300, 120],
    "room": [60, 60, 600, 300],
    "clip": [0, 0, 1000, 600],
    "ink": [60, 60, 300, 120],
    "isHeadline": True,
    "inLayout": True,
    "isName": False,
    "contrast": 8.0,
    "evenness": 1.0,
    "hits": [],
}
TEXT = SlideText(title="Samen", text="Sterk")


def shot(*changes: dict[str, Any]) -> dict[str, Any]:
    texts = [GOOD | change for change in changes]
    return {
        "size": [1000, 600],
        "u": 6,
        "box": None,
        "art": None,
        "foot": [0, 540, 1000, 600],
        "bar": None,
        "texts": texts,
    }


@pytest.mark.parametrize(
    "change",
    [
        {"truncated": True},
        {"box": [60, 60, 1100, 120]},
        {"ink": [60, 500, 300, 580]},
        {"hits": ["other words"]},
        {"pixels": 20},
        {"box": [60, 60, 700, 120], "clip": [0, 0, 600, 600]},
    ],
)
def test_words_that_do_not_fit_are_too_long(change: dict[str, Any]) -> None:
    assert list(faults(shot(change), TEXT)) == [Fault(("title",), "long")]


NAME = {"text": "De Brug", "isName": True, "isHeadline": False, "inLayout": False}


def test_a_title_that_the_name_runs_into_is_not_too_long() -> None:
    crowded = shot({"hits": ["De Brug (40 pixels)"]}, NAME | {"hits": ["Samen (40 pixels)"]})
    assert (list(faults(crowded, TEXT)), name_does_not_fit(crowded)) == ([], True)
    both = shot({"hits": ["De Brug (40 pixels)", "Sterk (3 pixels)"]}, NAME)
    assert (list(faults(both, TEXT)), name_does_not_fit(both)) == ([Fault(("title",), "long")], False)


@pytest.mark.parametrize(
    "change", [{"truncated": True}, {"box": [900, 60, 1100, 120]}, {"hits": ["Samen (9 pixels)"]}]
)
def test_a_name_that_is_cut_or_lies_on_words_does_not_fit(change: dict[str, Any]) -> None:
    # Also where the title is the same words.
    cut = shot({}, NAME | {"text": "Samen", "inLayout": True, "isHeadline": True} | change)
    assert (list(faults(cut, TEXT)), name_does_not_fit(cut)) == ([], True)


def test_words_on_a_picture_need_contrast_and_those_on_a_colour_are_the_themes_matter() -> None:
    on_picture = {"contrast": 2.0, "evenness": 0.5}
    assert list(faults(shot(on_picture), TEXT)) == [Fault(("title",), "faint", 2.0)]
    assert list(faults(shot({"contrast": 2.0}), TEXT)) == []


def test_our_own_words_are_nobodys_fault() -> None:
    assert list(faults(shot({"inLayout": False, "truncated": True}), TEXT)) == []
    assert list(faults(shot({"text": "1", "truncated": True}), TEXT)) == []


def test_words_without_a_text_on_the_screen_are_missing() -> None:
    assert undrawn(shot({}), TEXT) == {("text",)}
    assert undrawn(shot({}, {"text": "Ster-\nk", "isHeadline": False}), TEXT) == set()


def test_two_points_with_the_same_words_are_both_on_the_screen() -> None:
    text = SlideText(
        title="", points=(Point("Werk", "Voor iedereen"), Point("Zorg", "Voor iedereen"), Point("Rust", ""))
    )
    drawn = [
        {"text": words, "isHeadline": False} for words in ("Werk", "Voor iedereen", "Zorg", "Voor iedereen")
    ]
    assert undrawn(shot(*drawn), text) == {("points", 2, "title")}
    assert undrawn(shot({"isHeadline": True}), SlideText(title="Samen", label="Samen")) == {("label",)}


@pytest.mark.parametrize("room", [1, 2, 7, 19])
def test_the_longest_beginning_that_fits_is_found_to_the_letter(room: int) -> None:
    words = "abcdefghijklmnopqrst"
    assert letters_that_fit(words, lambda tried: len(tried) <= room) == words[:room]


def test_where_not_even_a_letter_fits_nothing_is_told() -> None:
    assert letters_that_fit("abc", lambda tried: False) is None
