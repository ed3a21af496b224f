"""The language of a text is told where it is sure, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kiosk.words.catalogue import about, languages
from kiosk.words.which_language import other_language

ROOT = Path(__file__).resolve().parents[2]


def mission() -> list[tuple[str, str]]:
    """The words of the mission with their language: each field, and each slide as a whole."""
    found = []
    for path in sorted((ROOT / "slides").glob("*.yaml")):
        slide = yaml.safe_load(path.read_text("utf-8"))
        for lang in languages():
            parts = [part for part in slide.get(lang, {}).values() if isinstance(part, str)]
            found += [(lang, part) for part in (*parts, " ".join(parts))]
    return found


MISSION = mission()


def test_nothing_is_said_of_the_missions_own_words() -> None:
    assert len(MISSION) > 100
    assert [(lang, text) for lang, text in MISSION if other_language(text, lang)] == []


@pytest.mark.parametrize("lang", languages())
def test_running_text_below_another_language_is_known(lang: str) -> None:
    others = [other for other in languages() if other != lang]
    long = [text for own, text in MISSION if own == lang and len(text.split()) > 40]
    assert len(long) > 5
    told = [other_language(text, other) for text in long for other in others]
    assert told.count(lang) > 0.9 * len(told)
    assert set(told) <= {lang, ""}


@pytest.mark.parametrize(
    ("own", "text"),
    [
        ("nl", "The Broken Circle Breakdown"),
        ("nl", "Café de la Gare, Rue des Alliés 12, La Louvière, avec Les Filles du Roi et le Chœur de la Monnaie"),
        ("fr", "FOS is lid van 11.11.11, de koepel van de Noord-Zuidbeweging"),
        ("nl", "“We are the people who build the houses of the city, and we have no house to live in.” Dat zegt een metser, "
         "en hij is niet de enige: overal in het land bouwen mensen aan huizen waar ze zelf niet in mogen wonen."),
        ("de", "Nous défendons le travail décent et la protection sociale pour toutes et tous, ici et dans le monde."),
        ("nl", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"),
        ("nl", ""),
    ],
)  # fmt: skip
def test_names_quotations_and_other_languages_prove_nothing(own: str, text: str) -> None:
    assert other_language(text, own) == ""


def test_no_common_word_is_that_of_two_languages() -> None:
    lists = [str(about(code)["common"]).split() for code in languages()]
    words = [word for each in lists for word in each]
    assert len(words) == len(set(words))
    assert all(len(each) >= 30 for each in lists)
