"""The shipped mission on the real stage: every slide, language and shape of screen, measured as QML laid it out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SIZES = ("1280x720", "1080x1920", "1024x600")
WORDS = ("headline", "lead", "body", "holderA", "holderB")
"""Where the words of a slide stand, by the nearest name."""

Shot = dict[str, Any]


def audited(content: Path, cache: Path, *sizes: str) -> tuple[list[Shot], str]:
    """What the audit printed, and what Qt complained about."""
    command = [sys.executable, "-m", "tests.stage.audit", str(content), str(cache), *sizes]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=150)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Shot], str]:
    return audited(ROOT, tmp_path_factory.mktemp("cache"), *SIZES)


@pytest.fixture(scope="module")
def shots(audit: tuple[list[Shot], str]) -> list[Shot]:
    return audit[0]


def where(shot: Shot) -> str:
    return f"{shot['key']} {shot['language']} {shot['size']} {shot['phase']}"


def slides(shots: list[Shot]) -> list[Shot]:
    """The shots of slides as a passer-by sees them, without the film."""
    return [shot for shot in shots if shot["phase"] == "attract" and shot["layout"] != "film"]


def words(shot: Shot) -> list[dict[str, Any]]:
    """The slide's own words, without the wordmark."""
    return [t for t in shot["texts"] if t["place"] in WORDS and t["text"] != "FOS"]


def hit(one: list[float], other: list[float], slack: float = 1.0) -> bool:
    """Whether two rectangles share more than a seam."""
    return (
        one[0] < other[2] - slack
        and other[0] < one[2] - slack
        and one[1] < other[3] - slack
        and other[1] < one[3] - slack
    )


def inside(box: list[float], width: float, height: float) -> bool:
    return box[0] >= -1 and box[1] >= -1 and box[2] <= width + 1 and box[3] <= height + 1


def test_qml_says_no_word_of_complaint(audit: tuple[list[Shot], str]) -> None:
    assert audit[1] == ""


def test_every_slide_in_every_language_and_shape_is_drawn(shots: list[Shot]) -> None:
    seen = [shot for shot in shots if shot["phase"] == "attract"]
    assert len(seen) == 8 * 3 * len(SIZES)
    assert [where(shot) for shot in shots if not shot["drawn"] or shot["picture"] != shot["size"]] == []
    assert all(len(words(shot)) >= 3 for shot in slides(shots))


def test_no_text_is_cut_or_outside_the_screen(shots: list[Shot]) -> None:
    wrong = [
        (where(shot), text["text"])
        for shot in shots
        if shot["phase"] != "morePage"  # a page that scrolls
        for text in shot["texts"]
        if text["truncated"] or text["clips"] or not inside(text["box"], *shot["size"])
    ]
    assert wrong == []


def test_every_text_stays_within_the_width_it_was_given(shots: list[Shot]) -> None:
    wrong = [
        (where(shot), text["text"])
        for shot in shots
        for text in shot["texts"]
        if text["box"][2] - text["box"][0] > text["room"][2] - text["room"][0] + 1.5
    ]
    assert wrong == []


def test_the_words_stand_in_their_box_off_the_picture_and_above_the_foot(shots: list[Shot]) -> None:
    wrong = []
    for shot in slides(shots):
        left, top, right, bottom = shot["textBox"]
        for text in words(shot):
            box = text["box"]
            # A line's room is taller than its letters: the tight headline may look over its box by a tenth.
            fits = box[0] >= left - shot["u"] and box[2] <= right + 1 and box[1] >= top - 1
            if not fits or box[3] > min(shot["foot"][1], bottom + 2 * shot["u"]) + 1:
                wrong.append((where(shot), text["text"]))
            if shot["hasArt"] and hit(box, shot["art"]):
                wrong.append((where(shot), text["text"]))
    assert wrong == []


def test_the_visitors_bar_covers_no_word_of_a_slide(shots: list[Shot]) -> None:
    bars = {
        (shot["language"], *shot["size"]): shot["bar"][1]
        for shot in shots
        if shot["phase"] == "explore" and shot["layout"] != "film"
    }
    assert len(bars) == 3 * len(SIZES)
    wrong = [
        (where(shot), text["text"])
        for shot in slides(shots)
        for text in words(shot)
        if text["box"][3] > bars[(shot["language"], *shot["size"])] + 2
    ]
    assert wrong == []


def test_blocks_of_words_do_not_run_into_each_other(shots: list[Shot]) -> None:
    wrong: list[tuple[str, str, str]] = []
    for shot in slides(shots):
        blocks = [text for text in shot["texts"] if text["place"] != "headline"]
        for number, one in enumerate(blocks):
            wrong.extend(
                (where(shot), one["text"], other["text"])
                for other in blocks[number + 1 :]
                if hit(one["box"], other["box"], slack=3)
            )
        lines = [text["box"] for text in shot["texts"] if text["place"] == "headline"]
        assert lines, where(shot)
        tall = max(box[3] - box[1] for box in lines) * 0.15
        wrong.extend(
            (where(shot), "headline", other["text"])
            for other in blocks
            if any(hit(line, other["box"], slack=tall) for line in lines)
        )
    assert wrong == []


def test_no_text_is_smaller_than_the_art_direction_allows(shots: list[Shot]) -> None:
    wrong = []
    for shot in shots:
        for text in shot["texts"]:
            least = {"headline": 6.0, "lead": 3.6, "body": 3.6, "caption": 3.6, "moreText": 3.6}.get(
                text["place"], 2.6
            )
            if text["pixels"] < least * shot["u"] - 1:
                wrong.append((where(shot), text["text"], round(text["pixels"] / shot["u"], 1)))
    assert wrong == []


def test_every_key_is_on_the_screen_large_enough_and_apart_from_others(shots: list[Shot]) -> None:
    wrong: list[tuple[str, ...]] = []
    for shot in shots:
        if shot["phase"] not in ("attract", "explore"):
            continue
        keys = shot["keys"]
        assert len(keys) >= 3, where(shot)
        for number, key in enumerate(keys):
            left, top, right, bottom = key["box"]
            if (
                not inside(key["box"], *shot["size"])
                or min(right - left, bottom - top) < shot["target"] - 0.5
            ):
                wrong.append((where(shot), key["name"]))
            wrong.extend(
                (where(shot), key["name"], other["name"])
                for other in keys[number + 1 :]
                if hit(key["box"], other["box"])
            )
    assert wrong == []


def test_the_languages_are_named_in_themselves(shots: list[Shot]) -> None:
    names = {key["name"] for shot in shots for key in shot["keys"] if "ill-" in key["object"]}
    assert names == {"Nederlands", "français", "English"}


def test_the_kiosks_own_words_follow_the_language(shots: list[Shot]) -> None:
    hints = {"nl": "Raak het scherm aan", "fr": "Touchez l’écran", "en": "Touch the screen"}
    for shot in shots:
        if shot["phase"] == "attract":
            assert [t["text"] for t in shot["texts"] if t["place"] == "foot"] == [hints[shot["language"]]]


def test_each_slide_stands_on_its_field_with_its_picture(shots: list[Shot]) -> None:
    for shot in slides(shots):
        if shot["size"][0] > shot["size"][1]:
            assert shot["corner"] == shot["color"].upper(), where(shot)
        assert shot["artColors"] > 30, where(shot)


def test_the_film_shows_its_first_picture_and_not_ink(shots: list[Shot]) -> None:
    films = [shot for shot in shots if shot["layout"] == "film" and shot["phase"] == "attract"]
    assert len(films) == 3 * len(SIZES)
    for shot in films:
        assert shot["artColors"] > 100, where(shot)
        # In portrait the film stands between two bands of ink.
        assert shot["dark"] < (0.8 if shot["size"][0] < shot["size"][1] else 0.4), where(shot)


def test_every_poster_is_a_topic_and_read_more_has_the_slides_words(shots: list[Shot]) -> None:
    for shot in shots:
        if shot["phase"] == "topicsPage":
            assert len([key for key in shot["keys"] if key["object"].startswith("tile-")]) == 8, where(shot)
        elif shot["phase"] == "morePage":
            assert len([t for t in shot["texts"] if t["place"] == "moreText"]) > 40, where(shot)


LONG = ("Ontwikkelingssamenwerking", "Gezondheidszorgwerkers bouwen", "Samen sterk")


def test_long_dutch_words_stay_in_their_headline_tile_and_page(tmp_path: Path) -> None:
    slides_folder = tmp_path / "slides"
    slides_folder.mkdir()
    (tmp_path / "assets").mkdir()
    for number, title in enumerate(LONG):
        (slides_folder / f"s{number}.yaml").write_text(
            f"layout: statement\nnl: {{title: {title}, text: Wij ook., more: Lees dit.}}\n", "utf-8"
        )
    items = "".join(f"  - slide: s{number}\n" for number in range(len(LONG)))
    (slides_folder / "playlist.yaml").write_text(f"title: Lang\nlanguages: [nl]\nitems:\n{items}", "utf-8")
    shots, complaints = audited(tmp_path, tmp_path / "cache", "1024x600", "600x1024")
    assert complaints == ""
    for shot in shots:
        for text in shot["texts"]:
            wide = text["box"][2] - text["box"][0] <= text["room"][2] - text["room"][0] + 1.5
            assert wide, (where(shot), text["text"])
            assert not text["truncated"], (where(shot), text["text"])
            assert inside(text["box"], *shot["size"]), (where(shot), text["text"])
        wordmark = next(text["box"] for text in shot["texts"] if text["text"] == "FOS")
        for text in words(shot):
            assert not hit(text["box"], wordmark, slack=3), (where(shot), text["text"])
