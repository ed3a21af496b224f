"""A bread shared at a round table."""

from __future__ import annotations

from dataclasses import dataclass

from .paths import limb, moved, number, points
from .sheet import Sheet


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


def draw() -> Sheet:
    """Draw a table from above: every guest has an equal piece of the bread, and one seat is free."""
    sheet = Sheet(
        "waarom",
        "A round table: the bread is cut in equal pieces and one seat is still free",
        (-80, 0, 1200, 1010),
        (0, 0, 860, 1000),
        (-70, 56, 1180, 944),
        "sun",
    )
    centre, step = (520.0, 500.0), 360 / len(TABLE)
    with sheet.layer("chairs", "3 0"):
        for i, person in enumerate(TABLE):
            if person is not None:
                with sheet.group(moved(centre, 180 + step * i)):
                    sheet.line("ink", 26, "M-74,466Q0,496 74,466")
    with (
        sheet.layer("seat", "12 0", "shift -1.2 1.2"),
        sheet.group(moved(centre, 180 + step * TABLE.index(None))),
    ):
        sheet.line("red", 26, "M-74,466Q0,496 74,466")
        sheet.put('<rect class="red" x="-68" y="338" width="136" height="104" rx="24"/>')
    with sheet.layer("table", "6 0"):
        sheet.disc("paper", centre, 322)
    with sheet.layer("bread", "6 0", "turn 5 520 500"):
        for i in range(len(TABLE)):
            with sheet.group(move=moved(centre, 180 + step * i)):
                sheet.cut("clay", "M0,24L-84,223A238,238 0 0 0 84,223Z")
                sheet.cut("sun", "M0,82C15,112 15,152 0,186C-15,152 -15,112 0,82Z")
    with sheet.layer("people", "10 0"):
        for i, person in enumerate(TABLE):
            if person is not None:
                with sheet.group(move=moved(centre, 180 + step * i)):
                    guest(sheet, person)
    return sheet
