"""The child that draws what is code or a document: order as JSON on standard input; a line of JSON and PNGs on standard output.

It runs with limits. ``DRAWERS`` says who draws what. An SVG arrives in the order, so that no file is opened but fonts where
there are words: relative and absolute ``href`` find nothing. A document with pages is opened here by its path; without a
page in the order it is only told about.
"""

from __future__ import annotations

import base64
import json
import re
import struct
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree

DPI = 96
"""What lengths in mm, pt and the like count on."""
STAND_IN = "Atkinson Hyperlegible Next"
GENERIC = ("serif", "sans_serif", "cursive", "fantasy", "monospace")
MOST_LAYERS = 6
"""A drawing of more groups is drawn as one picture."""
LOOK_STEP = 8
"""A picture this many times smaller shows where a layer is clear."""
_EXTERNAL = re.compile(
    r"((?:xlink:)?href)\s*=\s*([\"'])(?!#|data:image/(?:png|jpeg|webp|gif)[;,])(?:(?!\2).)*\2", re.S
)
_SVG = "{http://www.w3.org/2000/svg}"
_UNSEEN = {_SVG + name for name in ("title", "desc", "style", "defs", "clipPath", "metadata")}

Output = tuple[dict[str, Any], bytes]
"""What is said of a picture, and its PNG; nothing where there is only something to say."""


def limit_resources(seconds: int, niceness: int, memory: int) -> None:
    """Where the system can, no more memory and time than a drawing needs, and behind everything somebody waits for."""
    if sys.platform != "win32":
        import os
        import resource

        os.nice(niceness)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def layers(svg: str) -> Iterator[tuple[str, dict[str, str]]]:
    """``svg`` once for each group below its root, with only that group left, and how the group wants to move."""
    ElementTree.register_namespace("", _SVG[1:-1])
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ElementTree.fromstring(svg)
    groups = [child for child in root if child.tag == _SVG + "g"]
    others = [child for child in root if child.tag not in (_SVG + "g", *_UNSEEN)]
    if others or not 1 < len(groups) <= MOST_LAYERS:
        yield svg, {}
        return
    for group in groups:
        root[:] = [child for child in root if child.tag != _SVG + "g"] + [group]
        moves = {name: group.get(f"data-{name}", "") for name in ("enter", "drift")}
        yield ElementTree.tostring(root, encoding="unicode"), {k: v for k, v in moves.items() if v}


def seen_part(
    svg: str, width: int, height: int, fonts: list[str] | None = None
) -> tuple[int, int, int, int] | None:
    """Left, top, width and height (pixels) of what a drawing of this size does not leave clear; ``None`` when all is.

    Found on a small picture of it, so it may be a few pixels too large, never too small.
    """
    small = (-(-width // LOOK_STEP), -(-height // LOOK_STEP))
    png = drawn(svg, fonts, *small)
    rows = [row for row, alphas in enumerate(alpha_lines(png)) if any(alphas)]
    if not rows:
        return None
    lines = list(alpha_lines(png))
    columns = [column for column in range(small[0]) if any(line[column] for line in lines)]
    left, top = max(0, columns[0] - 1) * LOOK_STEP, max(0, rows[0] - 1) * LOOK_STEP
    right, bottom = min(width, (columns[-1] + 2) * LOOK_STEP), min(height, (rows[-1] + 2) * LOOK_STEP)
    return left, top, right - left, bottom - top


def alpha_lines(png: bytes) -> Iterator[bytes]:
    """The alpha of each line of a PNG of 8 bit RGBA, as resvg writes it."""
    width, height = struct.unpack(">II", png[16:24])
    at, packed = 8, b""
    while at < len(png):
        (length,), kind = struct.unpack(">I", png[at : at + 4]), png[at + 4 : at + 8]
        packed += png[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += length + 12
    data, stride = zlib.decompress(packed), width * 4
    before = bytearray(stride)
    for row in range(height):
        start = row * (stride + 1)
        line = unfiltered(data[start], bytearray(data[start + 1 : start + 1 + stride]), before)
        yield bytes(line[3::4])
        before = line


def unfiltered(kind: int, line: bytearray, before: bytearray) -> bytearray:
    """A line of pixels of four bytes with its PNG filter undone (PNG specification, 9.2)."""
    for i in range(len(line)):
        left, up = line[i - 4] if i >= 4 else 0, before[i]
        if kind == 4:
            corner = before[i - 4] if i >= 4 else 0
            distances = (abs(up - corner), abs(left - corner), abs(left + up - 2 * corner))
            nearest = (left, up, corner)[distances.index(min(distances))]
        else:
            nearest = (0, left, up, (left + up) // 2)[kind]
        line[i] = (line[i] + nearest) & 255
    return line


def drawn(svg: str, fonts: list[str] | None, width: int | None, height: int | None) -> bytes:
    """``svg`` as a PNG. Where it has words, ``fonts`` are there besides the system's, and the first of the shipped ones
    stands in for what neither has."""
    import resvg_py

    given: dict[str, Any] = {"skip_system_fonts": True}
    if fonts:
        stand_in = {f"{kind}_family": STAND_IN for kind in ("font", *GENERIC)}
        given = {"skip_system_fonts": False, "font_files": fonts, **stand_in}
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, dpi=DPI, **given))


def placed(svg: str, fonts: list[str], width: int, height: int) -> str:
    """A drawing that says nothing of its size, in the middle of ``width`` x ``height`` and as large as fits: what is drawn of
    it tells its shape."""
    png = base64.b64encode(drawn(svg, fonts, width, None)).decode()
    size = f'width="{width}" height="{height}"'
    return f'<svg xmlns="{_SVG[1:-1]}" {size}><image {size} href="data:image/png;base64,{png}"/></svg>'


def cut_to(svg: str, part: tuple[int, int, int, int], width: int, height: int) -> str:
    """``svg``, drawn at ``width`` x ``height``, showing only ``part`` of it, pixel for pixel."""
    root = ElementTree.fromstring(svg)
    left, top, wide, high = (float(number) for number in root.get("viewBox", "").split())
    x, y, w, h = part
    box = (left + x / width * wide, top + y / height * high, w / width * wide, h / height * high)
    root.set("viewBox", " ".join(repr(number) for number in box))
    root.set("width", str(w))
    root.set("height", str(h))
    return ElementTree.tostring(root, encoding="unicode")


def draw_svg(order: dict[str, Any]) -> Iterator[Output]:
    """Its layers from back to front, each with its place and how it wants to move."""
    svg = _EXTERNAL.sub(r"\1=\2\2", order["svg"])
    size, fonts = (order["width"], order["height"]), order["fonts"]
    if order["shapeless"]:
        svg = placed(svg, fonts, *size)
    for layer, moves in layers(svg) if order["layers"] else [(svg, {})]:
        part = seen_part(layer, *size, fonts) if order["layers"] else (0, 0, *size)
        if part is None:
            continue
        shown = cut_to(layer, part, *size) if order["layers"] else layer
        yield {"part": part, **moves}, drawn(shown, fonts, part[2], part[3])


class Drawer(NamedTuple):
    """Who draws a kind of file, and within which limits."""

    draw: Callable[[dict[str, Any]], Iterable[Output]]
    memory: int
    """Bytes of address space."""
    seconds: int = 3600
    """Of the processor's time, however long the order is ready to wait."""


DRAWERS = {
    "svg": Drawer(draw_svg, memory=1_500_000_000),  # a full-screen 4K drawing takes 300 MB
}
"""By the name of the kind of file (``kiosk/media/kinds.py``), in small letters."""


def main() -> int:
    """Entry of the child."""
    order = json.load(sys.stdin.buffer)
    said, pictures = [], []
    try:
        drawer = DRAWERS[order["draws"]]
        # Whoever waits gives up before the system does.
        seconds = min(int(order["seconds"]) + 1, drawer.seconds)
        limit_resources(seconds, order["nice"], drawer.memory)
        for about, picture in drawer.draw(order):
            said.append({"bytes": len(picture), **about})
            pictures.append(picture)
    except (LookupError, OSError, ValueError, RuntimeError, MemoryError, SyntaxError) as error:
        print(error, file=sys.stderr)
        return 1
    sys.stdout.buffer.write(json.dumps({"layers": said}).encode() + b"\n" + b"".join(pictures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
