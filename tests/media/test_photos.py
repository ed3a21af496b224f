"""Photos in other colours than the screen's, or turned, come out right; all others stay the files they are."""

from __future__ import annotations

import os
import struct
import sys
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageWriter

from kiosk.media.photos import photos as room
from kiosk.media.photos.head import head_of, is_srgb
from kiosk.media.photos.photos import Photo, Photos
from tests.media import samples

RED = (220, 30, 40)
Named = QColorSpace.NamedColorSpace
SPACES = {"Display P3": Named.DisplayP3, "Adobe RGB": Named.AdobeRgb, "ProPhoto": Named.ProPhotoRgb}
CORNERS = ("#ff0000", "#00ff00", "#0000ff", "#ffffff")
"""From the upper left to the lower right."""


@pytest.fixture
def photos(tmp_path: Path) -> Iterator[Photos]:
    made = Photos(tmp_path / "cache")
    yield made
    made.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Photos]:
    """One for many photos: its child is started once."""
    made = Photos(tmp_path_factory.mktemp("cache"))
    yield made
    made.close()


class Answer:
    """What came of a photo, when it came."""

    def __init__(self) -> None:
        self.came = threading.Event()
        self.path: Path | None = None

    def __call__(self, path: Path | None) -> None:
        self.path = path
        self.came.set()


def shown(photos: Photos, path: Path, width: int = 64, height: int = 48) -> Path:
    """The file that the show would load."""
    photo = Photo(path, width, height)
    found = photos.found(photo)
    if found:
        return found
    answer = Answer()
    photos.convert(photo, answer)
    assert answer.came.wait(30)
    assert answer.path
    return answer.path


def color_of(path: Path, x: int = 20, y: int = 20) -> tuple[int, ...]:
    color = QImage(str(path)).pixelColor(x, y)
    return color.red(), color.green(), color.blue()


def in_space(space: Named, *, alpha: bool = False) -> QImage:
    """A red that is (220, 30, 40) in sRGB, in the numbers of another space."""
    form = QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32
    image = QImage(128, 96, form)
    image.fill(QColor(*RED))
    image.setColorSpace(QColorSpace(Named.SRgb))
    return image.convertedToColorSpace(QColorSpace(space))


def four_corners() -> QImage:
    image = QImage(64, 32, QImage.Format.Format_RGB32)
    for number, color in enumerate(CORNERS):
        for x in range(32):
            for y in range(16):
                image.setPixelColor(x + 32 * (number % 2), y + 16 * (number // 2), QColor(color))
    return image


def saved(image: QImage, path: Path) -> Path:
    writer = QImageWriter(str(path), QByteArray())
    writer.setQuality(100)
    assert writer.write(image)
    return path


def exif(orientation: int, order: str = "<", *, adobe: bool = False) -> bytes:
    """A block of EXIF with how the camera was held, and the sign of Adobe RGB."""

    def entry(tag: int, kind: int, count: int, value: bytes) -> bytes:
        return struct.pack(order + "HHI", tag, kind, count) + value.ljust(4, b"\0")

    number = struct.pack(order + "H", orientation)
    fields = entry(0x112, 3, 1, number) + (
        entry(0x8769, 4, 1, struct.pack(order + "I", 38)) if adobe else b""
    )
    block = (
        (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "IH", 8, 2 if adobe else 1) + fields
    )
    block += struct.pack(order + "I", 0)
    if adobe:
        assert len(block) == 38
        block += struct.pack(order + "H", 1) + entry(0xA005, 4, 1, struct.pack(order + "I", 56)) + bytes(4)
        block += struct.pack(order + "H", 1) + entry(1, 2, 4, b"R03\0") + bytes(4)
    return block


def with_exif(path: Path, block: bytes) -> Path:
    """The same picture, turned by what its file says."""
    data = path.read_bytes()
    if data.startswith(b"\xff\xd8"):
        segment = b"Exif\0\0" + block
        data = data[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + data[2:]
    elif data.startswith(b"\x89PNG"):
        chunk = (
            struct.pack(">I", len(block)) + b"eXIf" + block + struct.pack(">I", zlib.crc32(b"eXIf" + block))
        )
        data = data[:33] + chunk + data[33:]
    else:
        width, height = QImage(str(path)).width() - 1, QImage(str(path)).height() - 1
        head = b"VP8X\x0a\0\0\0\x08\0\0\0" + width.to_bytes(3, "little") + height.to_bytes(3, "little")
        body = (
            b"WEBP"
            + head
            + data[12:]
            + b"EXIF"
            + struct.pack("<I", len(block))
            + block
            + b"\0" * (len(block) % 2)
        )
        data = b"RIFF" + struct.pack("<I", len(body)) + body
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
@pytest.mark.parametrize("space", SPACES.values(), ids=SPACES)
def test_a_photo_of_another_colour_space_comes_out_in_its_right_colours(
    shared: Photos, tmp_path: Path, space: Named, ending: str
) -> None:
    path = saved(in_space(space), tmp_path / f"foto.{ending}")
    assert max(abs(a - b) for a, b in zip(color_of(path), RED, strict=True)) > 10, "Qt shows the bare numbers"
    made = shown(shared, path)
    assert made != path
    assert max(abs(a - b) for a, b in zip(color_of(made), RED, strict=True)) <= 3
    assert (QImage(str(made)).width(), QImage(str(made)).height()) == (64, 48), "no larger than it is shown"


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "bmp"])
@pytest.mark.parametrize("space", [Named.SRgb, None], ids=["sRGB", "none"])
def test_what_qt_shows_right_stays_the_file_it_is(
    shared: Photos, tmp_path: Path, space: Named | None, ending: str
) -> None:
    image = in_space(Named.SRgb)
    image.setColorSpace(QColorSpace(space) if space else QColorSpace())
    path = saved(image, tmp_path / f"foto.{ending}")
    assert shared.found(Photo(path, 64, 48)) == path


@pytest.mark.parametrize("order", ["<", ">"])
def test_adobe_rgb_by_the_cameras_own_sign_is_converted(shared: Photos, tmp_path: Path, order: str) -> None:
    image = in_space(Named.AdobeRgb)
    image.setColorSpace(QColorSpace())
    path = with_exif(saved(image, tmp_path / "foto.jpg"), exif(1, order, adobe=True))
    assert max(abs(a - b) for a, b in zip(color_of(shown(shared, path)), RED, strict=True)) <= 3


TURNED = {1: "0123", 2: "1032", 3: "3210", 4: "2301", 5: "0213", 6: "2031", 7: "3120", 8: "1302"}
"""Which corner stands where after the picture was turned as EXIF says."""


@pytest.mark.parametrize("ending", ["png", "webp"])
@pytest.mark.parametrize("orientation", TURNED)
def test_a_turned_png_or_webp_stands_upright(
    shared: Photos, tmp_path: Path, ending: str, orientation: int
) -> None:
    path = with_exif(saved(four_corners(), tmp_path / f"foto.{ending}"), exif(orientation))
    image = QImage(str(shown(shared, path, 640, 640)))
    width, height = image.width(), image.height()
    assert (width < height) is (orientation >= 5)
    places = [(width // 4 + width // 2 * (n % 2), height // 4 + height // 2 * (n // 2)) for n in range(4)]
    seen = [image.pixelColor(*place).name() for place in places]
    nearest = [min(CORNERS, key=lambda c: _distance(c, each)) for each in seen]
    assert nearest == [CORNERS[int(number)] for number in TURNED[orientation]]


def _distance(one: str, other: str) -> int:
    a, b = QColor(one), QColor(other)
    return abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())


def test_a_turned_photo_of_display_p3_is_turned_once(shared: Photos, tmp_path: Path) -> None:
    image = four_corners()
    image.setColorSpace(QColorSpace(Named.DisplayP3))
    path = with_exif(saved(image, tmp_path / "foto.jpg"), exif(6))
    made = QImage(str(shown(shared, path, 320, 640)))
    assert made.width() < made.height()
    assert _distance(made.pixelColor(made.width() - 6, 6).name(), CORNERS[0]) < 90


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are Linux's")
def test_a_photo_called_by_any_bytes_is_converted(shared: Photos, tmp_path: Path) -> None:
    plain = saved(in_space(Named.DisplayP3), tmp_path / "foto.jpg")
    path = plain.replace(tmp_path / os.fsdecode(b"caf\xe9.jpg"))
    assert max(abs(a - b) for a, b in zip(color_of(shown(shared, path)), RED, strict=True)) <= 3


def test_clear_parts_stay_clear(shared: Photos, tmp_path: Path) -> None:
    image = in_space(Named.DisplayP3, alpha=True)
    image.setPixelColor(0, 0, QColor(0, 0, 0, 0))
    made = shown(shared, saved(image, tmp_path / "logo.png"), 128, 96)
    assert made.suffix == ".png"
    assert QImage(str(made)).pixelColor(0, 0).alpha() == 0
    assert max(abs(a - b) for a, b in zip(color_of(made), RED, strict=True)) <= 1


def test_what_was_converted_is_found_again_until_the_photo_changes(photos: Photos, tmp_path: Path) -> None:
    path = saved(in_space(Named.DisplayP3), tmp_path / "foto.jpg")
    made = shown(photos, path)
    assert photos.found(Photo(path, 64, 48)) == made
    assert photos.found(Photo(path, 65, 48)) is None
    made.write_bytes(bytes(made.stat().st_size))
    assert photos.found(Photo(path, 64, 48)) is None, "spoilt by a power cut"
    saved(in_space(Named.AdobeRgb), path)
    assert photos.found(Photo(path, 64, 48)) is None


@pytest.mark.logs("is shown as it is")
def test_a_photo_that_cannot_be_converted_is_shown_as_it_is(
    photos: Photos, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(in_space(Named.DisplayP3), tmp_path / "foto.jpg")
    path.write_bytes(path.read_bytes()[:-600])
    good = saved(in_space(Named.DisplayP3), tmp_path / "goed.jpg")
    (tmp_path / "weg.py").write_text("raise SystemExit(3)")
    with monkeypatch.context() as patch:
        patch.setattr(room, "CHILD", tmp_path / "weg.py")
        assert shown(photos, good) == good
    made = shown(photos, good)
    assert made != good, "the next one gets a new child"
    (tmp_path / "cache" / "photos").rename(tmp_path / "weg")
    (tmp_path / "cache" / "photos").write_text("no folder")
    assert shown(photos, good, 32, 24) == good


@pytest.mark.logs("is shown as it is")
def test_a_child_that_hangs_is_ended(photos: Photos, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hangt.py").write_text("import sys\nsys.stdin.read()")
    monkeypatch.setattr(room, "CHILD", tmp_path / "hangt.py")
    monkeypatch.setattr(room, "TIME_LIMIT", 0.3)
    path = saved(in_space(Named.DisplayP3), tmp_path / "foto.jpg")
    assert shown(photos, path) == path


def test_the_oldest_go_when_too_many_are_kept(
    photos: Photos, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST_KEPT", 1_000)
    path = saved(in_space(Named.DisplayP3), tmp_path / "foto.jpg")
    first, second = shown(photos, path, 64, 48), shown(photos, path, 100, 75)
    assert not first.exists()
    assert second.exists()


def test_who_is_not_awaited_any_more_is_left_out(photos: Photos, tmp_path: Path) -> None:
    path = saved(in_space(Named.DisplayP3), tmp_path / "foto.jpg")
    gone, here = Answer(), Answer()
    photos.convert(Photo(path, 10, 10), gone, is_wanted=lambda: False)
    photos.convert(Photo(path, 12, 12), here)
    assert here.came.wait(30)
    assert not gone.came.is_set()


@pytest.mark.parametrize("data", [b"", b"acsp", bytes(128), b"\0" * 36 + b"acsp" + b"\xff" * 200])
def test_a_profile_that_cannot_be_read_is_left_alone(data: bytes) -> None:
    assert is_srgb(data)


def test_any_file_has_a_head(tmp_path: Path) -> None:
    whole = saved(in_space(Named.DisplayP3), tmp_path / "foto.png").read_bytes()
    for number, data in enumerate((b"", samples.GIF, samples.SVG, whole[:60], whole[:33] + b"\xff" * 90)):
        path = tmp_path / f"{number}"
        path.write_bytes(data)
        assert not head_of(path).needs_hand
