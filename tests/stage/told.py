"""What a screen reader is told: the accessible tree of the window, as far as it is not hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow

Node = dict[str, Any]

WORDS_ON_SCREEN = ("StaticText", "Heading", "ListItem")
"""Roles of what is told because it stands on the screen in these words."""


def told(window: QWindow) -> list[dict[str, Any]]:
    """Every node with its role, name and place on the window, in the order in which it is read."""
    top = QAccessible.queryAccessibleInterface(window)
    return list(_nodes(top, top)) if top else []


def _nodes(node: QAccessibleInterface, top: QAccessibleInterface) -> Iterator[dict[str, Any]]:
    state, at, window = node.state(), node.rect(), top.rect()
    if node is not top and not state.invisible:
        yield {
            "role": node.role().name,
            "name": node.text(QAccessible.Text.Name),
            "box": [
                at.x() - window.x(),
                at.y() - window.y(),
                at.x() - window.x() + at.width(),
                at.y() - window.y() + at.height(),
            ],
        }
    for number in range(node.childCount()):
        child = node.child(number)
        if child is not None:
            yield from _nodes(child, top)


def letters(words: str) -> str:
    """What two ways to write the same words have in common: no spaces, hyphens or breaks, no capitals."""
    return re.sub(r"[\s\u200b\u00ad\u2010-\u2015-]+", "", words).casefold()


def untold(shown: Sequence[str], nodes: Sequence[Node]) -> Iterator[str]:
    """Words on the screen that are in no name."""
    names = [letters(node["name"]) for node in nodes]
    for text in shown:
        words = letters(text)
        if words and not any(words in name for name in names):
            yield text


def unseen(
    shown: Sequence[str], nodes: Sequence[Node], pulled: Sequence[float] | None = None
) -> Iterator[str]:
    """Words that are told as if they stood on the screen, and do not. What is partly outside the box ``pulled``, in which a
    finger pulls it up, is no fault."""
    pieces = sorted({letters(text) for text in shown}, key=len, reverse=True)
    for node in nodes:
        rest = letters(node["name"])
        if node["role"] not in WORDS_ON_SCREEN or (pulled and not _within(node["box"], pulled)):
            continue
        # In columns or lines its parts are not one after the other.
        for piece in pieces:
            rest = rest.replace(piece, "")
        if rest:
            yield str(node["name"])


def _within(box: Sequence[float], other: Sequence[float]) -> bool:
    if box[2] <= other[0] or box[0] >= other[2]:
        return True
    return box[1] >= other[1] - 1 and box[3] <= other[3] + 1
