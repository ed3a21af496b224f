"""Cut-paper drawings of the mission slides: run this file and the SVGs beside it are written anew.

Every drawing is one function that returns a `Sheet`; the table above it says who stands where and in which
colours. Shapes take their colour from a class named after a token of the theme; the only place with colour
values is the style element that `Sheet.svg` writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from math import asin, atan2, cos, degrees, hypot, pi, radians, sin
from pathlib import Path
from xml.sax.saxutils import escape

Point = tuple[float, float]
Box = tuple[float, float, float, float]

THEME = {
    "ink": "#17130F",
    "paper": "#FFF7EC",
    "red": "#D9121F",
    "deep-red": "#A80D17",
    "sun": "#FFC220",
    "leaf": "#0A5A3E",
    "sky": "#14508C",
    "plum": "#6A1F6E",
    "clay": "#E8622C",
}


def number(value: float) -> str:
    """Return a coordinate as a person would write it: one decimal at most, no trailing zero."""
    return f"{value:.1f}".removesuffix(".0").replace("-0.0", "0")


def points(*places: Point) -> str:
    """Return places as path data, for use after a command letter."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in places)


def polygon(*places: Point) -> str:
    """Return path data of a closed polygon."""
    return f"M{points(*places)}Z"


def polar(centre: Point, angle: float, radius: float) -> Point:
    """Return the place at `radius` from `centre`; 0 degrees is up, angles run clockwise."""
    return centre[0] + radius * sin(radians(angle)), centre[1] - radius * cos(radians(angle))


def limb(*joints: tuple[float, float, float]) -> str:
    """Return path data of a tapered limb through joints (x, y, radius), each stretch with round ends."""
    parts: list[str] = []
    for (x0, y0, r0), (x1, y1, r1) in pairwise(joints):
        length = hypot(x1 - x0, y1 - y0)
        along = atan2(y1 - y0, x1 - x0)
        lean = asin(max(-1.0, min(1.0, (r0 - r1) / length)))
        left, right = along - pi / 2 + lean, along + pi / 2 - lean
        a = (x0 + r0 * cos(left), y0 + r0 * sin(left))
        b = (x1 + r1 * cos(left), y1 + r1 * sin(left))
        c = (x1 + r1 * cos(right), y1 + r1 * sin(right))
        d = (x0 + r0 * cos(right), y0 + r0 * sin(right))
        far, near = int(lean < 0), int(lean > 0)
        parts.append(
            f"M{points(a)}L{points(b)}A{number(r1)},{number(r1)} 0 {far} 1 {points(c)}"
            f"L{points(d)}A{number(r0)},{number(r0)} 0 {near} 1 {points(a)}Z"
        )
    return "".join(parts)


def profile(nose: float = 1.0, lips: float = 1.0, chin: float = 1.0, neck: float = 1.0) -> str:
    """Return path data of a head looking right: crown y 0, chin 108, neck to 165; nape x 10, brow 88."""
    n, m, c, k = 8 * nose, 5 * lips, 5 * chin, 14 * neck
    return (
        f"M{points((46 - 2 * k, 165))}C{points((24, 132), (22, 112), (12, 96))}"
        "C-2,78 -4,46 6,28C16,8 36,0 54,0C74,0 86,12 88,30C89,36 87,40 88,44"
        f"C{points((90, 50), (90 + n, 57), (91 + 1.4 * n, 64))}"
        f"C{points((91 + 1.5 * n, 69), (88 + n, 71), (90, 72))}"
        f"C{points((90, 74), (88 + m, 75), (88 + 1.3 * m, 78))}"
        f"C{points((88 + 1.3 * m, 80.5), (88 + m, 81.5), (87.5, 82.5))}"
        f"C{points((88 + m, 83.5), (88 + 1.2 * m, 85), (88 + m, 87))}"
        f"C{points((88 + 0.8 * m, 89), (87, 89), (86.5, 91))}"
        f"C{points((86, 93), (85 + 0.6 * c, 94), (85 + c, 98))}"
        f"C{points((85 + c, 105), (82, 109), (75, 109))}C{points((68, 109), (63, 107), (59, 104))}"
        f"C{points((58, 120), (56 + k / 2, 140), (48 + 1.6 * k, 165))}Z"
    )


def moved(place: Point, turn: float = 0, size: float = 1, mirror: bool = False) -> str:
    """Return the transform that brings a shape drawn round (0, 0) to its place."""
    parts = [f"translate({number(place[0])} {number(place[1])})"]
    if turn:
        parts.append(f"rotate({number(turn)})")
    if size != 1 or mirror:
        parts.append(f"scale({'-' if mirror else ''}{size:g} {size:g})")
    return " ".join(parts)


@dataclass
class Sheet:
    """One drawing: its canvas, its two crops and the shapes cut so far."""

    name: str
    title: str
    canvas: Box
    landscape: Box
    portrait: Box
    lines: list[str] = field(default_factory=list)
    depth: int = 1

    def put(self, markup: str) -> None:
        """Append one element, indented."""
        self.lines.append("  " * self.depth + markup)

    @contextmanager
    def group(self, name: str = "", move: str = "", clip: str = "") -> Iterator[None]:
        """Open a group: a part with a name, a transform, a clip, or all of these."""
        marks = (("id", name), ("transform", move), ("clip-path", f"url(#{clip})" if clip else ""))
        self.put("<g" + "".join(f' {key}="{value}"' for key, value in marks if value) + ">")
        self.depth += 1
        yield
        self.depth -= 1
        self.put("</g>")

    def cut(self, color: str, path: str) -> None:
        """Cut a flat shape from path data."""
        self.put(f'<path class="{color}" d="{path}"/>')

    def disc(self, color: str, centre: Point, radius: float) -> None:
        """Cut a full circle."""
        x, y = map(number, centre)
        self.put(f'<circle class="{color}" cx="{x}" cy="{y}" r="{number(radius)}"/>')

    def oval(self, color: str, centre: Point, rx: float, ry: float) -> None:
        """Cut a full ellipse."""
        x, y = map(number, centre)
        self.put(f'<ellipse class="{color}" cx="{x}" cy="{y}" rx="{number(rx)}" ry="{number(ry)}"/>')

    def line(self, color: str, width: float, path: str, ends: str = "round") -> None:
        """Draw a stroke of even width; `ends` is round or butt."""
        self.put(
            f'<path class="{color}-line" stroke-width="{number(width)}" stroke-linecap="{ends}" '
            f'stroke-linejoin="round" d="{path}"/>'
        )

    def svg(self) -> str:
        """Return the whole file."""
        body = "\n".join(self.lines)
        style = "\n".join(
            f"    .{name}{{fill:{value};stroke:none}}\n    .{name}-line{{fill:none;stroke:{value}}}"
            for name, value in THEME.items()
            if f'class="{name}"' in body or f'class="{name}-line"' in body
        )
        box = {
            "viewBox": self.canvas,
            "data-landscape": self.landscape,
            "data-portrait": self.portrait,
        }
        marks = "".join(f' {key}="{" ".join(map(number, value))}"' for key, value in box.items())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1"{marks}>\n'
            f"  <title>{escape(self.title)}</title>\n"
            f'  <style id="theme">\n{style}\n  </style>\n{body}\n</svg>\n'
        )


def fist(sheet: Sheet, skin: str, seam: str) -> None:
    """Draw a raised fist from its palm side: 100 wide, knuckles at y -100, wrist at y 0; folds in `seam`."""
    for x, top in ((-37, -88), (-12.5, -98), (12.5, -96), (36, -84)):
        sheet.cut(skin, limb((x, top + 13, 14), (x, -40, 14)))
    sheet.cut(skin, "M-51,-62C-52,-30 -36,-14 -30,6L30,6C38,-16 52,-30 50,-62Z")
    for x, top in ((-24.5, -82), (0, -86), (24.5, -82)):
        sheet.line(seam, 8, f"M{points((x, top))}V-46")
    sheet.cut(seam, limb((42, -31, 24), (-16, -46, 20)))
    sheet.cut(skin, limb((42, -31, 17), (-16, -46, 12.5)))
    sheet.cut(skin, "M50,-60L52,-34L30,6L10,0L38,-36Z")


# 1: a globe carried by a ring of people

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
    Person(255, 74, "ink", "sun", "sun", "headwrap", "paper", "dress"),
    Person(235, 101, "sun", "ink", "ink", "cap", "paper"),
    Person(242, 70, "sun", "paper", "ink", "hair", "ink"),
    Person(216, 89, "paper", "sun", "ink", "hair", "ink"),
    Person(246, 72, "sun", "ink", "ink", "scarf", "paper", "dress"),
    Person(165, 60, "ink", "sun", "sun", "tails", "ink", "dress"),
    Person(249, 94, "sun", "ink", "sun", "helmet", "paper"),
    Person(205, 77, "ink", "paper", "ink", "bun", "ink", "dress"),
    Person(194, 72, "paper", "sun", "ink", "hair", "ink", "wheelchair"),
    Person(260, 79, "sun", "ink", "sun", "hat", "paper"),
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
    shoulder, hip, r = -h * 0.72, -h * 0.42, 34.0
    if person.stance == "wheelchair":
        sheet.cut(person.bottom, limb((-4, -66, 20), (44, -62, 15), (56, -10, 11), (70, -6, 8)))
        sheet.cut(
            person.top,
            f"M{points((-w * 0.42, shoulder))}"
            f"C{points((-w * 0.2, shoulder - 12), (w * 0.2, shoulder - 12), (w * 0.42, shoulder))}"
            f"L{points((w * 0.34, -52), (-w * 0.42, -52))}Z",
        )
        sheet.disc("paper", (-12, -44), 46)
        sheet.disc("red", (-12, -44), 34)
        sheet.disc("paper", (-12, -44), 10)
    else:
        if person.stance == "dress":
            bottom = polygon((-w * 0.3, hip - 10), (w * 0.3, hip - 10), (w * 0.78, 6), (-w * 0.78, 6))
        else:
            bottom = polygon(
                (-w * 0.4, hip - 4),
                (w * 0.4, hip - 4),
                (w * 0.6, 8),
                (w * 0.14, 8),
                (0, hip * 0.62),
                (-w * 0.14, 8),
                (-w * 0.6, 8),
            )
        sheet.cut(person.bottom, bottom)
        sheet.cut(
            person.top,
            f"M{points((-w * 0.56, shoulder + 4))}"
            f"C{points((-w * 0.3, shoulder - 14), (w * 0.3, shoulder - 14), (w * 0.56, shoulder + 4))}"
            f"L{points((w * 0.42, hip + 4), (-w * 0.42, hip + 4))}Z",
        )
    y = shoulder - r - 9
    if person.wears in {"scarf", "hair"}:
        sheet.disc(person.head, (0, y), r)
    sheet.cut(person.head, limb((0, y + r * 0.4, r * 0.5), (0, shoulder + 2, r * 0.46)))
    sheet.disc(person.head, (0, y), r)
    headwear(sheet, person, y, r)


def tegenmacht() -> Sheet:
    """Draw a globe, and round it people of every build who hold hands."""
    sheet = Sheet(
        "tegenmacht",
        "People of every build stand hand in hand round the globe",
        (0, 0, 1120, 1120),
        (40, 8, 860, 1000),
        (-60, 30, 1240, 992),
    )
    centre, radius, step = (560.0, 560.0), 262.0, 360 / len(RING)
    turn = 4.0
    places = [turn + step * i for i in range(len(RING))]
    with sheet.group("people"):
        joints = []
        for i, person in enumerate(RING):
            after = RING[(i + 1) % len(RING)]
            joints.append(
                polar(centre, places[i] + step / 2, radius + 0.36 * (person.height + after.height) + 12)
            )
        for i, person in enumerate(RING):
            shoulder = radius + person.height * 0.72 - 10
            with sheet.group(f"person-{i}"):
                for side, joint in ((-1, joints[i - 1]), (1, joints[i])):
                    spread = degrees(atan2(side * person.width * 0.46, shoulder))
                    root = polar(centre, places[i] + spread, hypot(shoulder, person.width * 0.46) - 4)
                    middle = ((root[0] + joint[0]) / 2, (root[1] + joint[1]) / 2)
                    inward = (centre[0] - middle[0], centre[1] - middle[1])
                    bend = 16 / hypot(*inward)
                    elbow = (middle[0] + inward[0] * bend, middle[1] + inward[1] * bend)
                    sheet.cut(person.top, limb((*root, 20), (*elbow, 17), (*joint, 14)))
                x, y = polar(centre, places[i], radius - 2)
                with sheet.group(move=moved((x, y), places[i])):
                    stand(sheet, person)
    with sheet.group("hands"):
        for i, joint in enumerate(joints):
            sheet.disc(RING[i].head, joint, 20)
            sheet.disc(RING[(i + 1) % len(RING)].head, polar(joint, places[i] + step / 2, 8), 12)
    left, top = map(number, centre)
    sheet.put(f'<clipPath id="sphere"><circle cx="{left}" cy="{top}" r="{number(radius)}"/></clipPath>')
    with sheet.group("globe"):
        sheet.disc("paper", centre, radius)
        with sheet.group("land", clip="sphere"):
            for coast in LAND.values():
                sheet.cut("red", polygon(*(on_globe(centre, radius, place) for place in coast.split())))
    return sheet


# 2: a bread shared at a round table


@dataclass(frozen=True)
class Guest:
    """Somebody at the table, seen from above: colours of body, skin and hair, what is worn, and size."""

    top: str
    skin: str
    hair: str
    wears: str = "hair"
    size: float = 1.0


TABLE: tuple[Guest | None, ...] = (
    Guest("red", "ink", "ink", "afro"),
    Guest("leaf", "paper", "ink", "bun"),
    Guest("ink", "paper", "red", "hat"),
    Guest("red", "ink", "ink", "braids", 0.82),
    Guest("leaf", "paper", "ink", "bald", 1.08),
    None,
    Guest("red", "ink", "leaf", "scarf"),
    Guest("ink", "paper", "red", "hair", 1.06),
)


def guest(sheet: Sheet, person: Guest) -> None:
    """Draw a guest seen from above, the table's centre at (0, 0), the guest below it at y 400."""
    s = person.size
    for side in (-1, 1):
        sheet.cut(
            person.top, limb((side * 78 * s, 398, 34 * s), (side * 84 * s, 316, 27 * s), (side * 54, 258, 23))
        )
        sheet.cut(person.skin, limb((side * 52, 250, 18), (side * 38, 216, 20)))
        for finger in range(3):
            sheet.cut(
                person.skin,
                limb((side * (49 - 13 * finger), 212, 8), (side * (45 - 13 * finger), 184 - 4 * finger, 7.5)),
            )
    sheet.cut(
        person.top,
        f"M{points((-112 * s, 400))}C{points((-110 * s, 350), (110 * s, 350), (112 * s, 400))}"
        f"C{points((112 * s, 462), (-112 * s, 462), (-112 * s, 400))}Z",
    )
    if person.wears == "afro":
        sheet.disc(person.hair, (0, 396), 62 * s)
    elif person.wears == "hat":
        sheet.disc(person.hair, (0, 394), 74 * s)
        sheet.disc("ink", (0, 394), 42 * s)
        sheet.disc(person.hair, (0, 394), 31 * s)
    else:
        sheet.disc(person.skin, (0, 390), 47 * s)
        sheet.disc(person.skin, (0, 345), 9 * s)
        if person.wears == "scarf":
            sheet.cut(
                person.hair,
                f"M{points((-47 * s, 376))}A{number(48 * s)},{number(48 * s)} 0 1 0 {points((47 * s, 376))}"
                f"C{points((20 * s, 360), (-20 * s, 360), (-47 * s, 376))}Z"
                f"M{points((-14 * s, 430), (14 * s, 430), (30 * s, 474), (-30 * s, 474))}Z",
            )
        elif person.wears == "bald":
            sheet.line(
                person.hair,
                17 * s,
                f"M{points((-40 * s, 384))}A{number(41 * s)},{number(41 * s)} 0 0 0 {points((40 * s, 384))}",
            )
        else:
            sheet.cut(
                person.hair,
                f"M{points((-48 * s, 372))}A{number(50 * s)},{number(50 * s)} 0 1 0 {points((48 * s, 372))}"
                f"C{points((16 * s, 362), (-16 * s, 362), (-48 * s, 372))}Z",
            )
        if person.wears == "bun":
            sheet.disc(person.hair, (0, 440), 27 * s)
        elif person.wears == "braids":
            for side in (-1, 1):
                sheet.cut(person.hair, limb((side * 36, 400, 17), (side * 72, 428, 11)))


def waarom() -> Sheet:
    """Draw a table from above: every guest has an equal piece of the bread, and one seat is free."""
    sheet = Sheet(
        "waarom",
        "A round table: the bread is cut in equal pieces and one seat is still free",
        (-80, 0, 1200, 1010),
        (0, 0, 860, 1000),
        (-70, 56, 1180, 944),
    )
    centre, step = (520.0, 500.0), 360 / len(TABLE)
    with sheet.group("chairs"):
        for i in range(len(TABLE)):
            with sheet.group(move=moved(centre, 180 + step * i)):
                color = "ink" if TABLE[i] else "red"
                sheet.line(color, 26, "M-74,466Q0,496 74,466")
                if TABLE[i] is None:
                    sheet.put('<rect class="red" x="-68" y="342" width="136" height="98" rx="24"/>')
    with sheet.group("table"):
        sheet.disc("paper", centre, 322)
    with sheet.group("bread"):
        for i in range(len(TABLE)):
            with sheet.group(move=moved(centre, 180 + step * i)):
                sheet.cut("clay", "M0,24L-84,223A238,238 0 0 0 84,223Z")
                sheet.cut("sun", "M0,82C15,112 15,152 0,186C-15,152 -15,112 0,82Z")
    with sheet.group("people"):
        for i, person in enumerate(TABLE):
            if person is not None:
                with sheet.group(f"guest-{i}", move=moved(centre, 180 + step * i)):
                    guest(sheet, person)
    return sheet


# 3: workers of five trades


@dataclass(frozen=True)
class Worker:
    """A worker in profile, looking left: crown, size, colours, trade, reach of the raised hand."""

    x: float
    y: float
    size: float
    skin: str
    top: str
    trade: str
    accent: str
    reach: float = 0.0
    face: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    broad: float = 1.0


WORKERS = (
    Worker(985, 320, 1.45, "ink", "sun", "carer", "ink", 84, (0.7, 1.1, 0.8, 1.0)),
    Worker(1310, 300, 1.5, "clay", "paper", "smith", "ink", 84, (1.2, 0.8, 1.2, 1.3), 1.15),
    Worker(405, 320, 1.5, "ink", "clay", "farmer", "sun", 84, (1.2, 1.1, 1.2, 1.1)),
    Worker(700, 300, 1.45, "sun", "paper", "textile", "clay", 84, (0.7, 1.1, 0.9, 0.9), 0.95),
    Worker(1130, 540, 1.65, "ink", "clay", "cook", "paper", 0, (1.2, 1.0, 1.2, 1.3), 1.1),
    Worker(830, 530, 1.55, "clay", "ink", "domestic", "sun", 0, (0.8, 1.1, 0.9, 0.9)),
    Worker(250, 560, 1.5, "sun", "paper", "nurse", "paper", 0, (0.8, 1.0, 0.9, 0.85), 0.85),
    Worker(555, 525, 1.75, "ink", "sun", "docker", "paper", 0, (1.2, 1.1, 1.3, 1.5), 1.2),
)


def headgear(sheet: Sheet, worker: Worker) -> None:
    """Draw hair, hat or cap of a worker, on a head looking right as `profile` draws it."""
    color = worker.accent
    if worker.trade == "farmer":
        sheet.cut(color, "M-50,30C0,10 100,6 150,24L150,34C90,28 10,34 -46,44Z")
        sheet.cut(color, "M4,24C8,-30 30,-34 48,-28C66,-36 86,-24 92,20Z")
    elif worker.trade == "docker":
        sheet.cut(color, "M-8,40C-14,-26 88,-34 94,24L120,30 119,40L-10,46Z")
        sheet.cut("clay", limb((30, -12, 5), (58, -14, 5)))
    elif worker.trade == "nurse":
        sheet.cut("ink", "M88,26C60,20 66,48 48,60C40,80 24,96 10,96C-16,70 -6,10 30,-2C56,-12 82,4 88,26Z")
        sheet.disc("ink", (-8, 74), 24)
        sheet.cut(color, polygon((30, 8), (84, 8), (96, -36), (22, -30)))
        sheet.cut(
            "leaf",
            polygon(
                (54, -26),
                (62, -26),
                (62, -18),
                (70, -18),
                (70, -10),
                (62, -10),
                (62, -2),
                (54, -2),
                (54, -10),
                (46, -10),
                (46, -18),
                (54, -18),
            ),
        )
    elif worker.trade == "domestic":
        sheet.cut(color, "M90,20C70,-24 8,-22 -4,30C-10,60 0,76 10,88C30,66 60,34 90,20Z")
        sheet.cut(color, "M4,76C-30,70 -52,84 -50,96C-30,98 -30,120 -22,128C-6,116 10,100 12,82Z")
    elif worker.trade == "textile":
        sheet.cut("ink", "M88,24C70,-22 8,-16 0,30C-8,60 4,86 12,96Z")
        sheet.disc("ink", (14, -22), 30)
        sheet.cut(color, "M88,30C84,14 76,4 68,0C50,10 14,50 -2,64C0,78 4,86 6,90C20,70 60,40 88,30Z")
    elif worker.trade == "cook":
        sheet.cut(color, "M2,26C-40,-6 -10,-48 22,-38C40,-66 80,-58 84,-34C116,-30 112,2 90,18L90,30 4,38Z")
    elif worker.trade == "carer":
        sheet.disc(color, (32, 34), 50)
        sheet.disc(color, (10, 70), 30)
    elif worker.trade == "smith":
        sheet.cut(color, "M-4,40C-14,-22 70,-36 88,22L118,30 116,40 50,34Z")


def tool(sheet: Sheet, worker: Worker) -> None:
    """Draw what the raised hand at (0, 0) holds, behind the hand."""
    if worker.trade == "farmer":
        sheet.cut("paper", limb((30, 250, 8), (-6, -130, 8)))
        sheet.cut(
            "paper",
            "M-52,-178L-38,-180L-32,-132L-16,-134L-20,-190L-4,-191"
            "L0,-135L16,-137L12,-186L26,-188L34,-118L-44,-110Z",
        )
    elif worker.trade == "textile":
        for side in (-1, 1):
            sheet.cut(
                "paper", polygon((side * 1, -80), (side * 30, -186), (side * 50, -172), (side * 18, -68))
            )
            sheet.line("paper", 11, f"M{points((side * 24, -42))}m-20,0a20,22 0 1 0 40,0a20,22 0 1 0 -40,0")
        sheet.disc("leaf", (0, -82), 6)
    elif worker.trade == "smith":
        sheet.cut("paper", limb((0, 40, 10), (0, -130, 10)))
        sheet.cut(
            "paper",
            "M-14,-186V-156L0,-146L14,-156V-186C34,-176 36,-136 10,-124H-10C-36,-136 -34,-176 -14,-186Z",
        )


def work(sheet: Sheet, worker: Worker) -> None:
    """Draw one worker: raised arm, body, head, headgear."""
    b = worker.broad
    hand = (150.0, -worker.reach)
    with sheet.group(
        worker.trade,
        move=moved((worker.x, worker.y), size=worker.size, mirror=True),
    ):
        if worker.reach:
            with sheet.group(f"{worker.trade}-arm"):
                with sheet.group(move=moved(hand)):
                    tool(sheet, worker)
                sheet.cut(worker.skin, limb((hand[0] + 8, 100, 29), (hand[0], hand[1] + 4, 23)))
                with sheet.group(move=moved(hand, size=0.8)):
                    fist(sheet, worker.skin, "leaf")
                sheet.cut(worker.top, limb((112 * b, 232, 46), (hand[0] + 10, 96, 38)))
        sheet.cut(worker.skin, profile(*worker.face))
        sheet.cut(
            worker.top,
            f"M{points((28, 138))}C{points((-4, 158), (-70 * b, 158), (-88 * b, 214))}"
            f"L{points((-104 * b, 620))}H{number(170 * b)}"
            f"L{points((158 * b, 214))}"
            f"C{points((148 * b, 170), (96, 156), (60, 136))}"
            f"C{points((62, 176), (30, 176), (28, 138))}Z",
        )
        headgear(sheet, worker)
        if worker.trade == "textile":
            sheet.line("clay", 12, "M14,138C10,180 30,200 34,330M66,138C76,170 84,200 80,300", "butt")
        elif worker.trade == "domestic":
            sheet.cut("sun", "M2,152L18,146V214H84V146L100,154L112,620H-18Z")


def waardig_werk() -> Sheet:
    """Draw workers of many trades side by side, looking the same way, hands and tools raised."""
    sheet = Sheet(
        "waardig-werk",
        "Workers of five trades side by side: farmer, textile worker, nurse, docker, domestic worker",
        (0, -110, 1400, 1070),
        (0, -106, 860, 1000),
        (100, -52, 1250, 1000),
    )
    with sheet.group("workers"):
        for worker in WORKERS:
            work(sheet, worker)
    with sheet.group("ledge"):
        sheet.put('<rect class="paper" x="0" y="918" width="1400" height="30"/>')
    return sheet


# 4: hands on one rope


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


GRIPS = (
    Grip(192, -4, 0.88, "ink", "sun", "paper"),
    Grip(1142, -9, 0.94, "ink", "clay", "paper", 340),
    Grip(428, -11, 1.04, "clay", "paper", "ink", 360),
    Grip(1352, 38, 0.95, "sun", "paper", "ink", 280),
    Grip(668, -7, 0.8, "ink", "clay", "sun", 300),
    Grip(908, 15, 1.0, "clay", "sun", "ink", 330),
    Grip(1560, 34, 0.95, "sun", "ink", "paper", 300),
)


def rope_height(x: float) -> float:
    """Return where the rope's middle lies above the foot of the canvas, from its knot to the far right."""
    return 770 - 0.1 * x


def grip(sheet: Sheet, hand: Grip) -> None:
    """Draw a hand that holds the rope from above; the rope runs through (0, 0), the arm goes up."""
    with sheet.group(move=f"rotate({number(hand.lean * 0.7)} 0 -130)"):
        sheet.cut(hand.sleeve, limb((0, -hand.bare - 60, 84), (0, -1350, 108)))
        sheet.cut(hand.skin, limb((0, -hand.bare, 64), (0, -140, 51)))
        sheet.cut(
            hand.cuff,
            f"M{points((-92, -hand.bare - 70), (92, -hand.bare - 70), (86, -hand.bare), (-86, -hand.bare))}Z",
        )
    sheet.cut(hand.skin, "M-50,-160C-56,-120 -86,-90 -84,-40H82C92,-90 58,-120 50,-160Z")
    sheet.cut(hand.skin, limb((56, -116, 28), (104, -66, 25), (98, 20, 21)))
    for x, low in ((-64, 52), (-22, 64), (21, 64), (62, 54)):
        sheet.cut(hand.skin, limb((x, -56, 23), (x, low - 14, 21)))
    for x, low in ((-43, 56), (-1, 62), (41, 57)):
        sheet.line("plum", 11, f"M{points((x, -52), (x, low))}", "butt")


def samen_sterk() -> Sheet:
    """Draw hands of different people on one rope."""
    sheet = Sheet(
        "samen-sterk",
        "Strong hands of different people hold one rope",
        (0, -120, 1500, 1060),
        (0, -64, 860, 1000),
        (170, -120, 1200, 960),
    )
    with sheet.group(
        "rope", move=f"translate(0 {number(rope_height(0))}) rotate({number(-degrees(atan2(0.1, 1)))})"
    ):
        sheet.line("paper", 104, "M90,0H1640", "butt")
        for x in range(150, 1640, 66):
            sheet.line(
                "plum",
                11,
                f"M{points((x - 30, 56))}C{points((x - 4, 26), (x + 4, -26), (x + 30, -56))}",
                "butt",
            )
        sheet.cut(
            "paper",
            polygon(
                (96, -52), (30, -74), (44, -40), (14, -30), (34, -4), (10, 14), (38, 28), (26, 66), (96, 52)
            ),
        )
        sheet.put('<rect class="clay" x="78" y="-62" width="46" height="124" rx="16"/>')
    with sheet.group("hands"):
        for i, hand in enumerate(GRIPS):
            place = moved((hand.x, rope_height(hand.x)), hand.lean * 0.3 - 3, hand.size)
            with sheet.group(f"hand-{i}", move=place):
                grip(sheet, hand)
    return sheet


# 5: a tree whose roots are people

RINGS: tuple[tuple[float, tuple[float, ...]], ...] = (
    (150, (-66, -24, 24, 68)),
    (292, (-84, -57, -31, -9, 16, 43, 72)),
    (434, (-62, -45, -28, -12, 4, 20, 50, 67, 83)),
)
TINTS = ("sun", "clay", "sun", "clay", "paper")


@dataclass(frozen=True)
class Root:
    """A person as a root: direction from straight down, length, colours, build."""

    angle: float
    length: float
    body: str
    head: str
    wide: float = 1.0
    dress: bool = False


ROOTS = (
    Root(-76, 380, "sun", "ink", 0.95),
    Root(76, 390, "clay", "ink", 1.0),
    Root(-39, 430, "clay", "ink", 1.1, True),
    Root(39, 430, "sun", "ink", 1.0, True),
    Root(0, 384, "paper", "ink", 1.15),
)


def root(sheet: Sheet, person: Root) -> None:
    """Draw a person hanging on to the trunk at (0, 0), head towards it, legs running out as roots below."""
    w, end = person.wide, person.length
    for side in (-1, 1):
        sheet.cut(person.body, limb((side * 50 * w, 168, 19), (side * 58 * w, 84, 17), (side * 30, -20, 17)))
    sheet.cut(person.head, limb((0, 110, 17), (0, 160, 17)))
    sheet.cut(
        person.body,
        f"M{points((-68 * w, 164))}C{points((-56, 146), (-30, 146), (-18, 148))}"
        f"Q{points((0, 166), (18, 148))}"
        f"C{points((30, 146), (56, 146), (68 * w, 164))}L{points((42 * w, 270), (-42 * w, 270))}Z",
    )
    if person.dress:
        sheet.cut(person.body, polygon((-38 * w, 250), (38 * w, 250), (78, end - 70), (-78, end - 70)))
        for side in (-1, 1):
            sheet.cut(
                person.body,
                limb((side * 34, end - 84, 20), (side * 40, end - 24, 14), (side * 86, end + 22, 6)),
            )
    else:
        for side in (-1, 1):
            sheet.cut(
                person.body,
                limb((side * 20 * w, 268, 24 * w), (side * 42, end - 66, 17), (side * 104, end + 10, 6)),
            )
    sheet.disc(person.head, (0, 96), 41)
    if person.dress:
        sheet.disc(person.head, (0, 50), 21)


def duurzaam() -> Sheet:
    """Draw a tree that people carry: they are its roots."""
    sheet = Sheet(
        "duurzaam",
        "A broad tree whose roots are people who hold on to one trunk",
        (0, 0, 1400, 1100),
        (232, 20, 860, 1000),
        (125, 104, 1150, 920),
    )
    foot, fork = (700.0, 560.0), (700.0, 470.0)
    with sheet.group("crown"):
        for far, angles in RINGS:
            for angle in angles:
                base, elbow = polar(fork, angle, far - 70), polar(fork, angle * 0.6, far * 0.45)
                sheet.cut("paper", limb((*fork, 22), (*elbow, 12), (*base, 6)))
        for ring, (far, angles) in enumerate(RINGS):
            for i, angle in enumerate(angles):
                spot = moved(polar(fork, angle, far - 76), angle + (-14, 12)[i % 2])
                with sheet.group(move=spot):
                    sheet.cut(
                        TINTS[(i + ring * 2) % len(TINTS)], "M0,8C-84,-32 -70,-108 0,-158C70,-108 84,-32 0,8Z"
                    )
    with sheet.group("trunk"):
        sheet.cut(
            "paper", "M560,600C640,590 668,540 664,440H736C732,540 760,590 840,600C800,640 600,640 560,600Z"
        )
    with sheet.group("roots"):
        for i, person in enumerate(ROOTS):
            with sheet.group(
                f"root-{i}",
                move=moved(polar(foot, 180 - person.angle, 56), -person.angle),
            ):
                root(sheet, person)
    return sheet


# 6: two people at eye level


def equal(sheet: Sheet, skin: str, top: str, face: tuple[float, float, float, float]) -> None:
    """Draw half of the pair: a person looking right, body and head."""
    with sheet.group(move=moved((60, 205), size=3.15)):
        sheet.cut(skin, profile(*face))
    sheet.cut(skin, "M140,690C160,790 250,790 272,690Z")
    sheet.cut(
        top,
        "M140,690C60,730 -40,750 -52,890L-84,1100H350L366,890C364,800 330,740 272,690"
        "C250,770 170,770 140,690Z",
    )
    with sheet.group(move=moved((60, 205), size=3.15)):
        sheet.cut("paper", "M86,45C80,40 70,41 64,48C70,54 80,54 85,51Z")
        sheet.cut(top if skin == "ink" else "ink", "M85,44.5C79,42 75,45 76,49C77,53 82,54 85,51Z")


def gelijkwaardig() -> Sheet:
    """Draw two people of the same size look each other in the eye and clasp hands."""
    sheet = Sheet(
        "gelijkwaardig",
        "Two people of equal size look each other in the eye and clasp hands",
        (-120, -80, 1100, 1000),
        (-53, -68, 826, 960),
        (-100, 72, 1062, 850),
    )
    with sheet.group("left"):
        equal(sheet, "ink", "sun", (0.6, 1.1, 1.0, 1.0))
        with sheet.group(move=moved((60, 205), size=3.15)):
            sheet.cut("paper", "M90,27C96,-18 52,-40 10,-24C-30,-6 -36,60 4,92C20,60 52,34 90,27Z")
            sheet.disc("sun", (34, 76), 7)
    with sheet.group("right", move="translate(860 0) scale(-1 1)"):
        equal(sheet, "sun", "ink", (1.1, 0.9, 1.2, 1.1))
        with sheet.group(move=moved((60, 205), size=3.15)):
            sheet.cut("paper", "M-3,37C-12,0 20,-18 52,-16C80,-16 94,4 92,22L112,30 110,38 70,32 30,35Z")
            sheet.cut("ink", "M0,34L50,32C50,48 46,58 36,64C34,80 24,92 13,98C0,82 -4,58 0,34Z")
    with sheet.group("clasp"):
        sheet.cut("sun", limb((650, 1060, 76), (520, 850, 54)))
        sheet.cut("ink", limb((210, 1060, 76), (340, 850, 54)))
        with sheet.group(move="translate(430 766)"):
            sheet.cut("sun", limb((92, 92, 56), (34, 10, 60)))
            sheet.cut("sun", limb((40, -34, 26), (-8, -74, 24), (-46, -70, 20)))
            sheet.cut("ink", limb((-92, 92, 56), (-26, 6, 62)))
            for i in range(4):
                x, y = 10 + 20 * i, -42 + 39 * i
                sheet.line("sun", 56, f"M{points((x - 40, y - 2), (x + 38, y + 18))}")
                sheet.cut("ink", limb((x - 50, y - 4, 20), (x + 36, y + 18, 17)))
            sheet.cut("ink", limb((-62, -10, 30), (-20, -62, 24), (22, -70, 20)))
    with sheet.group("ledge"):
        sheet.put('<rect class="paper" x="-120" y="892" width="1100" height="30"/>')
    return sheet


# 7: an open door


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


def arm(sheet: Sheet, person: Step, joints: tuple[Point, Point], side: float) -> None:
    """Draw an arm from the shoulder over the elbow to an open hand."""
    (ex, ey), (hx, hy) = joints
    along = hypot(hx - ex, hy - ey)
    tip = (hx + (hx - ex) / along * 5, hy + (hy - ey) / along * 5)
    sheet.cut(person.skin, limb((ex, ey, 3.6), (hx, hy, 3.1), (*tip, 2.4)))
    sheet.cut(
        person.skin, limb((hx, hy, 2.2), (hx + (hy - ey) / along * 4.5, hy - (hx - ex) / along * 4.5, 1.4))
    )
    sheet.cut(
        person.top, limb((side * person.wide, -77, 5.2), (ex, ey, 4.4), ((ex + hx) / 2, (ey + hy) / 2, 4.2))
    )


def step(sheet: Sheet, person: Step) -> None:
    """Draw the whole figure, 100 high."""
    w = person.wide
    arm(sheet, person, person.back_arm, -7)
    for (kx, ky), (fx, fy) in (person.back_leg, person.front_leg):
        sheet.cut(
            person.skin if person.skirt else person.bottom,
            limb((0, -44, 7 * w), (kx, ky, 5.6), (fx, fy, 3.6)),
        )
        sheet.cut("ink", limb((fx - 0.6, fy - 0.4, 4.2), (fx + 8, fy + 1.4, 2.4)))
    if person.skirt:
        sheet.cut(person.bottom, f"M{points((-7 * w, -54), (7 * w, -54), (17, -18), (-19, -16))}Z")
    sheet.cut(
        person.top,
        f"M{points((-11 * w, -78))}C{points((-6, -83), (6, -83), (11 * w, -78))}"
        f"L{points((8.5 * w, -44), (-8.5 * w, -44))}Z",
    )
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
    arm(sheet, person, person.front_arm, 7)


def rolling(sheet: Sheet, person: Step) -> None:
    """Draw somebody in a wheelchair, looking right, 100 high like the others when standing."""
    w = person.wide
    sheet.cut(person.bottom, limb((-3, -30, 7), (18, -32, 6), (22, -8, 4)))
    sheet.cut("ink", limb((21, -5, 3.4), (30, -4, 2.4)))
    sheet.cut(
        person.top,
        f"M{points((-12 * w, -62))}C{points((-6, -68), (6, -68), (10 * w, -62))}"
        f"L{points((8 * w, -26), (-11 * w, -26))}Z",
    )
    sheet.line("ink", 3.4, "M-20,-56L-15,-54L-13,-22H14L24,-1H30")
    sheet.line("ink", 3.4, "M-6,-20m-20,0a20,20 0 1 0 40,0a20,20 0 1 0 -40,0")
    sheet.disc("ink", (-6, -20), 4)
    with sheet.group(move=moved((-8, -88), size=0.165)):
        sheet.cut(person.skin, profile(*person.face))
        sheet.cut("ink", "M86,24C60,-26 0,-16 -4,34C-8,60 4,84 10,92C30,80 36,60 40,44C56,40 76,34 86,24Z")
    sheet.cut(person.skin, limb((17, -46, 3.6), (30, -62, 3.1), (33, -67, 2.4)))
    sheet.cut(person.top, limb((5, -60, 5.4), (17, -46, 4.4), (22, -52, 4.2)))


VISITORS: tuple[tuple[str, float, float, float, Step], ...] = (
    (
        "host",
        585,
        862,
        -5.6,
        Step(
            "ink",
            "red",
            "red",
            ((-3, -24), (-4, -2)),
            ((4, -24), (5, -2)),
            ((-19, -86), (-16, -106)),
            ((21, -69), (35, -72)),
            True,
            face=(0.6, 1.1, 1.0, 1.0),
            headgear="afro",
        ),
    ),
    (
        "elder",
        196,
        925,
        6.0,
        Step(
            "clay",
            "ink",
            "sky",
            ((-6, -26), (-18, -3)),
            wide=1.25,
            front_arm=((17, -66), (28, -76)),
            face=(1.3, 0.8, 1.2, 1.2),
            headgear="cap",
        ),
    ),
    (
        "child",
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
        ),
    ),
    ("wheels", 812, 950, -6.0, Step("clay", "sky", "ink", seated=True, face=(1.0, 1.1, 1.0, 1.0))),
)


def doe_mee() -> Sheet:
    """Draw people who step through an open door."""
    sheet = Sheet(
        "doe-mee",
        "An open door, somebody who waves, and people who go in together",
        (0, 0, 1160, 1060),
        (40, -10, 860, 1000),
        (-25, 76, 1140, 912),
    )
    with sheet.group("light"):
        sheet.cut("sun", polygon((390, 860), (730, 860), (1060, 985), (110, 985)))
    with sheet.group("door"):
        sheet.cut("sun", polygon((390, 170), (730, 170), (730, 868), (390, 868)))
        sheet.cut(
            "red",
            polygon(
                (330, 110), (790, 110), (790, 868), (730, 868), (730, 170), (390, 170), (390, 868), (330, 868)
            ),
        )
        sheet.cut("deep-red", polygon((390, 170), (390, 868), (230, 925), (230, 90)))
        sheet.disc("sun", (258, 540), 17)
    with sheet.group("people"):
        for name, x, y, size, person in VISITORS:
            with sheet.group(name, move=moved((x, y), size=abs(size), mirror=size < 0)):
                (rolling if person.seated else step)(sheet, person)
    return sheet


# The film: a bicycle on loaves


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


def buren() -> Sheet:
    """Draw a bicycle that rides on two loaves of bread."""
    sheet = Sheet(
        "buren",
        "A bicycle whose wheels are two round loaves of bread",
        (0, 0, 1200, 1040),
        (0, 0, 860, 1000),
        (-20, 100, 1130, 904),
    )
    with sheet.group("bicycle", move="rotate(-6 430 700)"):
        with sheet.group("wheels"):
            loaf(sheet, (262, 720), 232)
            loaf(sheet, (850, 720), 232)
        with sheet.group("frame"):
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
        with sheet.group("pedals"):
            sheet.disc("red", (560, 740), 66)
            sheet.disc("ink", (560, 740), 26)
            sheet.line("paper", 26, "M560,740 500,860M455,862 545,858")
    return sheet


DRAWINGS = (tegenmacht, waarom, waardig_werk, samen_sterk, duurzaam, gelijkwaardig, doe_mee, buren)


def main() -> None:
    """Write every drawing beside this file."""
    here = Path(__file__).parent
    for draw in DRAWINGS:
        sheet = draw()
        (here / f"{sheet.name}.svg").write_text(sheet.svg(), encoding="utf-8")


if __name__ == "__main__":
    main()
