"""What a photo says of itself: its caption, by language, and when it was taken. Nothing is decoded.

Captions are written by people into XMP (by language), IPTC or EXIF with the programs that manage their photos. Cameras write
there too ("OLYMPUS DIGITAL CAMERA"); that is no caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from xml.parsers import expat

from kiosk.media.exif import Exif
from kiosk.media.given_name import given_name
from kiosk.media.kinds import kind_of_bytes
from kiosk.media.photos.blocks import Blocks, blocks_of
from kiosk.media.reading import FileBytes

LONGEST = 80
"""Characters of a caption that are used: it names a tile."""
ANY = ""
"""The language of a caption that does not say its own."""
_DESCRIPTION, _MAKE, _MODEL, _EXIF = 0x10E, 0x10F, 0x110, 0x8769
_TAKEN = ((0x9003, 0x9011), (0x9004, 0x9012))
"""Tags of the time a photo was taken and of its offset from UTC; the second pair is of what was digitised."""
_TITLE, _CAPTION, _CODED = 5, 120, 90
"""Data sets of IPTC: title and caption (record 2), encoding (record 1)."""
_UTF_8 = b"\x1b%G"
_LONGEST_TEXT = 4_096
_DATE = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)")
_OFFSET = re.compile(r"[+-]\d\d:\d\d")
_WANTED = (b":title", b":description")
_DC, _RDF = "http://purl.org/dc/elements/1.1/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LANG = "http://www.w3.org/XML/1998/namespace lang"
_CAMERAS = frozenset(
    {
        *(
            "olympus digital camera",
            "sony dsc",
            "minolta digital camera",
            "konica minolta digital camera",
            "dcam",
        ),
        *(
            "kodak digital still camera",
            "digital camera",
            "digital still camera",
            "exif jpeg picture",
            "jpeg picture",
        ),
        *(
            "cof",
            "sdr",
            "edf",
            "mde",
            "dav",
            "rbt",
            "rhdr",
            "ptr",
            "nor",
            "bty",
            "oznor",
            "ozedf",
            "hdr",
            "hdrpl",
            "vivo",
        ),
        *(
            "samsung",
            "canon",
            "nikon",
            "panasonic",
            "fujifilm",
            "casio",
            "pentax",
            "lead technologies inc",
            "applemark",
        ),
        *(
            "default",
            "ascii",
            "binary comment",
            "my beautiful picture",
            "none",
            "null",
            "unknown",
            "no description",
        ),
    }
)
"""What cameras and programs write where a caption belongs: letters and single blanks, in small letters."""
_BEGINNINGS = (
    "dcim",
    "digimax",
    "oznor",
    "hdrpl",
    "created with ",
    "processed with ",
    "made with ",
    "edited with ",
)
_NO_LETTERS = re.compile(r"[\W\d_]+")


def caption(path: Path) -> Mapping[str, str]:
    """The caption of the photo ``path`` by language (``ANY`` for one that does not say its own); none of any other file."""
    try:
        with FileBytes(path) as file:
            return _caption(blocks_of(file, kind_of_bytes(file.at(0, 64))))
    except OSError:
        return {}


def taken(path: Path) -> float | None:
    """When the photo ``path`` was taken (seconds since 1970), if it says so."""
    try:
        with FileBytes(path) as file:
            return _taken(blocks_of(file, kind_of_bytes(file.at(0, 64))).exif)
    except OSError:
        return None


# -- the caption -------------------------------------------------------------------------------------------------------


def _caption(blocks: Blocks) -> Mapping[str, str]:
    """The first that a person wrote: a title before a description, for it is to name the photo."""
    for said in _said(blocks):
        cleaned = {language: _clean(text) for language, text in said.items()}
        if kept := {language: text for language, text in cleaned.items() if _is_by_people(text, blocks.exif)}:
            return {language: _short(text) for language, text in kept.items()}
    return {}


def _said(blocks: Blocks) -> Iterator[Mapping[str, str]]:
    xmp, iptc, exif = _of_xmp(blocks.xmp), _of_iptc(blocks.iptc), blocks.exif
    yield xmp.get("title", {})
    yield {ANY: iptc.get(_TITLE, "")}
    yield xmp.get("description", {})
    yield {ANY: iptc.get(_CAPTION, "")}
    yield {ANY: _decoded(exif.value(exif.fields.get(_DESCRIPTION), _LONGEST_TEXT))}


def _is_by_people(text: str, exif: Exif) -> bool:
    if not text:
        return False
    plain = _NO_LETTERS.sub(" ", text).strip().casefold()
    is_of_camera = plain in _CAMERAS or f"{plain} ".startswith(_BEGINNINGS)
    camera = (_clean(_decoded(exif.value(exif.fields.get(tag), 256))) for tag in (_MAKE, _MODEL))
    return not is_of_camera and bool(given_name(text)) and text not in camera


def _clean(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _short(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return (
        text[:LONGEST].rpartition(" ")[0].rstrip(" ,;:.-") + "…"
        if " " in text[:LONGEST]
        else text[:LONGEST] + "…"
    )


def _decoded(data: bytes) -> str:
    """EXIF and old IPTC do not say their encoding: what is no UTF-8 is taken for that of Western Europe."""
    data = data.partition(b"\0")[0]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").replace("\ufffd", "")


def _of_iptc(data: bytes) -> dict[int, str]:
    """The texts of record 2 (IPTC-IIM 4.2): each data set has a head of five bytes."""
    found: dict[int, str] = {}
    at, is_utf_8 = 0, False
    while data[at : at + 1] == b"\x1c" and len(data) >= at + 5:
        record, number, length = data[at + 1], data[at + 2], int.from_bytes(data[at + 3 : at + 5], "big")
        if length > 0x7FFF:  # a data set beyond 32 KB
            break
        value = data[at + 5 : at + 5 + min(length, _LONGEST_TEXT)]
        if (record, number) == (1, _CODED):
            is_utf_8 = value == _UTF_8
        elif record == 2 and number in (_TITLE, _CAPTION) and number not in found:
            found[number] = value.decode("utf-8", "ignore") if is_utf_8 else _decoded(value)
        at += 5 + length
    return found


def _of_xmp(data: bytes) -> dict[str, dict[str, str]]:
    """``title`` and ``description`` of Dublin Core, each by language."""
    if not any(name in data for name in _WANTED):
        return {}
    packet = _Packet()
    # What was read before a mistake counts.
    with suppress(expat.ExpatError, ValueError, LookupError):
        packet.parser.Parse(data.strip(b"\0 \r\n\t"), True)
    return packet.found


class _Packet:
    """Collects the texts of ``dc:title`` and ``dc:description``."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.found: dict[str, dict[str, str]] = {}
        self._name = ""
        self._language = ANY
        self._length = 0

    def _refuse(self, *declared: object) -> None:
        """XMP has no declarations; entities are only of use to those who mean harm."""
        raise ValueError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name in (f"{_DC} title", f"{_DC} description"):
            self._name, self._language = name.rpartition(" ")[2], ANY
        elif self._name and name == f"{_RDF} li":
            typed = attributes.get(_LANG, "").lower()
            self._language = ANY if typed in ("", "x-default") else typed[:2]

    def _end(self, name: str) -> None:
        if self._name and name.startswith(_DC):
            self._name = ""

    def _text(self, text: str) -> None:
        if self._name and text.strip() and self._length <= _LONGEST_TEXT:
            self._length += len(text)
            texts = self.found.setdefault(self._name, {})
            texts[self._language] = texts.get(self._language, "") + text


# -- the time ----------------------------------------------------------------------------------------------------------


def _taken(exif: Exif) -> float | None:
    fields = exif.directory(exif.fields, _EXIF)
    for tag, offset in _TAKEN:
        found = _DATE.match(_decoded(exif.value(fields.get(tag), 64)))
        if not found:
            continue
        zone = _OFFSET.match(_decoded(exif.value(fields.get(offset), 16)))
        with suppress(ValueError, OverflowError, OSError):
            year, *rest = (int(part) for part in found.groups())
            when = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}".format(year, *rest) + (zone[0] if zone else "")
            return datetime.fromisoformat(when).timestamp() if year >= 1900 else None
    return None
