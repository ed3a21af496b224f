"""Pages of a PDF, each a picture over the whole screen; named by itself or found in a folder.

Only the raster child opens it, for the checker as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from kiosk.media.files import refuse_kind
from kiosk.media.kinds import Family, kind_of
from kiosk.media.kinds import Kind as FileKind
from kiosk.media.raster.asking import told_of
from kiosk.playlist.builder import Builder
from kiosk.playlist.colors import ColorName
from kiosk.playlist.entry import Entry
from kiosk.playlist.kind import Kind, ListedFile
from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.values import FitName, Words
from kiosk.problems.problem import Place
from kiosk.words.printable import printable
from kiosk.words.sentence import Term
from kiosk.yaml.fields import Text, text, wrong_type
from kiosk.yaml.nodes import MapNode
from kiosk.yaml.own_line import corrected

LARGEST_MM = 3000
"""Longer side of a page above which hardly anything on it is readable on a screen: a banner, not a poster (A0 is 1189)."""

_RANGE = re.compile(r"(?P<first>[1-9]\d{0,4})?\s*(?P<to>[-–—])?\s*(?P<last>[1-9]\d{0,4})?")
_PAGE = re.compile(r"\b(?:pagina['’]?s?|pages?|blz\.?|pp?\.?|bladzijden?)(?=\W|\d)\s*")
_AND = re.compile(r"\s*(?:\ben\b|\bet\b|\band\b|[;&+])\s*")
_TO = re.compile(r"\s*(?:\bt/m\b|\btot(?: en met)?\b|\bto\b|\bà\b|\bau\b|\bthrough\b|\.\.+|:)\s*")
_PAGES_PATTERN = "^[0-9]*( *[-,] *[0-9]*)*$"

Span = tuple[int, int | None]
"""First and last page; ``None`` means the document's last page."""


Size = tuple[float, float] | None
"""Size of a page in mm; ``None`` for a damaged page."""

_ALL: tuple[Span, ...] = ((1, None),)


def _pages(value: object) -> tuple[Span, ...]:
    if isinstance(value, list):
        # As a list is how everything else is counted in YAML.
        value = ",".join(str(each) for each in value)
        if not _spans(value):
            raise wrong_type("pages")
    typed = text(value)
    if (spans := _spans(typed)) is None:
        raise PydanticCustomError("bad-pages", "pages", {"near": _pages_meant(typed)})
    return spans


def _spans(typed: str) -> tuple[Span, ...] | None:
    spans: list[Span] = []
    for part in typed.split(","):
        match = _RANGE.fullmatch(part.strip())
        if not match or not (match["first"] or match["last"]) or (not match["to"] and match["last"]):
            return None
        first = int(match["first"] or 1)
        last = int(match["last"]) if match["last"] else None if match["to"] else first
        if last is not None and last < first:
            return None
        spans.append((first, last))
    return tuple(spans)


def _pages_meant(typed: str) -> str:
    """Pages as people say them: ``1 t/m 4``, ``pagina 2 en 5``, ``4-1``."""
    short = _TO.sub("-", _AND.sub(",", _PAGE.sub("", typed.casefold())))
    short = re.sub(r"\s*([-,])\s*", r"\1", short).strip()
    turned = re.fullmatch(r"(\d+)-(\d+)", short)
    if turned and int(turned[1]) > int(turned[2]):
        short = f"{turned[2]}-{turned[1]}"
    return short if _spans(short) else ""


_PAGES_SCHEMA = {"type": ["string", "integer"], "minimum": 1, "pattern": _PAGES_PATTERN}
Pages = Annotated[
    tuple[Span, ...],
    BeforeValidator(_pages),
    WithJsonSchema({"anyOf": [_PAGES_SCHEMA, {"type": "array", "items": _PAGES_SCHEMA}]}),
]


class PdfEntry(Entry):
    """Shows pages of a PDF, one after the other."""

    pdf: Text = Field(description="A PDF in assets/.")
    pages: Pages = Field(default=_ALL, description="Which pages: 1-4, or 1,3,5-; without it all of them.")
    title: Words = Field(default_factory=dict, description="A title, one text or one per language.")
    fit: FitName = Field(
        default="contain", description="contain: whole page; cover: fills the screen; fill: stretched."
    )
    color: ColorName = Field(default="ink", description="The colour beside the page.")


def _items(entry: PdfEntry, node: MapNode, where: Term, builder: Builder) -> list[ImageItem]:
    place = node.spot("pdf")
    path = builder.media.find(entry.pdf, place, where)
    title = builder.title(entry.title, node, where)
    pages: list[_Page] = []
    if path:
        spot = node.spot("pages") if node.get("pages") else place
        pages = _Document(path, entry.pdf, place, where).shown(entry.pages, spot, builder)
    builder.media.looking.looked()
    if path is None or not pages:
        return []
    called = {} if title else builder.called(path, "unnamed-document")
    return [_item(path, entry.pdf, page, entry, builder, title, called, entry.color) for page in pages]


def _of_file(file: ListedFile, entry: Entry, builder: Builder) -> list[ImageItem]:
    pages = _Document(file.path, file.name, file.place, file.where).shown(_ALL, file.place, builder)
    if not pages:
        return []
    called = builder.called(file.path, "unnamed-document", title=file.title)
    return [_item(file.path, file.name, page, entry, builder, file.title, called) for page in pages]


def _item(
    path: Path,
    name: str,
    page: _Page,
    entry: Entry,
    builder: Builder,
    title: Mapping[str, str],
    called: Mapping[str, str],
    color: str = "ink",
) -> ImageItem:
    return ImageItem(
        key=builder.key("pdf", f"{name} ({page.number})"),
        duration=builder.duration(entry),
        transition=builder.transition(entry),
        path=path,
        page=page.number,
        heading=page.heading,
        words=page.words,
        title=title,
        called=called,
        fit=builder.fit(entry, "contain"),
        color=color,
        motion="still",
    )


class _Page(NamedTuple):
    """The number of a page, its own title if it has one (that of the outline, or the large words on it), and its words."""

    number: int
    heading: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Document:
    """A PDF named in content, and the place for findings about it."""

    path: Path
    name: str
    place: Place
    where: Term

    def shown(self, wanted: Sequence[Span], spot: Place, builder: Builder) -> list[_Page]:
        """Its pages that are shown; ``spot`` is where the ``wanted`` ones were asked for.

        Without time to check the file, its first page is trusted; the complete check adds the others.
        """
        if not builder.media.looking.may_look():
            return [_Page(wanted[0][0])]
        told = self._told(builder)
        sizes: Sequence[Size] = [tuple(size) if size else None for size in told.get("pages", ())]
        if not sizes:
            return []
        count = len(sizes)
        numbers = [number for first, last in wanted for number in range(first, min(last or count, count) + 1)]
        about = {"name": self.name, "where": self.where}
        beyond = [span for span in wanted if max(span[0], span[1] or 0) > count]
        if beyond:
            missing = tuple(_spelled(max(first, count + 1), last) for first, last in beyond)
            several = len(missing) > 1 or "-" in missing[0]
            absent = Term("pages-absent" if several else "page-absent", {"pages": missing})
            there = [(first, min(last, count) if last else None) for first, last in wanted if first <= count]
            near = ",".join(_spelled(first, last) if last else f"{first}-" for first, last in there)
            line = corrected(builder.findings, spot, near) if near else ""
            builder.findings.add(
                "pdf-no-page",
                spot,
                count=count,
                missing=missing,
                absent=absent,
                near=near,
                line=line,
                **about,
            )
        damaged = tuple(str(number) for number in dict.fromkeys(numbers) if sizes[number - 1] is None)
        if damaged:
            builder.findings.add("pdf-page-broken", spot, pages=damaged, **about)
        self._judge_sizes(sizes, numbers, builder)
        headings, texts = (told.get(each) or [""] * count for each in ("headings", "texts"))
        return [
            _Page(number, printable(headings[number - 1]), texts[number - 1])
            for number in numbers
            if sizes[number - 1]
        ]

    def _judge_sizes(self, sizes: Sequence[Size], numbers: Sequence[int], builder: Builder) -> None:
        for number in numbers:
            size = sizes[number - 1]
            if size and max(size) > LARGEST_MM:
                params = {"page": number, "metres": round(max(size) / 1000, 1), "where": self.where}
                builder.findings.add("pdf-page-large", self.place, name=self.name, **params)
                return

    def _told(self, builder: Builder) -> Mapping[str, Any]:
        """What the child tells of its pages: ``pages``, the size of each in mm (``None`` for one that is damaged). Nothing
        where it cannot be shown, with the reason reported."""
        try:
            kind = kind_of(self.path)
        except OSError:
            builder.findings.add("file-unreadable", self.place, name=self.name)
            return {}
        if kind is not FileKind.PDF:
            refuse_kind("not-a-pdf", kind, self.name, self.place, self.where, builder.findings)
            return {}
        if self.path not in builder.told:
            builder.told[self.path] = told_of(self.path, kind)
        told = builder.told[self.path]
        if "pages" not in told:
            code = f"pdf-{told.get('refused', 'broken')}"
            builder.findings.add(code, self.place, name=self.name, where=self.where)
            return {}
        return told


def _spelled(first: int, last: int | None) -> str:
    return f"{first}-{last}" if last and last > first else str(first)


KIND = Kind("pdf", 35, PdfEntry, _items, families=frozenset({Family.PDF}), of_file=_of_file)
