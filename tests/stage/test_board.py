"""The PDF for the board: everything said once, as words that can be searched; photos together; nothing lost between pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.content.folder import ContentFolder
from kiosk.content.mission import mission_root
from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.playlist.model import Item, Playlist, Point, Slide, SlideText
from kiosk.playlist.schedule import UNREADABLE, When
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place, problem
from kiosk.sheet.board import Facts, Part, Pictures, parts_of
from kiosk.sheet.board_pages import write_board
from kiosk.sheet.board_times import length, of_a_round, shown_when
from kiosk.sheet.flow import over_pages
from kiosk.sheet.paper import Line, Paper, Style
from kiosk.sheet.photographer import Shot
from kiosk.theme.loader import read_theme
from kiosk.theme.theme import Theme
from kiosk.words.catalogue import languages

LANDSCAPE, PORTRAIT = (160, 90), (90, 160)


@cache
def house() -> Theme:
    return read_theme(ContentFolder(mission_root()), Findings())


def paper_in(folder: Path) -> Paper:
    return Paper(folder / "x.pdf", house(), "")


def slide(name: str, **texts: SlideText) -> SlideItem:
    return SlideItem(key=f"slide:{name}", slide=Slide(name=name, layout="story", texts=texts, color="sun"))


def photo(name: str, **title: str) -> ImageItem:
    return ImageItem(key=f"image:{name}", path=Path(f"{name}.jpg"), title=title, called={"nl": name})


def pictures(item: Item, *sizes: tuple[int, int]) -> Pictures:
    shots = []
    for size in sizes or (LANDSCAPE, PORTRAIT):
        image = QImage(*size, QImage.Format.Format_RGB32)
        image.fill(QColor("red"))
        shots.append(Shot(item.key, item.key, "nl", "end", image))
    return Pictures((tuple(shots),))


def pages(
    folder: Path, items: Sequence[Item], spoken: tuple[str, ...] = ("nl", "fr"), **facts: object
) -> list[str]:
    """The text of each page of a PDF of ``items``, each shown for 12 s."""
    playlist = Playlist(
        title={"nl": "Stand"}, languages=spoken, items=tuple(items), root=folder, theme=house()
    )
    parts = parts_of(playlist, range(len(items)))
    told = Facts({item.key: 12.0 for item in items}, languages=spoken, root=folder)
    shots = {index: pictures(item) for index, item in enumerate(items)}
    write_board(playlist, parts, shots, folder / "x.pdf", replace(told, **facts))  # type: ignore[arg-type]
    document = pypdfium2.PdfDocument(folder / "x.pdf")
    assert {tuple(round(side) for side in page.get_size()) for page in document} == {(595, 842)}
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


WORDS = SlideText(
    title="Eén strijd,\noveral",
    label="Wie we zijn",
    text="Financiële efficiëntie: de coöperatie van Zoë, œuvre, Łódź.",
    points=(Point("Zorg", "Voor iedereen."), Point("Werk")),
    figure="8 uur",
    by="Een buurvrouw",
    answers=("Ja", "Neen"),
    caption="Bron: 1 mei",
    more="Een **vette** zin.\n\n- een punt\n- nog een",
    alt="Een tafel.",
)


def test_all_words_of_a_slide_are_on_its_page_in_all_languages(qapp: object, tmp_path: Path) -> None:
    french = SlideText(title="Qu’est-ce qui compte\u00a0?", text="L’efficacité, affichée.")
    first, second = pages(tmp_path, [slide("a", nl=WORDS, fr=french)])
    flat = " ".join(second.split())
    for words in (
        *(
            "NEDERLANDS",
            "FRANS",
            "Wie we zijn",
            "Eén strijd, overal",
            "8 uur",
            "— Een buurvrouw",
            "1 Zorg",
            "Werk",
        ),
        *(
            "Voor iedereen.",
            "Ja",
            "Neen",
            "Bron: 1 mei",
            "LEES MEER",
            "Een vette zin.",
            "een punt",
            "Een tafel.",
        ),
        *("BESCHRIJVING VAN HET BEELD", "12 s, de leestijd", "altijd", "Qu’est-ce qui compte", "SLIDE"),
    ):
        assert words in flat, words
    # Without ligatures, whatever the line ends on.
    joined = re.sub(r"\s", "", second)
    for words in ("Financiëleefficiëntie:decoöperatievanZoë,œuvre,Łódź.", "L’efficacité,affichée."):
        assert words in joined
    assert "Eén strijd, overal" in first


def test_the_fonts_travel_along(qapp: object, tmp_path: Path) -> None:
    pages(tmp_path, [slide("a", nl=WORDS)])
    data = (tmp_path / "x.pdf").read_bytes()
    named, inside = (len(re.findall(name, data)) for name in (rb"/Type /FontDescriptor", rb"/FontFile2"))
    assert named == inside > 0


def test_the_first_page_tells_the_round(qapp: object, tmp_path: Path) -> None:
    items = [slide("a", nl=SlideText("Samen")), slide("b", nl=SlideText("Sterk")), photo("Groep")]
    first = pages(tmp_path, items, day=date(2026, 12, 5))[0]
    flat = " ".join(first.split())
    assert flat == (
        "FOS Stand ONDERDELEN 3 EÉN RONDE 36 s TALEN Nederlands, Frans PROBLEMEN geen WAT DUUR WANNEER BLZ. "
        "1 Samen slide 12 s altijd 2 2 Sterk slide 12 s altijd 3 3 Groep foto 12 s altijd 4 "
        "Stand · 5 december 2026 1 / 4"
    )


def test_problems_stand_on_the_first_pages_however_many(qapp: object, tmp_path: Path) -> None:
    found = [
        problem(
            "asset-missing",
            Place(tmp_path / "slides" / "a.yaml", number),
            name=f"f{number}.png",
            near="",
            where="x",
        )
        for number in range(1, 61)
    ]
    told = pages(tmp_path, [slide("a", nl=WORDS)], problems=found)
    assert "60 fouten" in told[0]
    together = "\n".join(told)
    for number in range(1, 61):
        assert len(re.findall(rf"a\.yaml:{number}\b", together)) == 1
        assert together.count(f"'f{number}.png'") == 1


def test_a_long_text_goes_on_over_pages_and_loses_nothing(qapp: object, tmp_path: Path) -> None:
    marks = [f"w{number:04}" for number in range(2000)]
    more = "\n\n".join(" ".join(marks[start : start + 40]) for start in range(0, 2000, 40))
    told = pages(tmp_path, [slide("a", nl=SlideText("Lang", more=more), fr=SlideText("Long"))])
    assert re.findall(r"w\d{4}", "\n".join(told)) == marks
    assert "VERVOLG" in told[2]
    # Alone in its language it fills the columns.
    assert len(told) < 10


def test_more_languages_than_columns_stand_below_each_other(qapp: object, tmp_path: Path) -> None:
    spoken = ("nl", "fr", "en", "es", "de")
    texts = {code: SlideText(title=f"Titel {code}") for code in spoken}
    told = pages(tmp_path, [slide("a", **texts)], spoken)
    assert len(told) == 2
    assert all(f"Titel {code}" in told[1] for code in spoken)


def test_a_show_in_a_language_of_no_catalogue_is_told_in_english(qapp: object, tmp_path: Path) -> None:
    told = pages(tmp_path, [slide("a", es=SlideText(title="Trabajo digno"))], ("es",))
    assert "ONE ROUND" in told[0]
    assert "Trabajo digno" in told[1]


def test_300_photos_share_pages(qapp: object, tmp_path: Path) -> None:
    told = pages(tmp_path, [slide("a", nl=WORDS), *(photo(f"Foto{number}") for number in range(300))])
    assert len(told) <= 2 + 12
    assert "300 foto’s" in told[0]
    assert "2–301" in told[0]
    names = re.findall(r"\bFoto\d+\b", "\n".join(told[1:]))
    assert names == [f"Foto{number}" for number in range(300)]


@pytest.mark.parametrize(
    ("items", "parts"),
    [
        ([photo("a"), photo("b"), photo("c")], [1, 1, 1]),
        ([photo("a"), photo("b"), photo("c"), photo("d")], [4]),
        ([photo(name, nl="Groep") for name in "abcd"], [4]),
        ([*(photo(name) for name in "abcd"), photo("e", nl="Groep")], [4, 1]),
        ([*(photo(name) for name in "abcd"), *(replace(photo(name), page=1) for name in "efgh")], [4, 4]),
        ([photo("a"), slide("b", nl=WORDS), photo("c"), photo("d"), photo("e")], [1, 1, 1, 1, 1]),
        ([*(photo(name) for name in "abcd"), *(replace(photo(name), every=2) for name in "efgh")], [4, 4]),
    ],
)
def test_photos_in_a_row_share_pages_when_they_have_as_much_in_common(
    tmp_path: Path, items: list[Item], parts: list[int]
) -> None:
    playlist = Playlist(title={}, languages=("nl",), items=tuple(items), root=tmp_path)
    found = parts_of(playlist, range(len(items)))
    assert [len(part.indices) for part in found] == parts
    assert [index for part in found for index in part.indices] == list(range(len(items)))
    assert found[0] == Part(tuple(range(parts[0])))


@pytest.mark.parametrize(
    ("seconds", "nl", "fr"),
    [
        (8, "8 s", "8 s"),
        (59.6, "1 min", "1 min"),
        (80.4, "1 min 20 s", "1 min 20 s"),
        (3600, "1 u 0 min", "1 h 0 min"),
        (5430, "1 u 30 min", "1 h 30 min"),
    ],
)
def test_a_length_is_told_as_people_tell_it(seconds: float, nl: str, fr: str) -> None:
    assert (length(seconds, "nl"), length(seconds, "fr")) == (nl, fr)


FIFTH = date(2026, 12, 5)


@pytest.mark.parametrize(
    ("when", "every", "told"),
    [
        (None, 1, ("altijd", "toujours", "always")),
        (None, 2, ("elke 2 ronden", "tous les 2 tours", "every 2 rounds")),
        (When(days=frozenset((5, 6))), 1, ("za, zo", "sam, dim", "Sat, Sun")),
        (When(days=frozenset(range(5))), 1, ("ma–vr", "lun–ven", "Mon–Fri")),
        (
            When(between=(time(10), time(18, 30))),
            1,
            ("van 10:00 tot 18:30", "de 10:00 à 18:30", "10:00 to 18:30"),
        ),
        (
            When(since=FIFTH, until=FIFTH),
            1,
            ("op 5 december 2026", "le 5 décembre 2026", "on 5 December 2026"),
        ),
        (
            When(since=FIFTH),
            1,
            ("vanaf 5 december 2026", "à partir du 5 décembre 2026", "from 5 December 2026"),
        ),
        (
            When(until=FIFTH, but=frozenset((date(2026, 12, 1),))),
            2,
            (
                "tot en met 5 december 2026; niet op 1 december 2026; elke 2 ronden",
                "jusqu’au 5 décembre 2026 inclus; sauf le 1 décembre 2026; tous les 2 tours",
                "until 5 December 2026; not on 1 December 2026; every 2 rounds",
            ),
        ),
        (
            UNREADABLE,
            1,
            (
                "nooit: 'when' kan niet gelezen worden",
                "jamais\u00a0: 'when' est illisible",
                "never: 'when' cannot be read",
            ),
        ),
    ],
)
def test_when_it_is_shown_is_told_in_words(when: When | None, every: int, told: tuple[str, ...]) -> None:
    item = replace(photo("a"), when=when, every=every)
    assert tuple(shown_when(item, code).casefold() for code in languages()) == tuple(
        each.casefold() for each in told
    )


def test_a_round_lasts_at_most_so_long_where_not_all_is_in_each(tmp_path: Path) -> None:
    assert of_a_round([photo("a")], 80, "nl") == "1 min 20 s"
    assert of_a_round([photo("a"), replace(photo("b"), every=2)], 80, "nl") == "hoogstens 1 min 20 s"


def test_a_heading_is_not_left_alone_and_a_gap_is_not_at_a_pages_top(qapp: object, tmp_path: Path) -> None:
    paper = paper_in(tmp_path)
    (line,) = paper.set("woorden", Style(size=10.0, leading=1.0), 200.0)
    heading, text = replace(line, stays_with_next=True, gap=5.0), replace(line, gap=5.0)
    numbers = [
        [len(page) for page in over_pages([text] * 3 + [heading, text], room, 100.0)] for room in (70.0, 65.0)
    ]
    assert numbers == [[5], [3, 2]]
    assert over_pages([text] * 5, 40.0, 40.0)[1] == [text, text]
    assert [len(page) for page in over_pages([replace(line, height=200.0)] * 2, 40.0, 50.0)] == [0, 1, 1]
    assert over_pages([], 40.0, 40.0) == [[]]


def test_a_headline_leaves_no_word_alone(qapp: object, tmp_path: Path) -> None:
    paper = paper_in(tmp_path)
    style = Style("headline", 20.0)
    words = "Eerlijk delen stopt niet aan de grens"
    width = paper.width_of(words, style) * 0.93
    lines = paper.balanced(words, style, width)
    first, second = (line.layout.lineAt(line.number) for line in lines)
    assert second.naturalTextWidth() > first.naturalTextWidth() * 0.6


def test_what_is_too_long_is_cut_with_dots(qapp: object, tmp_path: Path) -> None:
    paper = paper_in(tmp_path)
    lines: list[Line] = paper.set("woord " * 50, Style(), 100.0, most=2)
    assert len(lines) == 2
    assert lines[1].layout.text().rstrip().endswith("…")


def test_a_pdf_that_cannot_be_written_is_an_error(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "map.pdf").mkdir()
    with pytest.raises(OSError, match=r"map\.pdf"):
        Paper(tmp_path / "map.pdf", house(), "")
