"""Running text in lines: even, nothing torn, nothing lost, nothing wider than its room. A letter is one wide here."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.poster import division
from kiosk.poster.paragraph import LEAST_PART, SOFT_HYPHEN, break_lines

WHO = "De economie werkt wereldwijd. Wij ook. FOS is de solidariteitsorganisatie van de socialistische beweging in Vlaanderen."
"""What the first slide says, whose lines were torn on a small screen."""


def lines(text: str, width: int, language: str = "nl") -> list[str]:
    """The lines as they are seen."""
    broken = break_lines(
        text,
        width,
        lambda one, other: other - one,
        may_break=[found.end() for found in re.finditer(r"[ ]|(?<=\w)[-/]|" + SOFT_HYPHEN, text)],
        divide=lambda word: division.places(word, language),
        hyphen=1,
    )
    shown = [text[line.start : line.end] + ("-" if line.is_divided else "") for line in broken]
    return [line.replace(SOFT_HYPHEN, "") for line in shown]


def test_a_short_sentence_is_not_torn_and_a_long_word_is_divided_where_that_gains() -> None:
    assert lines(WHO, 33) == [
        "De economie werkt wereldwijd.",
        "Wij ook. FOS is de solidariteits-",
        "organisatie van de socialistische",
        "beweging in Vlaanderen.",
    ]


def test_a_word_is_not_divided_to_fill_a_line_that_is_full_enough() -> None:
    shown = lines("Zo groeit de solidariteit van mensen. Wie kan, komt.", 24)
    assert shown == ["Zo groeit de", "solidariteit van mensen.", "Wie kan, komt."]


@pytest.mark.parametrize("width", range(18, 60))
def test_no_word_stands_alone_on_the_last_line_and_no_stump_before_a_hyphen(width: int) -> None:
    for text in (WHO, "Organisaties bepalen zelf waar ze sterker willen worden. Zo houdt verandering stand."):
        shown = lines(text, width)
        assert len(shown) == 1 or " " in shown[-1] or len(shown[-1]) >= width / 2
        for line, following in pairwise(shown):
            if line.endswith("-"):
                assert len(line.split()[-1]) > LEAST_PART
                assert len(following.split()[0].strip(".,")) >= LEAST_PART


@pytest.mark.parametrize("width", range(24, 60))
def test_lines_are_even_and_short_sentences_stay_whole(width: int) -> None:
    shown = lines(WHO, width)
    assert not any(line.endswith(" Wij") for line in shown)
    assert sum(map(len, shown[:-1])) / width / (len(shown) - 1) > 0.72
    assert min(map(len, shown[:-1])) / width > 0.45


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("", 10, []),
        ("   ", 10, []),
        ("Samen", 10, ["Samen"]),
        ("Samen sterk", 20, ["Samen sterk"]),
        (f"solidariteits{SOFT_HYPHEN}organisatie", 30, ["solidariteitsorganisatie"]),
        (f"solidariteits{SOFT_HYPHEN}organisatie", 16, ["solidariteits-", "organisatie"]),
        ("https://fos.ngo/over-ons", 16, ["https://fos.ngo/", "over-ons"]),
        ("xxxxxxxxxxxxxxxxxxxxxxxx", 10, ["xxxx", "xxxxxxxxxx", "xxxxxxxxxx"]),
        ("Ne\u0301e\u0301e\u0301n", 4, ["Ne\u0301", "e\u0301e\u0301", "n"]),
    ],
)
def test_words_are_broken_where_they_may_be_and_anywhere_only_when_too_wide(
    text: str, width: int, shown: list[str]
) -> None:
    found = lines(text, width)
    assert "".join(found).replace("-", "") == "".join(shown).replace("-", "")
    assert max(map(len, found), default=0) <= width
    if not text.startswith(("xxx", "Ne")):
        assert found == shown
    assert not any(line.startswith("\u0301") for line in found)


@given(st.lists(st.text("abcdeé.-", min_size=1, max_size=30), max_size=25), st.integers(1, 40))
@settings(max_examples=60, deadline=None)
def test_every_letter_is_shown_once_and_no_line_is_wider_than_its_room(words: list[str], width: int) -> None:
    text = " ".join(words)
    broken = break_lines(
        text,
        width,
        lambda one, other: other - one,
        may_break=[place + 1 for place, letter in enumerate(text) if letter == " "],
        divide=lambda word: range(1, len(word)),
        hyphen=1,
    )
    assert "".join(text[line.start : line.end] for line in broken).replace(" ", "") == "".join(words)
    for line in broken:
        used = line.end - line.start + line.is_divided
        assert used <= width or line.end - line.start == 1


def test_words_of_another_language_are_divided_by_its_own_rules_or_not_at_all() -> None:
    assert division.places("onderhandelen", "nl")
    assert division.places("onderhandelen", "xx") == []
    assert division.places("compartilhamento", "pt")


def test_dictionaries_are_read_ahead_once() -> None:
    division.read_ahead(("nl", "xx")).join(10)
    assert division.places("samenwerking", "nl") == [2, 5, 8]
