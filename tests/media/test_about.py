"""A photo's own caption and date, from good files, odd ones, and files that mean harm."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.media.given_name import given_name
from kiosk.media.photos.about import ANY, LONGEST, caption, taken
from tests.media import photo_files as made
from tests.media import samples

CAFE = "Café de la Paix"


@pytest.fixture(autouse=True)
def _in_brussels(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Brussels")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def caption_of(tmp_path: Path, data: bytes) -> dict[str, str]:
    path = tmp_path / "IMG_4821.jpg"
    path.write_bytes(data)
    return dict(caption(path))


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("wrap", [made.jpeg, made.png, made.webp])
def test_a_description_in_exif_is_a_caption(tmp_path: Path, wrap: object, order: str) -> None:
    data = wrap(exif=made.tiff({0x10E: b"De markt van Gent"}, order=order))  # type: ignore[operator]
    assert caption_of(tmp_path, data) == {ANY: "De markt van Gent"}


@pytest.mark.parametrize("wrap", [made.jpeg, made.png, made.webp])
def test_xmp_has_a_caption_by_language(tmp_path: Path, wrap: object) -> None:
    packet = made.xmp(made.said("description", default="The market", nl_BE="De markt", fr="Le marché"))
    found = caption_of(tmp_path, wrap(packet=packet))  # type: ignore[operator]
    assert found == {ANY: "The market", "nl": "De markt", "fr": "Le marché"}


def test_a_tiff_holds_all_three(tmp_path: Path) -> None:
    packet, sets = made.xmp(made.said("title", default="Uit XMP")), made.iptc((2, 5, b"Uit IPTC"))
    assert caption_of(tmp_path, made.tiff({0x10E: b"Uit EXIF", 700: packet, 33723: sets})) == {ANY: "Uit XMP"}
    assert caption_of(tmp_path, made.tiff({0x10E: b"Uit EXIF", 33723: sets})) == {ANY: "Uit IPTC"}
    assert caption_of(tmp_path, made.tiff({0x10E: b"Uit EXIF"})) == {ANY: "Uit EXIF"}


@pytest.mark.parametrize(
    ("data", "coded"),
    [
        (CAFE.encode(), b"\x1b%G"),
        (CAFE.encode(), b""),
        (CAFE.encode("cp1252"), b""),
        (CAFE.encode("latin-1"), b"\x1b.A"),
    ],
)
def test_iptc_in_any_of_its_encodings(tmp_path: Path, data: bytes, coded: bytes) -> None:
    sets = made.iptc(*([(1, 90, coded)] if coded else []), (2, 25, b"trefwoord"), (2, 120, data))
    assert caption_of(tmp_path, made.jpeg(data_sets=sets)) == {ANY: CAFE}


def test_a_title_names_a_photo_before_its_description_does(tmp_path: Path) -> None:
    sets = made.iptc((2, 5, b"Titel"), (2, 120, b"Een lang verhaal"))
    both = made.xmp(made.said("description", default="Verhaal") + made.said("title", default="Kop"))
    assert caption_of(tmp_path, made.jpeg(data_sets=sets)) == {ANY: "Titel"}
    assert caption_of(tmp_path, made.jpeg(packet=both, data_sets=sets)) == {ANY: "Kop"}
    named = made.xmp(made.said("title", default="DSC_0042") + made.said("description", default="De betoging"))
    assert caption_of(tmp_path, made.jpeg(packet=named)) == {ANY: "De betoging"}


@pytest.mark.parametrize(
    "junk",
    [
        b"OLYMPUS DIGITAL CAMERA         ",
        b"SONY DSC",
        b"KODAK Digital Still Camera",
        b"MINOLTA DIGITAL CAMERA",
        b"Exif_JPEG_PICTURE",
        b"<Digimax S600 / Kenox S600>",
        b"DCIM\\100MEDIA\\DJI_0042.JPG",
        b"oznor",
        b"hdrpl_",
        b"cof",
        b"default",
        b"Canon EOS 80D",
        b"DSC00012",
        b"IMG_4821.JPG",
        b"Created with GIMP",
        b"Processed with VSCO with a6 preset",
        b"          ",
        b"\0\0\0\0\0\0",
        b"2026-12-05",
    ],
)
def test_what_cameras_and_programs_write_is_no_caption(tmp_path: Path, junk: bytes) -> None:
    assert caption_of(tmp_path, made.jpeg(exif=made.tiff({0x10E: junk, 0x110: b"Canon EOS 80D"}))) == {}


def test_a_caption_is_one_line_of_plain_signs(tmp_path: Path) -> None:
    sets = made.iptc((2, 120, "De markt\r\n\tvan\u202e Gent\x07".encode()))
    assert caption_of(tmp_path, made.jpeg(data_sets=sets)) == {ANY: "De markt van Gent"}
    long = made.iptc((2, 120, b"woord " * 600))
    text = caption_of(tmp_path, made.jpeg(data_sets=long))[ANY]
    assert len(text) <= LONGEST + 1
    assert text.endswith("woord…")


@pytest.mark.parametrize(
    ("when", "offset", "seconds"),
    [
        (b"2026:12:05 14:32:05", b"", 1_796_477_525),
        (b"2026:12:05 14:32:05", b"+01:00", 1_796_477_525),
        (b"2026:12:05 14:32:05", b"+05:30", 1_796_461_325),
        (b"2026:12:05 14:32:05", b"onzin", 1_796_477_525),
        (b"2024:02:29 00:00:00", b"+00:00", 1_709_164_800),
        (b"0000:00:00 00:00:00", b"", None),
        (b"2026:13:45 99:99:99", b"", None),
        (b"    :  :     :  :  ", b"", None),
        (b"1899:12:31 23:59:59", b"", None),
        (b"", b"", None),
    ],
)
def test_when_a_photo_was_taken(tmp_path: Path, when: bytes, offset: bytes, seconds: int | None) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(made.jpeg(exif=made.taken(when, offset)))
    assert taken(path) == (None if seconds is None else pytest.approx(seconds))


def test_files_that_mean_harm_say_nothing_and_cost_nothing(tmp_path: Path) -> None:
    circle = bytearray(made.tiff({0x10E: b"Goed"}, {0x9003: b"2026:12:05 14:32:05"}))
    at = circle.index((0x8769).to_bytes(2, "little"))
    circle[at + 8 : at + 12] = (8).to_bytes(4, "little")  # the directory of EXIF is the first one again
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><x>&a11;</x>'.encode()
    far = made.tiff({0x10E: b"ergens"})
    far = far[:18] + b"\xff\xff\xff\x7f" + far[22:]
    files = {
        "circle": made.jpeg(exif=bytes(circle)),
        "laughs": made.jpeg(packet=bomb),
        "far": made.jpeg(exif=far),
        "many": made.jpeg(
            exif=b"II*\0\x08\0\0\0\xff\xff" + b"\x0e\x01\x02\0\xff\xff\xff\xff\x08\0\0\0" * 5000
        ),
        "deep": made.jpeg(packet=b"<a>" * 20_000),
        "iptc": made.jpeg(data_sets=b"\x1c\x02\x78\xff\xff" + b"x" * 900),
        "8bim": made.jpeg(data_sets=b"")[:2]
        + b"\xff\xed\x00\x1cPhotoshop 3.0\x008BIM\x04\x04\xff\xff\xff\xff\xff\xff",
        "png": samples.png()[:33] + b"\xff\xff\xff\xffiTXt" + b"x" * 50,
        "tiff": b"MM\0*\xff\xff\xff\xff",
        "svg": samples.SVG,
        "empty": b"",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    began = time.process_time()
    found = {name: (dict(caption(tmp_path / name)), taken(tmp_path / name)) for name in files}
    assert time.process_time() - began < 1
    assert found.pop("circle") == ({ANY: "Goed"}, None)
    assert all(said == ({}, None) for said in found.values())
    assert (caption(tmp_path / "nergens.jpg"), taken(tmp_path / "nergens.jpg")) == ({}, None)


def test_a_photo_cut_anywhere_or_with_wrong_bytes_is_read_without_complaint(tmp_path: Path) -> None:
    packet = made.xmp(made.said("title", nl="De markt"))
    exif = made.tiff({0x10E: b"De markt"}, {0x9003: b"2026:12:05 14:32:05"})
    whole = made.jpeg(exif=exif, packet=packet, data_sets=made.iptc((2, 5, b"De markt")))
    luck = random.Random(17)
    path = tmp_path / "a.jpg"
    for turn in range(400):
        spoilt = bytearray(whole[: luck.randrange(len(whole))] if turn % 2 else whole)
        for _ in range(luck.randrange(4)):
            if spoilt:
                spoilt[luck.randrange(len(spoilt))] = luck.randrange(256)
        path.write_bytes(spoilt)
        assert len("".join(caption(path).values())) <= LONGEST + 1
        assert taken(path) is None or taken(path) > -2_300_000_000  # type: ignore[operator]


@pytest.mark.parametrize(
    "name",
    [
        "IMG_4821", "IMG_4821 (bewerkt)", "IMG-20261205-WA0003", "_MG_1234", "DSC00012", "DSCF1234", "DSC_0042", "P1020304",
        "20261205_1432", "2026-12-05 14.32.05", "PXL_20261205_143205123.MP", "WhatsApp Image 2026-12-05 at 14.32.05 (1)",
        "Schermafbeelding 2026-12-05 om 14.32.05", "Capture d’écran 2026-12-05", "Screenshot_20261205-143205", "image0001",
        "foto (3)", "Photo 12", "VID_20261205", "GOPR0042", "DJI_0042", "received_123456789", "FB_IMG_1607176325",
        "signal-2026-12-05-143205", "3F2504E0-4F89-11D3-9A0C-0305E82C3301", "d41d8cd98f00b204e9800998ecf8427e", "unnamed", "12",
        "a", "Kopie van IMG_4821", "photo_2026-12-05_14-32-05", "scan0001",
    ],
)  # fmt: skip
def test_names_by_machines_are_no_names(name: str) -> None:
    assert given_name(name) == ""


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("markt", "markt"),
        ("De markt van Gent 2026", "De markt van Gent 2026"),
        ("betoging_brussel", "betoging brussel"),
        ("IMG_4821 markt", "IMG 4821 markt"),
        ("01 opening", "01 opening"),
        ("1-mei", "1-mei"),
        ("Été", "Été"),
        ("المسيرة", "المسيرة"),
        ("facade2026", "facade2026"),
    ],
)
def test_names_by_people_are_kept(stem: str, name: str) -> None:
    assert given_name(stem) == name
