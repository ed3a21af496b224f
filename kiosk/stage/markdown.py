"""The little Markdown of "lees verder", turned into safe pieces: blocks of words, each plain or bold. No Qt.

Paragraphs, ``**bold**`` and ``- `` lists are understood; everything else is shown as typed. The pieces are drawn as plain
text word by word, so nothing in them can fetch, link or run anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.S)


@dataclass(frozen=True, slots=True)
class Word:
    """One word with what clings to it."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or one line of a list."""

    words: tuple[Word, ...]
    is_item: bool = False


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of ``text`` in order."""
    found: list[Block] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines: list[str] = []
        for line in paragraph.splitlines():
            if line.lstrip().startswith("- "):
                _add(found, " ".join(lines))
                lines = []
                _add(found, line.lstrip()[2:], is_item=True)
            elif found and found[-1].is_item and not lines and line.startswith("  "):
                words = found[-1].words + _words(line)
                found[-1] = Block(words, is_item=True)
            else:
                lines.append(line)
        _add(found, " ".join(lines))
    return tuple(found)


def _add(found: list[Block], text: str, *, is_item: bool = False) -> None:
    words = _words(text)
    if words:
        found.append(Block(words, is_item))


def _words(text: str) -> tuple[Word, ...]:
    """Words of ``text``; what touches a bold part without a blank, such as a full stop, belongs to its word."""
    words: list[Word] = []
    touches = False
    for index, part in enumerate(_BOLD.split(text)):
        bold = index % 2 == 1
        for number, word in enumerate(re.split(r"[ \t\n]+", part)):
            if number == 0 and touches and word:
                last = words.pop()
                words.append(Word(last.text + word, bold=last.bold or bold))
            elif word:
                words.append(Word(word, bold))
        if part:
            touches = part[-1] not in " \t\n"
    return tuple(words)
