"""Hands on one rope."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees

from .paths import limb, moved, number, points, polygon
from .sheet import Sheet


@dataclass(frozen=True)
class Grip:
    """A hand on the rope: place along it, lean of the arm, size, colours of skin, sleeve and cuff."""

    x: float
    lean: float
    size: float
    skin: str
    sleeve: str
    cuff: str
    bare: float = 300.0
    below: bool = False


GRIPS = (
    Grip(222, -3, 0.86, "ink", "sun", "paper", 290),
    Grip(444, -10, 0.88, "clay", "paper", "ink", 262, True),
    Grip(690, -8, 0.96, "sun", "clay", "ink", 330),
    Grip(930, -12, 0.86, "ink", "sun", "paper", 250, True),
    Grip(1170, 4, 0.92, "clay", "paper", "ink", 320),
    Grip(1400, 4, 0.84, "sun", "clay", "paper", 260, True),
)
TUG = "shift 1.6 -0.26"
FOOT = 1056.0
"""Where arms from below end: the bottom of the portrait crop."""


def rope_height(x: float) -> float:
    """Return where the rope's middle lies, from its knot to the far right: it climbs."""
    return 610 - 0.16 * x


def grip(sheet: Sheet, hand: Grip) -> None:
    """Draw a hand that holds the rope from above; the rope runs through (0, 0), the arm goes up."""
    far = -hand.bare
    with sheet.group(f"rotate({number(hand.lean)} 0 -130)"):
        sheet.cut(hand.sleeve, polygon((-90, far - 40), (90, far - 40), (112, -1350), (-112, -1350)))
        sheet.cut(hand.skin, limb((0, far, 66), (0, -140, 54)))
        sheet.cut(hand.cuff, polygon((-98, far - 76), (98, far - 76), (92, far), (-92, far)))
    sheet.cut(hand.skin, "M-53,-170C-60,-128 -92,-96 -90,-38H88C98,-92 62,-126 53,-170Z")
    sheet.cut(hand.skin, limb((58, -122, 30), (112, -70, 27), (116, 12, 22)))
    for x, low in ((-68, 62), (-23, 76), (22, 75), (66, 62)):
        sheet.cut(hand.skin, limb((x, -56, 24.5), (x, low - 14, 22)))
    for fold, low in ((-45.5, 66), (-0.5, 74), (44, 68)):
        sheet.line("plum", 11, f"M{points((fold, -62), (fold, low))}", "butt")


def draw() -> Sheet:
    """Draw hands of different people on one rope."""
    sheet = Sheet(
        "samen-sterk",
        "Strong hands of different people, from above and from below, hold one rope",
        (-20, -200, 1700, 1280),
        (22, -40, 860, 1000),
        (170, -64, 1400, 1120),
        "plum",
    )
    slope = f"translate(0 {number(rope_height(0))}) rotate({number(-degrees(atan2(0.16, 1)))})"
    left, top = number(-20), number(-400)
    sheet.clip("ground", f'<rect x="{left}" y="{top}" width="1900" height="{number(FOOT + 400)}"/>')
    with sheet.layer("rope", "6 0", TUG), sheet.group(slope):
        sheet.line("paper", 122, "M90,0H1900", "butt")
        for x in range(160, 1900, 74):
            sheet.line(
                "plum",
                13,
                f"M{points((x - 36, 66))}C{points((x - 4, 30), (x + 4, -30), (x + 36, -66))}",
                "butt",
            )
        sheet.cut(
            "paper",
            polygon(
                (96, -61), (34, -84), (50, -46), (20, -34), (42, -4), (16, 16), (46, 32), (30, 76), (96, 61)
            ),
        )
        sheet.put('<rect class="clay" x="80" y="-72" width="46" height="144" rx="16"/>')
    for name, below, enter in (("below", True, "9 0"), ("above", False, "0 -10")):
        with sheet.layer(name, enter, TUG), sheet.group(clip="ground"):
            for hand in GRIPS:
                if hand.below == below:
                    place = moved((hand.x, rope_height(hand.x)), -6 + 180 * below, hand.size)
                    with sheet.group(place):
                        grip(sheet, hand)
    return sheet
