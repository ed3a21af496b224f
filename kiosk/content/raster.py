"""Pictures that are code (SVG) become plain pictures here, made by a short-lived child and kept by what
they are.

A hostile file can hang or swell only the child, which has limits of time and memory. What was drawn once
for a size and a set of colours is found again by its hash. A drawing in layers comes back in layers, each
with the way it moves. No Qt.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.content.layers import Layer, Layers, View, layer_of, view_of

log = logging.getLogger("kiosk.content")

CHILD = Path(__file__).with_name("rasterise.py")
"""Started as a file and with ``-P``: nothing in the present folder can take the place of a module."""
TIME_LIMIT = 8.0
"""Seconds a drawing may take; ours take 0.3."""
LARGEST_SVG = 4_000_000
"""Bytes."""
_THEME_STYLE = re.compile(r"(<style id=\"theme\"[^>]*>).*?(</style>)", re.S)
_ROOT = re.compile(r"<svg\b[^>]*>", re.S)
_OWN_SIZE = re.compile(r"\s(width|height)\s*=\s*[\"']([0-9]+\.?[0-9]*)(?:px)?[\"']")
_FITTING = re.compile(r"\s(?:width|height|preserveAspectRatio)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_DRAWING_VERSION = b"4"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is wanted of an SVG: its place in pixels, the crop by orientation, the theme's colours by token."""

    path: Path
    width: int
    height: int
    portrait: bool
    colors: Mapping[str, str]
    crop: bool = True
    """Take the drawing's own crop for the orientation and fill the place with it; else show all of it."""


class Rasteriser:
    """Draws SVG files into ``cache`` and remembers them."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._workers = ThreadPoolExecutor(1, thread_name_prefix="raster")
        self._closed = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None

    def cached(self, drawing: Drawing) -> Layers | None:
        """The drawing if it was drawn before; quick."""
        with contextlib.suppress(OSError):
            if drawing.path.stat().st_size <= LARGEST_SVG:
                return self._kept(self._name(drawing, drawing.path.read_bytes()))
        return None

    def draw(self, drawing: Drawing, done: Callable[[Layers | None], None]) -> None:
        """Draw in the background; ``done`` is called on another thread, with ``None`` when it cannot be
        drawn."""
        with contextlib.suppress(RuntimeError):  # closed meanwhile: nobody waits any more
            self._workers.submit(self._draw, drawing, done)

    def close(self) -> None:
        """Give up what is being drawn, and return when nothing runs any more."""
        self._closed.set()
        child = self._child
        if child:
            child.kill()
        self._workers.shutdown(wait=True, cancel_futures=True)

    def _draw(self, drawing: Drawing, done: Callable[[Layers | None], None]) -> None:
        try:
            done(None if self._closed.is_set() else self.draw_now(drawing))
        except Exception:  # a picture must never stop the show; the slide stands without it
            log.exception("drawing %s", drawing.path.name)
            done(None)

    def draw_now(self, drawing: Drawing) -> Layers | None:
        """Draw and wait (s: at most ``TIME_LIMIT``)."""
        size = drawing.path.stat().st_size
        if size > LARGEST_SVG:
            log.warning("%s: an SVG of %d bytes is too large to draw", drawing.path.name, size)
            return None
        source = drawing.path.read_bytes()
        name = self._name(drawing, source)
        if kept := self._kept(name):
            return kept
        svg, view = prepared_svg(source.decode("utf-8", "replace"), drawing)
        order = {"svg": svg, "width": view.width, "height": view.height, "layers": view.is_crop}
        try:
            code, answer, complaint = self._in_child(json.dumps(order).encode())
        except subprocess.TimeoutExpired:
            log.warning("%s: drawing it took too long", drawing.path.name)
            return None
        pictures = pictures_of(answer) if code == 0 else []
        if not pictures:
            if not self._closed.is_set():
                reason = complaint.decode(errors="replace")[-200:].strip()
                log.warning("%s: cannot be drawn: %s", drawing.path.name, reason)
            return None
        return self._keep(name, view, pictures)

    def _in_child(self, order: bytes) -> tuple[int, bytes, bytes]:
        """What the child made of ``order``: its exit code, its answer, its complaint."""
        command = [sys.executable, "-P", "-X", "utf8", str(CHILD)]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as child:
            self._child = child
            try:
                if self._closed.is_set():
                    child.kill()
                answer, complaint = child.communicate(order, timeout=TIME_LIMIT)
            finally:
                child.kill()
                self._child = None
        return child.returncode, answer, complaint

    # -- what was drawn before ----------------------------------------------------------------------------------------

    def _name(self, drawing: Drawing, source: bytes) -> str:
        digest = hashlib.sha256(_DRAWING_VERSION + source)
        wanted = (
            drawing.width,
            drawing.height,
            drawing.portrait,
            drawing.crop,
            sorted(drawing.colors.items()),
        )
        digest.update(repr(wanted).encode())
        return digest.hexdigest()[:40]

    def _kept(self, name: str) -> Layers | None:
        """The list of layers is written last: when it is there, so are they."""
        try:
            listed = json.loads((self._cache / f"{name}.json").read_bytes())
            layers = [Layer.from_plain(self._cache, entry) for entry in listed["layers"]]
            return Layers(tuple(layers), listed["margin"])
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _keep(self, name: str, view: View, pictures: list[tuple[dict[str, Any], bytes]]) -> Layers:
        self._cache.mkdir(parents=True, exist_ok=True)
        layers = []
        for number, (said, picture) in enumerate(pictures):
            target = self._cache / f"{name}-{number}.png"
            self._write(target, picture)
            layers.append(layer_of(target, said, view))
        made = Layers(tuple(layers), view.margin)
        plain = {"margin": made.margin, "layers": [layer.as_plain() for layer in layers]}
        self._write(self._cache / f"{name}.json", json.dumps(plain).encode())
        return made

    def _write(self, target: Path, data: bytes) -> None:
        partial = target.with_suffix(f".{os.getpid()}.part")
        try:
            partial.write_bytes(data)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)


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


def prepared_svg(svg: str, drawing: Drawing) -> tuple[str, View]:
    """``svg`` in the theme's colours, showing what is to be seen of it, and how that lies on the screen.

    Our own drawings carry ``<style id="theme">`` and the crops ``data-landscape`` and ``data-portrait``;
    others are kept whole.
    """
    rules = [
        f".{t}{{fill:{c};stroke:none}}.{t}-line{{fill:none;stroke:{c}}}" for t, c in drawing.colors.items()
    ]
    svg = _THEME_STYLE.sub(lambda match: match[1] + "\n".join(rules) + match[2], svg, count=1)
    whole = View(drawing.width, drawing.height)
    root = _ROOT.search(svg)
    if not root:
        return svg, whole
    tag = root[0]
    name = "portrait" if drawing.portrait else "landscape"
    crop = re.search(rf"data-{name}=\"([^\"]+)\"", tag) if drawing.crop else None
    view = view_of(crop[1], drawing.width, drawing.height, portrait=drawing.portrait) if crop else None
    own = {name: float(value) for name, value in _OWN_SIZE.findall(tag)}
    tag = _FITTING.sub("", tag)
    if not re.search(r"\sviewBox\s*=", tag) and len(own) == 2 and all(own.values()):
        # Without it the drawing would stand small in a corner of the wanted size.
        tag = tag.replace("<svg", f'<svg viewBox="0 0 {own["width"]:g} {own["height"]:g}"', 1)
    if view:
        tag = re.sub(r"\sviewBox\s*=\s*(?:\"[^\"]*\"|'[^']*')", "", tag).replace(
            "<svg", f'<svg viewBox="{view.box}"', 1
        )
    view = view or whole
    fit = "none" if view.is_crop else "xMidYMid meet"
    size = f' width="{view.width}" height="{view.height}" preserveAspectRatio="{fit}"'
    closing = " />" if tag.endswith("/>") else ">"
    tag = tag.removesuffix(">").rstrip("/") + size + closing
    return svg[: root.start()] + tag + svg[root.end() :], view
