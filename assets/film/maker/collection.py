"""The middle of the story: the bread collection buries the question, until a child listens."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from .figures import (
    BROAD,
    CHILD,
    NOOR,
    TALL,
    Pose,
    pace,
    stand,
)
from .paper import (
    CLAY,
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
    outline,
)
from .signs import GROUND, heart, wanting
from .things import (
    bicycle,
    loaf,
)


@dataclass(frozen=True)
class _Fall:
    """One loaf of the collection: where it comes to lie, when, from where, and whether before Noor."""

    x: float
    y: float
    turn: float
    kind: int
    crust: str
    cut: str
    start: float
    source: Point
    front: bool


def _pile() -> list[_Fall]:
    chance = random.Random(1886)
    loaves: list[_Fall] = []
    order = 0
    for row, (count, step) in enumerate(((10, 172), (9, 168), (7, 168), (5, 166), (3, 190))):
        for i in sorted(range(count), key=lambda _place: chance.random()):
            x = 960 + (i - (count - 1) / 2) * step + chance.uniform(-14, 14)
            kind = chance.choice((0, 0, 1, 2, 0))
            crust, cut = ((CLAY, PAPER), (SUN, INK), (PAPER, CLAY), (CLAY, INK))[(i + row * 2) % 4]
            side = -1 if x < 960 else 1
            source = (
                (x + side * chance.uniform(200, 900), -160.0) if order % 3 else (960 + side * 1200.0, 420.0)
            )
            loaves.append(
                _Fall(
                    x,
                    GROUND - 50 - row * 84,
                    chance.uniform(-9, 9),
                    kind,
                    crust,
                    cut,
                    0.5 + 4.0 * (order / 36) ** 0.72,
                    source,
                    row < 4,
                )
            )
            order += 1
    return loaves


PILE = _pile()


def _land(sheet: Sheet, fall: _Fall, t: float) -> None:
    k = ease(t, fall.start, 0.55)
    if k <= 0:
        return
    x, y = between(fall.source, (fall.x, fall.y), k)
    loaf(sheet, x, y, 190, fall.turn + (1 - k) * 40, fall.kind, fall.crust, fall.cut, LEAF)


def _banner(sheet: Sheet, t: float) -> None:
    k = glide(t, 0.2, 1.1)
    right = lerp(280, 1640, k)
    wave = 10 * math.sin(t * 1.2)
    sheet.limb([(280, 40), (280, GROUND)], 18, INK)
    sheet.limb([(right, 40), (right, GROUND)], 18, INK)
    points: list[Point] = [
        (280 + (right - 280) * i / 24, 62 + 16 * math.sin(i / 24 * 6.3) + wave * math.sin(i / 4))
        for i in range(25)
    ]
    shape = outline(points + [(x, y + 176) for x, y in reversed(points)])
    sheet.shape(shape, PAPER)
    with sheet.within(shape):
        for i in range(6):
            x = 410 + i * 220
            if i % 2:
                heart(sheet, x, 150 + 6 * math.sin(i), 62, RED)
            else:
                loaf(sheet, x, 150 + 6 * math.sin(i), 150, -6, 0, CLAY, PAPER)


def pile(sheet: Sheet, t: float) -> None:
    sheet.field(LEAF)
    sheet.box(0, GROUND, WIDTH, 230, PAPER)
    _banner(sheet, t)
    cheer = (0.5 + 0.5 * math.sin(t * 5.0)) * (1 - ease(t, 5.2, 1.0))
    for look, x, facing in ((BROAD, 170, 1), (TALL, 1765, -1)):
        up = -96 - 40 * cheer
        stand(
            sheet,
            look,
            x,
            GROUND + 10,
            Pose(
                facing=facing,
                far=(facing * 120, up),
                near=(-facing * 120, up),
                far_hand="open",
                near_hand="open",
            ),
        )
    still = ease(t, 4.6, 0.8)
    for fall in PILE:
        if not fall.front:
            _land(sheet, fall, t)
    with sheet.at(960, GROUND, 1.14):
        stand(
            sheet,
            NOOR,
            0,
            0,
            Pose(
                facing=0,
                far=between((120, -40), (150, -96), still),
                near=(-120, -40 - 56 * still),
                far_hand="open",
                near_hand="open",
            ),
        )
    wanting(sheet, 1240, 400, (1020, 400), ease(t, 0.5, 0.5), 0.9)
    for fall in PILE:
        if fall.front:
            _land(sheet, fall, t)
    k = ease(t, 5.3, 0.6)
    if k > 0:
        loaf(sheet, lerp(1900, 1240, k), lerp(-200, 410, k), 330, lerp(40, -5, k), 0, CLAY, PAPER, LEAF)


def listen(sheet: Sheet, t: float) -> None:
    sheet.field(PLUM)
    with sheet.at(1050, GROUND, 1.3), sheet.at(-960, -GROUND):
        sheet.box(-40, GROUND, WIDTH + 80, 230, SKY)
        _listen(sheet, t)


def _listen(sheet: Sheet, t: float) -> None:
    out = glide(t, 4.9, 1.4)
    come = glide(t, 0.1, 1.4)
    away = glide(t, 2.7, 0.6)
    bring = glide(t, 3.3, 1.4)
    noor_x = lerp(560, 760, out)
    bike_x = lerp(2000, 880, bring)
    child_x = lerp(1900, 1190, come) + 700 * away if t < 3.3 else bike_x + 440
    moving = max(pace(come), pace(away) if t < 3.3 else 0.0, pace(bring))
    listening = ease(t, 1.3, 0.5) * (1 - away)
    reach = ease(t, 4.5, 0.8)
    for fall in PILE:
        if fall.y < GROUND - 200 and abs(fall.x - 960) < 400:
            _lie(sheet, fall, fall.x - 420 - 560 * out)
    hand_at = (bike_x + 116 - noor_x, -352 + NOOR.height * 0.79 - 8)
    stand(
        sheet,
        NOOR,
        noor_x,
        GROUND + 8,
        Pose(
            facing=1,
            far=between((70, -130), hand_at, reach),
            far_hand="open" if reach < 0.3 else "fist",
            step=out * 9,
            stride=pace(out),
        ),
    )
    for fall in PILE:
        if fall.y > GROUND - 200 and abs(fall.x - 960) < 470:
            _lie(sheet, fall, fall.x - 420 - 560 * out)
    if bring > 0:
        with sheet.at(bike_x + 352, GROUND + 14, 1.0, mirror=True):
            bicycle(sheet, 400 - (bike_x - 880) / 116 * 57.3)
    over = math.cos(math.pi * (glide(t, 2.5, 0.5) if t < 3.3 else 0.0))
    far, near = (None, None) if t < 3.3 else ((-112, 30), (-92, 40))
    with sheet.at(child_x, GROUND + 24, thin=over):
        stand(
            sheet,
            CHILD,
            0,
            0,
            Pose(
                facing=-1,
                far=far,
                near=between((40, 130), (50, -14), listening) if t < 3.3 else near,
                near_hand="cup" if listening > 0.1 else "fist",
                step=come * 12 + away * 6 + bring * 14,
                stride=moving,
                lean=-0.5 * listening,
                nod=-8 * listening,
            ),
        )
    slide = glide(t, 1.4, 0.8)
    tail = between((noor_x + 72, 430), (1150, 540), slide)
    wanting(sheet, lerp(880, 950, slide), 320, tail, ease(t, 0.1, 0.5) * (1 - ease(t, 2.7, 0.4)))


def _lie(sheet: Sheet, fall: _Fall, x: float) -> None:
    loaf(sheet, x, fall.y, 190, fall.turn, fall.kind, fall.crust, fall.cut, PLUM)
