"""The Markdown subset of "read more", parsed into blocks of plain or bold words. No Qt.

Paragraphs, lists and ``**bold**`` are supported; everything else is shown as typed. Every word is drawn as plain text, so
nothing in it can fetch, link or run anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.S)
"""Our own rule: in CommonMark ``**Stop!**Now`` is not bold and shows its asterisks, as a space is missing."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word with the punctuation attached to it."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or one line of a list."""

    words: tuple[Word, ...]
    is_item: bool = False


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of ``text`` in order; the number of a list item is its first word."""
    found: list[Block] = []
    lines = text.splitlines()
    marks: list[str] = []
    for token in _parser().parse("\n".join(lines)):
        if token.type == "list_item_open":
            marks.append(token.info + token.markup)
        elif token.type == "inline" or (token.type == "list_item_close" and marks):
            for paragraph in _paragraphs(token, lines):
                typed = (Word(mark) for mark in marks if mark != "-")
                words = (*typed, *_words(paragraph))
                if words:
                    found.append(Block(words, is_item="-" in marks))
                marks.clear()
    return tuple(found)


@cache
def _parser() -> MarkdownIt:
    # Imported here as it takes 30 ms, and few visits open "read more".
    from markdown_it import MarkdownIt

    return MarkdownIt("zero", {"maxNesting": 100}).enable("list").disable("inline")


def _paragraphs(token: Token, lines: Sequence[str]) -> Iterator[str]:
    """The paragraphs of ``token``.

    In Markdown the line after a list continues its last item; here only an indented line does, as people expect.
    """
    paragraph, *more = token.content.split("\n")
    for number, line in enumerate(more, (token.map or [0])[0] + 1):
        if token.level > 1 and not lines[number][:1].isspace():
            yield paragraph
            paragraph = line
        else:
            paragraph += "\n" + line
    yield paragraph


def _words(text: str) -> tuple[Word, ...]:
    """The words of ``text``; characters directly after a bold part, such as a full stop, belong to its word."""
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
