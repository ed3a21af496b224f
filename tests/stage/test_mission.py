"""The shipped mission on the real stage: every slide, language and shape of screen, measured as QML laid it out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.proof.rules import CONTRAST, RULES, Shot, hit, inside, screen
from tests.stage.audits import LANGUAGES, ROOT, SIZES, audited
from tests.stage.rules import broken, slides, under_the_bar, where

pytestmark = pytest.mark.serial

ROUNDS = sum(len(LANGUAGES[size]) for size in SIZES)
"""How often each slide is seen: once for each size and language."""


@pytest.fixture(scope="module")
def audit() -> tuple[list[Shot], str]:
    return audited(ROOT, *SIZES)


@pytest.fixture(scope="module")
def shots(audit: tuple[list[Shot], str]) -> list[Shot]:
    """The mission's own headlines are short enough to be large."""
    return [
        shot | {"leastHeadline": 8.0 if shot["layout"] == "statement" else 6.0}
        for shot in audit[0]
        if shot["phase"] != "start"
    ]


@pytest.fixture(scope="module")
def films(shots: list[Shot]) -> list[Shot]:
    return [shot for shot in shots if shot["layout"] == "film"]


def test_qml_says_no_word_of_complaint(audit: tuple[list[Shot], str]) -> None:
    assert audit[1] == ""


def test_every_slide_in_every_language_and_shape_is_drawn(shots: list[Shot]) -> None:
    seen = [shot for shot in shots if shot["phase"] == "attract"]
    assert len(seen) == 8 * ROUNDS
    assert [where(shot) for shot in shots if not shot["drawn"] or shot["picture"] != shot["size"]] == []
    assert all(sum(text["inLayout"] for text in shot["texts"]) >= 3 for shot in slides(shots))


@pytest.mark.parametrize("rule", RULES)
def test_no_words_of_the_mission_are(rule: str, shots: list[Shot]) -> None:
    assert [line for shot in shots for line in broken(shot, rule)] == []


def test_the_visitors_bar_covers_no_word_of_a_slide(shots: list[Shot]) -> None:
    assert under_the_bar(shots) == []


def test_in_the_end_nothing_of_a_slide_is_translucent(shots: list[Shot]) -> None:
    assert [(where(shot), shot["faint"]) for shot in shots if shot["faint"]] == []


def test_a_film_shows_its_caption_in_good_contrast(films: list[Shot]) -> None:
    assert len(films) == 2 * ROUNDS
    for shot in films:
        caption = next(text for text in shot["texts"] if text["place"] == "caption")
        assert caption["contrast"] >= CONTRAST, where(shot)


def test_every_caption_has_two_lines_at_most_and_stands_free(films: list[Shot]) -> None:
    wrong = []
    for shot in films:
        assert shot["captions"], where(shot)
        names = [text["ink"] for text in shot["texts"] if text["isHeadline"]]
        controls = [box for box in (shot["foot"], shot["bar"]) if box]
        for caption in shot["captions"]:
            box = caption["box"]
            is_covered = any(hit(box, other) for other in (*controls, *names))
            if caption["lines"] > 2 or is_covered or not inside(box, screen(shot)):
                wrong.append((where(shot), caption))
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
            if not inside(key["box"], screen(shot)) or min(right - left, bottom - top) < shot["target"] - 0.5:
                wrong.append((where(shot), key["name"]))
            wrong.extend(
                (where(shot), key["name"], other["name"])
                for other in keys[number + 1 :]
                if hit(key["box"], other["box"])
            )
    assert wrong == []


def test_the_languages_are_named_in_themselves(shots: list[Shot]) -> None:
    names = {key["name"] for shot in shots for key in shot["keys"] if "ill-" in key["object"]}
    assert names == {"Nederlands (NL)", "français (FR)", "English (EN)"}


def test_the_kiosks_own_words_follow_the_language(shots: list[Shot]) -> None:
    names = {"nl": "Volgende", "fr": "Suivant", "en": "Next"}
    for shot in shots:
        if shot["phase"] == "explore":
            assert [key["name"] for key in shot["keys"] if key["object"] == "nextKey"] == [
                names[shot["language"]]
            ]


def test_each_slide_speaks_the_language_it_was_asked_for(shots: list[Shot]) -> None:
    said: dict[str, set[str]] = {}
    for shot in slides(shots):
        words = " ".join(text["text"] for text in shot["texts"] if text["inLayout"])
        said.setdefault(words, set()).add(shot["language"])
    assert [languages for languages in said.values() if len(languages) > 1] == []


def test_the_invitation_is_said_in_every_language_of_the_stand(shots: list[Shot]) -> None:
    for shot in shots:
        if shot["phase"] == "attract":
            assert [t["text"] for t in invitation(shot)] == ["Raak aan · Touchez · Touch"], where(shot)


def test_the_invitation_keeps_clear_of_every_key(shots: list[Shot]) -> None:
    for shot in shots:
        for text in invitation(shot):
            for key in shot["keys"]:
                assert not hit(text["box"], key["box"]), (where(shot), text["box"], key)


def invitation(shot: Shot) -> list[dict[str, Any]]:
    return [text for text in shot["texts"] if text["place"] == "hint"]


def test_each_slide_stands_on_its_field_with_its_picture(shots: list[Shot]) -> None:
    for shot in slides(shots):
        if shot["size"][0] > shot["size"][1]:
            assert shot["corner"] == shot["color"].upper(), where(shot)
        assert shot["artColors"] > 10, where(shot)


def test_the_film_shows_its_first_picture_and_not_ink(shots: list[Shot]) -> None:
    films = [shot for shot in shots if shot["layout"] == "film" and shot["phase"] == "attract"]
    assert len(films) == ROUNDS
    for shot in films:
        assert shot["artColors"] > 100, where(shot)
        # In portrait the film stands between two bands of ink.
        assert shot["dark"] < (0.8 if shot["size"][0] < shot["size"][1] else 0.4), where(shot)


def test_every_poster_is_a_topic_and_read_more_has_the_slides_words(shots: list[Shot]) -> None:
    for shot in shots:
        if shot["phase"] == "topics":
            assert len([key for key in shot["keys"] if key["object"].startswith("tile-")]) == 8, where(shot)
        elif shot["phase"] == "more":
            lines = [text["text"] for text in shot["texts"] if text["place"] == "moreText"]
            assert len(" ".join(lines).split()) > 30, where(shot)


LONG = ("Ontwikkelingssamenwerking", "Gezondheidszorgwerkers bouwen", "Samen sterk")


@pytest.mark.parametrize("size", ["1024x600", "600x1024"])
def test_long_dutch_words_stay_in_their_headline_tile_and_page(size: str, tmp_path: Path) -> None:
    slides_folder = tmp_path / "slides"
    slides_folder.mkdir()
    (tmp_path / "assets").mkdir()
    for number, title in enumerate(LONG):
        (slides_folder / f"s{number}.yaml").write_text(
            f"layout: statement\nnl: {{title: {title}, text: Wij ook., more: Lees dit.}}\n", "utf-8"
        )
    items = "".join(f"  - slide: s{number}\n" for number in range(len(LONG)))
    (slides_folder / "playlist.yaml").write_text(f"title: Lang\nlanguages: [nl]\nitems:\n{items}", "utf-8")
    shots, complaints = audited(tmp_path, size)
    assert complaints == ""
    assert [line for shot in shots for rule in RULES for line in broken(shot, rule)] == []
