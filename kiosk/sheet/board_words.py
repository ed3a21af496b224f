"""The words of an item as they stand on paper, in one language: what passers-by see, what a touch opens, what is read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kiosk.media.captions.reader import CuesError, read_cues
from kiosk.playlist.model import Item
from kiosk.poster.markdown import Block, blocks
from kiosk.poster.running_text import reads_right_to_left
from kiosk.sheet.paper import Line, Paper, Style
from kiosk.words.catalogue import section
from kiosk.words.sentence import LanguageName, fill

SOFT = "#6B6259"
"""Labels and what is not on the screen."""
RULE = "#D8CFC2"
_HEAD, _TITLE, _TEXT, _BOLD = (
    Style("label", 7.5, 1.5, SOFT, 6.0),
    Style("headline", 13.0, 1.12),
    Style("text", 9.2, 1.42),
    Style("label", 9.2, 1.42),
)
_SMALL = Style("text", 8.2, 1.4, SOFT)
_FIGURE = Style("headline", 22.0, 1.05)
_INDENT = 11.0
_SMALLEST_TITLE = 8.0


@dataclass(frozen=True, slots=True)
class Column:
    """The words of one language."""

    language: str
    lines: Sequence[Line]


def column(item: Item, language: str, told_in: str, paper: Paper, width: float, scale: float = 1.0) -> Column:
    """The words of ``item`` in ``language``, ``width`` points wide; its headings are in ``told_in``."""
    setting = _Setting(paper, width, reads_right_to_left(language), section("board", told_in), scale)
    lines = list(setting.head(fill("{name}", {"name": LanguageName(language)}, told_in)))
    lines += setting.words(item, language)
    return Column(language, lines)


def languages_of(item: Item, languages: Sequence[str]) -> list[str]:
    """Those in which it has words of its own."""
    return [code for code in languages if code in item.languages or code in item.captions]


class _Setting:
    """Sets paragraphs below each other in one column."""

    def __init__(self, paper: Paper, width: float, is_rtl: bool, words: Any, scale: float) -> None:
        self._paper, self._width, self._is_rtl, self._words = paper, width, is_rtl, words
        self._scale = scale

    def head(self, name: str) -> Iterator[Line]:
        yield from self._set(name.upper(), _HEAD, stays=True)

    def words(self, item: Item, language: str) -> Iterator[Line]:
        """In the order in which they are read."""
        text = item.text_in(language) if language in item.languages else None
        if text:
            yield from self._set(text.label, replace(_SMALL, role="label"), gap=4, stays=True)
            yield from self._set(text.figure, _FIGURE, gap=3, stays=True)
            title = text.title.replace("\n", " ")
            yield from self._set(title, replace(_TITLE, size=self._title_size(title)), gap=3)
            yield from self._set(text.by and f"— {text.by}", _BOLD, gap=3)
            yield from self._set(text.text, _TEXT, gap=5)
            for number, point in enumerate(text.points, start=1):
                yield from self._set(
                    point.title, _BOLD, gap=5, mark=(str(number), _BOLD), stays=bool(point.text)
                )
                yield from self._set(point.text, _TEXT, indent=_INDENT)
            for answer in text.answers:
                yield from self._set(answer, _TEXT, gap=4, mark=("○", _TEXT))
            yield from self._set(text.caption, _SMALL, gap=5)
            yield from self._more(text.more)
            if text.alt:
                yield from self._heading("picture")
                yield from self._set(text.alt, _SMALL, gap=2)
        if language in item.captions:
            yield from self._captions(item, language)

    def _title_size(self, title: str) -> float:
        """So large that its longest word fits on a line, if it can."""
        longest = (
            max((self._paper.width_of(word, _TITLE) for word in title.split()), default=0.0) * self._scale
        )
        return max(_SMALLEST_TITLE, _TITLE.size * min(1.0, self._width / longest if longest else 1.0))

    def _heading(self, word: str) -> Iterator[Line]:
        yield from self._set(str(self._words[word]).upper(), replace(_HEAD, size=6.8), gap=11, stays=True)

    def _more(self, more: str) -> Iterator[Line]:
        found = blocks(more)
        if found:
            yield from self._heading("more")
        for number, block in enumerate(found):
            words, bold = _run(block)
            yield from self._set(
                words,
                _TEXT,
                gap=2 if number == 0 else 2.5 if block.is_item else 6,
                bold=bold,
                mark=("•", _TEXT) if block.is_item else None,
            )

    def _captions(self, item: Item, language: str) -> Iterator[Line]:
        try:
            cues = read_cues(item.captions[language], language)
        except (CuesError, OSError):
            return
        if cues:
            yield from self._heading("captions")
        words = " ".join(cue.text.replace("\n", " ") for cue in cues)
        yield from self._set(words, _SMALL, gap=2)

    def _set(
        self,
        words: str,
        style: Style,
        *,
        gap: float = 0.0,
        stays: bool = False,
        mark: tuple[str, Style] | None = None,
        indent: float = 0.0,
        bold: Sequence[tuple[int, int]] = (),
    ) -> Iterator[Line]:
        if not words.strip():
            return
        style = replace(style, size=style.size * self._scale)
        gap *= self._scale
        indent = _INDENT if mark and not self._is_rtl else indent
        paragraphs = words.strip().splitlines() if not bold else [words]
        for part, paragraph in enumerate(paragraphs):
            lines = self._paper.set(
                paragraph, style, self._width - indent, bold=bold, right_to_left=self._is_rtl
            )
            for number, line in enumerate(lines):
                is_first = number == part == 0
                yield replace(
                    line,
                    indent=indent,
                    gap=gap if is_first else 0.0,
                    mark=mark if is_first and not self._is_rtl else None,
                    stays_with_next=stays,
                    color=style.color,
                )


def _run(block: Block) -> tuple[str, list[tuple[int, int]]]:
    """The words of a paragraph, and which of them are bold."""
    text, bold = "", []
    for word in block.words:
        text += " " if text else ""
        if word.bold:
            bold.append((len(text), len(word.text)))
        text += word.text
    return text, bold
