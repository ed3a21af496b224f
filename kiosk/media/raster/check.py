"""Checks SVG files: whether they can be drawn, and completely. Parses them, but never draws."""

from __future__ import annotations

import re
from pathlib import Path
from xml.parsers import expat

from kiosk.media.fonts import family_of, shipped_fonts
from kiosk.media.raster.svg import LARGEST_SVG, beside
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.words.sentence import Term

_SHOWN = 3
_FAMILY = re.compile(r"font-family\s*:\s*([^;}]+)", re.IGNORECASE)
_SHORTHAND = re.compile(r"(?:^|[;{\s])font\s*:\s*[^;}]*?\d\S*\s+([^;}]+)", re.IGNORECASE)
_GENERIC = frozenset(
    [
        "serif",
        "sans-serif",
        "cursive",
        "fantasy",
        "monospace",
        "system-ui",
        "ui-sans-serif",
        "ui-serif",
        "sans",
        "inherit",
        "initial",
        "unset",
    ]
)
_WORDS = ("text", "tspan", "textPath")


def judge_svg(path: Path, name: str, place: Place, where: Term, findings: Findings) -> bool:
    """Whether the drawing can be shown; warns about parts that would be missing."""
    size = path.stat().st_size
    if size > LARGEST_SVG:
        findings.add(
            "svg-too-big", place, name=name, megabytes=size / 1e6, limit=LARGEST_SVG // 1_000_000, where=where
        )
        return False
    seen = _Seen()
    try:
        with path.open("rb") as file:
            seen.parser.ParseFile(file)
    except (expat.ExpatError, ValueError, LookupError) as err:
        findings.add("svg-broken", place, name=name, at=getattr(err, "lineno", 1))
        return False
    lost = [link for link in dict.fromkeys(seen.links) if beside(path, link) is None]
    if lost:
        findings.add("svg-link", place, name=name, links=_few(lost), where=where)
    if seen.has_html:
        findings.add("svg-html", place, name=name, where=where)
    foreign = [each for each in dict.fromkeys(seen.families) if each.casefold() not in _known_families()]
    if seen.has_words and foreign:
        findings.add("svg-font", place, name=name, fonts=_few(foreign), where=where)
    return True


class _Seen:
    """What a drawing asks for."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._letters
        self.links: list[str] = []
        self.families: list[str] = []
        self.has_words = self.has_html = False
        self._within: list[str] = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition(" ")[2]
        self._within.append(element)
        for key, value in attributes.items():
            attribute = key.rpartition(" ")[2]
            if element == "image" and attribute == "href" and not value.startswith(("data:", "#")):
                self.links.append(value if len(value) <= 80 else value[:77] + "…")
            elif attribute == "font-family":
                self._family(value)
            elif attribute == "style":
                self._styles(value)
        if element == "foreignObject":
            self.has_html = True

    def _end(self, name: str) -> None:
        self._within.pop()

    def _letters(self, text: str) -> None:
        if self._within and self._within[-1] == "style":
            self._styles(text)
        elif self._within and self._within[-1] in _WORDS and text.strip():
            self.has_words = True

    def _styles(self, text: str) -> None:
        for pattern in (_FAMILY, _SHORTHAND):
            for match in pattern.finditer(text):
                self._family(match[1])

    def _family(self, typed: str) -> None:
        first = typed.split(",")[0].strip().strip("\"'").strip()
        if first and len(first) <= 60:
            self.families.append(first)


def _known_families() -> frozenset[str]:
    return frozenset(family_of(font).casefold() for font in shipped_fonts()) | _GENERIC


def _few(names: list[str]) -> tuple[str, ...]:
    return tuple(names[:_SHOWN]) + (("…",) if len(names) > _SHOWN else ())
