"""Pages of a PDF as items: which ones, what is said of them, and how they come to the screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk.media.looking import Looking
from kiosk.playlist import load
from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.loader import load as load_with
from kiosk.playlist.model import Item, Picture
from tests.media import pdfs, samples


def show(root: Path, entry: str, *pages: tuple[float, float]) -> list[Item]:
    """What a playlist of this one item shows; the PDF has these pages, or three of A4."""
    for folder in ("slides", "assets"):
        (root / folder).mkdir(exist_ok=True)
    (root / "assets" / "verslag.pdf").write_bytes(pdfs.pdf(*(pages or [pdfs.A4] * 3)))
    (root / "slides" / "playlist.yaml").write_text(f"items:\n  - pdf: verslag.pdf\n{entry}", "utf-8")
    loaded = load(root)
    return list(loaded.playlist.items) if loaded.playlist else []


def pages_of(items: list[Item]) -> list[int]:
    return [item.page for item in items if isinstance(item, ImageItem)]


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("", [1, 2, 3]),
        ("    pages: 2", [2]),
        ("    pages: 1-2", [1, 2]),
        ("    pages: 2-", [2, 3]),
        ("    pages: -2", [1, 2]),
        ("    pages: 3,1", [3, 1]),
        ("    pages: 1 , 3 -", [1, 3]),
        ("    pages: 2–3", [2, 3]),
        ("    pages: 1,1", [1, 1]),
        ("    pages: [1, 3]", [1, 3]),
        ("    pages: [1-2]", [1, 2]),
        ("    pages: 2-99999", [2, 3]),
        *(
            (f"    pages: {wrong}", [1, 2, 3])
            for wrong in ("0", "3-1", "'-'", "1,,2", "een", "1-2-3", "'1 2'", "[een]")
        ),
    ],
)
def test_the_pages_that_are_asked_for_come_in_that_order(
    tmp_path: Path, typed: str, pages: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.playlist.kinds.pdf.told_of", lambda path, kind: {"pages": [[210, 297]] * 3})
    assert pages_of(show(tmp_path, typed)) == pages


def test_each_page_is_an_item_with_a_key_of_its_own_that_a_reload_finds_again(tmp_path: Path) -> None:
    items = show(tmp_path, "    pages: 2,1,2\n")
    assert [item.key for item in items] == [
        "pdf:verslag.pdf (2)",
        "pdf:verslag.pdf (1)",
        "pdf:verslag.pdf (2)#2",
    ]
    assert [item.key for item in show(tmp_path, "    pages: 2,1,2\n")] == [item.key for item in items]


def test_what_is_typed_holds_for_each_page(tmp_path: Path) -> None:
    typed = "    pages: 1-2\n    duration: 12s\n    fit: cover\n    color: sun\n    transition: cut\n    title: Verslag\n"
    first, second = show(tmp_path, typed)
    for item in (first, second):
        assert (item.duration, item.fit, item.color, item.transition) == (12.0, "cover", "sun", "cut")
        assert item.text_in("nl").title == "Verslag"
        assert (item.layout, item.drifts, item.needs_picture, item.is_film) == ("photo", False, True, False)
    assert second.title_in("fr") == "Verslag · 2"
    assert second.picture == Picture(tmp_path / "assets" / "verslag.pdf", 2, "cover")


def test_a_page_without_more_said_is_wholly_seen_for_eight_seconds(tmp_path: Path) -> None:
    first, *_ = show(tmp_path, "")
    assert (first.fit, first.color, first.duration, first.reading_time("nl")) == ("contain", "ink", None, 8.0)
    assert (first.text_in("nl").title, first.title_in("nl")) == ("", "verslag · 1")


def test_the_words_on_a_page_are_told_to_who_does_not_see_it(tmp_path: Path) -> None:
    (tmp_path / "visie.pdf").write_bytes(
        pdfs.pdf(pdfs.A4, content=[pdfs.words("Onze visie", "Eerlijk werk.")])
    )
    loaded = load(tmp_path)
    assert loaded.playlist
    (page,) = loaded.playlist.items
    assert (page.title_in("nl"), page.text_in("nl").title) == ("Onze visie", "")
    assert page.text_in("nl").alt == page.text_in("fr").alt == "Onze visie Eerlijk werk."


def test_a_folder_shows_its_pdfs_page_by_page_among_its_pictures(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(pdfs.pdf(pdfs.A4, pdfs.A4))
    (tmp_path / "a.png").write_bytes(samples.png())
    (tmp_path / "c.png").write_bytes(samples.png())
    (tmp_path / "d.pdf").write_bytes(pdfs.pdf(pdfs.A4, locked=True))
    loaded = load(tmp_path)
    assert loaded.playlist
    assert [item.key for item in loaded.playlist.items] == [
        "image:a.png",
        "pdf:b.pdf (1)",
        "pdf:b.pdf (2)",
        "image:c.png",
    ]
    assert [problem.code for problem in loaded.problems] == ["pdf-password"]


def test_an_item_for_a_folder_shows_its_pdfs_too(tmp_path: Path) -> None:
    (tmp_path / "slides").mkdir()
    (tmp_path / "assets" / "map").mkdir(parents=True)
    (tmp_path / "assets" / "map" / "b.pdf").write_bytes(pdfs.pdf(pdfs.A4, pdfs.A4))
    typed = "items:\n  - folder: map/\n    duration: 6s\n    fit: cover\n"
    (tmp_path / "slides" / "playlist.yaml").write_text(typed, "utf-8")
    loaded = load(tmp_path)
    assert loaded.playlist
    assert [(item.key, item.duration, item.fit) for item in loaded.playlist.items] == [
        ("pdf:map/b.pdf (1)", 6.0, "cover"),
        ("pdf:map/b.pdf (2)", 6.0, "cover"),
    ]


def test_who_is_in_a_hurry_begins_with_the_first_page(tmp_path: Path) -> None:
    ticks = iter(range(1000))
    in_a_hurry = Looking(0.5, clock=lambda: float(next(ticks)))
    for name in ("a.png", "b.pdf"):
        (tmp_path / name).write_bytes(pdfs.pdf(*[pdfs.A4] * 3) if name == "b.pdf" else samples.png())
    loaded = load_with(tmp_path, looking=in_a_hurry)
    assert in_a_hurry.took_on_trust
    assert loaded.playlist
    assert [item.key for item in loaded.playlist.items] == ["image:a.png", "pdf:b.pdf (1)"]


def test_the_checker_opens_no_pdf_in_its_own_process(tmp_path: Path) -> None:
    show(tmp_path, "")
    code = "import sys; from kiosk.playlist import load; from pathlib import Path; p = load(Path(sys.argv[1])).playlist;"
    code += "print(len(p.items), 'pypdfium2' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["3", "False"]


def test_pages_are_drawn_on_the_sheet_in_their_place_and_colours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is red and stands in the middle of a window that is wider than it; beside it is the field."""
    show(tmp_path, "    color: sky\n", (200, 300))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    command = [
        sys.executable,
        "-m",
        "kiosk",
        "sheet",
        str(tmp_path),
        "-o",
        str(tmp_path / "uit"),
        "--lang",
        "nl",
    ]
    done = subprocess.run(
        [*command, "--size", "900x600"], capture_output=True, text=True, timeout=400, check=False
    )
    assert done.returncode == 0, done.stderr
    (picture,) = (tmp_path / "uit").glob("*.png")
    image = QImage(str(picture))
    page, beside = image.pixelColor(450, 200), image.pixelColor(100, 200)
    assert (page.red(), page.green(), page.blue()) == (204, 26, 26)
    assert beside.blue() > beside.red()
    assert "verslag.pdf-1" in picture.name


def test_pages_of_a_pdf_that_is_called_a_picture_are_kept_by_the_tip(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/verslag.pdf").write_bytes(pdfs.pdf(*[pdfs.A4] * 3))
    playlist = tmp_path / "slides/playlist.yaml"
    playlist.parent.mkdir()
    playlist.write_text("items:\n  - image: verslag.pdf\n    pages: 1,3\n", encoding="utf-8")
    (problem,) = load(tmp_path).problems
    assert problem.hint("nl") == "typ: - pdf: verslag.pdf"
    playlist.write_text("items:\n  - pdf: verslag.pdf\n    pages: 1,3\n", encoding="utf-8")
    assert load(tmp_path).problems == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3-5", "'verslag.pdf' heeft 3 pagina's; pagina's 4-5 bestaan niet"),
        ("1,7", "'verslag.pdf' heeft 3 pagina's; pagina 7 bestaat niet"),
        ("1,7,9", "'verslag.pdf' heeft 3 pagina's; pagina's 7 en 9 bestaan niet"),
    ],
)
def test_several_pages_that_do_not_exist_are_told_as_several(tmp_path: Path, typed: str, said: str) -> None:
    show(tmp_path, f"    pages: {typed}\n")
    (problem,) = load(tmp_path).problems
    assert problem.message("nl").endswith(said)
