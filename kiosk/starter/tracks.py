"""Lists of films as players save them (M3U, XSPF): what stands in them, as written. Nothing is opened but the list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

LARGEST = 5_000_000
"""Bytes of a list; a longer one is none."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_EXTINF = re.compile(r"#EXTINF:\s*(-?[\d.]+)?[^,]*,?(.*)", re.I)


class NotAListError(Exception):
    """The file is no list that can be read."""


@dataclass(frozen=True, slots=True)
class Track:
    """One line of a list: the place as written, its title, and its length in seconds (0: not told)."""

    location: str
    title: str = ""
    seconds: float = 0.0

    def file(self, folder: Path) -> Path | None:
        """The file that is meant by a list in ``folder``; ``None`` for anything on a network."""
        place = self.location
        if re.match(r"[A-Za-z]:[\\/]", place):
            # A drive of Windows; elsewhere the file of that name beside the list is meant.
            return Path(place) if Path(place).drive else folder / place.replace("\\", "/").rpartition("/")[2]
        if _SCHEME.match(place) and not (folder / place).exists():
            url = urlsplit(place)
            if url.scheme.lower() != "file" or url.netloc not in ("", "localhost"):
                return None
            path = unquote(url.path, errors="surrogateescape")
            return Path(path[1:] if re.match(r"/[A-Za-z]:", path) and Path(path[1:]).drive else path)
        if place.startswith(("\\\\", "//")):
            return None
        for spelled in (place, place.replace("\\", "/"), unquote(place, errors="surrogateescape")):
            if "\0" not in spelled and (folder / spelled).exists():
                return folder / spelled
        return folder / place.replace("\\", "/").replace("\0", "")


def read_tracks(path: Path) -> list[Track]:
    """All lines of the list ``path``; :class:`NotAListError` or ``OSError`` where it cannot be read."""
    if path.stat().st_size > LARGEST:
        raise NotAListError(path.name)
    data = path.read_bytes()
    if data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
        return _of_xspf(data, path)
    return _of_m3u(_decoded(data))


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    # Players of Windows write the computer's own encoding.
    return data.decode("cp1252", "replace")


def _of_m3u(text: str) -> list[Track]:
    tracks: list[Track] = []
    title, seconds = "", 0.0
    for line in text.splitlines():
        line = line.strip()
        if found := _EXTINF.match(line):
            title, seconds = found[2].strip(), _number(found[1])
        elif line and not line.startswith("#"):
            tracks.append(Track(line, title, seconds))
            title, seconds = "", 0.0
    return tracks


def _of_xspf(data: bytes, path: Path) -> list[Track]:
    # An entity can stand for gigabytes; no player writes any.
    if b"<!ENTITY" in data or b"<!\0E\0N\0T" in data:
        raise NotAListError(path.name)
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise NotAListError(path.name) from error
    if _bare(root.tag) != "playlist":
        raise NotAListError(path.name)
    tracks = []
    for node in root.iter():
        if _bare(node.tag) == "track":
            told = {_bare(each.tag): (each.text or "").strip() for each in reversed(node)}
            if place := told.get("location"):
                tracks.append(Track(place, told.get("title", ""), _number(told.get("duration")) / 1000))
    return tracks


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def _number(text: str | None) -> float:
    try:
        return max(0.0, float(text or 0))
    except ValueError:
        return 0.0
