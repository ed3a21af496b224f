"""A headline stands as large as it can, in lines that a person would have made."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.poster.headline import LEADING, SetHeadline, Splits, set_headline, splits


def measure(line: str) -> float:
    """A font whose letters are all half as wide as they are high."""
    return len(line) * 0.5


def setting(
    text: str, width: float = 600, height: float = 500, largest: float = 130, smallest: float = 58
) -> SetHeadline:
    return set_headline(text, width=width, height=height, largest=largest, smallest=smallest, measure=measure)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Waarom?", ("Waarom?",)),
        ("Samen sterk", ("Samen", "sterk")),
        ("Een mondiale tegenmacht", ("Een", "mondiale", "tegenmacht")),
        ("Geen medelijden.\nMedewerking.", ("Geen medelijden.", "Medewerking.")),
        ("  Geen medelijden.  \n\n  Medewerking.\n", ("Geen medelijden.", "Medewerking.")),
        ("", ()),
        (" \n ", ()),
    ],
)
def test_lines_break_by_hand_or_balanced(text: str, lines: tuple[str, ...]) -> None:
    assert setting(text, width=900 if "\n" in text else 600).lines == lines


def test_a_balanced_break_makes_the_widest_line_narrow() -> None:
    lines = setting("wij staan samen sterk op straat", width=1200, height=260).lines
    assert lines == ("wij staan samen", "sterk op straat")


def test_a_compound_with_a_hyphen_may_break_after_it_and_a_short_one_stays_whole() -> None:
    assert setting("ontwikkelings-samenwerking").lines == ("ontwikkelings-", "samenwerking")
    assert all("e-mail" in line for line in setting("stuur een e-mail").lines if "mail" in line)


@pytest.mark.parametrize("word", ["ontwikkelingssamenwerking", "gezondheidszorgwerkers"])
def test_a_long_dutch_word_shrinks_below_the_limit_rather_than_leave_its_width(word: str) -> None:
    stood = setting(word, width=400)
    assert stood.lines == (word,)
    assert stood.size == pytest.approx(400 / measure(word))
    assert stood.size < 58


def test_no_short_word_stands_alone_on_the_last_line_when_there_is_a_better_break() -> None:
    assert setting("solidariteit werkt zo", width=700, height=300).lines[-1] != "zo"


def test_no_short_word_stands_alone_in_the_middle_unless_it_was_typed_so() -> None:
    question = "Qu’est-ce qui compte le plus pour vous ?"
    lines = setting(question, width=500, height=500, largest=101, smallest=43).lines
    assert lines == ("Qu’est-ce", "qui compte", "le plus", "pour vous ?")
    assert setting("vergader\nen\nonderhandel", width=700, height=600).lines == (
        "vergader",
        "en",
        "onderhandel",
    )


def test_more_words_than_a_headline_should_have_are_still_set_at_once() -> None:
    stood = setting(" ".join(["woord"] * 60), width=2000)
    assert " ".join(stood.lines) == " ".join(["woord"] * 60)


WORDS = st.text(alphabet="abcdeéëij-", min_size=1, max_size=26).filter(lambda word: word.strip("-") != "")
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=3)


@given(TEXTS, st.floats(50, 3000), st.floats(20, 2000), st.floats(20, 400), st.floats(0.1, 1))
def test_any_headline_keeps_its_words_its_width_and_its_limits(
    lines: list[list[str]], width: float, height: float, largest: float, part: float
) -> None:
    text = "\n".join(" ".join(words) for words in lines)
    stood = setting(text, width=width, height=height, largest=largest, smallest=largest * part)
    assert "".join("".join(stood.lines).split()) == "".join(text.split())
    assert 0 < stood.size <= largest
    assert max(map(measure, stood.lines)) * stood.size <= width * 1.000001
    narrow = max(measure(word) for words in lines for word in words) * largest * part > width
    if not narrow and stood.size > largest * part * 1.000001:
        assert len(stood.lines) * LEADING * stood.size <= height * 1.000001


@given(st.lists(WORDS.filter(lambda word: "-" not in word), min_size=1, max_size=9))
def test_lines_joined_by_blanks_give_the_words_back(words: list[str]) -> None:
    assert " ".join(setting(" ".join(words)).lines).split() == words


def test_whoever_tries_several_boxes_spreads_the_words_once() -> None:
    spread: list[str] = []

    @lru_cache
    def split(line: str) -> Splits:
        spread.append(line)
        return splits(line, measure)

    text = "Geen medelijden maar\nmedewerking met wie dat wil"
    box = {"width": 600.0, "largest": 130.0, "smallest": 58.0, "measure": measure}
    for height in (500, 400, 300):
        kept = set_headline(text, height=height, split=split, **box)  # type: ignore[arg-type]
        assert kept == set_headline(text, height=height, **box)  # type: ignore[arg-type]
    assert spread == text.splitlines()
