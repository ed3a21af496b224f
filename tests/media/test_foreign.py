"""HEIC, AVIF and TIFF: what they are, what they say, and the plain photos that a child makes of them."""

from __future__ import annotations

import io
import json
import logging
import queue
import random
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from kiosk.media.door import Way, way_of
from kiosk.media.heif import heif_of
from kiosk.media.kinds import Kind, kind_of
from kiosk.media.photos.about import ANY, caption, taken
from kiosk.media.photos.photos import Photo, Photos
from kiosk.media.raster.asking import command
from kiosk.media.reading import FileBytes
from kiosk.media.size import image_size
from kiosk.media.whole import is_whole
from tests.media import photo_files as made
from tests.media.heic import PLAIN, TURNED
from tests.media.pictures import COLORS, four_colors


def avif(orientation: int = 1, **more: object) -> bytes:
    packed = io.BytesIO()
    exif = Image.Exif()
    exif[0x112] = orientation
    four_colors().save(packed, "AVIF", speed=10, exif=exif.tobytes(), **more)
    return packed.getvalue()


def tiff(image: Image.Image | None = None, **more: object) -> bytes:
    packed = io.BytesIO()
    (image or four_colors()).save(packed, "TIFF", **more)
    return packed.getvalue()


def tiff_turned(orientation: int) -> bytes:
    return tiff(tiffinfo={0x112: orientation, 0x10E: "De markt"})


@pytest.fixture
def photos(tmp_path: Path) -> Iterator[Photos]:
    made_here = Photos(tmp_path / "cache")
    yield made_here
    made_here.close()


def converted(photos: Photos, path: Path, size: tuple[int, int] = (640, 480)) -> Path | None:
    """What is shown of the photo in the end."""
    photo, found = Photo(path, *size), queue.SimpleQueue[Path | None]()
    if kept := photos.found(photo):
        return kept
    photos.convert(photo, found.put)
    return found.get(timeout=60)


def corners(path: Path) -> list[str]:
    """The colours of the four quarters, row by row, by name."""
    with Image.open(path) as image:
        small = image.convert("RGB").resize((2, 2), Image.Resampling.BOX)
    seen = [small.getpixel((column, row)) for row in (0, 1) for column in (0, 1)]
    return [_nearest(color) for color in seen]  # type: ignore[arg-type]


def _nearest(color: tuple[int, int, int]) -> str:
    far = {
        name: sum((a - b) ** 2 for a, b in zip(color, each, strict=True))
        for name, each in zip(("red", "green", "blue", "yellow"), COLORS, strict=True)
    }
    return min(far, key=far.__getitem__)


UPRIGHT = ["red", "green", "blue", "yellow"]
TURNED_RIGHT = ["blue", "red", "yellow", "green"]


@pytest.mark.parametrize(
    ("data", "kind", "shape", "seen"),
    [
        (lambda: PLAIN, Kind.HEIC, (64, 48), UPRIGHT),
        (lambda: TURNED, Kind.HEIC, (48, 64), TURNED_RIGHT),
        (avif, Kind.AVIF, (64, 48), UPRIGHT),
        (lambda: avif(6), Kind.AVIF, (48, 64), TURNED_RIGHT),
        (lambda: avif(2), Kind.AVIF, (64, 48), ["green", "red", "yellow", "blue"]),
        (tiff, Kind.TIFF, (64, 48), UPRIGHT),
        (lambda: tiff_turned(6), Kind.TIFF, (48, 64), TURNED_RIGHT),
        (lambda: tiff_turned(3), Kind.TIFF, (64, 48), ["yellow", "blue", "green", "red"]),
        (lambda: tiff(compression="tiff_lzw"), Kind.TIFF, (64, 48), UPRIGHT),
        (lambda: tiff(four_colors().convert("CMYK")), Kind.TIFF, (64, 48), UPRIGHT),
        (lambda: tiff(four_colors().convert("P")), Kind.TIFF, (64, 48), UPRIGHT),
    ],
    ids=[
        "heic",
        "heic-6",
        "avif",
        "avif-6",
        "avif-2",
        "tiff",
        "tiff-6",
        "tiff-3",
        "tiff-lzw",
        "tiff-cmyk",
        "tiff-p",
    ],
)
def test_a_photo_is_shown_upright_in_its_colours(
    tmp_path: Path,
    photos: Photos,
    data: Callable[[], bytes],
    kind: Kind,
    shape: tuple[int, int],
    seen: list[str],
) -> None:
    path = tmp_path / "IMG_1.HEIC"
    path.write_bytes(data())
    assert kind_of(path) is kind
    assert way_of(path) is Way.PHOTO
    assert image_size(path) in ((64, 48), (64, 64), (48, 64))
    assert is_whole(path, kind)
    shown = converted(photos, path)
    assert shown is not None
    assert kind_of(shown) is Kind.JPEG
    assert corners(shown) == seen
    with Image.open(shown) as image:
        assert image.size == shape
    assert photos.found(Photo(path, 640, 480)) == shown


def test_a_photo_is_no_larger_than_covers_its_area(tmp_path: Path, photos: Photos) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(tiff(four_colors((800, 600))))
    shown = converted(photos, path, (100, 100))
    assert shown is not None
    assert image_size(shown) == (134, 100)


def test_transparent_parts_stay_so_and_sixteen_bits_of_grey_become_eight(
    tmp_path: Path, photos: Photos
) -> None:
    path, grey = tmp_path / "a.tif", tmp_path / "b.tif"
    clear = four_colors().convert("RGBA")
    clear.putalpha(Image.new("L", clear.size, 90))
    path.write_bytes(tiff(clear))
    grey.write_bytes(tiff(Image.new("I;16", (8, 8), 0x8000)))
    shown, shown_grey = converted(photos, path), converted(photos, grey)
    assert shown is not None
    assert shown_grey is not None
    assert kind_of(shown) is Kind.PNG
    with Image.open(shown) as image, Image.open(shown_grey) as other:
        assert image.getpixel((4, 4))[3] == 90  # type: ignore[index]
        assert other.convert("L").getpixel((4, 4)) in range(126, 131)


def test_its_own_colours_are_told_in_srgb(tmp_path: Path, photos: Photos) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    data = {"goed.tif": srgb.tobytes(), "fout.tif": b"\0" * 200, "lab.tif": lab.tobytes()}
    for name, profile in data.items():
        (tmp_path / name).write_bytes(tiff(icc_profile=profile))
        shown = converted(photos, tmp_path / name)
        assert shown is not None
        assert corners(shown) == UPRIGHT


def test_the_size_of_a_turned_photo_is_that_of_the_upright_one(tmp_path: Path) -> None:
    path = tmp_path / "a"
    sizes = {}
    for name, data in {"avif": avif(), "avif-6": avif(6), "avif-3": avif(3)}.items():
        path.write_bytes(data)
        sizes[name] = image_size(path)
    assert sizes == {"avif": (64, 48), "avif-6": (48, 64), "avif-3": (64, 48)}


def test_what_heic_and_avif_say_of_themselves(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(TURNED)
    assert caption(path) == {ANY: "De markt van Gent"}
    assert taken(path) == 1_796_477_525
    exif = made.tiff({0x10E: b"De optocht"}, {0x9003: b"2026:12:05 14:32:05", 0x9011: b"+01:00"})
    packet = made.xmp(made.said("title", nl="De stoet"))
    packed = io.BytesIO()
    four_colors().save(packed, "AVIF", speed=10, exif=exif, xmp=packet)
    path.write_bytes(packed.getvalue())
    assert caption(path) == {"nl": "De stoet"}
    assert taken(path) == 1_796_477_525
    path.write_bytes(PLAIN)
    assert (caption(path), taken(path)) == ({}, None)


@pytest.mark.parametrize(
    "data", [lambda: PLAIN, lambda: TURNED, avif, tiff], ids=["heic", "turned", "avif", "tiff"]
)
def test_half_of_one_is_not_whole_and_makes_no_photo(
    tmp_path: Path, photos: Photos, data: Callable[[], bytes], caplog: pytest.LogCaptureFixture
) -> None:
    whole = data()
    path = tmp_path / "a"
    path.write_bytes(whole[: len(whole) * 2 // 3])
    assert not is_whole(path, kind_of(path))
    with caplog.at_level(logging.ERROR):
        assert converted(photos, path) is None


@pytest.mark.parametrize("data", [PLAIN, TURNED, made.tiff({0x100: 8, 0x101: 8, 0x111: 8, 0x117: 9})])
def test_any_bytes_are_read_without_complaint(tmp_path: Path, data: bytes) -> None:
    luck = random.Random(17)
    path = tmp_path / "a"
    for turn in range(400):
        spoilt = bytearray(data[: luck.randrange(8, len(data))] if turn % 2 else data)
        for _ in range(luck.randrange(1, 5)):
            spoilt[luck.randrange(4, len(spoilt))] = luck.choice((0, 1, 127, 255))
        path.write_bytes(spoilt)
        with FileBytes(path) as file:
            heif_of(file)
        kind = kind_of(path)
        image_size(path)
        is_whole(path, kind)


def test_tables_that_count_to_the_end_of_the_world_cost_nothing(tmp_path: Path) -> None:
    def box(name: bytes, *parts: bytes) -> bytes:
        inside = b"".join(parts)
        return struct.pack(">I", len(inside) + 8) + name + inside

    head = box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    path = tmp_path / "a.heic"
    for table in (
        box(b"iloc", b"\x02\0\0\0\x44\x40", b"\xff\xff\xff\xff", b"\0" * 200_000),
        box(b"iinf", b"\x01\0\0\0", b"\xff\xff\xff\xff", box(b"infe", b"\2\0\0\0", bytes(10)) * 20_000),
        box(b"iprp", box(b"ipma", b"\0\0\0\1", b"\xff\xff\xff\xff", b"\xff" * 200_000)),
        box(b"iprp", box(b"ipco", box(b"ispe") * 20_000)),
    ):
        path.write_bytes(head + box(b"meta", bytes(4), table))
        began = time.process_time()
        with FileBytes(path) as file:
            assert heif_of(file).size is None
        assert time.process_time() - began < 0.5


def ask(order: dict[str, object]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(), input=json.dumps(order).encode(), capture_output=True, timeout=60, check=False
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of memory there")
def test_a_picture_that_swells_ends_its_child_alone(tmp_path: Path) -> None:
    """A TIFF of some kilobytes that unpacks to 14 000 by 14 000 pixels."""
    path = tmp_path / "bom.tif"
    path.write_bytes(tiff(Image.new("1", (14_000, 14_000)), compression="group4"))
    assert path.stat().st_size < 300_000
    done = ask({"draws": "tiff", "path": str(path), "width": 64, "height": 48, "seconds": 20, "nice": 0})
    assert done.returncode == 1
    assert done.stdout == b""


def test_each_decoder_reads_its_own_format_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.heic"
    packed = io.BytesIO()
    four_colors().save(packed, "GIF")
    path.write_bytes(packed.getvalue())
    for draws in ("heic", "avif", "tiff"):
        done = ask({"draws": draws, "path": str(path), "width": 64, "height": 48, "seconds": 20, "nice": 0})
        assert done.returncode == 1
