"""Make the fonts that stand in for letters the theme's fonts do not have.

``python assets/fonts/fallback/make.py FOLDER`` takes them from FOLDER, where the npm packages of ``assets/README.md`` were
unpacked. Needs fonttools (``pip install fonttools``), which the kiosk itself does not.

Noto Sans is cut to Greek and Cyrillic, Noto Sans Symbols 2 to arrows, marks and shapes; both get a family name of their own,
so that the whole fonts of a machine are not mistaken for them. The others are as they came.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
CUT = {
    "NotoSans_400Regular": (
        "Kiosk Greek Cyrillic",
        "370-3FF 400-52F 1C80-1C8F 1F00-1FFF 2116 2DE0-2DFF A640-A69F",
    ),
    "NotoSans_700Bold": (
        "Kiosk Greek Cyrillic",
        "370-3FF 400-52F 1C80-1C8F 1F00-1FFF 2116 2DE0-2DFF A640-A69F",
    ),
    "NotoSansSymbols2_400Regular": ("Kiosk Signs", "2190-21FF 2300-23FF 2460-24FF 25A0-27BF 2B00-2BFF"),
}
WHOLE = (
    "NotoEmoji_400Regular",
    "NotoSansArabic_400Regular",
    "NotoSansArabic_700Bold",
    "NotoSansDevanagari_400Regular",
    "NotoSansEthiopic_400Regular",
    "NotoSansHebrew_400Regular",
    "NotoSansHebrew_700Bold",
    "NotoSansThai_400Regular",
    "NotoSansThai_700Bold",
)
FAMILY, WHOLE_NAME, POSTSCRIPT, BETTER_FAMILY = 1, 4, 6, 16


def cut(source: Path, family: str, ranges: str) -> None:
    """The letters of ``ranges`` (hexadecimal) as a font of ``family``."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    letters: set[int] = set()
    for each in ranges.split():
        first, _, last = each.partition("-")
        letters.update(range(int(first, 16), int(last or first, 16) + 1))
    options = Options(layout_features=["*"], notdef_outline=True, name_IDs=["*"], recalc_timestamp=False)
    with TTFont(source, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=letters)
        subsetter.subset(font)
        style = source.stem.rpartition("_")[2].lstrip("0123456789")
        names = {FAMILY: family, WHOLE_NAME: f"{family} {style}", BETTER_FAMILY: family}
        names[POSTSCRIPT] = f"{family.replace(' ', '')}-{style}"
        for record in font["name"].names:
            if record.nameID in names:
                record.string = names[record.nameID]
        font.save(HERE / f"{family.replace(' ', '')}_{source.stem.rpartition('_')[2]}.ttf")


def main(folder: Path) -> None:
    for name, (family, ranges) in CUT.items():
        cut(next(folder.rglob(f"{name}.ttf")), family, ranges)
    for name in WHOLE:
        shutil.copy(next(folder.rglob(f"{name}.ttf")), HERE / f"{name}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
