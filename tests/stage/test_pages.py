"""Words on pages: nothing lost, nothing higher than its page, and a page ends where a reader may pause.

A letter is one wide here and a line one high; a page is 20 wide.
"""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from kiosk.playlist.model import Point, SlideText
from kiosk.poster.headline import SetHeadline
from kiosk.poster.page_setting import PageSetting
from kiosk.poster.pages import Piece, Placed, into_pages, pieces_of
from kiosk.poster.running_text import RunningText

WIDTH = 20


def height(piece: Piece) -> float:
    if piece.kind == "code":
        return 4
    words = (piece.text, piece.more)
    return sum(len(textwrap.wrap(line, WIDTH)) for each in words for line in each.split("\n"))


def pages(*pieces: Piece, room: float = 5, low_room: float = 0) -> list[list[str]]:
    """What stands on each page."""
    found = into_pages(pieces, room, height, line=lambda piece: 1, low_room=low_room)
    return [[shown(placed) for placed in page] for page in found]


def shown(placed: Placed) -> str:
    return " | ".join(part for part in (placed.piece.text, placed.piece.more) if part) or placed.piece.kind


def test_what_fits_is_one_page() -> None:
    assert pages(Piece("title", "Samen sterk"), Piece("text", "Wie wil dat niet?")) == [
        ["Samen sterk", "Wie wil dat niet?"]
    ]


def test_a_text_is_divided_after_a_sentence() -> None:
    text = "Een vakbond helpt je. Samen vraag je meer loon. Dat is geen gunst maar een recht."
    assert pages(Piece("title", "Samen sterk"), Piece("text", text), room=4) == [
        ["Samen sterk", "Een vakbond helpt je. Samen vraag je meer loon."],
        ["Dat is geen gunst maar een recht."],
    ]


def test_a_sentence_begins_on_the_next_page_rather_than_with_one_line_at_the_bottom() -> None:
    first, second = (
        "Een twee drie vier vijf zes zeven acht.",
        "Dat is een zin die niet meer op deze bladzijde kan.",
    )
    assert pages(Piece("text", first), Piece("text", second), room=3) == [[first], [second]]


def test_a_sentence_higher_than_a_page_is_divided_between_words() -> None:
    text = "alfa beta gamma delta epsilon zeta eta theta jota kappa lambda"
    found = pages(Piece("text", text), room=2)
    assert " ".join(page[0] for page in found) == text
    assert len(found) > 1


def test_a_point_stays_whole_where_a_page_has_room_for_it() -> None:
    first = Piece("point", "Werk", "Voor iedereen, waar ook ter wereld.", 1)
    second = Piece("point", "Zorg", "Voor iedereen, waar ook ter wereld.", 2)
    assert pages(first, second) == [
        ["Werk | Voor iedereen, waar ook ter wereld."],
        ["Zorg | Voor iedereen, waar ook ter wereld."],
    ]


def test_a_point_that_goes_on_does_not_say_its_title_again() -> None:
    found = pages(
        Piece("point", "Werk", "Een zin van twintig. Nog een zin die lang is. En nog een.", 1), room=3
    )
    assert found[0][0].startswith("Werk | ")
    assert all("Werk" not in page[0] for page in found[1:])


def test_a_closing_mark_stays_with_its_sentence() -> None:
    found = pages(
        Piece("text", "Zij zegt: «\u00a0Wij vragen geen medelijden.\u00a0» Dat klopt ook echt wel."), room=3
    )
    assert "".join(page[0] for page in found).count("»") == 1
    assert found[0][0].endswith("»")


def test_answers_stand_where_they_can_be_reached() -> None:
    answers = [Piece("answer", f"Antwoord {number}", number=number) for number in range(4)]
    found = pages(Piece("title", "Wat vind jij?"), *answers, room=6, low_room=2)
    assert found == [
        ["Wat vind jij?", "Antwoord 0", "Antwoord 1"],
        ["Antwoord 2", "Antwoord 3"],
    ]


def test_the_words_of_a_slide_come_in_the_order_in_which_they_are_read() -> None:
    figure = SlideText(
        title="mensen", figure="4,1 miljard", text="Zij staan er alleen voor.", caption="Bron: IAO"
    )
    assert [piece.kind for piece in pieces_of("figure", figure)] == ["figure", "heading", "text", "source"]
    quote = SlideText(title="Genoeg.", by="Rosa", text="Vakbond")
    assert [piece.kind for piece in pieces_of("quote", quote)] == ["title", "by", "text"]
    points = SlideText(title="Drie", points=(Point("Werk", ""), Point("Zorg", "Voor allen")))
    assert [piece.number for piece in pieces_of("points", points)] == [0, 1, 2]
    poll = SlideText(title="Welke?", answers=("Werk", "Zorg"))
    assert [piece.number for piece in pieces_of("poll", poll)] == [0, 1, 2], (
        "as the keys of a poll count them"
    )


WORDS = st.lists(st.text("abcdef", min_size=1, max_size=14) | st.just("Zo."), min_size=1, max_size=30).map(
    " ".join
)
PIECES = st.lists(
    st.builds(Piece, st.sampled_from(["title", "text", "by", "answer"]), WORDS)
    | st.builds(Piece, st.just("point"), WORDS, WORDS, st.integers(1, 4)),
    min_size=1,
    max_size=6,
)


@given(PIECES, st.integers(2, 12))
def test_every_word_is_on_a_page_once_and_in_its_order(pieces: list[Piece], room: int) -> None:
    found = into_pages(pieces, room, height, line=lambda piece: 1)
    read = [
        word
        for page in found
        for placed in page
        for word in f"{placed.piece.text} {placed.piece.more}".split()
    ]
    assert read == [word for piece in pieces for word in f"{piece.text} {piece.more}".split()]


@given(PIECES, st.integers(2, 12))
def test_only_what_cannot_be_divided_is_higher_than_its_page(pieces: list[Piece], room: int) -> None:
    for page in into_pages(pieces, room, height, line=lambda piece: 1):
        assert page
        high = page[-1].y + page[-1].height
        assert high <= room or (len(page) == 1 and page[0].piece.kind in ("answer", "point"))


def titles(room: float, least: float) -> list[tuple[str, float]]:
    """A title of four lines on pages of this height: its lines on each, and their size, which is 10 where it has room."""

    def set_line(text: str, size: float) -> SetHeadline:
        return SetHeadline(tuple(text.split("\n")), size, 1.0)

    frame = {
        "room": room,
        "lowRoom": 0,
        "u": 1,
        "width": 20,
        "language": "nl",
        "leastTitle": least,
        "sizes": {"title": 10, "more": 1},
    }
    setting = PageSetting(frame, RunningText({}), set_line)
    found = setting.pages([Piece("title", "Alleen\nvraag je.\nSamen\nonderhandel je.")])
    return [(piece["lines"], piece["size"]) for page in found for piece in page]


def test_a_title_that_is_higher_than_its_page_gets_smaller_rather_than_go_on_on_the_next() -> None:
    whole = "Alleen\nvraag je.\nSamen\nonderhandel je."
    assert titles(room=40, least=4) == [(whole, 10)]
    [(lines, size)] = titles(room=30, least=4)
    assert lines == whole
    assert 7 < size <= 7.5


def test_a_title_that_would_be_no_larger_than_the_text_keeps_its_size_and_goes_on() -> None:
    assert [size for _, size in titles(room=30, least=8)] == [10, 10]
