"""PDFs made of as few bytes as it takes."""

from __future__ import annotations

from collections.abc import Sequence

A4 = (595, 842)
RED, GREEN = "0.8 0.1 0.1", "0.1 0.6 0.2"
_LOCK = b"/Encrypt %d 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]"


def pdf(
    *pages: tuple[float, float],
    content: Sequence[str] = (),
    locked: bool = False,
    lost: int = 0,
    outline: str = "",
) -> bytes:
    """Pages of these sizes (points), each with what is painted on it; ``lost`` more are counted and not there. ``outline`` is
    what a bookmark calls the first."""
    numbers = [3 + 2 * number for number in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in (*numbers, *range(9000, 9000 + lost)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pages) + lost}/Kids[{kids}]>>"]
    for number, (width, height) in enumerate(pages):
        painted = content[number] if number < len(content) else filled(RED, width, height)
        font = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
        box, inside = f"/MediaBox[0 0 {width} {height}]{font}", f"/Contents {numbers[number] + 1} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R{box}{inside}>>")
        objects.append(f"<</Length {len(painted)}>>stream\n{painted}\nendstream")
    if outline:
        first = len(objects) + 1
        objects[0] = f"<</Type/Catalog/Pages 2 0 R/Outlines {first} 0 R>>"
        objects.append(f"<</First {first + 1} 0 R/Last {first + 1} 0 R/Count 1>>")
        objects.append(f"<</Title({outline})/Parent {first} 0 R/Dest[3 0 R/Fit]>>")
    lock = b""
    if locked:
        objects.append(f"<</Filter/Standard/V 1/R 2/O<{'00' * 32}>/U<{'11' * 32}>/P -4>>")
        lock = _LOCK % len(objects)
    return assembled([each.encode() for each in objects], lock)


def filled(color: str, width: float, height: float) -> str:
    """The whole page in one colour."""
    return f"{color} rg 0 0 {width} {height} re f"


def words(heading: str, small: str = "") -> str:
    """A heading in large letters, and small ones under it; without accents, as the font has no encoding."""
    return f"BT /F 40 Tf 50 700 Td ({heading}) Tj /F 12 Tf 0 -80 Td ({small}) Tj ET"


def endless() -> bytes:
    """One page that is drawn ten thousand million times over."""
    forms = [
        f"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {number + 1} 0 R>>>>/Length 50>>"
        f"stream\n{'/X Do ' * 10}\nendstream"
        for number in range(5, 15)
    ]
    last = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 12>>stream\n0 0 9 9 re f\nendstream"
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
    head = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", page]
    objects = [*head, "<</Length 5>>stream\n/X Do\nendstream", *forms, last]
    return assembled([each.encode() for each in objects])


def assembled(objects: Sequence[bytes], more: bytes = b"") -> bytes:
    """A file of these objects, the first of which is the catalogue."""
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count, start = len(objects) + 1, len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    return data + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (count, more, start)
