"""A name leads to the file that was meant, in whatever form its accents are, and the difference can be seen."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from kiosk.content.alike import meant, twins
from kiosk.content.folder import Cause, ContentError, ContentFolder
from kiosk.words.spelling import distinct, spelled

NFC, NFD = (unicodedata.normalize(form, "fotos/café à Liège.jpg") for form in ("NFC", "NFD"))
any_bytes = pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="names are text on this system")


def made(base: Path, *names: str) -> Path:
    for name in names:
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text(name if name.isascii() else "…", encoding="utf-8")
    return base


@pytest.mark.parametrize(
    ("own", "typed"),
    [
        (NFD, NFC),
        (NFC, NFD),
        ("Foto's/Markt.JPG", "foto's/markt.jpg"),
        ("a.jpg.txt", "a.jpg"),
        ("a.jpg.jpg", "a.jpg"),
        ("A.YML", "a.yaml"),
        (unicodedata.normalize("NFD", "É.JPG"), unicodedata.normalize("NFC", "é.jpg")),
        pytest.param(os.fsdecode(b"caf\xe9.jpg"), "café.jpg", marks=any_bytes, id="old Windows"),
        pytest.param(os.fsdecode(b"caf\x82.jpg"), "café.jpg", marks=any_bytes, id="old DOS"),
        ("b.jpg", None),
        ("a.png", None),
        ("a", None),
    ],
)
def test_what_was_meant_is_found(tmp_path: Path, own: str, typed: str | None) -> None:
    found = meant(made(tmp_path, own), typed or "a.jpg")
    assert found == (tmp_path / own if typed else None)


def test_of_several_that_could_be_meant_none_is_taken(tmp_path: Path) -> None:
    assert meant(made(tmp_path, "A.jpg", "a.JPG"), "a.jpg") is None
    assert meant(made(tmp_path, "b.jpg.txt", "b.jpg.jpg"), "b.jpg") is None


def test_the_very_name_wins_over_one_that_is_like_it(tmp_path: Path) -> None:
    made(tmp_path / "assets", NFC, NFD, "a.jpg", "A.jpg")
    folder = ContentFolder(tmp_path)
    for name in (NFC, NFD, "a.jpg", "A.jpg"):
        assert folder.asset(name) == tmp_path / "assets" / name
    assert twins(tmp_path / "assets" / NFC) == tuple(sorted(Path(name).name for name in (NFC, NFD)))
    assert twins(tmp_path / "assets/a.jpg") == ("a.jpg",)


def test_nothing_outside_is_found_by_a_name_that_is_like_it(tmp_path: Path) -> None:
    made(tmp_path, "geheim.jpg", "show/assets/a.jpg")
    (tmp_path / "show/assets/UIT.jpg").symlink_to(tmp_path / "geheim.jpg")
    (tmp_path / "show/assets/Map").symlink_to(tmp_path, target_is_directory=True)
    folder = ContentFolder(tmp_path / "show")
    for name in ("uit.jpg", "map/geheim.jpg"):
        with pytest.raises(ContentError) as caught:
            folder.asset(name)
        assert caught.value.cause is Cause.LINK
    with pytest.raises(ContentError) as caught:
        folder.asset("../GEHEIM.jpg")
    assert caught.value.cause is Cause.OUTSIDE


def test_what_nobody_can_see_is_said_by_numbers() -> None:
    assert spelled(NFD.rpartition("/")[2]) == "cafe\\u0301 a\\u0300 Lie\\u0300ge.jpg"
    assert spelled("a .jpg ") == "a\\u0020.jpg\\u0020"
    assert distinct("m\u0430rkt.jpg", "markt.jpg") == "m\u0430rkt.jpg (m\\u0430rkt.jpg)"
    assert distinct("de\u00a0markt.jpg", "de markt.jpg").endswith("(de\\u00a0markt.jpg)")
    assert distinct("de  markt.jpg", "de markt.jpg").endswith("(de\\u0020\\u0020markt.jpg)")
    assert distinct("markt.png", "markt.jpg") == "markt.png"
