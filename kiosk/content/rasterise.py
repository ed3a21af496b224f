"""The child that draws one SVG: order as JSON on standard input; a line of JSON and PNGs on standard output.

It runs with limits, without fonts of the system and without any file but its input: relative and absolute
``href`` find nothing.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator

MEMORY_LIMIT = 1_500_000_000
"""Bytes of address space; a full-screen 4K drawing takes 300 MB of it."""
CPU_LIMIT = 8
"""Seconds."""
MOST_LAYERS = 6
"""A drawing of more groups is drawn as one picture."""
_EXTERNAL = re.compile(
    r"((?:xlink:)?href)\s*=\s*([\"'])(?!#|data:image/(?:png|jpeg|webp|gif)[;,])(?:(?!\2).)*\2", re.S
)
_SVG = "{http://www.w3.org/2000/svg}"
_UNSEEN = {_SVG + name for name in ("title", "desc", "style", "defs", "clipPath", "metadata")}


def limit_resources() -> None:
    """Where the system can, no more memory and time than a drawing needs."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, CPU_LIMIT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def layers(svg: str) -> Iterator[tuple[str, dict[str, str]]]:
    """``svg`` once for each group below its root, with only that group left, and how the group wants to move."""
    from xml.etree import ElementTree

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


def main() -> int:
    """Entry of the child."""
    order = json.load(sys.stdin.buffer)
    limit_resources()
    import resvg_py

    svg = _EXTERNAL.sub(r"\1=\2\2", order["svg"])
    size = {"width": order["width"], "height": order["height"]}
    said, pictures = [], []
    try:
        for layer, moves in layers(svg) if order["layers"] else [(svg, {})]:
            picture = bytes(resvg_py.svg_to_bytes(svg_string=layer, skip_system_fonts=True, **size))
            said.append({"bytes": len(picture), **moves})
            pictures.append(picture)
    except (ValueError, RuntimeError, MemoryError, SyntaxError) as error:
        print(error, file=sys.stderr)
        return 1
    sys.stdout.buffer.write(json.dumps({"layers": said}).encode() + b"\n" + b"".join(pictures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
