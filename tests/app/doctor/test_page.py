"""The page: everything on it, nothing beyond its edges, green or red; with Qt and without."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
import yaml
from PIL import Image

from kiosk.app.doctor import page as drawing
from kiosk.app.doctor.examination import Examination
from kiosk.content.mission import mission_root
from kiosk.machine.doctor.finding import Finding, attention, bad, good
from kiosk.sheet import doctor_page
from kiosk.sheet.doctor_page import (
    FONTS,
    FOOT,
    GREEN,
    HEIGHT,
    MARGIN,
    RED,
    WIDTH,
    Page,
    Point,
    Row,
    Type,
    draw,
)
from kiosk.sheet.doctor_plain import plain_image

FACTS: dict[str, object] = {
    "computer": {"kiosk": "0.1.0", "system": "Debian", "python": "3.11", "processors": 2, "model": "PC"}
}
FINE = [good("memory", "memory-good", total=3.9, free=2.0), good("power", "power-good")]
LACKING: list[Finding] = [
    bad("screen", "screen-none", "plug-screen"),
    attention("sound", "sound-none", "sound-none"),
]
LONG = "/a/very/long/path/without/any/blank/that/is/wider/than/the/page" * 3


class Measured:
    """A surface that notes what lies where; every letter is half as wide as it is high."""

    def __init__(self) -> None:
        self.edges: list[tuple[float, float]] = []
        self.said: list[tuple[str, float]] = []
        self.fills: list[str] = []

    def fill(self, x: float, y: float, width: float, height: float, color: str) -> None:
        self.fills.append(color)

    def disc(self, x: float, y: float, radius: float, color: str) -> None:
        self.edges.append((x + radius, y + radius))

    def stroke(self, points: Sequence[Point], width: float, color: str) -> None:
        self.edges += points

    def line(self, words: str, style: Type, x: float, y: float) -> None:
        self.edges.append((x + self.width_of(words, style), y + style.size * style.leading))
        self.said.append((words, style.size))

    def width_of(self, words: str, style: Type) -> float:
        return len(words) * style.size / 2


def page_of(state: str, bads: int, goods: int) -> Page:
    says = "Words that say in a sentence of some length what was found on this computer."
    rows = [
        Row(state if n < bads else "good", f"Subject {n}", f"{n}: {says}", says) for n in range(bads + goods)
    ]
    return Page(
        state if bads else "good", "A verdict of several words", "1 bad", rows, "2026-12-01 09:00", "foot"
    )


@pytest.mark.parametrize(("bads", "goods"), [(0, 15), (1, 14), (4, 11), (9, 6), (15, 0)])
def test_everything_fits_on_one_page(bads: int, goods: int) -> None:
    on, page = Measured(), page_of("bad", bads, goods)
    draw(page, on)
    whole = " ".join(words for words, _ in on.said)
    assert all(row.says in whole for row in page.rows)
    body = [(x, y) for x, y in on.edges if y < HEIGHT - FOOT + 8]
    assert max(y for _, y in body) <= HEIGHT - FOOT
    assert max(x for x, _ in on.edges) <= WIDTH - MARGIN + 1
    assert (RED in on.fills, GREEN in on.fills) == (bads > 0, bads == 0)


def test_a_few_bad_things_are_large_enough_for_a_metre() -> None:
    on = Measured()
    draw(page_of("bad", 3, 12), on)
    sizes = {words[:2]: size for words, size in on.said if words[1:2] == ":"}
    # Letters of a 250th of the distance: 4 mm is 11 points.
    assert min(sizes[f"{n}:"] for n in range(3)) >= 12


def test_the_colours_are_the_houses() -> None:
    colors = yaml.safe_load((mission_root() / "assets" / "theme.yaml").read_text("utf-8"))["colors"]
    named = {"ink": "INK", "paper": "PAPER", "leaf": "GREEN", "red": "RED", "sun": "SUN"}
    assert {token: getattr(doctor_page, name) for token, name in named.items()} == {
        token: colors[token] for token in named
    }
    assert set(doctor_page.font_files()) == set(FONTS)


def test_qt_writes_words_that_stay_words_and_a_picture(tmp_path: Path) -> None:
    pdf = tmp_path / "page.pdf"
    assert drawing.write_page(Examination([*LACKING, *FINE], FACTS), "nl", pdf) == ""
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_bounded()
    assert len(document) == 1
    document.close()
    assert "Er is geen scherm." in text
    assert "fout: 1 · let op: 1 · goed: 2" in text


def test_without_qt_the_page_is_drawn_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    png = tmp_path / "page.png"
    monkeypatch.setattr(drawing, "WAYS", ("nothing", "plain"))
    assert drawing.write_page(Examination(FINE, FACTS), "fr", png) == ""
    with Image.open(png) as image:
        assert image.size == (1239, 1754)
        assert image.getpixel((5, 5)) == (0x0A, 0x5A, 0x3E)


def test_a_word_wider_than_the_page_is_broken() -> None:
    page = Page("bad", "No", "1", [Row("bad", "Disk", LONG, LONG)], "2026", "foot")
    image = plain_image(page, doctor_page.font_files())
    edge = image.crop((round(image.width * (1 - MARGIN / WIDTH)) + 2, 450, image.width, image.height))
    assert edge.getcolors() == [(edge.width * edge.height, (0xFF, 0xF7, 0xEC))]


def test_a_page_that_cannot_be_drawn_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "WAYS", ("plain",))
    why = drawing.write_page(Examination(FINE, FACTS), "en", tmp_path / "none" / "page.png")
    assert "FileNotFoundError" in why
