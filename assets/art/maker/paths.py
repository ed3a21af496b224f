"""Shapes as path data: places, polygons, tapered limbs."""

from __future__ import annotations

from itertools import pairwise
from math import asin, atan2, cos, hypot, pi, radians, sin

Point = tuple[float, float]
Box = tuple[float, float, float, float]


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


def moved(place: Point, turn: float = 0, size: float = 1, mirror: bool = False) -> str:
    """Return the transform that brings a shape drawn round (0, 0) to its place."""
    parts = [f"translate({number(place[0])} {number(place[1])})"]
    if turn:
        parts.append(f"rotate({number(turn)})")
    if size != 1 or mirror:
        parts.append(f"scale({'-' if mirror else ''}{size:g} {size:g})")
    return " ".join(parts)
