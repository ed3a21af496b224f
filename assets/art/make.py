"""Draw the pictures of the mission slides again: `python3 assets/art/make.py` (needs nothing but Python).

Every drawing is one module in `maker/`; its SVG is written beside this file. Names of drawings after the
command draw only those.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # run as a file, it is no part of a package

from assets.art.maker import (
    buren,
    doe_mee,
    duurzaam,
    gelijkwaardig,
    samen_sterk,
    tegenmacht,
    waardig_werk,
    waarom,
)

DRAWINGS = (
    tegenmacht.draw,
    waarom.draw,
    waardig_werk.draw,
    samen_sterk.draw,
    duurzaam.draw,
    gelijkwaardig.draw,
    doe_mee.draw,
    buren.draw,
)


def main(wanted: list[str]) -> None:
    """Write the drawings called `wanted`, or all of them, beside this file."""
    here = Path(__file__).resolve().parent
    for draw in DRAWINGS:
        sheet = draw()
        if not wanted or sheet.name in wanted:
            (here / f"{sheet.name}.svg").write_text(sheet.svg(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
