"""The web page of a proof: one file, harmless whatever stands in content, the worst first."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.model import Playlist
from kiosk.problems.problem import Place, problem
from kiosk.proof.distances import Readable
from kiosk.proof.page import as_page
from kiosk.proof.prover import Page, Proof, Thumb
from kiosk.words.catalogue import languages
from kiosk.words.sentence import FailureReason

HOSTILE = "\"'><script>alert(1)</script><img src=http://fos.example/x onerror=alert(2)>"
LISTED = f"items:\n  - image: {HOSTILE}\n"


class Reader(HTMLParser):
    """What a browser would see."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.sources: list[str] = []
        self.headings: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        assert not any(name.startswith("on") for name in given), given
        self.sources += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def proof(tmp_path: Path) -> Proof:
    """Three items: one comes out well, one has a warning, one an error."""
    source = tmp_path / "slides/playlist.yaml"
    items = tuple(
        ImageItem(key=f"image:{name}", path=tmp_path / name, title={"nl": name})
        for name in ("goed", "matig", HOSTILE)
    )
    small = problem(
        "picture-small",
        Place(source, 2, 12, 10),
        name=HOSTILE,
        width=3,
        height=2,
        times=2.5,
        screens=(),
        enough="9 × 9",
    )
    broken = problem(
        "item-undrawable", Place(source, 2, 12, 10), name=HOSTILE, why=FailureReason("other", HOSTILE)
    )
    whole = problem(
        "file-unused", Place(tmp_path / "a.jpg"), count=1, folder="assets", names=(HOSTILE,), line=HOSTILE
    )
    playlist = Playlist(title={"nl": HOSTILE}, languages=("nl",), items=items, root=tmp_path)
    loaded = Loaded(playlist, (whole, broken, small), (), tmp_path, source, {source: LISTED})
    pages = [
        Page(number, item, [Thumb("nl", (1920, 1080), b"\xff\xd8")]) for number, item in enumerate(items, 1)
    ]
    pages[0].readable = [Readable(items[0], "nl", ("title",), "Goed", 1.58, 1.58)]
    pages[1].problems, pages[2].problems = [small], [broken]
    pages[2].thumbs = [Thumb("nl", (1080, 1920), b"")]
    return Proof(loaded, pages, ((1920, 1080),))


@pytest.mark.parametrize("lang", languages())
def test_whatever_stands_in_content_stays_text(proof: Proof, lang: str) -> None:
    reader = Reader(as_page(proof, lang))
    assert "script" not in reader.tags
    assert reader.tags.count("img") == 2
    assert HOSTILE in reader.text


def test_nothing_is_fetched(proof: Proof) -> None:
    page = as_page(proof, "nl")
    assert all(source.startswith("data:image/jpeg;base64,") for source in Reader(page).sources)
    assert "default-src 'none'" in page
    assert not re.search(r"@import|url\(", page)


def test_what_concerns_no_item_comes_first_then_errors_then_warnings_then_what_is_fine(proof: Proof) -> None:
    page = as_page(proof, "en")
    marks = [
        page.index(mark)
        for mark in ("About the whole show", ">3</span>", ">2</span>", "1 item comes out", ">1</span>")
    ]
    assert marks == sorted(marks)


def test_what_was_meant_is_marked_in_its_line(proof: Proof) -> None:
    assert "<pre>  - image: <mark>&quot;&#x27;&gt;&lt;script</mark>" in as_page(proof, "en")


def test_a_show_of_which_nothing_is_left_has_its_problems_on_the_page(proof: Proof) -> None:
    lost = replace(proof, loaded=replace(proof.loaded, playlist=None), pages=())
    reader = Reader(as_page(lost, "en"))
    assert reader.text.count("http://fos.example") >= 3
    assert "1 error, 2 warnings" in reader.text


def test_it_says_from_how_far_the_words_of_an_item_can_be_read(proof: Proof) -> None:
    text = Reader(as_page(proof, "nl")).text
    assert text.count("op een scherm van 24 inch, van hoogstens: NL 1,5 m") == 1
