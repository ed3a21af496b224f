"""The PDF for the board: a page for each slide with its picture and all its words, and a first page with the whole round.

Photos and pages of documents that follow each other share pages, as small pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from PySide6.QtGui import QImage

from kiosk.playlist.model import Item, Playlist
from kiosk.problems.problem import Problem
from kiosk.sheet.paper import DOTS, printed
from kiosk.sheet.photographer import Moment, Photographer, Shot
from kiosk.sheet.sheet import Size, Wanted
from kiosk.video.film import VideoEngine

FEWEST_TOGETHER = 4
"""Photos in a row that share pages; fewer have a page each."""
PAGE_PIXELS, CELL_PIXELS = 1100, 360
"""Width of a picture on a page of its own, and among others: some 200 dots an inch in print."""


@dataclass(frozen=True, slots=True)
class Part:
    """Items that are shown together: one, or photos in a row. Indices of the playlist."""

    indices: tuple[int, ...]

    @property
    def first(self) -> int:
        return self.indices[0]

    @property
    def is_one(self) -> bool:
        return len(self.indices) == 1


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told beside the pictures: how long each item is shown (seconds by key; a film's own length is looked up), the
    problems, the languages of its words (the first is that of everything else), and the day."""

    seconds: Mapping[str, float | None]
    problems: Sequence[Problem] = ()
    root: Path = field(default_factory=Path)
    languages: tuple[str, ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of an item, in rows."""

    rows: tuple[tuple[Shot, ...], ...]

    @property
    def first(self) -> QImage:
        return self.rows[0][0].image if self.rows and self.rows[0] else QImage()


def _company(item: Item, languages: Sequence[str]) -> object:
    """What photos and pages that share pages have in common: when they are shown, and whether words are drawn on them.
    ``None`` for what has a page of its own."""
    if item.layout != "photo" or item.is_film:
        return None
    texts = [item.text_in(language) for language in languages]
    if any(text.label or text.text or text.caption or text.more or text.alt for text in texts):
        return None
    is_page = item.picture is not None and item.picture.page > 0
    return is_page, any(text.title for text in texts), item.when, item.every


def parts_of(playlist: Playlist, items: Sequence[int]) -> list[Part]:
    """The parts, in the playlist's order."""
    parts: list[Part] = []
    for company, group in groupby(items, lambda index: _company(playlist.items[index], playlist.languages)):
        indices = tuple(group)
        if company is not None and len(indices) >= FEWEST_TOGETHER:
            parts.append(Part(indices))
        else:
            parts += [Part((index,)) for index in indices]
    return parts


def shoot_parts(
    playlist: Playlist,
    engine: VideoEngine,
    cache: Path,
    wanted: Wanted,
    parts: Sequence[Part],
    progress: Callable[[int, int], None] = lambda done, all_: None,
) -> dict[int, Pictures]:
    """The pictures of each item in the first of the wanted languages: in every size, of photos in a row in the first size."""
    jobs: list[tuple[Size, int, Moment, bool]] = []
    for number, size in enumerate(wanted.sizes):
        for part in parts:
            if part.is_one:
                rows = replace(wanted, items=part.indices).rows(playlist)
                jobs += [(size, index, moment, True) for index, moment in rows]
            elif number == 0:
                jobs += [(size, index, "end", False) for index in part.indices]
    taken: dict[int, dict[Size, list[Shot]]] = {}
    photographer = Photographer(playlist, engine, cache)
    try:
        for done, (size, index, moment, is_one) in enumerate(jobs, start=1):
            shot = photographer.shoot(index, wanted.languages[0], size, moment=moment)
            small = printed(shot.image, (PAGE_PIXELS if is_one else CELL_PIXELS) * 72 / DOTS)
            taken.setdefault(index, {}).setdefault(size, []).append(replace(shot, image=small))
            progress(done, len(jobs))
    finally:
        photographer.close()
    return {index: Pictures(_rows(by_size)) for index, by_size in taken.items()}


def _rows(by_size: Mapping[Size, Sequence[Shot]]) -> tuple[tuple[Shot, ...], ...]:
    """One row for a slide in its sizes, one for each size of a film with several moments."""
    if all(len(shots) == 1 for shots in by_size.values()):
        return (tuple(shots[0] for shots in by_size.values()),)
    return tuple(tuple(shots) for shots in by_size.values())


def seconds_of(
    playlist: Playlist, pictures: Mapping[int, Pictures], told: Mapping[str, float | None]
) -> dict[int, float]:
    """How long each item is shown, by its index: as ``told``, or a film's own length; 0 where nobody knows."""
    found = {}
    for index, each in pictures.items():
        own = max((shot.seconds for row in each.rows for shot in row), default=0.0)
        seconds = told.get(playlist.items[index].key)
        found[index] = own if seconds is None else seconds
    return found
