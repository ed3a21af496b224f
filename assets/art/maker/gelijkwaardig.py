"""A seesaw in balance: two people of equal height, hand in hand above it."""

from __future__ import annotations

from .bodies import clasp, profile
from .paths import Point, limb, moved, points, polygon
from .sheet import Sheet

MIDDLE = 430.0
PLANK = 792.0
"""Where the plank's upper side lies; the people stand on it."""

TILT = f"swing 1.5 {MIDDLE:g} {PLANK:g}"
CLASP: Point = (MIDDLE, 186.0)


def legs(sheet: Sheet, color: str, shoes: str) -> None:
    """Draw two planted legs of somebody who looks right."""
    for knee, foot in (((122.0, 640.0), (92.0, 748.0)), ((246.0, 636.0), (262.0, 748.0))):
        sheet.cut(color, limb((182, 500, 58), (*knee, 44), (*foot, 30)))
        shoe(sheet, shoes, foot[0])


def trunk(sheet: Sheet, color: str, wide: float) -> None:
    """Draw the body from the shoulders to the hips."""
    x, w = 186.0, 108 * wide
    sheet.cut(
        color,
        f"M{points((x - w, 356))}C{points((x - w + 6, 318), (x - 62, 312), (x - 30, 300))}"
        f"H{x + 34:g}C{points((x + 66, 312), (x + w - 6, 318), (x + w, 356))}"
        f"L{points((x + 0.66 * w, 520), (x - 0.66 * w, 520))}Z",
    )


def arms(sheet: Sheet, skin: str, sleeve: str) -> None:
    """Draw the hand on the hip and the forearm that reaches up to the middle."""
    sheet.cut(skin, limb((62, 470, 28), (104, 494, 26), (130, 512, 30)))
    for x, y in ((126, 494), (116, 512)):
        sheet.line(sleeve, 9, f"M{points((x, y), (x + 36, y + 21))}", "butt")
    sheet.cut(sleeve, limb((104, 366, 46), (58, 468, 36)))
    sheet.cut(skin, limb((352, 344, 36), (MIDDLE - 26, 230, 29)))
    sheet.cut(sleeve, limb((262, 372, 48), (352, 352, 43), (368, 324, 39)))


def shoe(sheet: Sheet, color: str, x: float, size: float = 1.0) -> None:
    """Draw a shoe on the plank, its ankle at `x`."""
    top = PLANK - 38 * size
    heel, toe = x - 33 * size, x + 84 * size
    sheet.cut(
        color,
        f"M{points((heel, PLANK), (heel, top), (x + 30 * size, top))}"
        f"Q{points((toe - 2, top + 6), (toe, PLANK))}Z",
    )


def left(sheet: Sheet) -> None:
    """Draw a woman in a dress and a headwrap."""
    for foot in (128.0, 236.0):
        sheet.cut("ink", limb((foot, 640, 34), (foot, 752, 25)))
        shoe(sheet, "sun", foot, 0.9)
    with sheet.group(moved((120, 118), size=1.28)):
        sheet.cut("ink", profile(0.6, 1.1, 1.0, 1.0))
        sheet.cut("paper", "M90,27C96,-18 52,-40 10,-24C-30,-6 -36,60 4,92C20,60 52,34 90,27Z")
        sheet.disc("sun", (34, 82), 10)
    trunk(sheet, "sun", 0.92)
    sheet.cut("sun", "M122,480H250C268,560 296,650 316,716H56C76,650 104,560 122,480Z")
    arms(sheet, "ink", "sun")


def right(sheet: Sheet) -> None:
    """Draw a man in working clothes and a cap, looking right like the woman: the sheet mirrors him."""
    legs(sheet, "paper", "ink")
    with sheet.group(moved((120, 118), size=1.28)):
        sheet.cut("sun", profile(1.1, 0.9, 1.2, 1.2))
        sheet.cut("ink", "M0,34L50,32C50,48 46,58 36,64C34,80 24,92 13,98C0,82 -4,58 0,34Z")
        sheet.cut("paper", "M-3,37C-12,0 20,-18 52,-16C80,-16 94,4 92,22L120,30 118,40 70,33 30,36Z")
    trunk(sheet, "ink", 1.1)
    arms(sheet, "sun", "ink")


def draw() -> Sheet:
    """Draw a seesaw that stands level: two people of equal height clasp hands above its middle."""
    sheet = Sheet(
        "gelijkwaardig",
        "A seesaw in balance: two people of equal height face each other and clasp hands above its middle",
        (-220, -20, 1300, 1050),
        (0, -20, 860, 1000),
        (-208, 0, 1275, 1020),
        "red",
    )
    with sheet.layer("fulcrum", "3 0"):
        sheet.cut("paper", polygon((MIDDLE, PLANK + 20), (MIDDLE + 190, 1020), (MIDDLE - 190, 1020)))
        for y in (910, 956):
            sheet.cut("red", f"M{points((MIDDLE - 54, y))}h108v27h-108Z")
    with sheet.layer("plank", "6 0", TILT):
        sheet.cut("paper", f"M{points((16, PLANK))}H844v46H16Z")
    with sheet.layer("pair", "10 0", TILT):
        left(sheet)
        with sheet.group(f"translate({2 * MIDDLE:g} 0) scale(-1 1)"):
            right(sheet)
        with sheet.group(moved(CLASP)):
            clasp(sheet, "ink", "sun", "red")
    return sheet
