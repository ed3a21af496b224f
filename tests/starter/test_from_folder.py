"""A show of a folder: what can be shown comes along, what cannot is named."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from kiosk.media.kinds import Kind, kind_of
from kiosk.starter.left import StarterError
from kiosk.starter.make import make
from tests.media import pdfs, samples
from tests.starter.shows import entries, items, made, order, said


def put(folder: Path, **files: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


def test_photos_films_and_pages_become_one_item_for_each_folder(tmp_path: Path) -> None:
    root = put(
        tmp_path / "bron", a_png=samples.png(8, 6), b_mp4=samples.mp4(), c_pdf=pdfs.pdf(pdfs.A4, pdfs.A4)
    )
    put(root / "zaterdag 5: markt", d_png=samples.png(8, 6))
    put(root / "leeg")
    told = made(tmp_path / "stand", root)
    assert entries(tmp_path / "stand") == [{"folder": "fotos/"}, {"folder": "fotos/zaterdag 5: markt/"}]
    assert told.items == len(items(tmp_path / "stand")) == 5
    assert said(told) == []


def test_a_folder_that_lies_deep_or_has_an_odd_name_is_found_again(tmp_path: Path) -> None:
    deep = tmp_path / "bron" / ("a" * 150) / ("b" * 150) / "c  d" / os.fsdecode(b"\xe9 #1: x")
    put(deep, a_png=samples.png(8, 6))
    assert made(tmp_path / "stand", tmp_path / "bron").items == 1


def test_a_film_keeps_its_captions(tmp_path: Path) -> None:
    words = b"WEBVTT\n\n00:01.000 --> 00:03.000\nGoedendag.\n"
    root = put(tmp_path / "bron", straat_mp4=samples.mp4(seconds=9), straat_nl_vtt=words)
    made(tmp_path / "stand", root)
    (film,) = items(tmp_path / "stand")
    assert list(film.captions) == ["nl"]


def test_many_upright_photos_are_shown_whole(tmp_path: Path) -> None:
    root = put(tmp_path / "bron", a_png=samples.png(8, 6), b_png=samples.png(6, 8))
    made(tmp_path / "stand", root)
    assert entries(tmp_path / "stand") == [{"folder": "fotos/", "fit": "contain"}]


def test_every_file_is_carried_or_named(tmp_path: Path) -> None:
    root = put(
        tmp_path / "bron",
        goed_png=samples.png(),
        half_png=samples.png()[:40],
        raw_nef=samples.raw_tiff(),
        lied_mp3=b"ID3" + bytes(40),
        praatje_pptx=b"PK\x03\x04" + b"ppt/" + bytes(60),
        brief_txt=b"hallo",
        Thumbs_db=b"x",
    )
    (root / os.fsdecode(b"caf\xe9.png")).write_bytes(samples.png())
    (root / ".verborgen.png").write_bytes(samples.png())
    told = made(tmp_path / "stand", root)
    assert told.items == 2
    # The name with bytes that are no text is kept, as no playlist names it.
    assert os.fsdecode(b"caf\xe9.png") in {
        path.name for path in (tmp_path / "stand" / "assets" / "fotos").iterdir()
    }
    named = "\n".join(said(told))
    for name in ("half.png", "raw.nef", "lied.mp3", "praatje.pptx", "brief.txt"):
        assert named.count(name) == 1, name
    assert "Thumbs" not in named
    assert "verborgen" not in named


def test_a_raw_photo_beside_its_jpeg_is_named_once(tmp_path: Path) -> None:
    root = put(tmp_path / "bron", a_jpg=samples.jpeg(), a_nef=samples.raw_tiff())
    told = made(tmp_path / "stand", root)
    assert said(told) == ["Geen foto, film of pdf, en achtergebleven: a.nef"]


def test_two_names_that_look_the_same_come_both(tmp_path: Path) -> None:
    root = tmp_path / "bron"
    root.mkdir()
    for form in ("NFC", "NFD"):
        (root / unicodedata.normalize(form, "café.png")).write_bytes(samples.png())
    told = made(tmp_path / "stand", root)
    assert told.items == 2
    (renamed,) = said(told)
    assert "-2.png" in renamed


def test_links_to_files_are_followed_and_links_to_folders_are_named(tmp_path: Path) -> None:
    elsewhere = put(tmp_path / "elders", ver_png=samples.png(), brief_txt=b"x")
    root = put(tmp_path / "bron", a_png=samples.png())
    (root / "b.png").symlink_to(elsewhere / "ver.png")
    (root / "map").symlink_to(elsewhere)
    (root / "kring").symlink_to(root)
    (root / "weg.png").symlink_to(elsewhere / "weg.png")
    told = made(tmp_path / "stand", root)
    assert told.items == 2
    assert not (tmp_path / "stand" / "assets" / "fotos" / "b.png").is_symlink()
    assert said(told) == [
        "'kring' is een snelkoppeling naar een map; wat daar ligt, bleef achter. Kopieer die map naar de andere.",
        "'map' is een snelkoppeling naar een map; wat daar ligt, bleef achter. Kopieer die map naar de andere.",
        "'weg.png' is een snelkoppeling naar een bestand dat er niet meer is.",
    ]


def test_a_pipe_and_a_file_that_may_not_be_read_stop_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = put(tmp_path / "bron", a_png=samples.png(), dicht_png=samples.png())
    os.mkfifo(root / "pijp.png")

    def refuse(path: Path) -> Kind:
        if path.name == "dicht.png":
            raise PermissionError(13, "dicht")
        return kind_of(path)

    # Root may read everything.
    monkeypatch.setattr("kiosk.media.files.kind_of", refuse)
    told = make(tmp_path / "stand", order(), root)
    assert told.items == 1
    assert [line.partition(" kan")[0] for line in said(told)] == ["'dicht.png'", "'pijp.png'"]


def test_nothing_to_show_makes_no_folder_and_says_why(tmp_path: Path) -> None:
    root = put(tmp_path / "bron", brief_txt=b"x", half_png=samples.png()[:40])
    with pytest.raises(StarterError) as refused:
        make(tmp_path / "stand", order(), root)
    assert refused.value.said("nl") == (
        f"In {root} zit niets dat de kiosk kan tonen: geen foto, geen film en geen pdf."
    )
    assert len(refused.value.params["left"]) == 2  # type: ignore[arg-type]
    assert not (tmp_path / "stand").exists()


def test_a_content_folder_is_a_show_already(tmp_path: Path) -> None:
    make(tmp_path / "een", order())
    with pytest.raises(StarterError, match="new-is-show"):
        make(tmp_path / "twee", order(), tmp_path / "een")


@pytest.mark.parametrize("name", ["weg", "pijp"])
def test_what_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pijp")
    with pytest.raises(StarterError, match="new-no-source"):
        make(tmp_path / "stand", order(), tmp_path / name)


def test_a_photo_by_itself_says_what_can_be_begun_with(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(samples.png())
    with pytest.raises(StarterError) as refused:
        make(tmp_path / "stand", order(), tmp_path / "a.png")
    assert refused.value.said("nl").startswith(
        "'a.png' is een PNG-beeld. Begin van een map met foto’s en films, "
    )
