"""How long a slide is read."""

from __future__ import annotations

import pytest

from kiosk.playlist.model import Point, SlideText
from kiosk.playlist.reading_time import reading_time, words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Waarom?", 1),
        ("Pourquoi ?", 1),
        ("L’économie – mondiale", 2),
        ("fos.ngo, zo’n 10.000 mensen", 4),
        ("sociaal-economisch\nrecht", 2),
    ],
)
def test_words_are_what_a_reader_meets(text: str, count: int) -> None:
    assert words(text) == count


def test_a_short_slide_stands_eight_seconds() -> None:
    assert reading_time(SlideText(title="Waarom?").seen) == 8.0


def test_every_visible_word_counts_and_what_is_opened_by_a_touch_does_not() -> None:
    text = SlideText(
        title=" ".join(["w"] * 10),
        label="w w",
        text=" ".join(["w"] * 30),
        points=(Point("w w", "w w w"), Point("w")),
        caption="w w",
        more="w " * 500,
        alt="w " * 50,
    )
    assert reading_time(text.seen) == pytest.approx(3 + 0.34 * 50)
