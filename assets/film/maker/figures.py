"""The people: one wedge, one disc, capsule limbs with real hands, and one mark that tells who it is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from .paper import CLAY, INK, PAPER, PLUM, RED, SKY, SUN, Point, Sheet, bend, outline


@dataclass(frozen=True)
class Look:
    """What stays the same about somebody from scene to scene; `build` widens the body."""

    height: float
    build: float
    body: str
    skin: str
    hair: str
    style: str
    legs: str
    shoes: str
    mark: str = ""
    sleeve: str = ""

    @property
    def arm(self) -> float:
        """Length of half an arm."""
        return self.height * 0.185

    @property
    def thick(self) -> float:
        return self.height * (0.068 + 0.012 * self.build)

    @property
    def head(self) -> float:
        """Radius of the head: people of any size differ less in it than in height."""
        return self.height * 0.052 + 16


NOOR = Look(500, 1.0, PAPER, CLAY, INK, "bun", CLAY, RED, mark=RED)
TALL = Look(590, 0.82, CLAY, PAPER, INK, "bowler", INK, PLUM, mark=SUN, sleeve=CLAY)
BROAD = Look(450, 1.55, SUN, INK, PAPER, "curls", INK, RED, mark=RED)
CHILD = Look(370, 1.0, SUN, CLAY, PAPER, "cap", SKY, PAPER, mark=PAPER)
NURSE = Look(490, 1.1, PAPER, SUN, PAPER, "nurse", SUN, INK, mark=RED)
VEILED = Look(470, 1.15, RED, CLAY, SUN, "veil", RED, INK, sleeve=RED)
WORKER = Look(540, 1.2, SUN, INK, PAPER, "helmet", SUN, PAPER)


def hand(sheet: Sheet, at: Point, angle: float, size: float, fill: str, kind: str = "fist") -> None:
    """A hand (fist, open or flat) pointing along `angle` degrees; `size` is the width of the wrist."""
    with sheet.at(at[0], at[1], size / 40, angle):
        if kind == "open":
            for spread, reach in ((-34, 50), (-12, 58), (10, 57), (32, 48)):
                turn = math.radians(spread)
                tip = (8 + math.cos(turn) * reach, math.sin(turn) * reach)
                sheet.limb([(4, math.sin(turn) * 20), tip], 14, fill)
            sheet.limb([(0, 10), (16, 44)], 15, fill)
            sheet.disc(6, 0, 27, fill)
        elif kind == "flat":
            sheet.limb([(2, -6), (56, -8)], 22, fill)
            sheet.limb([(2, 8), (52, 8)], 18, fill)
            sheet.limb([(2, 4), (26, -30)], 14, fill)
        else:
            sheet.disc(7, 0, 29, fill)
            sheet.limb([(4, -18), (26, -22)], 16, fill)


def arm(
    sheet: Sheet, look: Look, shoulder: Point, to: Point, side: float, kind: str = "fist", scale: float = 1.0
) -> Point:
    """An arm that reaches for `to`; returns where the hand came to be. A "cup" is a flat hand upright."""
    elbow, end = bend(shoulder, to, look.arm * scale, look.arm * scale, side)
    angle = math.degrees(math.atan2(end[1] - elbow[1], end[0] - elbow[0]))
    if kind == "cup":
        hand(sheet, end, -90, look.thick, look.skin, "flat")
    else:
        hand(sheet, end, angle, look.thick, look.skin, kind)
    wrist = elbow[0] + (end[0] - elbow[0]) * 0.92, elbow[1] + (end[1] - elbow[1]) * 0.92
    sheet.limb([shoulder, elbow, wrist], look.thick, look.sleeve or look.skin)
    return end


def leg(sheet: Sheet, look: Look, hip: Point, foot: Point, facing: int, side: float = 0.0) -> None:
    """A leg from hip to sole; `foot` is the point under the ankle."""
    thick = look.thick * 1.02
    ankle = foot[0], foot[1] - thick * 0.5
    half = max(math.dist(hip, ankle) / 2, look.height * 0.1805) + 0.5
    knee, ankle = bend(hip, ankle, half, half, side or -facing)
    sheet.limb([hip, knee, ankle], thick * 0.94, look.legs)
    sheet.limb([ankle, (ankle[0] + facing * thick * 0.9, ankle[1])], thick, look.shoes)


def torso(sheet: Sheet, look: Look, neck: Point, hem: Point, wide: float = 0.0) -> QPainterPath:
    """The wedge: shoulders at `neck` with a slightly arched line, straight sides, a straight hem."""
    h = look.height
    top, low = h * 0.092 * (0.55 + 0.45 * look.build) * 1.08, wide or h * 0.135 * look.build
    dx, dy = hem[0] - neck[0], hem[1] - neck[1]
    length = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / length, dx / length
    a, b = (neck[0] + nx * top, neck[1] + ny * top), (neck[0] - nx * top, neck[1] - ny * top)
    path = QPainterPath(QPointF(*a))
    path.quadTo(neck[0] - dx / length * h * 0.05, neck[1] - dy / length * h * 0.05, *b)
    path.lineTo(hem[0] - nx * low, hem[1] - ny * low)
    path.lineTo(hem[0] + nx * low, hem[1] + ny * low)
    path.closeSubpath()
    sheet.shape(path, look.body)
    return path


def head(sheet: Sheet, look: Look, at: Point, facing: int, nod: float = 0.0) -> None:
    """The head at `at`, looking left (-1), right (1) or at us (0)."""
    with sheet.at(at[0], at[1], look.head / 40, nod, mirror=facing < 0):
        if look.style == "bun":
            sheet.disc(-34 if facing else 0, -38 if facing else -52, 22, look.hair)
        if look.style == "veil":
            path = QPainterPath()
            path.addEllipse(QPointF(-4 if facing else 0, 0), 49, 50)
            cloak = outline([(-50, 4), (-58, 74), (52, 74), (44, 4)])
            sheet.shape(path.united(cloak), look.hair)
        if look.style == "curls":
            for x, y in (
                (-38, -10),
                (-30, -34),
                (-4, -45),
                (24, -38),
                (-38, 14),
                (38 if not facing else 30, -18),
            ):
                sheet.disc(x, y, 20, look.hair)
        sheet.disc(0, 0, 40, look.skin)
        if facing:
            sheet.poly([(34, -16), (54, 10), (34, 14)], look.skin)
        _crown(sheet, look, facing)


def _crown(sheet: Sheet, look: Look, facing: int) -> None:
    lid = QPainterPath()
    if look.style in ("bun", "short"):
        lid.addEllipse(QPointF(0, 0), 42, 42)
        cut = outline(
            [(60, -14), (-6, -20), (-16, 12), (-34, 50), (60, 60)]
            if facing
            else [(-60, -8), (60, -8), (60, 60), (-60, 60)]
        )
        sheet.shape(lid.subtracted(cut), look.hair)
    elif look.style == "bowler":
        lid.addRoundedRect(QRectF(-38, -74, 76, 64), 34, 34)
        sheet.shape(lid.subtracted(outline([(-60, -24), (60, -24), (60, 20), (-60, 20)])), look.hair)
        sheet.box(-37, -38, 74, 14, look.mark)
        sheet.limb([(-54, -22), (54, -22)], 14, look.hair)
    elif look.style == "cap":
        lid.addEllipse(QPointF(0, -8), 43, 40)
        sheet.shape(lid.subtracted(outline([(-70, -10), (70, -10), (70, 60), (-70, 60)])), look.hair)
        sheet.limb([(-30 if not facing else 10, -12), (64 if facing else 30, -12)], 15, look.hair)
    elif look.style == "nurse":
        sheet.poly([(-40, -20), (-46, -64), (46, -64), (40, -20)], look.hair)
        sheet.limb([(-13, -42), (13, -42)], 11, look.mark, flat=True)
        sheet.limb([(0, -55), (0, -29)], 11, look.mark, flat=True)
    elif look.style == "helmet":
        lid.addEllipse(QPointF(0, -12), 47, 44)
        sheet.shape(lid.subtracted(outline([(-70, -12), (70, -12), (70, 60), (-70, 60)])), look.hair)
        sheet.limb([(-50, -12), (58 if facing else 50, -12)], 13, look.hair)


def scarf(sheet: Sheet, look: Look, neck: Point) -> None:
    """The red neckerchief by which one finds Noor again in every scene."""
    s = look.height / 500
    sheet.poly(
        [
            (neck[0] - 36 * s, neck[1] - 20 * s),
            (neck[0] + 36 * s, neck[1] - 20 * s),
            (neck[0], neck[1] + 44 * s),
        ],
        look.mark,
    )


@dataclass(frozen=True)
class Pose:
    """How somebody stands: hands as offsets from the shoulders' middle (None hangs down), a step, a lean."""

    facing: int = 1
    far: Point | None = None
    near: Point | None = None
    far_hand: str = "fist"
    near_hand: str = "fist"
    step: float = 0.0
    stride: float = 0.0
    lean: float = 0.0
    nod: float = 0.0


def pace(k: float) -> float:
    """The stride of somebody who has gone the part `k` (0..1) of a way: from rest, into rest."""
    return max(0.0, min(1.0, k * 10, (1 - k) * 10))


def stand(sheet: Sheet, look: Look, x: float, ground: float, pose: Pose) -> Point:
    """Somebody standing or walking with the feet at (x, ground); returns the middle of the head."""
    h, f = look.height, pose.facing or 1
    swing = math.sin(pose.step) * pose.stride * h * 0.13
    lift = [max(0.0, math.cos(pose.step) * s) * pose.stride * h * 0.05 for s in (1, -1)]
    rise = abs(math.cos(pose.step)) * pose.stride * h * 0.012
    neck = (x + pose.lean * h * 0.16, ground - h * 0.79 - rise)
    hem = (x, ground - h * 0.25 - rise)
    top = h * 0.088 * (0.55 + 0.45 * look.build)
    far_shoulder = (neck[0] + f * top * 0.72, neck[1] + look.thick * 0.5)
    near_shoulder = (neck[0] - f * top * 0.72, neck[1] + look.thick * 0.5)
    far = pose.far or (f * (h * 0.13 + swing * 0.5), h * 0.36)
    near = pose.near or (-f * h * 0.13 - swing * 0.5, h * 0.36)
    arm(sheet, look, far_shoulder, (neck[0] + far[0], neck[1] + far[1]), f, pose.far_hand)
    gap = h * 0.052 * look.build
    for side, air in ((1, lift[0]), (-1, lift[1])):
        foot = (x + side * (gap * (1 - pose.stride) + swing), ground - air)
        leg(sheet, look, (x + side * gap * 0.7, ground - h * 0.40), foot, f)
    outward = -f if near[1] < -20 or not pose.facing else f
    reach = (neck[0] + near[0], neck[1] + near[1])
    if not pose.facing:  # seen from the front both arms are cut from behind the body
        arm(sheet, look, near_shoulder, reach, outward, pose.near_hand)
    body = torso(sheet, look, neck, hem)
    if look.style == "bowler":
        with sheet.within(body):
            sheet.limb(
                [(neck[0] + f * top, neck[1] - 9), (x - f * h * 0.12, hem[1] - h * 0.16)], h * 0.06, look.mark
            )
    if look.style == "bun":
        scarf(sheet, look, (neck[0], neck[1]))
    middle = (neck[0] + pose.lean * h * 0.05, neck[1] - h * 0.035 - look.head)
    head(sheet, look, middle, pose.facing, pose.nod)
    if pose.facing:
        arm(sheet, look, near_shoulder, reach, outward, pose.near_hand)
    return middle
