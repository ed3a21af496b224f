"""Sets the words of a slide on pages in the theme's fonts, see :mod:`kiosk.poster.pages`. In pixels."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kiosk.poster.headline import SetHeadline
from kiosk.poster.pages import HEADLINES, TOUCHED, Piece, Placed, into_pages
from kiosk.poster.running_text import RunningText

NUMBER_WIDTH = 1.75
"""The column of the numbers, in sizes of the titles beside them."""
ANSWER_MARGIN, ANSWER_AIR, SHARE_WIDTH = 3.0, 1.2, 2.6
"""Beside the words of an answer and above them (u), and what its share takes, in sizes."""
_GAPS = {"by": 4.0, "point": 2.4, "heading": 2.6}
"""Above these kinds, in u."""
GAP, GAP_BELOW_BY, GAP_BELOW_TITLE = 3.0, 0.6, 4.0
SMALLER = 0.96
"""A step by which a title gets smaller that is higher than its page."""
ON_PANEL = frozenset({"text", "point", "source"})
"""Kinds that stand on a panel where a field has too little contrast for running text."""

SetLine = Callable[[str, float], SetHeadline]
"""The setting of a headline of these words and this size, in the width of the page."""


class PageSetting:
    """Measures pieces for one page size. ``frame`` is what ``Pages.qml`` says of it; ``set_line`` sets headlines."""

    def __init__(self, frame: Mapping[str, Any], text: RunningText, set_line: SetLine) -> None:
        self._frame, self._text, self._set_line = frame, text, set_line
        self._sizes: Mapping[str, float] = frame["sizes"]
        self._u, self._language = float(frame["u"]), str(frame["language"])

    def pages(self, pieces: Sequence[Piece]) -> list[list[dict[str, Any]]]:
        """Each page as a list of pieces with their places, for QML."""
        found = into_pages(
            pieces,
            self._frame["room"],
            self._height,
            gap=self._gap,
            line=self._line,
            low_room=self._frame["lowRoom"],
        )
        return [[self._shown(placed) for placed in page] for page in found]

    def _inset(self, piece: Piece) -> float:
        return float(self._frame["inset"]) if piece.kind in ON_PANEL else 0.0

    def _role(self, piece: Piece) -> str:
        return "label" if piece.kind in ("by", "source", "answer", "point") else "text"

    def _line(self, piece: Piece) -> float:
        """The height of a line of what is divided; a headline is not held to a number of lines."""
        if piece.kind in HEADLINES or piece.kind == "code":
            return 0.0
        if piece.kind == "point":
            return self._text.line("text", self._sizes["more"])
        return self._text.line(self._role(piece), self._sizes[piece.kind])

    def _height(self, piece: Piece) -> float:
        width, inset = float(self._frame["width"]), self._inset(piece)
        if piece.kind == "code":
            return float(self._frame["codeHeight"])
        size = self._sizes[piece.kind]
        if piece.kind in HEADLINES:
            return _high(self._headline(piece))
        if piece.kind == "answer":
            inner = width - 2 * ANSWER_MARGIN * self._u - SHARE_WIDTH * size
            words = self._text.height("label", piece.text, self._language, inner, size)
            high = words + 2 * ANSWER_AIR * self._u
            # Where it must be low it is no higher than it may stand; its words are made to fit.
            most = float(self._frame["lowRoom"]) or high
            return max(float(self._frame["least"]), min(high, most))
        inner = width - 2 * inset
        if piece.kind == "point":
            inner -= NUMBER_WIDTH * size
            parts = [("label", piece.text, size), ("text", piece.more, self._sizes["more"])]
        else:
            parts = [(self._role(piece), piece.text, size)]
        return 2 * inset + sum(
            self._text.height(role, words, self._language, inner, each)
            for role, words, each in parts
            if words
        )

    def _headline(self, piece: Piece) -> SetHeadline:
        """At its size; where the page is lower than the title, at the largest at which it is whole."""
        room, least = float(self._frame["room"]), float(self._frame["leastTitle"])
        size = self._sizes[piece.kind]
        setting = whole = self._set_line(piece.text, size)
        while _high(whole) > room and size > least:
            size = max(least, size * SMALLER)
            whole = self._set_line(piece.text, size)
        return whole if _high(whole) <= room else setting

    def _gap(self, above: Piece, below: Piece) -> float:
        if below.kind in TOUCHED and above.kind in TOUCHED:
            return float(self._frame["gapOfTargets"])
        if above.kind == "by":
            return GAP_BELOW_BY * self._u
        if above.kind in HEADLINES and below.kind == "point":
            return GAP_BELOW_TITLE * self._u
        return _GAPS.get(below.kind, GAP) * self._u

    def _shown(self, placed: Placed) -> dict[str, Any]:
        piece = placed.piece
        size = self._sizes.get(piece.kind, 0.0)
        shown = {
            "kind": piece.kind,
            "text": piece.text,
            "more": piece.more,
            "number": piece.number,
            "y": placed.y,
            "height": placed.height,
            "size": size,
            "moreSize": self._sizes["more"],
            "inset": self._inset(piece),
            "indent": NUMBER_WIDTH * size if piece.kind == "point" else 0.0,
            "role": self._role(piece),
            "leading": 1.0,
        }
        if piece.kind in HEADLINES:
            setting = self._headline(piece)
            shown |= {"lines": "\n".join(setting.lines), "size": setting.size, "leading": setting.leading}
        return shown


def _high(setting: SetHeadline) -> float:
    return len(setting.lines) * setting.size * setting.leading
