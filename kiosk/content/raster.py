"""Pictures that are code (SVG) become plain pictures here, made by a short-lived child and kept by what
they are.

A hostile file can hang or swell only the child, which has limits of time and memory. What was drawn once
for a size and a set of colours is found again by its hash. No Qt.
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

log = logging.getLogger("kiosk.content")

CHILD = Path(__file__).with_name("rasterise.py")
"""Started as a file and with ``-P``: nothing in the present folder can take the place of a module."""
TIME_LIMIT = 8.0
"""Seconds a drawing may take; ours take 0.2."""
LARGEST_SVG = 4_000_000
"""Bytes."""
_THEME_STYLE = re.compile(r"(<style id=\"theme\"[^>]*>).*?(</style>)", re.S)
_ROOT = re.compile(r"<svg\b[^>]*>", re.S)
_OWN_SIZE = re.compile(r"\s(width|height)\s*=\s*[\"']([0-9]+\.?[0-9]*)(?:px)?[\"']")
_FITTING = re.compile(r"\s(?:width|height|preserveAspectRatio)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_DRAWING_VERSION = b"2"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is wanted of an SVG: pixels, the crop by orientation, the theme's colours by token."""

    path: Path
    width: int
    height: int
    portrait: bool
    colors: Mapping[str, str]
    crop: bool = True
    """Take the drawing's own crop for the orientation and fill the size with it; else show all of it."""


class Rasteriser:
    """Draws SVG files into ``cache`` and remembers them."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._workers = ThreadPoolExecutor(1, thread_name_prefix="raster")
        self._closed = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None

    def cached(self, drawing: Drawing) -> Path | None:
        """The picture if it was drawn before; quick."""
        with contextlib.suppress(OSError):
            if drawing.path.stat().st_size <= LARGEST_SVG:
                target = self._target(drawing, drawing.path.read_bytes())
                if target.is_file():
                    return target
        return None

    def draw(self, drawing: Drawing, done: Callable[[Path | None], None]) -> None:
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

    def _draw(self, drawing: Drawing, done: Callable[[Path | None], None]) -> None:
        try:
            done(None if self._closed.is_set() else self.draw_now(drawing))
        except Exception:  # a picture must never stop the show; the slide stands without it
            log.exception("drawing %s", drawing.path.name)
            done(None)

    def draw_now(self, drawing: Drawing) -> Path | None:
        """Draw and wait (s: at most ``TIME_LIMIT``)."""
        size = drawing.path.stat().st_size
        if size > LARGEST_SVG:
            log.warning("%s: an SVG of %d bytes is too large to draw", drawing.path.name, size)
            return None
        source = drawing.path.read_bytes()
        target = self._target(drawing, source)
        if target.is_file():
            return target
        target.parent.mkdir(parents=True, exist_ok=True)
        svg = prepared_svg(source.decode("utf-8", "replace"), drawing)
        order = {"svg": svg, "width": drawing.width, "height": drawing.height}
        try:
            code, picture, complaint = self._in_child(json.dumps(order).encode())
        except subprocess.TimeoutExpired:
            log.warning("%s: drawing it took too long", drawing.path.name)
            return None
        if code != 0 or not picture.startswith(b"\x89PNG"):
            if not self._closed.is_set():
                reason = complaint.decode(errors="replace")[-200:].strip()
                log.warning("%s: cannot be drawn: %s", drawing.path.name, reason)
            return None
        partial = target.with_suffix(f".{os.getpid()}.part")
        try:
            partial.write_bytes(picture)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
        return target

    def _in_child(self, order: bytes) -> tuple[int, bytes, bytes]:
        """What the child made of ``order``: its exit code, the picture, its complaint."""
        command = [sys.executable, "-P", "-X", "utf8", str(CHILD)]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as child:
            self._child = child
            try:
                if self._closed.is_set():
                    child.kill()
                picture, complaint = child.communicate(order, timeout=TIME_LIMIT)
            finally:
                child.kill()
                self._child = None
        return child.returncode, picture, complaint

    def _target(self, drawing: Drawing, source: bytes) -> Path:
        digest = hashlib.sha256(_DRAWING_VERSION + source)
        digest.update(
            repr(
                (
                    drawing.width,
                    drawing.height,
                    drawing.portrait,
                    drawing.crop,
                    sorted(drawing.colors.items()),
                )
            ).encode()
        )
        return self._cache / f"{digest.hexdigest()[:40]}.png"


def prepared_svg(svg: str, drawing: Drawing) -> str:
    """``svg`` in the theme's colours and cropped for the orientation, filling the wanted size.

    Our own drawings carry ``<style id="theme">`` and the crops ``data-landscape`` and ``data-portrait``;
    others are kept whole.
    """
    rules = [
        f".{t}{{fill:{c};stroke:none}}.{t}-line{{fill:none;stroke:{c}}}" for t, c in drawing.colors.items()
    ]
    svg = _THEME_STYLE.sub(lambda match: match[1] + "\n".join(rules) + match[2], svg, count=1)
    root = _ROOT.search(svg)
    if not root:
        return svg
    tag = root[0]
    given = re.search(r"data-" + ("portrait" if drawing.portrait else "landscape") + r"=\"([^\"]+)\"", tag)
    crop = given if drawing.crop else None
    own = {name: float(value) for name, value in _OWN_SIZE.findall(tag)}
    tag = _FITTING.sub("", tag)
    if not re.search(r"\sviewBox\s*=", tag) and len(own) == 2 and all(own.values()):
        # Without it the drawing would stand small in a corner of the wanted size.
        tag = tag.replace("<svg", f'<svg viewBox="0 0 {own["width"]:g} {own["height"]:g}"', 1)
    if crop:
        tag = re.sub(r"viewBox=\"[^\"]*\"", f'viewBox="{crop[1]}"', tag)
    fit = "xMidYMid slice" if crop else "xMidYMid meet"
    size = f' width="{drawing.width}" height="{drawing.height}" preserveAspectRatio="{fit}"'
    return (
        svg[: root.start()]
        + tag[:-1].rstrip("/")
        + size
        + (" />" if tag.endswith("/>") else ">")
        + svg[root.end() :]
    )
