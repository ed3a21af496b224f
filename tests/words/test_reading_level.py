"""How easy a text is: syllables, sentences, and texts that people would call easy or hard."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kiosk.playlist.easy_rules import LEAST_EASE, MOST_WORDS
from kiosk.words.catalogue import languages
from kiosk.words.reading_level import longest_words, reading_ease, sentences, syllables, words_in

SAMPLES = tomllib.loads(Path(__file__).with_name("reading.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", languages())
def test_syllables_are_counted_as_people_speak(language: str) -> None:
    typed = SAMPLES[language]["syllables"].split()
    known = dict(zip(typed[::2], map(int, typed[1::2]), strict=True))
    assert {word: syllables(word, language) for word in known} == known


@pytest.mark.parametrize("language", languages())
def test_easy_texts_are_easy_and_hard_ones_hard(language: str) -> None:
    easy = [reading_ease([text], language) for text in SAMPLES[language]["easy"]]
    hard = [reading_ease([text], language) for text in SAMPLES[language]["hard"]]
    assert all(ease is not None and ease >= LEAST_EASE for ease in easy), easy
    assert all(ease is not None and ease < LEAST_EASE - 20 for ease in hard), hard
    assert max(words_in(each) for text in SAMPLES[language]["easy"] for each in sentences(text)) <= MOST_WORDS


def test_a_sentence_ends_at_its_point_at_a_paragraph_and_with_an_item_of_a_list() -> None:
    text = (
        "Dit is **FOS**. Kijk op fos.ngo! “Echt?” Ja:\n\n- goed werk\n- zorg, 4,1 miljard euro\n\nEn\ndan dit"
    )
    told = [
        "Dit is FOS.",
        "Kijk op fos.ngo!",
        "“Echt?",
        "Ja:",
        "goed werk",
        "zorg, 4,1 miljard euro",
        "En dan dit",
    ]
    assert sentences(text) == told
    assert [words_in(each) for each in told] == [3, 4, 1, 1, 2, 4, 3]


def test_nothing_is_said_of_a_language_of_which_nothing_is_known_nor_of_nothing() -> None:
    assert reading_ease(["Kiu estas vi? Mi estas FOS."], "eo") is None
    assert reading_ease([], "nl") is None
    assert reading_ease(["2026"], "nl") is None


def test_the_longest_words_are_named_once_each() -> None:
    texts = ["Solidariteit is solidariteit.", "Samenwerking, dag en nacht"]
    assert longest_words(texts, "nl", 2) == ("solidariteit", "Samenwerking")
