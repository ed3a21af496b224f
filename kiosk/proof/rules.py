"""What must hold of a measured slide: each rule says whether one of its texts breaks it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Shot = dict[str, Any]
Words = dict[str, Any]
"""A slide that was measured and one of its texts, as plain values."""
Box = list[float]

RUNNING = ("lead", "body", "caption", "point", "by", "answer", "moreText", "photoTitle")
"""Places of running text: never small, and of good contrast where it is not large."""
LEAST = {"answer": 3.0} | {place: 3.6 for place in RUNNING if place != "answer"}
"""The least size in u, by place. An answer may shrink to stay in its bar."""
LEAST_HEADLINE, LEAST_LABEL = 5.2, 2.6
LARGE = 4.2
"""From here on, in u, words are large letters: they are read at less contrast."""
CONTRAST, LARGE_CONTRAST = 7.0, 4.5
DECORATION = "“"
"""A sign that is part of the picture, not read."""
SAME_COLOR = 16
"""Of 255: as much as soft edges may change the colour in which most of a text is found."""


def hit(one: Box, other: Box, slack: float = 1.0) -> bool:
    """Whether two rectangles share more than a seam."""
    return (
        one[0] < other[2] - slack
        and other[0] < one[2] - slack
        and one[1] < other[3] - slack
        and other[1] < one[3] - slack
    )


def inside(box: Box, outer: Box, slack: float = 1.0) -> bool:
    """Whether a rectangle lies in another."""
    return (
        box[0] >= outer[0] - slack
        and box[1] >= outer[1] - slack
        and box[2] <= outer[2] + slack
        and box[3] <= outer[3] + slack
    )


def trimmed(text: Words) -> Box:
    """The lines of a text; those of a headline are set tighter than they are high, with nothing in their upper part."""
    left, top, right, bottom = text["box"]
    slack = (bottom - top) * 0.15 if text["isHeadline"] else 0
    return [left, top + slack, right, bottom - slack]


def screen(shot: Shot) -> Box:
    """The whole window."""
    return [0, 0, *shot["size"]]


def clipped(shot: Shot, text: Words) -> bool:
    """Elided, short of lines, or cut by what it stands in."""
    return text["truncated"] or not inside(trimmed(text), text["clip"], 2)


def off_screen(shot: Shot, text: Words) -> bool:
    """Partly outside the window."""
    return not inside(trimmed(text), screen(shot))


def outgrown(shot: Shot, text: Words) -> bool:
    """Wider or higher than the room it was given."""
    box, room = text["box"], text["room"]
    wide = box[2] - box[0] > room[2] - room[0] + 1.5
    return wide or (not text["isHeadline"] and box[3] - box[1] > room[3] - room[1] + 1.5)


def colliding(shot: Shot, text: Words) -> bool:
    """Ink on the ink of other words."""
    return bool(text["hits"])


def out_of_its_box(shot: Shot, text: Words) -> bool:
    """Outside the words' part of the slide. A question's answers may have a column of their own, a name heads the words."""
    is_elsewhere = text["place"] in ("answer", "masthead") or text["text"] == DECORATION
    if not shot["box"] or not text["inLayout"] or is_elsewhere:
        return False
    left, top, right, bottom = shot["box"]
    # Round letters begin a hair before the margin; descenders may look over the lower edge.
    return not inside(text["ink"] or text["box"], [left - shot["u"], top, right, bottom + 2 * shot["u"]])


def on_the_picture(shot: Shot, text: Words) -> bool:
    """In the picture's place, beside which it should stand."""
    return text["inLayout"] and shot["art"] is not None and hit(text["ink"] or text["box"], shot["art"])


def on_the_controls(shot: Shot, text: Words) -> bool:
    """In the foot or in the bar, which belong to the visitor."""
    tops = [box[1] for box in (shot["foot"], shot["bar"]) if box]
    return text["inLayout"] and any((text["ink"] or text["box"])[3] > top + 1 for top in tops)


def small(shot: Shot, text: Words) -> bool:
    """Under the sizes of the art direction."""
    headline = shot.get("leastHeadline", LEAST_HEADLINE)
    least = headline if text["isHeadline"] else LEAST.get(text["place"], LEAST_LABEL)
    return bool(text["pixels"] < least * shot["u"] - 1)


def faint(shot: Shot, text: Words) -> bool:
    """Of too little contrast with the least favourable ground it stands on."""
    is_small = text["place"] in (*RUNNING, "source") and text["pixels"] < LARGE * shot["u"] - 1
    least = CONTRAST if is_small else LARGE_CONTRAST
    return bool(text["text"] != DECORATION and text["contrast"] < least)


def faded(shot: Shot, text: Words) -> bool:
    """Not fully there: translucent, or found in another colour than its own."""
    pairs = zip(bytes.fromhex(text["found"][1:]), bytes.fromhex(text["color"][1:]), strict=False)
    return text["opacity"] < 1 or any(abs(one - other) > SAME_COLOR for one, other in pairs)


def unseen(shot: Shot, text: Words) -> bool:
    """In the tree and nowhere in the picture."""
    return text["ink"] is None


def on_a_picture(shot: Shot, text: Words) -> bool:
    """On anything but one flat ground: a drawing, a photo, the edge of a panel."""
    return bool(text["evenness"] < 0.995)


RULES: dict[str, Callable[[Shot, Words], bool]] = {
    "clipped": clipped,
    "off screen": off_screen,
    "outgrown": outgrown,
    "colliding": colliding,
    "out of its box": out_of_its_box,
    "on the picture": on_the_picture,
    "on the controls": on_the_controls,
    "small": small,
    "faint": faint,
    "faded": faded,
    "unseen": unseen,
    "on a picture": on_a_picture,
}
