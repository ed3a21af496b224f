"""A globe, and round it people of every build who hold hands."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin

from .paths import Point, limb, moved, number, points, polar, polygon
from .sheet import Sheet

LAND = {
    "africa": "35,-6 37,10 31,20 31,32 22,37 12,43 11,51 0,43 -10,40 -20,35 -27,33 -34,26 -34,18 -22,14 "
    "-10,13 0,9 5,4 5,-8 12,-17 21,-17 30,-10",
    "south-america": "12,-72 10,-62 5,-52 -2,-44 -7,-35 -18,-39 -24,-46 -34,-54 -40,-62 -53,-68 -45,-75 "
    "-30,-72 -18,-71 -5,-81 4,-78",
    "north-america": "8,-78 16,-88 21,-87 18,-95 25,-98 30,-90 30,-84 25,-80 32,-80 42,-70 47,-60 53,-56 "
    "61,-65 63,-78 72,-85 72,-110 50,-115 30,-112",
    "europe": "36,-6 43,-9 44,-1 48,-4 53,6 57,9 70,22 70,60 45,60 40,28 41,20 45,12 43,6",
    "greenland": "60,-44 70,-22 81,-18 82,-55 72,-54",
}


def on_globe(centre: Point, radius: float, place: str) -> Point:
    """Return where "latitude,longitude" lies on a globe seen above 8 N 20 W; what is behind, on its rim."""
    lat, lon = (radians(float(part)) for part in place.split(","))
    lon -= radians(-20)
    tilt = radians(8)
    x = cos(lat) * sin(lon)
    y = cos(tilt) * sin(lat) - sin(tilt) * cos(lat) * cos(lon)
    if sin(tilt) * sin(lat) + cos(tilt) * cos(lat) * cos(lon) < 0:
        x, y = x / hypot(x, y), y / hypot(x, y)
    return centre[0] + radius * x, centre[1] - radius * y


@dataclass(frozen=True)
class Person:
    """Somebody on the ring: height and width, colours of head, top and bottom, what is worn."""

    height: float
    width: float
    head: str
    top: str
    bottom: str
    wears: str = ""
    accent: str = "paper"
    stance: str = "trousers"


RING = (
    Person(292, 88, "ink", "sun", "sun", "headwrap", "paper", "dress"),
    Person(266, 118, "sun", "ink", "ink", "cap", "paper"),
    Person(276, 88, "ink", "paper", "ink", "bun", "ink", "dress"),
    Person(262, 104, "paper", "sun", "ink", "hair", "ink"),
    Person(282, 84, "sun", "ink", "ink", "scarf", "paper", "dress"),
    Person(196, 76, "ink", "sun", "sun", "tails", "ink", "dress"),
    Person(284, 110, "sun", "ink", "sun", "helmet", "paper"),
    Person(244, 96, "ink", "paper", "ink", "bun", "paper", "dress"),
    Person(234, 90, "paper", "sun", "ink", "hair", "ink", "wheelchair"),
    Person(290, 94, "sun", "ink", "sun", "hat", "paper"),
)


def headwear(sheet: Sheet, person: Person, y: float, r: float) -> None:
    """Draw what a person of the ring wears on a head of radius `r` round (0, y)."""
    color = person.accent
    if person.wears == "headwrap":
        sheet.cut(
            color,
            f"M{points((-r * 1.02, y + 2))}"
            f"C{points((-r * 1.5, y - r * 2), (r * 1.5, y - r * 2.2), (r * 1.02, y - 2))}"
            f"C{points((r * 0.4, y - r * 0.7), (-r * 0.4, y - r * 0.7), (-r * 1.02, y + 2))}Z",
        )
    elif person.wears == "cap":
        sheet.cut(
            color,
            f"M{points((-r * 1.05, y - 4))}A{points((r * 1.05, r * 1.05))} 0 0 1 {points((r * 1.05, y - 4))}"
            f"L{points((r * 1.75, y + 2), (r * 1.7, y + 8), (-r * 1.05, y + 4))}Z",
        )
    elif person.wears == "hat":
        sheet.cut(
            color,
            polygon(
                (-r * 1.9, y - r * 0.2),
                (r * 1.9, y - r * 0.2),
                (r * 1.5, y - r * 0.55),
                (r * 0.8, y - r * 0.6),
                (r * 0.62, y - r * 1.45),
                (-r * 0.62, y - r * 1.45),
                (-r * 0.8, y - r * 0.6),
                (-r * 1.5, y - r * 0.55),
            ),
        )
    elif person.wears == "helmet":
        sheet.cut(
            color,
            f"M{points((-r * 1.35, y - 2))}H{number(-r * 1.1)}"
            f"A{points((r * 1.1, r * 1.15))} 0 0 1 {points((r * 1.1, y - 2))}"
            f"H{number(r * 1.35)}V{number(y + 6)}H{number(-r * 1.35)}Z",
        )
    elif person.wears == "scarf":
        sheet.cut(
            color,
            f"M{points((-r * 1.2, y + r * 1.3))}"
            f"C{points((-r * 1.5, y - r * 2), (r * 1.5, y - r * 2), (r * 1.2, y + r * 1.3))}Z",
        )
        sheet.oval(person.head, (0, y + r * 0.1), r * 0.72, r * 0.8)
    elif person.wears == "hair":
        sheet.cut(
            color,
            f"M{points((-r * 1.1, y + r * 0.5))}"
            f"C{points((-r * 1.3, y - r * 1.7), (r * 1.3, y - r * 1.7), (r * 1.1, y + r * 0.5))}"
            f"C{points((r * 0.8, y - r * 0.5), (-r * 0.2, y - r * 0.1), (-r * 1.1, y + r * 0.5))}Z",
        )
    elif person.wears == "bun":
        sheet.disc(color, (0, y - r * 1.1), r * 0.5)
    elif person.wears == "tails":
        for side in (-1, 1):
            sheet.disc(color, (side * r * 1.15, y - r * 0.5), r * 0.5)


def stand(sheet: Sheet, person: Person) -> None:
    """Draw a person without arms, feet at (0, 0), upright."""
    h, w = person.height, person.width
    shoulder, hip, r = -h * 0.72, -h * 0.42, 38.0 if h > 200 else 34.0
    y = shoulder - r - 8
    if person.wears in {"scarf", "hair"}:
        sheet.disc(person.head, (0, y), r)
    sheet.cut(person.head, limb((0, y, r * 0.5), (0, shoulder - 6, r * 0.44)))
    if person.stance == "wheelchair":
        sheet.cut(person.bottom, limb((-6, -78, 24), (52, -74, 18), (66, -14, 13), (84, -10, 10)))
        sheet.cut(
            person.top,
            f"M{points((-w * 0.5, shoulder + 6))}"
            f"C{points((-w * 0.3, shoulder - 14), (w * 0.3, shoulder - 14), (w * 0.5, shoulder + 6))}"
            f"L{points((w * 0.4, -60), (-w * 0.46, -60))}Z",
        )
        sheet.disc("ink", (-16, -54), 58)
        sheet.disc("red", (-16, -54), 42)
        sheet.disc("ink", (-16, -54), 15)
    else:
        if person.stance == "dress":
            bottom = polygon((-w * 0.42, hip), (w * 0.42, hip), (w * 0.8, 8), (-w * 0.8, 8))
        else:
            bottom = polygon(
                (-w * 0.42, hip - 4),
                (w * 0.42, hip - 4),
                (w * 0.64, 10),
                (w * 0.16, 10),
                (0, hip * 0.6),
                (-w * 0.16, 10),
                (-w * 0.64, 10),
            )
        sheet.cut(person.bottom, bottom)
        sheet.cut(
            person.top,
            f"M{points((-w * 0.56, shoulder + 8))}"
            f"C{points((-w * 0.4, shoulder - 12), (w * 0.4, shoulder - 12), (w * 0.56, shoulder + 8))}"
            f"L{points((w * 0.42, hip + 4), (-w * 0.42, hip + 4))}Z",
        )
    sheet.disc(person.head, (0, y), r)
    headwear(sheet, person, y, r)


CENTRE: Point = (700.0, 760.0)
RADIUS = 345.0
START = -1.0


def towards(start: Point, goal: Point, far: float) -> Point:
    """Return the place `far` from `start` on the way to `goal`."""
    part = far / hypot(goal[0] - start[0], goal[1] - start[1])
    return start[0] + (goal[0] - start[0]) * part, start[1] + (goal[1] - start[1]) * part


def ring(sheet: Sheet) -> None:
    """Draw the people and the hands that meet between them."""
    step = 360 / len(RING)
    places = [START + step * i for i in range(len(RING))]
    joints = []
    for i, person in enumerate(RING):
        after = RING[(i + 1) % len(RING)]
        joints.append(
            polar(CENTRE, places[i] + step / 2, RADIUS + 0.31 * (person.height + after.height) + 20)
        )
    for i, person in enumerate(RING):
        shoulder = RADIUS + person.height * 0.72 - 14
        for side, joint in ((-1, joints[i - 1]), (1, joints[i])):
            spread = degrees(atan2(side * person.width * 0.44, shoulder))
            root = polar(CENTRE, places[i] + spread, hypot(shoulder, person.width * 0.44) - 6)
            elbow = towards(((root[0] + joint[0]) / 2, (root[1] + joint[1]) / 2), CENTRE, 22)
            wrist, hand = towards(joint, elbow, 36), towards(joint, elbow, 12)
            sheet.cut(person.head, limb((*elbow, 15), (*wrist, 14), (*hand, 18)))
            sheet.cut(person.top, limb((*root, 24), (*elbow, 21), (*wrist, 17)))
        with sheet.group(moved(polar(CENTRE, places[i], RADIUS - 3), places[i])):
            stand(sheet, person)


def draw() -> Sheet:
    """Draw a globe, and round it people of every build who hold hands."""
    sheet = Sheet(
        "tegenmacht",
        "People of every build stand hand in hand round the globe",
        (-160, -20, 1720, 1560),
        (62, 50, 946, 1100),
        (-112, 62, 1625, 1300),
        "red",
    )
    turn = f"{CENTRE[0]:g} {CENTRE[1]:g}"
    with sheet.layer("people", "10 0", f"turn 5 {turn}"):
        ring(sheet)
    left, top = map(number, CENTRE)
    sheet.clip("sphere", f'<circle cx="{left}" cy="{top}" r="{number(RADIUS)}"/>')
    with sheet.layer("globe", "5 0"):
        sheet.disc("paper", CENTRE, RADIUS)
    with sheet.layer("land", "5 0", f"turn -6 {turn}"), sheet.group(clip="sphere"):
        for coast in LAND.values():
            sheet.cut("red", polygon(*(on_globe(CENTRE, RADIUS, place) for place in coast.split())))
    return sheet
