"""Small real files made in memory: pictures, films and the rest by their first bytes."""

from __future__ import annotations

import struct
import zlib

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>\n'
GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(32)
AVIF = b"\0\0\0\x1cftypmif1\0\0\0\0avifmif1miaf" + bytes(32)
JXL = b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(32)
TIFF = b"II*\0\x08\0\0\0" + bytes(32)
CR3 = b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom" + bytes(32)
CR2 = b"II*\0\x10\0\0\0CR\x02\0" + bytes(32)
RAF = b"FUJIFILMCCD-RAW 0201FF383501" + bytes(32)
ORF = b"IIRO\x08\0\0\0" + bytes(32)
ASF = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
ASF_VIDEO = bytes.fromhex("c0ef19bc4d5bcf11a8fd00805f5c442b")
ASF_SOUND = bytes.fromhex("409e69f84d5bcf11a8fd00805f5c442b")
FLV = b"FLV\x01\x05\0\0\0\x09" + bytes(32)
MTS = (bytes(4) + b"\x47" + bytes(187)) * 3
HLS = b"#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:9,\nhttp://stand.example/1.ts\n"
M3U = b"#EXTM3U\nhttp://stand.example/film.mp4\n"
MP3 = b"ID3\x03\0\0\0\0\0\0" + bytes(32)
OGG = b"OggS\0\x02" + bytes(32)
AVI = b"RIFF\x20\0\0\0AVI LIST" + bytes(32)
MPEG_TS = (b"\x47" + bytes(187)) * 3
WOFF2 = b"wOF2\0\1\0\0" + bytes(40)
MPEG = b"\0\0\x01\xba" + bytes(32)


def svg(inside: str) -> bytes:
    """A drawing with something of its own."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {names} viewBox="0 0 8 8">{inside}</svg>\n'.encode()


def moving_gif() -> bytes:
    """Two pictures that follow each other once."""
    picture = GIF[GIF.index(b",") : -1]
    return GIF[:-1] + b"!\xf9\x04\0\x0a\0\0\0" + picture + b";"


def png(width: int = 2, height: int = 2) -> bytes:
    """A whole PNG that claims to be ``width`` by ``height``; its pixels are real only when they are few."""
    rows = (b"\0" + bytes(3 * width)) * height if width * height < 10_000 else b""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def jpeg(width: int = 4, height: int = 3) -> bytes:
    """The markers of a JPEG, with an EXIF thumbnail that has an end of its own."""
    thumbnail = b"Exif\0\0\xff\xd8\xff\xd9"
    app1 = b"\xff\xe1" + struct.pack(">H", len(thumbnail) + 2) + thumbnail
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\0"
    scan = b"\xff\xda" + struct.pack(">H", 8) + b"\x01\x01\0\0\x3f\0" + b"\x12\x34\xff\x00\x56"
    return b"\xff\xd8" + app1 + frame + scan + b"\xff\xd9"


def bmp(width: int = 2, height: int = 2) -> bytes:
    """A BMP, stored from top to bottom (its height is written as a negative number)."""
    pixels = bytes((width * 3 + 3) // 4 * 4 * height)
    head = struct.pack("<2sIHHI", b"BM", 54 + len(pixels), 0, 0, 54)
    return head + struct.pack("<IiiHHIIiiII", 40, width, -height, 1, 24, 0, len(pixels), 0, 0, 0, 0) + pixels


def webp(width: int = 6, height: int = 5) -> bytes:
    """A WebP of the extended form."""
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4)
    body += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", len(body)) + body


def webm() -> bytes:
    """The frame of a WebM: header, and a segment of known length."""
    header = b"\x42\x82\x84webm"
    cluster = bytes(40)
    return b"\x1a\x45\xdf\xa3" + bytes([0x80 | len(header)]) + header + b"\x18\x53\x80\x67\xa8" + cluster


def ttf(version: bytes = b"\0\1\0\0") -> bytes:
    """The frame of a TrueType font: its list of tables, and one table."""
    table = bytes(24)
    head = version + struct.pack(">HHHH", 1, 16, 0, 0)
    return head + struct.pack(">4sIII", b"cmap", 0, 28, len(table)) + table


def box(name: bytes, *content: bytes) -> bytes:
    """A box of an MP4."""
    inside = b"".join(content)
    return struct.pack(">I", len(inside) + 8) + name + inside


def mp4(
    brand: bytes = b"isom",
    tracks: tuple[bytes, ...] = (b"vide", b"soun"),
    seconds: int = 2,
    more: bytes = b"",
) -> bytes:
    """The boxes of an MP4: what it is, its index with tracks, its pictures."""
    head = box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, seconds * 1000), bytes(80))
    listed = (box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), kind, bytes(12)))) for kind in tracks)
    index = box(b"moov", head, *listed, more)
    return box(b"ftyp", brand, bytes(4), b"isommp41") + index + box(b"mdat", bytes(64))


def colors(primaries: int, curve: int, matrix: int) -> bytes:
    """The box in which an MP4 says how its numbers are colours; ``curve`` is 1 for BT.709, 16 for PQ, 18 for HLG."""
    return box(b"colr", b"nclx", struct.pack(">HHHB", primaries, curve, matrix, 0))


def sound_mp4() -> bytes:
    """An MP4 without a picture."""
    return mp4(tracks=(b"soun",))


def element(name: str, *content: bytes) -> bytes:
    """An element of Matroska; ``name`` in hexadecimal digits."""
    inside = b"".join(content)
    return bytes.fromhex(name) + struct.pack(">I", 0x10000000 | len(inside)) + inside


def matroska(kinds: tuple[int, ...] = (1, 2), seconds: float = 2.0) -> bytes:
    """A Matroska whose tracks are of these ``kinds``: 1 is a picture, 2 is sound."""
    head = element("1a45dfa3", element("4282", b"matroska"))
    about = element(
        "1549a966", element("2ad7b1", b"\x0f\x42\x40"), element("4489", struct.pack(">d", seconds * 1000))
    )
    tracks = element("1654ae6b", *(element("ae", element("83", bytes([kind]))) for kind in kinds))
    return head + element("18538067", about, tracks, element("1f43b675", bytes(40)))


def ogg(*streams: bytes) -> bytes:
    """The first pages of an Ogg, one for each stream, and the page after them."""
    pages = [b"OggS\0\2" + bytes(20) + b"\1" + bytes([len(stream)]) + stream for stream in streams]
    return b"".join(pages) + b"OggS\0\0" + bytes(60)


def asf(*streams: bytes, length: int = 64) -> bytes:
    """A Windows Media file with these streams, and a part with pictures."""
    inside = bytes(6) + b"".join(bytes(24) + stream for stream in streams)
    head = ASF + struct.pack("<Q", len(inside) + 24) + inside
    data = bytes.fromhex("3626b2758e66cf11a6d900aa0062ce6c") + struct.pack("<Q", length + 24)
    return head + data + bytes(length)


def avi(pictures: int = 64) -> bytes:
    """The lists of an AVI, with ``pictures`` bytes of them."""
    lists = b"LIST" + struct.pack("<I", 12) + b"hdrl" + bytes(8)
    lists += b"LIST" + struct.pack("<I", pictures + 4) + b"movi" + bytes(pictures)
    return b"RIFF" + struct.pack("<I", len(lists) + 4) + b"AVI " + lists


def raw_tiff(maker: bytes = b"NIKON CORPORATION\0", tag: int = 0x14A) -> bytes:
    """A camera's own TIFF: who made it, and pictures within."""
    fields = struct.pack("<HHII", 0x10F, 2, len(maker), 60) + struct.pack("<HHII", tag, 4, 1, 90)
    return (b"II*\0\x08\0\0\0\2\0" + fields).ljust(60, b"\0") + maker + bytes(64)
