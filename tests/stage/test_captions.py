"""Captions on the real stage at three text sizes: every word, of good contrast, and on nothing else that is read or touched."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.poster.canvas import TEXT_SCALES
from kiosk.poster.caption import SHRINK_STEP, Letters, caption_colors, set_caption
from kiosk.proof.rules import Shot, hit, inside, screen
from kiosk.theme.theme import BODY_CONTRAST, Theme, contrast
from tests.kept_pictures import kept_pictures
from tests.stage.audits import ROOT
from tests.stage.rules import where

pytestmark = pytest.mark.serial

SCREENS = (("1024x600", 170), ("600x1024", 170))
"""7 inches large: the visitor's keys take much of them."""


@pytest.fixture(scope="module")
def audit() -> tuple[list[Shot], str]:
    def run(size: str, dots_per_inch: int) -> tuple[list[Shot], str]:
        program = [sys.executable, "-m", "tests.stage.sizes_of_captions"]
        program += [str(kept_pictures()), size, str(dots_per_inch)]
        done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, timeout=400)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()], done.stderr

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(run, *zip(*SCREENS, strict=True)))
    return [shot for shots, _ in results for shot in shots], "".join(said for _, said in results)


@pytest.fixture(scope="module")
def shots(audit: tuple[list[Shot], str]) -> list[Shot]:
    assert len(audit[0]) == 4 * len(SCREENS)
    return audit[0]


def test_qml_says_no_word_of_complaint(audit: tuple[list[Shot], str]) -> None:
    assert audit[1] == ""


def test_the_words_of_a_film_are_seen_in_good_contrast(shots: list[Shot]) -> None:
    for shot in shots:
        (caption,) = [text for text in shot["texts"] if text["place"] == "caption"]
        assert caption["ink"] is not None, where(shot)
        assert caption["contrast"] >= BODY_CONTRAST, where(shot)


def test_no_word_is_lost(shots: list[Shot]) -> None:
    for shot in shots:
        for caption in shot["captions"]:
            assert "".join(caption["shown"].split()) == "".join(caption["text"].split()), where(shot)


def test_no_caption_is_cut_nor_stands_on_foot_bar_keys_or_title(shots: list[Shot]) -> None:
    wrong = []
    for shot in shots:
        others = [box for box in (shot["foot"], shot["bar"]) if box]
        others += [key["box"] for key in shot["keys"]]
        others += [text["ink"] for text in shot["texts"] if text["isHeadline"]]
        for caption in shot["captions"]:
            box = caption["box"]
            is_whole = inside(box, screen(shot)) and inside(caption["letters"], box)
            if not is_whole or any(hit(box, other) for other in others):
                wrong.append((where(shot), shot["textSize"], caption))
    assert wrong == []


def test_a_larger_text_size_has_larger_letters(shots: list[Shot]) -> None:
    for size, _ in SCREENS:
        wanted = [int(side) for side in size.split("x")]
        sizes = [
            [caption["pixels"] for caption in shot["captions"][:-1]]
            for shot in shots
            if shot["size"] == wanted and shot["phase"] == "explore"
        ]
        assert len(sizes) == len(TEXT_SCALES)
        for small, middle, large in zip(*sizes, strict=True):
            # What is too long for its room got smaller in steps, and is drawn in whole pixels.
            assert small * SHRINK_STEP - 1 <= middle <= large / SHRINK_STEP + 1
        # The film's shortest words may grow on every screen.
        said = [caption["text"] for caption in shots[0]["captions"][:-1]]
        shortest = min(range(len(said)), key=lambda number: len(said[number]))
        assert sizes[0][shortest] < sizes[1][shortest] < sizes[2][shortest], size


def test_the_key_for_the_size_is_there_for_a_visitor(shots: list[Shot]) -> None:
    for shot in shots:
        keys = {key["object"]: key["name"] for key in shot["keys"]}
        assert keys.get("accessibilityKey") == ("À ma façon" if shot["phase"] == "explore" else None), where(
            shot
        )


# -- without a stage --------------------------------------------------------------------------------------------------


def measure(line: str) -> float:
    """Letters half as wide as they are high."""
    return len(line) / 2


@pytest.mark.parametrize(
    ("words", "room", "lines", "size"),
    [
        ("Een regel", (40, 1000, 500), ("Een regel",), 40),
        ("Een regel\nen nog een", (40, 1000, 500), ("Een regel", "en nog een"), 40),
        # A little smaller in the lines that came, rather than larger in others.
        ("Twintig letters lang\nen dan nog een tweede", (40, 380, 500), None, 380 / 10.5),
        # Much too wide: other lines, as large as wanted.
        (
            "Twintig letters lang\nen dan nog een tweede",
            (40, 300, 500),
            ("Twintig letters", "lang en dan", "nog een tweede"),
            40,
        ),
    ],
)
def test_a_caption_keeps_its_lines_or_its_size(
    words: str, room: tuple[float, float, float], lines: tuple[str, ...] | None, size: float
) -> None:
    assert set_caption(words, Letters(measure, 1.2), room) == (lines or tuple(words.split("\n")), size)


def test_only_what_is_too_high_gets_smaller() -> None:
    lines, size = set_caption("woord " * 40, Letters(measure, 1.2), (40, 400, 200))
    assert " ".join(lines).split() == ["woord"] * 40
    assert size < 40
    assert len(lines) * 1.2 * size <= 200


@pytest.mark.parametrize("room", [(40, 0.5, 0.5), (40, -10, -10), (0, 100, 100)])
def test_a_room_without_room_ends(room: tuple[float, float, float]) -> None:
    lines, _ = set_caption("Ja, en nee", Letters(measure, 1.2), room)
    assert "".join(lines).replace(" ", "") == "Ja,ennee"


@pytest.mark.parametrize(
    ("ink", "paper", "colors"),
    [
        ("#18140F", "#FFF6EA", ("#FFF6EA", "#18140F")),
        ("#5A5A5A", "#D8D8D8", ("#D8D8D8", "#000000")),
        ("#203040", "#808080", ("#203040", "#FFFFFF")),
        ("#757575", "#777777", ("#FFFFFF", "#000000")),
    ],
)
def test_captions_are_readable_in_any_theme(ink: str, paper: str, colors: tuple[str, str]) -> None:
    assert caption_colors(Theme(colors={"ink": ink, "paper": paper, "red": "#FF0000"})) == colors
    assert contrast(*colors) >= BODY_CONTRAST
