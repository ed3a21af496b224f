"""A bicycle on loaves."""

from __future__ import annotations

from .paths import Point, moved, number, points
from .sheet import Sheet


def loaf(sheet: Sheet, centre: Point, radius: float) -> None:
    """Draw a round bread with a scored crust."""
    sheet.disc("sun", centre, radius)
    sheet.disc("clay", centre, radius - 18)
    with sheet.group(move=moved(centre, -38, radius / 100)):
        for shift, half in ((-52, 44), (-18, 68), (18, 68), (52, 44)):
            sheet.cut(
                "sun",
                f"M{points((-half, shift + 4))}Q{points((0, shift - 17), (half, shift - 2))}"
                f"Q{points((0, shift + 11), (-half, shift + 4))}Z",
            )


LEAN = "rotate(-6 430 700)"
"""The bicycle climbs a little; the hubs lie where that brings them."""

FRONT: Point = (265.0, 737.5)
BACK: Point = (849.8, 676.0)


def wheel(hub: Point) -> str:
    """Return the drift of a wheel that rolls to the left."""
    return f"turn -6 {number(hub[0])} {number(hub[1])}"


def draw() -> Sheet:
    """Draw a bicycle that rides on two loaves of bread."""
    sheet = Sheet(
        "buren",
        "A bicycle whose wheels are two round loaves of bread",
        (0, 0, 1200, 1040),
        (0, 0, 860, 1000),
        (-20, 100, 1130, 904),
    )
    with sheet.layer("back-wheel", "10 0", wheel(BACK)):
        loaf(sheet, BACK, 232)
    with sheet.layer("front-wheel", "6 0", wheel(FRONT)):
        loaf(sheet, FRONT, 232)
    with sheet.layer("frame", "8 0"), sheet.group(LEAN):
        sheet.line(
            "paper",
            34,
            "M850,720 560,740 658,350M850,720 636,436"
            "M352,410C372,560 440,690 560,740M372,340C410,480 490,560 606,560"
            "M262,720C300,640 330,470 384,290C398,226 440,214 500,236",
        )
        sheet.line("red", 38, "M462,222 506,238")
        sheet.cut(
            "paper", "M574,330C630,316 700,300 760,304C772,340 730,372 690,366C650,360 610,362 574,330Z"
        )
        sheet.disc("red", (560, 740), 66)
        sheet.disc("ink", (560, 740), 26)
        sheet.line("paper", 26, "M560,740 500,860M455,862 545,858")
    return sheet
