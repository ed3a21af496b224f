"""Pictures that are code (SVG) and pages of documents become plain pictures here, made by a short-lived child and kept by
what they are.

A hostile file can hang or swell only the child, which has limits of time and memory. What was drawn once
for a size and a set of colours is found again by its hash. A drawing in layers comes back in layers, each
with the way it moves. A drawing that takes long keeps no other waiting: see ``drawing_queue.py``. No Qt.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import subprocess
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from kiosk.media.fonts import fallback_fonts, shipped_fonts
from kiosk.media.kinds import Kind, kind_of
from kiosk.media.raster.asking import command, drawer_of
from kiosk.media.raster.drawing_queue import LATER_LIMITS, SLOW, Answer, DrawingQueue, Slow
from kiosk.media.raster.layers import Layer, Layers, View, layer_of
from kiosk.media.raster.store import Store
from kiosk.media.raster.svg import (
    LARGEST_SVG,
    Drawing,
    beside,
    links_of,
    prepared_svg,
    text_of,
    with_pictures,
)

log = logging.getLogger("kiosk.content")

BACKGROUND = 10
"""What the system is told of a drawing that nobody waits for (``nice``)."""
_DRAWING_VERSION = b"5"
MOST_KNOWN = 1_000
"""Drawings of which is remembered what they link to."""
_HASHED = 1_000_000
"""Bytes: a larger file is known by its place, size and time instead of its content."""


class Rasteriser:
    """Draws SVG files into ``cache`` and remembers them."""

    def __init__(self, cache: Path, fonts: Iterable[Path] = ()) -> None:
        """``fonts`` are those of the theme; the shipped ones and the system's are there besides."""
        self._fonts = [str(each) for each in (*fonts, *shipped_fonts(), *fallback_fonts())]
        self._links: dict[tuple[Path, int, int], list[str]] = {}
        self._store = Store(cache)
        # Beside the start, which it must not hold up.
        threading.Thread(target=self._store.tidy, name="tidying", daemon=True).start()
        self._closed = threading.Event()
        self._children: set[subprocess.Popen[bytes]] = set()
        self._queue = DrawingQueue(self._name, self._attempt)

    @property
    def store(self) -> Store:
        """Where what was drawn is kept; closed with this."""
        return self._store

    def cached(self, drawing: Drawing) -> Layers | None:
        """The drawing if it was drawn before; quick."""
        with contextlib.suppress(OSError):
            if drawing.page or drawing.path.stat().st_size <= LARGEST_SVG:
                return self._kept(self._name(drawing))
        return None

    def draw(
        self,
        drawing: Drawing,
        done: Callable[[Answer], None],
        *,
        is_wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Draw in the background; ``done`` is called on another thread, with ``None`` when it cannot be drawn.

        Who waits gives ``is_wanted``: their drawings come before all others, and one that takes longer than a moment is
        ``SLOW``. It is drawn in the end, for who asks again.
        """
        self._queue.add(drawing, done, is_wanted)

    def be_patient(self, seconds: float) -> None:
        """Call a drawing slow only after so long."""
        self._queue.first_limit = seconds

    def close(self) -> None:
        """Give up what is being drawn, and return when nothing runs any more."""
        self._closed.set()
        self._queue.close(self._kill)
        self._store.close()

    def _kill(self) -> None:
        for child in list(self._children):
            child.kill()

    def draw_now(self, drawing: Drawing, limit: float = LATER_LIMITS[0]) -> Layers | None:
        """Draw and wait (at most ``limit`` seconds)."""
        made = self._attempt(drawing, limit, is_awaited=True)
        if made is SLOW:
            log.warning("%s: drawing it took too long", drawing.path.name)
        return None if isinstance(made, Slow) else made

    def _attempt(self, drawing: Drawing, limit: float, *, is_awaited: bool) -> Answer:
        size = drawing.path.stat().st_size
        if not drawing.page and size > LARGEST_SVG:
            log.warning("%s: an SVG of %d bytes is too large to draw", drawing.path.name, size)
            return None
        name = self._name(drawing)
        if kept := self._kept(name):
            return kept
        order, view = self._page_order(drawing) if drawing.page else self._svg_order(drawing)
        order |= {"seconds": limit, "nice": 0 if is_awaited else BACKGROUND}
        try:
            code, answer, complaint = self._in_child(json.dumps(order).encode(), limit)
        except subprocess.TimeoutExpired:
            return SLOW
        pictures = pictures_of(answer) if code == 0 else []
        if not pictures:
            if not self._closed.is_set():
                reason = complaint.decode(errors="replace")[-200:].strip()
                log.warning("%s: cannot be drawn: %s", drawing.path.name, reason)
            return None
        return self._keep(name, view, pictures)

    def _svg_order(self, drawing: Drawing) -> tuple[dict[str, Any], View]:
        made = prepared_svg(with_pictures(text_of(drawing.path.read_bytes()), drawing.path), drawing)
        view = made.view
        order = {
            "draws": drawer_of(Kind.SVG),
            "svg": made.svg,
            "width": view.width,
            "height": view.height,
            "layers": view.is_crop,
            "shapeless": made.is_shapeless,
            "fonts": self._fonts if made.has_text else [],
        }
        return order, view

    def _page_order(self, drawing: Drawing) -> tuple[dict[str, Any], View]:
        order = {
            "draws": drawer_of(kind_of(drawing.path)),
            "path": str(drawing.path),
            "page": drawing.page,
            "width": drawing.width,
            "height": drawing.height,
            "fit": drawing.fit,
        }
        return order, View(drawing.width, drawing.height)

    def _in_child(self, order: bytes, limit: float) -> tuple[int, bytes, bytes]:
        """What the child made of ``order``: its exit code, its answer, its complaint."""
        pipe = subprocess.PIPE
        with subprocess.Popen(command(), stdin=pipe, stdout=pipe, stderr=pipe) as child:
            self._children.add(child)
            try:
                if self._closed.is_set():
                    child.kill()
                answer, complaint = child.communicate(order, timeout=limit)
            finally:
                child.kill()
                self._children.discard(child)
        return child.returncode, answer, complaint

    # -- what was drawn before ----------------------------------------------------------------------------------------

    def _name(self, drawing: Drawing) -> str:
        digest = hashlib.sha256(_DRAWING_VERSION)
        digest.update(self._mark(drawing.path))
        if drawing.page:
            digest.update(repr((drawing.page, drawing.width, drawing.height, drawing.fit)).encode())
            return digest.hexdigest()[:40]
        for href in self._links_of(drawing.path):
            path = beside(drawing.path, href)
            digest.update(self._mark(path) if path else b"-")
        wanted = (
            drawing.width,
            drawing.height,
            drawing.portrait,
            drawing.crop,
            sorted(drawing.colors.items()),
        )
        digest.update(repr(wanted).encode())
        return digest.hexdigest()[:40]

    def _mark(self, path: Path) -> bytes:
        """What tells a file's present content from any other."""
        stat = path.stat()
        if stat.st_size <= _HASHED:
            return path.read_bytes()
        return f"{path}:{stat.st_size}:{stat.st_mtime_ns}".encode(errors="surrogateescape")

    def _links_of(self, path: Path) -> list[str]:
        stat = path.stat()
        state = (path, stat.st_size, stat.st_mtime_ns)
        if state not in self._links:
            if len(self._links) > MOST_KNOWN:
                self._links.clear()
            self._links[state] = links_of(text_of(path.read_bytes()))
        return self._links[state]

    def _kept(self, name: str) -> Layers | None:
        """The list of layers is written last: when it is there, so are they, unless somebody spoilt them."""
        try:
            listed = json.loads(self._store.read(f"{name}.json"))
            layers = []
            for entry in listed["layers"]:
                picture = self._store.find(str(entry["picture"]))
                if picture is None:
                    return None
                layers.append(Layer.from_plain(picture.parent, entry))
            return Layers(tuple(layers), listed["margin"])
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _keep(self, name: str, view: View, pictures: list[tuple[dict[str, Any], bytes]]) -> Layers | None:
        try:
            layers = [
                layer_of(self._store.keep(f"{name}-{number}.png", picture), said, view)
                for number, (said, picture) in enumerate(pictures)
            ]
            made = Layers(tuple(layers), view.margin)
            plain = {"margin": made.margin, "layers": [layer.as_plain() for layer in layers]}
            self._store.keep(f"{name}.json", json.dumps(plain).encode())
        except OSError as error:
            log.warning("a drawing cannot be kept anywhere: %s", error.strerror or error)
            return None
        return made


def pictures_of(answer: bytes) -> list[tuple[dict[str, Any], bytes]]:
    """What the child said of each layer, and the layer's PNG; empty when the answer is not whole."""
    head, _, rest = answer.partition(b"\n")
    found = []
    try:
        for said in json.loads(head)["layers"]:
            picture, rest = rest[: said["bytes"]], rest[said["bytes"] :]
            if len(picture) != said["bytes"] or not picture.startswith(b"\x89PNG"):
                return []
            found.append((said, picture))
    except (ValueError, TypeError, KeyError):
        return []
    return found
