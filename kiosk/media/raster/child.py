"""The child that decodes what no other process opens: SVG, documents, and photos that Qt does not know.

A JSON order on standard input; a line of JSON, then pictures, on standard output.

It runs with resource limits. ``DRAWERS`` lists the drawing functions. An SVG is part of the order, so that no file is opened
except fonts if it has text: relative and absolute ``href`` resolve to nothing. A document is opened by its path; an order
without a page number only asks for a description.
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
import math
import re
import struct
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

DPI = 96
"""What lengths in mm, pt and the like count on."""
POINT_MM = 25.4 / 72
STAND_IN = "Atkinson Hyperlegible Next"
GENERIC = ("serif", "sans_serif", "cursive", "fantasy", "monospace")
JPEG_QUALITY = 95
ORIENTATION = 0x112
MOST_LAYERS = 6
"""A drawing of more groups is drawn as one picture."""
LOOK_STEP = 8
"""Reduction of the picture that is used to find the transparent parts of a layer."""
_EXTERNAL = re.compile(
    r"((?:xlink:)?href)\s*=\s*([\"'])(?!#|data:image/(?:png|jpeg|webp|gif)[;,])(?:(?!\2).)*\2", re.S
)
_SVG = "{http://www.w3.org/2000/svg}"
_UNSEEN = {_SVG + name for name in ("title", "desc", "style", "defs", "clipPath", "metadata")}

Output = tuple[dict[str, Any], bytes]
"""The description of a picture, and its bytes; empty if there is only a description."""


def limit_resources(seconds: int, niceness: int, memory: int) -> None:
    """Limit memory, time and priority to what a drawing needs, where the system supports it."""
    if sys.platform != "win32":
        import os
        import resource

        os.nice(niceness)
        limits = {resource.RLIMIT_AS: memory, resource.RLIMIT_CPU: seconds, resource.RLIMIT_CORE: 0}
        for kind, most in limits.items():
            # Whoever started the kiosk may have set a lower one.
            with contextlib.suppress(ValueError):
                resource.setrlimit(kind, (most, most))


def layers(svg: str) -> Iterator[tuple[str, dict[str, str]]]:
    """``svg`` once for each group below its root, containing only that group, and the group's motion attributes."""
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
    """Left, top, width and height (pixels) of the opaque part of a drawing of this size; ``None`` if there is none.

    Measured on a reduced picture, so it may be a few pixels too large, but never too small.
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
    """``svg`` as a PNG. For text it uses ``fonts`` besides the system's; the first shipped one is the fallback."""
    import resvg_py

    given: dict[str, Any] = {"skip_system_fonts": True}
    if fonts:
        stand_in = {f"{kind}_family": STAND_IN for kind in ("font", *GENERIC)}
        given = {"skip_system_fonts": False, "font_files": fonts, **stand_in}
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, dpi=DPI, **given))


def placed(svg: str, fonts: list[str], width: int, height: int) -> str:
    """A drawing without a stated size, centred in ``width`` x ``height`` and as large as fits.

    Its shape is that of its drawn contents.
    """
    png = base64.b64encode(drawn(svg, fonts, width, None)).decode()
    size = f'width="{width}" height="{height}"'
    return f'<svg xmlns="{_SVG[1:-1]}" {size}><image {size} href="data:image/png;base64,{png}"/></svg>'


def cut_to(svg: str, part: tuple[int, int, int, int], width: int, height: int) -> str:
    """``svg`` for ``width`` x ``height``, cropped to ``part`` on exact pixels."""
    root = ElementTree.fromstring(svg)
    left, top, wide, high = (float(number) for number in root.get("viewBox", "").split())
    x, y, w, h = part
    box = (left + x / width * wide, top + y / height * high, w / width * wide, h / height * high)
    root.set("viewBox", " ".join(repr(number) for number in box))
    root.set("width", str(w))
    root.set("height", str(h))
    return ElementTree.tostring(root, encoding="unicode")


def draw_svg(order: dict[str, Any]) -> Iterator[Output]:
    """The layers from back to front, each with its position and motion attributes."""
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


def draw_pdf(order: dict[str, Any]) -> Iterator[Output]:
    """One page at the size of its area; without a page number the size of each page (mm) and
    what it is called and says, or why none can be shown."""
    import pypdfium2

    with Path(order["path"]).open("rb") as file:
        try:
            document = pypdfium2.PdfDocument(file)
        except pypdfium2.PdfiumError as error:
            # A password or other protection; or a valid document without pages.
            refused = {4: "password", 5: "password", 0: "empty"}.get(error.err_code, "broken")
            yield {"refused": refused}, b""
            return
        if not order["page"]:
            sizes = [page_size(document, number) for number in range(len(document))]
            yield {"pages": sizes, **words_of(document)}, b""
            return
        page, width, height = document[order["page"] - 1], order["width"], order["height"]
        wide, high = page.get_size()
        contain, cover = sorted((width / wide, height / high))
        # A stretched page gets enough pixels in both directions, unless it is extremely narrow.
        scale = {"contain": contain, "cover": cover}.get(order["fit"], min(cover, 2 * contain))
        beside = above = 0.0
        if order["fit"] == "cover":
            # Whole pixels, and slightly less, since each side is rounded up.
            beside = max(0.0, (wide * scale - width) // 2 - 0.01) / scale
            above = max(0.0, (high * scale - height) // 2 - 0.01) / scale
        bitmap = page.render(scale=scale, crop=(beside, above, beside, above), rev_byteorder=True)
        size = (bitmap.width, bitmap.height)
        corner = (max(0, (width - size[0]) // 2), max(0, (height - size[1]) // 2))
        yield {"part": (*corner, *size)}, png_of(memoryview(bitmap.buffer).cast("B"), bitmap.stride, *size)


def page_size(document: Any, number: int) -> tuple[float, float] | None:
    """Width and height in mm; ``None`` for a page that is damaged."""
    try:
        wide, high = document.get_page_size(number)
    except RuntimeError:
        return None
    return round(wide * POINT_MM, 1), round(high * POINT_MM, 1)


def words_of(document: Any) -> dict[str, Any]:
    """What its pages are called, and what stands on each (``page_words.py``, a file beside this one)."""
    from importlib.util import module_from_spec, spec_from_file_location

    # By its place: with ``-P`` this folder is no place to import from, and must not be.
    spec = spec_from_file_location("page_words", Path(__file__).with_name("page_words.py"))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.words_of(document))


def png_of(rows: memoryview, stride: int, width: int, height: int) -> bytes:
    """A PNG of lines of RGB, each ``stride`` bytes after the one before."""
    packer = zlib.compressobj(1)
    starts = range(0, height * stride, stride)
    packed = [packer.compress(b"\0" + rows[start : start + width * 3]) for start in starts] + [packer.flush()]
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", b"".join(packed)), (b"IEND", b""))
    sums = ((kind, data, zlib.crc32(kind + data)) for kind, data in chunks)
    told = (struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc) for kind, data, crc in sums)
    return b"\x89PNG\r\n\x1a\n" + b"".join(told)


def draw_photo(order: dict[str, Any]) -> Iterator[Output]:
    """A photo upright, in sRGB and no larger than is needed to cover its area: a JPEG, or a PNG where parts are transparent."""
    from PIL import Image, ImageOps

    if order["draws"] == "heic":
        import pi_heif

        pi_heif.register_heif_opener()
    decoder = {"heic": "HEIF", "avif": "AVIF", "tiff": "TIFF"}[order["draws"]]
    with Image.open(order["path"], formats=[decoder]) as image:
        image.load()
        is_turned = image.getexif().get(ORIENTATION, 1) >= 5
        width, height = reversed(image.size) if is_turned else image.size
        part = max(order["width"] / width, order["height"] / height)
        profile = image.info.get("icc_profile")
        plain = eight_bits(image)
        if part < 1:
            size = (math.ceil(image.width * part), math.ceil(image.height * part))
            plain = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        shown = in_srgb(ImageOps.exif_transpose(plain), profile)
    packed, is_opaque = io.BytesIO(), shown.mode == "RGB"
    shown.save(packed, "JPEG" if is_opaque else "PNG", quality=JPEG_QUALITY, compress_level=1)
    yield {"ending": "jpg" if is_opaque else "png"}, packed.getvalue()


def eight_bits(image: Any) -> Any:
    """In a mode of 8 bits that can be scaled: grey, RGB, with alpha, or CMYK."""
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in ("L", "RGB", "RGBA", "CMYK"):
        return image
    has_alpha = "A" in image.mode or "a" in image.mode or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")


def in_srgb(image: Any, profile: bytes | None) -> Any:
    """RGB in sRGB; RGBA where parts are transparent."""
    from PIL import ImageCms

    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colors = image.convert("RGB") if image.mode == "RGBA" else image
    made = None
    if profile:
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            own, srgb = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            made = ImageCms.profileToProfile(colors, own, srgb, outputMode="RGB")
    made = made or colors.convert("RGB")
    if alpha and alpha.getextrema()[0] < 255:
        made.putalpha(alpha)
    return made


class Drawer(NamedTuple):
    """The drawing function for a file format, and its limits."""

    draw: Callable[[dict[str, Any]], Iterable[Output]]
    memory: int
    """Bytes of address space."""
    seconds: int = 3600
    """CPU seconds, whatever time limit the order has."""


DRAWERS = {
    "svg": Drawer(draw_svg, memory=1_500_000_000),  # a full-screen 4K drawing takes 300 MB
    "pdf": Drawer(draw_pdf, memory=400_000_000, seconds=3),
    # A HEIC of 48 megapixels takes 460 MB and 4 s.
    "heic": Drawer(draw_photo, memory=1_500_000_000, seconds=30),
    "avif": Drawer(draw_photo, memory=1_500_000_000, seconds=30),
    "tiff": Drawer(draw_photo, memory=1_500_000_000, seconds=30),
}
"""By the format's name in lower case (``kiosk/media/kinds.py``)."""


def main() -> int:
    """Entry of the child."""
    order = json.load(sys.stdin.buffer)
    said, pictures = [], []
    try:
        drawer = DRAWERS[order["draws"]]
        # The parent's time limit is shorter than the one set here.
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
