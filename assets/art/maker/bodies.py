"""What people of several drawings have in common: the head in profile, and hands."""

from __future__ import annotations

from .paths import limb, points
from .sheet import Sheet


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


def shake(sheet: Sheet, one: str, other: str, seam: str) -> None:
    """Draw two clasped hands round (0, 0), arms to the left (`one`) and right (`other`); folds in `seam`."""
    sheet.cut(other, limb((140, 9, 63), (20, 4, 74)))
    sheet.cut(other, "M130,-54L226,-48V86L130,70Z")
    sheet.cut(other, "M240,-63L366,-46V116L240,96Z")
    sheet.cut(seam, "M-74,-96C-30,-96 60,-84 84,-30C96,0 84,60 60,96L-90,110Z")
    sheet.cut(one, limb((-140, 9, 63), (-24, 4, 74)))
    sheet.cut(one, "M-130,-54L-226,-48V86L-130,70Z")
    sheet.cut(one, "M-240,-63L-366,-46V116L-240,96Z")
    for x, y, tip in ((-62, 58, -70), (-22, 78, -34), (20, 86, 4), (58, 78, 40)):
        sheet.cut(seam, limb((x + 26, y - 58, 31), (tip, y, 31)))
        sheet.cut(other, limb((x + 26, y - 58, 22), (tip, y, 22)))
    sheet.cut(seam, limb((-60, -50, 44), (30, -66, 36), (92, -40, 34)))
    sheet.cut(one, limb((-70, -44, 40), (30, -66, 27), (88, -42, 24)))


def clasp(sheet: Sheet, one: str, other: str, seam: str) -> None:
    """Draw two raised hands that hold each other round (0, 0); forearms come from below left and right."""
    sheet.cut(other, limb((44, 50, 32), (30, 0, 46)))
    sheet.cut(seam, limb((-12, 26, 50), (-12, -2, 64)))
    sheet.cut(one, limb((-44, 50, 33), (-24, -2, 57)))
    for x, y in ((-16, -32), (-24, -6), (-22, 20), (-10, 45)):
        sheet.cut(seam, limb((40, y - 6, 20), (x, y, 19.5)))
        sheet.cut(other, limb((42, y - 6, 13.5), (x, y, 12.5)))
    sheet.cut(seam, limb((-46, -26, 33), (-10, -64, 27), (16, -66, 22)))
    sheet.cut(one, limb((-48, -28, 26), (-12, -66, 20), (16, -68, 14)))
    sheet.cut(one, limb((-54, -30, 27), (-52, 16, 28)))


def open_hand(sheet: Sheet, skin: str) -> None:
    """Draw an open hand, palm to us: wrist at (0, 0), middle finger up to y -150, thumb to the right."""
    sheet.cut(skin, "M-30,6C-34,-20 -46,-40 -44,-84H40C44,-56 40,-26 28,6Z")
    for x, y, tip_x, tip_y in (
        (-33, -70, -50, -122),
        (-11, -76, -17, -142),
        (12, -76, 17, -140),
        (32, -70, 48, -118),
    ):
        sheet.cut(skin, limb((x, y, 12.5), (tip_x, tip_y, 10.5)))
    sheet.cut(skin, limb((18, -22, 18), (58, -52, 13), (76, -82, 10)))
