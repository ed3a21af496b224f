"""The things of the story: the bicycle, the bread, bubbles, houses, trees, the bakery."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from .paper import CLAY, INK, PAPER, RED, SUN, Point, Sheet, outline

WHEEL = 116.0
REAR: Point = (0.0, -WHEEL)
FRONT: Point = (352.0, -WHEEL)
CRANK: Point = (146.0, -104.0)
SADDLE: Point = (98.0, -302.0)
GRIP: Point = (236.0, -352.0)
RACK: Point = (-34.0, -254.0)
BASKET: Point = (372.0, -338.0)


def pedal(turn: float, other: bool = False) -> Point:
    """Where a pedal is when the cranks have turned by `turn` degrees."""
    angle = math.radians(turn + (180 if other else 0))
    return CRANK[0] + 50 * math.cos(angle), CRANK[1] + 50 * math.sin(angle)


def wheel(sheet: Sheet, centre: Point, turn: float, tyre: str, hub: str) -> None:
    sheet.ring(*centre, WHEEL - 8, 16, tyre)
    for spoke in range(3):
        angle = math.radians(turn + spoke * 60)
        dx, dy = math.cos(angle) * (WHEEL - 12), math.sin(angle) * (WHEEL - 12)
        sheet.limb([(centre[0] - dx, centre[1] - dy), (centre[0] + dx, centre[1] + dy)], 6, tyre, flat=True)
    sheet.disc(*centre, 17, hub)


def bicycle(
    sheet: Sheet,
    turn: float = 20.0,
    tyre: str = PAPER,
    frame: str = SUN,
    dark: str = INK,
    bread: Point | None = None,
) -> None:
    """A town bicycle looking right, the rear wheel standing on the origin; `turn` degrees have been rolled.

    `bread` is where a loaf is: it is laid behind the front of the basket.
    """
    cranks = turn * 0.55
    far = pedal(cranks, other=True)
    sheet.limb([CRANK, far], 13, dark)
    sheet.limb([(far[0] - 20, far[1]), (far[0] + 20, far[1])], 13, dark)
    wheel(sheet, REAR, turn, tyre, frame)
    wheel(sheet, FRONT, turn + 17, tyre, frame)
    sheet.arc(*REAR, WHEEL + 14, 42, 118, 12, frame)
    sheet.arc(*FRONT, WHEEL + 14, 64, 84, 12, frame)
    sheet.limb([REAR, (106, -258)], 12, frame)
    sheet.limb([REAR, CRANK], 14, frame)
    sheet.limb([(100, -292), CRANK], 18, frame)
    sheet.limb([(112, -234), (296, -268)], 18, frame)
    sheet.limb([CRANK, (302, -250)], 18, frame)
    sheet.limb([(278, -352), (306, -244), (320, -190), FRONT], 18, frame)
    sheet.limb([REAR, (-22, -250)], 11, frame)
    sheet.limb([(-92, -252), (98, -252)], 14, frame)
    sheet.disc(*CRANK, 34, frame)
    sheet.disc(*CRANK, 15, dark)
    near = pedal(cranks)
    sheet.limb([CRANK, near], 14, dark)
    sheet.limb([(near[0] - 22, near[1]), (near[0] + 22, near[1])], 14, dark)
    saddle = QPainterPath(QPointF(44, -316))
    saddle.cubicTo(60, -332, 88, -322, 156, -318)
    saddle.cubicTo(166, -312, 160, -304, 146, -302)
    saddle.cubicTo(112, -298, 96, -276, 70, -280)
    saddle.cubicTo(44, -284, 36, -302, 44, -316)
    sheet.shape(saddle, dark)
    sheet.limb([(300, -354), (272, -358), GRIP], 15, frame)
    sheet.limb([(GRIP[0] + 26, GRIP[1] - 3), (GRIP[0] - 10, GRIP[1])], 22, dark)
    if bread:
        loaf(sheet, *bread, 132, -6, kind=0, crust=CLAY, cut=INK)
    sheet.poly([(310, -346), (440, -346), (420, -258), (328, -258)], frame)
    for row in (-318, -286):
        sheet.limb([(316, row), (434, row)], 8, dark, flat=True)


def pictogram(sheet: Sheet) -> None:
    """The bicycle as a sign, for small sizes: fewer and bolder lines, standing like the bicycle itself."""
    for x, y in (REAR, FRONT):
        sheet.ring(x, y, WHEEL - 13, 26, INK)
    for line in ([REAR, (106, -262), CRANK, REAR], [(106, -246), (296, -264), CRANK], [(274, -350), FRONT]):
        sheet.limb(line, 24, RED)
    sheet.disc(*CRANK, 30, INK)
    sheet.limb([(54, -310), (146, -310)], 32, INK)
    sheet.limb([(104, -262), (98, -306)], 24, RED)
    sheet.limb([(288, -352), (228, -350)], 28, INK)


def loaf(
    sheet: Sheet,
    x: float,
    y: float,
    length: float,
    turn: float,
    kind: int = 0,
    crust: str = CLAY,
    cut: str = PAPER,
    rim: str = "",
) -> None:
    """A bread lying round (x, y): 0 long and round-ended, 1 round with a cross, 2 a tin loaf, 3 a stick."""
    with sheet.at(x, y, length / 200, turn):
        path = QPainterPath()
        if kind == 1:
            path.addEllipse(QPointF(0, 0), 80, 70)
        elif kind == 2:
            path.moveTo(-88, 56)
            path.lineTo(-80, -10)
            path.cubicTo(-112, -30, -92, -64, -50, -60)
            path.cubicTo(-20, -72, 20, -72, 50, -60)
            path.cubicTo(92, -64, 112, -30, 80, -10)
            path.lineTo(88, 56)
            path.closeSubpath()
        elif kind == 3:
            path.addRoundedRect(QRectF(-132, -27, 264, 54), 27, 27)
        else:
            path.moveTo(-100, 14)
            path.cubicTo(-100, -46, -52, -60, 0, -60)
            path.cubicTo(52, -60, 100, -46, 100, 14)
            path.cubicTo(100, 48, 62, 52, 0, 52)
            path.cubicTo(-62, 52, -100, 48, -100, 14)
        sheet.shape(path, crust, rim, 8 if rim else 0)
        if kind == 1:
            sheet.limb([(-40, -2), (40, -2)], 15, cut)
            sheet.limb([(0, -38), (0, 34)], 15, cut)
        elif kind == 2:
            sheet.limb([(-44, -32), (44, -32)], 14, cut)
        else:
            low, high = (8, -12) if kind == 3 else (12, -30)
            for step in (-1.0, 0.0, 1.0):
                mid = step * (72 if kind == 3 else 50)
                sheet.limb([(mid - 14, low), (mid + 12, high)], 14, cut)


def slice_of_bread(
    sheet: Sheet, x: float, y: float, size: float, turn: float, crust: str, crumb: str
) -> None:
    with sheet.at(x, y, size / 100, turn):
        for grow, fill in ((1.0, crust), (0.78, crumb)):
            path = QPainterPath(QPointF(-38 * grow, 46 * grow))
            path.lineTo(-38 * grow, -6 * grow)
            path.cubicTo(-66 * grow, -24 * grow, -44 * grow, -52 * grow, 0, -50 * grow)
            path.cubicTo(44 * grow, -52 * grow, 66 * grow, -24 * grow, 38 * grow, -6 * grow)
            path.lineTo(38 * grow, 46 * grow)
            path.closeSubpath()
            sheet.shape(path, fill)


def bubble(
    sheet: Sheet,
    x: float,
    y: float,
    w: float,
    h: float,
    tail: Point,
    fill: str,
    grown: float = 1.0,
    rim: str = "",
) -> bool:
    """A speech bubble round (x, y), grown out of the tip of its tail; says whether it is there at all."""
    if grown <= 0.04:
        return False
    with sheet.at(tail[0], tail[1], grown):
        x, y = x - tail[0], y - tail[1]
        body = QPainterPath()
        body.addRoundedRect(QRectF(x - w / 2, y - h / 2, w, h), h * 0.42, h * 0.42)
        away = math.hypot(x, y) or 1.0
        nx, ny = -y / away * h * 0.17, x / away * h * 0.17
        root = x * 0.72, y * 0.72
        body = body.united(outline([(0, 0), (root[0] + nx, root[1] + ny), (root[0] - nx, root[1] - ny)]))
        sheet.shape(body, fill, rim, 9 if rim else 0)
    return True


def house(
    sheet: Sheet, x: float, ground: float, w: float, h: float, wall: str, glass: str, gable: int
) -> None:
    """A terraced house: gable 0 stepped, 1 pointed, 2 flat with a cornice."""
    top = ground - h
    sheet.box(x, top, w + 2, h, wall)
    if gable == 0:
        step = w / 8
        points: list[Point] = [(x, ground), (x, top)]
        for i in range(4):
            points += [(x + i * step, top - i * step * 0.9), (x + (i + 1) * step, top - i * step * 0.9)]
        points += [(2 * x + w - px, py) for px, py in reversed(points)]
        sheet.poly(points, wall)
    elif gable == 1:
        sheet.poly([(x, ground), (x, top), (x + w / 2, top - w * 0.42), (x + w, top), (x + w, ground)], wall)
    else:
        sheet.box(x, top, w, h, wall)
        sheet.box(x - 10, top - 26, w + 20, 30, wall)
    for row in range(2):
        for column in range(2):
            wx, wy = x + w * (0.16 + column * 0.40), top + h * (0.10 + row * 0.27)
            sheet.box(wx, wy, w * 0.28, h * 0.17, glass)


def tree(sheet: Sheet, x: float, ground: float, size: float, crown: str, trunk: str) -> None:
    sheet.limb([(x, ground + 4), (x, ground - size * 0.7)], size * 0.11, trunk, flat=True)
    sheet.limb([(x, ground - size * 0.42), (x + size * 0.2, ground - size * 0.62)], size * 0.09, trunk)
    path = QPainterPath()
    path.addEllipse(QPointF(x, ground - size), size * 0.36, size * 0.46)
    sheet.shape(path, crown)


def bakery(sheet: Sheet, x: float, ground: float, scale: float) -> None:
    """The bakery, its left wall at x: striped awning, window full of bread, a loaf as its sign."""
    with sheet.at(x, ground, scale):
        _shop(sheet)


def _shop(sheet: Sheet) -> None:
    sheet.box(0, -520, 620, 520, CLAY)
    sheet.box(-20, -550, 660, 40, RED)
    sheet.box(250, -270, 320, 200, PAPER)
    sheet.box(60, -300, 140, 300, INK)
    sheet.disc(178, -140, 11, SUN)
    for i, kind in enumerate((0, 1, 2)):
        loaf(sheet, 310 + i * 98, -112 - (8 if kind == 2 else 0), 92, 0, kind, CLAY, INK)
    sheet.box(250, -76, 320, 16, INK)
    stripe = 86.0
    for i in range(8):
        left = -34 + i * stripe
        path = QPainterPath(QPointF(left, -310))
        path.lineTo(left, -380)
        path.lineTo(left + stripe, -380)
        path.lineTo(left + stripe, -310)
        path.arcTo(QRectF(left, -310 - stripe / 2, stripe, stripe), 0, -180)
        sheet.shape(path, PAPER if i % 2 else RED)
    sheet.box(-34, -404, stripe * 8, 30, INK)
    sheet.disc(290, -530, 104, SUN)
    loaf(sheet, 290, -528, 160, -8, 0, CLAY, PAPER)
