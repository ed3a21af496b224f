"""The title card and the beginning: Noor asks for a bicycle, and the street hears only bread."""

from __future__ import annotations

import math

from .figures import (
    BROAD,
    NOOR,
    TALL,
    Look,
    Pose,
    pace,
    stand,
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
from .signs import GROUND, asking, wordmark
from .things import (
    bicycle,
    bubble,
    house,
    loaf,
)


def title(sheet: Sheet, t: float) -> None:
    """No words: the title comes by captions, in the visitor's language."""
    sheet.field(RED)
    roll = glide(t + 0.0, 0.0, 5.0)
    sheet.disc(960, 560, 400, SUN)
    with sheet.at(600 + 60 * roll, 990, 2.05):
        bicycle(sheet, 20 + 60 * roll / 2.05 / 116 * 57.3, tyre=INK, frame=PAPER, dark=INK)
        loaf(sheet, 2, -314, 176, 0, 0, CLAY, INK)
    wordmark(sheet, PAPER)


def _street(sheet: Sheet, shift: float) -> None:
    walls = (
        (RED, PAPER, 0),
        (LEAF, SUN, 1),
        (DEEP_RED, SUN, 2),
        (PLUM, SUN, 1),
        (SKY, SUN, 0),
        (RED, SUN, 1),
        (PLUM, SUN, 2),
    )
    x = -60 - shift
    for i, (wall, glass, gable) in enumerate(walls):
        w = (300, 270, 330, 290, 360, 300, 320)[i]
        house(sheet, x, GROUND, w, (560, 470, 520, 600, 540, 480, 560)[i], wall, glass, gable)
        x += w


def ask(sheet: Sheet, t: float) -> None:
    sheet.field(SUN)
    with sheet.at(960, GROUND, 1.14), sheet.at(-960, -GROUND):
        _street(sheet, 0)
        sheet.box(0, GROUND - 4, WIDTH, 230, PAPER)
        sheet.box(1262, GROUND - 350, 164, 346, INK)
        with sheet.at(1400, GROUND + 26, 1.0):
            bicycle(sheet, 12)
        walk = glide(t, 2.2, 1.9)
        x = lerp(430, 880, walk)
        point = ease(t, 5.4, 0.7)
        tilt = ease(t, 0.5, 0.7) * (1 - ease(t, 2.0, 0.5))
        there = 1 - ease(t, 1.9, 0.4)
        stand(
            sheet,
            TALL,
            1240,
            GROUND + 20,
            Pose(facing=-1, far=(-70, 190), near=(64, 176), nod=5 * ease(t, 4.6, 0.6)),
        )
        stand(
            sheet,
            NOOR,
            x,
            GROUND + 30,
            Pose(
                facing=1,
                far=between((118, 74), (172, 44), point),
                far_hand="flat" if point > 0.2 else "fist",
                near=between((-60, 170), (102, 96), there),
                step=walk * 4 * math.pi,
                stride=pace(walk),
            ),
        )
        _empty_basket(sheet, (x + 136, GROUND - 282), tilt, ease(t, 0.7, 1.0), there)
        asking(sheet, 850, 250, (934, 386), ease(t, 4.2, 0.6), 0.92)


def _empty_basket(sheet: Sheet, at: Point, tilt: float, crumbs: float, there: float) -> None:
    if there <= 0.01:
        return
    for i in range(6):
        if 0 < crumbs < 1:
            sheet.disc(at[0] + 40 + i * 13, at[1] + 30 + crumbs * (180 + 30 * (i % 3)), 7, SUN)
    with sheet.at(at[0], at[1], there, 100 * tilt):
        sheet.poly([(-74, -20), (74, -20), (54, 54), (-54, 54)], SUN)
        for row in (2, 28):
            sheet.limb([(-64, row), (64, row)], 8, INK, flat=True)


def _giant(
    sheet: Sheet, look: Look, x: float, base: float, scale: float, facing: int, far: Point, kind: str
) -> None:
    with sheet.at(x, base, scale):
        stand(sheet, look, 0, 0, Pose(facing=facing, far=far, far_hand=kind, near=(-facing * 60, 200)))


def deaf(sheet: Sheet, t: float) -> None:
    sheet.field(DEEP_RED)
    sheet.box(0, GROUND, WIDTH, 230, PLUM)
    stand(
        sheet,
        NOOR,
        960,
        GROUND + 40,
        Pose(facing=0, far=(120, -50), near=(-120, -50), far_hand="open", near_hand="open"),
    )
    asking(sheet, 960, 235, (960, 404), ease(t, 0.1, 0.5))
    left, right = lerp(-640, 0, ease(t, 0.3, 0.9)), lerp(700, 0, ease(t, 0.6, 0.9))
    for start, x, y, w, tail in (
        (1.3, 720, 230, 430, (390, 450)),
        (2.1, 1150, 190, 430, (1370, 400)),
        (3.0, 950, 320, 700, (1370, 430)),
    ):
        k = ease(t, start, 0.55)
        if bubble(sheet, x, y, w, w * 0.56, tail, SUN, k, DEEP_RED):
            with sheet.at(tail[0], tail[1], k):
                loaf(sheet, x - tail[0], y - tail[1], w * 0.56, -6, 0, CLAY, PAPER)
    _giant(sheet, BROAD, 235 + left, 1400, 2.35, 1, (118, -40), "flat")
    tilt = 5 * math.sin(t * 2.6)
    with sheet.at(1596 + right, 420, 1, tilt):
        sheet.poly([(6, -26), (6, 34), (-210, 140), (-210, -120)], INK)
        sheet.limb([(-210, -122), (-210, 142)], 34, SUN)
    _giant(sheet, TALL, 1700 + right, 1560, 2.25, -1, (-84, 10), "fist")
