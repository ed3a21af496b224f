"""Make the shipped fonts ready: every letter in outlines that do not overlap.

``python assets/fonts/make.py [FOLDER]`` takes each font of this folder from FOLDER, where the two packages of
``assets/README.md`` were unpacked, and writes it here; without FOLDER it goes over the fonts that lie here. Needs fonttools
and skia-pathops (``pip install fonttools skia-pathops``), which the kiosk itself does not.

The fonts come as instances of variable ones, whose letters are put together of overlapping parts. Where an edge of one part
runs through another, both are drawn to a part of the pixel, and in large letters one sees the seam. Widths, kerning and
everything else stay as they came; no glyph of these fonts has instructions that could be lost.
"""

from __future__ import annotations

import argparse
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUNDS = 8


def make(source: Path, target: Path) -> int:
    """The font of ``source`` without overlaps as ``target``; how many of its glyphs became other outlines."""
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.removeOverlaps import removeOverlaps

    # Without the time of day in it, the same font comes out every time.
    with TTFont(source, recalcTimestamp=False) as font:
        glyphs = font["glyf"]
        came = before = {name: glyphs[name].compile(glyphs) for name in font.getGlyphOrder()}
        # Points on whole units may bring tiny overlaps back: again, until nothing changes.
        for _ in range(ROUNDS):
            removeOverlaps(font)
            now = {name: glyphs[name].compile(glyphs) for name in came}
            if now == before:
                break
            before = now
        font.save(target)
        return sum(now[name] != came[name] for name in came)


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the shipped fonts ready.")
    parser.add_argument("folder", nargs="?", type=Path, default=HERE, help="where the fonts as they came lie")
    folder = parser.parse_args().folder
    for target in sorted(HERE.glob("*.ttf")):
        source = next(iter(sorted(folder.rglob(target.name))), None)
        if source is None:
            parser.error(f"there is no {target.name} in {folder}")
        print(f"{target.name}: {make(source, target)} letters drawn anew")


if __name__ == "__main__":
    main()
