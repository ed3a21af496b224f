"""What must be told of the screen, and how: pure rules over one moment, as seen by two who know nothing of each other.

``Moment.look`` is what is drawn (:mod:`tests.access.sight`), ``Moment.tree`` what a screen reader was told over the bus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import digits
from typing import Any

from tests.access.heard import Node
from tests.stage.told import letters

Box = Sequence[float]

SEEN, GONE = 0.5, 0.02
"""A text of which more than the first part is seen must be told; what is told must be seen in more than the second."""
NEAR = 3.0
"""Pixels by which two boxes of the same thing may differ: one is in whole ones."""
NUMBER_PART = 0.15
"""How far a number may stand from what it counts, as a part of the screen's shorter side."""
DRIFT_PART = 0.02
"""How far a photo that grows may lie beyond where it was a moment ago, as a part of the screen's longer side."""
AROUND_PART = 0.1
"""How far from it the words may stand that are repeated with a value, as a part of the screen's shorter side."""
WORDS = frozenset({"label", "heading", "list item", "static", "text"})
"""Roles of what is told because it stands on the screen in these words."""
SAID = frozenset({"alert", "notification"})
"""The same, of what comes by itself."""
CONTROLS = frozenset(
    {"push button", "button", "toggle button", "check box", "radio button", "page tab", "list item"}
)
PICTURES = frozenset({"image", "animation", "graphic"})
FRAMES = frozenset({"application", "frame", "window"})
COUNTDOWN = "secondsLeft"
CARET = "|"
MODAL = frozenset({"dialog", "alert"})
HOLDERS = frozenset({"dialog", "panel"})
"""Qt tells of these, too, that they have the focus when something within has it."""


@dataclass(frozen=True)
class Moment:
    """A state of the show, as it was drawn and as it was told."""

    name: str
    look: Mapping[str, Any]
    tree: Sequence[Node]
    language: str = ""
    locale: str = ""
    announced: Sequence[str] = ()
    colors: Callable[[Box], int] = field(default=lambda box: 2)
    """How many colours the picture of the screen has in a box."""
    read: Sequence[str] = ()
    """What Tesseract has read in the picture of the screen, where it was asked."""
    expects: Mapping[str, Any] = field(default_factory=dict)
    """What a state is there to show, see ``EXPECTED``."""

    @property
    def nodes(self) -> list[Node]:
        """All but what stands for the program and its window."""
        return [node for node in self.tree if node.role not in FRAMES]

    @property
    def texts(self) -> list[Mapping[str, Any]]:
        """Without signs that say nothing, such as a large quotation mark."""
        return [each for each in self.look["texts"] if any(sign.isalnum() for sign in each["text"])]

    @property
    def seen_keys(self) -> list[Mapping[str, Any]]:
        """What can be touched now."""
        return [key for key in self.look["keys"] if key["share"] > SEEN and key["isAble"]]

    def are_near(self, told: Box, text: Mapping[str, Any]) -> bool:
        """Whether what is told is that text. A number may stand before what it counts, or above it on a turned screen."""
        is_number = len(text["text"]) <= 2
        off = min(self.look["size"]) * NUMBER_PART if is_number else NEAR
        return meets(told, text["box"], off, off)

    def node_of(self, key: Mapping[str, Any]) -> Node | None:
        """What is told of a key."""
        here = [node for node in self.nodes if is_same(node.box, key["box"])]
        return next((node for node in here if node.role in CONTROLS), here[0] if here else None)


def is_same(one: Box, other: Box, off: float = NEAR) -> bool:
    return all(abs(a - b) <= off for a, b in zip(one, other, strict=True))


def meets(one: Box, other: Box, beside: float = NEAR, above: float = NEAR) -> bool:
    """Whether two boxes have a part in common, or nearly; they may be so far from each other in a line or above each other."""
    return (
        one[0] <= other[2] + beside
        and other[0] <= one[2] + beside
        and one[1] <= other[3] + above
        and other[1] <= one[3] + above
    )


def texts_missing(moment: Moment) -> Iterator[str]:
    """Words on the screen that are told nowhere near their place."""
    for text in moment.texts:
        # A countdown is a second further when it is told, and a caret is no letter.
        wanted = "" if text["object"] == COUNTDOWN else letters(text["text"].removesuffix(CARET))
        least = 0.99 if text["scrolls"] else SEEN
        told = (
            node for node in moment.nodes if wanted in letters(node.name) and moment.are_near(node.box, text)
        )
        if text["share"] >= least and next(told, None) is None:
            yield f"{text['text']!r} at {text['box']}"


def not_on_screen(moment: Moment) -> Iterator[str]:
    """Words that are told as if they stood there, and do not. What is pulled up into sight is told before it is seen."""
    for node in moment.nodes:
        if node.role not in WORDS | SAID:
            continue
        near = [text for text in moment.texts if moment.are_near(node.box, text)]
        # Of a paragraph that is not in sight yet no line is drawn.
        things = [thing for thing in moment.look["things"] if is_same(node.box, thing["box"])]
        if any(each["scrolls"] for each in [*near, *things]):
            continue
        near = [text for text in near if text["share"] > GONE]
        rest = letters(node.name)
        # In columns or lines its parts are not one after the other; a value says what it is the value of, which stands above.
        around = min(moment.look["size"]) * AROUND_PART
        close = [
            text
            for text in moment.texts
            if text["share"] > GONE and meets(node.box, text["box"], around, around)
        ]
        for text in sorted(close, key=lambda each: -len(each["text"])):
            rest = rest.replace(letters(text["text"]), "")
        rest = rest.strip(":,.()")
        if any(text["object"] == COUNTDOWN for text in near):
            rest = rest.strip(digits)
        if rest and not _is_spelled_out(node, near):
            yield f"{node.role} {node.name!r}, of which {rest!r} is not there"


def _is_spelled_out(node: Node, near: Sequence[Mapping[str, Any]]) -> bool:
    """Whether all that it says stands in words longer than its own: a line that was broken within a word."""
    whole = letters("".join(each["text"] for each in near))
    return letters(node.name) in whole


def hidden_told(moment: Moment) -> Iterator[str]:
    """What is told, and lies outside the window, under something else, or is nowhere."""
    wide, high = moment.look["size"]
    for node in moment.nodes:
        if not node.name:
            continue
        # A photo grows a little, all the time.
        drift = max(wide, high) * DRIFT_PART if node.role in PICTURES else NEAR
        things = [thing for thing in moment.look["things"] if is_same(node.box, thing["box"], drift)]
        if any(thing["scrolls"] for thing in things):
            continue
        left, top, right, bottom = node.box
        if right <= left or bottom <= top:
            yield f"{node.role} {node.name!r} has no size"
        elif right <= 0 or bottom <= 0 or left >= wide or top >= high:
            yield f"{node.role} {node.name!r} is outside the window: {node.box}"
        elif not things:
            yield f"{node.role} {node.name!r} stands where nothing is drawn: {node.box}"
        elif max(thing["share"] for thing in things) <= GONE:
            yield f"{node.role} {node.name!r} is covered: {node.box}"


def without_pixels(moment: Moment) -> Iterator[str]:
    """What is told as words or as a control, and is one even colour in the picture of the screen."""
    for node in moment.nodes:
        things = [thing for thing in moment.look["things"] if is_same(node.box, thing["box"])]
        may_scroll = any(each["scrolls"] for each in things)
        is_ink = node.role in WORDS | SAID | CONTROLS and node.name
        if is_ink and not may_scroll and moment.colors(node.box) < 2:
            yield f"{node.role} {node.name!r} {node.box}"


def keys_untold(moment: Moment) -> Iterator[str]:
    """What can be touched, and is not told."""
    for key in moment.seen_keys:
        if moment.node_of(key) is None:
            yield f"{key['object']} {key['name']!r}"


def nameless(moment: Moment) -> Iterator[str]:
    """A control, a picture, a dialog without a name."""
    for node in moment.nodes:
        if node.role in CONTROLS | PICTURES | MODAL and not node.name.strip():
            yield f"{node.role} {node.box}"


def roleless(moment: Moment) -> Iterator[str]:
    """A control that is told as something else, or anything that is told as nothing."""
    for key in moment.seen_keys:
        node = moment.node_of(key)
        if node is not None and node.role not in CONTROLS:
            yield f"{key['object']} {node.name!r} is told as {node.role}"
    for node in moment.nodes:
        if node.role in ("unknown", "invalid", "filler") and node.name:
            yield f"{node.name!r} is told as {node.role}"


def states_missing(moment: Moment) -> Iterator[str]:
    """A control that is not told to be usable, to take the focus, or what can be done with it."""
    for key in moment.seen_keys:
        node = moment.node_of(key)
        if node is None:
            continue
        wanted = {"ENABLED", "FOCUSABLE"}
        if key["isChoice"]:
            wanted.add("CHECKABLE")
        if key["isCurrent"] is not None:
            wanted.add("SELECTABLE")
        lacking = wanted - set(node.states)
        if lacking or not node.actions:
            yield f"{key['object']} {node.name!r} lacks {', '.join(sorted(lacking)) or 'an action'}"


def states_wrong(moment: Moment) -> Iterator[str]:
    """A choice that is told to be made and is not, or the other way round; a tile; a key that is off."""
    for key in moment.look["keys"]:
        node = moment.node_of(key)
        if node is None or key["share"] <= SEEN:
            continue
        if key["isChoice"] and key["isOn"] != ("CHECKED" in node.states):
            yield f"{key['object']} {node.name!r}: on is {key['isOn']}, told are {node.states}"
        if key["isCurrent"] is not None and bool(key["isCurrent"]) != ("SELECTED" in node.states):
            yield f"{key['object']} {node.name!r}: current is {key['isCurrent']}, told are {node.states}"
        if not key["isAble"] and "ENABLED" in node.states:
            yield f"{key['object']} {node.name!r} is told to be usable"


def beneath(moment: Moment) -> Iterator[str]:
    """While a question, the pad or the panel has everything, what is told beside it."""
    look = moment.look
    if not (look["phase"] in ("still-there", "dark") or look["pad"] or look["panel"]):
        return
    if look["phase"] == "dark":
        yield from (f"{node.role} {node.name!r} in the dark" for node in moment.nodes if node.name)
        return
    tops = [number for number, node in enumerate(moment.tree) if node.role in MODAL]
    if not tops:
        yield "no dialog or alert is told"
        return
    first = tops[0]
    for number, node in enumerate(moment.tree):
        if node.role in FRAMES or not node.name or number == first:
            continue
        if number < first or not _is_below(moment.tree, number, first):
            yield f"{node.role} {node.name!r} is told beside {moment.tree[first].role} {moment.tree[first].name!r}"


def _is_below(tree: Sequence[Node], number: int, top: int) -> bool:
    return all(node.depth > tree[top].depth for node in tree[top + 1 : number + 1])


def headings(moment: Moment) -> Iterator[str]:
    """A slide has one heading, which is its title; a page has one too."""
    wanted = moment.expects.get("heading")
    if wanted is None:
        return
    nodes = [*moment.expects.get("earlier", ()), *moment.nodes]
    found = [letters(node.name) for node in nodes if node.role == "heading"]
    if letters(wanted) not in found:
        yield f"{wanted!r} is no heading; headings are {found}"


def focus(moment: Moment) -> Iterator[str]:
    """What has the focus is told, and is seen; nothing else is told to have it."""
    has = [node for node in moment.tree if "FOCUSED" in node.states and node.role not in FRAMES | HOLDERS]
    if len(has) > 1:
        yield f"{len(has)} have the focus: {[node.name for node in has]}"
    if moment.expects.get("focus") and not has:
        yield "nothing is told to have the focus"
    # With one switch it goes on by itself, and may be one further when it is told.
    owner = "" if moment.expects.get("wanders") else moment.look["focus"]
    keys = [key for key in moment.look["keys"] if owner and key["object"] == owner]
    if keys and keys[0]["share"] <= GONE:
        yield f"{owner} has the focus and is not seen"
    if keys and not any(is_same(node.box, keys[0]["box"]) for node in has):
        yield f"{owner} has the focus, which is not told"


def expected(moment: Moment) -> Iterator[str]:
    """What the state is there for is told: words of the content, a film's state, a share of the votes."""
    nodes = [*moment.expects.get("earlier", ()), *moment.nodes]
    whole = letters(" ".join(f"{node.name} {node.description}" for node in nodes))
    art = [moment.expects.get("art", "")] if moment.look.get("hasArt") else []
    for words in [*moment.expects.get("told", ()), *filter(None, art)]:
        if letters(words) not in whole and not _is_in_parts(letters(words), nodes):
            yield f"{words!r} is not told"
    for words in moment.expects.get("not told", ()):
        if letters(words) in whole:
            yield f"{words!r} is told"


def _is_in_parts(words: str, nodes: Sequence[Node]) -> bool:
    """Whether it is told in several parts, such as on one page and the next."""
    for name in sorted({letters(node.name) for node in nodes} - {""}, key=len, reverse=True):
        words = words.replace(name, "")
    return not words


def unsaid(moment: Moment) -> Iterator[str]:
    """What comes by itself is announced."""
    said = [letters(each) for each in moment.announced]
    for words in moment.expects.get("said", ()):
        if not any(letters(words) in each for each in said):
            yield f"{words!r} is not announced; announced were {list(moment.announced)}"


def wrong_language(moment: Moment) -> Iterator[str]:
    """The whole is told to be in the language that is on the screen."""
    if moment.language and moment.locale[:2] != moment.language:
        yield f"{moment.locale!r} while the screen is in {moment.language!r}"


def read_untold(moment: Moment) -> Iterator[str]:
    """Words that are read in the picture, and are told nowhere; of both only letters and digits."""
    whole = _bare(" ".join(node.name for node in moment.nodes))
    yield from (repr(word) for word in moment.read if _bare(word) not in whole)


def _bare(words: str) -> str:
    return "".join(sign for sign in letters(words) if sign.isalnum())


RULES: dict[str, Callable[[Moment], Iterator[str]]] = {
    "texts that are not told": texts_missing,
    "told, and not on the screen": not_on_screen,
    "told, and hidden or outside": hidden_told,
    "told, and without pixels": without_pixels,
    "controls that are not told": keys_untold,
    "without a name": nameless,
    "without a role": roleless,
    "without a state": states_missing,
    "with a wrong state": states_wrong,
    "told beneath a question or a panel": beneath,
    "titles that are no headings": headings,
    "focus on what is not told": focus,
    "what the state is for": expected,
    "what comes and is not announced": unsaid,
    "in the wrong language": wrong_language,
    "read in the picture and not told": read_untold,
}


def judged(moment: Moment) -> dict[str, list[str]]:
    """By rule, what is wrong in this moment."""
    return {name: list(rule(moment)) for name, rule in RULES.items()}
