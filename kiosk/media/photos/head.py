"""Reads a photo's colour space and orientation from its header, without decoding.

Qt treats every photo as sRGB, and rotates only JPEGs. But phones save Display P3, cameras Adobe RGB, and WebP and PNG may have
an orientation as well.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from kiosk.media import jpeg
from kiosk.media.door import CONVERTED
from kiosk.media.exif import Exif, of_block
from kiosk.media.kinds import Kind, kind_of_bytes
from kiosk.media.photos.blocks import png_chunks, webp_chunks
from kiosk.media.reading import FileBytes

_LARGEST_PROFILE = 4_000_000
_LARGEST_EXIF = 65_536
_SRGB = {
    b"rXYZ": (0.4360, 0.2225, 0.0139),
    b"gXYZ": (0.3851, 0.7169, 0.0971),
    b"bXYZ": (0.1431, 0.0606, 0.7141),
}
"""The sRGB primaries in ICC profiles, adapted to D50 (sRGB v2 and v4 agree within 0.0005)."""
_ALIKE = 0.003
_HALF, _NEAR_HALF = 0.2140, 0.012
"""The linear value of sRGB's middle value; a gamma of 2.2 has 0.2176."""
_ORIENTATION, _EXIF, _INTEROP, _INDEX = 0x112, 0x8769, 0xA005, 0x0001


@dataclass(frozen=True, slots=True)
class Head:
    """``orientation`` as in EXIF, from 1; ``is_adobe``: Adobe RGB by the camera's EXIF flag, without a profile."""

    kind: Kind
    orientation: int = 1
    is_adobe: bool = False
    has_own_colors: bool = False

    @property
    def needs_hand(self) -> bool:
        """Whether the photo must be converted to look right."""
        is_turned = self.orientation != 1 and self.kind is not Kind.JPEG
        return self.has_own_colors or is_turned or self.kind in CONVERTED


def head_of(path: Path) -> Head:
    """Read the header; ``OSError`` when it cannot be read."""
    with FileBytes(path) as file:
        kind = kind_of_bytes(file.at(0, 64))
        try:
            exif, profile, own = _parts(file, kind)
            orientation, is_adobe = _said_by_exif(exif)
        except (struct.error, IndexError, ValueError, zlib.error):
            return Head(kind)
    if profile:
        return Head(kind, orientation, False, has_own_colors=not is_srgb(profile))
    return Head(kind, orientation, is_adobe, has_own_colors=is_adobe or own)


def _parts(file: FileBytes, kind: Kind) -> tuple[bytes, bytes, bool]:
    """The EXIF block, the profile, and whether the colour space is stated in another way."""
    if kind is Kind.JPEG:
        return (*_of_jpeg(file), False)
    if kind is Kind.PNG:
        chunks = dict(png_chunks(file, (b"iCCP", b"eXIf", b"cICP"), _LARGEST_PROFILE))
        packed = chunks.get(b"iCCP", b"").partition(b"\0")[2][1:]
        profile = zlib.decompressobj().decompress(packed, _LARGEST_PROFILE) if packed else b""
        coded = chunks.get(b"cICP", b"")
        return chunks.get(b"eXIf", b""), profile, bool(coded) and coded[:2] != b"\x01\x0d"
    if kind is Kind.WEBP:
        found = dict(webp_chunks(file, (b"ICCP", b"EXIF"), _LARGEST_PROFILE))
        return found.get(b"EXIF", b"").removeprefix(b"Exif\0\0"), found.get(b"ICCP", b""), False
    return b"", b"", False


def _of_jpeg(file: FileBytes) -> tuple[bytes, bytes]:
    exif, pieces = b"", {}
    for segment in jpeg.segments(file):
        if segment.marker == 0xE1 and not exif and file.at(segment.at, 6) == b"Exif\0\0":
            exif = file.at(segment.at + 6, min(segment.length - 6, _LARGEST_EXIF))
        elif segment.marker == 0xE2 and file.at(segment.at, 12) == b"ICC_PROFILE\0":
            data = file.at(segment.at + 12, segment.length - 12)
            pieces[data[0]] = data[2:]
    return exif, b"".join(pieces[number] for number in sorted(pieces))


def _said_by_exif(block: bytes) -> tuple[int, bool]:
    """The orientation, and whether the EXIF states Adobe RGB (DCF 2.0: interoperability index R03)."""
    exif = Exif(of_block(block))
    turned = exif.number(exif.fields.get(_ORIENTATION))
    about = exif.directory(exif.directory(exif.fields, _EXIF), _INTEROP)
    index = exif.value(about.get(_INDEX), 4)
    return (turned if 1 <= turned <= 8 else 1), index[:3] == b"R03"


def is_srgb(profile: bytes) -> bool:
    """Whether an ICC profile is sRGB, or indistinguishable from it; an unreadable profile counts as sRGB."""
    if profile[36:40] != b"acsp" or profile[16:20] not in (b"RGB ", b"GRAY", b"CMYK"):
        return True
    if profile[16:20] == b"CMYK":
        return False
    tags = {}
    for number in range(min(int.from_bytes(profile[128:132], "big"), 100)):
        name, at, length = struct.unpack_from(">4sII", profile, 132 + 12 * number)
        tags[name] = profile[at : at + length]
    curve = tags.get(b"rTRC" if profile[16:20] == b"RGB " else b"kTRC", b"")
    if curve and abs(_light_of_half(curve) - _HALF) > _NEAR_HALF:
        return False
    if profile[16:20] == b"GRAY":
        return True
    for name, meant in _SRGB.items():
        data = tags.get(name, b"")
        if len(data) < 20:
            return False  # described by tables
        said = (each / 65536 for each in struct.unpack_from(">3i", data, 8))
        if any(abs(a - b) > _ALIKE for a, b in zip(said, meant, strict=True)):
            return False
    return True


def _light_of_half(curve: bytes) -> float:
    """The linear value of a curve's middle (ICC.1:2010, 10.5 and 10.15)."""
    if curve[:4] == b"curv":
        (count,) = struct.unpack_from(">I", curve, 8)
        if count == 0:
            return 0.5
        if count == 1:
            return float(0.5 ** (struct.unpack_from(">H", curve, 12)[0] / 256))
        return float(struct.unpack_from(">H", curve, 12 + 2 * ((count - 1) // 2))[0] / 65535)
    if curve[:4] != b"para":
        return _HALF
    kind = struct.unpack_from(">H", curve, 8)[0]
    numbers = [each / 65536 for each in struct.unpack_from(f">{(1, 3, 4, 5, 7)[kind]}i", curve, 12)]
    gamma, a, b = (*numbers, 1.0, 0.0)[:3] if kind else (numbers[0], 1.0, 0.0)
    return float(max(0.0, a * 0.5 + b) ** gamma)
