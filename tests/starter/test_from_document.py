"""A show of a PDF: each page an item, named by its own heading, shown for as long as it takes to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.starter.left import StarterError
from kiosk.starter.make import make
from tests.media import pdfs, samples
from tests.starter.shows import entries, items, made, order, said


def written(path: Path, *lines: str, lost: int = 0) -> Path:
    """A PDF with a page for each of ``lines``: a heading, and behind a bar the small words under it."""
    content = [pdfs.words(*line.split("|")) for line in lines]
    path.write_bytes(pdfs.pdf(*([pdfs.A4] * len(lines)), content=content, lost=lost))
    return path


def test_each_page_is_an_item_with_its_heading_beside_it(tmp_path: Path) -> None:
    many = " ".join(["woord"] * 40)
    source = written(
        tmp_path / "Jaarverslag 2026.pdf", "Onze visie", f"De cijfers|{many}", f"Slot|{many * 5}"
    )
    told = made(tmp_path / "stand", source)
    assert (told.items, said(told)) == (3, [])
    assert entries(tmp_path / "stand") == [
        {"pdf": "Jaarverslag 2026.pdf", "pages": 1},
        {"pdf": "Jaarverslag 2026.pdf", "pages": 2, "duration": "17s"},
        {"pdf": "Jaarverslag 2026.pdf", "pages": 3, "duration": "30s"},
    ]
    text = (tmp_path / "stand" / "slides" / "playlist.yaml").read_text("utf-8")
    assert "    pages: 2  # De cijfers\n" in text
    assert [item.title_in("nl") for item in items(tmp_path / "stand")] == ["Onze visie", "De cijfers", "Slot"]


def test_a_damaged_page_is_named_and_the_others_are_shown(tmp_path: Path) -> None:
    source = written(tmp_path / "a.pdf", "Een", "Twee", lost=1)
    told = made(tmp_path / "stand", source)
    assert told.items == 2
    assert len(said(told)) == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdfs.pdf(pdfs.A4, locked=True), "de pdf 'a.pdf' is beveiligd met een wachtwoord: open de pdf, "),
        (samples.PDF, "de pdf 'a.pdf' is beschadigd of maar half gekopieerd: kopieer hem opnieuw"),
        (pdfs.pdf(), "de pdf 'a.pdf' heeft geen enkele pagina: "),
    ],
)
def test_a_pdf_that_cannot_be_shown_is_refused_in_the_checkers_words(
    tmp_path: Path, data: bytes, words: str
) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(StarterError) as refused:
        make(tmp_path / "stand", order(), tmp_path / "a.pdf")
    assert words in refused.value.said("nl")
    assert not (tmp_path / "stand").exists()


def test_a_very_long_document_is_one_item(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.starter.from_document.MOST_ENTRIES", 2)
    made(tmp_path / "stand", written(tmp_path / "a.pdf", "A", "B", "C"))
    assert entries(tmp_path / "stand") == [{"pdf": "a.pdf"}]
