"""What was counted, on one page: its words, its bars, and that everything has its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.journal.counts import Entry, Sum
from kiosk.journal.report import Figures, figures_of
from kiosk.journal.rows import Named, Place, Row
from kiosk.sheet.paper import DOTS, HEIGHT, MARGIN, WIDTH
from kiosk.sheet.stats_chart import bars
from kiosk.sheet.stats_page import FOOT, write_page
from kiosk.theme.loader import house_theme
from tests.journal import sample

MADE = date(2026, 5, 5)
pytestmark = pytest.mark.usefixtures("qapp")


def usual() -> Figures:
    names = sample.names()
    return figures_of(
        Row(sample.PLACE, entry, each, names.get((entry.show, entry.key), Named.of(entry.key)))
        for entry, each in sample.batch().sums.items()
    )


def full() -> Figures:
    """As much as there can be, in the longest words."""
    place = Place("Solidariteitsfestival Oostende hoofdpodium", "Dag van de ontwikkelingssamenwerking " * 3)
    rows: list[Row] = []

    def add(
        what: str,
        key: str = "",
        value: str = "",
        count: int = 100,
        named: Named | None = None,
        hour: str = "2026-05-01T10+02:00",
    ) -> None:
        entry = Entry(hour, "show", key, what, value)
        rows.append(Row(place, entry, Sum(count, count * 400.0), named or Named.of(key)))

    long = "Gezondheidszorgwerkers en ontwikkelingssamenwerking "
    for day in range(1, 21):
        for hour in range(24):
            add("visit", count=90, hour=f"2026-05-{day:02}T{hour:02}+02:00")
    for number in range(15):
        add("opened", f"slide:{number}", count=number, named=Named("x", {"nl": f"{long * 3} {number}"}))
    for language in ("nl", "fr", "en", "de", "es", "ar"):
        add("language", value=language)
    for number in range(4):
        add("film-started", f"video:{number}", named=Named("x", {"nl": f"{long * 3} {number}"}))
    for number in range(3):
        poll = Named("p", {"nl": f"{long * 3} {number}"}, {"nl": tuple(long * 3 for _ in range(5))})
        for answer in range(5):
            add("vote", f"slide:poll-{number}", str(answer), named=poll)
    rows.append(Row(place, Entry("", "show", "", "visit"), Sum(3, 9.0)))
    return figures_of(rows)


def drawn(figures: Figures, target: Path, language: str = "nl") -> QImage:
    write_page(figures, target, language, house_theme(), MADE)
    return QImage(str(target))


def at(image: QImage, x: float, y: float) -> QColor:
    """The colour at a place in points."""
    return image.pixelColor(round(x / 72 * DOTS), round(y / 72 * DOTS))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ("Bezoeken per uur van de dag", "Meest geopend", "Waardig werk", "Gemaakt op 5 mei 2026")),
        (
            "fr",
            (
                "Visites par heure de la journée",
                "Les plus ouverts",
                "Un travail décent",
                "Fait le 5 mai 2026",
            ),
        ),
        ("en", ("Visits by hour of the day", "Most opened", "Decent work", "Made on 5 May 2026")),
    ],
)
def test_a_pdf_is_one_page_on_which_words_stay_words(
    tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    write_page(usual(), tmp_path / "page.pdf", language, house_theme(), MADE)
    document = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    assert len(document) == 1
    assert document[0].get_size() == (WIDTH, HEIGHT)
    text = document[0].get_textpage().get_text_range()
    assert [each for each in (*words, "223", "1 mei 2026", "Gent 2") if each not in text] == []
    document.close()


def test_a_picture_has_the_colours_of_the_house_and_bars_of_the_right_height(tmp_path: Path) -> None:
    image, theme = drawn(usual(), tmp_path / "page.png"), house_theme()
    assert (image.width(), image.height()) == (round(WIDTH / 72 * DOTS), round(HEIGHT / 72 * DOTS))
    assert at(image, 5, 5) == QColor(theme.color("red"))
    assert at(image, 5, 230) == QColor(theme.color("ink"))
    assert at(image, 5, HEIGHT - 5) == QColor(theme.color("paper"))


def test_bars_are_drawn_without_a_graphics_card_and_without_a_word_about_it() -> None:
    image = bars([9, 0, 18, 12], 2, (400, 200), "#FFF7EC", "#17130F", "#D9121F")
    places = (50, 150, 250, 350)
    heights = [sum(image.pixelColor(x, y) != QColor("#FFF7EC") for y in range(200)) for x in places]
    assert heights == pytest.approx([100, 0, 200, 133], abs=2)
    assert [image.pixelColor(x, 190).name() for x in places] == ["#17130f", "#fff7ec", "#d9121f", "#17130f"]


def test_however_much_there_is_it_ends_above_the_foot(tmp_path: Path) -> None:
    image, paper = drawn(full(), tmp_path / "page.png"), QColor(house_theme().color("paper"))
    scale = DOTS / 72
    between = range(round((FOOT + 1) * scale), round((HEIGHT - 54.5) * scale))
    inside = range(round(MARGIN * scale), round((WIDTH - MARGIN) * scale), 3)
    assert [(x, y) for y in between for x in inside if image.pixelColor(x, y) != paper] == []
    right = range(round((WIDTH - MARGIN + 2) * scale), image.width(), 3)
    below = range(round(290 * scale), image.height(), 3)
    assert [(x, y) for y in below for x in right if image.pixelColor(x, y) != paper] == []


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [Row(Place(), Entry("2026-05-01T10+02:00", "show", "", "visit"), Sum(1, 3.0))],
        [Row(Place(), Entry("", "show", "slide:a", "shown"), Sum(4, 30.0), Named("a"))],
        [Row(Place("", "beurs"), Entry("2026-05-01T10+02:00", "show", "slide:p", "vote", "1"), Sum(4))],
    ],
    ids=["nothing", "one visit", "nobody came", "a poll alone"],
)
def test_however_little_there_is_it_is_a_page(tmp_path: Path, rows: list[Row]) -> None:
    write_page(figures_of(rows), tmp_path / "page.pdf", "nl", house_theme(), MADE)
    document = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    assert len(document) == 1
    document.close()


def test_where_nothing_can_be_written_that_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "page.png").mkdir()
    with pytest.raises(OSError, match="not written"):
        drawn(usual(), tmp_path / "page.png")
