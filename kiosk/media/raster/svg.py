"""An SVG as people's programs export it, made ready to be drawn: its letters decoded, its size read in any unit, the
pictures it takes from files beside it put into it, in the theme's colours.

Only its text is worked on here; it is parsed where it can hurt nobody.
"""

from __future__ import annotations

import base64
import codecs
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from kiosk.media.kinds import Kind, kind_of
from kiosk.media.raster.layers import View, view_of

LARGEST_SVG = 20_000_000
"""Bytes. What is larger holds pictures that belong into a PNG or JPEG."""
LARGEST_LINKED = 20_000_000
"""Bytes of all pictures beside a drawing that are put into it."""
EMBEDDABLE = {Kind.PNG: "png", Kind.JPEG: "jpeg", Kind.WEBP: "webp", Kind.GIF: "gif"}
PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
}
"""Of each unit of length (CSS Values and Units, 6.2); others depend on what is around the drawing."""

_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_PROLOG = re.compile(r"\ufeff?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)*", re.S)
_ROOT = re.compile(
    r"<(?P<name>(?:[\w.-]+:)?svg)(?=[\s/>])(?P<inside>(?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(?P<end>/?>)", re.S
)
_THEME_STYLE = re.compile(r"(<style id=\"theme\"[^>]*>).*?(</style>)", re.S)
_TOKEN = re.compile(r"\sclass=\"([a-z-]+?)(?:-line)?\"")
_MADE_FOR = re.compile(r"\sdata-field=\"([a-z-]+)\"")
_BEGINNING = 4096
"""Bytes of a file of ours within which its theme begins."""
_OWN_SIZE = re.compile(
    r"\s(width|height)\s*=\s*[\"']\s*\+?((?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-zA-Z%]*)\s*[\"']"
)
_FITTING = re.compile(r"\s(?:width|height|preserveAspectRatio)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_VIEW_BOX = re.compile(r"\sviewBox\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_LINKED = re.compile(r"(<(?:[\w.-]+:)?image\s[^>]*?href\s*=\s*)([\"'])(?!data:|#)(.*?)\2", re.S)
_TEXT = re.compile(r"<(?:[\w.-]+:)?text[\s>]")


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is wanted of an SVG or of a page: its place in pixels, the crop by orientation, the theme's colours by token."""

    path: Path
    width: int
    height: int
    portrait: bool
    colors: Mapping[str, str]
    crop: bool = True
    """Take the drawing's own crop for the orientation and fill the place with it; else show all of it."""
    page: int = 0
    """Of a document, counted from 1; 0 for an SVG."""
    fit: str = "contain"
    """How a page fills the place: ``contain``, ``cover``, ``fill``."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The SVG to draw, how it lies on the screen, and whether its own shape has to be found out first."""

    svg: str
    view: View
    is_shapeless: bool = False

    @property
    def has_text(self) -> bool:
        """Whether fonts are needed."""
        return _TEXT.search(self.svg) is not None


@dataclass(frozen=True, slots=True)
class Palette:
    """The tokens of the theme that a drawing of ours is cut from, and that of the field it was made for, if it says so."""

    used: frozenset[str]
    made_for: str = ""


def palette_of(path: Path) -> Palette | None:
    """What the drawing in ``path`` takes from a theme; ``None`` if it has colours of its own. Raises ``OSError``."""
    with path.open("rb") as file:
        beginning = file.read(_BEGINNING)
        if b'<style id="theme"' not in beginning:
            return None
        svg = text_of(beginning + file.read(LARGEST_SVG))
    made_for = _MADE_FOR.search(svg[:_BEGINNING])
    return Palette(frozenset(_TOKEN.findall(svg)), made_for[1] if made_for else "")


def text_of(data: bytes) -> str:
    """The letters of an SVG file, in whatever encoding it says it is."""
    if data.startswith(codecs.BOM_UTF8):
        return data.decode("utf-8-sig", "replace")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if data[:2] in (b"<\0", b"\0<"):
        return data.decode("utf-16-le" if data[:1] == b"<" else "utf-16-be", "replace")
    declared = _DECLARED.match(data)
    try:
        return data.decode(declared[1].decode("ascii") if declared else "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def beside(drawing: Path, href: str) -> Path | None:
    """The picture that ``drawing`` takes from a file in its own folder, or in one within; ``None`` for everything else:
    addresses, other places of the machine, links that lead out, what is no picture, what is not there."""
    name = unquote(html.unescape(href)).strip()
    if not name or ":" in name or "\\" in name or name.startswith("/") or ".." in name.split("/"):
        return None
    try:
        folder = drawing.parent.resolve()
        path = (folder / name).resolve(strict=True)
        inside = path.is_relative_to(folder) and path.is_file()
        return path if inside and kind_of(path) in EMBEDDABLE else None
    except (OSError, ValueError, RuntimeError):
        return None


def links_of(svg: str) -> list[str]:
    """What the pictures in it take from elsewhere, as it is written."""
    return [match[3] for match in _LINKED.finditer(svg)]


def with_pictures(svg: str, drawing: Path) -> str:
    """``svg`` with the pictures of the files beside it in it."""
    left = LARGEST_LINKED

    def embedded(match: re.Match[str]) -> str:
        nonlocal left
        path = beside(drawing, match[3])
        try:
            if path is None or path.stat().st_size > left:
                return match[0]
            kind, data = EMBEDDABLE[kind_of(path)], path.read_bytes()
        except (OSError, KeyError):
            return match[0]
        left -= len(data)
        return f'{match[1]}"data:image/{kind};base64,{base64.b64encode(data).decode()}"'

    return _LINKED.sub(embedded, svg)


def prepared_svg(svg: str, drawing: Drawing) -> Prepared:
    """``svg`` in the theme's colours, showing what is to be seen of it, and how that lies on the screen.

    Our own drawings carry ``<style id="theme">`` and the crops ``data-landscape`` and ``data-portrait``;
    others are kept whole.
    """
    rules = [
        f".{t}{{fill:{c};stroke:none}}.{t}-line{{fill:none;stroke:{c}}}" for t, c in drawing.colors.items()
    ]
    svg = _THEME_STYLE.sub(lambda match: match[1] + "\n".join(rules) + match[2], svg, count=1)
    whole = View(drawing.width, drawing.height)
    prolog = _PROLOG.match(svg)
    root = _ROOT.match(svg, prolog.end() if prolog else 0)
    if not root:
        return Prepared(svg, whole)
    inside = root["inside"]
    name = "portrait" if drawing.portrait else "landscape"
    crop = re.search(rf"\sdata-{name}=\"([^\"]+)\"", inside) if drawing.crop else None
    view = view_of(crop[1], drawing.width, drawing.height, portrait=drawing.portrait) if crop else None
    own = {
        name: float(number) * PIXELS[unit.lower()]
        for name, number, unit in _OWN_SIZE.findall(inside)
        if unit.lower() in PIXELS
    }
    inside = _FITTING.sub("", inside)
    has_box = _VIEW_BOX.search(inside) is not None
    if view:
        inside = _VIEW_BOX.sub("", inside) + f' viewBox="{view.box}"'
    elif not has_box and len(own) == 2 and all(own.values()):
        # Without it the drawing would stand small in a corner of the wanted size.
        inside += f' viewBox="0 0 {own["width"]:g} {own["height"]:g}"'
    elif not has_box:
        return Prepared(
            svg[: root.start("inside")] + inside + svg[root.start("end") :], whole, is_shapeless=True
        )
    view = view or whole
    fit = "none" if view.is_crop else "xMidYMid meet"
    inside += f' width="{view.width}" height="{view.height}" preserveAspectRatio="{fit}"'
    return Prepared(svg[: root.start("inside")] + inside + svg[root.start("end") :], view)
