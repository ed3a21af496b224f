"""What must hold of everything that a visitor meets, each rule by itself: targets, letters, contrast, what is told.

Which stands there are, too. :mod:`tests.stage.visitor_audit` walks them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.poster.canvas import LABELS, MOST_SCALE
from kiosk.poster.legible import ARM_M, LARGE_ANGLE, least_pixels
from kiosk.proof.rules import RULES as TEXT_RULES
from kiosk.proof.rules import Shot
from kiosk.theme.theme import SHAPE_CONTRAST, contrast
from tests.stage.told import unseen, untold

MM_PER_INCH = 25.4
LEAST_MM, LEAST_PIXELS, APART_MM = 15.0, 44.0, 3.0
CAPITALS = 0.668
"""The height of capitals as a part of the letters' size: Atkinson Hyperlegible Next 0.668, Bricolage Grotesque 0.69."""
LEAST_ANGLE = 16.0
"""Minutes of arc that a capital must have to be read at ease (ISO 9241-303, 5.5.4)."""
LEAST_APART = 0.35
"""Between words of neighbouring keys, as a part of their letters' size: half as much again as a space."""
BELOW_LETTERS = 0.5
"""What the box of a text may have below its last line's letters, as a part of their size."""
TITLE_OVER_TEXT = 1.27
"""What is meant to be 1.3, by whole pixels."""
ROUNDED = 0.6
"""Pixels that a box may be off its place for being drawn on whole ones."""
TEXTS = ("clipped", "off screen", "outgrown", "colliding", "faint")
"""Of the rules for words, those that hold at every text size."""


@dataclass(frozen=True)
class Stand:
    """A screen as it stands somewhere: pixels, dots per inch, how far away its slides are to be read, and from how far its keys
    are touched (m)."""

    name: str
    size: str
    dots: float
    metres: float
    arm: float


STANDS = (
    Stand("10 inch on a table", "1024x600", 118.0, 0.6, 0.45),
    Stand("15 inch", "1280x720", 100.0, 0.8, 0.5),
    Stand("24 inch", "1920x1080", 92.0, 1.5, 0.55),
    Stand("32 inch upright", "1080x1920", 69.0, 2.0, 0.55),
    Stand("55 inch", "3840x2160", 80.0, 3.0, 0.6),
    Stand("55 inch upright", "1080x1920", 40.1, 3.0, 0.6),
)


def height(box: Sequence[float]) -> float:
    return box[3] - box[1]


def width(box: Sequence[float]) -> float:
    return box[2] - box[0]


def millimetres(shot: Shot, pixels: float) -> float:
    return float(pixels / shot["dots"] * MM_PER_INCH)


def small_targets(stand: Stand, shot: Shot) -> Iterator[str]:
    """Under 15 mm or 44 pixels."""
    for key in shot["controls"]:
        side = min(width(key["box"]), height(key["box"])) + ROUNDED
        if millimetres(shot, side) < LEAST_MM or side < LEAST_PIXELS:
            yield f"{key['object']} {millimetres(shot, side):.1f} mm, {side:.0f} px"


def crowded_targets(stand: Stand, shot: Shot) -> Iterator[str]:
    """Nearer to each other than 3 mm; tiles of the topics show their own distance within their targets, but share no place."""
    places = Counter(tuple(key["box"]) for key in shot["controls"] if key["object"].startswith("tile-"))
    for place, count in places.items():
        if count > 1:
            yield f"{count} tiles at {place}"
    keys = [key for key in shot["controls"] if not key["object"].startswith("tile-")]
    for number, one in enumerate(keys):
        for other in keys[number + 1 :]:
            across = max(one["box"][0] - other["box"][2], other["box"][0] - one["box"][2])
            along = max(one["box"][1] - other["box"][3], other["box"][1] - one["box"][3])
            apart = millimetres(shot, max(across, along) + ROUNDED)
            needed = min(APART_MM, millimetres(shot, shot["target"] * 0.15))
            if apart < needed:
                yield f"{one['object']} and {other['object']} {apart:.1f} mm"


def nameless(stand: Stand, shot: Shot) -> Iterator[str]:
    """Without a name or a role for who hears the screen."""
    for key in shot["controls"]:
        if not key["name"] or key["role"] not in ("Button", "PushButton", "CheckBox"):
            yield f"{key['object']} {key['name']!r} {key['role']}"


def unreached(stand: Stand, shot: Shot) -> Iterator[str]:
    """Not in the round that Tab makes."""
    reached = set(shot["focus"])
    for key in shot["controls"]:
        if key["object"] not in reached:
            yield str(key["object"])


def outside(stand: Stand, shot: Shot) -> Iterator[str]:
    """Partly outside the window, or above what a stand with low keys allows. What scrolls may wait outside."""
    wide, high = shot["size"]
    for key in shot["controls"]:
        left, top, right, bottom = key["box"]
        scrolls = key["object"].startswith("tile-")
        if not scrolls and (left < -1 or top < -1 or right > wide + 1 or bottom > high + 1):
            yield f"{key['object']} {key['box']}"
        elif top < shot["reachTop"] - 1:
            yield f"{key['object']} begins at {top:.0f}, above {shot['reachTop']:.0f}"


def too_far(stand: Stand, shot: Shot) -> Iterator[str]:
    """Capitals that are too small at the distance at which they are read."""
    for text in shot["texts"]:
        metres = (
            stand.metres if text["place"] in ("lead", "body", "point") or text["isHeadline"] else stand.arm
        )
        least = metres * 1000 * LEAST_ANGLE / 60 * 3.14159 / 180
        found = millimetres(shot, text["pixels"] * CAPITALS)
        if found < least:
            yield f"{text['place']} {text['text'][:20]!r}: {found:.1f} mm, {least:.1f} are needed at {metres} m"


def too_far_for_largest(stand: Stand, shot: Shot) -> Iterator[str]:
    """Where the playlist says from how far it is read: words of keys, languages and pages whose capitals are under 0.7° for
    who stands within an arm's length, at the largest letters; on a small screen, as large as they may be."""
    if shot["distance"] is None or not shot["isLargest"] or shot["phase"] == "attract":
        return
    wanted = least_pixels(min(shot["distance"], ARM_M), LARGE_ANGLE, shot["dots"])
    least = min(wanted, MOST_SCALE * LABELS * shot["u"])
    for text in shot["texts"]:
        if not text["inLayout"] and not text["isName"] and text["pixels"] < least - 1:
            yield f"{text['place']} {text['text'][:20]!r}: {text['pixels']} px, {least:.0f} are needed"


def small_titles(stand: Stand, shot: Shot) -> Iterator[str]:
    """Hardly larger than the text below them. An answer or a figure is no title."""
    titles = [text for text in shot["texts"] if text["isHeadline"] and text["inLayout"]]
    running = [text for text in shot["texts"] if text["place"] in ("lead", "body", "point")]
    for title in titles:
        for text in running:
            if title["pixels"] < text["pixels"] * TITLE_OVER_TEXT - 1:
                yield f"{title['text'][:30]!r} {title['pixels']} px over {text['pixels']} px"


def hidden_words(stand: Stand, shot: Shot) -> Iterator[str]:
    """Words of the slide on which the keys of the visitor lie, or partly lie: what is seen of them ends where keys begin."""
    # "My way" stands on the other keys, or in their place.
    keys = shot["panel"] or shot["bar"]
    for text in shot["texts"]:
        lowest = max(text["ink"][3] if text["ink"] else 0, text["box"][3] - text["pixels"] * BELOW_LETTERS)
        if keys and text["inLayout"] and lowest > keys[1] + 1:
            yield f"{text['place']} {text['text'][:40]!r} ends at {lowest:.0f}, keys begin at {keys[1]:.0f}"


def running_together(stand: Stand, shot: Shot) -> Iterator[str]:
    """Words of neighbouring keys with hardly more than a space between them: they would be read as one line."""
    names = [text for text in shot["texts"] if text["place"].endswith("Key") and not text["inLayout"]]
    for one in names:
        for other in names:
            apart = other["box"][0] - one["box"][2]
            is_beside = abs(one["box"][3] - other["box"][3]) < one["pixels"] / 2
            if is_beside and 0 <= apart < one["pixels"] * LEAST_APART:
                yield f"{one['text']!r} and {other['text']!r}: {apart:.0f} px, letters {one['pixels']} px"


def words(rule: str) -> Callable[[Stand, Shot], Iterator[str]]:
    def found(stand: Stand, shot: Shot) -> Iterator[str]:
        for text in shot["texts"]:
            if TEXT_RULES[rule](shot, text):
                yield f"{text['place']} {text['text'][:40]!r} {text['box']} in {text['room']}, contrast {text['contrast']}"

    return found


def not_told(stand: Stand, shot: Shot) -> Iterator[str]:
    """Words on the screen of which who hears it is told nothing."""
    yield from untold(shot["shown"], shot["told"])


def not_seen(stand: Stand, shot: Shot) -> Iterator[str]:
    """Words that are told, and are not on the screen."""
    yield from unseen(shot["shown"], shot["told"], shot["pulled"])


def faint_bars(stand: Stand, shot: Shot) -> Iterator[str]:
    """Bars that hardly stand out from the slide, and fills and their ends from the bar (WCAG 2.2, 1.4.11)."""
    for bar in shot["bars"]:
        around = max(contrast(each, shot["color"]) for each in (bar["bar"], bar["edge"]) if each)
        if around < SHAPE_CONTRAST:
            yield f"{bar['name']} {bar['bar']} on {shot['color']}: {around:.1f}"
        for part in ("fill", "end") if bar["fill"] else ():
            if contrast(bar[part], bar["bar"]) < SHAPE_CONTRAST:
                yield f"{part} of {bar['name']} {bar[part]} on {bar['bar']}"


RULES: dict[str, Callable[[Stand, Shot], Iterator[str]]] = {
    "target under 15 mm or 44 px": small_targets,
    "targets nearer than 3 mm": crowded_targets,
    "no name or role": nameless,
    "Tab does not reach it": unreached,
    "outside the window or out of reach": outside,
    "capitals too small for their distance": too_far,
    "largest letters under 0.7° at the stand's distance": too_far_for_largest,
    "title hardly larger than its text": small_titles,
    "words under the keys": hidden_words,
    "words of keys that read as one line": running_together,
    "bar of a poll too faint": faint_bars,
    "words that are not told": not_told,
    "words told that are not seen": not_seen,
    **{f"words {rule}": words(rule) for rule in TEXTS},
}
