"""Photos with what people and cameras write into them: EXIF, XMP and IPTC in JPEG, PNG, WebP and TIFF."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from tests.media import samples

Fields = Mapping[int, bytes | int]


def tiff(fields: Fields, exif: Fields | None = None, order: str = "<") -> bytes:
    """A TIFF of one directory, and the one of EXIF that it points to; bytes are text, numbers shorts."""
    listed = dict(fields)
    start = 8 + 2 + 12 * (len(listed) + (exif is not None)) + 4
    inner = b""
    if exif is not None:
        inner, start_of_inner = _directory(exif, order, start), start
        listed[0x8769] = start_of_inner
    outer = _directory(listed, order, 8, after=start + len(inner))
    head, values = outer[: start - 8], outer[start - 8 :]
    return (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8) + head + inner + values


def _directory(fields: Fields, order: str, at: int, after: int = 0) -> bytes:
    """One at ``at``, whose longer values come behind it (or at ``after``)."""
    end = after or at + 2 + 12 * len(fields) + 4
    rows, values = b"", b""
    for tag, value in sorted(fields.items()):
        if isinstance(value, int):
            kind = 4 if tag == 0x8769 else 3
            inside = struct.pack(
                f"{order}I" if kind == 4 else f"{order}HH", *([value] if kind == 4 else [value, 0])
            )
            rows += struct.pack(f"{order}HHI", tag, kind, 1) + inside
            continue
        data = value if tag in (700, 33723) else value + b"\0"
        kind = 7 if tag in (700, 33723) else 2
        if len(data) <= 4:
            inside = data.ljust(4, b"\0")
        else:
            inside = struct.pack(f"{order}I", end + len(values))
            values += data
        rows += struct.pack(f"{order}HHI", tag, kind, len(data)) + inside
    return struct.pack(f"{order}H", len(fields)) + rows + bytes(4) + values


def xmp(inside: str) -> bytes:
    """A packet of XMP with Dublin Core."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'{inside}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def said(name: str, **texts: str) -> str:
    """A text of Dublin Core by language; ``default`` has no language of its own."""
    languages = {code.replace("_", "-").replace("default", "x-default"): text for code, text in texts.items()}
    rows = "".join(f'<rdf:li xml:lang="{code}">{text}</rdf:li>' for code, text in languages.items())
    return f"<dc:{name}><rdf:Alt>{rows}</rdf:Alt></dc:{name}>"


def iptc(*sets: tuple[int, int, bytes]) -> bytes:
    """Data sets of IPTC: record, number, text."""
    return b"".join(
        b"\x1c" + bytes((record, number)) + struct.pack(">H", len(text)) + text
        for record, number, text in sets
    )


def jpeg(*, exif: bytes = b"", packet: bytes = b"", data_sets: bytes = b"") -> bytes:
    """A JPEG with these blocks."""
    parts = b""
    if exif:
        parts += _segment(0xE1, b"Exif\0\0" + exif)
    if packet:
        parts += _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)
    if data_sets:
        other = b"8BIM\x04\x25\x00\x00" + struct.pack(">I", 3) + b"abc\0"
        resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(data_sets)) + data_sets
        parts += _segment(0xED, b"Photoshop 3.0\0" + other + resource)
    plain = samples.jpeg()
    return plain[:2] + parts + plain[2:]


def _segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def png(*, exif: bytes = b"", packet: bytes = b"") -> bytes:
    """A PNG with these blocks."""
    plain = samples.png()
    chunks = b""
    if exif:
        chunks += _chunk(b"eXIf", exif)
    if packet:
        chunks += _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet)
    return plain[:33] + chunks + plain[33:]


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def webp(*, exif: bytes = b"", packet: bytes = b"") -> bytes:
    """A WebP with these blocks."""
    body = samples.webp()[8:]
    for name, data in ((b"EXIF", exif), (b"XMP ", packet)):
        if data:
            body += name + struct.pack("<I", len(data)) + data + bytes(len(data) & 1)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def taken(when: bytes, offset: bytes = b"") -> bytes:
    """The EXIF of a photo taken then."""
    return tiff({0x112: 1}, {0x9003: when, **({0x9011: offset} if offset else {})})
