"""Pictures and films that are smaller than the screen needs, or much larger than any screen needs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from kiosk.media.photos.head import head_of
from kiosk.media.size import image_size
from kiosk.playlist.model import Item
from kiosk.poster.composition import Composition
from kiosk.problems.findings import Findings
from kiosk.problems.problem import Place
from kiosk.proof.places import Places
from kiosk.proof.words import Size, screen_term
from kiosk.video.decoder.media_info import told_by

BLURRED = 2.0
"""How many times a photo may be enlarged before people see that it is not sharp."""
MANY_BYTES = 6_000_000
LARGEST_SIDE = 3840
"""Pixels that the longer side of a picture needs on the largest usual screen (4K)."""
FILM_SIDES = (1920, 1080)
"""Pixels of a film that every computer of a stand can play, the longer side first."""
MUCH = 1.3
"""A side that is only so many times as long is let pass."""
TURNED = 5
"""EXIF orientations from here on lie on their side."""


def judge_pictures(items: Sequence[Item], sizes: Sequence[Size], places: Places, findings: Findings) -> None:
    """Report photos too small for the largest of the ``sizes``, and files larger than any screen needs."""
    for item in items:
        picture = item.picture
        if picture and not picture.page and (pixels := size_of(picture.path)):
            place = _place(item, places)
            _judge_small(item, picture.path, pixels, sizes, place, findings)
            _judge_large(picture.path, pixels, place, findings)
        if item.film:
            _judge_film(item.film, places.entry(item, "video"), findings)


def size_of(path: Path) -> Size | None:
    """Width and height of a photo as it is shown, upright; ``None`` for a drawing or a file that does not tell."""
    try:
        size = image_size(path)
        turned = size and head_of(path).orientation >= TURNED
    except OSError:
        return None
    if not size or 0 in size:
        return None
    return (size[1], size[0]) if turned else size


def enlarged(item: Item, pixels: Size, size: Size) -> float:
    """How many times as large as it is the picture is drawn on a screen of ``size``."""
    box = Composition(*size).art() if item.has_art and not item.needs_picture else None
    wide, high = (box.width, box.height) if box else size
    across, down = wide / pixels[0], high / pixels[1]
    return min(across, down) if item.fit == "contain" else max(across, down)


def _judge_small(
    item: Item, path: Path, pixels: Size, sizes: Sequence[Size], place: Place, findings: Findings
) -> None:
    times = {size: enlarged(item, pixels, size) for size in sizes}
    worst = max(times, key=lambda size: times[size])
    if times[worst] > BLURRED:
        findings.add(
            "picture-small",
            place,
            name=path.name,
            width=pixels[0],
            height=pixels[1],
            times=round(times[worst], 1),
            screens=tuple(screen_term(size) for size in sizes if times[size] > BLURRED),
            enough=_pixels(pixels, times[worst]),
        )


def _judge_large(path: Path, pixels: Size, place: Place, findings: Findings) -> None:
    count = _bytes(path)
    if count > MANY_BYTES and max(pixels) > LARGEST_SIDE * MUCH:
        findings.add(
            "picture-large",
            place,
            name=path.name,
            width=pixels[0],
            height=pixels[1],
            megabytes=_megabytes(count),
            enough=_pixels(pixels, LARGEST_SIDE / max(pixels)),
        )


def _judge_film(path: Path, place: Place, findings: Findings) -> None:
    told = told_by(path)
    longer, shorter = max(told.width, told.height), min(told.width, told.height)
    if not shorter or (longer <= FILM_SIDES[0] * MUCH and shorter <= FILM_SIDES[1] * MUCH):
        return
    scale = min(FILM_SIDES[0] / longer, FILM_SIDES[1] / shorter)
    findings.add(
        "film-large",
        place,
        name=path.name,
        width=told.width,
        height=told.height,
        megabytes=_megabytes(_bytes(path)),
        enough=_pixels((told.width, told.height), scale),
    )


def _place(item: Item, places: Places) -> Place:
    if item.is_film:
        return places.entry(item, "poster")
    return places.setting(item, "image")


def _pixels(pixels: Size, scale: float) -> str:
    return " × ".join(str(math.ceil(side * scale)) for side in pixels)


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _megabytes(count: int) -> float:
    return round(count / 1_000_000, 1) if count < 10_000_000 else round(count / 1_000_000)
