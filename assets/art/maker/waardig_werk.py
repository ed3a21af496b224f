"""Workers of many trades."""

from __future__ import annotations

from dataclasses import dataclass
from math import sin

from .bodies import fist, profile, shake
from .paths import limb, moved, points, polygon
from .sheet import Sheet


@dataclass(frozen=True)
class Worker:
    """A worker in profile, looking left: crown, size, colours, trade, face, build."""

    x: float
    y: float
    size: float
    skin: str
    top: str
    trade: str
    accent: str
    face: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    broad: float = 1.0


SWAY = "swing 1 400 1500"
HOLDERS = {"nurse", "farmer", "textile", "carer", "smith"}
FOOT = 948.0
"""Where everybody ends: the bottom of the portrait crop."""

WORKERS = (
    Worker(1010, 392, 1.35, "clay", "ink", "carer", "ink", (0.7, 1.1, 0.8, 1.0)),
    Worker(1330, 380, 1.45, "ink", "paper", "smith", "sun", (1.2, 0.8, 1.2, 1.3), 1.15),
    Worker(425, 410, 1.4, "ink", "clay", "farmer", "sun", (1.2, 1.1, 1.2, 1.1)),
    Worker(722, 392, 1.35, "sun", "paper", "textile", "clay", (0.7, 1.1, 0.9, 0.9), 0.95),
    Worker(1130, 590, 1.5, "sun", "clay", "cook", "paper", (1.2, 1.0, 1.2, 1.3), 1.1),
    Worker(842, 590, 1.45, "clay", "ink", "domestic", "sun", (0.8, 1.1, 0.9, 0.9)),
    Worker(250, 610, 1.4, "sun", "paper", "nurse", "paper", (0.8, 1.0, 0.9, 0.85), 0.95),
    Worker(545, 585, 1.6, "ink", "sun", "docker", "paper", (1.2, 1.1, 1.3, 1.5), 1.2),
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


def work(sheet: Sheet, worker: Worker) -> None:
    """Draw one worker without the raised arm: body, head, headgear."""
    b = worker.broad
    low = (FOOT - worker.y) / worker.size
    with sheet.group(moved((worker.x, worker.y), size=worker.size, mirror=True)):
        sheet.cut(worker.skin, profile(*worker.face))
        sheet.cut(
            worker.top,
            f"M{points((28, 138))}C{points((-4, 158), (-70 * b, 158), (-88 * b, 214))}"
            f"L{points((-104 * b, low), (170 * b, low), (158 * b, 214))}"
            f"C{points((148 * b, 170), (96, 156), (60, 136))}"
            f"C{points((62, 176), (30, 176), (28, 138))}Z",
        )
        headgear(sheet, worker)
        if worker.trade == "textile":
            sheet.line("ink", 12, "M14,138C10,180 30,200 34,330M66,138C76,170 84,200 80,300", "butt")
        elif worker.trade == "domestic":
            sheet.cut("sun", f"M2,152L18,146V214H84V146L100,154L108,{low:.0f}H-14Z")


def edge(x: float) -> float:
    """Return where the banner's lower edge hangs at `x`."""
    return 206 + 24 * sin((x - 60) / 150)


def banner(sheet: Sheet) -> None:
    """Draw the banner: a big waving cloth with two clasped hands cut in it."""
    left, right, tall = -14, 1640, 250
    lower = [(x, edge(x)) for x in range(right, left, -42)]
    upper = [(x, edge(x + 26) - tall) for x in range(left, right + 1, 42)]
    sheet.cut("paper", polygon(*upper, *lower, (left + 18, edge(left) + 4)))
    for x in (410, 1150):
        with sheet.group(moved((x, edge(x) - tall / 2 - 18), -2, 0.82)):
            shake(sheet, "red", "ink", "paper")


def reach(sheet: Sheet, worker: Worker) -> None:
    """Draw the raised arm of a worker up to the fist that holds the banner's edge."""
    x = worker.x - 150 * worker.size
    y = edge(x) + 34
    size = worker.size
    shoulder = (worker.x - 112 * size * worker.broad, min(worker.y + 250 * size, FOOT - 58 * size))
    elbow = (x - 8, (y * 1.1 + shoulder[1]) / 2.1)
    sheet.cut(worker.skin, limb((*elbow, 31 * size), (x, y + 10, 24 * size)))
    sheet.cut(worker.top, limb((*shoulder, 48 * size), (*elbow, 38 * size)))
    with sheet.group(moved((x, y + 8), size=0.8 * size)):
        fist(sheet, worker.skin, "leaf")


def draw() -> Sheet:
    """Draw workers of many trades side by side, who carry a banner high above their heads."""
    sheet = Sheet(
        "waardig-werk",
        "A nurse, a farmer, a docker, a textile worker and a domestic worker carry a banner with clasped hands",
        (-120, -300, 1760, 1380),
        (-62, -196, 904, 1051),
        (-8, -229, 1471, 1177),
        "leaf",
    )
    with sheet.layer("banner", "12 0", SWAY):
        banner(sheet)
    with sheet.layer("arms", "9 0", SWAY):
        for worker in WORKERS:
            if worker.trade in HOLDERS:
                reach(sheet, worker)
    with sheet.layer("workers", "5 0"):
        for worker in WORKERS:
            work(sheet, worker)
    return sheet
