"""The end of the story: riding together, the bakery, one table, and the card with the message."""

from __future__ import annotations

import math
from dataclasses import replace

from .figures import (
    BROAD,
    CHILD,
    NOOR,
    NURSE,
    TALL,
    VEILED,
    WORKER,
    Look,
    Pose,
    arm,
    head,
    leg,
    scarf,
    stand,
    torso,
)
from .paper import (
    CLAY,
    DEEP_RED,
    INK,
    LEAF,
    PAPER,
    PLUM,
    RED,
    SKY,
    SUN,
    WIDTH,
    Point,
    Sheet,
    between,
    ease,
    glide,
    lerp,
)
from .signs import GROUND, wordmark
from .things import (
    BASKET,
    GRIP,
    SADDLE,
    bakery,
    bicycle,
    loaf,
    pedal,
    slice_of_bread,
    tree,
)


def rider(sheet: Sheet, turn: float, wave: float, bread: Point | None = None, look: Look = NOOR) -> None:
    """Noor riding, the child behind her on the rack, drawn round the bicycle that stands on the origin."""
    hip = (SADDLE[0] + 6, SADDLE[1] - 34)
    neck = (164, -560)
    cranks = turn * 0.55
    for other in (True, False):
        if other:
            foot = pedal(cranks, other=True)
            _ride_leg(sheet, look, hip, foot)
            arm(sheet, look, (neck[0] + 22, neck[1] + 34), GRIP, -1, scale=1.22)
    bicycle(sheet, turn, bread=bread)
    child_hip = (-30, -286)
    child_neck = (-52, -456)
    leg(sheet, CHILD, (child_hip[0] + 20, child_hip[1] - 6), (64, -150), 1)
    torso(sheet, CHILD, child_neck, child_hip, 56)
    arm(
        sheet,
        CHILD,
        (child_neck[0] - 10, child_neck[1] + 22),
        (child_neck[0] - 60 + 14 * wave, child_neck[1] - 84),
        -1,
        "open",
    )
    head(sheet, CHILD, (-48, child_neck[1] - 12 - CHILD.head), 1, -6)
    _ride_leg(sheet, look, hip, pedal(cranks))
    torso(sheet, look, neck, hip, 74)
    scarf(sheet, look, neck)
    head(sheet, look, (neck[0] + 14, neck[1] - 18 - look.head), 1, 4)
    arm(sheet, look, (neck[0] - 8, neck[1] + 36), GRIP, -1, scale=1.22)
    arm(sheet, CHILD, (child_neck[0] + 14, child_neck[1] + 30), (64, -400), -1)


def _ride_leg(sheet: Sheet, look: Look, hip: Point, foot: Point) -> None:
    leg(sheet, look, hip, (foot[0], foot[1] - 4), 1)


def ride(sheet: Sheet, t: float) -> None:
    sheet.field(SKY)
    gone = 3600 * glide(t, -0.9, 6.2)
    sheet.disc(1330 - gone * 0.08, 330, 220, SUN)
    for i in range(6):
        x, peak = 200 + i * 760 - gone * 0.45, 600 - 60 * (i % 2)
        sheet.poly([(x - 560, GROUND), (x - 120, peak + 30), (x + 90, peak), (x + 600, GROUND)], LEAF)
    for i in range(10):
        tree(sheet, -60 + i * 470 - gone * 0.8, GROUND, 340 + 60 * (i % 3), PLUM if i % 2 else DEEP_RED, INK)
    sheet.box(0, GROUND, WIDTH, 230, SUN)
    shop = 4790 - gone
    bakery(sheet, shop, GROUND, 1.3)
    scale = 1.22
    with sheet.at(shop + 130, GROUND + 16, 1.16):
        stand(sheet, VEILED, 0, 0, Pose(facing=-1, far=(-140, 30), far_hand="flat"))
    held = (shop - 30 - 500) / scale, -360.0
    bread = between(held, (BASKET[0], BASKET[1] - 26), glide(t, 4.9, 0.8))
    with sheet.at(500, GROUND + 24, scale):
        rider(sheet, gone / 116 / scale * 57.3, math.sin(t * 4) * (1 - ease(t, 4.2, 0.8)), bread)


_SEATS: tuple[tuple[Look, float, int, float], ...] = (
    (NURSE, 130, 1, 250),
    (VEILED, 390, 1, 208),
    (TALL, 650, 1, 286),
    (NOOR, 935, 0, 246),
    (CHILD, 1165, -1, 160),
    (BROAD, 1405, -1, 208),
)
"""Who sits where at the table, looking which way, and how high the shoulders come above its edge."""


def table(sheet: Sheet, t: float) -> None:
    sheet.field(LEAF)
    edge, scale = 700.0, 1.6
    for i, (look, x, facing, tall) in enumerate(_SEATS):
        k = ease(t, 0.05 + 0.08 * i, 0.8)
        eat = 26 * ease(t, 2.4 + 0.1 * i, 0.9)
        with sheet.at(x, edge + (1 - k) * 500, scale):
            neck = (0.0, -tall * 0.8)
            torso(sheet, look, neck, (0, 120), look.height * 0.16 * look.build)
            if look.style == "bun":
                scarf(sheet, look, neck)
            head(sheet, look, (0, neck[1] - 16 - look.head), facing)
            wide = look.height * 0.092 * (0.55 + 0.45 * look.build)
            for side in (-1, 1):
                arm(sheet, look, (side * wide, neck[1] + 26), (side * 34, -16 - eat), -side, "fist")
    sheet.box(1500, 944, 500, 200, INK)
    k = ease(t, 0.5, 0.9)
    with sheet.at(1790 + (1 - k) * 420, 944, scale):
        _wheelchair(sheet, WORKER, (1 - k) * 150, 14 * ease(t, 2.9, 0.9))
    sheet.box(-20, edge + 60, 1580, 500, SUN)
    sheet.box(-20, edge, 1640, 66, PAPER)
    cut = glide(t, 0.9, 1.2)
    places = [(x, 40.0) for _look, x, _facing, _tall in _SEATS] + [(1572.0, 14 * scale)]
    for i, (x, high) in enumerate(places):
        k = glide(t, 0.9 + 0.12 * abs(i - 3), 0.9)
        if k > 0:
            eat = high * ease(t, 2.4 + 0.1 * i, 0.9)
            slice_of_bread(sheet, lerp(830, x, k), edge - 14 - eat, 130, lerp(-8, 4, k), CLAY, PAPER)
    loaf(sheet, 800, edge + 4, 330 * (1 - 0.25 * cut), 0, 0, CLAY, INK, PAPER)


def _wheelchair(sheet: Sheet, look: Look, turn: float, eat: float) -> None:
    """Somebody in a wheelchair, looking left; the big wheel stands on the origin."""
    sheet.limb([(64, -232), (58, -196), (40, -196), (40, -90)], 15, PAPER)
    leg(sheet, look, (16, -112), (-74, -14), -1)
    sheet.limb([(-40, -64), (-66, -8), (-100, -8)], 11, PAPER)
    torso(sheet, look, (4, -282), (18, -92), 62)
    head(sheet, look, (-4, -282 - 16 - look.head), -1)
    sheet.ring(14, -88, 80, 15, PAPER)
    for spoke in range(3):
        angle = math.radians(turn + spoke * 60)
        dx, dy = math.cos(angle) * 76, math.sin(angle) * 76
        sheet.limb([(14 - dx, -88 - dy), (14 + dx, -88 + dy)], 6, PAPER, flat=True)
    sheet.disc(14, -88, 14, INK)
    sheet.disc(-70, -8, 15, PAPER)
    arm(sheet, look, (4, -252), (-132, -168 - eat), -1)


_NEIGHBOURS: tuple[tuple[Look, float, int], ...] = (
    (TALL, 165, -1),
    (replace(BROAD, shoes=PAPER), 810, 1),
    (NURSE, 375, -1),
    (WORKER, 590, 1),
)
"""Who waves the riders off, in the order they are drawn: where, and with which hand."""


def end(sheet: Sheet, t: float) -> None:
    """No words: the message comes by captions, in the visitor's language."""
    sheet.field(RED)
    for i, (look, x, side) in enumerate(_NEIGHBOURS):
        k = ease(t, 0.25 + 0.08 * i, 0.7)
        wave = 26 * math.sin(t * 5 + i) * ease(t, 0.8, 0.8) * (1 - ease(t, 2.6, 1.0))
        high = -look.height * 0.27
        with sheet.at(x, 980 + (1 - k) * 500, 1.3):
            up, down = (side * 90.0 + wave, high), (-side * 84.0, 150.0)
            far, near = (up, down) if side > 0 else (down, up)
            hands = ("open", "fist") if side > 0 else ("fist", "open")
            stand(
                sheet, look, 0, 0, Pose(facing=1, far=far, near=near, far_hand=hands[0], near_hand=hands[1])
            )
    roll = ease(t, 0.0, 3.4)
    with sheet.at(1262 + 40 * roll, 1014, 1.32):
        rider(
            sheet,
            40 * roll / 116 / 1.32 * 57.3 + 30,
            0,
            (BASKET[0], BASKET[1] - 26),
            replace(NOOR, mark=SUN, shoes=PAPER),
        )
    wordmark(sheet, PAPER)
