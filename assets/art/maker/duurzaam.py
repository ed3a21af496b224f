"""A broad tree whose roots are people."""

from __future__ import annotations

from dataclasses import dataclass

from .bodies import open_hand, profile
from .paths import Point, limb, moved, polar
from .sheet import Sheet

FORK: Point = (700.0, 400.0)
FOOT: Point = (700.0, 548.0)

LEAVES: tuple[tuple[float, float, tuple[float, ...], tuple[str, ...]], ...] = (
    (
        452,
        1.22,
        (-77, -55, -33, -11, 11, 33, 55, 77),
        ("sun", "clay", "sun", "paper", "paper", "sun", "clay", "sun"),
    ),
    (306, 1.1, (-84, -52, -17, 17, 52, 84), ("clay", "paper", "clay", "clay", "paper", "clay")),
    (172, 0.9, (-64, 0, 64), ("sun",)),
)
"""Rings of leaves from the outer to the inner one: how far, how large, where, in which colours."""


@dataclass(frozen=True)
class Root:
    """A person as a root: place under the trunk, lean, size, colours of skin and clothes, hair, face."""

    x: float
    lean: float
    size: float
    skin: str
    dress: str
    hair: str
    face: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)


ROOTS = (
    Root(-318, 12, 0.9, "sun", "clay", "cap", (1.1, 1.0, 1.1, 1.2)),
    Root(318, -12, 0.9, "clay", "sun", "braid", (0.7, 1.1, 0.9, 0.9)),
    Root(-162, 6, 0.93, "clay", "paper", "bun", (0.9, 1.1, 1.0, 1.0)),
    Root(162, -6, 0.93, "sun", "clay", "short", (1.2, 1.0, 1.2, 1.3)),
    Root(0, 0, 0.97, "ink", "sun", "afro", (0.6, 1.1, 0.9, 1.0)),
)


def hair(sheet: Sheet, person: Root) -> None:
    """Draw hair or a cap on a head looking right as `profile` draws it."""
    if person.hair == "afro":
        sheet.cut("ink", "M86,30C110,-40 -50,-70 -38,40C-34,100 10,110 28,96C40,60 60,40 86,30Z")
    elif person.hair == "cap":
        sheet.cut("clay", "M-6,44C-16,-24 84,-34 92,22L122,30 120,40 60,34Z")
        sheet.cut("ink", "M-4,44L40,38C44,60 36,84 12,98C-2,82 -6,60 -4,44Z")
    else:
        sheet.cut("ink", "M88,28C70,-26 8,-20 -2,30C-10,60 2,86 12,98C32,84 36,60 42,46C60,42 80,36 88,28Z")
        if person.hair == "bun":
            sheet.disc("ink", (-12, 12), 30)
        elif person.hair == "braid":
            sheet.cut("ink", limb((4, 70, 20), (-22, 118, 16), (-14, 150, 8)))


def root(sheet: Sheet, person: Root) -> None:
    """Draw a person who bears the trunk at (0, 0): arms up, feet that grow out as roots."""
    for side in (-1, 1):
        sheet.cut(person.skin, limb((side * 70, 206, 25), (side * 76, 104, 21), (side * 58, 18, 17)))
        with sheet.group(moved((side * 58, 20), -6 * side, 0.52, mirror=side > 0)):
            open_hand(sheet, person.skin)
    with sheet.group(moved((0, 38), size=0.86, mirror=person.x <= 0)), sheet.group(moved((-46, 0))):
        sheet.cut(person.skin, profile(*person.face))
        hair(sheet, person)
    sheet.cut(
        person.dress,
        "M-96,208C-98,174 -64,166 -30,160Q0,172 30,160C64,166 98,174 96,208"
        "C90,250 64,270 66,306C68,360 82,404 108,478C62,444 26,400 0,336"
        "C-26,400 -62,444 -108,478C-82,404 -68,360 -66,306C-64,270 -90,250 -96,208Z",
    )


def flat(angle: float, far: float) -> Point:
    """Return a place in the crown, which is broader than high."""
    x, y = polar(FORK, angle, far)
    return x, FORK[1] + (y - FORK[1]) * 0.74


def leaf(sheet: Sheet, place: Point, turn: float, size: float, color: str) -> None:
    """Draw a leaf that points outward, its stalk at `place`."""
    with sheet.group(moved(place, turn, size)):
        sheet.cut(color, "M0,10C-88,-34 -74,-112 0,-166C74,-112 88,-34 0,10Z")


def draw() -> Sheet:
    """Draw a tree that people carry: they are its roots."""
    sheet = Sheet(
        "duurzaam",
        "A broad tree whose roots are people who hold up one trunk",
        (0, -180, 1400, 1280),
        (162, -108, 938, 1091),
        (75, -20, 1300, 1040),
        "sky",
    )
    with sheet.layer("trunk", "6 0"), sheet.group(moved(FOOT)):
        sheet.cut(
            "paper",
            "M-62,-180C-62,-70 -160,-48 -404,-30C-432,-20 -432,26 -400,30C-280,26 -86,60 -86,190"
            "H86C86,60 280,26 400,30C432,26 432,-20 404,-30C160,-48 62,-70 62,-180Z",
        )
    with sheet.layer("crown", "10 0", "swing 1.2 700 540"):
        for far, size, angles, tints in LEAVES:
            for angle in angles:
                base, elbow = flat(angle, far - 120), flat(angle * 0.66, far * 0.4)
                sheet.cut("paper", limb((*FORK, 46), (*elbow, 22), (*base, 11)))
            for i, angle in enumerate(angles):
                leaf(sheet, flat(angle, far - 130), angle, size, tints[i % len(tints)])
    with sheet.layer("roots", "8 0"):
        for person in ROOTS:
            with sheet.group(moved((FOOT[0] + person.x, FOOT[1]), person.lean, person.size)):
                root(sheet, person)
    return sheet
