"""Folders that mean harm: links in circles, ten thousand files, bombs beside good photos. The good ones are shown."""

from __future__ import annotations

import io
import os
import sys
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image

from kiosk.media.looking import Looking
from kiosk.media.raster.rasteriser import Rasteriser
from kiosk.media.raster.svg import Drawing
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.loader import load
from tests.media import photo_files as made
from tests.media import samples
from tests.media.pdfs import assembled

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")

MANY = 10_000


def show(root: Path, *items: str, looking: Looking | None = None) -> Loaded:
    (root / "slides").mkdir(exist_ok=True)
    listed = "".join(f"  - {item}\n" for item in items)
    (root / "slides/playlist.yaml").write_text(f"languages: [nl]\nitems:\n{listed}", "utf-8")
    return load(root, looking=looking)


def shown(loaded: Loaded) -> list[str]:
    return [item.name for item in loaded.playlist.items] if loaded.playlist else []


def test_links_in_circles_are_named_and_nothing_goes_round(tmp_path: Path) -> None:
    folder = tmp_path / "assets/fotos"
    folder.mkdir(parents=True)
    (folder / "markt.jpg").write_bytes(samples.jpeg())
    (folder / "zelf").symlink_to(folder)
    (folder / "boven").symlink_to(tmp_path)
    (folder / "a.jpg").symlink_to(folder / "b.jpg")
    (folder / "b.jpg").symlink_to(folder / "a.jpg")
    (tmp_path / "assets/lus").symlink_to(tmp_path / "assets/lus")
    loaded = show(
        tmp_path,
        "folder: fotos",
        "folder: lus",
        "folder: fotos/zelf/zelf/zelf",
        "folder: fotoss",
        "image: fotos/a.jpg",
    )
    assert shown(loaded) == ["fotos/markt.jpg", "fotos/zelf/zelf/zelf/markt.jpg"]
    codes = sorted((problem.line, problem.code) for problem in loaded.problems)
    unreadable = [(3, "file-unreadable"), (3, "file-unreadable")]
    again = [(5, "file-unreadable"), (5, "file-unreadable")]
    assert codes == [*unreadable, (4, "asset-missing"), *again, (6, "asset-missing"), (7, "asset-missing")]


def test_ten_thousand_files_take_no_more_than_a_glance_each(tmp_path: Path) -> None:
    folder = tmp_path / "assets/fotos"
    folder.mkdir(parents=True)
    first = folder / "IMG_0.jpg"
    first.write_bytes(made.jpeg(exif=made.taken(b"2026:12:05 14:32:05")))
    for number in range(1, MANY):
        os.link(first, folder / f"IMG_{number}.jpg")
    began = time.process_time()
    hurried = show(tmp_path, "folder: fotos", looking=Looking(0, clock=iter(range(10**9)).__next__))
    assert hurried.playlist is not None
    assert len(hurried.playlist.items) == MANY
    assert [item.title_in("nl") for item in hurried.playlist.items[:2]] == ["Foto 1", "Foto 2"]
    newest = show(tmp_path, "folder: fotos\n    newest: 30")
    assert shown(newest) == [f"fotos/IMG_{number}.jpg" for number in range(30)]
    assert time.process_time() - began < 30  # some 3 on a machine with nothing else to do
    assert newest.problems == ()


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    declared = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{entities}]>'
    return f'{declared}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>&a11;</text></svg>'.encode()


def uses() -> bytes:
    """A billion squares by reference."""
    groups = "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 10))
    return samples.svg(f'<defs><g id="a0"><path d="M0 0h1v1z"/></g>{groups}</defs><use href="#a9"/>')


def swollen_page() -> bytes:
    """A PDF of some 50 KB whose page unpacks to a million and a half rectangles over one another."""
    packed = zlib.compress(b"0 0 595 842 re f\n" * 1_500_000)
    content = b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    return assembled(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, content], b""
    )


def endless_pages() -> bytes:
    """A PDF whose tree of pages branches ten times on each of ten levels, by reference."""
    kids = [b"<</Type/Pages/Count 9999999999/Kids[%s]>>" % (b"%d 0 R " % (n + 3) * 10) for n in range(10)]
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", *kids, b"<</Type/Page/MediaBox[0 0 595 842]>>"], b"")


def tiff_bomb() -> bytes:
    packed = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(packed, "TIFF", compression="group4")
    return packed.getvalue()


def test_bombs_in_a_folder_cost_their_own_place_alone(tmp_path: Path) -> None:
    folder = tmp_path / "assets/fotos"
    folder.mkdir(parents=True)
    files = {
        "a.svg": laughs(),
        "b.svg": uses(),
        "c.pdf": endless_pages(),
        "d.pdf": swollen_page(),
        "e.tif": tiff_bomb(),
        "f.png": samples.png(60_000, 60_000),
        "markt.jpg": samples.jpeg(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
        assert len(data) < 400_000
    loaded = show(tmp_path, "folder: fotos")
    assert shown(loaded)[-1] == "fotos/markt.jpg"
    told = {str(problem.params["name"]): problem.code for problem in loaded.problems}
    assert told.pop("fotos/c.pdf") in ("pdf-broken", "pdf-empty")
    # Whether its words can be looked through in time, too, depends on the machine.
    assert told.pop("fotos/d.pdf", "pdf-broken") == "pdf-broken"
    assert told == {
        "fotos/a.svg": "svg-broken",
        "fotos/e.tif": "picture-too-big",
        "fotos/f.png": "picture-too-big",
    }


@pytest.mark.may_log("cannot be drawn")
@pytest.mark.may_log("took too long")
@pytest.mark.parametrize(
    ("name", "data", "page"), [("b.svg", uses(), 0), ("d.pdf", swollen_page(), 1)], ids=["svg", "pdf"]
)
def test_what_swells_when_it_is_drawn_is_given_up(tmp_path: Path, name: str, data: bytes, page: int) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    rasteriser = Rasteriser(tmp_path / "cache")
    began = time.monotonic()
    drawing = Drawing(path, 640, 480, portrait=False, colors={}, crop=False, page=page)
    assert rasteriser.draw_now(drawing, limit=2.0) is None
    assert time.monotonic() - began < 20
    rasteriser.close()
