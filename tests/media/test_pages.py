"""Pages of documents: opened by the child alone, and shown only as what they were asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.media.door import Way, way_of
from kiosk.media.kinds import Kind
from kiosk.media.raster.asking import told_of
from kiosk.media.raster.rasteriser import Rasteriser
from kiosk.media.raster.svg import Drawing
from tests.media import samples


@pytest.mark.parametrize(
    ("data", "page", "way"),
    [
        (samples.PDF, 1, Way.DRAWN),
        (samples.PDF, 0, Way.NOT),
        (samples.png(), 1, Way.NOT),
        (samples.png(), 0, Way.PLAIN),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', 1, Way.NOT),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', 0, Way.DRAWN),
    ],
)
def test_only_a_document_has_pages_and_only_its_pages_are_shown(
    tmp_path: Path, data: bytes, page: int, way: Way
) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    assert way_of(path, page) is way


def test_what_the_child_knows_nothing_of_is_told_of_by_nothing(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(b"PK")
    assert told_of(path, Kind.OFFICE) == {}


def test_a_page_of_what_is_no_document_is_not_drawn(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(samples.png())
    rasteriser = Rasteriser(tmp_path / "cache")
    try:
        assert rasteriser.draw_now(Drawing(path, 8, 8, portrait=False, colors={}, page=1)) is None
    finally:
        rasteriser.close()
