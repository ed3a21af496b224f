"""An open door."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees

from .bodies import clasp, open_hand, profile
from .paths import Point, limb, moved, points, polygon
from .sheet import Sheet


@dataclass(frozen=True)
class Step:
    """Somebody on the move, looking right: joints in hundredths of the height, feet near y 0."""

    skin: str
    top: str
    bottom: str
    back_leg: tuple[Point, Point] = ((-6, -26), (-22, -3))
    front_leg: tuple[Point, Point] = ((11, -28), (12, -2))
    back_arm: tuple[Point, Point] = ((-19, -62), (-12, -46))
    front_arm: tuple[Point, Point] = ((14, -60), (26, -70))
    skirt: bool = False
    seated: bool = False
    wide: float = 1.0
    face: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    headgear: str = ""
    clasps: bool = False
    hand: float = 0.095


def arm(sheet: Sheet, person: Step, joints: tuple[Point, Point], side: float) -> None:
    """Draw an arm from the shoulder over the elbow to an open hand."""
    (ex, ey), (hx, hy) = joints
    sheet.cut(person.skin, limb((ex, ey, 3.8), (hx, hy, 3.0)))
    if not (person.clasps and side > 0):
        with sheet.group(moved((hx, hy), degrees(atan2(hx - ex, ey - hy)), person.hand, mirror=side > 0)):
            open_hand(sheet, person.skin)
    sheet.cut(
        person.top, limb((side * person.wide, -77, 5.4), (ex, ey, 4.6), ((ex + hx) / 2, (ey + hy) / 2, 4.3))
    )


def step(sheet: Sheet, person: Step, waves: bool = False) -> None:
    """Draw the whole figure, 100 high; whoever waves has the far arm in a layer of its own."""
    w = person.wide
    if not waves:
        arm(sheet, person, person.back_arm, -7)
    for (kx, ky), (fx, fy) in (person.back_leg, person.front_leg):
        sheet.cut(
            person.skin if person.skirt else person.bottom,
            limb((0, -44, 7 * w), (kx, ky, 5.6), (fx, fy, 3.6)),
        )
        sheet.cut("ink", limb((fx - 0.6, fy - 0.4, 4.2), (fx + 8, fy + 1.4, 2.4)))
    if person.skirt:
        sheet.cut(person.bottom, f"M{points((-7 * w, -54), (7 * w, -54), (17, -18), (-19, -16))}Z")
    with sheet.group(move=moved((-7, -104), size=0.165)):
        sheet.cut(person.skin, profile(*person.face))
        if person.headgear == "bun":
            sheet.cut("ink", "M88,28C70,-22 8,-16 0,30C-8,60 4,86 12,96Z")
            sheet.disc("ink", (-8, 6), 28)
        elif person.headgear == "scarf":
            sheet.cut(
                "paper" if person.skin == "ink" else "ink",
                "M90,26C84,-26 6,-26 -6,34C-16,90 0,130 10,150H76C50,120 56,70 90,26Z",
            )
        elif person.headgear == "afro":
            sheet.cut("ink", "M86,30C110,-40 -50,-70 -38,40C-34,100 10,110 28,96C40,60 60,40 86,30Z")
        elif person.headgear == "cap":
            sheet.cut("ink", "M-6,44C-16,-20 84,-30 92,22L120,30 118,40 60,32Z")
        elif person.headgear == "tails":
            sheet.cut("ink", "M88,28C70,-22 8,-16 0,30C-8,60 4,86 12,96Z")
            sheet.cut("ink", limb((0, 40, 18), (-44, 30, 22), (-66, 62, 10)))
    sheet.cut(
        person.top,
        f"M{points((-11 * w, -78))}C{points((-6, -83), (6, -83), (11 * w, -78))}"
        f"L{points((8.5 * w, -44), (-8.5 * w, -44))}Z",
    )
    arm(sheet, person, person.front_arm, 7)


def rolling(sheet: Sheet, person: Step) -> None:
    """Draw somebody in a wheelchair, looking right, 100 high like the others when standing."""
    w = person.wide
    sheet.cut(person.bottom, limb((-3, -30, 7), (18, -32, 6), (22, -8, 4)))
    sheet.cut("ink", limb((21, -5, 3.4), (30, -4, 2.4)))
    with sheet.group(move=moved((-8, -88), size=0.165)):
        sheet.cut(person.skin, profile(*person.face))
        sheet.cut("ink", "M86,24C60,-26 0,-16 -4,34C-8,60 4,84 10,92C30,80 36,60 40,44C56,40 76,34 86,24Z")
    sheet.cut(
        person.top,
        f"M{points((-12 * w, -62))}C{points((-6, -68), (6, -68), (10 * w, -62))}"
        f"L{points((8 * w, -26), (-11 * w, -26))}Z",
    )
    sheet.line("ink", 3.4, "M-20,-56L-15,-54L-13,-22H14L24,-1H30")
    sheet.line("ink", 3.4, "M-6,-20m-20,0a20,20 0 1 0 40,0a20,20 0 1 0 -40,0")
    sheet.disc("ink", (-6, -20), 4)
    sheet.cut(person.skin, limb((17, -46, 3.8), (29, -61, 3.0)))
    with sheet.group(moved((29, -61), 38, 0.095, mirror=True)):
        open_hand(sheet, person.skin)
    sheet.cut(person.top, limb((5, -60, 5.4), (17, -46, 4.4), (22, -52, 4.2)))


@dataclass(frozen=True)
class Stand:
    """Where somebody stands, how large, and which way: below zero looks left."""

    x: float
    y: float
    size: float
    person: Step


HOST = Stand(
    585,
    862,
    -5.6,
    Step(
        "ink",
        "paper",
        "paper",
        ((-3, -24), (-4, -2)),
        ((4, -24), (5, -2)),
        ((-23, -85), (-22, -103)),
        ((22, -70), (39, -72)),
        True,
        face=(0.6, 1.1, 1.0, 1.0),
        headgear="afro",
        clasps=True,
    ),
)
GUESTS = (
    Stand(
        196,
        925,
        6.0,
        Step(
            "clay",
            "ink",
            "sky",
            ((-6, -26), (-18, -3)),
            wide=1.25,
            front_arm=((15, -64), (21.5, -74)),
            clasps=True,
            face=(1.3, 0.8, 1.2, 1.2),
            headgear="cap",
        ),
    ),
    Stand(
        400,
        960,
        3.5,
        Step(
            "ink",
            "leaf",
            "leaf",
            ((-10, -24), (-26, -12)),
            ((14, -30), (20, -2)),
            ((-18, -70), (-24, -84)),
            ((16, -88), (22, -104)),
            True,
            headgear="tails",
            hand=0.118,
        ),
    ),
    Stand(800, 950, -6.0, Step("clay", "sky", "ink", seated=True, face=(1.0, 1.1, 1.0, 1.0))),
)


def place(stand: Stand) -> str:
    """Return the transform that puts somebody there."""
    return moved((stand.x, stand.y), size=abs(stand.size), mirror=stand.size < 0)


def draw() -> Sheet:
    """Draw people who step through an open door."""
    sheet = Sheet(
        "doe-mee",
        "An open door, somebody who waves, and people who go in together",
        (0, 0, 1160, 1060),
        (40, -18, 860, 1000),
        (-25, 76, 1140, 912),
        "paper",
    )
    with sheet.layer("door", "5 0"):
        sheet.cut("sun", polygon((390, 170), (730, 170), (730, 860), (1062, 988), (108, 988), (390, 860)))
        sheet.cut(
            "red",
            polygon(
                (330, 110), (790, 110), (790, 868), (730, 868), (730, 170), (390, 170), (390, 868), (330, 868)
            ),
        )
        sheet.cut("deep-red", polygon((390, 170), (390, 868), (230, 925), (230, 90)))
        sheet.disc("sun", (258, 540), 17)
    with sheet.layer("wave", "8 0", "swing 5 624 431"), sheet.group(place(HOST)):
        arm(sheet, HOST.person, HOST.person.back_arm, -7)
    with sheet.layer("host", "8 0"), sheet.group(place(HOST)):
        step(sheet, HOST.person, waves=True)
    with sheet.layer("guests", "12 0"):
        for guest in GUESTS:
            with sheet.group(place(guest)):
                (rolling if guest.person.seated else step)(sheet, guest.person)
        with sheet.group(moved((344, 450), 0, 0.66)):
            clasp(sheet, "clay", "ink", "deep-red")
    return sheet
